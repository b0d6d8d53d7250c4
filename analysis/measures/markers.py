"""Framing markers: words that signal a way of telling, by the voice that says them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from analysis.lexicons import Lexicon, load, matches, negated
from analysis.measures.base import Measure
from analysis.tables import STRING, TRUTH, WHOLE
from analysis.tokens import Document

FAMILIES_FOR_ALL = ("event", "evaluation", "style")


@dataclass(frozen=True)
class Markers(Measure):
    """Find the entries of a lexicon, each hit with its place.

    One row is one hit. Parameters: `lexicons`, names or paths of lexicons.
    Columns: `family`; `entry`, the id of the entry's card; `word`, the number of the first word in the article, from 0;
    `length` in words; `in_name`, whether all of it stands inside a multi-word name; `negated`, whether a negator stands
    among the three words before it. A text without hits has no rows.
    Known errors: a marker is a sign, not a reading ("a warm welcome was denied" is a hit, marked neither negated nor
    ironic); a word that belongs to two families counts in both.
    """

    lexicons: tuple[str, ...] = FAMILIES_FOR_ALL

    name: ClassVar[str] = "markers"
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
                        words[0].voice,
                        words[0].speaker,
                        match.entry.family,
                        match.entry.id,
                        words[0].number,
                        match.length,
                        all(word.in_name for word in words),
                        negated(forms, match.start),
                    )
