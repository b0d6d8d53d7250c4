from math import isnan, sqrt

import pytest

from analysis.coding.between import between
from analysis.coding.gauge import Value

# Thirteen trials of a vaccine: log risk ratio and its variance (Colditz et al. 1994, doi:10.1001/jama.1994.03510330076038).
TRIALS = [
    (-0.8893, 0.3256), (-1.5854, 0.1946), (-1.3481, 0.4154), (-1.4416, 0.0200), (-0.2175, 0.0512), (-0.7861, 0.0069),
    (-1.6209, 0.2230), (0.0120, 0.0040), (-0.4694, 0.0564), (-1.3713, 0.0730), (-0.3394, 0.0124), (0.4459, 0.5325),
    (-0.0173, 0.0714),
]  # fmt: skip


def values(*pairs: tuple[float, float]) -> list[Value]:
    return [Value("f1", value, error=sqrt(variance)) for value, variance in pairs]


def test_the_known_example_comes_out():
    """Variance between trials .3088 by the method of moments, .1197 to 1.1115 by Q profiles, as published for metafor."""
    found = between(values(*TRIALS))
    assert found.sd**2 == pytest.approx(0.3088, abs=2e-3)
    assert (found.low**2, found.high**2) == pytest.approx((0.1197, 1.1115), abs=5e-3)


def test_outlets_that_differ_less_than_their_errors_do_not_differ():
    found = between(values((0.70, 0.01), (0.72, 0.01), (0.71, 0.01)))
    assert found.sd == 0 and found.low == 0 and found.raw == pytest.approx(0.01)


def test_without_error_the_deviation_is_the_plain_one():
    found = between(values((0.6, 1e-12), (0.7, 1e-12), (0.8, 1e-12)))
    assert found.sd == pytest.approx(0.1, abs=1e-6) and found.sd == pytest.approx(found.raw, abs=1e-6)


def test_two_outlets_tell_nothing():
    assert isnan(between(values((0.6, 0.01), (0.8, 0.01))).sd)
    assert isnan(between([Value("f1", 0.5) for _ in range(5)]).sd)
