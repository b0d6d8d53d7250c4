"""One text prepared for attribution: its lines, sentences, quotation marks and trees."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.speech.casing import dateline, in_title_case, lowered, names_inside
from analysis.speech.marks import Pair, pairs
from analysis.speech.parser import Shifts
from analysis.speech.records import Span
from analysis.speech.trees import Tree
from analysis.speech.triggers import has_cue
from analysis.words import sentences

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
LONGEST = 1_500
HEAD, TAIL = 5, 2
FEW = 3

# Marks that the parser does not know, with those that it knows.
_PLAIN = str.maketrans("″＂〝〞〟❝❞「」『』‚‹›", '""“””“”“”“”‘‘\'')
_ODD = re.compile("[″＂〝〞〟❝❞「」『』‚‹›]")
_QUOTED_WORD = re.compile(r"\S+")
_HAS_WORD = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class Reading:
    """A text with everything the rules look at.

    `trees` holds the parsed sentences by their start; `opened` and `closed` are where the pairs start and stop.
    """

    text: str
    lines: list[Span]
    sentences: list[Span]
    pairs: list[Pair]
    trees: dict[int, Tree] = field(default_factory=dict)
    names: frozenset[str] | None = None
    opened: list[int] = field(init=False)
    closed: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.opened = [pair.start for pair in self.pairs]
        self.closed = [pair.stop for pair in self.pairs]

    def sentence_at(self, position: int) -> Span:
        """Return the sentence that holds a position, or the last one before it."""
        at = bisect_right(self.sentences, (position, len(self.text) + 1)) - 1
        return self.sentences[max(at, 0)]

    def line_number(self, position: int) -> int:
        """Return the number of the line (paragraph) that holds a position."""
        return max(bisect_right(self.lines, (position, len(self.text) + 1)) - 1, 0)

    def numbers_between(self, start: int, stop: int) -> range:
        """Return the numbers of the outermost pairs that reach into a span."""
        first = bisect_right(self.closed, start)
        return range(first, max(first, bisect_left(self.opened, stop)))

    def pairs_between(self, start: int, stop: int) -> list[Pair]:
        """Return the outermost pairs that reach into a span."""
        return [self.pairs[number] for number in self.numbers_between(start, stop)]

    def tree_at(self, position: int) -> Tree | None:
        """Return the tree of the sentence that holds a position, None where it was not parsed."""
        return self.trees.get(self.sentence_at(position)[0]) if self.sentences else None


def read(text: str, cut: Sequence[Span] | None = None) -> Reading:
    """Split a text into lines, sentences and quotation marks; `cut` is where its sentences stand, if that is known."""
    lines = [match.span() for match in _LINE.finditer(text) if not match.group().isspace()]
    return Reading(
        text, lines, list(sentences(text) if cut is None else cut), [pair for pair in pairs(text) if pair.depth == 0]
    )


def worth_parsing(reading: Reading) -> list[Span]:
    """Return the sentences with a cue, or with a quotation of a few words and words beside it, or leading up to one.

    Only these can hold an attribution, but for very few.
    """
    chosen = []
    opened = set(reading.opened)
    following = [*(start for start, _ in reading.sentences), -1][1:]
    for (start, stop), after in zip(reading.sentences, following, strict=True):
        outside = _outside(reading, start, stop)
        leads = after in opened and reading.text[stop - 1] in ":,"
        if _HAS_WORD.search(outside) and (
            has_cue(outside) or ((leads or _quotes(reading, start, stop)) and len(outside.split()) > 1)
        ):
            chosen.append((start, min(stop, start + LONGEST)))
    return chosen


def _quotes(reading: Reading, start: int, stop: int) -> bool:
    """Tell whether a span reaches into a quotation of a few words: fewer are a name or a mark of distance."""
    return any(
        len(reading.text[pair.inner_start : pair.inner_stop].split()) >= FEW
        for pair in reading.pairs_between(start, stop)
    )


def parsable(reading: Reading, start: int, stop: int) -> tuple[str, Shifts]:
    """Return a sentence as the parser should see it, and how to find its places again in the text.

    A dateline is left out, title case lowered, and of a long quotation only its ends are kept.
    """
    sentence = reading.text[start:stop]
    shifts = [(0, start + dateline(sentence))]
    pieces, at = [], shifts[0][1]
    for pair in reading.pairs_between(at, stop):
        first, last = _middle(reading.text, max(pair.inner_start, at), min(pair.inner_stop, stop))
        if first < last:
            pieces.append(reading.text[at:first])
            shifts.append((sum(map(len, pieces)), last))
            at = last
    pieces.append(reading.text[at:stop])
    sentence = "".join(pieces).replace("’", "'")
    if _ODD.search(sentence):
        sentence = sentence.translate(_PLAIN)
    if in_title_case(sentence):
        if reading.names is None:
            reading.names = names_inside(reading.text)
        sentence = lowered(sentence, reading.names)
    return sentence, tuple(shifts)


def _middle(text: str, start: int, stop: int) -> Span:
    """Return what may be left out between two words of a long quotation, nothing of a short one."""
    words = list(_QUOTED_WORD.finditer(text, start, stop))
    return (words[HEAD].start(), words[-TAIL].start()) if len(words) > HEAD + TAIL + 2 else (start, start)


def _outside(reading: Reading, start: int, stop: int) -> str:
    pieces, at = [], start
    for pair in reading.pairs_between(start, stop):
        pieces.append(reading.text[at : max(at, pair.start)])
        at = max(at, min(pair.stop, stop))
    pieces.append(reading.text[at:stop])
    return " ".join(pieces)
