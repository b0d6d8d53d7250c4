"""Count every result again from its passages alone, to see that they are what it was computed from."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING

from analysis.results.passages import Places, read_places
from analysis.results.result import Result
from analysis.study import Study

if TYPE_CHECKING:
    import pandas as pd

ASKED = {
    "position": "position.positions",
    "components": "position.contributions",
    "tone": "tone.tones",
    "markers": "markers.marker_rates",
    "voices": "voices.voice_shares",
    "readability": "reading.readability",
    "key_terms": "terms.key_terms",
    "terms": "terms.frequent_terms",
    "likeness": "together.likeness_table",
    "targets": "targets.target_tones",
    "order": "doubt.order_again",
}
"""Table of results → the question that makes it."""


@dataclass(frozen=True)
class Recount:
    """One result counted again: `again` from its passages alone; `why` tells what kept it from being counted, or ""."""

    key: str
    kept: float
    again: float
    why: str = ""

    @property
    def same(self) -> bool:
        """Tell whether both numbers are equal to 1e-9."""
        both = math.isnan(self.kept) and math.isnan(self.again)
        return not self.why and (both or abs(self.kept - self.again) <= 1e-9)


def recounted(study: Study, results: Iterable[Result]) -> Iterator[Recount]:
    """Return every result with its number counted again from the measurements of its passages, nothing else.

    Measures are local (a law of the tests: measuring parts and joining is measuring the whole), so this is what measuring
    only those sentences, read in their article, gives.
    """
    groups: dict[tuple[str, tuple[str, ...]], list[Result]] = {}
    for one in results:
        if one.table not in ASKED or (one.specification and one.table != "order"):
            yield Recount(
                one.key, one.value, math.nan, f"no question is known to make table {one.table!r} so specified"
            )
        else:
            groups.setdefault((one.table, one.passages), []).append(one)
    for (name, told), members in groups.items():
        made = _asked(name)(only(study, read_places(told)))
        again = dict(zip(made["key"], made["value"], strict=True))
        # A family without a hit in these sentences has no row: its rate is 0.
        absent = 0.0 if name == "markers" and len(made) else math.nan
        for one in members:
            yield Recount(one.key, one.value, float(again.get(one.key, absent)))


def _asked(name: str) -> "Callable[[Study], pd.DataFrame]":
    room, function = ASKED[name].split(".")
    found: Callable[[Study], pd.DataFrame] = getattr(import_module(f"analysis.questions.{room}"), function)
    return found


def only(study: Study, places: Places) -> Study:
    """Return the study with nothing in its tables but these sentences of these articles."""
    import pandas as pd

    kept = pd.MultiIndex.from_tuples([(a, n) for a, numbers in places.items() for n in numbers])
    tables: Mapping[str, pd.DataFrame] = study.tables
    made = {}
    for name, table in tables.items():
        if {"article", "sentence"} <= set(table.columns):
            table = table[pd.MultiIndex.from_frame(table[["article", "sentence"]]).isin(kept)]
        elif "article" in table.columns:
            table = table[table["article"].isin(places)]
        made[name] = table
    chosen = tuple(article for article in study.labels if article in places)
    return replace(study, tables=made, chosen=chosen)
