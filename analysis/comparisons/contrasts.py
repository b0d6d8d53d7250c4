"""Differences between outlets, tested over their articles."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import nan
from typing import Any

import numpy as np
import pandas as pd

from analysis.comparisons.bootstrap import DEFAULT, Resampling, generator, resample
from analysis.comparisons.effects import cliffs_delta, hedges_g, log_ratio
from analysis.comparisons.estimates import COLUMNS, Answer, Estimate, NotEstimable
from analysis.comparisons.intervals import SAME, varies
from analysis.comparisons.permutation import ALPHA, attainable_within, benjamini_hochberg, permutation_test, refusal
from analysis.comparisons.statistics import Numbers, Statistic

REST = "the rest"
EFFECTS = ("hedges_g", "cliffs_delta", "log_ratio")


def difference(
    first: Numbers, second: Numbers, statistic: Statistic, chance: np.random.Generator,
    resampling: Resampling = DEFAULT,
) -> tuple[Answer, Answer]:  # fmt: skip
    """Give the difference of a statistic between two groups of rows (articles), and its log₂ ratio.

    Both groups are drawn apart; the interval is ± t · s with Welch's degrees of freedom, each group's variance being
    widened by m / (m - 1) for its m articles. It is made on the plain scale. No interval where no draw moves either.
    """
    sizes, needed = [len(first), len(second)], max(resampling.minimum_articles, 2)
    values = [float(statistic.of(sums.sum(axis=0))) for sums in (first, second)]
    value, size = values[0] - values[1], sum(sizes)
    if min(sizes) < needed:
        reason = f"{sizes[0]} article{'' if sizes[0] == 1 else 's'} on one side and {sizes[1]} on the other; {needed} are needed on each"
        return NotEstimable(reason, needed, value, size, statistic.unit), NotEstimable(reason, needed, n=size)
    if np.isnan(value):
        return NotEstimable("nothing to divide by", 0, nan, size, statistic.unit), NotEstimable("no value", n=size)
    drawn = [statistic.of(resample(sums, resampling.draws, chance)) for sums in (first, second)]
    if not any(varies(one) for one in drawn):
        return NotEstimable(SAME, 0, value, size, statistic.unit), NotEstimable(SAME, n=size)
    wide, freedom = _welch(drawn, sizes, resampling.level)
    answer = Estimate(
        value, value - wide, value + wide, size, statistic.unit, "bootstrap of articles, Welch t interval"
    )
    if statistic.scale != "root":
        return answer, NotEstimable("no ratio of values that are not rates", n=size)
    return answer, log_ratio(values[0], values[1], drawn[0], drawn[1], freedom, resampling.level, n=size)


def outlet_contrasts(
    article_sums: pd.DataFrame, statistic: Statistic, by: Sequence[str] = (), *, of: str = "outlet",
    against: str = "rest", alpha: float = ALPHA, resampling: Resampling = DEFAULT, draws: int = 10_000,
    within: str = "",
) -> pd.DataFrame:  # fmt: skip
    """Compare each outlet with the rest, or with each other outlet (`against` = "pairs"), one row a contrast × item.

    `article_sums` holds `of`, article, the items' columns `by` (family, term …) and the statistic's columns, zero
    rows included. Columns: first, second, `by`, the estimate of the difference (estimable means the test could
    reach `alpha`), first_value, second_value, articles of each, p (permutation of articles, within the strata of
    column `within` if named), attainable_p, q (Benjamini-Hochberg over the whole table), and three effect sizes
    with low and high: Hedges' g and Cliff's delta of the articles' values, log₂ ratio of rates.
    """
    rows: list[dict[str, Any]] = []
    chosen = _pairs(sorted(article_sums[of].unique()), against)
    for name, other in chosen:
        part = article_sums if other == REST else article_sums[article_sums[of].isin([name, other])]
        rows += _contrast(part, statistic, list(by), part[of] == name, (name, other), alpha, resampling, draws, within)
    added = ["first_value", "second_value", "first_n", "second_n", "p", "attainable_p"]
    effects = [f"{effect}{end}" for effect in EFFECTS for end in ("", "_low", "_high")]
    table = pd.DataFrame(rows, columns=["first", "second", *by, *COLUMNS, *added, "q", *effects])
    return table.assign(q=benjamini_hochberg(table["p"]))


def _pairs(names: Sequence[str], against: str) -> list[tuple[str, str]]:
    """List who is compared with whom."""
    if against not in ("rest", "pairs"):
        raise ValueError(f"against is 'rest' or 'pairs', not {against!r}")
    if len(names) < 2:
        return []
    return [(name, REST) for name in names] if against == "rest" else list(combinations(names, 2))


def _contrast(
    part: pd.DataFrame, statistic: Statistic, by: list[str], is_first: "pd.Series[bool]", names: tuple[str, str],
    alpha: float, resampling: Resampling, draws: int, within: str,
) -> Iterator[dict[str, Any]]:  # fmt: skip
    """Compare two groups on every item; the same exchanges of articles serve all items."""
    items, articles, sums = _cube(part, by, list(statistic.columns))
    first = articles.isin(part.loc[is_first, "article"])
    strata = _strata(part, within, articles)
    smallest = attainable_within(first, strata)
    refused = refusal([int(first.sum()), int((~first).sum())], alpha, smallest)
    p = np.full(len(items), nan)
    if refused is None:
        p = permutation_test(sums, first, statistic, generator(resampling.seed, *names), draws, strata)[1]
    for i, item in enumerate(items):
        one, two = sums[first, i], sums[~first, i]
        answer, ratio = difference(one, two, statistic, generator(resampling.seed, *names, *item), resampling)
        row = answer.row()
        if refused is not None:
            row |= {"estimable": False, "reason": refused.reason, "needed": refused.needed}
        effects = (hedges_g(statistic.of(one), statistic.of(two), resampling.level),
                   cliffs_delta(statistic.of(one), statistic.of(two), resampling.level), ratio)  # fmt: skip
        yield {
            "first": names[0], "second": names[1], **dict(zip(by, item, strict=True)), **row, "p": p[i],
            "first_value": float(statistic.of(one.sum(axis=0))), "second_value": float(statistic.of(two.sum(axis=0))),
            "first_n": len(one), "second_n": len(two), "attainable_p": smallest,
            **_columns(effects),
        }  # fmt: skip


def _strata(part: pd.DataFrame, within: str, articles: "pd.Index[Any]") -> list[Any] | None:
    """Give each article its stratum, or nothing if none is named."""
    if not within:
        return None
    stratum = dict(zip(part["article"], part[within], strict=True))
    return [stratum[article] for article in articles]


def _columns(effects: Sequence[Answer]) -> dict[str, float]:
    """Lay the effect sizes out as columns."""
    laid: dict[str, float] = {}
    for name, effect in zip(EFFECTS, effects, strict=True):
        row = effect.row()
        laid |= {name: row["value"], f"{name}_low": row["low"], f"{name}_high": row["high"]}
    return laid


def _cube(
    part: pd.DataFrame, by: list[str], columns: list[str]
) -> tuple[list[tuple[Any, ...]], "pd.Index[Any]", Numbers]:
    """Lay sums out as (articles, items, columns); a missing row keeps zero hits and NaN elsewhere is refused."""
    articles = pd.Index(sorted(part["article"].unique()))
    if not by:
        summed = part.groupby("article", observed=True)[columns].sum().loc[articles]
        return [()], articles, summed.to_numpy(float)[:, None, :]
    items = [tuple(row) for row in part[by].drop_duplicates().sort_values(by).itertuples(index=False)]
    wide = part.groupby(["article", *by], observed=True)[columns].sum()
    full = wide.reindex(
        pd.MultiIndex.from_tuples([(a, *item) for a in articles for item in items], names=["article", *by])
    )
    if full.isna().any(axis=None):
        missing = full.index[full.isna().any(axis=1)][0]
        raise ValueError(f"article_sums has no row for {missing}: tally with segments, which fills in zeros")
    return items, articles, full.to_numpy(float).reshape(len(articles), len(items), len(columns))


def _welch(drawn: Sequence[Numbers], sizes: Sequence[int], level: float) -> tuple[float, float]:
    """Give the half width of a difference's interval and its degrees of freedom."""
    from scipy.special import stdtrit

    variances = [float(np.nanvar(d, ddof=1)) * m / (m - 1) for d, m in zip(drawn, sizes, strict=True)]
    total = sum(variances)
    below = sum(v**2 / (m - 1) for v, m in zip(variances, sizes, strict=True))
    freedom = total**2 / below
    return float(stdtrit(freedom, 0.5 + level / 2)) * total**0.5, freedom
