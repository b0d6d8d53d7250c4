"""Terms: which words an article uses, by the voice that says them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from unicodedata import normalize

from analysis.columns import coded, counted
from analysis.measures.base import AtOnce
from analysis.tables import STRING, WHOLE, Coded
from analysis.tokens import Document, Tokens
from analysis.vocabulary import of_each

if TYPE_CHECKING:
    from analysis.columns import Array

_PLAIN = str.maketrans("’ʼ\u2010\u2011", "''--", "\u00ad")


@dataclass(frozen=True)
class Terms(AtOnce):
    """Count each word of each sentence.

    One row is one term in one sentence, voice and speaker. A term is a word in lower case with plain apostrophes and
    hyphens and without a closing 's. Nothing is filtered: stop words are left to whoever reads the table.
    Columns: `term`; `count`, at least 1 (an empty text has no rows).
    Known errors: "US" and "us" become one term; "visit" the noun and "visit" the verb are one term.
    """

    name: ClassVar[str] = "terms"
    columns: ClassVar[dict[str, str]] = {"term": STRING, "count": WHOLE}
    languages: ClassVar[frozenset[str]] = frozenset({"en", "und", "de", "fr", "es", "it", "pt", "nl", "ru", "kk", "uk"})

    def rows(self, document: Document) -> Iterator[tuple[Any, ...]]:
        """Return the rows of one document."""
        for sentence in document.sentences:
            counts: dict[tuple[str, str, str], int] = {}
            for word in sentence.words:
                key = (word.voice, word.speaker, term(word.form))
                counts[key] = counts.get(key, 0) + 1
            for (voice, speaker, found), count in counts.items():
                yield sentence.zone, sentence.number, voice, speaker, found, count

    def at_once(self, tokens: Tokens) -> Coded:
        """Return the rows of all documents: each different form is made a term once."""

        words = tokens.columns
        number, terms = coded(words.told(_terms))
        of = number[words.form]
        keys, first, counts = counted(words.segments.of * max(len(terms), 1) + of)
        segment = words.segments.of[first]
        who = words.segments.who[segment], words.segments.whos
        held = {"term": (keys % max(len(terms), 1), terms), "count": counts}
        return self.placed(tokens, words.segments.sentence[segment], who, held)


def _terms(forms: list[str]) -> "Array":
    import numpy as np

    return np.array(of_each(forms, str.lower, term), dtype="object")


def term(form: str) -> str:
    """Return a word's form as a term: composed, lower case, plain apostrophes and hyphens, no closing 's.

    >>> term("Moscow’s")
    'moscow'
    """
    plain = normalize("NFC", form).lower().translate(_PLAIN)
    return plain.removesuffix("'s")
