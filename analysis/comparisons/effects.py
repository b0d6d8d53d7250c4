"""How large a difference is: effect sizes of two groups of articles' values, with intervals."""

from math import nan

import numpy as np
from numpy.typing import ArrayLike

from analysis.comparisons.estimates import Answer, Estimate, NotEstimable
from analysis.comparisons.statistics import Numbers


def hedges_g(first: ArrayLike, second: ArrayLike, level: float = 0.95) -> Answer:
    """Compute the standardised difference of means, corrected for small samples.

    g = J (mean1 - mean2) / pooled sd, J = 1 - 3 / (4 df - 1); interval g ± t · √(1/n1 + 1/n2 + g²/2(n1+n2)), which
    assumes roughly normal values (Hedges 1981, doi:10.3102/10769986006002107).
    """
    one, two = _values(first), _values(second)
    size, freedom = len(one) + len(two), len(one) + len(two) - 2
    if min(len(one), len(two)) < 2:
        return NotEstimable("Hedges' g needs 2 articles a group", 2, n=size, unit="Hedges' g")
    pooled = np.sqrt((one.var(ddof=1) * (len(one) - 1) + two.var(ddof=1) * (len(two) - 1)) / freedom)
    if pooled == 0:
        return NotEstimable("all articles of a group have the same value", 0, n=size, unit="Hedges' g")
    g = float((1 - 3 / (4 * freedom - 1)) * (one.mean() - two.mean()) / pooled)
    wide = _quantile(freedom, level) * float(np.sqrt(1 / len(one) + 1 / len(two) + g**2 / (2 * size)))
    return Estimate(g, g - wide, g + wide, size, "Hedges' g", "t interval")


def cliffs_delta(first: ArrayLike, second: ArrayLike, level: float = 0.95) -> Answer:
    """Compute how much more often a value of the first group is above one of the second than below: -1 to 1.

    Consistent variance and asymmetric interval of Cliff 1993, doi:10.1037/0033-2909.114.3.494; at ±1 the bound of
    Feng & Cliff 2004, Journal of Modern Applied Statistical Methods 3(2).
    """
    one, two = _values(first), _values(second)
    m, n = len(one), len(two)
    if min(m, n) < 2:
        return NotEstimable("Cliff's delta needs 2 articles a group", 2, n=m + n, unit="Cliff's delta")
    rows, columns = _dominance(one, two), -_dominance(two, one)
    delta = float(rows.mean())
    t = _quantile(m + n - 2, level)
    if abs(delta) == 1.0:
        bound = (min(m, n) - t**2) / (min(m, n) + t**2)
        ends = sorted((delta, delta * bound))
        return Estimate(delta, ends[0], ends[1], m + n, "Cliff's delta", "Feng-Cliff bound")
    cells = _squares(one, two) - m * n * delta**2
    spread = n**2 * ((rows - delta) ** 2).sum() + m**2 * ((columns - delta) ** 2).sum() - cells
    variance = max(spread / (m * n * (m - 1) * (n - 1)), (1 - delta**2) / (m * n - 1))
    middle, below = delta - delta**3, 1 - delta**2 + t**2 * variance
    wide = t * np.sqrt(variance * ((1 - delta**2) ** 2 + t**2 * variance))
    low, high = float((middle - wide) / below), float((middle + wide) / below)
    return Estimate(delta, max(-1.0, low), min(1.0, high), m + n, "Cliff's delta", "Cliff interval")


def log_ratio(first: float, second: float, drawn_first: Numbers, drawn_second: Numbers, freedom: float,
              level: float = 0.95, n: int = 0) -> Answer:  # fmt: skip
    """Compute log₂(first / second) of two rates: 1 is twice as often (Hardie 2014); the interval from their draws.

    Draws in which a rate is 0 have no ratio and are left out; `n` articles stand behind both rates.
    """
    if not (first > 0 and second > 0):
        return NotEstimable("one of the rates is 0", 0, n=n, unit="log2 ratio")
    value = float(np.log2(first / second))
    with np.errstate(divide="ignore", invalid="ignore"):
        drawn = np.log2(drawn_first) - np.log2(drawn_second)
    drawn = drawn[np.isfinite(drawn)]
    spread = float(drawn.std(ddof=1)) if len(drawn) > 1 else nan
    wide = _quantile(freedom, level) * float(np.sqrt((freedom + 1) / freedom)) * spread
    return Estimate(value, value - wide, value + wide, n, "log2 ratio", "bootstrap, t interval")


def _values(values: ArrayLike) -> Numbers:
    """Drop NaN: an article without words has no value."""
    array = np.asarray(values, dtype=float)
    return np.asarray(array[~np.isnan(array)], dtype=float)


def _quantile(freedom: float, level: float) -> float:
    """Give the two-sided quantile of Student's t."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, 0.5 + level / 2))


def _dominance(one: Numbers, two: Numbers) -> Numbers:
    """For each of `one`: the share of `two` below it less the share above it."""
    ordered = np.sort(two)
    below, upto = np.searchsorted(ordered, one, "left"), np.searchsorted(ordered, one, "right")
    return np.asarray((below - (len(two) - upto)) / len(two), dtype=float)


def _squares(one: Numbers, two: Numbers) -> float:
    """Count the pairs that are not ties."""
    ordered = np.sort(two)
    ties = np.searchsorted(ordered, one, "right") - np.searchsorted(ordered, one, "left")
    return float(len(one) * len(two) - ties.sum())
