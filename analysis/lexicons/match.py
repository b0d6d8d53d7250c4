"""Find the entries of a lexicon in the words of one text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from analysis.lexicons.entries import Entry, Lexicon
from analysis.lexicons.patterns import Part, Readings, parse, readings

Item = TypeVar("Item")
STEM, KEPT = 4, 1 << 16


@dataclass(frozen=True, slots=True)
class Match:
    """Place an entry in a text: `start` counts words from 0, `length` is in words."""

    entry: Entry
    start: int
    length: int

    @property
    def stop(self) -> int:
        """Return the word after the last one matched."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class Candidate:
    """One spelling of an entry: its words, the phrases in which it does not count, the words after its first, its text."""

    parts: tuple[Part, ...]
    entry: Entry
    unless: tuple[tuple[Part, ...], ...]
    rest: tuple[Part, ...]
    text: str


class Openings(Generic[Item]):
    """Items under the word that opens each of them; which ones a form may open is worked out once a form and kept."""

    def __init__(self, items: Iterable[tuple[Part, Item]]) -> None:
        self._whole: dict[str, list[tuple[Part, Item]]] = defaultdict(list)
        self._open: dict[str, list[tuple[Part, Item]]] = defaultdict(list)
        self._known: dict[str, tuple[Item, ...]] = {}
        for part, item in items:
            text = part.text.lower()
            (self._open[text[:STEM]] if part.open else self._whole[text]).append((part, item))
        self._lengths = sorted({len(stem) for stem in self._open}, reverse=True)

    def of(self, form: str) -> tuple[Item, ...]:
        """Return the items that the form may open, in no order that matters."""
        known = self._known.get(form)
        if known is None:
            if len(self._known) >= KEPT:
                self._known.clear()
            known = self._known[form] = tuple(self.look_up(readings(form)))
        return known

    def look_up(self, read: Readings) -> list[Item]:
        """Return the items that a form read so may open; nothing is kept."""
        found = []
        for reading in read.lower:
            found += [item for part, item in self._whole.get(reading, ()) if not part.cased or part.fits(read)]
        lower = read.lower[0]
        for length in self._lengths:
            if length <= len(lower) and lower[:length] in self._open:
                found += [item for part, item in self._open[lower[:length]] if part.fits(read)]
        return found


class Matcher:
    """Find one lexicon's entries; what a form may begin is worked out once and kept."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.candidates = tuple(one for entry in lexicon.entries for one in _candidates(entry))
        self.openings = Openings((one.parts[0], one) for one in self.candidates)

    def starts(self, form: str) -> bool:
        """Tell whether any entry can begin with this form; once per unique form is enough."""
        return bool(self.openings.of(form))

    def find(self, forms: Sequence[str]) -> list[Match]:
        """Return the matches by place; in one family the longest of overlapping matches stands."""
        found: dict[str, list[tuple[Match, str]]] = defaultdict(list)
        for start, form in enumerate(forms):
            for candidate in self.openings.of(form):
                if self.stands(candidate, forms, start):
                    match = Match(candidate.entry, start, len(candidate.parts))
                    found[candidate.entry.family].append((match, candidate.text))
        chosen = [match for family in found.values() for match in longest(family)]
        return sorted(chosen, key=lambda match: (match.start, match.length, match.entry))

    def stands(self, candidate: Candidate, forms: Sequence[str], start: int) -> bool:
        """Tell whether a spelling whose first word fits stands at this place, and in none of its excepted phrases."""
        if candidate.rest and not self._stands(candidate.rest, forms, start + 1):
            return False
        return not (candidate.unless and self._excepted(candidate, forms, start))

    def _stands(self, parts: tuple[Part, ...], forms: Sequence[str], start: int) -> bool:
        if start < 0 or start + len(parts) > len(forms):
            return False
        for place, part in enumerate(parts, start):  # noqa: SIM110 (a loop: twice as fast as all() here)
            if not part.fits(readings(forms[place])):
                return False
        return True

    def _excepted(self, candidate: Candidate, forms: Sequence[str], start: int) -> bool:
        width = len(candidate.parts)
        return any(
            self._stands(phrase, forms, start - before)
            for phrase in candidate.unless
            for before in range(len(phrase) - width + 1)
        )


def _candidates(entry: Entry) -> Iterator[Candidate]:
    unless = tuple(parts for phrase in entry.unless for parts in parse(phrase))
    for parts in parse(entry.pattern):
        yield Candidate(parts, entry, unless, parts[1:], " ".join(part.text for part in parts))


def longest(found: list[tuple[Match, str]]) -> Iterator[Match]:
    """Return the matches of one family that stand: of overlapping ones the longest; each comes with its text."""
    taken: set[int] = set()
    order = sorted(found, key=lambda one: (-one[0].length, one[0].start, -len(one[1]), one[0].entry))
    for match, _ in order:
        place = range(match.start, match.stop)
        if taken.isdisjoint(place):
            taken.update(place)
            yield match


@lru_cache(maxsize=32)
def matcher(lexicon: Lexicon) -> Matcher:
    """Return the lexicon's matcher, made once and kept."""
    return Matcher(lexicon)


def matches(lexicon: Lexicon, forms: Sequence[str]) -> list[Match]:
    """Return the entries found in the word forms of one text, by place.

    Overlapping matches of different families all count. A match may cross the end of a sentence: give one
    sentence at a time where it must not.
    """
    return matcher(lexicon).find(forms)
