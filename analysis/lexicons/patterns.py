"""The syntax of a pattern, and what a pattern's words match.

Words are separated by one space. `*` at the end of a word stands for any ending, also none; alone it stands
for any one word. A lower-case word matches any case; one with a capital only that (`West` is not `west`).
A hyphen also matches the compound written apart or together (`multi-vector`: multi vector, multivector).
A possessive 's is ignored in the text. `|` separates spellings of one entry (`honour*|honor*`), `/` the choices for
one word (`no date/price` is no date, no price); an empty choice leaves the word out (`not /yet signed`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import prod

from analysis.tables import CorpusError

PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})
SHAPE = re.compile(r"[^\W_]+(?:[-'.,&][^\W_]+)*(?:-?\*)?|\*")
MOST = 1000
JOINT = re.compile(r"(?<=[^\W_]{2})-(?=[^\W_]{2})")


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """Match one word: its text, whether any ending may follow, whether its case counts."""

    text: str
    open: bool
    cased: bool

    def fits(self, readings: "Readings") -> bool:
        """Tell whether one of the form's readings is this word."""
        candidates = readings.cased if self.cased else readings.lower
        if self.open:
            return candidates[0].startswith(self.text)
        return self.text in candidates


@dataclass(frozen=True, slots=True)
class Readings:
    """Hold the ways a form may be read: with and without a possessive, in its case and in lower case."""

    cased: tuple[str, ...]
    lower: tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def readings(form: str) -> Readings:
    """Return the readings of a word form; typographic apostrophes and hyphens become plain ones."""
    plain = form.translate(PLAIN).rstrip(".'")
    bare = plain.removesuffix("'s").removesuffix("'S")
    cased = (plain,) if bare == plain else (plain, bare)
    return Readings(cased, tuple(reading.lower() for reading in cased))


@lru_cache(maxsize=1 << 16)
def parse(pattern: str) -> tuple[tuple[Part, ...], ...]:
    """Return every sequence of words that the pattern matches; CorpusError names a word it cannot read."""
    return tuple(dict.fromkeys(_parts(spelling) for one in variants(pattern) for spelling in _spellings(one)))


def variants(pattern: str) -> Iterator[str]:
    """Yield what `|` and `/` set side by side, each written out; CorpusError where the choices multiply beyond 1,000."""
    for one in pattern.split("|"):
        choices = [word.split("/") for word in one.split()]
        if prod(map(len, choices)) > MOST:
            raise CorpusError(f"pattern {one!r}: its choices multiply to more than {MOST:,}; split it by |")
        yield from (" ".join(word for word in chosen if word) for chosen in product(*choices))


def _spellings(pattern: str) -> list[str]:
    if not pattern.strip():
        raise CorpusError(f"pattern {pattern!r}: empty; write at least one word")
    return [pattern, *(JOINT.sub(joint, pattern) for joint in (" ", "") if JOINT.search(pattern))]


def _parts(spelling: str) -> tuple[Part, ...]:
    words = spelling.translate(PLAIN).split()
    for word in words:
        if not SHAPE.fullmatch(word.rstrip(".'")):
            raise CorpusError(f"pattern {spelling!r}: cannot read {word!r}; write letters, digits and a final *")
    if words[0] == "*":
        raise CorpusError(f"pattern {spelling!r}: begins with *; begin with a word")
    return tuple(_part(word.rstrip(".'")) for word in words)


def _part(word: str) -> Part:
    text = word.removesuffix("*")
    return Part(text, word.endswith("*"), text != text.lower())
