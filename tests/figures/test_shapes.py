import subprocess
import sys
from itertools import combinations

import pandas as pd
import pytest

from analysis.figures import draw_grid, draw_intervals, draw_rankings, draw_shares, draw_strips
from analysis.figures.style import styled
from analysis.tables import CorpusError
from tests.figures import tables
from tests.figures.tables import FIVE, LONG, MANY, NAN, TWELVE

AXIS = {
    "ends": ("critical", "celebratory"),
    "limits": (-1, 1),
    "unit": "place",
    "reference": 0,
    "reference_words": "even",
}
COMPONENTS = ("own_tone", "own_balance", "attribution_stance", "carried_balance", "sides", "context")
SHAPES = {
    "intervals": lambda labels, width: draw_intervals(tables.intervals(labels, lost=(1,)), width=width, **AXIS),
    "pairs": lambda labels, width: draw_intervals(
        tables.intervals(labels, ("own voice", "quoted voices"), lost=(1,)), pair="group", width=width, **AXIS
    ),
    "facets": lambda labels, width: draw_intervals(
        tables.intervals(labels, facets=("headline", "lede", "body"), lost=(1,)), facet="facet", width=width, **AXIS
    ),
    "shares": lambda labels, width: draw_shares(
        tables.shares(labels), percent=True, unit="share of words", width=width
    ),
    "both sides": lambda labels, width: draw_shares(tables.shares(labels, COMPONENTS, signed=True), width=width),
    "rankings": lambda labels, width: draw_rankings(tables.rankings(labels), unit="log-odds", width=width),
    "grid": lambda labels, width: draw_grid(tables.grid(labels), width=width),
    "strips": lambda labels, width: draw_strips(tables.strips(labels), width=width),
}
EVERY = ["label", "value", "part", "item", "row", "column", "start", "stop", "kind"]
NEEDED = {"draw_intervals": (draw_intervals, "value"), "draw_shares": (draw_shares, "part"), "draw_grid": (draw_grid, "row"),
          "draw_rankings": (draw_rankings, "item"), "draw_strips": (draw_strips, "start")}  # fmt: skip


def texts(figure):
    """Every text of a figure that is drawn, with its place in pixels."""
    renderer = figure.canvas.get_renderer()
    written = [*figure.texts, *(label for axes in figure.axes for label in axes.get_xticklabels())]
    return [(text, text.get_window_extent(renderer)) for text in written if text.get_text().strip()]


def words(figure):
    return " ".join(text.get_text() for text, _ in texts(figure))


def overlap(one, other):
    """Pixels by which two boxes cover each other, the smaller of both directions."""
    return min(min(one.x1, other.x1) - max(one.x0, other.x0), min(one.y1, other.y1) - max(one.y0, other.y0))


@pytest.mark.parametrize("width", [90, 190])
@pytest.mark.parametrize("labels", [FIVE, TWELVE], ids=["five", "twelve"])
@pytest.mark.parametrize("shape", SHAPES)
def test_no_text_covers_another_and_none_leaves_the_sheet(shape, labels, width):
    figure = SHAPES[shape](labels, width)
    placed = texts(figure)
    hit = [(a.get_text(), b.get_text()) for (a, x), (b, y) in combinations(placed, 2) if overlap(x, y) > 1.0]
    assert not hit
    edges = figure.bbox
    assert all(box.x0 > 0 and box.x1 < edges.x1 and box.y0 > 0 and box.y1 < edges.y1 for _, box in placed)


@pytest.mark.parametrize("labels", [FIVE, LONG], ids=["five", "long"])
def test_in_a_narrow_column_pairs_keep_their_words_whole_and_a_third_of_the_width(labels):
    figure = draw_intervals(
        tables.intervals(labels, ("own voice", "quoted voices"), lost=(1,)),
        pair="group",
        width=90,
        ends=("cold", "warm"),
    )
    shown = [text.get_text() for text, _ in texts(figure)]
    assert shown.count("quoted voices") == len(labels)
    assert {"← cold", "warm →"} <= set(shown)
    assert "cannot be estimated: too few sentences" in " ".join(shown)
    assert max(axes.get_position().width for axes in figure.axes) > 0.33


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("labels", [FIVE[:1], LONG, MANY], ids=["one", "long", "thousand"])
def test_every_shape_draws_one_label_long_labels_and_a_thousand_on_one_page(shape, labels):
    figure = SHAPES[shape](labels, 140)
    with styled():
        figure.canvas.draw()
    assert figure.get_figheight() * 25.4 < (600 if shape == "rankings" else 300)


@pytest.mark.parametrize("shape", SHAPES)
def test_no_text_is_smaller_than_seven_points(shape):
    assert min(text.get_fontsize() for text, _ in texts(SHAPES[shape](FIVE, 140))) >= 7


@pytest.mark.parametrize("shape", SHAPES)
def test_no_text_is_turned(shape):
    assert {text.get_rotation() for text, _ in texts(SHAPES[shape](FIVE, 140))} == {0}


@pytest.mark.parametrize("name", NEEDED)
def test_an_empty_table_says_that_there_is_nothing_to_show(name):
    draw, _ = NEEDED[name]
    assert "Nothing to show" in words(draw(pd.DataFrame(columns=EVERY)))


@pytest.mark.parametrize("name", NEEDED)
def test_a_missing_column_is_named(name):
    draw, needed = NEEDED[name]
    with pytest.raises(CorpusError, match=f"{name}: the table to draw has no column '{needed}'"):
        draw(pd.DataFrame(columns=[name for name in EVERY if name != needed]))


def test_what_is_no_number_is_named_with_its_row():
    with pytest.raises(CorpusError, match="column 'value', row 1: 'many' is not a number"):
        draw_intervals(pd.DataFrame({"label": ["a", "b"], "value": [1, "many"]}))


