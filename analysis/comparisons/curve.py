"""The specification curve: what the findings owe to the decisions that were taken on the way.

All functions read a table of specifications that were run already: one row a specification × finding, a column for
each decision (lexicon, voice, zone …), `finding`, `value`, and `error` ("" or why it failed).
"""

from collections.abc import Sequence
from itertools import combinations
from math import comb, nan

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from analysis.comparisons.bootstrap import DEFAULT, Resampling, generator
from analysis.comparisons.estimates import NotEstimable
from analysis.comparisons.permutation import ALPHA, assignments, attainable_p, is_exact, refusal
from analysis.comparisons.statistics import Numbers

TOGETHER = "combinations"
SURVIVES = 0.95
"""A finding survives if so large a share of all declared specifications, failed ones included, has its sign."""


def variance_shares(specifications: pd.DataFrame, decisions: Sequence[str]) -> pd.DataFrame:
    """Tell for each finding which share of the variance of its value each decision explains.

    Rows: finding × (decisions and "combinations", what they add together). A decision's share is its mean gain in R²
    over all orders in which the decisions can enter a linear model (Lindeman, Merenda & Gold 1980; Grömping 2006,
    doi:10.18637/jss.v017.i01): the shares sum to 1, whichever specifications failed. NaN where nothing varies.
    """
    rows = []
    for finding, table in specifications.dropna(subset=["value"]).groupby("finding", sort=True):
        values = table["value"].to_numpy(float)
        explained = _explained(table, list(decisions), values)
        for decision in decisions:
            rows.append((finding, decision, _shapley(explained, decision, list(decisions)), len(values)))
        rows.append((finding, TOGETHER, 1 - explained[frozenset(decisions)], len(values)))
    return pd.DataFrame(rows, columns=["finding", "decision", "share", "n"])


def survival(specifications: pd.DataFrame, primary: "pd.Series[bool]", threshold: float = SURVIVES) -> pd.DataFrame:
    """Tell which findings survive: one row a finding.

    `primary` marks the row of the one primary specification of each finding. Columns: finding, value (the primary one),
    declared, run, failed, agree (share of the declared specifications with the primary sign), lowest, middle, highest,
    survives (agree ≥ `threshold`), reason. It describes; "k of m" is no test: for that, `joint_test`.
    """
    rows = []
    for finding, table in specifications.assign(_primary=primary).groupby("finding", sort=True):
        chosen = table.loc[table["_primary"], "value"]
        value = float(chosen.iloc[0]) if len(chosen) == 1 else nan
        known = table["value"].dropna()
        agree = float((np.sign(known) == np.sign(value)).sum() / len(table)) if np.isfinite(value) else nan
        reason = "" if np.isfinite(value) else f"{len(chosen)} primary specifications with a value; 1 is needed"
        rows.append({
            "finding": finding, "value": value, "declared": len(table), "run": len(known),
            "failed": len(table) - len(known), "agree": agree, "lowest": known.min(), "middle": known.median(),
            "highest": known.max(), "survives": bool(value != 0 and agree >= threshold), "reason": reason,
        })  # fmt: skip
    columns = ["finding", "value", "declared", "run", "failed", "agree", "lowest", "middle", "highest", "survives"]
    return pd.DataFrame(rows, columns=[*columns, "reason"])


