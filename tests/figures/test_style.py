from itertools import combinations, pairwise

import matplotlib as mpl
import pytest

from analysis.figures.grids import ABOVE
from analysis.figures.style import HATCH, OUTLETS, PARTS, VOICES, ink, looks, part_colours, styled, text_on, tint
from tests.figures.sight import SEEN, apart, contrast

TWELVE = looks(f"outlet {number}" for number in range(12))


@pytest.mark.parametrize("eye", SEEN)
def test_any_two_of_the_first_six_outlets_differ_in_colour_for_every_eye(eye):
    closest = min(apart(one, other, eye) for one, other in combinations(OUTLETS[:6], 2))
    assert closest >= (5 if eye == "grey" else 8)


@pytest.mark.parametrize("eye", SEEN)
def test_any_two_of_twelve_outlets_differ_in_shape_or_clearly_in_colour_for_every_eye(eye):
    for one, other in combinations(TWELVE.values(), 2):
        assert one.shape != other.shape or apart(one.colour, other.colour, eye) >= 14


def test_twelve_outlets_have_twelve_colours_and_seventy_two_have_seventy_two_looks():
    assert len({look.colour for look in TWELVE.values()}) == 12
    assert len(set(looks(map(str, range(72))).values())) == 72


@pytest.mark.parametrize("colour", OUTLETS)
def test_marks_stand_out_from_paper_and_names_in_their_colour_can_be_read(colour):
    assert contrast(colour) >= 3
    assert contrast(ink(colour)) >= 4.5


@pytest.mark.parametrize("eye", SEEN)
def test_neighbouring_voices_differ_for_every_eye(eye):
    voices = [VOICES[voice] for voice in ("own", "indirect", "direct", "document")]
    assert all(apart(one, other, eye) >= 12 for one, other in combinations(voices, 2))


@pytest.mark.parametrize("eye", SEEN)
def test_neighbouring_parts_differ_for_every_eye(eye):
    assert all(apart(one, other, eye) >= 8 for one, other in pairwise(PARTS))


@pytest.mark.parametrize("colour", [*VOICES.values(), *PARTS, *(tint(ABOVE, part / 20) for part in range(21))])
def test_numbers_can_be_read_on_every_piece(colour):
    assert contrast(text_on(colour), colour) >= 4.5


def test_a_look_depends_on_the_place_in_the_list_only():
    assert looks(["a", "b", "b", "c"])["c"] == looks(["x", "y", "c"])["c"]


def test_voices_come_first_and_in_their_order():
    assert list(part_colours(["unknown", "direct", "own"])) == ["own", "direct", "unknown"]


def test_the_style_leaves_no_trace():
    before = dict(mpl.rcParams)
    with styled():
        assert mpl.rcParams["pdf.fonttype"] == 42
    assert dict(mpl.rcParams) == before
    assert HATCH
