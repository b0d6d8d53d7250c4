"""A text made ready for attribution."""

import pytest

from analysis.speech import attribute
from analysis.speech.casing import dateline
from analysis.speech.reading import read


def test_lines_are_what_holds_more_than_white_space():
    assert read("Rain.\n \t\n\r\n  Ice.").lines == [(0, 5), (11, 17)]


def test_very_much_white_space_takes_no_time_to_speak_of():
    assert read(" " * 200_000).lines == []


@pytest.mark.parametrize(
    "opening",
    [
        "GREY FERRY, 6 March 2026 – ",
        "GREY FERRY, March 6, 2026 — ",
        "Grey Ferry, Norvane, 6 March - ",
        "6 March 2026 – ",
        "2026-03-06 - ",
        "GREY FERRY, 6 March (AP) - ",
        "GREY FERRY - ",
    ],
)
def test_a_dateline_with_a_date_and_any_dash_is_part_of_no_attribution(opening):
    text = opening + "The mill will close in May, the mayor said."
    (one,) = attribute(text).quotations
    assert dateline(text) == len(opening)
    assert [text[start:stop] for start, stop in one.spans] == ["The mill will close in May"]


@pytest.mark.parametrize("text", ["3 March – the day it began – was cold.", "In May 2026 - so he said - it rained."])
def test_a_date_that_belongs_to_its_sentence_is_no_dateline(text):
    assert dateline(text) == 0
