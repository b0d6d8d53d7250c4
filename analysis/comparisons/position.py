"""Place each article from celebratory (+1) to critical (-1) by the components that the plan declares.

The input of all three functions is one table, `sentence_sums`, one row a sentence of an article, in order:
article, sentence, own_segments, own_compound (sum), own_celebratory, own_critical, quoted_celebratory,
quoted_critical (hits), endorsing, distancing (cues), scare (quotation marks), host_words, other_words (attributed)
and context (0 or 1). Sentences that are all quotation have own_segments 0. For weighting by words give compound
x words and words as own_compound and own_segments. quoted_segments and quoted_compound are needed only to
carry the error of attribution.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import nan
from typing import Any

import numpy as np
import pandas as pd

from analysis.comparisons.bootstrap import Resampling, generator
from analysis.comparisons.components import AXES, COLUMNS, COMPONENTS, Component, doubted, named
from analysis.comparisons.estimates import COLUMNS as ESTIMATE
from analysis.comparisons.estimates import Answer, Estimate, NotEstimable
from analysis.comparisons.intervals import ARTICLE, SAME, t_interval, varies
from analysis.comparisons.misattribution import draw_sentences
from analysis.comparisons.statistics import Numbers

UNIT = "position, -1 critical to +1 celebratory"


@dataclass(frozen=True)
class Placed:
    """One article's sums, what its draws gave and how intervals are to be made."""

    name: str
    sums: Numbers
    drawn: Numbers
    resampling: Resampling

    @property
    def own(self) -> int:
        """The number of its sentences with own voice."""
        return int(np.count_nonzero(self.sums[:, 0]))

    @property
    def blocks(self) -> float:
        """How many blocks of neighbours, as they are drawn, its sentences with own voice make."""
        return self.own / self.resampling.together(len(self.sums))

    def answer(self, value: float, drawn: Numbers, unit: str) -> Answer:
        """Give the value its interval, or say why there is none."""
        needed = self.resampling.minimum
        if self.own < needed:
            reason = f"{self.own} of the {needed} sentences in the own voice needed"
            return NotEstimable(reason, needed, nan, self.own, unit)
        if np.isnan(value):
            return NotEstimable("nothing in this article to compute it from", 0, nan, self.own, unit)
        if not varies(drawn):
            return NotEstimable(SAME, 0, value, self.own, unit)
        block = self.resampling.together(len(self.sums))
        low, high = t_interval(value, drawn, self.blocks, self.resampling.level, limits=(-1.0, 1.0))
        method = f"bootstrap of blocks of {block} sentences, t interval"
        return Estimate(value, low, high, self.own, unit, method)


def position(
    sentence_sums: pd.DataFrame, plan: Mapping[str, Any], *, misattribution: float = 0.0, without: Sequence[str] = ()
) -> pd.DataFrame:
    """Place every article, one row each: article, the columns of an estimate, `describes`.

    The value is the weighted mean of the components that can be computed for the article. n counts the sentences
    in the own voice; fewer than the plan's minimum_own_sentences is not estimable. `without` leaves out components.
    `misattribution` is the share of sentences given to the wrong voice: it widens the interval.
    """
    weights = {name: weight for name, weight in declared_weights(plan).items() if name not in without}
    rows = []
    for one in placed(sentence_sums, plan, misattribution):
        value, drawn = weighted_mean(one.sums.sum(axis=0), weights, plan), weighted_mean(one.drawn, weights, plan)
        rows.append({"article": one.name, **one.answer(float(value), drawn, UNIT).row(), "describes": ARTICLE})
    return pd.DataFrame(rows, columns=["article", *ESTIMATE, "describes"])


def bare_places(sentence_sums: pd.DataFrame, plan: Mapping[str, Any]) -> "pd.Series[float]":
    """Return article → the value of `position`, without interval: no sentence is drawn."""
    summed = sentence_sums.assign(sentences=1, _own=sentence_sums["own_segments"] != 0)
    summed = summed.groupby("article")[[*COLUMNS, "_own"]].sum()
    made = weighted_mean(summed[list(COLUMNS)].to_numpy(float), declared_weights(plan), plan)
    return pd.Series(np.where(summed["_own"] >= Resampling.of(plan).minimum, made, nan), summed.index)


