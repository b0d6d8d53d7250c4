"""Intervals of a statistic: of an article over its sentences, of an outlet over its articles."""

from collections.abc import Callable, Sequence
from math import inf, nan, sqrt
from typing import Any

import numpy as np
import pandas as pd

from analysis.comparisons.bootstrap import DEFAULT, Resampling, generator, resample
from analysis.comparisons.estimates import COLUMNS, Answer, Estimate, NotEstimable
from analysis.comparisons.statistics import Numbers, Statistic

ARTICLE = "this article's text"
OUTLET = "the outlet's articles"
SAME = "every draw gives the same value: nothing here shows how far it might vary"


def article_intervals(
    sentence_sums: pd.DataFrame,
    statistic: Statistic,
    by: Sequence[str] = ("article",),
    resampling: Resampling = DEFAULT,
) -> pd.DataFrame:
    """Give each article its value with an interval over blocks of its sentences, one row a group of `by`.

    `sentence_sums` holds article, sentence and the statistic's columns; a sentence without a hit is a row of
    zeros. The interval tells how far the value would move had the same text gone on in the same way: it
    describes that article (column `describes`), not its outlet. Columns: `by`, those of an estimate, `describes`.
    """
    return _table(sentence_sums, statistic, by, "sentence", ARTICLE, resampling)


def outlet_intervals(
    article_sums: pd.DataFrame,
    statistic: Statistic,
    by: Sequence[str] = ("outlet",),
    resampling: Resampling = DEFAULT,
) -> pd.DataFrame:
    """Give each outlet its value with an interval over its articles (cluster bootstrap), one row a group of `by`.

    `article_sums` holds outlet, article and the statistic's columns, each article's sums. One article alone has
    a value and no interval.
    """
    return _table(article_sums, statistic, by, "article", OUTLET, resampling)


def estimate(
    sums: Numbers,
    statistic: Statistic,
    chance: np.random.Generator,
    resampling: Resampling = DEFAULT,
    unit: str = "sentence",
) -> Answer:
    """Estimate a statistic from rows of sums (rows, statistic.columns), sentences in order or articles.

    The interval is value ± t · s on the statistic's scale, s the standard deviation of the draws and t with
    (rows / block - 1) degrees of freedom, widened by the root of m / (m - 1) for m blocks, because m blocks drawn
    with replacement vary too little (Hesterberg 2015, doi:10.1080/00031305.2015.1089789). It was chosen by
    measured coverage: see docs/inference.md. A rate over articles is no surer than its count (`no_surer`).
    """
    block = resampling.together(len(sums), unit)
    value = float(statistic.of(sums.sum(axis=0)))
    refusal = _refusal(sums, statistic, value, resampling, unit)
    if refusal is not None:
        return refusal
    with np.errstate(invalid="ignore"):
        drawn = statistic.of(resample(sums, resampling.draws, chance, block))
    if not varies(drawn):
        return NotEstimable(SAME, 0, value, len(sums), statistic.unit)
    low, high = t_interval(value, drawn, len(sums) / block, resampling.level, statistic.scale, statistic.limits)
    method = f"bootstrap of {f'blocks of {block} sentences' if block > 1 else f'{unit}s'}, t interval"
    if unit == "article" and statistic.scale == "root":
        low, high = no_surer((low, high), sums.sum(axis=0), statistic.of, resampling.level)
    return Estimate(value, low, high, len(sums), statistic.unit, method)


def varies(drawn: Numbers) -> bool:
    """Tell whether draws differ by more than rounding; an interval of width 0 would claim a certainty that nobody has."""
    known = drawn[~np.isnan(drawn)]
    return len(known) > 0 and float(np.ptp(known)) > 1e-12


def t_interval(
    value: float,
    drawn: Numbers,
    blocks: float,
    level: float = 0.95,
    scale: str = "plain",
    limits: tuple[float, float] = (-inf, inf),
) -> tuple[float, float]:
    """Make an interval from draws: value ± t(blocks - 1) · sd · √(blocks / (blocks - 1)) on `scale`.

    Scales: plain; root (counts: √); arcsine (shares: sin⁻¹√). NaN for one block or fewer. No end lies beyond `limits`.
    """
    if blocks <= 1:
        return nan, nan
    from scipy.special import stdtrit

    there, back = SCALES[scale]
    spread = float(np.nanstd(there(drawn), ddof=1))
    quantile = float(stdtrit(blocks - 1, 0.5 + level / 2)) * np.sqrt(blocks / (blocks - 1))
    middle = there(np.asarray(value))
    low, high = float(back(middle - quantile * spread)), float(back(middle + quantile * spread))
    return max(low, limits[0]), min(high, limits[1])


