"""Which patterns stand in two families."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.lexicons.entries import Entry, Lexicon
from analysis.lexicons.match import matches
from analysis.lexicons.patterns import variants


@dataclass(frozen=True, slots=True, order=True)
class Overlap:
    """Name a pattern of one family that is also an entry, whole, of another family."""

    family: str
    pattern: str
    other_family: str
    other_pattern: str


def overlaps(lexicon: Lexicon) -> list[Overlap]:
    """Return every pattern of which another family's entry matches the whole, in alphabetical order."""
    return sorted({overlap for entry in lexicon.entries for overlap in _of(entry, lexicon)})


def _of(entry: Entry, lexicon: Lexicon) -> Iterator[Overlap]:
    for spelling in variants(entry.pattern):
        forms = spelling.replace("*", "").split()
        for match in matches(lexicon, forms):
            if match.length == len(forms) and match.entry.family != entry.family:
                yield Overlap(entry.family, entry.pattern, match.entry.family, match.entry.pattern)
