"""Agreement with human judgement as numbers, each with an interval from drawing anew what hangs together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import nan, sqrt

import numpy as np

from analysis.comparisons.bootstrap import DEFAULT, Resampling, generator
from analysis.comparisons.intervals import t_interval, wilson
from analysis.comparisons.statistics import Numbers

CELLS = 2_000_000
"""How many weights are held at a time."""

FEWEST = 10
"""How many units a correlation needs, and how many articles (events, cases) its interval.

Declared, not computed: with fewer the standard error of Fisher's z, 1/√(n − 3) (Fisher 1921), leaves 95 % intervals wider
than r ± .63, and intervals from drawing few clusters anew are too short (Cameron, Gelbach & Miller 2008,
doi:10.1162/rest.90.3.414).
"""


@dataclass(frozen=True)
class Unit:
    """What was counted on one thing that was judged: `cluster` names what is drawn together (an article, an event).

    `points` are (human, measure) values for numbers that need ranks; `outlets` are those it counts for.
    """

    cluster: str
    counts: Mapping[str, float]
    outlets: tuple[str, ...] = ()
    points: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Drawn:
    """The sums of every draw, column by column; a column that nothing counted for is 0."""

    sums: Mapping[str, Numbers]
    weights: Numbers
    points: Numbers

    def __getitem__(self, column: str) -> Numbers:
        """Return the sum of a column in every draw."""
        found = self.sums.get(column)
        return np.zeros(len(self.weights)) if found is None else found


@dataclass(frozen=True)
class Number:
    """One number of agreement: made from drawn sums; `units` is the column whose sum tells on how many it rests.

    `scale` is that of its interval (plain, root, arcsine). With `shares`, the columns of hits and of cases, all of them
    independent, the interval is Wilson's instead of the bootstrap's. Of fewer than `least` units it does not exist, of
    fewer than `least` clusters it has no interval.
    """

    name: str
    of: Callable[[Drawn], Numbers]
    units: str
    scale: str = "arcsine"
    shares: tuple[str, str] | None = None
    least: int = 0


@dataclass(frozen=True)
class Value:
    """A number with its interval and standard error, on `n` units in `clusters` articles, events or cases."""

    name: str
    value: float
    low: float = nan
    high: float = nan
    error: float = nan
    n: int = 0
    clusters: int = 0


class Gauge:
    """The counts of some units, summed by cluster, ready to be drawn anew."""

    def __init__(self, units: Iterable[Unit]) -> None:
        rows: dict[str, dict[str, float]] = {}
        places: dict[str, int] = {}
        points: list[tuple[float, float, float]] = []
        for unit in units:
            row = rows.setdefault(unit.cluster, {})
            for column, count in unit.counts.items():
                row[column] = row.get(column, 0.0) + count
            place = places.setdefault(unit.cluster, len(places))
            points += [(place, *point) for point in unit.points]
        self.clusters = tuple(rows)
        self.columns = tuple(dict.fromkeys(column for row in rows.values() for column in row))
        self.sums = np.array([[row.get(column, 0.0) for column in self.columns] for row in rows.values()])
        self.points = np.array(points, dtype=float).reshape(-1, 3)

    def at(self, weights: Numbers) -> Drawn:
        """Return the sums where each cluster counts as often as `weights` (draws, clusters) says."""
        sums = weights @ self.sums if len(self.clusters) else np.zeros((len(weights), 0))
        return Drawn({column: sums[:, i] for i, column in enumerate(self.columns)}, weights, self.points)

    @cached_property
    def once(self) -> Drawn:
        """Return the sums as they are, every cluster once."""
        return self.at(np.ones((1, len(self.clusters))))

    def draws(self, numbers: Sequence[Number], resampling: Resampling = DEFAULT) -> dict[str, Numbers]:
        """Return each number in every draw of clusters; two gauges of the same clusters draw the same ones."""
        size = len(self.clusters)
        chance = generator(resampling.seed, "validity", size)
        step = max(1, CELLS // max(size, len(self.points), 1))
        parts: dict[str, list[Numbers]] = {number.name: [] for number in numbers}
        for start in range(0, resampling.draws, step):
            rows = min(step, resampling.draws - start)
            picked = chance.integers(0, size, (rows, size)) + np.arange(rows)[:, None] * size
            drawn = self.at(np.bincount(picked.ravel(), minlength=rows * size).reshape(rows, size).astype(float))
            for number in numbers:
                parts[number.name].append(number.of(drawn))
        return {name: np.concatenate(found) for name, found in parts.items()}

    def values(self, numbers: Sequence[Number], resampling: Resampling = DEFAULT) -> list[Value]:
        """Return every number that these units have, with its interval; numbers that do not exist are left out."""
        exist = [number for number in numbers if np.isfinite(self._value(number))]
        drawn = self.draws([number for number in exist if number.shares is None], resampling) if exist else {}
        return [self._measured(number, drawn.get(number.name), resampling) for number in exist]

    def differences(self, other: "Gauge", numbers: Sequence[Number], resampling: Resampling = DEFAULT) -> list[Value]:
        """Return by how much each number here is above the other's, drawn together: the interval is of the difference."""
        if self.clusters != other.clusters:
            raise ValueError("the two do not cover the same articles; give both the same gold")
        both = [one for one in numbers if np.isfinite(self._value(one)) and np.isfinite(other._value(one))]
        mine, others = self.draws(both, resampling), other.draws(both, resampling)
        found = []
        for number in both:
            value = self._value(number) - other._value(number)
            found.append(self._interval(number, value, mine[number.name] - others[number.name], "plain", resampling))
        return found

    def _value(self, number: Number) -> float:
        if not self.clusters or self.once[number.units][0] < number.least:
            return nan
        with np.errstate(divide="ignore", invalid="ignore"):
            return float(number.of(self.once)[0])

    def _measured(self, number: Number, drawn: Numbers | None, resampling: Resampling) -> Value:
        if drawn is not None:
            one = self._interval(number, self._value(number), drawn, number.scale, resampling)
            return replace(one, low=max(one.low, -1.0), high=min(one.high, 1.0)) if one.low == one.low else one
        hits, cases = (float(self.once[column][0]) for column in number.shares or ("", ""))
        low, high = wilson(hits, cases)
        share = hits / cases
        return Value(number.name, share, low, high, sqrt(share * (1 - share) / cases), int(cases), len(self.clusters))

    def _interval(self, number: Number, value: float, drawn: Numbers, scale: str, resampling: Resampling) -> Value:
        size, n = len(self.clusters), round(float(self.once[number.units][0]))
        known = drawn[np.isfinite(drawn)]
        if size < max(resampling.minimum_articles, number.least) or len(known) < resampling.draws / 2:
            return Value(number.name, value, n=n, clusters=size)
        low, high = t_interval(value, known, size, resampling.level, scale)
        error = float(known.std(ddof=1)) * sqrt(size / (size - 1))
        return Value(number.name, value, low, high, error, n, size)
