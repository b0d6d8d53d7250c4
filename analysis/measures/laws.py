"""The laws of measures: what anybody can run on a measure of their own before trusting its table."""

import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from analysis.measures.base import Measure
from analysis.tables import KEY, REAL, STRING, TRUTH, VOICES, WHOLE, ZONES
from analysis.tokens import Document, Tokens, document_of

if TYPE_CHECKING:
    import pandas as pd

Documents = Sequence[Document]
Law = Callable[[Measure, Documents], Iterator[str]]
CLOSE = 1e-9
SPECIMENS = {
    "spoken": "Two banks, one bridge\nThe warm welcome was not without doubt.\n“We will not let this friendship fail,” said "
    "Mira Oll, the trade minister. Analysts warned that the debt was a risk.\nNobody signed on Monday.",
    "written": "The treaty says that “the parties shall respect each border”. Its so-called balance cost 20,000 crowns.",
    "one word": "Rain.",
    "nothing": "",
}


@dataclass(frozen=True)
class Violation:
    """One law that a measure breaks, and how."""

    law: str
    told: str

    def __str__(self) -> str:
        """Return the law's name and what was found."""
        return f"{self.law}: {self.told}"


class LawBroken(AssertionError):
    """A measure breaks a law; the message names each law and how it is broken."""


def check(measure: Measure, documents: Documents = ()) -> None:
    """Raise LawBroken, which names every law that the measure breaks on these documents (default: the specimens)."""
    found = violations(measure, documents)
    if found:
        raise LawBroken(f"{measure!r} breaks {len(found)} law(s):\n" + "\n".join(f"- {one}" for one in found))


def violations(measure: Measure, documents: Documents = ()) -> list[Violation]:
    """Return every law that the measure breaks; a measure that raises an error breaks the law under test."""
    found, texts = [], tuple(documents) or specimens()
    for law, function in LAWS.items():
        try:
            found += [Violation(law, told) for told in function(measure, texts)]
        except Exception as error:
            found.append(Violation(law, f"raises {type(error).__name__}: {error}"))
    return found


def specimens() -> tuple[Document, ...]:
    """Return four small documents: spoken voices, a quoted paper, one word, nothing."""
    return tuple(document_of(article, text) for article, text in SPECIMENS.items())


def local(measure: Measure, documents: Documents) -> Iterator[str]:
    """Measuring each document alone and joining the tables gives the table of all."""
    whole = measure(Tokens(tuple(documents)))
    for document in documents:
        alone = measure(Tokens((document,)))
        told = _unequal(alone, whole[whole["article"] == document.article])
        if told:
            yield f"article {document.article!r} measured alone differs from its rows among others ({told})"


def orderless(measure: Measure, documents: Documents) -> Iterator[str]:
    """The order of the documents changes no document's rows."""
    there, back = measure(Tokens(tuple(documents))), measure(Tokens(tuple(reversed(documents))))
    for document in documents:
        told = _unequal(*(made[made["article"] == document.article] for made in (there, back)))
        if told:
            yield f"article {document.article!r} has other rows when the documents come in reverse ({told})"


def same(measure: Measure, documents: Documents) -> Iterator[str]:
    """The fast way over a partition gives what `rows` gives document by document."""
    tokens = Tokens(tuple(documents))
    told = _unequal(measure(tokens), Measure.__call__(measure, tokens))
    if told:
        yield f"measure(tokens) differs from its plain definition, rows(document) ({told})"


def honest(measure: Measure, documents: Documents) -> Iterator[str]:
    """No documents give an empty table with its types; an empty text gives counts of 0 and values of 0 or NaN."""
    none = measure(Tokens(()))
    if len(none):
        yield f"{len(none)} rows without a document"
    yield from _undeclared(none, measure)
    for text in ("", " \n\t\n"):
        made = measure(Tokens((document_of("nothing", text, min(measure.languages)),)))
        yield from _undeclared(made, measure)
        for column in _of(measure, WHOLE, REAL):
            if any(value != 0 and value == value for value in made[column]):
                yield f"column {column!r} of the text {text!r} is {made[column].tolist()}, not 0"


def pure(measure: Measure, documents: Documents) -> Iterator[str]:
    """The measure is a frozen dataclass; it comes back from a pickle, gives the same twice and changes no document."""
    if not (is_dataclass(measure) and type(measure).__dataclass_params__.frozen):  # type: ignore[attr-defined]
        yield f"{type(measure).__name__} is no frozen dataclass: write @dataclass(frozen=True) above it"
    tokens = Tokens(tuple(documents))
    before, first = repr(documents), measure(tokens)
    if repr(documents) != before:
        yield "the documents are changed by measuring them"
    copy = pickle.loads(pickle.dumps(measure))
    if copy != measure or hash(copy) != hash(measure) or repr(copy) != repr(measure):
        yield "a pickled copy differs from the measure, or has another hash or repr"
    for again, whose in ((measure(tokens), "measuring twice"), (copy(tokens), "a pickled copy")):
        told = _unequal(again, first)
        if told:
            yield f"{whose} gives another table ({told})"


