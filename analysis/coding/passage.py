"""A text as attributions are compared on it: by words, so that punctuation and quotation marks cost nothing."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from typing import Any

Json = Mapping[str, Any]

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LINE = re.compile(r"[^\n]+")
_BREAK = re.compile(r"[,;:(–—]")
_TITLES = frozenset(
    """the a an this that these those his her its their our my your mr mrs ms miss dr president senator governor
    secretary representative sir sen rep gov gen one of""".split()
)
_ENDS = frozenset(
    """who whom whose which that when where while after and of for from at in with to on by as about""".split()
)


class Passage:
    """The words of one text; a set of words is a number whose bit i stands for word i."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in self.spans]
        self._stops = [stop for _, stop in self.spans]
        quoted = _quoted(text)
        self.quoted = sum(1 << i for i, (start, stop) in enumerate(self.spans) if all(quoted[start:stop]))

    def inside(self, start: int, stop: int) -> range:
        """Return the numbers of the words that a span touches."""
        first, last = bisect_right(self._stops, start), bisect_left(self._starts, stop)
        return range(min(first, last), last)

    def words(self, spans: Iterable[tuple[int, int]]) -> int:
        """Return the set of words that the spans touch."""
        found = 0
        for start, stop in spans:
            touched = self.inside(start, stop)
            found |= (1 << touched.stop) - (1 << touched.start)
        return found

    def said(self, quote: Json) -> int:
        """Return the words of a quotation: those of its `spans`, else from `start` to `end`."""
        return self.words(quote.get("spans") or ((quote["start"], quote["end"]),))

    def kind(self, words: int) -> str:
        """Return direct (at least 95 % of the words in double quotation marks), indirect (none) or mixed."""
        inside = (words & self.quoted).bit_count()
        if not inside:
            return "indirect"
        return "direct" if inside >= 0.95 * words.bit_count() else "mixed"

    def core(self, mention: Json | None) -> int | None:
        """Return the words that tell who a mention is: no titles or articles, nothing after a comma or preposition."""
        if not mention:
            return None
        touched = self.inside(mention["start"], mention["end"])
        kept, before = 0, -1
        for word in touched:
            start, stop = self.spans[word]
            form = self.text[start:stop].lower().replace("’", "'").removesuffix("'s")
            broken = before >= 0 and _BREAK.search(self.text[self.spans[before][1] : start])
            if kept and (form in _ENDS or broken):
                break
            kept |= 0 if form in _TITLES else 1 << word
            before = word
        return kept or (1 << touched.stop) - (1 << touched.start)


def _quoted(text: str) -> list[bool]:
    """Tell of every character whether it stands in double quotation marks, which end with their line."""
    inside = [False] * len(text)
    for line in _LINE.finditer(text):
        opened = False
        for at in range(*line.span()):
            mark = text[at]
            if mark in "“„‟”":
                opened, inside[at] = mark != "”", True
            elif mark == '"' or text[at : at + 2] in ("''", "``"):
                opened = not opened
                inside[at] = True
            else:
                inside[at] = opened
    return inside
