"""Quotation marks as they come: odd ones, spaced ones, missing ones, and quotations broken over lines."""

import pytest

from analysis.speech import attribute

MARKS = [
    ("“", "”"),
    ('"', '"'),
    ("″", "″"),
    ("＂", "＂"),
    ("``", "''"),
    ("''", "''"),
    (",,", "''"),
    ("‚", "‘"),
    ("„", "“"),
    ("„", "”"),
    ("”", "”"),
    ("«", "»"),
    ("« ", " »"),
    ("»", "«"),
    ("‹", "›"),
    ("〝", "〞"),
    ("❝", "❞"),
    ("「", "」"),
    ("『", "』"),
    ("“ ", " ”"),
]


def direct(text: str) -> list[tuple[str, str]]:
    """Return what is said in quotation marks, its pieces joined by a stroke, and the speaker's name."""
    found = [one for one in attribute(text).quotations if one.kind == "direct"]
    return [(" | ".join(text[start:stop] for start, stop in one.spans), one.name) for one in found]


@pytest.mark.parametrize(("opener", "closer"), MARKS)
def test_every_pair_of_marks_holds_direct_speech(opener, closer):
    text = f"{opener}The bridge is safe,{closer} Ada Bell said. {opener}We tested it twice.{closer}"
    first, second = f"{opener}The bridge is safe,{closer}", f"{opener}We tested it twice.{closer}"
    assert direct(text) == [(f"{first} | {second}", "Ada Bell")]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_quotation_broken_over_two_lines_is_one(end):
    text = f"“The bridge is{end}safe,” Ada Bell said."
    assert direct(text) == [("“The bridge is | safe,”", "Ada Bell")]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_clause_on_the_line_after_a_comma_belongs_to_the_quotation(end):
    text = f"“The bridge is safe,”{end}Ada Bell said.{end}"
    assert direct(text) == [("“The bridge is safe,”", "Ada Bell")]


def test_a_quotation_of_several_paragraphs_closes_once():
    text = "Ada Bell said: “The bridge is safe.\r\n\r\n“We tested it twice.\r\n\r\n“It will stand.”\r\n\r\nThe council met."
    assert direct(text) == [("“The bridge is safe. | “We tested it twice. | “It will stand.”", "Ada Bell")]


@pytest.mark.parametrize(
    "text",
    [
        "A 6″ pipe and a 12″ pipe were laid.",
        "The bridge cost 1‚200 crowns.",
        "”",
        "« ",
        "The list (a,, b) was long.",
        "“The bridge is\nsafe. The council met.",
    ],
)
def test_marks_that_hold_no_speech_are_no_speech(text):
    assert [one for one in direct(text) if one[1]] == []
