from itertools import combinations
from random import Random

import pytest

from analysis.figures.marks import fitting, spread


@pytest.mark.parametrize("many", [1, 2, 30, 300])
def test_no_dot_of_a_swarm_covers_another(many):
    random = Random(many)
    places = [random.gauss(20, 5) for _ in range(many)]
    dots = list(zip(places, spread(places, 1.0), strict=True))
    assert all((x - u) ** 2 + (y - v) ** 2 >= 1 - 1e-6 for (x, y), (u, v) in combinations(dots, 2))


def test_dots_that_are_apart_stay_on_the_line():
    assert spread([0, 2, 4], 1.0) == [0, 0, 0]


def test_equal_places_stack_to_both_sides():
    assert sorted(spread([5, 5, 5], 1.0)) == [-1, 0, 1]


def test_the_dot_shrinks_until_the_swarm_fits():
    assert fitting([5] * 5, 9.0) == 1.7
    assert fitting([5] * 9, 9.0) < 1.7
    assert fitting([5] * 200, 9.0) == 0.4
