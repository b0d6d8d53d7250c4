"""What a measure is: parameters, columns, languages, and one method that looks at one document."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from analysis.tables import KEY, ZONES, Coded, table
from analysis.tokens import Document, Tokens

if TYPE_CHECKING:
    import pandas as pd

    from analysis.columns import Array

    Table = pd.DataFrame

EVERYBODY = (("all", ""),)


@dataclass(frozen=True)
class Measure:
    """The base of every measure: a frozen dataclass whose fields are its parameters and whose repr is its provenance.

    A subclass names itself, the columns that follow article, zone, sentence, voice and speaker, and defines `rows`.
    `version` grows when the measure's numbers change; `unsummed` names the columns of numbers whose values, summed over
    voices, are not those of the whole sentence.
    """

    name: ClassVar[str]
    columns: ClassVar[Mapping[str, str]]
    languages: ClassVar[frozenset[str]] = frozenset({"en"})
    version: ClassVar[int] = 1
    unsummed: ClassVar[frozenset[str]] = frozenset()

    def rows(self, document: Document) -> Iterable[tuple[Any, ...]]:
        """Return the rows of one document: zone, sentence, voice, speaker, then the declared columns."""
        raise NotImplementedError(f"{type(self).__name__} defines no rows(document)")

    def __call__(self, tokens: Tokens) -> "pd.DataFrame":
        """Return the rows of all documents whose language the measure is made for, opened by the article's id."""
        found = [
            (document.article, *row)
            for document in tokens.documents
            if document.language in self.languages
            for row in self.rows(document)
        ]
        return table(found, {**KEY, **self.columns})

    def at_once(self, tokens: Tokens) -> "pd.DataFrame | Coded":
        """Return the same rows, to be written: without their strings spelled out, where the measure can."""
        return self(tokens)

    def refusals(self, tokens: Tokens) -> list[tuple[str, str, str, str]]:
        """Return (article, measure, language, reason) for every document that the measure is not made for."""
        return [
            (d.article, self.name, d.language, refusal(self.name, self.languages, d.language))
            for d in tokens.documents
            if d.language not in self.languages
        ]


def refusal(name: str, languages: Collection[str], language: str) -> str:
    """Return why a measure that is made for these languages leaves a text in another one out."""
    return f"{name} is made for {', '.join(sorted(languages))}; language {language!r} not measured"


@dataclass(frozen=True)
class AtOnce(Measure):
    """The base of a measure that looks at many documents at once: it defines `at_once` and keeps `rows` as its plain definition."""

    def __call__(self, tokens: Tokens) -> "pd.DataFrame":
        """Return the rows of all documents, opened by the article's id."""
        return self.at_once(tokens).frame()

    def at_once(self, tokens: Tokens) -> Coded:
        """Return the rows of all documents column by column."""
        raise NotImplementedError(f"{type(self).__name__} defines no at_once(tokens)")

    def placed(
        self, tokens: Tokens, sentence: "Array", who: "tuple[Array, Sequence[tuple[str, ...]]]", columns: dict[str, Any]
    ) -> Coded:
        """Return rows that were made column by column.

        `sentence` gives each row's place among the token table's sentences, `who` its voice and speaker as a place in a list;
        a column of strings is likewise a pair of places and values. Rows of other languages are left out.
        """
        import numpy as np

        words, (speaking, whos) = tokens.columns, who
        held = {
            "article": (words.document[sentence], [document.article for document in tokens.documents]),
            "zone": (words.zone[sentence], ZONES),
            "sentence": words.number[sentence],
            "voice": (speaking, [one[0] for one in whos]),
            "speaker": (speaking, [one[1] for one in whos]),
            **columns,
        }
        made_for = np.array([document.language in self.languages for document in tokens.documents], dtype=bool)
        if not made_for.all():
            keep = made_for[words.document[sentence]]
            held = {name: (c[0][keep], c[1]) if isinstance(c, tuple) else c[keep] for name, c in held.items()}
        return Coded(held, {**KEY, **self.columns})
