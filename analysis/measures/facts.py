"""Facts of the event: which are told, with which value, and in whose voice."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from analysis.lexicons.at_once import matches_at_once
from analysis.lexicons.ledger import Ledger, read_ledger
from analysis.measures.base import Measure
from analysis.tables import STRING, WHOLE
from analysis.tokens import Document, Tokens

if TYPE_CHECKING:
    from analysis.measures.base import Table


@dataclass(frozen=True)
class Facts(Measure):
    """Find the facts of a ledger, each hit with its place.

    One row is one hit. Parameters: `ledger`, the path of a facts.csv; without one there are no rows.
    Columns: `fact`, its id in the ledger; `value`, the number or choice that fills its value slot nearest to the hit in
    the same sentence, "" if none; `word`, the number of the hit's first word in the article, from 0; `length` in words,
    to the last word of the form. The voice is that of the first word. A text without hits has no rows.
    Known errors: a form is a sign, not the fact ("no letter of thanks was sent" is a hit); what is told over two
    sentences, or in words that the ledger does not foresee, is missed.
    """

    ledger: str = ""

    name: ClassVar[str] = "facts"
    columns: ClassVar[dict[str, str]] = {"fact": STRING, "value": STRING, "word": WHOLE, "length": WHOLE}

    @cached_property
    def loaded(self) -> Ledger:
        """Return the ledger, read once."""
        return read_ledger(Path(self.ledger)) if self.ledger else Ledger(())

    def __call__(self, tokens: Tokens) -> "Table":
        """Return the rows of all documents; articles without any word of the ledger are passed over."""
        import numpy as np

        if not self.ledger:
            return super().__call__(Tokens(()))
        words = tokens.columns
        found = matches_at_once(self.loaded.patterns, words)
        told = np.unique(words.document[words.sentence[found.word]]).tolist()
        return super().__call__(Tokens(tuple(tokens.documents[at] for at in told)))

    def rows(self, document: Document) -> Iterator[tuple[Any, ...]]:
        """Return the rows of one document."""
        for sentence in document.sentences:
            for found in self.loaded.find([word.form for word in sentence.words]):
                words = sentence.words[found.start : found.start + found.length]
                if not document.drops(words[0], words[-1], found.fact):
                    told = found.fact, found.value, words[0].number, found.length
                    yield sentence.zone, sentence.number, words[0].voice, words[0].speaker, *told
