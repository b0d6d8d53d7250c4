"""Which tables numbers come from: in these stands nothing of an article that is not measured for its language."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.tables import WHOLE

if TYPE_CHECKING:
    import pandas as pd

COUNTED = ("tokens", "quotations", "marks", "segments", "terms", "echoes")
"""The tables made for every language that numbers come from: measured_only leaves in them no article that is not measured."""


def with_words(sentences: "pd.DataFrame", tokens: "pd.DataFrame") -> "pd.DataFrame":
    """Return the sentences with their number of words, those of articles that are not measured too."""
    words = tokens.groupby(["article", "sentence"], as_index=False).size().rename(columns={"size": "words"})
    made = sentences.merge(words, on=["article", "sentence"], how="left", validate="one_to_one")
    return made.fillna({"words": 0}).astype({"words": WHOLE})


def measured_only(tables: "Mapping[str, pd.DataFrame]", refusals: "pd.DataFrame") -> "dict[str, pd.DataFrame]":
    """Return the tables, of which those that numbers come from (`COUNTED`) hold no article that was refused."""
    refused = list(refused_in(refusals))
    return {name: one[~one["article"].isin(refused)] if name in COUNTED else one for name, one in tables.items()}


def refused_in(refusals: "pd.DataFrame") -> dict[str, str]:
    """Return article → language of those that the shipped measures refused; `quotes` stands for all of them."""
    rows = refusals[refusals["measure"] == "quotes"]
    return dict(zip(rows["article"], rows["language"], strict=True))
