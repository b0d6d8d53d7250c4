"""Exchanging articles: exact where it can be, refused where it cannot tell anything."""

import numpy as np
import pytest
from scipy import stats

from analysis.comparisons.bootstrap import generator
from analysis.comparisons.permutation import (
    assignments,
    attainable_p,
    attainable_within,
    benjamini_hochberg,
    needed_articles,
    permutation_test,
    refusal,
)
from analysis.comparisons.statistics import ratio

MEAN = ratio("mean", "value", "one", "")
CHANCE = np.random.default_rng(4)


@pytest.mark.parametrize(
    ("sizes", "p"),
    [([3, 3], 0.1), ([5, 5], 2 / 252), ([1, 4], 0.2), ([2, 2], 1 / 3), ([1, 1], 1.0), ([2, 2, 2], 1 / 15)],
)
def test_the_smallest_p_is_known_beforehand(sizes: list[int], p: float) -> None:
    assert attainable_p(sizes) == pytest.approx(p)


def test_four_articles_a_side_are_needed_for_five_in_a_hundred() -> None:
    assert needed_articles() == 4
    assert needed_articles(alpha=0.01) == 5


def test_a_test_that_cannot_find_anything_is_refused_with_what_it_needs() -> None:
    refused = refusal([1, 4])
    assert refused is not None
    assert refused.reason == "1 against 4 articles: p cannot be below 0.2; 4 articles a group are needed"
    assert refused.needed == 4
    assert refusal([4, 4]) is None


def test_few_articles_are_exchanged_in_every_way() -> None:
    flags = np.concatenate(list(assignments([1, 1, 0, 0, 0], 7, generator(1))))
    assert len(flags) == 10 and len({tuple(row) for row in flags}) == 10


def test_exchanges_stay_within_their_stratum() -> None:
    first, strata = np.array([1, 0, 0, 1, 0]), np.array(["x", "y", "x", "y", "y"])
    for flags in assignments(first, 50, generator(1), strata):
        assert (flags[:, strata == "x"].sum(axis=1) == 1).all()
        assert (flags[:, strata == "y"].sum(axis=1) == 1).all()
    assert attainable_within(first, strata) == pytest.approx(1 / 6)


def test_the_exact_p_is_scipys() -> None:
    values, first = CHANCE.normal(size=9), np.arange(9) < 4
    sums = np.column_stack([values, np.ones(9)])[:, None, :]
    value, p = permutation_test(sums, first, MEAN, generator(1))
    oracle = stats.permutation_test(
        (values[first], values[~first]),
        lambda x, y: abs(x.mean() - y.mean()),
        alternative="greater",
        n_resamples=np.inf,
    )
    assert abs(value[0]) == pytest.approx(oracle.statistic)
    assert p[0] == pytest.approx(oracle.pvalue)


def test_drawn_exchanges_come_near_the_exact_p_of_a_t_test() -> None:
    values, first = CHANCE.normal(size=60), np.arange(60) < 30
    values[first] += 0.5
    sums = np.column_stack([values, np.ones(60)])[:, None, :]
    p = permutation_test(sums, first, MEAN, generator(1))[1][0]
    assert p == pytest.approx(stats.ttest_ind(values[first], values[~first]).pvalue, abs=0.02)


def test_two_outlets_that_never_overlap_reach_the_smallest_p() -> None:
    sums = np.column_stack([[1, 2, 3, 4, 11, 12, 13, 14], np.ones(8)])[:, None, :]
    assert permutation_test(sums, np.arange(8) < 4, MEAN, generator(1))[1][0] == pytest.approx(attainable_p([4, 4]))


def test_all_zeros_are_no_difference() -> None:
    sums = np.stack([np.zeros((8, 3)), np.ones((8, 3))], axis=-1)
    assert (permutation_test(sums, np.arange(8) < 4, MEAN, generator(1))[1] == 1).all()


def test_benjamini_hochberg_is_scipys_and_leaves_nan_alone() -> None:
    p = CHANCE.random(20) ** 2
    assert benjamini_hochberg(p) == pytest.approx(stats.false_discovery_control(p))
    assert benjamini_hochberg(p, dependent=True) == pytest.approx(stats.false_discovery_control(p, method="by"))
    with_nan = benjamini_hochberg([0.01, np.nan, 0.04])
    assert with_nan[[0, 2]] == pytest.approx([0.02, 0.04]) and np.isnan(with_nan[1])
