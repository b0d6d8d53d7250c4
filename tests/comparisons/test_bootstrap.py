"""Drawing rows anew: the right spread, the same numbers every time."""

import numpy as np
import pytest

from analysis.comparisons import bootstrap
from analysis.comparisons.bootstrap import Resampling, generator, resample

SUMS = np.random.default_rng(3).normal(size=(12, 2)).cumsum(axis=0)


def test_the_spread_of_drawn_means_is_the_textbook_one() -> None:
    drawn = resample(SUMS, 40_000, generator(1))[:, 0] / 12
    assert drawn.std() == pytest.approx(SUMS[:, 0].std() / 12**0.5, rel=0.02)
    assert drawn.mean() == pytest.approx(SUMS[:, 0].mean(), abs=0.03)


@pytest.mark.parametrize("block", [2, 3, 5])
def test_blocks_carry_the_neighbours_with_them(block: int) -> None:
    drawn = resample(SUMS, 40_000, generator(1), block)[:, 0]
    runs = sum(np.roll(SUMS[:, 0], -shift) for shift in range(block))
    whole, rest = divmod(12, block)
    tail = sum((np.roll(SUMS[:, 0], -shift) for shift in range(rest)), start=np.zeros(12))
    assert drawn.var() == pytest.approx(whole * runs.var() + tail.var(), rel=0.04)


def test_a_block_as_long_as_the_article_leaves_nothing_to_chance() -> None:
    assert resample(SUMS, 50, generator(1), 12) == pytest.approx(np.tile(SUMS.sum(axis=0), (50, 1)))


@pytest.mark.parametrize("rows", [1, 2, 7])
def test_every_draw_holds_as_many_rows_as_there_are(rows: int) -> None:
    assert (resample(np.ones((rows, 1)), 20, generator(1), 3) == rows).all()


def test_portions_do_not_change_the_draws(monkeypatch) -> None:
    whole = resample(SUMS, 100, generator(1))
    monkeypatch.setattr(bootstrap, "CELLS", 36)
    assert resample(SUMS, 100, generator(1)) == pytest.approx(whole)


def test_no_rows_give_nan() -> None:
    assert np.isnan(resample(np.zeros((0, 2)), 5, generator(1))).all()


def test_the_same_seed_and_key_draw_the_same_and_others_do_not() -> None:
    assert generator(1, "a").random() == generator(1, "a").random()
    assert generator(1, "a").random() != generator(1, "b").random() != generator(2, "b").random()


def test_a_plan_is_read_and_what_it_leaves_out_keeps_its_default() -> None:
    read = Resampling.of({"intervals": {"draws": 10, "minimum_own_sentences": 4, "colour": "red"}})
    assert (read.draws, read.minimum, read.block, read.level) == (10, 4, 2, 0.95)
