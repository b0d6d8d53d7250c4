"""Dispersion on the example that Gries 2008 works through: one letter in five parts of a small corpus."""

import numpy as np
import pytest

from analysis.comparisons.dispersion import gries_dp, juilland_d

COUNTS, SIZES = [1, 2, 3, 4, 5], [9, 10, 10, 10, 11]


def test_dp_is_the_published_one_and_then_normalised() -> None:
    assert gries_dp(COUNTS, SIZES) == pytest.approx(0.18 / (1 - 9 / 50))


def test_juillands_d_is_the_published_one() -> None:
    assert juilland_d(COUNTS, SIZES) == pytest.approx(0.785, abs=5e-4)


def test_an_even_word_and_a_clumped_one_are_at_the_ends() -> None:
    table = np.array([[2, 0], [2, 0], [2, 6]])
    assert gries_dp(table, [10, 10, 10]) == pytest.approx([0, 1])
    assert juilland_d(table, [10, 10, 10]) == pytest.approx([1, 0])


@pytest.mark.parametrize("measure", [gries_dp, juilland_d])
def test_a_word_that_does_not_occur_and_a_single_part_have_none(measure) -> None:
    assert np.isnan(measure([0, 0], [5, 5])) and np.isnan(measure([3], [5]))
