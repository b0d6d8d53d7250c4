import numpy as np
import pytest

from analysis.coding.gauge import Gauge, Unit
from analysis.coding.numbers import moments, pearson, precision_recall, share

RIGHT = share("right", "right", "n")


def units(*shares: tuple[str, int, int]) -> list[Unit]:
    return [Unit(cluster, {"right": right, "n": n}) for cluster, right, n in shares]


def test_units_of_one_cluster_are_summed():
    gauge = Gauge(units(("a", 1, 2), ("b", 0, 1), ("a", 1, 1)))
    assert gauge.clusters == ("a", "b")
    assert gauge.values([RIGHT])[0].value == 2 / 4


def test_the_interval_holds_the_value_and_narrows_with_clusters():
    chance = np.random.default_rng(1)
    widths = []
    for size in (10, 40, 160):
        one = Gauge(units(*((str(i), int(chance.integers(3, 9)), 10) for i in range(size)))).values([RIGHT])[0]
        assert one.low < one.value < one.high and one.clusters == size and one.n == 10 * size
        widths.append(one.high - one.low)
    assert widths == sorted(widths, reverse=True)


def test_two_clusters_have_a_value_and_no_interval():
    one = Gauge(units(("a", 1, 2), ("b", 2, 2))).values([RIGHT])[0]
    assert one.value == 0.75 and np.isnan([one.low, one.high]).all()


def test_a_number_that_does_not_exist_is_left_out():
    assert Gauge(units(("a", 0, 0))).values([RIGHT]) == []
    assert Gauge([]).values([RIGHT]) == []


def test_equal_guesses_differ_by_nothing():
    gauge = Gauge(units(*((str(i), i % 3, 3) for i in range(12))))
    one = gauge.differences(gauge, [RIGHT])[0]
    assert (one.value, one.low, one.high) == (0, 0, 0)


def test_a_difference_is_drawn_together():
    """Where one is right a tenth more often in every article, the difference is certain though both values are not."""
    some = [(str(i), i % 8, 10) for i in range(16)]
    better = Gauge(units(*((key, right + 1, n) for key, right, n in some)))
    one = better.differences(Gauge(units(*some)), [RIGHT])[0]
    assert one.value == pytest.approx(0.1) and one.high - one.low < 1e-9


def test_a_difference_needs_the_same_articles():
    with pytest.raises(ValueError, match="the same articles"):
        Gauge(units(("a", 1, 2))).differences(Gauge(units(("b", 1, 2))), [RIGHT])


def test_precision_recall_and_f1_are_countable():
    numbers = precision_recall("all", ("hit/p", "hit/g"), "found", "gold")
    gauge = Gauge([Unit("a", {"hit/p": 2, "hit/g": 2, "found": 4, "gold": 8})])
    assert [one.value for one in gauge.values(numbers)] == pytest.approx([0.5, 0.25, 1 / 3])


def test_nothing_found_is_nothing_and_not_impossible():
    numbers = precision_recall("all", ("hit/p", "hit/g"), "found", "gold")
    assert [one.value for one in Gauge([Unit("a", {"gold": 8})]).values(numbers)] == [0, 0, 0]


@pytest.mark.parametrize(("articles", "exists", "interval"), [(3, False, False), (9, False, False), (12, True, True)])
def test_a_correlation_of_few_articles_is_not_estimable(articles, exists, interval):
    pairs = [(i, i % 4 + i / 5) for i in range(articles)]
    found = Gauge(Unit(str(i), moments(x, y)) for i, (x, y) in enumerate(pairs)).values([pearson("r")])
    assert bool(found) is exists
    assert not exists or (found[0].low == found[0].low) is interval


def test_many_sentences_of_few_articles_correlate_without_an_interval():
    units = [Unit(str(i % 3), moments(i, i % 7 + i / 5)) for i in range(60)]
    (one,) = Gauge(units).values([pearson("r")])
    assert one.value == one.value and np.isnan(one.low) and (one.n, one.clusters) == (60, 3)
