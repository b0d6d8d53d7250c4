"""Keyness: Monroe's formula by hand, what was declared and what was not."""

import numpy as np
import pandas as pd
import pytest

from analysis.comparisons.keyness import COLUMNS, keyness, log_odds


def corpus(articles: int, extra: int = 0) -> pd.DataFrame:
    chance = np.random.default_rng(7)
    rows = [
        (o, f"{o}{a}", t, 1 + chance.poisson(4) + (extra if (o, t) == ("A", "glow") else 0))
        for o in "AB" for a in range(articles) for t in ("glow", "risk", "road", "talk")
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["outlet", "article", "term", "count"])


def test_log_odds_are_the_formulas() -> None:
    table = pd.DataFrame(
        [("A", "a", "x", 6), ("A", "a", "y", 4), ("B", "b", "x", 2), ("B", "b", "y", 8)],
        columns=["outlet", "article", "term", "count"],
    )
    row = keyness(table, prior=10).set_index(["outlet", "term"]).loc[("A", "x")]
    # of 20 words 8 are x: the prior of 10 words holds 4 x and 6 y
    value = np.log((6 + 4) / (10 + 10 - 6 - 4)) - np.log((2 + 4) / (10 + 10 - 2 - 4))
    assert row["log_odds"] == pytest.approx(value)
    assert row["z"] == pytest.approx(value / np.sqrt(1 / 10 + 1 / 6))
    assert (row["count"], row["rest"], row["rate"], row["articles"]) == (6, 2, 600, 1)


def test_two_outlets_mirror_each_other() -> None:
    table = keyness(corpus(3)).pivot(index="term", columns="outlet", values="z")
    assert (table["A"] + table["B"]).abs().max() < 1e-9


def test_a_larger_prior_holds_words_back() -> None:
    weak, strong = (keyness(corpus(3, 9), prior=p).iloc[0] for p in (1, 1000))
    assert weak["term"] == strong["term"] == "glow" and 0 < strong["log_odds"] < weak["log_odds"]


def test_what_was_not_declared_is_exploratory_and_has_no_p() -> None:
    table = keyness(corpus(6, 9), confirmatory=["glow"]).set_index("term")
    assert set(table.loc[["glow"], "status"]) == {"confirmatory"} and (table.loc[["glow"], "q"] < 0.05).all()
    assert set(table.drop("glow")["status"]) == {"exploratory"} and table.drop("glow")["p"].isna().all()


def test_two_articles_a_side_are_refused() -> None:
    table = keyness(corpus(2, 9), confirmatory=["glow"]).set_index("term")
    assert table.loc["glow", "p"].isna().all() and "4 articles a group" in table.loc["glow", "reason"].iloc[0]


def test_the_largest_difference_of_all_exchanges_has_the_smallest_p() -> None:
    table = keyness(corpus(4, 50), confirmatory=["glow"]).set_index("term")
    assert table.loc["glow", "p"].tolist() == pytest.approx([2 / 70] * 2)


def test_rare_terms_leave_the_list_and_not_the_words() -> None:
    table = corpus(3)
    rare = pd.DataFrame([("A", "A0", "once", 1)], columns=table.columns)
    whole, cut = (keyness(pd.concat([table, rare]), least=n) for n in (1, 2))
    assert "once" not in set(cut["term"])
    merged = cut.merge(whole, on=["term", "outlet"])
    assert (merged["z_x"] - merged["z_y"]).abs().max() < 1e-12


def test_dispersion_may_be_over_sentences() -> None:
    table = pd.DataFrame(
        [("A", "a", s, t, 1) for s in range(4) for t in ("even", "clumped" if s == 0 else "other")]
        + [("B", "b", 0, "even", 1)],
        columns=["outlet", "article", "sentence", "term", "count"],
    )
    told = keyness(table, part="sentence").set_index(["outlet", "term"])["dp"]
    assert told["A", "even"] == pytest.approx(0) and told["A", "clumped"] == pytest.approx(1)


def test_no_counts_give_no_rows() -> None:
    assert list(keyness(corpus(1)[:0]).columns) == list(COLUMNS)


def test_a_term_without_count_or_prior_is_nan() -> None:
    value, error = log_odds(np.zeros(1), np.zeros(1), np.zeros(1), 10, 10)
    assert np.isnan(value[0]) and np.isnan(error[0])
