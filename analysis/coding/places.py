"""Places in a text as other programs count them: UTF-16 units, other line ends, words typed by hand."""

import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import accumulate

Span = tuple[int, int]
_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-"}
)


def to_utf16(text: str, place: int) -> int:
    """Return a place counted in code points as one counted in UTF-16 units, as JavaScript counts.

    >>> to_utf16("a🚒b", 2)
    3
    """
    return _units(text)[place]


def from_utf16(text: str, place: int) -> int:
    """Return a place counted in UTF-16 units as one in code points; a place inside a pair is before the pair.

    >>> from_utf16("a🚒b", 3)
    2
    """
    return max(0, bisect_right(_units(text), place) - 1)


def of_lines(text: str, returned: str, place: int) -> int:
    """Return where a place of `returned`, the same text with other line ends, lies in `text`."""
    if text == returned:
        return place
    before = len(returned[:place].replace("\r\n", "\n").replace("\r", "\n"))
    seen = 0
    for at, sign in enumerate(text):
        if seen >= before:
            return at
        seen += not (sign == "\r" and text[at + 1 : at + 2] == "\n")
    return len(text)


def same(text: str, other: str) -> bool:
    """Tell whether two texts are the same but for line ends, blanks, quotation marks and composed letters."""
    return "".join(_folded(text)[0].split()) == "".join(_folded(other)[0].split())


def find(text: str, words: str, nth: int = 1) -> Span | None:
    """Return the nth place of words that were typed or pasted by hand, None where they do not stand in the text.

    As they are, else with blanks, line ends, quotation marks, dashes and composed letters taken as alike.
    """
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1) if words else -1
        if at < 0:
            break
    return (at, at + len(words)) if at >= 0 else _find_folded(text, words, nth)


def _find_folded(text: str, words: str, nth: int) -> Span | None:
    plain, places = _folded(text)
    wanted = _folded(words)[0].strip()
    at = -1
    for _ in range(nth):
        at = plain.find(wanted, at + 1) if wanted else -1
        if at < 0:
            return None
    stop = places[at + len(wanted) - 1] + 1
    while stop < len(text) and unicodedata.combining(text[stop]):
        stop += 1
    return places[at], stop


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the text taken apart and made plain, and of each of its letters the place in the text."""
    plain: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        for one in unicodedata.normalize("NFKD", sign.translate(_PLAIN)):
            one = " " if one.isspace() else one
            if unicodedata.category(one) != "Cf" and not (one == " " and plain and plain[-1] == " "):
                plain.append(one)
                places.append(at)
    return "".join(plain), places


@cache
def _units(text: str) -> tuple[int, ...]:
    return tuple(accumulate((1 + (ord(sign) > 0xFFFF) for sign in text), initial=0))