def test_another_width_is_refused():
    with pytest.raises(ValueError, match="width 100 mm: use one of 90, 140, 190"):
        draw_intervals(tables.intervals(FIVE), width=100)


def test_what_cannot_be_estimated_says_so_with_the_reason():
    assert "cannot be estimated: too few sentences" in words(draw_intervals(tables.intervals(FIVE, lost=(2,))))


def test_where_nothing_can_be_estimated_there_is_no_scale():
    figure = draw_intervals(tables.intervals(FIVE, lost=range(5)))
    assert not figure.axes[0].get_xticklabels()
    assert words(figure).count("cannot be estimated") == 5


def test_a_value_without_an_interval_says_so():
    shown = tables.intervals(FIVE[:1]).assign(low=NAN, high=NAN)
    assert "no interval" in words(draw_intervals(shown))


def test_what_is_not_validated_is_hatched_and_named():
    figure = draw_intervals(tables.intervals(FIVE).assign(validated=[True, False, True, True, True]))
    hatches = [mark.get_hatch() for mark in figure.axes[0].collections]
    assert sum(bool(hatch) for hatch in hatches) == 1
    assert "Hatched: not validated." in words(figure)


def test_a_thousand_articles_stand_as_dots_one_row_an_outlet():
    figure = draw_intervals(tables.intervals(MANY), colour="outlet")
    dots = sum(len(mark.get_offsets()) for mark in figure.axes[0].collections if len(mark.get_offsets()) > 1)
    assert dots == 1000
    assert all(outlet in words(figure) for outlet in TWELVE)


def test_an_outlet_keeps_its_colour_when_others_are_missing():
    colours = [
        next(
            text.get_color()
            for text in draw_intervals(tables.intervals(shown), outlets=TWELVE).texts
            if text.get_text() == FIVE[2]
        )
        for shown in (FIVE, FIVE[2:4])
    ]
    assert colours[0] == colours[1]


def test_pieces_of_a_bar_meet_and_start_at_zero():
    figure = draw_shares(tables.shares(FIVE[:1]))
    bars = list(figure.axes[0].patches)
    ends = [0.0, *(bar.get_x() + bar.get_width() for bar in bars)]
    assert [bar.get_x() for bar in bars] == pytest.approx(ends[:-1])
    assert ends[-1] == pytest.approx(1)


def test_pieces_below_zero_grow_to_the_left():
    shown = pd.DataFrame({"label": ["a"] * 3, "part": ["x", "y", "z"], "value": [-0.2, 0.3, -0.1]})
    ends = sorted(bar.get_x() + bar.get_width() for bar in draw_shares(shown).axes[0].patches[:3])
    assert ends == pytest.approx([-0.3, -0.2, 0.3])


def test_a_grid_shows_zero_and_leaves_blank_what_has_no_value():
    shown = pd.DataFrame({"row": ["a", "a"], "column": ["x", "y"], "value": [0.0, NAN]})
    assert words(draw_grid(shown)).split() == ["x", "y", "a", "0"]


def test_a_grid_of_states_writes_them_where_they_fit():
    states = ["own", "quoted", "not found", "not knowable"]
    shown = pd.DataFrame({"row": ["a"] * 4, "column": list("wxyz"), "value": states})
    assert all(state in words(draw_grid(shown)) for state in states)


def test_columns_too_narrow_for_their_names_bear_numbers_that_the_note_explains():
    columns = ["Independent Correspondents", *TWELVE[:5]]
    cells = pd.DataFrame([(row, column, "own") for row in TWELVE for column in columns])
    narrow, wide = (words(draw_grid(cells.set_axis(["row", "column", "value"], axis=1), width=w)) for w in (90, 190))
    assert "1 2 3 4 5 6" in narrow and "1 Independent Correspondents, 2 Harbour Times" in narrow.replace("\n", " ")
    assert "2 Harbour Times" not in wide and "Independent" in wide


def test_rows_and_panels_left_to_the_table_are_counted():
    assert "44 of 1,000 rows are shown." in words(draw_grid(tables.grid(["x"], 1000)))
    assert "24 of 30 panels are shown." in words(draw_rankings(tables.rankings(MANY[:30])))


def test_a_character_without_a_glyph_is_marked_and_explained(monkeypatch):
    monkeypatch.setattr("analysis.figures.glyphs.FALLBACKS", ())
    shown = words(draw_intervals(tables.intervals(["新闻 News"])))
    assert "▯▯ News" in shown
    assert "▯ stands for a character that no installed font has" in shown


def test_an_installed_fallback_font_draws_what_the_first_lacks(monkeypatch):
    monkeypatch.setattr("analysis.figures.glyphs.FALLBACKS", ("STIXGeneral",))
    assert "Ⓐ News" in words(draw_intervals(tables.intervals(["Ⓐ News"])))


def test_dollar_signs_and_underscores_are_letters_not_formulas():
    assert "$a 1^2$ & 50 %" in words(draw_intervals(tables.intervals(["$a_1^2$ & 50 %"])))


def test_title_caption_and_note_stand_on_the_sheet():
    shown = words(
        draw_intervals(tables.intervals(FIVE), title="What it shows", caption="What is seen.", note="A limit.")
    )
    assert all(part in shown for part in ("What it shows", "What is seen.", "A limit."))


def test_a_drawing_shows_itself_in_a_notebook_with_its_words():
    page, told = draw_intervals(tables.intervals(FIVE), title="What it shows")._repr_png_()
    assert page.startswith(b"\x89PNG")
    assert told["alt"] == "What it shows"


def test_importing_the_face_and_its_shapes_loads_no_matplotlib():
    code = "import sys, analysis.figures as f; [getattr(f, n) for n in f.__all__]; print('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
