from analysis.figures.strands import Strand, level
from analysis.figures.style import Look


def test_the_same_row_of_every_panel_is_as_high_as_its_highest():
    left, right = ([Strand(label, "", 0, Look(), []) for label in "ab"] for _ in range(2))
    right[0].height = 9.0
    level([left, right])
    assert [strand.height for strand in left] == [strand.height for strand in right]
    assert left[0].height == 9.0 > left[1].height
