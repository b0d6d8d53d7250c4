"""Raw text to canonical text by declared cuts, joins and moves, with nothing dropped silently."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analysis.required import Row
from analysis.tables import CorpusError
from analysis.words import words

LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
_ENDS = re.compile(r"[.!?…:;。！？][\"'”’»›)\]]*$")
_BULLET = re.compile(r"[-–—•*·▪]\s")

_NAME = r"(?!(?:And|By|Of|In|To|The|For|With)\b)[A-ZÀ-Þ][\w.’'-]*"
_AUTHOR = rf"(?-i:(?:By|BY) {_NAME}(?: {_NAME}){{1,3}})"
_AUTHORS = re.compile(rf"{_AUTHOR}(?: and {_NAME}(?: {_NAME}){{1,3}})?")
_PARTED = r"\s?(?:[,|·•–—-]|and\b|for\b)\s?[^()!?]{2,80}"
_MONTH = r"[a-z]{3,9}\.?"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.)? {_MONTH},? |{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? |\d{{1,2}}[./]\d{{1,2}}[./])(?:19|20)\d\d"
    r"|(?:19|20)\d\d-\d\d-\d\d"
)
# Page furniture that is recognised in any text; a whole line must match.
FURNITURE = (
    (r"[-–—\s]*(advertisement|advertising|реклама|anzeige|publicité|publicidad)[-–—\s]*", "advertisement mark"),
    (r"(back|return) to (the )?top", "link to the top of the page"),
    (r"[-+−]?\d{1,2}([.,]\d)?\s*°?\s*[CFСcf]", "weather"),
    (r"(share|tweet|email|print|save|subscribe|sign in|log in|skip to (main )?content|read more)", "button"),
    (
        r"(?-i:By|BY) (?!.*\b(?-i:And|By|Of|In|To|The|For|With)\b)(?-i:[A-ZÀ-Þ][\w.’'-]*( [A-ZÀ-Þ][\w.’'-]*){1,3}(( and |, )[A-ZÀ-Þ][\w.’' -]*)?)",
        "byline",
    ),
    (
        r"(?-i:By|BY) (an? |our |the )?((own|staff|special|senior|chief|local|foreign|political|business) )+(reporter|writer|correspondent|editor)s?",
        "byline",
    ),
    (rf"\({_AUTHOR}(?:{_PARTED})?\)", "byline"),
    (rf"{_AUTHOR}{_PARTED}[\s,|·•–—-](?:{_DAY})", "byline"),
    (r"(©|\(c\)|copyright\b).{0,80}", "copyright line"),
)
_FURNITURE = tuple((re.compile(pattern, re.IGNORECASE), reason) for pattern, reason in FURNITURE)


@dataclass(frozen=True)
class Line:
    """One line of the raw text: where it stands and what becomes of it."""

    start: int
    stop: int
    cut: str = ""
    moved: str = ""
    joined: str = ""


Paragraph = tuple[Line, ...]


@dataclass(frozen=True)
class Cleaned:
    """The canonical order of a text's lines, and the lines that were cut."""

    paragraphs: tuple[Paragraph, ...]
    cuts: tuple[Line, ...]
    unused: tuple[Row, ...] = ()


def clean(text: str, rows: Sequence[Row], title: str = "") -> Cleaned:
    """Return the text's paragraphs in canonical order.

    Cuts come first (declared ones, then furniture), then joins, then moves. A row whose anchor does not stand in the
    text is returned in `unused`; a move whose target is missing raises CorpusError.
    """
    lines = [Line(*stripped(text, *match.span())) for match in LINE.finditer(text) if match.group().strip()]
    unused: list[Row] = []
    for row in rows:
        if row["action"] == "cut":
            lines = _cut(text, lines, row, unused)
    named = forms(title)
    for number, line in enumerate(lines):
        told = text[line.start : line.stop]
        if not line.cut and (reason := furniture(told)) and forms(told) != named:
            lines[number] = replace(line, cut=reason)
    kept = [line for line in lines if not line.cut]
    reason = next((row["reason"] for row in rows if row["action"] == "join" and row["from"] == "*"), "")
    paragraphs = _join(text, kept, reason, title)
    for row in rows:
        if row["action"] == "move":
            paragraphs = _move(text, paragraphs, row, unused)
    return Cleaned(tuple(paragraphs), tuple(line for line in lines if line.cut), tuple(unused))


