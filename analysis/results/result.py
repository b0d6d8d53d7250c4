"""A result: one number with its key, its interval, and a digest of exactly what it read."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from analysis.corpus import Corpus, rows_of
from analysis.ingredients import digest, ingredients
from analysis.results.passages import Sentences, articles_read, passages, pooled
from analysis.results.readings import names_read, plan_parts, reading
from analysis.study import Study

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Result:
    """One number that can be cited.

    `key` is what a person cites; `digest` identifies what the number read (texts, lexicons, specification, number-versions),
    not its value; `low` and `high` are NaN where there is no interval, and `estimable` with `reason` tells why;
    `digits` are those shown; `reads` names what entered the digest; `passages` are the sentences it was computed from.
    """

    key: str
    digest: str
    value: float
    low: float
    high: float
    unit: str
    n: int
    estimable: bool
    reason: str
    method: str
    reference: str
    table: str
    digits: int = 2
    reads: tuple[str, ...] = ()
    specification: tuple[tuple[str, str], ...] = ()
    passages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reader:
    """Turns the rows of one study's tables into results."""

    study: Study

    @cached_property
    def known(self) -> dict[str, str]:
        """Return name → digest of everything that can be read: as published where the texts are not here."""
        return known_ingredients(self.study.corpus, self.study.texts)

    @cached_property
    def sentences(self) -> Sentences:
        """Return the sentences that results can be computed from."""
        return Sentences(self.study)

    def results(self, name: str, table: "pd.DataFrame") -> list[Result]:
        """Return one result a row that has a key; a table without keys, or without values, gives none."""
        if not {"key", "value"} <= set(table.columns):
            return []
        specification = self._specification(table)
        rows = table.to_dict("records")
        return [self._result(name, row, specification) for row in rows if isinstance(row["key"], str) and row["key"]]

    def _specification(self, table: "pd.DataFrame") -> dict[str, str]:
        copy = "" if self.study.copies else "left out"
        given = {"zones": self.study.zones, "shared_copy": copy, **table.attrs.get("specification", {})}
        if given.get("lexicon") == self._first_tone:
            del given["lexicon"]
        return {name: str(value) for name, value in sorted(given.items()) if value}

    def _result(self, name: str, row: Mapping[Any, Any], specification: dict[str, str]) -> Result:
        key = row["key"]
        one = reading(key)
        if pooled(row) and not one.whole:
            specification = {**specification, "by": "outlet"}
        reads = self._reads(key, row, specification)
        identity = [key, one.version, [[n, self.known.get(n, "nothing")] for n in reads], specification]
        value, low, high = (_number(row.get(column)) for column in ("value", "low", "high"))
        estimable = bool(row.get("estimable", not math.isnan(value)))
        return Result(
            key, digest(identity), value, low, high, str(row.get("unit") or one.unit), int(_number(row.get("n"), 0)),
            estimable, str(row.get("reason") or ""), str(row.get("method") or one.method),
            one.reference or _reference(row), name, one.digits, reads, tuple(specification.items()),
            passages(self.study, key, row, self.sentences),
        )  # fmt: skip

    def _reads(self, key: str, row: Mapping[Any, Any], specification: Mapping[str, str]) -> tuple[str, ...]:
        tone = specification.get("lexicon") or str(row.get("lexicon") or "") or self._first_tone
        names = names_read(key, row, self.study.plan, tone, lambda: sorted(self.known))
        return tuple(sorted({*names, *(f"text {one}" for one in articles_read(self.study, key, row))}))

    @cached_property
    def _first_tone(self) -> str:
        table = self.study.tables.get("sentiment")
        return str(table["lexicon"].iloc[0]) if table is not None and len(table) else "none"


def known_ingredients(corpus: Corpus, texts: bool) -> dict[str, str]:
    """Return name → digest of everything a result of this corpus can read.

    With texts, as they stand now; without, what the published tables were made of, as recorded when they were published,
    and the plan as it stands now.
    """
    import json

    from analysis.comparisons.stop_words import stop_words

    after = {name: digest(part) for name, part in plan_parts(corpus.plan).items()}
    after["stop words"] = digest(sorted(stop_words()))
    after["paraphrases"] = digest(_paraphrases(corpus))
    if texts:
        return {**ingredients(corpus), **after}
    path = corpus.path("measurements") / "made.json"
    made = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    raw = {name: value for name, value in made.get("corpus", {}).items() if name.startswith("text ")}
    return {**raw, **made.get("ingredients", {}), **after}


def _paraphrases(corpus: Corpus) -> list[list[str]]:
    """Return the rows of paraphrases.csv, or nothing where there are none."""
    path = corpus.path("paraphrases.csv")
    columns = ["use", "fact", "text"]
    return [[row[name] for name in columns] for _, row in rows_of(path, columns)] if path.is_file() else []


def _number(value: Any, missing: float = math.nan) -> float:
    if value is None or value != value:
        return missing
    return float(value)


def _reference(row: Mapping[Any, Any]) -> str:
    from analysis.comparisons.registry import STATISTICS

    one = STATISTICS.get(str(row.get("statistic", "")))
    return one.reference if one else ""
