"""Shares of codes as a measure finds them, corrected for how it is known to err."""

from collections.abc import Mapping, Sequence
from math import ceil
from statistics import NormalDist

import numpy as np
import pandas as pd

from analysis.comparisons.bootstrap import DEFAULT, Resampling, generator, resample
from analysis.comparisons.estimates import Answer, Estimate, NotEstimable
from analysis.comparisons.statistics import Numbers

FEWEST = 5
APART, MISSED = 0.1, 0.05
MOST = 20
"""Beyond so many times the coded units nothing is promised from more of them."""


def confusion(coded: Sequence[str], found: Sequence[str], values: Sequence[str]) -> pd.DataFrame:
    """Count units by what coders gave them (rows) and what the measure found (columns).

    >>> confusion(["0", "1", "1"], ["0", "0", "1"], ["0", "1"]).to_numpy().tolist()
    [[1, 0], [1, 1]]
    """
    counted = pd.crosstab(pd.Series(coded, name="coders"), pd.Series(found, name="measure"))
    return counted.reindex(index=list(values), columns=list(values), fill_value=0)


def corrected(
    table: pd.DataFrame,
    shares: Mapping[str, Mapping[str, float]],
    values: Sequence[str],
    resampling: Resampling = DEFAULT,
) -> pd.DataFrame:
    """Return outlet × value: the share that the measure found, and the share corrected for its errors.

    `table` has a row a coded unit: outlet, coded, found, weight (how many units of the corpus it stands for); `shares`
    gives of each outlet the share of each value among all its units. With two values p = (q + specificity - 1) /
    (sensitivity + specificity - 1) (Rogan & Gladen 1978, doi:10.1093/oxfordjournals.aje.a112510), with more p = M⁻¹q, M
    being P(found | coded) (Bachl & Scharkow 2017, doi:10.1080/19312458.2017.1305103); cut to [0, 1] and to the sum 1.
    `errors` tells whether M is the outlet's own (5 coded units of every value) or of all outlets together, which
    assumes that the measure errs alike everywhere. Intervals: coded units drawn anew within their outlet.
    """
    rows = []
    for outlet, found in shares.items():
        own = table[table["outlet"] == outlet]
        enough = bool((own["coded"].value_counts().reindex(list(values), fill_value=0) >= FEWEST).all())
        used = own if enough else table
        answers = _corrected(used, np.array([found[value] for value in values]), values, resampling, outlet)
        for value, answer in zip(values, answers, strict=True):
            told = {
                "outlet": outlet,
                "value": value,
                "found": found[value],
                "errors": "own" if enough else "all outlets",
            }
            rows.append(told | {f"corrected_{name}": one for name, one in answer.row().items() if name != "unit"})
    return pd.DataFrame(rows)


def _corrected(
    table: pd.DataFrame, shares: Numbers, values: Sequence[str], resampling: Resampling, outlet: str
) -> list[Answer]:
    codes = {value: number for number, value in enumerate(values)}
    known = table[table["coded"].isin(codes) & table["found"].isin(codes)]
    counts = known["coded"].value_counts().reindex(list(values), fill_value=0)
    if counts.min() < FEWEST:
        reason = f"{counts.min()} coded units of {counts.idxmin()!r}; {FEWEST} of each are needed"
        return [NotEstimable(reason, FEWEST, n=len(known))] * len(values)
    size = len(values)
    cells = known["coded"].map(codes).to_numpy(int) * size + known["found"].map(codes).to_numpy(int)
    each = np.eye(size * size)[cells] * known["weight"].to_numpy(float)[:, None]
    middle = _solved(each.sum(axis=0, keepdims=True), shares)[0]
    if np.isnan(middle).any():
        reason = "the measure tells these values too little apart to be corrected: hardly better than chance here; use the coders' own shares"
        return [NotEstimable(reason, 0, n=len(known))] * size
    chance = generator(resampling.seed, "misclassification", outlet)
    groups = [np.flatnonzero(known["outlet"] == name) for name in sorted(set(known["outlet"]))]
    drawn = _solved(sum((resample(each[group], resampling.draws, chance) for group in groups), np.zeros(1)), shares)
    if (missed := float(np.isnan(drawn[:, 0]).mean())) > MISSED:
        return [_lost(missed, len(known))] * size
    ends = np.nanquantile(drawn, [0.5 - resampling.level / 2, 0.5 + resampling.level / 2], axis=0)
    method = "inverse of the confusion matrix, coded units drawn anew"
    told = zip(middle, *ends, strict=True)
    return [Estimate(float(p), float(low), float(high), len(known), "share", method) for p, low, high in told]


def _lost(missed: float, n: int) -> NotEstimable:
    """Say how many coded units would do, as far as the share of draws that fail tells it (normal draws, error as 1/√n)."""
    told = f"in {100 * missed:.0f} % of draws the measure's errors cannot be undone"
    if missed >= 0.5:
        return NotEstimable(f"{told}: the measure tells these values hardly better than chance here", 0, n=n)
    needed = ceil(n * (NormalDist().inv_cdf(1 - MISSED) / NormalDist().inv_cdf(1 - missed)) ** 2)
    if needed > MOST * n:
        return NotEstimable(f"{told}: the measure tells these values hardly better than chance here", 0, n=n)
    return NotEstimable(f"{told}; about {needed} coded units are needed, {n} are here", needed, n=n)


def _solved(counts: Numbers, shares: Numbers) -> Numbers:
    """Return the shares behind those found, draw by draw: NaN where a matrix holds too little to be turned round.

    `counts` are (draws, coded * found), weighed; P(found | coded) is each row of them over its sum.
    """
    size = len(shares)
    tables = counts.reshape(-1, size, size)
    totals = tables.sum(axis=2, keepdims=True)
    matrices = np.divide(tables, totals, out=np.zeros_like(tables), where=totals > 0)
    apart = np.linalg.svd(matrices, compute_uv=False)[:, -1] >= APART
    solved = np.full((len(tables), size), np.nan)
    turned = np.linalg.solve(
        matrices[apart].transpose(0, 2, 1), np.broadcast_to(shares, (apart.sum(), size))[:, :, None]
    )
    cut = np.clip(turned[:, :, 0], 0.0, 1.0)
    sums = cut.sum(axis=1, keepdims=True)
    solved[apart] = np.divide(cut, sums, out=np.full_like(cut, np.nan), where=sums > 0)
    return solved