def furniture(line: str) -> str:
    """Return why a line is page furniture, or "" where it is not."""
    return next((reason for pattern, reason in _FURNITURE if pattern.fullmatch(line.strip())), "")


def author(text: str) -> str:
    """Return who the first byline of a text names, as "By Ada Bell"; "" where no line is one.

    >>> author("Ferry back\\n(By Ada Bell, The Herald, 3 May 2026)\\nThe ferry ran.")
    'By Ada Bell'
    """
    lines = (line.strip() for line in text.splitlines())
    found = next((line.strip("()") for line in lines if furniture(line) == "byline"), "")
    named = _AUTHORS.match(found)
    return named.group() if named else found


def stripped(text: str, start: int, stop: int) -> tuple[int, int]:
    """Return the span without the white space at its ends."""
    piece = text[start:stop]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def forms(text: str) -> list[str]:
    """Return the words of a text in the form in which texts are compared: lower case, plain apostrophes and hyphens."""
    plain = text.lower().replace("’", "'").replace("‘", "'").replace("\u2010", "-").replace("\u2011", "-")
    return [plain[start:stop] for start, stop in words(plain)]


def _begins(text: str, line: Line, anchor: list[str]) -> bool:
    return forms(text[line.start : line.stop])[: len(anchor)] == anchor


def _cut(text: str, lines: list[Line], row: Row, unused: list[Row]) -> list[Line]:
    first = next((i for i, line in enumerate(lines) if _begins(text, line, forms(row["from"]))), None)
    if first is None:
        unused.append(row)
        return lines
    last = first
    if row["to"] == "*END*":
        last = len(lines) - 1
    elif row["to"]:
        last = next((i for i in range(first, len(lines)) if _begins(text, lines[i], forms(row["to"]))), first)
    return [replace(line, cut=row["reason"]) if first <= i <= last else line for i, line in enumerate(lines)]


def _join(text: str, lines: Iterable[Line], declared: str, title: str) -> list[Paragraph]:
    paragraphs: list[list[Line]] = []
    for line in lines:
        reason = ""
        if paragraphs:
            before = paragraphs[-1][-1]
            reason = _runs_on(text, before, line, declared)
            if title and forms(text[paragraphs[-1][0].start : before.stop]) == forms(title):
                reason = ""
        if reason:
            paragraphs[-1].append(replace(line, joined=reason))
        else:
            paragraphs.append([line])
    return [tuple(paragraph) for paragraph in paragraphs]


def _runs_on(text: str, before: Line, line: Line, declared: str) -> str:
    between, here = text[before.stop : line.start], text[line.start : line.stop]
    if _ENDS.search(text[before.start : before.stop]) or _BULLET.match(here):
        return ""
    if len(re.findall(r"\r\n|[\n\r]", between)) > 1:
        return ""
    return declared or ("the line breaks inside a sentence" if here[0].islower() else "")


def _move(text: str, paragraphs: list[Paragraph], row: Row, unused: list[Row]) -> list[Paragraph]:
    first, target = _paragraph(text, paragraphs, row["from"]), _paragraph(text, paragraphs, row["after"])
    if first is None:
        unused.append(row)
        return paragraphs
    last = first if not row["to"] else _paragraph(text, paragraphs, row["to"], first)
    if last is None or target is None or first <= target <= last:
        missing = row["to"] if last is None else row["after"]
        raise CorpusError(
            f"cleaning.csv: article {row['article']!r}, move from {row['from']!r}: no paragraph outside the block "
            f"begins with {missing!r}; mend the anchor"
        )
    block = [tuple(replace(x, moved=row["reason"]) for x in p) for p in paragraphs[first : last + 1]]
    if target == first - 1:
        return paragraphs
    rest = paragraphs[:first] + paragraphs[last + 1 :]
    place = target + 1 - (len(block) if target > last else 0)
    return rest[:place] + block + rest[place:]


def _paragraph(text: str, paragraphs: list[Paragraph], anchor: str, begin: int = 0) -> int | None:
    wanted = forms(anchor)
    for number in range(begin, len(paragraphs)):
        if wanted and any(_begins(text, line, wanted) for line in paragraphs[number]):
            return number
    return None
