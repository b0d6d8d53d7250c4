"""The difference of two places: from the draws of both, held against the places, and silent where there is none."""

import numpy as np
import pandas as pd
import pytest

from analysis.comparisons.bootstrap import Resampling
from analysis.comparisons.components import COLUMNS
from analysis.comparisons.pairs import ARTICLES, OUTLETS, article_pairs, outlet_pairs
from analysis.comparisons.permutation import benjamini_hochberg
from analysis.comparisons.position import position
from analysis.comparisons.statistics import ratio

PLACE = ratio("position", "place", "articles", "place", "mean place")
PLAN = {
    "intervals": {"draws": 200, "minimum_own_sentences": 10},
    "position": {"component": [{"name": "own_balance", "part": "own", "weight": 1.0}]},
}


def sentences(article: str, number: int, praise: float, seed: int = 0) -> pd.DataFrame:
    """Return the sums of an article that says so many celebratory and as many less critical markers a sentence."""
    chance = np.random.default_rng([seed, sum(map(ord, article))])
    sums = pd.DataFrame(0.0, index=range(number), columns=list(COLUMNS)).drop(columns="sentences")
    sums["own_segments"] = 12.0
    sums["own_celebratory"], sums["own_critical"] = chance.poisson(praise, number), chance.poisson(1 - praise, number)
    return sums.assign(article=article, sentence=range(number))


def pairs_of(*articles: pd.DataFrame) -> pd.DataFrame:
    return article_pairs(pd.concat(articles), PLAN)


def test_a_difference_is_that_of_the_two_places_and_its_variance_the_sum_of_theirs():
    sums = pd.concat([sentences("a", 40, 0.7), sentences("b", 30, 0.4), sentences("c", 25, 0.5)])
    made, places = article_pairs(sums, PLAN), position(sums, PLAN).set_index("article")
    assert list(zip(made["first"], made["second"], strict=True)) == [("a", "b"), ("a", "c"), ("b", "c")]
    for row in made.to_dict("records"):
        one, other = places.loc[row["first"]], places.loc[row["second"]]
        assert row["value"] == pytest.approx(one["value"] - other["value"], abs=1e-12)
        widths = [(place["high"] - place["low"]) / 2 for place in (one, other)]
        assert max(widths) < (row["high"] - row["low"]) / 2 < sum(widths)
    assert set(made["describes"]) == {ARTICLES} and made["attainable_p"].isna().all()


def test_q_is_p_held_over_all_pairs_and_p_below_alpha_is_an_interval_without_zero():
    made = pairs_of(*(sentences(name, 30, praise) for name, praise in zip("abcd", (0.9, 0.6, 0.5, 0.1), strict=True)))
    assert made["q"].tolist() == pytest.approx(benjamini_hochberg(made["p"]).tolist())
    assert ((made["p"] < 0.05) == ((made["low"] > 0) | (made["high"] < 0))).all()
    assert (made["q"] > made["p"] - 1e-12).all() and (made["q"] < 0.05).any() and (made["q"] > 0.05).any()


def test_a_third_article_changes_neither_value_nor_interval_of_a_pair():
    two, three = [sentences("a", 30, 0.7), sentences("b", 30, 0.4)], sentences("c", 30, 0.2)
    kept = ["value", "low", "high", "p"]
    assert pairs_of(*two)[kept].iloc[0].tolist() == pairs_of(*two, three)[kept].iloc[0].tolist()


def test_too_few_sentences_on_one_side_give_no_difference_and_the_reason_names_both():
    made = pairs_of(sentences("a", 30, 0.7), sentences("b", 4, 0.4)).iloc[0]
    assert not made["estimable"] and np.isnan(made["value"]) and np.isnan(made["q"])
    assert made["reason"] == "30 sentences in the own voice on one side and 4 on the other; 10 are needed on each"


def test_one_article_makes_no_pair():
    assert pairs_of(sentences("a", 30, 0.7)).empty
    assert outlet_pairs(pd.DataFrame({"outlet": ["x"], "article": ["a"], "place": [0.1], "articles": [1]}), PLACE).empty


def outlets(size: int, apart: float) -> pd.DataFrame:
    rows = [(o, f"{o}{n}", apart * k + 0.01 * n, 1) for k, o in enumerate("xyz") for n in range(size)]
    return pd.DataFrame(rows, columns=["outlet", "article", "place", "articles"])


def test_of_outlets_articles_are_exchanged_and_the_smallest_p_is_told():
    made = outlet_pairs(outlets(4, 0.5), PLACE, resampling=Resampling(draws=200))
    assert made["value"].tolist() == pytest.approx([-0.5, -1.0, -0.5])
    assert made["p"].tolist() == made["attainable_p"].tolist() == pytest.approx([2 / 70] * 3)
    assert (made["q"] <= 0.05).all() and set(made["describes"]) == {OUTLETS}


def test_outlets_with_too_few_articles_are_not_tested_and_the_reason_says_how_many_are_needed():
    made = outlet_pairs(outlets(3, 0.5), PLACE, resampling=Resampling(draws=200))
    assert not made["estimable"].any() and made["p"].isna().all()
    assert "4 articles a group are needed" in made["reason"].iloc[0]


def test_on_null_articles_few_pairs_are_told_apart():
    found, held = [], 0
    for seed in range(60):
        made = pairs_of(*(sentences(name, 30, 0.5, seed) for name in "abcd"))
        found += ((made["low"] <= 0) & (made["high"] >= 0)).tolist()
        held += bool((made["q"] <= 0.05).any())
    assert np.mean(found) > 0.91 and held / 60 <= 0.12
