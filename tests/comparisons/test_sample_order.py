"""The order that was written into the sample corpus."""

import pytest

from analysis.questions.position import positions
from analysis.study import open_study


@pytest.fixture(scope="module")
def place(sample):
    return positions(open_study(sample.root)).set_index("article")["value"]


def test_the_sample_stands_in_its_built_in_order_as_far_as_words_carry_it(place):
    assert place["s1-preview"] > place["s2-analysis"] > place["s3-wire"] > place[["s4-news", "s5-critique"]].max()


def test_the_sober_report_stands_nearest_to_the_middle(place):
    assert place.abs().idxmin() == "s3-wire"


@pytest.mark.xfail(reason="s5 criticises by irony and by facts, which no list reads: see docs/markers.md", strict=False)
def test_the_ironic_piece_is_the_most_critical(place):
    assert place.idxmin() == "s5-critique"
