"""Quotation marks to pairs: straight, curly, low and angle marks, nested, unclosed, and an inch mark that is none."""

import re
from dataclasses import dataclass

_CLOSES: dict[str, tuple[str, ...]] = {
    "“": ("”", "“", '"'),
    "„": ("“", "”", "‟"),
    "«": ("»",),
    "»": ("«",),
    "‟": ("”",),
    '"': ('"', "”"),
    "``": ("''",),
    "''": ("''",),
    ",,": ("''", "“", "”", '"'),
    "”": ("”",),
    "″": ("″",),
    "＂": ("＂",),
    "〝": ("〞", "〟"),
    "❝": ("❞",),
    "「": ("」",),
    "『": ("』",),
    "‚": ("‘", "’"),
    "‘": ("’",),
    "‹": ("›",),
    "'": ("'",),
}
_MARK = re.compile(r"``|''|,,(?=\w)|[“”„‟«»‹›\"‘’'‚″＂〝〞〟❝❞「」『』]")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_ENDS = re.compile(r"[.!?…]+(?=\s)")
DEEPEST = 4
_SINGLE = "‘’'‹›‚"
_STRAIGHT = ('"', "″")
# Openers that may stand apart from their words, as in French, where the line has their closer.
_APART = {"«": "»", "“": "”"}


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands between two quotation marks, the marks included; `depth` 0 is the outermost pair.

    `inner_start` and `inner_stop` leave the marks out. `closed` is False where the closing mark is missing.
    """

    start: int
    stop: int
    inner_start: int
    inner_stop: int
    depth: int
    closed: bool


def pairs(text: str) -> list[Pair]:
    """Return every pair of quotation marks in reading order; a pair never crosses a line.

    A pair that never closes ends with its line when it opens the line or the next line opens with a mark,
    otherwise with its sentence.

    >>> [(pair.start, pair.stop) for pair in pairs('A 6" pipe, he said, is “too „small“”.')]
    [(23, 36), (28, 35)]
    """
    found: list[Pair] = []
    lines = list(_LINE.finditer(text))
    for number, line in enumerate(lines):
        following = lines[number + 1].group().lstrip()[:1] if number + 1 < len(lines) else ""
        broken = bool(found) and not found[-1].closed and _broken(text, found[-1], line)
        found += _pairs(line.group(), line.start(), following in _CLOSES and following not in "'’", broken)
    return sorted(found, key=lambda pair: (pair.start, -pair.stop))


def _broken(text: str, last: Pair, line: re.Match[str]) -> bool:
    """Tell whether a quotation left open on the line before is closed on this one, which goes on in small letters."""
    if not line.group().lstrip()[:1].islower() or text[last.stop : line.start()].strip():
        return False
    mark = _MARK.search(line.group())
    opener = text[last.start : last.inner_start].strip()
    return mark is not None and mark.group() in _CLOSES[opener] and not line.group()[: mark.start()][-1:].isspace()


def _pairs(line: str, offset: int, continued: bool, broken: bool = False) -> list[Pair]:
    stack: list[tuple[str, int, int]] = []
    found: list[tuple[int, int, int, int, int, bool]] = []
    marks = [match for match in _MARK.finditer(line) if not _apostrophe(line, match)]
    if broken and marks:
        closer = marks.pop(0)
        found.append((0, closer.end(), 0, closer.start(), 0, True))
    for number, match in enumerate(marks):
        mark = match.group()
        if mark in _STRAIGHT and _inch(line, match.start(), bool(stack), marks, number):
            continue
        level = _closing_level(mark, stack, line, match)
        if level >= 0:
            opened = stack[level]
            del stack[level:]
            found.append((opened[1], match.end(), opened[2], match.start(), level, True))
        elif mark in _CLOSES and len(stack) < DEEPEST and _may_open(line, match, stack):
            stack.append((mark, match.start(), match.end()))
    for level, (mark, start, inner) in enumerate(stack):
        stop = _unclosed_stop(line, start, continued)
        if mark not in _SINGLE and level == 0 and line[inner:stop].strip():
            found.append((start, stop, inner, stop, level, False))
    return [
        Pair(offset + a, offset + b, offset + c, offset + d, depth, closed)
        for a, b, c, d, depth, closed in ((*one[:2], *_inside(line, one[2], one[3]), *one[4:]) for one in found)
    ]


def _inside(line: str, start: int, stop: int) -> tuple[int, int]:
    """Leave out white space between the marks and the words."""
    while start < stop and line[start].isspace():
        start += 1
    while stop > start and line[stop - 1].isspace():
        stop -= 1
    return start, stop


def _apostrophe(line: str, match: re.Match[str]) -> bool:
    if match.group() == '"' and line[match.start() - 1 : match.start()] == "=":
        return True
    if match.group() not in ("'", "’"):
        return False
    before, after = line[match.start() - 1 : match.start()], line[match.end() : match.end() + 1]
    return (before.isalnum() and after.isalnum()) or (
        after.isdigit() and line[match.end() + 2 : match.end() + 3] == "s"
    )


def _inch(line: str, at: int, is_open: bool, marks: list[re.Match[str]], number: int) -> bool:
    """Take a straight mark after a digit for inches unless the marks of the line pair up without it."""
    if not line[at - 1 : at].isdigit():
        return False
    odd = sum(match.group() == marks[number].group() for match in marks[number + 1 : number + 200]) % 2 == 1
    return odd if is_open else True


def _closing_level(mark: str, stack: list[tuple[str, int, int]], line: str, match: re.Match[str]) -> int:
    after = line[match.end() : match.end() + 1]
    for level in range(len(stack) - 1, -1, -1):
        opener = stack[level][0]
        if mark not in _CLOSES[opener]:
            continue
        if mark in ("'", "’") and (after.isalnum() or _possessive(line, match, level, stack)):
            continue
        if mark == "“" and opener == "“" and (after.isalnum() and line[match.start() - 1 : match.start()] in " ("):
            continue
        return level
    return -1


def _possessive(line: str, match: re.Match[str], level: int, stack: list[tuple[str, int, int]]) -> bool:
    """Tell whether a mark after s is the possessive of a plural, because a later mark closes instead."""
    before = line[match.start() - 1 : match.start()].lower()
    later = line.find(match.group() + " ", match.end())
    return before == "s" and line[match.end() : match.end() + 1] == " " and later > 0


def _may_open(line: str, match: re.Match[str], stack: list[tuple[str, int, int]]) -> bool:
    before, after = (
        line[match.start() - 1 : match.start()] if match.start() else "",
        line[match.end() : match.end() + 1],
    )
    if after.isspace() and match.group() in _APART:
        return line.find(_APART[match.group()], match.end()) > 0
    if not after or after.isspace():
        return False
    if match.group() == "”":
        return not before.strip() or before in "([—–-"
    if match.group() in ("‘", "'", "‹", "‚"):
        return not before.isalnum() and after not in "., "
    if match.group() == "»":
        return not before.strip()
    return not (match.group() in ('"', "''") and before.isalnum() and not after.isalnum())


def _unclosed_stop(line: str, start: int, continued: bool) -> int:
    if continued or not line[:start].strip():
        return len(line.rstrip())
    end = _ENDS.search(line, start)
    return end.end() if end else len(line.rstrip())
