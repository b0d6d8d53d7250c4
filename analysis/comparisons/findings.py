"""The findings of an order: who stands before whom and who stands at its ends, under each specification."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import nan
from typing import Any

import numpy as np
import pandas as pd

from analysis.comparisons.bootstrap import DEFAULT, Resampling
from analysis.comparisons.components import COLUMNS
from analysis.comparisons.curve import joint_test
from analysis.comparisons.permutation import ALPHA, benjamini_hochberg
from analysis.comparisons.position import declared_weights, weighted_mean
from analysis.comparisons.statistics import Numbers

FIRST, LAST = "most celebratory", "most critical"


def findings(places: pd.DataFrame, primary: "pd.Series[bool]") -> pd.DataFrame:
    """List the findings of the primary order with their value under each specification.

    `places` has one row a specification, one column an outlet (or article). Rows: specification (the index of `places`),
    finding, first, second, value. A pair's value is its first place minus its second, that of an end its distance to
    the next; so a finding holds where its value is above 0. What has no primary place is in no finding.
    """
    order = primary_order(places, primary)
    values: dict[tuple[str, str, str], Numbers] = {}
    for one, other in combinations(order, 2):
        values[f"{one} before {other}", one, other] = (places[one] - places[other]).to_numpy(float)
    if len(order) > 2:
        for name, end, sign in ((FIRST, order[0], 1), (LAST, order[-1], -1)):
            others = sign * places[[one for one in order if one != end]]
            distance = sign * places[end] - others.max(axis=1, skipna=False)
            values[f"{end} is {name}", end, ""] = distance.to_numpy(float)
    tables = [
        pd.DataFrame({"specification": places.index, "finding": f, "first": a, "second": b, "value": value})
        for (f, a, b), value in values.items()
    ]
    empty = pd.DataFrame(columns=["specification", "finding", "first", "second", "value"])
    return pd.concat(tables, ignore_index=True) if tables else empty


def primary_order(places: pd.DataFrame, primary: "pd.Series[bool]") -> list[str]:
    """Return the outlets that have a place in the primary specification, the most celebratory first."""
    chosen = places[primary.to_numpy(bool)]
    if len(chosen) != 1:
        return []
    return [str(name) for name in chosen.iloc[0].dropna().sort_values(ascending=False, kind="stable").index]


def without_blocks(sentence_sums: pd.DataFrame, plan: Mapping[str, Any]) -> pd.DataFrame:
    """Place each article without each run of neighbouring sentences: article, sentence (the first left out), value.

    As many sentences are left out together as the plan draws together ([intervals], block).
    """
    weights, block, tables = declared_weights(plan), Resampling.of(plan).block, []
    for article, group in sentence_sums.assign(sentences=1).sort_values("sentence").groupby("article", sort=True):
        sums = group[list(COLUMNS)].to_numpy(float)
        width = min(block, len(sums))
        runs = np.lib.stride_tricks.sliding_window_view(sums, width, axis=0).sum(axis=-1)
        value = weighted_mean(sums.sum(axis=0) - runs, weights, plan)
        first = group["sentence"].to_numpy()[: len(runs)]
        tables.append(pd.DataFrame({"article": article, "sentence": first, "value": value}))
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=["article", "sentence", "value"])


def blocks_hold(without: pd.DataFrame, places: "pd.Series[float]", first: str, second: str) -> dict[str, Any]:
    """Tell how often a pair keeps its order when sentences of one of the two are left out.

    `places` are the primary ones by article. Gives blocks, blocks_hold, and the worst case: worst (the difference left),
    worst_article and worst_sentence (NaN and "" where the pair cannot be computed).
    """
    parts = []
    for article, sign in ((first, 1.0), (second, -1.0)):
        own = without[without["article"] == article]
        other = places[second if article == first else first]
        parts.append(own.assign(left=sign * (own["value"] - other)))
    both = pd.concat(parts, ignore_index=True).dropna(subset="left")
    told: dict[str, Any] = {"blocks": len(both), "blocks_hold": int((both["left"] > 0).sum())}
    if both.empty:
        return {**told, "worst": nan, "worst_article": "", "worst_sentence": nan}
    worst = both.loc[both["left"].idxmin()]
    place = {"worst_article": worst["article"], "worst_sentence": int(worst["sentence"])}
    return {**told, "worst": float(worst["left"]), **place}


def outlet_tests(
    places: pd.DataFrame, outlets: Sequence[str], *, alpha: float = ALPHA, draws: int = 2000,
    resampling: Resampling = DEFAULT,
) -> pd.DataFrame:  # fmt: skip
    """Test over all specifications at once whether an outlet's articles stand elsewhere than those of all others.

    `places` has one row a specification, one column an article; `outlets` names each column's outlet. One row an
    outlet: outlet, the columns of `joint_test`, and q, p adjusted for the number of outlets, whose
    tests hang together, for they share articles (Benjamini & Yekutieli 2001). Too few articles: p is NaN and the reason says how many are needed.
    """
    owner, values = np.asarray(outlets, dtype=str), places.T.reset_index(drop=True)
    rows = [
        {"outlet": one, **joint_test(values, owner == one, alpha=alpha, draws=draws, resampling=resampling)}
        for one in dict.fromkeys(owner.tolist())
    ]
    made = pd.DataFrame(rows, columns=["outlet", "value", "p", "attainable_p", "estimable", "reason", "needed", "n"])
    return made.assign(q=benjamini_hochberg(made["p"].to_numpy(float), dependent=True) if len(made) else [])
