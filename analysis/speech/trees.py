"""A parsed sentence as plain lists: what the rules look at."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]


class Tree:
    """One parsed sentence as plain lists, one value a token; offsets are those of the whole text.

    `head` is a token's governor (itself for a root), `kids` its dependents in order, `left` and `right` the first
    and last token of its subtree; these three are worked out when the first of them is asked for.
    """

    __slots__ = ("dep", "form", "head", "kids", "left", "right", "start", "stop", "tag")

    kids: list[Sequence[int]]
    left: list[int]
    right: list[int]

    def __init__(
        self, start: list[int], stop: list[int], form: list[str], tag: list[str], dep: list[str], head: list[int]
    ) -> None:
        self.start, self.stop, self.form, self.tag, self.dep, self.head = start, stop, form, tag, dep, head

    def __getattr__(self, name: str) -> Any:
        if name not in ("kids", "left", "right"):
            raise AttributeError(name)
        self._work_out()
        return object.__getattribute__(self, name)

    def _work_out(self) -> None:
        head, size = self.head, len(self.form)
        kids: list[Any] = [()] * size
        left, right = list(range(size)), list(range(size))
        for token, above in enumerate(head):
            if token == above:
                continue
            if kids[above]:
                kids[above].append(token)
            else:
                kids[above] = [token]
            while left[above] > token:
                left[above], above = token, head[above]
        for token in range(size - 1, -1, -1):
            above = head[token]
            while right[above] < token:
                right[above], above = token, head[above]
        self.kids, self.left, self.right = kids, left, right

    def __len__(self) -> int:
        return len(self.form)

    def child(self, token: int, *deps: str) -> int:
        """Return the first dependent with one of these labels, -1 without one."""
        return next((kid for kid in self.kids[token] if self.dep[kid] in deps), -1)


def link(trees: Sequence[Tree], governor: "Array", lows: "Array") -> None:
    """Work out dependents and edges of many trees in one go, from the governors of all their tokens one after another."""
    import numpy as np

    order = np.argsort(governor, kind="stable")
    order = order[governor[order] != order]
    above, first = np.unique(governor[order], return_index=True)
    sizes = [len(tree) for tree in trees]
    low = np.repeat(lows, sizes)
    kids: list[Any] = [()] * len(governor)
    below = (order - low[order]).tolist()
    for token, start, stop in zip(
        above.tolist(), first.tolist(), np.append(first, len(below)).tolist()[1:], strict=True
    ):
        kids[token] = below[start:stop]
    left, right = (
        (_furthest(extreme, order, above, first, len(low)) - low).tolist() for extreme in (np.minimum, np.maximum)
    )
    for tree, start, size in zip(trees, lows.tolist(), sizes, strict=True):
        span = slice(start, start + size)
        tree.kids, tree.left, tree.right = kids[span], left[span], right[span]


def _furthest(extreme: Any, order: "Array", above: "Array", first: "Array", size: int) -> "Array":
    """Return the first or last token of each token's subtree, going up one governor a round."""
    import numpy as np

    edge = np.arange(size)
    while len(above):
        further = extreme(edge[above], extreme.reduceat(edge[order], first))
        if (further == edge[above]).all():
            break
        edge[above] = further
    return edge