def no_surer(
    ends: tuple[float, float], sums: Numbers, value_of: Callable[[Numbers], Numbers], level: float = 0.95
) -> tuple[float, float]:
    """Widen the interval of a rate to that of its count at least: a few articles that happen to agree do not make 3 hits sure.

    `sums` opens with the count and holds what it is divided by; `value_of` makes the rate of them.
    """
    one_hit = float(value_of(np.concatenate([[1.0], sums[1:]])))
    few, many = garwood(float(sums[0]), level)
    return min(ends[0], few * one_hit), max(ends[1], many * one_hit)


def garwood(count: float, level: float = 0.95) -> tuple[float, float]:
    """Return the interval of a Poisson count (Garwood 1936, doi:10.1093/biomet/28.3-4.437; Ulm 1990, doi:10.1093/oxfordjournals.aje.a115507).

    >>> [round(end, 2) for end in garwood(3)]
    [0.62, 8.77]
    """
    from scipy.special import gammaincinv

    tail = (1 - level) / 2
    return float(gammaincinv(count, tail)) if count else 0.0, float(gammaincinv(count + 1, 1 - tail))


def wilson(hits: float, cases: float, level: float = 0.95) -> tuple[float, float]:
    """Return the interval of a share of independent cases (Wilson 1927, doi:10.1080/01621459.1927.10502953).

    NaN without a case.

    >>> [round(end, 3) for end in wilson(8, 10)]
    [0.49, 0.943]
    """
    if not cases:
        return nan, nan
    from scipy.special import ndtri

    z = float(ndtri(0.5 + level / 2))
    share, slack = hits / cases, z * z / cases
    middle, half = share + slack / 2, z * sqrt(share * (1 - share) / cases + slack / cases / 4)
    return max((middle - half) / (1 + slack), 0.0), min((middle + half) / (1 + slack), 1.0)


SCALES: dict[str, tuple[Any, Any]] = {
    "plain": (np.asarray, np.asarray),
    "root": (np.sqrt, lambda root: np.square(np.maximum(root, 0))),
    "arcsine": (
        lambda share: np.arcsin(np.sqrt(np.clip(share, 0, 1))),
        lambda angle: np.square(np.sin(np.clip(angle, 0, np.pi / 2))),
    ),
}


def _refusal(
    sums: Numbers, statistic: Statistic, value: float, resampling: Resampling, unit: str
) -> NotEstimable | None:
    """Say why there can be no interval, or None."""
    rows = len(sums)
    needed = resampling.minimum if unit == "sentence" else resampling.minimum_articles
    if np.isnan(value):
        sums_of = dict(zip(statistic.columns, sums.sum(axis=0), strict=True))
        zero = dict.fromkeys(part.denominator for part in statistic.parts if not sums_of[part.denominator] > 0)
        return NotEstimable(f"nothing to divide by: {' is 0 and '.join(zero)} is 0", 0, value, rows, statistic.unit)
    if rows < needed:
        return NotEstimable(f"{rows} of the {needed} {unit}s needed", needed, value, rows, statistic.unit)
    hits = int(np.count_nonzero(sums[:, 0]))
    if statistic.scale == "root" and hits < resampling.minimum_hits:
        reason = f"{hits} of the {resampling.minimum_hits} {unit}s with a hit needed"
        return NotEstimable(reason, resampling.minimum_hits, value, rows, statistic.unit)
    return None


def _table(
    sums: pd.DataFrame, statistic: Statistic, by: Sequence[str], unit: str, describes: str, resampling: Resampling
) -> pd.DataFrame:
    """Estimate every group; rows of the same unit are summed first."""
    keys, columns = list(by), list(statistic.columns)
    within = list(dict.fromkeys([*keys, *(["article"] if "article" in sums else []), unit]))
    units = sums[[*within, *columns]].groupby(within, sort=True, observed=True)[columns].sum().reset_index()
    rows = []
    for key, group in units.groupby(keys, sort=True, observed=True):
        chance = generator(resampling.seed, *key)
        answer = estimate(group[columns].to_numpy(float), statistic, chance, resampling, unit)
        rows.append({**dict(zip(keys, key, strict=True)), "statistic": statistic.name, **answer.row()})
    table = pd.DataFrame(rows, columns=[*keys, "statistic", *COLUMNS])
    return table.assign(describes=describes)
