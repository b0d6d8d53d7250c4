from io import StringIO

import pandas as pd
import pytest

from analysis.figures import draw_curve
from analysis.figures.curves import MOST
from analysis.tables import CorpusError
from tests.figures.test_shapes import words

VALUES = {"place_a": "Harbour Times", "place_b": "The Courier"}


def svg(figure):
    page = StringIO()
    figure.savefig(page, format="svg")
    return page.getvalue()


def table(many=4):
    rows = [{"lexicon": "xy"[n % 2], "unit": "word", "place_a": 0.1 * n, "place_b": -0.1 * n} for n in range(many)]
    return pd.DataFrame(rows).assign(primary=[n == 1 for n in range(many)])


@pytest.mark.parametrize("width", [90, 140, 190])
def test_outlets_and_the_choices_that_vary_are_named_at_every_width(width):
    figure = draw_curve(table(), values=VALUES, choices=["lexicon", "unit"], width=width)
    told = words(figure)
    assert "Harbour" in told and "Courier" in told and "lexicon" in told and "primary" in told
    assert "unit" not in told and figure.get_size_inches()[0] * 25.4 == pytest.approx(width)


def test_of_very_many_specifications_some_are_drawn_and_the_figure_says_so():
    many = table(10 * MOST)
    figure = draw_curve(many, values=VALUES, choices=["lexicon"], order="place_a")
    assert f"{MOST + 1:,} of {10 * MOST:,} specifications are drawn." in words(figure)


def test_the_dashes_and_the_name_of_an_outlet_lead_to_its_passages():
    told = svg(
        draw_curve(table(), values=VALUES, choices=["lexicon"], links={"The Courier": "evidence.html#article=b"})
    )
    assert told.count('<a xlink:href="evidence.html#article=b"') == 2 and told.count("<a ") == 2


def test_an_outlet_without_a_place_is_in_no_mark_and_no_name():
    led = dict.fromkeys(VALUES.values(), "evidence.html")
    figure = draw_curve(table().assign(place_b=float("nan")), values=VALUES, choices=["lexicon"], links=led)
    assert "Harbour" in words(figure) and "Courier" not in words(figure)


def test_a_table_without_a_column_or_a_value_is_told():
    with pytest.raises(CorpusError, match="draw_curve: the table to draw has no column 'zone'"):
        draw_curve(table(), values=VALUES, choices=["zone"])
    assert "Nothing to show" in words(draw_curve(table().head(0), values=VALUES, choices=["lexicon"]))
