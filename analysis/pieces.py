"""Many texts cut at white space at once: no word crosses white space, so each different piece is looked at only once."""

import string
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import compress, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.vocabulary import Vocabulary
from analysis.words import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

WIDEST = 0x3001  # white space has smaller code points
WHITE, LOOSE = 1, 2
MOST = 1 << 17
EDGES = string.punctuation + "“”‘’"


class Known:
    """All different pieces that were met, and all different forms of the words in them."""

    def __init__(self) -> None:
        self.pieces, self.forms = Vocabulary(), Vocabulary()

    def first_words(self, pieces: Sequence[str]) -> "Array":
        """Return a row a piece: how many words it has; of the first one the form, the start and the stop."""
        import numpy as np

        forms = [*map(str.strip, pieces, repeat(EDGES))]
        rows = np.ones((len(pieces), 4), dtype="int64")
        rows[:, 2] = np.fromiter(map(str.find, pieces, forms), "int64", len(pieces))
        for at in [at for at, form in enumerate(forms) if not form.isalnum()]:
            spans = inside(pieces[at])
            start, stop = spans[0] if spans else (0, 0)
            forms[at] = pieces[at][start:stop]
            rows[at, 0], rows[at, 2] = len(spans), start
        rows[:, 1] = self.forms.numbers(forms)
        rows[:, 3] = rows[:, 2] + np.fromiter(map(len, forms), "int64", len(forms))
        return rows


@dataclass(frozen=True, eq=False)
class Pieces:
    """The pieces of the texts, put one after the other with a line break between: `start` and `stop` count through all of them.

    `unique` holds every piece once and `piece` tells which one stands at each place; `base` is where each text begins, `points`
    the code points of all texts, `white` the places of white space. `known` holds the pieces that other texts had as well, and
    `number` the place of each unique piece among them.
    """

    unique: Sequence[str]
    piece: "Array"
    start: "Array"
    stop: "Array"
    base: "Array"
    points: "Array"
    white: "Array"
    known: Known
    number: "Array"

    def told(self, function: "Callable[[list[str]], Array]") -> "Array":
        """Return what a function of pieces tells of each unique piece: see Vocabulary."""
        return self.known.pieces.told(function, self.number)

    def places(self, marks: Iterable[str]) -> "Array":
        """Return the places at which one of these characters stands; none of them is a letter, a digit or white space."""
        import numpy as np

        listed = np.array([ord(mark) for mark in marks])
        wanted = np.zeros(int(listed.max()) + 2, dtype=bool)
        wanted[listed] = True
        return self._loose[wanted[np.minimum(self.points[self._loose], len(wanted) - 1)]]

    @cached_property
    def _loose(self) -> "Array":
        """Return the places of all characters but white space and the letters and digits of ASCII."""
        import numpy as np

        return np.flatnonzero(np.take(_kinds(), self.points, mode="clip") == LOOSE)

    def filled(self, begin: "Array", end: "Array") -> "Array":
        """Return how many characters between these places are no white space."""
        import numpy as np

        return end - begin - (np.searchsorted(self.white, end) - np.searchsorted(self.white, begin))  # type: ignore[no-any-return]

    def words(self) -> "Inside":
        """Return the words of the unique pieces."""
        import numpy as np

        first = self.told(self.known.first_words)
        bounds = np.concatenate(([0], np.cumsum(first[:, 0])))
        rows = np.zeros((int(bounds[-1]), 3), dtype="int64")
        rows[bounds[:-1][first[:, 0] > 0]] = first[first[:, 0] > 0, 1:]
        many = first[:, 0] > 1
        found = [(piece, span) for piece in compress(self.unique, many) for span in inside(piece)]
        if found:
            held = np.repeat(many, first[:, 0])
            rows[held, 0] = self.known.forms.numbers([piece[start:stop] for piece, (start, stop) in found])
            rows[held, 1:] = [span for _, span in found]
        numbers, rows[:, 0] = renumbered(rows[:, 0], len(self.known.forms))
        return Inside(numbers, bounds, rows)


class Inside(NamedTuple):
    """The words of unique pieces: the number of each different form, the bounds of each piece's rows, and the rows: form, start, stop."""

    numbers: "Array"
    bounds: "Array"
    rows: "Array"


def renumbered(values: "Array", size: int) -> tuple["Array", "Array"]:
    """Return the different values below `size` in the order of their first place, and for each place which one stands there."""
    import numpy as np

    first = np.full(size, -1)
    first[values[::-1]] = np.arange(len(values))[::-1]
    found = values[np.sort(first[first >= 0])]
    first[found] = np.arange(len(found))
    return found, first[values]


_standing = [Known()]


def cut(texts: Sequence[str]) -> Pieces:
    """Return the pieces of the texts."""
    import numpy as np

    whole = "\n".join(texts)
    points = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    white = np.take(_kinds(), points, mode="clip") == WHITE
    edges = np.flatnonzero(np.diff(white, prepend=True, append=True))
    start, stop = edges[::2], edges[1::2]
    if len(_standing[0].pieces) > MOST:
        _standing[0] = Known()
    known = _standing[0]
    different, place = _different(whole, points, start)
    number, piece = renumbered(known.pieces.numbers(different)[place], len(known.pieces))
    unique = [*map(known.pieces.strings.__getitem__, number.tolist())]
    base = np.cumsum([0, *(len(text) + 1 for text in texts)], dtype="int64")
    return Pieces(unique, piece, start, stop, base, points, np.flatnonzero(white), known, number)


def _different(whole: str, points: "Array", start: "Array") -> tuple[list[str], "Array"]:
    """Return the different pieces, and which one begins at each `start`; one may stand twice, before different white space."""
    import numpy as np
    import pyarrow as pa

    content = whole.encode("utf-8", "surrogatepass") + b"\n"
    if len(content) > len(points) + 1:
        wide = np.flatnonzero(points > 0x7F)
        more = np.cumsum(1 + (points[wide] > 0x7FF) + (points[wide] > 0xFFFF))
        start = start + np.concatenate(([0], more))[np.searchsorted(wide, start)]
    held = [None, pa.py_buffer(np.append(start, len(content)).astype("int64")), pa.py_buffer(content)]
    coded = pa.Array.from_buffers(pa.large_binary(), len(start), held).dictionary_encode()
    listed = b"".join(coded.dictionary.to_pylist()).decode("utf-8", "surrogatepass").split()
    return listed, coded.indices.to_numpy()


def spread(chosen: "Array", bounds: "Array") -> tuple["Array", "Array"]:
    """Return, for rows kept in groups, each chosen group's place repeated for each of its rows, and the rows' places."""
    import numpy as np

    sizes = np.diff(bounds)[chosen]
    owner = np.repeat(np.arange(len(chosen)), sizes)
    before = np.cumsum(sizes) - sizes
    return owner, bounds[chosen][owner] + np.arange(len(owner)) - before[owner]


@lru_cache(maxsize=1 << 12)
def inside(piece: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of a piece's words."""
    return tuple(words(piece))


@cache
def _kinds() -> "Array":
    import numpy as np

    kinds = [
        WHITE if (one := chr(point)).isspace() else 0 if one.isascii() and one.isalnum() else LOOSE
        for point in range(WIDEST + 1)
    ]
    return np.array(kinds, dtype="u1")
