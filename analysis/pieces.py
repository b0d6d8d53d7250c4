"""Many texts cut at white space at once: no word crosses white space, so each different piece is looked at only once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from analysis.words import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

WIDEST = 0x3001  # white space has smaller code points


@dataclass(frozen=True, eq=False)
class Pieces:
    """The pieces of the texts, put one after the other with a line break between: `start` and `stop` count through all of them.

    `unique` holds every piece once and `piece` tells which one stands at each place; `base` is where each text begins, and `points`
    the code points of all texts.
    """

    unique: Sequence[str]
    piece: "Array"
    start: "Array"
    stop: "Array"
    base: "Array"
    points: "Array"

    def standing(self, marks: Iterable[str]) -> "Array":
        """Return, for each place of the whole and one beyond, how many of these characters stand before it."""
        import numpy as np

        listed = np.array([ord(mark) for mark in marks])
        wanted = np.zeros(int(listed.max()) + 2, dtype=bool)
        wanted[listed] = True
        return np.concatenate(([0], np.cumsum(wanted[np.minimum(self.points, len(wanted) - 1)], dtype="int32")))

    @cached_property
    def filled(self) -> "Array":
        """Return, for each place of the whole and one beyond, how many characters before it are no white space."""
        import numpy as np

        return np.concatenate(([0], np.cumsum(~_white()[np.minimum(self.points, WIDEST)], dtype="int32")))

    def words(self) -> tuple[list[str], "Array", "Array"]:
        """Return all different forms, the bounds of each unique piece's rows, and the rows: form, start, stop in it."""
        import numpy as np

        index: dict[str, int] = {}
        rows, sizes = list[tuple[int, int, int]](), list[int]()
        for piece in self.unique:
            if piece.isalnum():
                rows.append((index.setdefault(piece, len(index)), 0, len(piece)))
                sizes.append(1)
                continue
            spans = inside(piece)
            rows += [(index.setdefault(piece[start:stop], len(index)), start, stop) for start, stop in spans]
            sizes.append(len(spans))
        flat = np.fromiter(chain.from_iterable(rows), dtype="int64", count=3 * len(rows))
        return list(index), np.cumsum([0, *sizes]), flat.reshape(-1, 3)


class _Numbers(dict[str, int]):
    """A number for each different piece, in the order in which they are met."""

    def __missing__(self, piece: str) -> int:
        number = self[piece] = len(self)
        return number


def cut(texts: Sequence[str]) -> Pieces:
    """Return the pieces of the texts."""
    import numpy as np

    whole = "\n".join(texts)
    points = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    edges = np.flatnonzero(np.diff(_white()[np.minimum(points, WIDEST)], prepend=True, append=True))
    index = _Numbers()
    piece = np.fromiter(chain.from_iterable(map(index.__getitem__, text.split()) for text in texts), dtype="int64")
    lengths = np.array([0, *(len(text) + 1 for text in texts)], dtype="int64")
    return Pieces(list(index), piece, edges[::2], edges[1::2], np.cumsum(lengths), points)


def spread(chosen: "Array", bounds: "Array") -> tuple["Array", "Array"]:
    """Return, for rows kept in groups, each chosen group's place repeated for each of its rows, and the rows' places."""
    import numpy as np

    sizes = np.diff(bounds)[chosen]
    owner = np.repeat(np.arange(len(chosen)), sizes)
    before = np.cumsum(sizes) - sizes
    return owner, bounds[chosen][owner] + np.arange(len(owner)) - before[owner]


@lru_cache(maxsize=1 << 16)
def inside(piece: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of a piece's words."""
    return tuple(words(piece))


@cache
def _white() -> "Array":
    import numpy as np

    return np.array([chr(point).isspace() for point in range(WIDEST + 1)])