def components(sentence_sums: pd.DataFrame, plan: Mapping[str, Any], *, misattribution: float = 0.0) -> pd.DataFrame:
    """Tell what each component gives, one row an article × component.

    Beside the estimate's columns: part, weight (rescaled to sum to 1 over those that could be computed),
    contribution (weight x value; they sum to the position), without (the position when it is left out).
    """
    declared, weights = {one["name"]: one for one in plan["position"]["component"]}, declared_weights(plan)
    rows = []
    for one in placed(sentence_sums, plan, misattribution):
        whole, parts = one.sums.sum(axis=0), _values(one.sums.sum(axis=0), weights, plan)
        present = sum(weights[name] for name, value in parts.items() if not np.isnan(value))
        for name, value in parts.items():
            weight = 0.0 if np.isnan(value) else weights[name] / present
            others = {other: w for other, w in weights.items() if other != name}
            drawn = doubted(name, one.drawn, generator(one.resampling.seed, one.name, name))
            what = declared[name].get("what", name.replace("_", " "))
            answer = one.answer(float(value), _values(drawn, {name: 1.0}, plan)[name], what)
            rows.append({
                "article": one.name, "component": name, "part": declared[name]["part"], **answer.row(),
                "weight": weight, "contribution": 0.0 if np.isnan(value) else weight * float(value),
                "without": float(weighted_mean(whole, others, plan)),
            })  # fmt: skip
            if one.own < one.resampling.minimum:
                rows[-1] |= {"contribution": nan, "without": nan}
    added = ["weight", "contribution", "without"]
    return pd.DataFrame(rows, columns=["article", "component", "part", *ESTIMATE, *added])


def axes(sentence_sums: pd.DataFrame, plan: Mapping[str, Any], *, misattribution: float = 0.0) -> pd.DataFrame:
    """Show warmth and distance apart, and each part of the plan, one row an article × axis.

    Warmth (-1 to 1) and distance (0 to 1) are not declared in the plan: they are exploratory. An article may be
    warm and distant at once. The parts are the plan's own, each the weighted mean of its components.
    """
    parts: dict[str, dict[str, float]] = {}
    for one in plan["position"]["component"]:
        parts.setdefault(one["part"], {})[one["name"]] = float(one["weight"])
    rows = []
    for article in placed(sentence_sums, plan, misattribution):
        whole = article.sums.sum(axis=0)
        for axis, formula in AXES.items():
            value, drawn = (_component(formula, sums, plan) for sums in (whole, article.drawn))
            rows.append({"article": article.name, "axis": axis, **article.answer(float(value), drawn, axis).row()})
        for part, weights in parts.items():
            value, drawn = (weighted_mean(sums, weights, plan) for sums in (whole, article.drawn))
            rows.append({"article": article.name, "axis": part, **article.answer(float(value), drawn, part).row()})
    table = pd.DataFrame(rows, columns=["article", "axis", *ESTIMATE])
    return table.assign(status=np.where(table["axis"].isin(list(AXES)), "exploratory", "declared"))


def placed(sentence_sums: pd.DataFrame, plan: Mapping[str, Any], misattribution: float) -> Iterator[Placed]:
    """Draw each article's sentences in blocks; its draws do not depend on the other articles."""
    resampling = Resampling.of(plan)
    full = sentence_sums.assign(sentences=1)
    for column in ("quoted_segments", "quoted_compound"):
        if column not in full:
            full[column] = 0.0
    missing = [column for column in COLUMNS if column not in full]
    if missing:
        raise KeyError(f"sentence_sums has no column {', '.join(missing)}")
    for name, group in full.sort_values(["article", "sentence"]).groupby("article", sort=True):
        sums = group[list(COLUMNS)].to_numpy(float)
        chance = generator(resampling.seed, name)
        yield Placed(str(name), sums, draw_sentences(sums, resampling, chance, misattribution), resampling)


def declared_weights(plan: Mapping[str, Any]) -> dict[str, float]:
    """Read the declared weights; an undeclared component raises KeyError that lists the known ones."""
    weights = {one["name"]: float(one["weight"]) for one in plan["position"]["component"]}
    unknown = [name for name in weights if name not in COMPONENTS]
    if unknown:
        raise KeyError(f"plan: no component is called {', '.join(unknown)}; there are {', '.join(COMPONENTS)}")
    return weights


def _component(formula: Component, sums: Numbers, plan: Mapping[str, Any]) -> Numbers:
    """Compute one component with the plan's smoothing."""
    return formula(named(sums), float(plan["position"].get("smoothing", 2)))


def _values(sums: Numbers, weights: Mapping[str, float], plan: Mapping[str, Any]) -> dict[str, Numbers]:
    """Compute the named components."""
    return {name: _component(COMPONENTS[name], sums, plan) for name in weights}


def weighted_mean(sums: Numbers, weights: Mapping[str, float], plan: Mapping[str, Any]) -> Numbers:
    """Average the components that could be computed, by weight; NaN where none could."""
    if not weights:
        return np.full(sums.shape[:-1], nan)
    values = np.stack([np.asarray(value) for value in _values(sums, weights, plan).values()])
    weight = np.array(list(weights.values())).reshape(-1, *[1] * (values.ndim - 1))
    present = np.where(np.isnan(values), 0.0, weight).sum(axis=0)
    total = np.nansum(values * weight, axis=0)
    return np.asarray(total / np.where(present > 0, present, np.nan), dtype=float)
