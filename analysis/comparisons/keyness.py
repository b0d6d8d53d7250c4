"""Which words mark an outlet against the rest, how evenly it uses them, and which of that was asked in advance."""

from collections.abc import Sequence
from math import nan
from typing import Any

import numpy as np
import pandas as pd

from analysis.comparisons.bootstrap import CELLS, DEFAULT, Resampling, generator
from analysis.comparisons.dispersion import gries_dp, juilland_d
from analysis.comparisons.permutation import (
    ALPHA,
    Flags,
    assignments,
    attainable_p,
    benjamini_hochberg,
    is_exact,
    refusal,
)
from analysis.comparisons.statistics import Numbers

COLUMNS = (
    "term", "outlet", "count", "rest", "rate", "rest_rate", "articles", "log_odds", "z", "dp", "juilland_d",
    "status", "p", "q", "attainable_p", "reason",
)  # fmt: skip


def keyness(
    term_counts: pd.DataFrame, *, of: str = "outlet", part: str = "article", prior: float = 500.0,
    confirmatory: Sequence[str] = (), least: int = 1, alpha: float = ALPHA, resampling: Resampling = DEFAULT,
    draws: int = 10_000,
) -> pd.DataFrame:  # fmt: skip
    """Set each outlet against all others, one row a term × outlet, strongest z first within an outlet.

    `term_counts` holds `of`, article, term, count (and the column `part`). Log-odds with an informative Dirichlet prior of `prior` words spread
    as in all outlets together, so that rare words are held back; z is it over its standard error and orders the list,
    it is no test (Monroe, Colaresi & Quinn 2008, doi:10.1093/pan/mpn018). Beside it: rates per 1,000 words, number of
    articles with the term, dispersion over the outlet's articles, or with `part` = "sentence" over its sentences with a
    counted term (Gries' DP, Juilland's D). Terms with fewer than
    `least` uses in all are left out of the list, not of the words.
    Terms of `confirmatory`, declared before looking, are tested by permutation of articles (p, and q over them);
    where that cannot reach `alpha`, p is NaN and `reason` says why. All else has `status` exploratory and no p.
    """
    terms, owners, counts = term_matrix(term_counts, [of, "article"])
    _, holders, spread = term_matrix(term_counts, list(dict.fromkeys([of, "article", part])))
    total = np.asarray(counts.sum(axis=0)).ravel()
    weights = prior * total / total.sum() if total.sum() else total
    kept = np.flatnonzero((total >= least) | np.isin(terms, list(confirmatory)))
    tables = []
    for outlet in dict.fromkeys(sorted(owners)):
        members = owners == outlet
        table = _against(terms, counts, members, weights, kept).assign(**_dispersed(spread[holders == outlet], kept))
        table.insert(1, "outlet", outlet)
        tested = _confirmed(
            terms, counts, members, weights, confirmatory, alpha, generator(resampling.seed, outlet), draws
        )
        tables.append(table.merge(tested, on="term", how="left").sort_values("z", ascending=False, kind="stable"))
    if not tables:
        return pd.DataFrame(columns=list(COLUMNS))
    joined = pd.concat(tables, ignore_index=True)
    joined["status"] = joined["status"].fillna("exploratory")
    joined["reason"] = joined["reason"].fillna("")
    return joined.assign(q=benjamini_hochberg(joined["p"]))[list(COLUMNS)]


def log_odds(
    first: Numbers, second: Numbers, weights: Numbers, first_words: Any, second_words: Any
) -> tuple[Numbers, Numbers]:
    """Compute log-odds with a Dirichlet prior and its standard error from two counts of the same terms.

    δ = ln((y₁+α)/(n₁+α₀-y₁-α)) - ln((y₂+α)/(n₂+α₀-y₂-α)), variance ≈ 1/(y₁+α) + 1/(y₂+α); NaN where a term has
    no count and no prior. α₀ is the sum of all terms' prior and must be in the words given.
    """
    one, two = first + weights, second + weights
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log(one / (first_words - one)) - np.log(two / (second_words - two))
        error = np.sqrt(1 / one + 1 / two)
    return np.where(np.isfinite(value), value, np.nan), np.where(np.isfinite(error), error, np.nan)


