"""Intervals of articles and outlets, and the word for having none."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.comparisons.bootstrap import Resampling, generator
from analysis.comparisons.estimates import COLUMNS, Estimate, NotEstimable
from analysis.comparisons.intervals import article_intervals, estimate, outlet_intervals, t_interval, wilson
from analysis.comparisons.statistics import TONE, rate, share

CHANCE = np.random.default_rng(8)
ROWS = [(a, s, CHANCE.normal(0.1, 0.4), 1) for a in ("a", "b") for s in range(14)]
SENTENCES = pd.DataFrame(ROWS, columns=["article", "sentence", "compound", "segments"])


def hits(counts: list[int], words: int = 20) -> pd.DataFrame:
    return pd.DataFrame({"article": "a", "sentence": range(len(counts)), "hits": counts, "words": words})


def test_without_blocks_the_interval_of_a_mean_is_students() -> None:
    values = SENTENCES["compound"].to_numpy()[:14]
    sums = np.column_stack([values, np.ones(14)])
    answer = estimate(sums, TONE, generator(1), Resampling(draws=40_000, block=1))
    low, high = stats.t.interval(0.95, 13, values.mean(), stats.sem(values))
    assert (answer.low, answer.high) == (pytest.approx(low, abs=0.01), pytest.approx(high, abs=0.01))


def test_an_article_has_the_same_interval_whoever_stands_beside_it() -> None:
    alone = article_intervals(SENTENCES[SENTENCES["article"] == "b"], TONE)
    beside = article_intervals(SENTENCES, TONE)
    pd.testing.assert_frame_equal(alone, beside[1:].reset_index(drop=True))


def test_an_articles_interval_says_that_it_describes_that_article() -> None:
    assert set(article_intervals(SENTENCES, TONE)["describes"]) == {"this article's text"}


def test_rows_of_one_sentence_are_summed_before_anything_else() -> None:
    halves = pd.concat([SENTENCES, SENTENCES]).assign(compound=lambda t: t["compound"] / 2, segments=0.5)
    pd.testing.assert_frame_equal(article_intervals(halves, TONE), article_intervals(SENTENCES, TONE))


def test_nine_sentences_are_too_few_and_the_row_says_so() -> None:
    row = article_intervals(SENTENCES[SENTENCES["sentence"] < 9], TONE).iloc[0]
    assert (row["estimable"], row["reason"], row["needed"]) == (False, "9 of the 10 sentences needed", 10)
    assert np.isnan(row["low"]) and not np.isnan(row["value"])


@pytest.mark.parametrize(
    ("counts", "estimable"), [([0] * 14, False), ([5] + [0] * 13, False), ([1, 4] + [0] * 12, True)]
)
def test_a_rate_needs_hits_in_two_sentences(counts: list[int], estimable: bool) -> None:
    row = article_intervals(hits(counts), rate()).iloc[0]
    assert row["estimable"] == estimable
    assert row["value"] == pytest.approx(1000 * sum(counts) / 280)


def test_three_hits_in_three_articles_that_agree_are_no_surer_than_three_hits() -> None:
    articles = pd.DataFrame({"outlet": "o", "article": list("abc"), "hits": [1, 1, 1], "words": [230, 231, 232]})
    row = outlet_intervals(articles, rate()).iloc[0]
    exact = np.array([stats.chi2.ppf(0.025, 6), stats.chi2.ppf(0.975, 8)]) / 2 * 1000 / 693
    assert [row["low"], row["high"]] == pytest.approx(exact.tolist())


def test_articles_that_differ_keep_the_wider_interval_that_their_draws_give() -> None:
    articles = pd.DataFrame({"outlet": "o", "article": list("abc"), "hits": [0, 2, 9], "words": 230})
    row = outlet_intervals(articles, rate()).iloc[0]
    assert row["high"] > stats.chi2.ppf(0.975, 24) / 2 * 1000 / 690


def test_no_words_give_nan_and_the_reason() -> None:
    row = article_intervals(hits([0] * 14, words=0), rate()).iloc[0]
    assert np.isnan(row["value"]) and row["reason"] == "nothing to divide by: words is 0"


def test_a_rates_interval_does_not_go_below_zero() -> None:
    row = article_intervals(hits([1, 0, 0, 5, 0, 0, 0, 0, 0, 1, 0, 0]), rate()).iloc[0]
    assert 0 <= row["low"] < row["value"] < row["high"]


def test_a_shares_interval_stays_between_nought_and_one() -> None:
    table = pd.DataFrame({"article": "a", "sentence": range(12), "words": [9] * 11 + [3], "all_words": 9})
    row = article_intervals(table, share("words", "all_words")).iloc[0]
    assert 0 < row["low"] < row["value"] < row["high"] <= 1


def test_one_article_has_a_value_and_no_interval_as_an_outlet() -> None:
    one = pd.DataFrame({"outlet": ["x"], "article": ["a"], "hits": [4], "words": [400]})
    row = outlet_intervals(one, rate()).iloc[0]
    assert (row["value"], row["estimable"], row["reason"]) == (10, False, "1 of the 3 articles needed")


def test_no_rows_give_an_empty_table_with_every_column() -> None:
    empty = article_intervals(SENTENCES[:0], TONE)
    assert len(empty) == 0 and set(COLUMNS) <= set(empty.columns)


@pytest.mark.parametrize("scale", ["plain", "root", "arcsine"])
def test_draws_that_do_not_vary_give_an_interval_without_width(scale: str) -> None:
    assert t_interval(0.25, np.full(20, 0.25), 5, scale=scale) == pytest.approx((0.25, 0.25))


def test_one_block_gives_no_interval() -> None:
    assert np.isnan(t_interval(0.25, np.array([0.2, 0.3]), 1)).all()


def test_blocks_grow_with_the_text_where_that_is_asked_for() -> None:
    assert [Resampling(grow=True).together(n) for n in (1, 10, 15, 16, 92)] == [1, 2, 2, 3, 5]
    assert Resampling().together(92) == 2 and Resampling(grow=True).together(92, "article") == 1


def test_not_estimable_is_false_and_fits_the_same_columns() -> None:
    assert not NotEstimable("why")
    assert list(NotEstimable("why").row()) == list(Estimate(1, 0, 2, 3).row()) == list(COLUMNS)


def test_no_end_of_an_interval_lies_beyond_the_limits_of_its_statistic() -> None:
    drawn = np.array([0.2, 0.6, 0.9, 1.0])
    assert t_interval(0.7, drawn, 4)[1] > 1 == t_interval(0.7, drawn, 4, limits=(-1.0, 1.0))[1]
    assert TONE.limits == (-1.0, 1.0)


# Expected: Newcombe 1998, doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E, table I, method 3.
@pytest.mark.parametrize(
    ("found", "tried", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilsons_interval_is_the_published_one(found, tried, low, high):
    assert wilson(found, tried) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_wilson_has_no_interval_without_a_case():
    assert np.isnan(wilson(0, 0)).all()
