"""Corrections by hand: a quotation, a speaker, a voice or a marker that a researcher put right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.corpus import CORRECTIONS, Corpus, rows_of
from analysis.required import Row
from analysis.speech.records import Quotation, Speech
from analysis.speech.roles import ROLES
from analysis.tables import STRING, VOICES, CorpusError

if TYPE_CHECKING:
    import pandas as pd

FIELDS = ("quotation", "speaker", "role", "voice", "marker")
IDLE = {"article": STRING, "start": "int64", "stop": "int64", "field": STRING, "value": STRING}
"""The table `idle`: the corrections that found nothing to correct."""


@dataclass(frozen=True)
class Correction:
    """One row of corrections.csv: in this span of an article's canonical text, `field` is `value`."""

    article: str
    start: int
    stop: int
    field: str
    value: str
    reason: str

    def touches(self, start: int, stop: int) -> bool:
        """Tell whether the corrected span and this one share a character."""
        return start < self.stop and self.start < stop


def corrections(corpus: Corpus) -> tuple[Correction, ...]:
    """Return the corpus's corrections; raise CorpusError for an unknown article, field or value, or no span."""
    path, articles = corpus.path("corrections.csv"), {row["article"] for row in corpus.articles}
    rows = rows_of(path, CORRECTIONS, ("article", "field", "reason")) if path.is_file() else []
    found = []
    for line, row in rows:
        told = _wrong(row, articles)
        if told:
            raise CorpusError(f"{path}, line {line}: correction of {row['field']!r} in {row['article']!r}: {told}")
        span = int(row["start"]), int(row["stop"])
        found.append(Correction(row["article"], *span, row["field"], row["value"], row["reason"]))
    return tuple(found)


def _wrong(row: Row, articles: set[str]) -> str:
    start, stop, field, value = (row[name] for name in ("start", "stop", "field", "value"))
    if row["article"] not in articles:
        return "no such article in articles.csv; mend the id"
    if field not in FIELDS:
        return f"unknown field; write one of {', '.join(FIELDS)}"
    if not (start.isdecimal() and stop.isdecimal() and int(start) < int(stop)):
        return f"{start!r} to {stop!r} is no span; write two growing numbers"
    if field == "voice" and value not in VOICES:
        return f"voice {value!r} is unknown; write one of {', '.join(VOICES)}"
    if field == "role" and value not in ROLES:
        return f"role {value!r} is unknown; write one of {', '.join(ROLES)}"
    if field == "quotation" and value != "none":
        return f"value {value!r} is unknown; write none to take the quotation out, or correct the voice"
    if field == "marker" and not value.startswith("no "):
        return f"value {value!r} is unknown; write no FAMILY to take the marker out"
    return ""


def within(rows: Iterable[Correction], article: str, length: int) -> tuple[Correction, ...]:
    """Return the corrections of one article; raise CorpusError where one ends after its text."""
    found = tuple(row for row in rows if row.article == article)
    for row in found:
        if row.stop > length:
            raise CorpusError(
                f"corrections.csv: correction of {row.field!r} in {article!r}: {row.start} to {row.stop} ends after the "
                f"text, which has {length} characters; mend the span"
            )
    return found


def corrected(speech: Speech, rows: Sequence[Correction]) -> Speech:
    """Return who says what with the corrections of quotation ("none" takes it out), speaker and role applied.

    A corrected speaker has the role that the name has elsewhere in the article, otherwise none, unless a row corrects the role.
    """
    if not rows:
        return speech
    kept = [(said, mine) for said in speech.quotations if not _taken_out(said, mine := _touching(said, rows))]
    untouched = (_role(said, mine) for said, mine in kept if "speaker" not in {row.field for row in mine})
    roles = {said.name: said.role for said in reversed(list(untouched)) if said.name and said.role}
    return replace(speech, quotations=tuple(_role(_speaker(said, mine, roles), mine) for said, mine in kept))


def _touching(said: Quotation, rows: Iterable[Correction]) -> list[Correction]:
    return [row for row in rows if any(row.touches(start, stop) for start, stop in said.spans)]


def _taken_out(said: Quotation, rows: Iterable[Correction]) -> bool:
    return any(row.field == "quotation" and row.value == "none" for row in rows)


def _speaker(said: Quotation, rows: Iterable[Correction], roles: Mapping[str, str]) -> Quotation:
    for row in rows:
        if row.field == "speaker":
            role = said.role if row.value == said.name else roles.get(row.value, "")
            said = replace(said, name=row.value, role=role, confidence=1.0)
    return said


def _role(said: Quotation, rows: Iterable[Correction]) -> Quotation:
    for row in rows:
        if row.field == "role":
            said = replace(said, role=row.value)
    return said


def voice_of(start: int, stop: int, voice: str, rows: Iterable[Correction]) -> str:
    """Return a word's voice, as corrected."""
    return next((row.value for row in rows if row.field == "voice" and row.touches(start, stop)), voice)


def drops(start: int, stop: int, family: str, rows: Iterable[Correction]) -> bool:
    """Tell whether a correction (`marker`, "no FAMILY") takes a marker's hit out."""
    return any(r.field == "marker" and r.value == f"no {family}" and r.touches(start, stop) for r in rows)


def idle(
    rows: Sequence[Correction], quotations: "pd.DataFrame", tokens: "pd.DataFrame", markers: "pd.DataFrame"
) -> list[Correction]:
    """Return the corrections that find nothing to correct in the tables made without corrections."""
    return [row for row in rows if not _finds(row, quotations, tokens, markers)]


def _finds(row: Correction, quotations: "pd.DataFrame", tokens: "pd.DataFrame", markers: "pd.DataFrame") -> bool:
    words = tokens[(tokens["article"] == row.article) & (tokens["start"] < row.stop) & (tokens["stop"] > row.start)]
    if row.field == "voice":
        return bool((words["voice"] != row.value).any())
    if row.field == "marker":
        hits = markers[(markers["article"] == row.article) & ("no " + markers["family"] == row.value)]
        last = hits["word"] + hits["length"] - 1
        return not words.empty and bool(((hits["word"] <= words["word"].max()) & (last >= words["word"].min())).any())
    spans = quotations.loc[quotations["article"] == row.article, "spans"]
    pairs = (span.split("-") for joined in spans for span in joined.split(";"))
    return any(row.touches(int(start), int(stop)) for start, stop in pairs)
