"""Which sentences put an article where it stands: what its position would be without each of them, and by which component."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analysis.comparisons.components import COLUMNS, COMPONENTS, named
from analysis.comparisons.position import declared_weights
from analysis.comparisons.statistics import Numbers


def influences(sentence_sums: pd.DataFrame, plan: Mapping[str, Any]) -> pd.DataFrame:
    """Return article, sentence, influence and component, largest first.

    The influence is the position minus the position without that sentence: a positive one pulls the article to the
    celebratory end. The component is the one through which most of it comes. Influences need not sum to the position:
    the components are ratios.
    """
    full, weights = sentence_sums.assign(sentences=1), declared_weights(plan)
    tables = []
    for _, group in full.groupby("article", sort=True):
        sums = group[list(COLUMNS)].to_numpy(float)
        whole = sums.sum(axis=0)
        parts = _contributions(whole, weights, plan) - _contributions(whole - sums, weights, plan)
        pull = parts.sum(axis=-1)
        most = np.argmax(parts * np.sign(pull)[:, None], axis=-1)
        through = [list(weights)[place] for place in most]
        tables.append(group[["article", "sentence"]].assign(influence=pull, component=through))
    if not tables:
        return pd.DataFrame(columns=["article", "sentence", "influence", "component"])
    joined = pd.concat(tables, ignore_index=True)
    return joined.sort_values(["article", "influence"], ascending=[True, False], ignore_index=True)


def _contributions(sums: Numbers, weights: Mapping[str, float], plan: Mapping[str, Any]) -> Numbers:
    """Return what each component adds to the position, on the last axis; 0 for one that cannot be computed."""
    columns, smoothing = named(sums), float(plan["position"].get("smoothing", 2))
    values = np.stack([np.asarray(COMPONENTS[name](columns, smoothing), dtype=float) for name in weights], axis=-1)
    weight = np.where(np.isnan(values), 0.0, list(weights.values()))
    present = weight.sum(axis=-1, keepdims=True)
    return np.asarray(np.nan_to_num(values) * weight / np.where(present > 0, present, np.nan), dtype=float)
