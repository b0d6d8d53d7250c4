"""Find the entries of a lexicon in the words of one text."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.lexicons.entries import Entry, Lexicon
from analysis.lexicons.patterns import Part, Readings, parse, readings


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
class _Candidate:
    parts: tuple[Part, ...]
    entry: Entry
    unless: tuple[tuple[Part, ...], ...]
    rest: tuple[Part, ...]


class Matcher:
    """Find one lexicon's entries; what a form may begin is worked out once and kept."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._whole: dict[str, list[_Candidate]] = defaultdict(list)
        self._open: dict[str, list[_Candidate]] = defaultdict(list)
        self._readings: dict[str, Readings] = {}
        self._starting: dict[str, tuple[_Candidate, ...]] = {}
        for entry in lexicon.entries:
            unless = tuple(parts for phrase in entry.unless for parts in parse(phrase))
            for parts in parse(entry.pattern):
                table = self._open if parts[0].open else self._whole
                table[parts[0].text.lower()].append(_Candidate(parts, entry, unless, parts[1:]))
        self._longest = max(map(len, self._open), default=0)

    def starts(self, form: str) -> bool:
        """Tell whether any entry can begin with this form; once per unique form is enough."""
        return bool(self._candidates(form))

    def find(self, forms: Sequence[str]) -> list[Match]:
        """Return the matches by place; in one family the longest of overlapping matches stands."""
        found: dict[str, list[tuple[Match, str]]] = defaultdict(list)
        for start, form in enumerate(forms):
            for candidate in self._candidates(form):
                if self._stands(candidate.rest, forms, start + 1) and not self._excepted(candidate, forms, start):
                    match = Match(candidate.entry, start, len(candidate.parts))
                    found[candidate.entry.family].append((match, " ".join(p.text for p in candidate.parts)))
        chosen = [match for family in found.values() for match in _longest(family)]
        return sorted(chosen, key=lambda match: (match.start, match.length, match.entry))

    def _candidates(self, form: str) -> tuple[_Candidate, ...]:
        known = self._starting.get(form)
        if known is None:
            known = self._starting[form] = tuple(self._look_up(form))
        return known

    def _look_up(self, form: str) -> Iterator[_Candidate]:
        read = self._read(form)
        whole = {reading: self._whole.get(reading, []) for reading in read.lower}
        most = min(len(read.lower[0]), self._longest)
        beginnings = (self._open.get(read.lower[0][:length], []) for length in range(1, most + 1))
        for candidates in (*whole.values(), *beginnings):
            yield from (one for one in candidates if one.parts[0].fits(read))

    def _read(self, form: str) -> Readings:
        known = self._readings.get(form)
        if known is None:
            known = self._readings[form] = readings(form)
        return known

    def _stands(self, parts: tuple[Part, ...], forms: Sequence[str], start: int) -> bool:
        if start < 0 or start + len(parts) > len(forms):
            return False
        for place, part in enumerate(parts, start):  # noqa: SIM110 (a loop: twice as fast as all() here)
            if not part.fits(self._read(forms[place])):
                return False
        return True

    def _excepted(self, candidate: _Candidate, forms: Sequence[str], start: int) -> bool:
        width = len(candidate.parts)
        return any(
            self._stands(phrase, forms, start - before)
            for phrase in candidate.unless
            for before in range(len(phrase) - width + 1)
        )


def _longest(found: list[tuple[Match, str]]) -> Iterator[Match]:
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
