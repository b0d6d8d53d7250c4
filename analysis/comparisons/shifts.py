"""Which words or entries make the difference between two groups: contributions that sum to it exactly."""

import numpy as np
import pandas as pd

from analysis.comparisons.bootstrap import DEFAULT, Resampling, generator, resample
from analysis.comparisons.intervals import t_interval
from analysis.comparisons.statistics import Numbers

COLUMNS = (
    "entry", "value", "low", "high", "by_frequency", "by_weight", "first_value", "second_value", "first_count",
    "second_count", "share",
)  # fmt: skip


def shift(
    entry_sums: pd.DataFrame, totals: pd.DataFrame, first: str, second: str, *, of: str = "outlet",
    unit: str = "article", column: str = "value", below: str = "words", per: float = 1000.0,
    resampling: Resampling = DEFAULT,
) -> pd.DataFrame:  # fmt: skip
    """Split the difference of `per` · Σ column / Σ below between two groups among the entries, largest first.

    `entry_sums` holds `of`, article (and sentence if `unit` is "sentence"), entry, count and `column` (an entry's
    summed value; for plain hits give the count as value). `totals` holds the same keys and `below`, all units,
    also those without a hit. An entry gives value = per (s₁/D₁ - s₂/D₂): they sum to the difference. It is split
    into what comes from using the entry more often (by_frequency) and from its weighing more when used
    (by_weight, 0 for a lexicon with fixed weights), after the generalised word shift of Gallagher et al. 2021,
    doi:10.1140/epjds/s13688-021-00260-3. low and high: t intervals from drawing articles (or blocks of
    sentences) anew; `share` is of the sum of absolute contributions.
    """
    entries = np.sort(entry_sums.loc[entry_sums[of].isin([first, second]), "entry"].unique())
    sides = [_side(entry_sums, totals, name, of, unit, entries, column, below) for name in (first, second)]
    summed = [values.sum(axis=0) for values, _ in sides]
    rates = [_rates(sums, per) for sums in summed]
    value = rates[0] - rates[1]
    low, high = _intervals(sides, value, per, unit, resampling, (first, second))
    counts = [number.sum(axis=0) for _, number in sides]
    often = [per * count / sums[-1] for count, sums in zip(counts, summed, strict=True)]
    each = [rate / np.where(count > 0, use, np.nan) for rate, use, count in zip(rates, often, counts, strict=True)]
    weight = [np.where(np.isnan(one), other, one) for one, other in (each, each[::-1])]
    frequency = (often[0] - often[1]) * (weight[0] + weight[1]) / 2
    absolute = np.nansum(np.abs(value))
    table = pd.DataFrame({
        "entry": entries, "value": value, "low": low, "high": high, "by_frequency": frequency,
        "by_weight": value - frequency, "first_value": rates[0], "second_value": rates[1],
        "first_count": counts[0], "second_count": counts[1], "share": np.abs(value) / (absolute or np.nan),
    })  # fmt: skip
    order = table["value"].abs().sort_values(ascending=False, kind="stable").index
    return table.loc[order, list(COLUMNS)].reset_index(drop=True)


def _side(
    entry_sums: pd.DataFrame, totals: pd.DataFrame, name: str, of: str, unit: str, entries: Numbers, column: str,
    below: str,
) -> tuple[Numbers, Numbers]:  # fmt: skip
    """Lay one group out: (units, entries + 1) values with the denominator last, and (units, entries) counts."""
    keys = ["article", "sentence"] if unit == "sentence" else ["article"]
    units = totals[totals[of] == name].groupby(keys, sort=True)[below].sum()
    chosen = entry_sums[entry_sums[of] == name]
    laid = []
    for measured in (column, "count"):
        wide = chosen.pivot_table(index=keys, columns="entry", values=measured, aggfunc="sum", fill_value=0)
        laid.append(wide.reindex(index=units.index, columns=entries, fill_value=0).to_numpy(float))
    return np.column_stack([laid[0], units.to_numpy(float)]), laid[1]


def _rates(sums: Numbers, per: float) -> Numbers:
    """Divide each entry's sum by the last column; NaN where that is 0."""
    words = sums[..., -1:]
    return np.asarray(per * sums[..., :-1] / np.where(words > 0, words, np.nan), dtype=float)


def _intervals(
    sides: list[tuple[Numbers, Numbers]], value: Numbers, per: float, unit: str, resampling: Resampling,
    names: tuple[str, str],
) -> tuple[Numbers, Numbers]:  # fmt: skip
    """Draw both groups anew and give each entry's interval; NaN where a group has too few units."""
    needed = resampling.minimum if unit == "sentence" else resampling.minimum_articles
    smallest = min(len(values) for values, _ in sides)
    nothing = np.full(len(value), np.nan)
    if smallest < needed:
        return nothing, nothing
    chance = generator(resampling.seed, *names)
    block = resampling.together(smallest, unit)
    drawn = [_rates(resample(values, resampling.draws, chance, block), per) for values, _ in sides]
    ends = [
        t_interval(float(one), drawn[0][:, i] - drawn[1][:, i], smallest / block, resampling.level)
        for i, one in enumerate(value)
    ]
    return np.array([low for low, _ in ends]), np.array([high for _, high in ends])
