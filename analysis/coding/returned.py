"""Sheets that came back: what the coders agree on, how far, and the gold that follows from it."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from analysis.coding.sheet import READ, WHOLE_UNIT, Book, Coding

if TYPE_CHECKING:
    import pandas as pd

    from analysis.comparisons.estimates import Answer

Json = dict[str, Any]


@dataclass(frozen=True)
class Returned:
    """The codings of all coders of one sheet."""

    book: Book
    codings: Sequence[Coding]
    seed: int = 0

    @property
    def coders(self) -> list[str]:
        """Return the coders, in the alphabet's order."""
        return sorted({one.coder for one in self.codings})

    @cached_property
    def by_unit(self) -> dict[str, dict[str, list[Coding]]]:
        """Return unit → coder → codings."""
        found: dict[str, dict[str, list[Coding]]] = defaultdict(lambda: defaultdict(list))
        for one in self.codings:
            found[one.unit][one.coder].append(one)
        return {unit: dict(coders) for unit, coders in sorted(found.items())}

    @property
    def twice(self) -> int:
        """Return how many units two coders or more have coded."""
        return sum(len(coders) >= 2 for coders in self.by_unit.values())

    def table(self) -> "pd.DataFrame":
        """Return unit, coder, value and cluster for Krippendorff's alpha.

        Where several codes or words may be taken, each code is an item of its own: given to the unit or not; the items
        of a unit are its cluster.
        """
        import pandas as pd

        rows: list[tuple[str, str, str | float, str]] = []
        for unit, coders in self.by_unit.items():
            for coder, found in coders.items():
                values = {one.value for one in found}
                if self.book.takes == "one":
                    rows.append((unit, coder, self._number(max(values)), unit))
                else:
                    items = [value for value in self.book.values if value != "none"]
                    rows += [(f"{unit} {value}", coder, str(int(value in values)), unit) for value in items]
        return pd.DataFrame(rows, columns=["unit", "coder", "value", "cluster"])

    def alphas(self) -> dict[str, "Answer"]:
        """Return Krippendorff's alpha of the codebook's level and, for numbers, of every other level that exists."""
        from analysis.comparisons.agreement import alpha

        table, levels = self.table(), [self.book.level]
        levels += [
            name for name in ("nominal", "ordinal", "interval") if name not in levels and self.book.level != "nominal"
        ]
        return {level: alpha(table, level) for level in levels}

    def confusion(self) -> "pd.DataFrame":
        """Count the codings of every two coders of a unit against each other, both ways."""
        import pandas as pd

        counts: Counter[tuple[str, str]] = Counter()
        table = self.table()
        shown = table["value"].map(self._name) if self.book.takes == "one" else table["value"]
        for _, values in shown.groupby(table["unit"]):
            given = list(values)
            counts.update((a, b) for i, a in enumerate(given) for j, b in enumerate(given) if i != j)
        names = [*self.book.values] if self.book.takes == "one" else ["0", "1"]
        return pd.DataFrame([[counts[a, b] for b in names] for a in names], index=names, columns=names)

    def decided(self, unit: str, value: str = "") -> str:
        """Return what the coders of a unit give it, most of them; where they are evenly divided one is drawn by lot.

        With `value`, of a codebook that takes several, "1" or "0". The lot keeps hard units in without favouring anybody.
        """
        given = []
        for found in self.by_unit[unit].values():
            values = {one.value for one in found}
            given.append(str(int(value in values)) if value else max(values))
        counts = Counter(given)
        most = sorted(one for one in counts if counts[one] == max(counts.values()))
        return random.Random(f"{self.seed} {unit} {value}").choice(most)

    def _number(self, value: str) -> float | str:
        order: Mapping[str, float] = {"neg": -1.0, "neu": 0.0, "pos": 1.0}
        if self.book.level == "nominal":
            return value
        return order[value] if value in order else float(value)

    def _name(self, value: float | str) -> str:
        return next((name for name in self.book.values if self._number(name) == value), str(value))


@dataclass(frozen=True)
class Line:
    """One gold line in the making: the unit's text with what the measure needs, and places moved into it."""

    unit: str
    text: str
    there: Callable[[int, int], tuple[int, int]]
    told: Json = field(default_factory=dict)


def gold(returned: Returned, lines: Sequence[Line]) -> list[Json]:
    """Return the gold lines that `framing validate` reads: of each unit what its coders decided."""
    return [
        {"id": line.unit, "text": line.text, **line.told, **_judged(returned, line)}
        for line in lines
        if line.unit in returned.by_unit
    ]


def _judged(returned: Returned, line: Line) -> Json:
    task, unit = returned.book.task, line.unit
    if task in ("sentence_tone", "event_tone"):
        given = [float(one.value) for found in returned.by_unit[unit].values() for one in found]
        return {"tone" if task == "sentence_tone" else "tone_to_event": sum(given) / len(given)}
    if task == "frames":
        names = [value for value in returned.book.values if value != "none"]
        return {"frames": {name: int(returned.decided(unit, name)) for name in names}}
    if task == "markers":
        return {"markers": _spans(returned, line)}
    return {"label": int(returned.decided(unit)) if task == "loaded" else returned.decided(unit)}


def _spans(returned: Returned, line: Line) -> list[Json]:
    """Return the stretches of overlapping marks of one code, as far as any coder reached, in which at least half had a part."""
    coders = returned.by_unit[line.unit]
    marked = [one for found in coders.values() for one in found if one.start != WHOLE_UNIT and one.value != READ]
    joined: list[Json] = []
    for one in sorted(marked, key=lambda coding: (coding.value, coding.start, coding.stop)):
        last = joined[-1] if joined else None
        start, stop = line.there(one.start, one.stop)
        if last and last["family"] == one.value and start < last["end"]:
            last["end"] = max(last["end"], stop)
            last["by"].add(one.coder)
        else:
            joined.append({"start": start, "end": stop, "family": one.value, "by": {one.coder}})
    return [
        {name: value for name, value in one.items() if name != "by"}
        for one in joined
        if 2 * len(one["by"]) >= len(coders)
    ]