def joint_test(
    article_values: pd.DataFrame, first: ArrayLike, *, alpha: float = ALPHA, draws: int = 10_000,
    resampling: Resampling = DEFAULT,
) -> dict[str, float | str | bool | int]:  # fmt: skip
    """Test all specifications at once by exchanging articles between two groups of outlets.

    `article_values` has one row an article, one column a specification; `first` marks the articles of one group. The
    test value is the median over specifications of the standardised difference of means; a missing value is left out of
    its specification. Gives value (that median), p, attainable_p, estimable, reason, needed, n. Under the null
    hypothesis of exchangeable articles p is valid, however the specifications hang together (Simonsohn, Simmons &
    Nelson 2020, doi:10.1038/s41562-020-0912-z). One article a group: not estimable, the curve only describes.
    """
    members = np.asarray(first, dtype=bool)
    sizes = [int(members.sum()), int((~members).sum())]
    values = _standard(article_values.to_numpy(float))
    observed = float(_median_difference(members[None], values)[0])
    smallest = attainable_p(sizes) if min(sizes) else 1.0
    answer: NotEstimable | None = refusal(sizes, alpha)
    if answer is None and np.isnan(observed):
        answer = NotEstimable("no specification varies between articles", n=len(members))
    shared = {"value": observed, "attainable_p": smallest, "n": len(members)}
    if answer is not None:
        return {**shared, "p": nan, "estimable": False, "reason": answer.reason, "needed": answer.needed}
    reached = seen = 0
    for flags in assignments(members, draws, generator(resampling.seed, "curve")):
        moved = np.abs(_median_difference(flags, values))
        reached += int((~(moved < abs(observed) - 1e-12)).sum())
        seen += len(flags)
    extra = 0 if is_exact(members) else 1
    return {**shared, "p": (reached + extra) / (seen + extra), "estimable": True, "reason": "", "needed": 0}


def _explained(table: pd.DataFrame, decisions: list[str], values: Numbers) -> dict[frozenset[str], float]:
    """Compute R² of a linear model with each set of decisions, from the products of all columns with each other."""
    centred = values - values.mean()
    total = float(centred @ centred)
    laid = [pd.get_dummies(table[d].astype(str), dtype=float).to_numpy() for d in decisions]
    columns = np.column_stack(laid) - np.column_stack(laid).mean(axis=0)
    ends = np.cumsum([0, *(part.shape[1] for part in laid)])
    products, onto = columns.T @ columns, columns.T @ centred
    explained = {frozenset[str](): 0.0 if total > 0 else nan}
    for size in range(1, len(decisions) + 1):
        for chosen in combinations(range(len(decisions)), size):
            at = np.concatenate([np.arange(ends[n], ends[n + 1]) for n in chosen])
            fitted = float(onto[at] @ np.linalg.pinv(products[np.ix_(at, at)], rcond=1e-9, hermitian=True) @ onto[at])
            known = total > 1e-18 * len(values)
            explained[frozenset(decisions[n] for n in chosen)] = fitted / total if known else nan
    return explained


def _shapley(explained: dict[frozenset[str], float], decision: str, decisions: list[str]) -> float:
    """Average the gain in R² of one decision over all orders."""
    others, share = [d for d in decisions if d != decision], 0.0
    for size in range(len(decisions)):
        for before in combinations(others, size):
            gain = explained[frozenset([*before, decision])] - explained[frozenset(before)]
            share += gain / (len(decisions) * comb(len(others), size))
    return share


def _standard(values: Numbers) -> Numbers:
    """Give each specification mean 0 and standard deviation 1 over articles; constant ones become NaN."""
    known = ~np.isnan(values)
    size = known.sum(axis=0)
    mean = np.where(known, values, 0).sum(axis=0) / np.where(size > 0, size, np.nan)
    spread = np.sqrt(np.where(known, (values - mean) ** 2, 0).sum(axis=0) / np.where(size > 0, size, np.nan))
    return np.asarray((values - mean) / np.where(spread > 1e-12, spread, np.nan), dtype=float)


def _median_difference(flags: ArrayLike, values: Numbers) -> Numbers:
    """Compute the median over specifications of the difference of means, for each exchange."""
    inside = np.asarray(flags, dtype=float)
    known = ~np.isnan(values)
    usable = values[:, known.any(axis=0)]
    if not usable.shape[1]:
        return np.full(len(inside), np.nan)
    known, filled = (~np.isnan(usable)).astype(float), np.nan_to_num(usable)
    sums, sizes = inside @ filled, inside.sum(axis=1, keepdims=True) if known.all() else inside @ known
    sides = [(sums, sizes), (filled.sum(axis=0) - sums, known.sum(axis=0) - sizes)]
    first, rest = (told / np.where(many > 0, many, np.nan) for told, many in sides)
    return np.asarray(np.median(np.nan_to_num(first - rest), axis=1), dtype=float)
