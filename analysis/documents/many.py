"""The sentences of many texts at once: a sentence ends with a piece between white space, so each different piece is looked at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.documents.zones import Sentence, headline
from analysis.pieces import Pieces, cut
from analysis.tables import ZONES
from analysis.views import View
from analysis.words import END, REPORTS, WHOLE, following, goes_on, reports, sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

LINE_ENDS = "\n\r\u2028\u2029"
WIDE = 0x2FFF  # beyond it a sentence may end inside a piece
ENDS = WHOLE << 1
HEADLINE, LEDE, BODY = (ZONES.index(zone) for zone in ("headline", "lede", "body"))


@dataclass(frozen=True, eq=False)
class Zoned:
    """The sentences of many texts, one array a column; `document` is a place in `texts`, `begin` and `end` count in it."""

    texts: Sequence[str]
    pieces: Pieces
    document: "Array"
    zone: "Array"
    paragraph: "Array"
    begin: "Array"
    end: "Array"


class ZonedText(View[Sentence]):
    """The sentences of one text of many."""

    def __init__(self, zoned: Zoned, document: int) -> None:
        self.zoned, self.document = zoned, document

    def make(self) -> Sequence[Sentence]:
        """Return all sentences."""
        rows = self._rows(self.zoned.zone, self.zoned.paragraph, self.zoned.begin, self.zoned.end)
        return [Sentence(ZONES[zone], paragraph, begin, end) for zone, paragraph, begin, end in rows]

    def spans(self) -> list[tuple[int, int]]:
        """Return where the sentences begin and end, without making them."""
        return list(self._rows(self.zoned.begin, self.zoned.end))

    def _rows(self, *columns: "Array") -> Iterator[Any]:
        low, high = self.zoned.document.searchsorted((self.document, self.document + 1)).tolist()
        return zip(*(column[low:high].tolist() for column in columns), strict=True)


def spans(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Return where the sentences of a text begin and end."""
    return sentences.spans() if isinstance(sentences, ZonedText) else [(one.start, one.stop) for one in sentences]


def zoned_many(texts: Sequence[str], titles: Sequence[str]) -> list[ZonedText]:
    """Return for each text what `zoned` returns; the items are made when they are asked for."""
    import numpy as np

    pieces = cut(texts)
    begin, end = _sentences(texts, pieces)
    document = np.searchsorted(pieces.base, begin, side="right") - 1
    breaks = np.flatnonzero(pieces.points == ord("\n"))
    paragraph = np.searchsorted(breaks, begin) - np.searchsorted(breaks, pieces.base)[document]
    heads = [headline(text, title) for text, title in zip(texts, titles, strict=True)]
    head = np.array([-1 if one is None else one for one in heads], dtype="int64")[document]
    others = np.flatnonzero(paragraph != head)
    first = others[np.diff(document[others], prepend=-1) > 0]
    lede = np.full(len(texts), -1)
    lede[document[first]] = paragraph[first]
    zone = np.where(paragraph == head, HEADLINE, np.where(paragraph == lede[document], LEDE, BODY))
    base = pieces.base[document]
    zoned = Zoned(texts, pieces, document, zone, paragraph, begin - base, end - base)
    return [ZonedText(zoned, at) for at in range(len(texts))]


def _sentences(texts: Sequence[str], pieces: Pieces) -> tuple["Array", "Array"]:
    """Return where every sentence begins and ends in all texts put one after the other."""
    import numpy as np

    line = np.zeros(len(pieces.piece) + 1, dtype=bool)  # opens a line
    line[0] = line[-1] = True
    line[np.searchsorted(pieces.start, pieces.white[np.isin(pieces.points[pieces.white], [*map(ord, LINE_ENDS)])])] = (
        True
    )
    marks = pieces.told(_marks)[pieces.piece]
    place = np.flatnonzero((marks > 0) & ~line[1:])
    follows = _told(pieces, place + 1, _follows)
    second = np.flatnonzero((follows & WHOLE > 0) & ~line[place + 2]) if len(place) else place
    follows[second] |= _told(pieces, place[second] + 2, _reports)
    opens = line[:-1].copy()
    opens[place[(marks[place] & ~ENDS & follows) == 0] + 1] = True
    first = np.flatnonzero(opens)
    begin, end = pieces.start[first], pieces.stop[np.append(first[1:], len(opens)) - 1] if len(first) else first
    wide = np.searchsorted(pieces.base, np.flatnonzero(pieces.points > WIDE), side="right") - 1
    return _with_wide(texts, pieces, np.unique(wide), begin, end) if len(wide) else (begin, end)


def _told(pieces: Pieces, places: "Array", function: Any) -> "Array":
    """Return what the function tells of the pieces that stand at these places."""
    import numpy as np

    unique, of = np.unique(pieces.piece[places], return_inverse=True)
    return pieces.known.pieces.told(function, pieces.number[unique])[of]


def _with_wide(
    texts: Sequence[str], pieces: Pieces, wide: "Array", begin: "Array", end: "Array"
) -> tuple["Array", "Array"]:
    """Return the spans with those of these texts cut by themselves."""
    import numpy as np

    kept = ~np.isin(np.searchsorted(pieces.base, begin, side="right") - 1, wide)
    own = [(pieces.base[at] + a, pieces.base[at] + b) for at in wide.tolist() for a, b in sentences(texts[at])]
    spans = np.concatenate((np.column_stack((begin[kept], end[kept])), np.array(own, dtype="int64").reshape(-1, 2)))
    return tuple(spans[np.argsort(spans[:, 0], kind="stable")].T)


def _marks(pieces: list[str]) -> "Array":
    """Return of each piece, if it may end a sentence, ENDS and the kinds of what may follow with which it goes on, else 0."""
    import numpy as np

    told = np.zeros(len(pieces), dtype="int64")
    for at, piece in enumerate(pieces):
        if not piece.isalnum() and (mark := END.search(piece)):
            told[at] = ENDS | goes_on(piece, mark)
    return told


def _follows(pieces: list[str]) -> "Array":
    """Return of what kind the word is that opens each piece."""
    import numpy as np

    return np.array([following(piece, 0) for piece in pieces], dtype="int64")


def _reports(pieces: list[str]) -> "Array":
    """Return REPORTS for each piece that opens with a reporting verb, else 0."""
    import numpy as np

    return np.array([REPORTS * reports(piece) for piece in pieces], dtype="int64")
