"""Contrasts of outlets, tested over their articles."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.comparisons.bootstrap import Resampling, generator
from analysis.comparisons.contrasts import difference, outlet_contrasts
from analysis.comparisons.intervals import SAME
from analysis.comparisons.statistics import TONE, rate

FEW = Resampling(draws=200)


def corpus(outlets: str, articles: int, more: int = 0) -> pd.DataFrame:
    chance = np.random.default_rng(6)
    rows = [
        (o, f"{o}{a}", f, chance.poisson(5) + (more if (o, f) == ("A", "praise") else 0), 500)
        for o in outlets for a in range(articles) for f in ("praise", "risk")
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["outlet", "article", "family", "hits", "words"])


def test_a_large_difference_is_found_and_no_other() -> None:
    found = outlet_contrasts(corpus("ABC", 6, more=20), rate(), ["family"], resampling=FEW)
    strong = found[(found["first"] == "A") & (found["family"] == "praise")].iloc[0]
    assert strong["q"] < 0.05 and strong["low"] > 0 and strong["cliffs_delta"] == 1
    assert (found.loc[found["family"] == "risk", "q"] > 0.05).all()


def test_the_difference_is_the_difference_of_the_values() -> None:
    found = outlet_contrasts(corpus("AB", 5), rate(), ["family"], against="pairs", resampling=FEW)
    assert (found["value"] - (found["first_value"] - found["second_value"])).abs().max() < 1e-12
    assert found["first"].tolist() == ["A", "A"] and found["second"].tolist() == ["B", "B"]


def test_one_article_an_outlet_is_refused_with_the_attainable_p() -> None:
    found = outlet_contrasts(corpus("ABCDE", 1), rate(), ["family"], resampling=FEW)
    assert not found["estimable"].any() and found["p"].isna().all() and found["q"].isna().all()
    assert found["attainable_p"].tolist() == pytest.approx([0.2] * 10)
    assert found["needed"].tolist() == [4] * 10
    assert found["value"].notna().all()


def test_one_outlet_has_nobody_to_be_compared_with() -> None:
    assert len(outlet_contrasts(corpus("A", 5), rate(), ["family"])) == 0


def test_a_missing_zero_row_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"no row for \('A0', 'praise'\): tally with segments"):
        outlet_contrasts(corpus("AB", 4).iloc[1:], rate(), ["family"], resampling=FEW)


def test_renaming_outlets_changes_no_p() -> None:
    table = corpus("AB", 5, more=3)
    renamed = table.assign(outlet=table["outlet"].map({"A": "B", "B": "A"}))
    first, second = (outlet_contrasts(t, rate(), ["family"], resampling=FEW) for t in (table, renamed))
    assert sorted(first["p"]) == pytest.approx(sorted(second["p"]))


def test_the_interval_of_a_difference_is_welchs() -> None:
    chance = np.random.default_rng(1)
    one, two = chance.normal(0, 1, 12), chance.normal(0, 3, 7)
    sums = [np.column_stack([values, np.ones(len(values))]) for values in (one, two)]
    answer, _ = difference(sums[0], sums[1], TONE, generator(1), Resampling(draws=40_000))
    low, high = stats.ttest_ind(one, two, equal_var=False).confidence_interval()
    assert (answer.low, answer.high) == (pytest.approx(low, abs=0.05), pytest.approx(high, abs=0.05))


def test_a_word_that_nobody_uses_has_no_interval_of_width_zero() -> None:
    silent = corpus("AB", 5).assign(hits=0)
    found = outlet_contrasts(silent, rate(), ["family"], against="pairs", resampling=FEW)
    assert (found["value"] == 0).all() and found["low"].isna().all() and not found["estimable"].any()
    assert (found["p"] == 1).all() and (found["reason"] == SAME).all()


def test_strata_widen_what_p_can_reach() -> None:
    table = corpus("AB", 6).assign(event=lambda t: t["article"].str[1:])
    found = outlet_contrasts(table, rate(), ["family"], within="event", against="pairs", resampling=FEW)
    assert found["attainable_p"].tolist() == pytest.approx([2 / 2**6] * 2)
