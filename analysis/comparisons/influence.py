"""Which sentences put an article where it stands: what its position would be without each of them."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analysis.comparisons.components import COLUMNS, COMPONENTS, named
from analysis.comparisons.statistics import Numbers


def influences(sentence_sums: pd.DataFrame, plan: Mapping[str, Any]) -> pd.DataFrame:
    """Return article, sentence and influence, the position minus the position without that sentence, largest first.

    A positive influence pulls the article to the celebratory end. Influences need not sum to the position: the
    components are ratios.
    """
    full = sentence_sums.assign(sentences=1)
    tables = []
    for _, group in full.groupby("article", sort=True):
        sums = group[list(COLUMNS)].to_numpy(float)
        whole = sums.sum(axis=0)
        pull = _position(whole, plan) - _position(whole - sums, plan)
        tables.append(group[["article", "sentence"]].assign(influence=pull))
    if not tables:
        return pd.DataFrame(columns=["article", "sentence", "influence"])
    joined = pd.concat(tables, ignore_index=True)
    return joined.sort_values(["article", "influence"], ascending=[True, False], ignore_index=True)


def _position(sums: Numbers, plan: Mapping[str, Any]) -> Numbers:
    weights = {one["name"]: float(one["weight"]) for one in plan["position"]["component"]}
    smoothing = float(plan["position"].get("smoothing", 2))
    values = np.stack([np.asarray(COMPONENTS[name](named(sums), smoothing), dtype=float) for name in weights])
    weight = np.array(list(weights.values())).reshape(-1, *[1] * (values.ndim - 1))
    present = np.where(np.isnan(values), 0.0, weight).sum(axis=0)
    total = np.nansum(values * weight, axis=0)
    return np.asarray(total / np.where(present > 0, present, np.nan), dtype=float)
