"""Which sentences put an article where it stands: what its position would be without each of them."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.comparisons.components import COLUMNS
from analysis.comparisons.position import declared_weights, weighted_mean


def influences(sentence_sums: pd.DataFrame, plan: Mapping[str, Any]) -> pd.DataFrame:
    """Return article, sentence and influence, the position minus the position without that sentence, largest first.

    A positive influence pulls the article to the celebratory end. Influences need not sum to the position: the
    components are ratios.
    """
    full, weights = sentence_sums.assign(sentences=1), declared_weights(plan)
    tables = []
    for _, group in full.groupby("article", sort=True):
        sums = group[list(COLUMNS)].to_numpy(float)
        whole = sums.sum(axis=0)
        pull = weighted_mean(whole, weights, plan) - weighted_mean(whole - sums, weights, plan)
        tables.append(group[["article", "sentence"]].assign(influence=pull))
    if not tables:
        return pd.DataFrame(columns=["article", "sentence", "influence"])
    joined = pd.concat(tables, ignore_index=True)
    return joined.sort_values(["article", "influence"], ascending=[True, False], ignore_index=True)
