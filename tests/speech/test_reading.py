"""A text made ready for attribution."""

from analysis.speech.reading import read


def test_lines_are_what_holds_more_than_white_space():
    assert read("Rain.\n \t\n\r\n  Ice.").lines == [(0, 5), (11, 17)]


def test_very_much_white_space_takes_no_time_to_speak_of():
    assert read(" " * 200_000).lines == []
