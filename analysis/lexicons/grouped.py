"""Numbers in groups, and sorted numbers to find others in: what a lexicon looks like as columns."""

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from analysis.pieces import spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

ENDS = 1 << 18


class Keys:
    """Sorted numbers to find others in; as most are not there, their last bits are looked at first."""

    def __init__(self, numbers: "Array") -> None:
        import numpy as np

        self.sorted, self.ends = np.sort(numbers), np.zeros(ENDS, dtype=bool)
        self.ends[self.sorted % ENDS] = True

    def found(self, wanted: "Array") -> tuple["Array", "Array"]:
        """Return which of the numbers are there, and their places among the sorted."""
        import numpy as np

        near = np.flatnonzero(self.ends[wanted % ENDS])
        at = np.minimum(np.searchsorted(self.sorted, wanted[near]), len(self.sorted) - 1)
        there = self.sorted[at] == wanted[near]
        return near[there], at[there]


class Grouped:
    """Numbers in groups, kept as one column; `rows` gives those of chosen groups, and to which choice each belongs."""

    def __init__(self, groups: Sequence[Sequence[int]]) -> None:
        import numpy as np

        self.bounds = np.cumsum([0, *map(len, groups)])
        self.values = np.fromiter(chain.from_iterable(groups), dtype="int64", count=int(self.bounds[-1]))

    def rows(self, chosen: "Array") -> tuple["Array", "Array"]:
        """Return for each number of the chosen groups the place of the choice, and the number."""
        owner, place = spread(chosen, self.bounds)
        return owner, self.values[place]
