import json
import re
import xml.etree.ElementTree as tree

import pandas as pd
import pytest

from analysis.figures import alt, draw_grid, draw_intervals, draw_rankings, draw_shares, draw_strips, narrow_svg, save
from tests.figures import tables
from tests.figures.tables import FIVE, LONG, NAN

SHAPES = {
    "intervals": (draw_intervals, tables.intervals(LONG, lost=(1,)).assign(validated=False)),
    "shares": (draw_shares, tables.shares(FIVE).assign(validated=False)),
    "rankings": (draw_rankings, tables.rankings(FIVE)),
    "grid": (draw_grid, tables.grid(FIVE)),
    "strips": (draw_strips, tables.strips(FIVE)),
}
ENDINGS = [".alt.txt", ".csv", ".json", ".pdf", ".png", ".svg"]


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    table = tables.intervals(FIVE, lost=(1,))
    folder = tmp_path_factory.mktemp("figures")
    figure = draw_intervals(table, title="Places & <marks>", caption="One is seen.")
    paths = save(figure, folder, "position", table, "The words.", "Places & <marks>", "One is seen.", "position/own")
    return table, {path.name.removeprefix("position"): path for path in paths}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_second_run_gives_the_same_bytes(shape, tmp_path):
    draw, table = SHAPES[shape]
    runs = [save(draw(table), tmp_path / run, "figure", table, title="Twice") for run in ("one", "two")]
    for one, two in zip(*runs, strict=True):
        assert one.read_bytes() == two.read_bytes(), one.name


def test_six_files_are_written_and_nothing_else_is_left(saved):
    _, paths = saved
    assert sorted(paths) == ENDINGS
    assert len(list(paths[".csv"].parent.iterdir())) == 6


def test_the_table_beside_the_figure_is_the_plotted_table(saved):
    table, paths = saved
    numbers = {name: [""] for name in ("value", "low", "high")}
    written = pd.read_csv(paths[".csv"], keep_default_na=False, na_values=numbers)
    pd.testing.assert_frame_equal(written, table)


def test_the_pdf_embeds_its_fonts_as_outlines_of_truetype(saved):
    content = saved[1][".pdf"].read_bytes()
    assert re.findall(rb"/BaseFont /[A-Z]{6}\+(DejaVuSans[A-Za-z-]*)", content)
    assert len(re.findall(rb"/FontFile2", content)) >= 1
    assert b"/Type3" not in content


def test_the_svg_needs_no_font_and_carries_its_title(saved):
    content = saved[1][".svg"].read_text(encoding="utf-8")
    assert "<text" not in content
    assert tree.fromstring(content).find("{http://www.w3.org/2000/svg}title").text == "Places & <marks>"


def test_no_file_tells_the_time_or_the_program(saved):
    for ending in (".svg", ".pdf", ".png"):
        content = saved[1][ending].read_bytes()
        assert not [word for word in (b"CreationDate", b"<dc:date>", b"Software") if word in content]


def test_the_words_stand_beside_the_figure(saved):
    _, paths = saved
    assert paths[".alt.txt"].read_text(encoding="utf-8") == "The words.\n"
    told = json.loads(paths[".json"].read_text(encoding="utf-8"))
    assert told == {"key": "position/own", "title": "Places & <marks>", "caption": "One is seen.", "alt": "The words."}


def test_words_that_are_not_given_come_from_figure_and_table(tmp_path):
    table = tables.intervals(FIVE[:1])
    paths = save(draw_intervals(table, title="Places"), tmp_path, "places", table)
    words = next(path for path in paths if path.name == "places.alt.txt").read_text(encoding="utf-8")
    assert words.startswith("Places: Harbour Times")


def test_control_characters_do_not_break_the_svg(tmp_path):
    table = tables.intervals(["A\x00B\x1b"])
    paths = save(draw_intervals(table), tmp_path, "odd", table, title="A\x0bB")
    assert tree.fromstring(paths[0].read_text(encoding="utf-8")) is not None


def test_a_link_of_a_row_stands_at_its_mark(tmp_path):
    table = tables.intervals(FIVE[:2]).assign(link=["#first", ""])
    content = save(draw_intervals(table), tmp_path, "linked", table)[0].read_text(encoding="utf-8")
    assert content.count('href="#first"') == 1


@pytest.mark.parametrize("name", ["", "../up", "a/b", ".hidden"])
def test_a_name_with_a_folder_is_refused(name, tmp_path):
    table = tables.intervals(FIVE[:1])
    with pytest.raises(ValueError, match="give a plain file name"):
        save(draw_intervals(table), tmp_path, name, table)


def test_a_failed_save_leaves_the_earlier_files(saved, tmp_path, monkeypatch):
    table = tables.intervals(FIVE[:1])
    figure = draw_intervals(table)
    before = [path.read_bytes() for path in save(figure, tmp_path, "kept", table)]
    monkeypatch.setattr(type(figure), "savefig", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        save(figure, tmp_path, "kept", table)
    assert sorted(path.read_bytes() for path in tmp_path.iterdir()) == sorted(before)


def test_alternative_text_tells_each_row_and_why_a_value_is_missing():
    table = pd.DataFrame(
        {
            "label": ["A", "B"],
            "value": [0.31, NAN],
            "low": [0.1, NAN],
            "high": [0.52, NAN],
            "n": [24, 4],
            "reason": ["", "too few"],
        }
    )
    assert alt(table, "Tone") == "Tone: A 0.31 (0.10 to 0.52), n = 24; B cannot be estimated (too few), n = 4."


def test_alternative_text_counts_what_it_leaves_out():
    assert alt(tables.intervals(tables.MANY), "Tone", most=2).endswith("and 998 more rows in the table beside it.")
    assert alt(tables.intervals([]), "Tone") == "Tone: nothing to show."


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_figure_can_be_had_for_a_narrow_column(shape):
    draw, table = SHAPES[shape]
    wide = draw(table, width=190)
    assert wide.narrow().get_figwidth() * 25.4 == pytest.approx(90)
    assert narrow_svg(wide) == narrow_svg(draw(table))


def test_a_figure_of_somebody_else_has_no_narrow_form():
    from matplotlib.figure import Figure

    assert narrow_svg(Figure()) == ""
