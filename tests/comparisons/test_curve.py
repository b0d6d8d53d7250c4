"""The specification curve: shares by an analysis of variance, survival by counting, a joint test by exchange."""

from itertools import product

import numpy as np
import pandas as pd
import pytest

from analysis.comparisons.curve import joint_test, survival, variance_shares

GRID = pd.DataFrame(list(product("xyz", "pq", "12")), columns=["lexicon", "voice", "zone"]).assign(finding="A warmer")


def test_on_a_full_grid_the_shares_are_those_of_an_analysis_of_variance() -> None:
    lexicon, voice = GRID["lexicon"].map({"x": 0, "y": 1, "z": 5}), GRID["voice"].map({"p": 0, "q": 3})
    table = GRID.assign(value=lexicon + voice)
    shares = variance_shares(table, ["lexicon", "voice", "zone"]).set_index("decision")["share"]
    total = lexicon.var(ddof=0) + voice.var(ddof=0)
    expected = [lexicon.var(ddof=0) / total, voice.var(ddof=0) / total, 0, 0]
    assert shares[["lexicon", "voice", "zone", "combinations"]].tolist() == pytest.approx(expected, abs=1e-9)


def test_the_shares_sum_to_one_though_some_specifications_failed() -> None:
    table = GRID.assign(value=np.random.default_rng(1).normal(size=12))
    table.loc[[2, 7, 8], "value"] = np.nan
    shares = variance_shares(table, ["lexicon", "voice", "zone"])
    assert shares["share"].sum() == pytest.approx(1) and shares["n"].tolist() == [9] * 4
    assert (shares["share"] >= -1e-12).all()


def test_where_nothing_varies_there_are_no_shares() -> None:
    assert variance_shares(GRID.assign(value=0.1), ["lexicon", "voice"])["share"].isna().all()


def test_failed_specifications_count_against_a_finding() -> None:
    table = GRID.assign(value=[0.1] * 11 + [np.nan])
    row = survival(table, GRID.index == 0, threshold=0.9).iloc[0]
    assert (row["declared"], row["run"], row["failed"]) == (12, 11, 1)
    assert row["agree"] == pytest.approx(11 / 12) and row["survives"]
    assert not survival(table, GRID.index == 0).iloc[0]["survives"]


def test_a_finding_without_its_primary_specification_does_not_survive() -> None:
    row = survival(GRID.assign(value=[np.nan] + [0.1] * 11), GRID.index == 0).iloc[0]
    assert not row["survives"] and np.isnan(row["agree"]) and row["reason"]


def values(shift: float) -> pd.DataFrame:
    chance = np.random.default_rng(2)
    common = chance.normal(size=(10, 1)) + shift * (np.arange(10) < 5)[:, None]
    return pd.DataFrame(common + 0.3 * chance.normal(size=(10, 6)))


def test_a_difference_in_all_specifications_is_found_and_none_is_not() -> None:
    first = np.arange(10) < 5
    assert joint_test(values(9), first)["p"] == pytest.approx(2 / 252)
    assert joint_test(values(0), first)["p"] > 0.05


def test_one_article_a_group_only_describes() -> None:
    answer = joint_test(values(9)[4:6], [True, False])
    assert not answer["estimable"] and np.isnan(answer["p"]) and answer["needed"] == 4


def test_a_specification_missing_for_an_article_is_left_out_there() -> None:
    table = values(9)
    table.iloc[0, 0], table[1] = np.nan, np.nan
    assert joint_test(table, np.arange(10) < 5)["estimable"]


def test_no_variation_is_not_estimable() -> None:
    assert not joint_test(pd.DataFrame(np.ones((10, 3))), np.arange(10) < 5)["estimable"]
