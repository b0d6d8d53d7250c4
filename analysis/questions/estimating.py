"""Estimate a statistic for each article, or for each outlet where one has several articles."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.comparisons.bootstrap import Resampling
from analysis.comparisons.intervals import article_intervals, outlet_intervals
from analysis.comparisons.misattribution import voice_intervals
from analysis.comparisons.statistics import Statistic
from analysis.study import Study

if TYPE_CHECKING:
    import pandas as pd


def estimated(
    study: Study, sums: "pd.DataFrame", statistic: Statistic, by: Sequence[str] = (), voices: Sequence[str] = ()
) -> "pd.DataFrame":
    """Return value and interval by article, or by outlet where one has several articles, each opened by its label.

    `sums` holds article, sentence, `by` and the statistic's columns. One article an outlet: the interval is over blocks of
    its sentences and describes that article. Several: it is over the outlet's articles (cluster bootstrap of their sums).
    With `voices` only those voices count (`sums` holds voice and every voice's rows), and the interval of an article also
    carries how often a voice is mistaken; over articles such mistakes are part of what differs between them.
    """
    resampling = Resampling.of(study.plan)
    if voices and study.by == "article":
        return study.labelled(voice_intervals(sums, statistic, voices, ("article", *by), resampling))
    sums = sums[sums["voice"].isin(list(voices))] if voices else sums
    if study.by == "article":
        return study.labelled(article_intervals(sums, statistic, ("article", *by), resampling))
    owners = sums.assign(outlet=sums["article"].map(study.owners))
    return study.labelled(outlet_intervals(owners, statistic, ("outlet", *by), resampling))


def summed(study: Study, table: "pd.DataFrame", by: Sequence[str], columns: list[str]) -> "pd.DataFrame":
    """Return the sums of columns by article, or by outlet where one has several articles, and by `by`."""
    owned = table.assign(outlet=table["article"].map(study.owners))
    return owned.groupby([study.by, *by], as_index=False, sort=False)[columns].sum()


def units(study: Study, name: str) -> "pd.DataFrame":
    """Return a table of measurements with the column `outlet` beside `article`."""
    return study[name].assign(outlet=study[name]["article"].map(study.owners))