def term_matrix(term_counts: pd.DataFrame, keys: list[str]) -> tuple[Any, Any, Any]:
    """Lay counts out as a sparse matrix (parts, terms): terms, each part's first key, counts, all in alphabetical order."""
    from scipy.sparse import csr_array

    rows, parts = pd.MultiIndex.from_frame(term_counts[keys]).factorize(sort=True)
    columns, terms = pd.factorize(term_counts["term"], sort=True)
    shape = (len(parts), len(terms))
    counts = csr_array((term_counts["count"].to_numpy(float), (rows, columns)), shape=shape)
    counts.sum_duplicates()
    counts.eliminate_zeros()
    return np.asarray(terms, dtype=object), np.array([owner for owner, *_ in parts], dtype=object), counts


def _against(terms: Any, counts: Any, members: Flags, weights: Numbers, kept: Any) -> pd.DataFrame:
    """Describe every kept term of one outlet against the rest."""
    inside = counts[members]
    first, total = np.asarray(inside.sum(axis=0)).ravel(), np.asarray(counts.sum(axis=0)).ravel()
    second, spare = total - first, weights.sum()
    value, error = log_odds(first, second, weights, first.sum() + spare, second.sum() + spare)
    return pd.DataFrame({
        "term": terms[kept], "count": first[kept], "rest": second[kept],
        "rate": 1000 * first[kept] / (first.sum() or nan), "rest_rate": 1000 * second[kept] / (second.sum() or nan),
        "articles": np.asarray((inside > 0).sum(axis=0)).ravel()[kept],
        "log_odds": value[kept], "z": (value / error)[kept],
    })  # fmt: skip


def _dispersed(inside: Any, kept: Any) -> dict[str, Numbers]:
    """Measure dispersion over parts, a portion of the terms at a time, so that memory stays flat."""
    sizes, columns = np.asarray(inside.sum(axis=1)).ravel(), inside.tocsc()
    step = max(1, 10 * CELLS // max(1, inside.shape[0]))
    found: dict[str, list[Numbers]] = {"dp": [np.zeros(0)], "juilland_d": [np.zeros(0)]}
    for start in range(0, len(kept), step):
        portion = columns[:, kept[start : start + step]].toarray()
        found["dp"].append(gries_dp(portion, sizes))
        found["juilland_d"].append(juilland_d(portion, sizes))
    return {name: np.concatenate(values) for name, values in found.items()}


def _confirmed(
    terms: Any, counts: Any, members: Flags, weights: Numbers, confirmatory: Sequence[str], alpha: float,
    chance: np.random.Generator, draws: int,
) -> pd.DataFrame:  # fmt: skip
    """Test the declared terms of one outlet by exchanging articles with the others."""
    columns = np.flatnonzero(np.isin(terms, list(confirmatory)))
    sizes = [int(members.sum()), int((~members).sum())]
    refused = refusal(sizes, alpha)
    p = np.full(len(columns), nan)
    if refused is None and len(columns):
        p = _permuted(counts, columns, members, weights, chance, draws)
    return pd.DataFrame({
        "term": terms[columns], "status": "confirmatory", "p": p,
        "attainable_p": attainable_p(sizes) if min(sizes) else 1.0, "reason": refused.reason if refused is not None else "",
    })  # fmt: skip


def _permuted(
    counts: Any, columns: Any, members: Flags, weights: Numbers, chance: np.random.Generator, draws: int
) -> Numbers:
    """Compute two-sided p of the log-odds of some terms; words of all terms are exchanged with their article."""
    dense, words = counts.tocsc()[:, columns].toarray(), np.asarray(counts.sum(axis=1)).ravel()
    prior, spare = weights[columns], weights.sum()

    def odds(flags: Numbers) -> Numbers:
        first, size = flags @ dense, (flags @ words)[:, None]
        return log_odds(first, dense.sum(0) - first, prior, size + spare, words.sum() - size + spare)[0]

    observed = np.abs(odds(members[None].astype(float))[0])
    reached, seen = np.zeros(len(columns)), 0
    for flags in assignments(members, draws, chance):
        reached += (~(np.abs(odds(flags.astype(float))) < observed - 1e-12 * (1 + observed))).sum(axis=0)
        seen += len(flags)
    extra = 0 if is_exact(members) else 1
    return np.asarray((reached + extra) / (seen + extra), dtype=float)
