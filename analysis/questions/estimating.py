"""Estimate a statistic for each article, or for each outlet where one has several articles."""

from collections.abc import Collection, Sequence
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
    return study.labelled(outlet_intervals(owned(study, sums), statistic, ("outlet", *by), resampling))


def bare(sums: "pd.DataFrame", statistic: Statistic, voices: Sequence[str] = ()) -> "pd.Series[float]":
    """Return article → the value that `estimated` gives, without interval: nothing is drawn."""
    import pandas as pd

    chosen = sums[sums["voice"].isin(list(voices))] if voices else sums
    told = chosen.groupby("article", observed=True)[list(statistic.columns)].sum()
    return pd.Series(statistic.value(told), told.index)


def summed(study: Study, table: "pd.DataFrame", by: Sequence[str], columns: list[str]) -> "pd.DataFrame":
    """Return the sums of columns by article, or by outlet where one has several articles, and by `by`."""
    return owned(study, table).groupby([study.by, *by], as_index=False, sort=False)[columns].sum()


def unmeasured(study: Study, there: Collection[str]) -> dict[str, str]:
    """Return label → why, of each chosen article that is not among `there`."""
    told = study.refused
    return {
        label: f"not measured: its language is {told[article]!r}" if article in told else "no word of it is measured"
        for article, label in study.labels.items()
        if article not in there
    }


def owned(study: Study, table: "pd.DataFrame") -> "pd.DataFrame":
    """Return a table with the column `outlet` beside `article`."""
    return table.assign(outlet=table["article"].map(study.owners))
