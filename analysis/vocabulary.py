"""Strings by number, with what functions tell of them: worked out once for each, however many portions of a corpus it stands in."""

from collections.abc import Callable, Sequence
from itertools import filterfalse
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

Key = TypeVar("Key")


def of_each(strings: Sequence[str], quick: Callable[[str], Key], slow: Callable[[str], Key]) -> list[Key]:
    """Return what `slow` tells of each string; of one of ASCII letters and digits alone `quick` tells the same."""
    told = [*map(quick, strings)]
    for at, string in enumerate(strings):
        if not (string.isalnum() and string.isascii()):
            told[at] = slow(string)
    return told


class Numbered(dict[Key, int]):
    """A number for each key, in the order in which they are asked for."""

    def __missing__(self, key: Key) -> int:
        self[key] = len(self)
        return self[key]


class Vocabulary:
    """A number for each different string, in the order in which they are met, and columns of what is told of them.

    A function that tells of strings takes a list of them and returns an array with one row each; it is asked once about each
    string and is known by its identity, so it has to be a function of a module or the method of something that is kept.
    """

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._index: dict[str, int] = {}
        self._told: dict[Callable[..., Any], tuple[Array, Array]] = {}

    def __len__(self) -> int:
        return len(self.strings)

    def numbers(self, strings: Sequence[str]) -> "Array":
        """Return the number of each string; one that is not known yet gets the next."""
        import numpy as np

        new = [*filterfalse(self._index.__contains__, dict.fromkeys(strings))]
        self._index.update(zip(new, range(len(self), len(self) + len(new)), strict=True))
        self.strings += new
        return np.fromiter(map(self._index.__getitem__, strings), dtype="int64", count=len(strings))

    def told(self, function: "Callable[[list[str]], Array]", numbers: "Array") -> "Array":
        """Return what the function tells of the strings with these numbers, none of which stands twice."""
        import numpy as np

        values, known = self._told.get(function, (None, np.zeros(0, dtype=bool)))
        if len(known) < len(self):
            known = np.concatenate((known, np.zeros(len(self) - len(known), dtype=bool)))
        missing = numbers[~known[numbers]]
        if len(missing) or values is None:
            made = function([*map(self.strings.__getitem__, missing.tolist())])
            values = np.zeros((0, *made.shape[1:]), made.dtype) if values is None else values
            values = np.concatenate((values, np.zeros((len(self) - len(values), *made.shape[1:]), made.dtype)))
            values[missing] = made
            known[missing] = True
        self._told[function] = values, known
        return values[numbers]
