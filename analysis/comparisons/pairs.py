"""How far apart two places are: every two articles over their sentences, every two outlets over their articles."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import nan
from typing import Any

import numpy as np
import pandas as pd

from analysis.comparisons.bootstrap import DEFAULT, Resampling
from analysis.comparisons.contrasts import outlet_contrasts
from analysis.comparisons.estimates import COLUMNS, Answer, Estimate, NotEstimable
from analysis.comparisons.permutation import ALPHA, benjamini_hochberg
from analysis.comparisons.position import Placed, declared_weights, placed, weighted_mean
from analysis.comparisons.statistics import Statistic

ARTICLES = "these two articles' texts"
OUTLETS = "the two outlets' articles"
UNIT = "difference of places, -2 to 2"
TABLE = ("first", "second", *COLUMNS, "p", "attainable_p", "q", "describes")


@dataclass(frozen=True)
class _Place:
    """One article's place, the variance of its draws widened by m / (m - 1), its m blocks and its own sentences."""

    value: float
    variance: float
    blocks: float
    own: int


def article_pairs(sentence_sums: pd.DataFrame, plan: Mapping[str, Any], *, misattribution: float = 0.0) -> pd.DataFrame:
    """Compare the places of every two articles, one row a pair: first, second, an estimate, p, attainable_p, q, describes.

    The value is the first's place minus the second's, `first` before `second` in the alphabet. The draws are those that
    gave both places their own intervals, the degrees of freedom Welch's. p is where the interval would end at 0: it tells
    how surely these two texts would keep their order had they gone on in the same way, and nothing of their outlets. q is p
    with the false discovery rate held over all pairs by Benjamini and Hochberg, which pairwise comparisons bear (Williams,
    Jones & Tukey 1999, doi:10.3102/10769986024001042; measured in docs/inference.md). No p is attainable at best, for no
    article is exchanged.
    """
    weights, resampling = declared_weights(plan), Resampling.of(plan)
    places = {one.name: _place(one, weights, plan) for one in placed(sentence_sums, plan, misattribution)}
    rows = []
    for first, second in combinations(sorted(places), 2):
        answer, p = _difference(places[first], places[second], resampling)
        rows.append({"first": first, "second": second, **answer.row(), "p": p, "attainable_p": nan})
    made = pd.DataFrame(rows, columns=[*TABLE[:-2]])
    q = benjamini_hochberg(made["p"].to_numpy(float))
    return made.assign(q=q, describes=ARTICLES)


def outlet_pairs(
    article_sums: pd.DataFrame, statistic: Statistic, *, alpha: float = ALPHA, resampling: Resampling = DEFAULT
) -> pd.DataFrame:
    """Compare every two outlets over their articles, one row a pair, with the columns of `article_pairs`.

    `article_sums` holds outlet, article and the statistic's columns. The interval is from drawing both outlets' articles
    anew, p from exchanging articles between the two; where p cannot reach `alpha` there is no test, and the reason says how
    many articles are needed.
    """
    chosen = article_sums if article_sums["outlet"].nunique() > 1 else article_sums.head(0)
    made = outlet_contrasts(chosen, statistic, against="pairs", alpha=alpha, resampling=resampling)
    return made.assign(describes=OUTLETS)[list(TABLE)]


def _place(one: Placed, weights: Mapping[str, float], plan: Mapping[str, Any]) -> _Place:
    """Return an article's place and the variance of its draws; NaN for too few sentences of its own."""
    enough = one.own >= one.resampling.minimum and one.blocks > 1
    wider = one.blocks / (one.blocks - 1) if enough else nan
    variance = float(np.nanvar(weighted_mean(one.drawn, weights, plan), ddof=1)) * wider if enough else nan
    return _Place(float(weighted_mean(one.sums.sum(axis=0), weights, plan)), variance, one.blocks, one.own)


def _difference(one: _Place, other: _Place, resampling: Resampling) -> tuple[Answer, float]:
    """Give the difference of two places with its interval, and the p at which that interval would end at 0."""
    from scipy.special import stdtr, stdtrit

    n, value = one.own + other.own, one.value - other.value
    if min(one.own, other.own) < resampling.minimum:
        few = (
            f"{one.own} sentences in the own voice on one side and {other.own} on the other; "
            f"{resampling.minimum} are needed on each"
        )
        return NotEstimable(few, resampling.minimum, nan, n, UNIT), nan
    variance = one.variance + other.variance
    if np.isnan(value) or np.isnan(variance):
        return NotEstimable("nothing in one of the articles to compute it from", 0, nan, n, UNIT), nan
    if not variance:
        return NotEstimable("no draw moves either place", 0, value, n, UNIT), nan
    freedom = variance**2 / sum(place.variance**2 / (place.blocks - 1) for place in (one, other))
    wide = float(stdtrit(freedom, 0.5 + resampling.level / 2)) * variance**0.5
    p = 2 * float(stdtr(freedom, -abs(value) / variance**0.5))
    method = "bootstrap of both articles' blocks of sentences, Welch t interval"
    return Estimate(value, max(value - wide, -2.0), min(value + wide, 2.0), n, UNIT, method), p
