"""How far outlets differ in accuracy beyond what drawing articles explains."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, nan, sqrt

from analysis.coding.gauge import Value


@dataclass(frozen=True)
class Between:
    """The standard deviation between outlets, net of sampling error, with its interval; `raw` is what it is before."""

    sd: float
    low: float
    high: float
    raw: float
    outlets: int


def between(values: Sequence[Value], level: float = 0.95) -> Between:
    """Estimate the standard deviation of the true values behind measured ones with their standard errors.

    Random effects by the method of moments (DerSimonian & Laird 1986, doi:10.1016/0197-2456(86)90046-2): 0 where the
    values differ no more than their errors say. Interval: those deviations under which the generalised Q is not unusual
    (Viechtbauer 2007, doi:10.1002/sim.2514); its low end is often 0 for few outlets. Outlets without a standard error
    are left out; NaN for fewer than three.
    """
    from scipy.stats import chi2

    known = [(one.value, one.error**2) for one in values if one.error > 0]
    k = len(known)
    if k < 3:
        return Between(nan, nan, nan, nan, k)
    weights = [1 / variance for _, variance in known]
    slack = sum(weights) - sum(w * w for w in weights) / sum(weights)
    moment = max(0.0, (_q(known, 0.0) - (k - 1)) / slack)
    middle = sum(value for value, _ in known) / k
    raw = sqrt(sum((value - middle) ** 2 for value, _ in known) / (k - 1))
    low, high = (_solve(known, float(chi2.ppf(0.5 + side * level / 2, k - 1))) for side in (1, -1))
    return Between(sqrt(moment), sqrt(low), sqrt(high), raw, k)


def _q(known: Sequence[tuple[float, float]], variance: float) -> float:
    """Return the weighted squares around the weighted mean, were the outlets' variance this."""
    weights = [1 / (variance + own) for _, own in known]
    mean = sum(w * value for w, (value, _) in zip(weights, known, strict=True)) / sum(weights)
    return sum(w * (value - mean) ** 2 for w, (value, _) in zip(weights, known, strict=True))


def _solve(known: Sequence[tuple[float, float]], wanted: float) -> float:
    """Return the variance at which Q, which falls with it, is `wanted`; 0 where it is below from the start."""
    if _q(known, 0.0) <= wanted:
        return 0.0
    low, high = 0.0, 1e-6
    while _q(known, high) > wanted and high < inf:
        low, high = high, high * 4
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if _q(known, middle) > wanted else (low, middle)
    return (low + high) / 2
