"""How far coders agree beyond chance: Krippendorff's alpha."""

from math import nan

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.comparisons.bootstrap import DEFAULT, Resampling, generator
from analysis.comparisons.estimates import Answer, Estimate, NotEstimable
from analysis.comparisons.statistics import Numbers

LEVELS = ("nominal", "ordinal", "interval", "ratio")


def alpha(codings: pd.DataFrame, level: str, resampling: Resampling = DEFAULT) -> Answer:
    """Compute Krippendorff's alpha with a percentile interval from drawing units anew.

    `codings` holds unit, coder, value, one row a coding; rows without a value are dropped, units with fewer than
    two are not pairable. Units of one `cluster`, where the table has that column, are drawn together. `level` has no default: nominal, ordinal, interval or ratio (numbers above 0 for ratio).
    n counts pairable units. 1 - observed / expected disagreement (Krippendorff 2011, Computing Krippendorff's
    alpha-reliability; 2018, Content Analysis, 4th ed., chapter 12). Not estimable when nothing varies.
    """
    if level not in LEVELS:
        raise ValueError(f"level is one of {', '.join(LEVELS)}, not {level!r}")
    counts, values, together = _counts(codings, level)
    if len(together) < 2:
        return NotEstimable(f"{len(together)} units with two codings; 2 are needed", 2, n=len(counts), unit="alpha")
    value = from_counts(counts, values, level)
    if np.isnan(value):
        return NotEstimable("all codings are the same: alpha is not defined", 0, n=len(counts), unit="alpha")
    chance = generator(resampling.seed, "alpha", level)
    drawn = []
    for _ in range(resampling.draws):
        picked = np.concatenate([together[one] for one in chance.integers(0, len(together), len(together))])
        drawn.append(from_counts(counts[picked], values, level))
    low, high = np.nanquantile(drawn, [0.5 - resampling.level / 2, 0.5 + resampling.level / 2])
    return Estimate(value, float(low), float(high), len(counts), "alpha", "bootstrap of units, percentile interval")


def from_counts(counts: Numbers, values: Numbers, level: str) -> float:
    """Compute alpha from counts (units, values): how many coders gave the unit each value; values in order."""
    coders = counts.sum(axis=1)
    pairable = counts[coders >= 2]
    totals = pairable.sum(axis=0)
    size = totals.sum()
    if size <= 1:
        return nan
    apart = _distances(values, totals, level)
    within = (pairable @ apart * pairable).sum(axis=1) / (pairable.sum(axis=1) - 1)
    expected = totals @ apart @ totals / (size - 1)
    return float(1 - within.sum() / expected) if expected > 0 else nan


def _counts(codings: pd.DataFrame, level: str) -> tuple[Numbers, Numbers, list[NDArray[np.intp]]]:
    """Count values by unit, with the rows of each cluster; numbers are kept in their order, names in the alphabet's."""
    known = codings.dropna(subset=["value"])
    table = pd.crosstab(known["unit"], known["value"]).sort_index(axis=1)
    table = table[table.sum(axis=1) >= 2]
    names = table.columns
    values = np.arange(len(names)) if level == "nominal" else names.to_numpy()
    named = codings["cluster"] if "cluster" in codings else codings["unit"]
    clusters = table.index.map(dict(zip(codings["unit"], named, strict=True)))
    rows = [np.flatnonzero(clusters == one) for one in dict.fromkeys(clusters)]
    return table.to_numpy(float), values.astype(float), rows


def _distances(values: Numbers, totals: Numbers, level: str) -> Numbers:
    """Square the difference between every two values, as the level of measurement has it."""
    if level == "nominal":
        return 1.0 - np.eye(len(values))
    if level == "ordinal":
        values = totals.cumsum() - totals / 2
    apart = np.subtract.outer(values, values) ** 2
    if level == "ratio":
        sums = np.add.outer(values, values) ** 2
        apart = np.divide(apart, sums, out=np.zeros_like(apart), where=sums > 0)
    return np.asarray(apart, dtype=float)
