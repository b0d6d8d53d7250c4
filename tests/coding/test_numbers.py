import numpy as np
import pytest
from scipy import stats

from analysis.coding.gauge import Gauge, Unit
from analysis.coding.numbers import label_f1, macro_f1, moments, pearson, rank_r, spearman, tally


def pairs(size: int = 40, seed: int = 0):
    chance = np.random.default_rng(seed)
    x = chance.integers(-4, 5, size).astype(float)
    return x, np.round(x / 4 + chance.normal(size=size), 1)


def one_value(number, units):
    return Gauge(units).values([number])[0].value


@pytest.mark.parametrize("seed", range(3))
def test_correlations_are_those_of_scipy(seed):
    x, y = pairs(seed=seed)
    units = [Unit(str(i % 7), moments(a, b), points=((a, b),)) for i, (a, b) in enumerate(zip(x, y, strict=True))]
    assert one_value(pearson("r"), units) == pytest.approx(stats.pearsonr(x, y).statistic, abs=1e-12)
    assert one_value(spearman("rho", "n"), units) == pytest.approx(stats.spearmanr(x, y).statistic, abs=1e-12)


def test_a_cluster_drawn_twice_counts_as_two():
    x, y = pairs(12)
    gauge = Gauge([Unit(str(i), moments(a, b), points=((a, b),)) for i, (a, b) in enumerate(zip(x, y, strict=True))])
    weights = np.array([2, 0, 1, 1, 3, 1, 1, 0, 1, 1, 1, 0])
    expected = stats.spearmanr(np.repeat(x, weights), np.repeat(y, weights)).statistic
    assert spearman("rho", "n").of(gauge.at(weights[None].astype(float)))[0] == pytest.approx(expected, abs=1e-12)


def test_values_that_never_vary_have_no_correlation():
    units = [Unit(str(i), moments(i, 1.0), points=((i, 1.0),)) for i in range(5)]
    assert Gauge(units).values([pearson("r"), spearman("rho", "n")]) == []


def test_macro_f1_is_the_mean_of_the_labels():
    pairs = [("a", "a"), ("a", "b"), ("b", "b"), ("b", "b"), ("c", "a")]
    units = [Unit(str(i), tally(gold, guess)) for i, (gold, guess) in enumerate(pairs)]
    assert one_value(label_f1("a"), units) == pytest.approx(1 / 2)
    assert one_value(label_f1("b"), units) == pytest.approx(4 / 5)
    assert one_value(macro_f1(("a", "b", "c")), units) == pytest.approx((1 / 2 + 4 / 5 + 0) / 3)


def test_a_label_that_the_gold_does_not_hold_is_not_averaged():
    units = [Unit(str(i), tally("a", "a")) for i in range(3)]
    assert one_value(macro_f1(("a", "b")), units) == 1


def test_groups_are_ranked_by_their_means():
    means = {"p": (0.1, 0.3), "q": (0.2, 0.2), "r": (0.4, 0.4), "s": (0.3, 0.1)}
    units = [Unit(k, {"n": 10, f"n@{k}": 10, f"x@{k}": 10 * x, f"y@{k}": 10 * y}) for k, (x, y) in means.items()]
    expected = stats.spearmanr(*zip(*means.values(), strict=True)).statistic
    assert one_value(rank_r("rho", list(means)), units) == pytest.approx(expected)
