"""Text to sentences and words: the one definition of both."""

import re

# Combining marks (Latin, Hebrew, Arabic, Indic) continue a word: é may be written as e + U+0301.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e4e\u200c\u200d\u00ad"
_RUN = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*"
_ABBREVIATED = r"(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])"
_NUMBER = r"\d+(?:[.,]\d+)+(?![^\W_])"
_PART = rf"(?:{_ABBREVIATED}|{_NUMBER}|{_RUN})"
_WORD = re.compile(rf"{_PART}(?:[-\u2010\u2011'’ʼ]{_PART})*")

_CLOSERS = "\"'”’»›“)\\]"
_OPENERS = "\"'“‘«‹„(\\["
_STOP = r".!?…"
_FULL = r"。！？"
END = re.compile(  # opens with a set of characters, which is quick to look for
    rf"[{_STOP}{_FULL}](?:(?<=[{_STOP}])(?<![{_STOP}]{{2}})[{_STOP}]*|(?<=[{_FULL}])[{_FULL}]*)[{_CLOSERS}]*"
    r"(?=\s|$|[^\x00-\u2fff])"
)
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_NEXT = re.compile(rf"\s*[{_OPENERS}]*([^\W_]+)(?:\s+(\w+))?")
_OPENING = re.compile(r"\w+")
_LAST = re.compile(r"[^\s(\[\"“‘«„]+$")

# Never the end of a sentence: what follows belongs to the abbreviation.
_TITLES = frozenset(
    """mr mrs ms dr prof rev hon st gen col lt sgt capt cmdr adm maj sen rep gov pres sec amb fr sr
    messrs mssrs no nos vol fig art sec pp vs v cf e.g i.e approx est dept
    jan feb mar apr jun jul aug sept sep oct nov dec""".split()
)
# The end of a sentence only where a word follows that usually opens one.
_MAYBE = frozenset("inc co corp ltd llc plc jr sr ph.d etc a.m p.m bros u.s u.k u.n e.u d.c b.c a.d".split())
_NUMBERED = frozenset("no nos art fig vol sec est".split())
_DATED = frozenset("mar sun may".split())
_SHORTENED = _TITLES | _MAYBE | _NUMBERED | _DATED
_STARTERS = frozenset(
    """The A An In On At It Its He She They We I You This That These Those But And Or So As For With
    By From To If When While After Before Since Although Though However Meanwhile Moreover Now Then There Here What Who
    Why How Where His Her Their Our My Many Some Most All Both Each No Not One Two Under Over According Despite
    Yet Still Also Even Last Next Earlier Later""".split()
)
_SAID = frozenset("said says asked asks added adds told wrote writes replied answered demanded shouted tweeted".split())

NOTHING, OTHER, STARTER, NUMBER, SMALL, REPORTS, WHOLE = (1 << at for at in range(7))  # what may follow a mark


def words(text: str) -> list[tuple[int, int]]:
    """Return the span of every word, in order.

    A word is a run of letters or digits, joined by an inner hyphen or apostrophe, or by an inner point or comma
    between digits (20,000) or single letters (U.S). Offsets are code points, half open.

    >>> text = "Russia’s multi-vector policy cost $20,000."
    >>> [text[a:b] for a, b in words(text)]
    ['Russia’s', 'multi-vector', 'policy', 'cost', '20,000']
    """
    return [match.span() for match in _WORD.finditer(text)]


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the span of every sentence, in order, without the white space around it.

    A line break always ends a sentence; within a line a full stop, question or exclamation mark does, unless it closes
    an abbreviation, an initial or a quotation that its reporting verb still follows.

    >>> text = "Mr. Li met U.S. officials. He left."
    >>> [text[a:b] for a, b in sentences(text)]
    ['Mr. Li met U.S. officials.', 'He left.']
    """
    spans = []
    for line in _LINE.finditer(text):
        start = line.start()
        for end in _ends(line.group()):
            spans.append((start, line.start() + end))
            start = line.start() + end
    return [span for span in (_strip(text, *span) for span in spans) if span[0] < span[1]]


def _strip(text: str, start: int, stop: int) -> tuple[int, int]:
    piece = text[start:stop]
    return start + len(piece) - len(piece.lstrip()), stop - len(piece) + len(piece.rstrip())


def _ends(line: str) -> list[int]:
    last = len(line.rstrip())
    ends = [match.end() for match in END.finditer(line) if not goes_on(line, match) & following(line, match.end())]
    if not ends or ends[-1] < last:
        ends.append(len(line))
    return ends


def goes_on(line: str, mark: re.Match[str]) -> int:
    """Return the kinds of what may follow a mark after which the sentence goes on."""
    shown = mark.group()
    kinds = SMALL | (NOTHING if shown[0] == "." else 0) | (REPORTS if shown[0] in "!?" and len(shown) > 1 else 0)
    last = _LAST.search(line[max(0, mark.start() - 40) : mark.start()]) if shown == "." else None
    return kinds | _abbreviates(last.group()) if last else kinds


def following(line: str, place: int) -> int:
    """Return of what kind the word after this place is; REPORTS stands for the word after it as well, WHOLE where the line ends with it."""
    found = _NEXT.match(line, place)
    if found is None:
        return NOTHING
    word, second = found.group(1), found.group(2)
    more = (REPORTS if word in _SAID or second in _SAID else 0) | (WHOLE if found.end(1) == len(line) else 0)
    if word[0].islower():
        return more | SMALL
    return more | (STARTER if word in _STARTERS else NUMBER if word[0].isdigit() else OTHER)


def reports(line: str) -> bool:
    """Tell whether a line opens with a reporting verb."""
    found = _OPENING.match(line)
    return found is not None and found.group() in _SAID


def _abbreviates(last: str) -> int:
    if len(last) > 1 and "." not in last and last.lower() not in _SHORTENED:
        return 0
    return sum(kind for kind in (OTHER, STARTER, NUMBER) if _is_open(last, kind == STARTER, kind == NUMBER))


def _is_open(last: str, starter: bool, number: bool) -> bool:
    word = last.lower()
    if word in _NUMBERED:
        return number or (word in ("fig", "vol", "sec") and not starter)
    if word in _DATED:
        return number
    if word in _TITLES:
        return not (starter and word in ("v", "st", "sr"))
    if len(last) == 1 and last.isalpha():
        return last.isupper() and last != "I" and not starter
    if word in _MAYBE or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", last):
        return not starter
    return False
