"""What is told of each outlet, with intervals over its articles, from sums alone."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.comparisons.bootstrap import Resampling, generator, resample
from analysis.comparisons.components import COLUMNS as AXIS
from analysis.comparisons.estimates import COLUMNS, Answer, Estimate, NotEstimable
from analysis.comparisons.intervals import no_surer, t_interval
from analysis.comparisons.position import UNIT, declared_weights, weighted_mean
from analysis.comparisons.readability import FORMULAS
from analysis.comparisons.statistics import Numbers, Statistic, ratio, share

if TYPE_CHECKING:
    import pandas as pd

_OURS = (
    ratio("own_tone", "own_compound", "own_segments", "mean compound of the own voice, weighted by words"),
    ratio("quoted_tone", "quoted_compound", "quoted_segments", "mean compound of the quoted voices, weighted by words"),
    share("own_words", "words", "own_share"),
    ratio("quotation_rate", "quotations", "words", "per 1,000 words", per=1000.0, scale="root"),
    *FORMULAS,
)


def statistics(columns: Sequence[str]) -> list[Statistic]:
    """Return the statistics that these columns allow: tone, voices, reading, and the rate of every family of markers."""
    families = [column for column in columns if column.startswith(("hits_", "own_hits_"))]
    rates = [
        ratio(
            f"{column.replace('hits_', '')}_rate",
            column,
            "own_words" if column.startswith("own_") else "words",
            "per 1,000 words",
            per=1000.0,
            scale="root",
        )
        for column in families
    ]
    return [one for one in (*_OURS, *rates) if set(one.columns) <= set(columns)]


def outlets(bags: "pd.DataFrame", plan: Mapping[str, Any]) -> "pd.DataFrame":
    """Return one row an outlet × statistic: outlet, statistic, articles and the columns of an estimate.

    The draws are those of `outlet_intervals`, made once an outlet for all statistics. `pooled_position` is the declared axis
    computed from all sentences of the outlet together; the report's place of an outlet is the mean of its articles' places.
    """
    import pandas as pd

    resampling = Resampling.of(plan)
    rows = [
        {"outlet": name, "statistic": named, "articles": int(group["articles"].sum()), **answer.row()}
        for name, group in bags.groupby("outlet", sort=True)
        for named, answer in _outlet(group.drop(columns=["outlet", "bag"]), str(name), plan, resampling)
    ]
    return pd.DataFrame(rows, columns=["outlet", "statistic", "articles", *COLUMNS])


def _outlet(
    group: "pd.DataFrame", name: str, plan: Mapping[str, Any], resampling: Resampling
) -> Iterator[tuple[str, Answer]]:
    columns = list(group.columns)
    sums = group.to_numpy(float)
    drawn = resample(sums, resampling.draws, generator(resampling.seed, name))
    told = partial(_answer, sums, drawn, columns, int(group["articles"].sum()), resampling)
    for one in statistics(columns):
        yield one.name, told(one.columns, one.of, one.unit, one.scale)
    if set(AXIS) <= set(columns) and "position" in plan:
        weights = declared_weights(plan)
        yield "pooled_position", told(AXIS, lambda found: weighted_mean(found, weights, plan), UNIT, "plain")


def _answer(
    sums: Numbers,
    drawn: Numbers,
    columns: list[str],
    articles: int,
    resampling: Resampling,
    wanted: Sequence[str],
    value_of: Any,
    unit: str,
    scale: str,
) -> Answer:
    chosen = [columns.index(column) for column in wanted]
    value = float(value_of(sums[:, chosen].sum(axis=0)))
    if np.isnan(value):
        return NotEstimable("nothing to compute it from", 0, value, articles, unit)
    needed = resampling.minimum_articles
    if articles < needed:
        return NotEstimable(f"{articles} of the {needed} articles needed", needed, value, articles, unit)
    with np.errstate(invalid="ignore"):
        low, high = t_interval(value, value_of(drawn[:, chosen]), len(sums), resampling.level, scale)
    if scale == "root":
        low, high = no_surer((low, high), sums[:, chosen].sum(axis=0), value_of, resampling.level)
    method = "bootstrap of articles, t interval"
    if len(sums) < articles:
        method = f"bootstrap of {len(sums)} bags of articles, t interval"
    return Estimate(value, low, high, articles, unit, method)
