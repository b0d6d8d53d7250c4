"""Framing markers: words that signal a way of telling, by the voice that says them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from analysis.lexicons import REPORTED, Lexicon, distanced, load, matches, negated
from analysis.measures.base import Measure
from analysis.tables import STRING, TRUTH, WHOLE
from analysis.tokens import Document, Word

FAMILIES_FOR_ALL = ("event", "evaluation", "style")


@dataclass(frozen=True)
class Markers(Measure):
    """Find the entries of a lexicon, each hit with its place.

    One row is one hit. Parameters: `lexicons`, names or paths of lexicons.
    Columns: `family`; `entry`, the id of the entry's card; `word`, the number of the first word in the article, from 0;
    `length` in words; `in_name`, whether all of it stands inside a multi-word name; `negated`, whether it is taken back: by a
    negator among the three words before it, by "so-called" or its like, or by quotation marks that keep it at a distance.
    A hit of an entry that names the act of praising or blaming ("they hailed the accord") is carried, not the outlet's own:
    outside quotations its voice is indirect. A text without hits has no rows.
    Known errors: a marker is a sign, not a reading ("a warm welcome was denied" is a hit, marked neither negated nor
    ironic); a word that belongs to two families counts in both.
    """

    lexicons: tuple[str, ...] = FAMILIES_FOR_ALL

    name: ClassVar[str] = "markers"
    version: ClassVar[int] = 2
    columns: ClassVar[dict[str, str]] = {
        "family": STRING,
        "entry": STRING,
        "word": WHOLE,
        "length": WHOLE,
        "in_name": TRUTH,
        "negated": TRUTH,
    }

    @cached_property
    def loaded(self) -> tuple[Lexicon, ...]:
        """Return the lexicons, read once."""
        return tuple(load(name) for name in self.lexicons)

    def rows(self, document: Document) -> Iterator[tuple[Any, ...]]:
        """Return the rows of one document."""
        scare = [(mark.start, mark.stop) for mark in document.speech.marks if mark.use == "scare"]
        for sentence in document.sentences:
            forms = [word.form for word in sentence.words]
            for lexicon in self.loaded:
                for match in matches(lexicon, forms):
                    words = sentence.words[match.start : match.start + match.length]
                    if document.drops(words[0], words[-1], match.entry.family):
                        continue
                    yield (
                        sentence.zone,
                        sentence.number,
                        _voice(words[0], match.entry.id),
                        words[0].speaker,
                        match.entry.family,
                        match.entry.id,
                        words[0].number,
                        match.length,
                        all(word.in_name for word in words),
                        negated(forms, match.start)
                        or distanced(forms, match.start)
                        or any(start <= words[0].start < stop for start, stop in scare),
                    )


def _voice(word: Word, entry: str) -> str:
    return "indirect" if word.voice == "own" and entry in REPORTED else word.voice
