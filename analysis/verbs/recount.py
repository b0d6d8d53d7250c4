"""Count every kept number again from its passages alone, to see that they are what it was computed from."""

import ast
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from analysis.results.passages import Places, every, read_places
from analysis.results.result import Result
from analysis.results.shelf import Table
from analysis.study import Study
from analysis.verbs.asked import ASKED, Question, asked

if TYPE_CHECKING:
    import pandas as pd

CLOSE = 1e-9
NOT_KNOWN = "no question is known to make table {!r} so specified; keep it with `question=`"


@dataclass(frozen=True)
class Recount:
    """One number counted again: `again` from its passages alone; `why` tells what kept it from being counted, or ""."""

    key: str
    kept: Any
    again: Any
    why: str = ""

    @property
    def same(self) -> bool:
        """Tell whether both are equal, numbers to 1e-9."""
        if self.why:
            return False
        if _missing(self.kept) or _missing(self.again):
            return _missing(self.kept) and _missing(self.again)
        if isinstance(self.kept, str) or isinstance(self.again, str):
            return str(self.kept) == str(self.again)
        return abs(float(self.kept) - float(self.again)) <= CLOSE * max(1.0, abs(float(self.kept)))


@dataclass(frozen=True)
class _Call:
    """One question put to the passages of some results: what tells two calls apart."""

    function: str
    given: tuple[tuple[str, Any], ...]
    passages: tuple[str, ...]
    chosen: tuple[str, ...]
    pooled: bool
    zones: str


class _Pooled(Study):
    """A study whose outlets are compared, also where one article of an outlet is left."""

    @property
    def by(self) -> str:
        """Return "outlet", unless articles are kept apart."""
        return "article" if self.articles_apart else "outlet"


def recounted(study: Study, results: Iterable[Result], questions: Mapping[str, Question] = ASKED) -> Iterator[Recount]:
    """Return every result with its number counted again from the measurements of its passages, nothing else.

    Measures are local (a law of the tests: measuring parts and joining is measuring the whole), so this is what measuring
    only those sentences, read in their article, gives. A p value, or a place under another specification, is made anew
    from the same passages with the same seed.
    """
    calls: dict[_Call, list[Result]] = {}
    for one in results:
        question = questions.get(one.table)
        given = question.given_to(one) if question else None
        if question is None or given is None:
            yield Recount(one.key, one.value, math.nan, NOT_KNOWN.format(one.table))
            continue
        told = dict(one.specification)
        chosen = tuple(name.removeprefix("text ") for name in one.reads if name.startswith("text "))
        call = _Call(question.function, given, one.passages, chosen, told.get("by") == "outlet", told.get("zones", ""))
        calls.setdefault(call, []).append(one)
    for call, members in calls.items():
        made = asked(call.function)(_restricted(study, call), **dict(call.given))
        for one in members:
            table = made[questions[one.table].part] if questions[one.table].part else made
            again = dict(zip(table["key"], table["value"], strict=True))
            # A family without a hit in these sentences has no row: its rate is 0.
            absent = 0.0 if one.table == "markers" and len(table) else math.nan
            yield Recount(one.key, one.value, float(again.get(one.key, absent)))


def _restricted(study: Study, call: _Call) -> Study:
    zones = ast.literal_eval(call.zones) if call.zones else None
    made = only(study.only(zones=zones), read_places(call.passages), call.chosen)
    return _Pooled(made.corpus, made.tables, made.texts, made.chosen, made.zones) if call.pooled else made


def only(study: Study, places: Places, articles: Iterable[str] | None = None) -> Study:
    """Return the study with nothing in its tables but these sentences of these articles (those of `places`)."""
    import pandas as pd

    kept = pd.MultiIndex.from_arrays(_columns(places), names=["article", "sentence"])
    wanted = set(places if articles is None else articles)
    tables: Mapping[str, pd.DataFrame] = study.tables
    made = {}
    for name, table in tables.items():
        if {"article", "sentence"} <= set(table.columns):
            table = table[table["article"].isin(places)]
            table = table[pd.MultiIndex.from_frame(table[["article", "sentence"]]).isin(kept)]
        elif "article" in table.columns:
            table = table[table["article"].isin(wanted)]
        made[name] = table
    chosen = tuple(article for article in study.labels if article in wanted)
    return replace(study, tables=made, chosen=chosen)


def _columns(places: Places) -> list[list[Any]]:
    pairs = [(article, number) for article, numbers in places.items() for number in numbers]
    return [[article for article, _ in pairs], [number for _, number in pairs]]


def recounted_cells(
    study: Study, tables: Iterable[Table], questions: Mapping[str, Question] = ASKED
) -> Iterator[Recount]:
    """Return every cell of the kept tables without keys, made again from the passages that they read: all of theirs."""
    calls: dict[_Call, list[Table]] = {}
    for one in tables:
        question = questions.get(one.name)
        if question is None:
            yield Recount(one.name, math.nan, math.nan, NOT_KNOWN.format(one.name))
            continue
        if question.paired:  # its rows have keys; where it has none, no two were compared
            continue
        part = study.only(one.articles, one.zones, one.copies)
        call = _Call(question.function, (), every(part), one.articles, False, str(one.zones or ""))
        calls.setdefault(call, []).append(one)
    for call, members in calls.items():
        made = asked(call.function)(_restricted(study, call))
        for one in members:
            yield from _cells(one, made[questions[one.name].part] if questions[one.name].part else made)


def _cells(one: Table, made: "pd.DataFrame") -> Iterator[Recount]:
    """Compare a kept table with one made again, row by row."""
    if len(one.rows) != len(made):
        yield Recount(one.name, len(one.rows), len(made), f"{len(one.rows)} rows kept, {len(made)} from their passages")
        return
    for number, (kept, again) in enumerate(zip(one.rows, made.to_dict("records"), strict=True), 1):
        yield from (Recount(f"{one.name}, row {number}, {name}", kept[name], again.get(name)) for name in kept)


def _missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value)) or value != value
