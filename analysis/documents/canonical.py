"""The canonical text of one article, and the way from each of its characters back to the raw bytes."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.documents.clean import LINE, Cleaned, Line, Paragraph, clean, stripped
from analysis.documents.raw import Raw
from analysis.required import Row


@dataclass(frozen=True)
class Piece:
    """A stretch of raw bytes and what became of it: keep, move, join, break, cut or space.

    `start` and `stop` count characters of the canonical text; they are equal where nothing of the piece is kept.
    """

    action: str
    reason: str
    raw_start: int
    raw_stop: int
    start: int
    stop: int


@dataclass(frozen=True)
class Canonical:
    """Canonical text: paragraphs parted by one line break, with the pieces it was made of."""

    text: str
    pieces: tuple[Piece, ...]
    unused: tuple[Row, ...] = ()

    def raw_position(self, position: int, raw: Raw) -> int:
        """Return the byte of the raw file at which the character at `position` of the canonical text stands."""
        shown = [piece for piece in self.pieces if piece.stop > piece.start]
        piece = shown[bisect_right([p.start for p in shown], position) - 1]
        if piece.action in ("join", "break"):
            return piece.raw_start
        first = bisect_right(raw.offsets, piece.raw_start) - 1
        return raw.offsets[first + position - piece.start]


def canonical(raw: Raw, rows: Sequence[Row], title: str = "") -> Canonical:
    """Return the canonical text of a raw text under an article's rows of cleaning.csv."""
    return _made(raw, clean(raw.text, rows, title))


def canonical_of(raw: Raw, paragraphs: Sequence[Paragraph], reason: str) -> Canonical:
    """Return the canonical text made of these paragraphs; everything else of the raw text is cut for `reason`."""
    cuts, at = [], 0
    for line in (
        *sorted((x for p in paragraphs for x in p), key=lambda x: x.start),
        Line(len(raw.text), len(raw.text)),
    ):
        for match in LINE.finditer(raw.text, at, line.start):
            if match.group().strip():
                cuts.append(Line(*stripped(raw.text, *match.span()), cut=reason))
        at = line.stop
    return _made(raw, Cleaned(tuple(paragraphs), tuple(cuts)))


def _made(raw: Raw, cleaned: Cleaned) -> Canonical:
    pieces = _pieces(raw, cleaned)
    text = "\n".join(" ".join(raw.text[x.start : x.stop] for x in p) for p in cleaned.paragraphs)
    return Canonical(text, tuple(sorted(pieces, key=lambda p: (p.start, p.raw_start))), cleaned.unused)


def _pieces(raw: Raw, cleaned: Cleaned) -> list[Piece]:
    at, pieces, offsets = 0, [], raw.offsets
    before: Line | None = None
    for paragraph in cleaned.paragraphs:
        for number, line in enumerate(paragraph):
            if before is not None:
                action, reason = ("join", line.joined) if number else ("break", "paragraph")
                gap = _gap(raw.text, before.stop)
                pieces.append(Piece(action, reason, offsets[before.stop], offsets[before.stop + gap], at, at + 1))
                at += 1
            action, reason = ("move", line.moved) if line.moved else ("keep", "")
            length = line.stop - line.start
            pieces.append(Piece(action, reason, offsets[line.start], offsets[line.stop], at, at + length))
            at, before = at + length, line
    cuts = [Piece("cut", x.cut, offsets[x.start], offsets[x.stop], at, at) for x in cleaned.cuts]
    return pieces + cuts + _spaces(pieces + cuts, offsets, at)


def _gap(text: str, start: int) -> int:
    stop = start
    while stop < len(text) and text[stop].isspace():
        stop += 1
    return stop - start


def _spaces(pieces: list[Piece], offsets: Sequence[int], at: int) -> list[Piece]:
    spaces, position = [], 0
    for piece in sorted(pieces, key=lambda p: (p.raw_start, p.raw_stop)):
        if piece.raw_start > position:
            spaces.append(Piece("space", "white space around a line", position, piece.raw_start, at, at))
        position = max(position, piece.raw_stop)
    if offsets[-1] > position:
        spaces.append(Piece("space", "white space around a line", position, offsets[-1], at, at))
    return spaces
