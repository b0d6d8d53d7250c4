"""Places by number, their days, and rows put aside under numbers."""

import numpy as np
import pytest

from analysis.partitions.places import NO_DAY, day
from analysis.partitions.spill import Spill, read_told, write_told


@pytest.mark.parametrize(
    ("published", "told"),
    [
        ("2025-11-13", 20251113),
        ("2025-11-13T08:00:00Z", 20251113),
        ("2025-11", 20251100),
        ("13 November 2025", 20251113),
        ("2025/11/13", 20251113),
        ("soon", NO_DAY),
        ("", NO_DAY),
    ],
)
def test_a_day_is_a_number_that_grows_with_time(published, told):
    assert day(published) == told


def test_rows_put_aside_come_back_under_their_number_in_their_order(tmp_path):
    aside = Spill(tmp_path, "<i8")
    for _ in range(2):
        aside.add(np.array([1, 0, 1]), np.array([5, 6, 7]))
        aside.close()
    assert [aside.take(number).tolist() for number in (0, 1, 2)] == [[6, 6], [5, 7, 5, 7], []]


def test_what_one_told_is_read_again_as_it_was_told(tmp_path):
    told = [(np.array([1, 0]), np.array([7, 8], "<u8")), (np.array([2]), np.array([9], "<u8"))]
    write_told(tmp_path / "x", told)
    found = [(numbers.tolist(), rows.tolist()) for numbers, rows in read_told(tmp_path / "x", "<u8")]
    assert found == [([1, 0], [7, 8]), ([2], [9])]
