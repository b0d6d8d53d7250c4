"""Krippendorff's alpha on his published example: four observers, twelve units (2011, section E)."""

import numpy as np
import pandas as pd
import pytest

from analysis.comparisons.agreement import alpha
from analysis.comparisons.bootstrap import Resampling

X = np.nan
PUBLISHED = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, X, X, X],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, X, 3],
    [X, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, X],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, X],
]
LEVELS = [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]


def codings(rows) -> pd.DataFrame:
    return pd.DataFrame(
        [(u, c, v) for c, row in enumerate(rows) for u, v in enumerate(row)], columns=["unit", "coder", "value"]
    )


@pytest.mark.parametrize(("level", "published"), LEVELS)
def test_it_gives_the_published_values(level: str, published: float) -> None:
    answer = alpha(codings(PUBLISHED), level)
    assert answer.value == pytest.approx(published, abs=5e-4)
    assert answer.low < answer.value < answer.high and answer.n == 11


def test_two_coders_by_hand() -> None:
    # 4 units, one disagreement: observed 2/8; values 5 a and 3 b: expected 2·5·3/(8·7)
    table = codings([["a", "a", "b", "a"], ["a", "a", "b", "b"]])
    assert alpha(table, "nominal").value == pytest.approx(1 - (2 / 8) / (30 / 56))


def test_perfect_agreement_is_one_and_the_order_of_coders_is_nothing() -> None:
    assert alpha(codings([[1, 2, 3], [1, 2, 3]]), "interval").value == 1
    assert alpha(codings(PUBLISHED[::-1]), "ordinal") == alpha(codings(PUBLISHED), "ordinal")


def test_chance_agreement_is_near_nought() -> None:
    chance = np.random.default_rng(3)
    assert abs(alpha(codings(chance.integers(0, 3, (2, 2000)).tolist()), "nominal").value) < 0.05


@pytest.mark.parametrize("rows", [[[1, 1], [1, 1]], [[1, X], [1, 2]], [[], []]])
def test_without_variation_or_units_there_is_no_alpha(rows) -> None:
    assert not alpha(codings(rows), "nominal")


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="nominal, ordinal, interval, ratio, not 'vague'"):
        alpha(codings(PUBLISHED), "vague")


@pytest.mark.parametrize("level", [level for level, _ in LEVELS])
@pytest.mark.parametrize("seed", range(3))
def test_it_gives_what_an_independent_program_gives(level: str, seed: int) -> None:
    oracle = pytest.importorskip("krippendorff")
    chance = np.random.default_rng(seed)
    rows = chance.integers(1, 6, (3, 40)).astype(float)
    rows[1] = np.where(chance.random(40) < 0.6, rows[0], rows[1])
    rows[chance.random((3, 40)) < 0.2] = X
    told = oracle.alpha(reliability_data=rows, level_of_measurement=level)
    assert alpha(codings(rows), level, Resampling(draws=20)).value == pytest.approx(told, abs=1e-9)


def test_the_interval_covers_the_true_value_about_as_often_as_it_says() -> None:
    # two coders who agree on seven in ten units of a fair coin and toss another for the rest: alpha .7
    chance, few = np.random.default_rng(11), Resampling(draws=100)
    inside = 0
    for _ in range(40):
        first = chance.integers(0, 2, 80)
        second = np.where(chance.random(80) < 0.7, first, chance.integers(0, 2, 80))
        answer = alpha(codings([first.tolist(), second.tolist()]), "nominal", few)
        inside += answer.low <= 0.7 <= answer.high
    assert inside >= 34


def test_items_of_one_unit_are_drawn_together():
    table = codings([["1", "0", "1", "0"] * 6, ["1", "0", "0", "0"] * 6])
    alone = alpha(table, "nominal")
    together = alpha(table.assign(cluster=table["unit"] // 4), "nominal")
    assert together.value == alone.value and alone.low < alone.value
    assert together.high - together.low < 1e-9, "every four are alike: drawing them whole changes nothing"
