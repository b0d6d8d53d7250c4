from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import pytest

from analysis.measures import SHIPPED, find
from analysis.measures.base import Measure
from analysis.measures.laws import LAWS, LawBroken, check, specimens, violations
from analysis.tokens import document_of
from tests import texts

SPECIMENS = specimens()
SPOKEN = (*SPECIMENS, *(document_of(name, text) for name, text in texts.EVERY.items()))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_measure_keeps_every_law(name):
    check(find(name)(), SPOKEN)


def test_every_shipped_measure_keeps_every_law_on_the_sample(sample):
    from analysis.documents.read import read_articles
    from analysis.tokens import split

    documents = split(read_articles(sample), [row["name"] for row in sample.names]).documents
    for name in SHIPPED:
        check(find(name)(), documents)


@dataclass(frozen=True)
class Letters(Measure):
    """Count letters. One row is one sentence and voice. Column: `letters`. Known errors: none."""

    name: ClassVar[str] = "letters"
    columns: ClassVar[dict[str, str]] = {"letters": "int64"}

    def rows(self, document) -> Iterator[tuple]:
        for sentence in document.sentences:
            for voice in dict.fromkeys(word.voice for word in sentence.words):
                count = sum(len(word.form) for word in sentence.words if word.voice == voice)
                yield sentence.zone, sentence.number, voice, "", count


seen: list[str] = []


class Remembers(Letters):
    """Count `letters`, differently when asked again."""

    def rows(self, document):
        seen.append(document.article)
        yield from ((*row[:4], row[4] + len(seen)) for row in super().rows(document))


class LooksAround(Letters):
    """Count `letters` and the documents of the partition."""

    def __call__(self, tokens):
        return super().__call__(tokens).assign(letters=len(tokens.documents))


class LooksBack(Letters):
    """Count `letters` and the place in the partition."""

    def __call__(self, tokens):
        made = super().__call__(tokens)
        first = {document.article: number for number, document in enumerate(tokens.documents)}
        return made.assign(letters=made["article"].map(first).astype("int64"))


class Twice(Letters):
    """Count `letters` twice in the fast way only."""

    def __call__(self, tokens):
        made = super().__call__(tokens)
        return made.assign(letters=made["letters"] * 2)


class Divides(Letters):
    """Share of `letters`: fails for an empty text."""

    def rows(self, document):
        share = len(document.text) // len(document.sentences)
        yield from ((*row[:4], share) for row in super().rows(document))


class CountsNothing(Letters):
    """Count `letters`, and 7 for nothing."""

    def rows(self, document):
        yield "body", 0, "own", "", 7


class Wordy(Letters):
    """Column: `letters`, given as text."""

    def __call__(self, tokens):
        return super().__call__(tokens).astype({"letters": str})


class Shouts(Letters):
    """Count `letters` in voices that nobody knows."""

    def rows(self, document):
        yield from ((*row[:2], "loud", *row[3:]) for row in super().rows(document))


class Untold(Letters):
    """Say nothing of the column."""


class OwnWordsOnly(Letters):
    """Count `letters` of sentences in which nobody is quoted."""

    def rows(self, document):
        rows = list(super().rows(document))
        yield from (row for row in rows if sum(row[1] == other[1] for other in rows) == 1)


class Polyglot(Letters):
    """Count `letters` of any language while declaring English."""

    def __call__(self, tokens):
        from dataclasses import replace

        from analysis.tokens import Tokens

        return super().__call__(Tokens(tuple(replace(document, language="en") for document in tokens.documents)))


def test_a_plain_measure_in_fifteen_lines_keeps_every_law():
    assert violations(Letters()) == []


@pytest.mark.parametrize(
    ("measure", "law"),
    [
        (LooksAround, "local"),
        (LooksBack, "orderless"),
        (Twice, "same"),
        (Divides, "honest about nothing"),
        (CountsNothing, "honest about nothing"),
        (Remembers, "pure"),
        (Wordy, "declared"),
        (Shouts, "declared"),
        (Untold, "declared"),
        (OwnWordsOnly, "the voices sum to the whole"),
        (Polyglot, "refuses other languages by name"),
    ],
)
def test_a_broken_law_is_named(measure, law):
    assert law in {violation.law for violation in violations(measure(), SPECIMENS)}


def test_a_measure_that_can_be_changed_is_not_pure():
    loose = dataclass(type("Unfrozen", (), {"columns": {}, "name": "x", "rows": None}))()
    found = violations(loose, SPECIMENS[:1])  # type: ignore[arg-type]
    assert "pure" in {violation.law for violation in found}


def test_check_names_the_measure_and_every_broken_law():
    with pytest.raises(LawBroken, match=r"(?s)Twice\(\) breaks 1 law\(s\):\n- same: measure\(tokens\) differs"):
        check(Twice(), SPECIMENS)


def test_every_law_says_what_it_is():
    assert all(law.__doc__ for law in LAWS.values())
