"""Effect sizes against a count of all pairs and a worked example."""

import numpy as np
import pytest

from analysis.comparisons.effects import cliffs_delta, hedges_g, log_ratio

CHANCE = np.random.default_rng(2)


def test_hedges_g_is_the_worked_one() -> None:
    # means 4 and 2, both variances 1, so d = 2; J = 1 - 3 / (4 · 4 - 1) = 0.8
    assert hedges_g([3, 4, 5], [1, 2, 3]).value == pytest.approx(1.6)


def test_cliffs_delta_counts_pairs() -> None:
    one, two = CHANCE.integers(0, 9, 7), CHANCE.integers(0, 9, 11)
    pairs = np.sign(np.subtract.outer(one, two))
    assert cliffs_delta(one, two).value == pytest.approx(pairs.mean())


def test_cliffs_interval_holds_the_true_value_about_as_often_as_it_says() -> None:
    held = []
    for _ in range(400):
        answer = cliffs_delta(CHANCE.normal(0.5, 1, 10), CHANCE.normal(0, 2, 25))
        held.append(answer.low <= 0.1769 <= answer.high)  # 2 Φ(0.5 / √5) - 1
    assert 0.91 <= np.mean(held) <= 0.985


def test_groups_that_never_overlap_are_at_one_with_a_lower_bound() -> None:
    answer = cliffs_delta([5, 6, 7, 8], [1, 2, 3, 4])
    assert answer.value == answer.high == 1.0 and -1 <= answer.low < 1


@pytest.mark.parametrize("effect", [hedges_g, cliffs_delta])
def test_the_groups_may_be_exchanged(effect) -> None:
    one, two = CHANCE.normal(size=6), CHANCE.normal(size=8)
    there, back = effect(one, two), effect(two, one)
    assert (there.value, there.low, there.high) == pytest.approx((-back.value, -back.high, -back.low))


@pytest.mark.parametrize("effect", [hedges_g, cliffs_delta])
def test_one_article_has_no_effect_size(effect) -> None:
    assert not effect([1], [2, 3]) and effect([1], [2, 3]).needed == 2


def test_articles_without_a_value_are_left_out() -> None:
    assert hedges_g([3, 4, 5, np.nan], [1, 2, 3]).value == pytest.approx(1.6)


def test_twice_as_often_is_a_log_ratio_of_one() -> None:
    drawn = CHANCE.normal(10, 0.5, 200)
    answer = log_ratio(20, 10, 2 * drawn, drawn, 5)
    assert answer.value == 1 and answer.low <= 1 <= answer.high
    assert not log_ratio(0, 10, drawn, drawn, 5)