def declared(measure: Measure, documents: Documents) -> Iterator[str]:
    """Columns, types, zones, sentences and voices are those declared, and the docstring tells every column."""
    made = measure(Tokens(tuple(documents)))
    yield from _undeclared(made, measure)
    taken = sorted(set(KEY) & set(measure.columns))
    if taken:
        yield f"columns {taken} are those of the key: give them other names"
    for column, allowed in (("zone", {*ZONES}), ("voice", {*VOICES, "all"})):
        for value in sorted(set(made[column]) - allowed):
            yield f"{column} {value!r} is unknown: use one of {', '.join(sorted(allowed))}"
    places = {(d.article, s.zone, s.number) for d in documents for s in d.sentences}
    for place in dict.fromkeys(zip(made["article"], made["zone"], made["sentence"], strict=True)):
        if place not in places:
            yield f"article, zone and sentence {place} stand in no document"
    for column in measure.columns:
        if f"`{column}`" not in (type(measure).__doc__ or ""):
            yield f"the docstring does not tell what column `{column}` is"


def voices_sum(measure: Measure, documents: Documents) -> Iterator[str]:
    """Summed over voices and speakers, the numbers are those of the same text where nobody is quoted.

    Rows are put together by article, zone, sentence and the columns of strings and truths; then every column of numbers
    must agree, except those named in `unsummed` (a value that is no sum, such as a compound or a ratio).
    """
    apart = measure(Tokens(tuple(documents)))
    merged = measure(Tokens(tuple(unvoiced(document) for document in documents)))
    keys = ["article", "zone", "sentence", *_of(measure, STRING, TRUTH)]
    for column in _of(measure, WHOLE, REAL):
        if column not in measure.unsummed:
            sums = [made.groupby(keys)[column].sum() for made in (apart, merged)]
            apart_only = (sums[0].sub(sums[1], fill_value=0).abs() > CLOSE).loc[lambda wrong: wrong]
            for place in list(apart_only.index)[:3]:
                told = f"{sums[0].get(place, 0)} over the voices, {sums[1].get(place, 0)} in the whole"
                yield f"column {column!r} at {place}: {told}"


def refuses(measure: Measure, documents: Documents) -> Iterator[str]:
    """A text in a language the measure is not made for gives no row and a refusal with measure and language."""
    foreign = Tokens(tuple(replace(document, language="zxx") for document in documents))
    if len(measure(foreign)):
        yield "rows for a text in language 'zxx', which the measure does not declare"
    told = [reason for *_, reason in measure.refusals(foreign)]
    if len(told) != len(documents) or not all(measure.name in reason and "'zxx'" in reason for reason in told):
        yield f"the refusals {told[:1]} do not name, text by text, the measure and the language"


def unvoiced(document: Document) -> Document:
    """Return the document with every word in the outlet's own voice."""
    own = (
        s._replace(words=tuple(w._replace(voice="own", speaker="", role="") for w in s.words))
        for s in document.sentences
    )
    return replace(document, sentences=tuple(own))


def _of(measure: Measure, *kinds: str) -> list[str]:
    return [column for column, kind in measure.columns.items() if kind in kinds]


def _undeclared(made: "pd.DataFrame", measure: Measure) -> Iterator[str]:
    wanted: dict[str, Any] = {**KEY, **measure.columns}
    found = {column: str(kind) for column, kind in made.dtypes.items()}
    if found != wanted or list(found) != list(wanted):
        yield f"the table has the columns {found}, declared are {wanted}"


def _unequal(one: "pd.DataFrame", other: "pd.DataFrame") -> str:
    """Return the first difference of two tables, "" where there is none; the rows of a document keep their order."""
    from pandas.testing import assert_frame_equal

    try:
        assert_frame_equal(one.reset_index(drop=True), other.reset_index(drop=True), rtol=0, atol=CLOSE)
    except AssertionError as error:
        return " ".join(str(error).split())[:200]
    return ""


LAWS: dict[str, Law] = {
    "local": local,
    "orderless": orderless,
    "same": same,
    "honest about nothing": honest,
    "pure": pure,
    "declared": declared,
    "the voices sum to the whole": voices_sum,
    "refuses other languages by name": refuses,
}
