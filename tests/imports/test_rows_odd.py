"""Tables as spreadsheets and interfaces write them: nameless columns, empty first sheets, dates of every kind."""

import datetime
import json

import pytest

from analysis.imports.read import is_export
from analysis.tables import CorpusError
from tests.imports.reading import read


def test_columns_without_a_name_are_told_and_not_read(tmp_path):
    (tmp_path / "a.csv").write_text(";title;text;;\n0;Ferry;It ran.;;\n", encoding="utf-8")
    articles, told = read(tmp_path / "a.csv")
    assert [(a.title, a.text) for a in articles] == [("Ferry", "It ran.")]
    assert "columns not read: 'column 1', 'column 4', 'column 5'" in told.cut


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("05.02.05", "2005-02-05"),
        ("05.02.97 10:30", "1997-02-05T10:30"),
        ("1579000000", "2020-01-14T11:06:40+00:00"),
        ("1579000000000", "2020-01-14T11:06:40+00:00"),
        ("20200114103600", "2020-01-14"),
        ("Tue, 14 Jan 2020 10:36:00 +0000", "2020-01-14T10:36+00:00"),
        ("2020-01-14T00:00:00", "2020-01-14T00:00"),
    ],
)
def test_a_date_of_a_table_is_read_however_it_is_written(tmp_path, written, iso):
    (tmp_path / "a.csv").write_text(f'title,text,date\nFerry,It ran.,"{written}"\n', encoding="utf-8")
    assert read(tmp_path / "a.csv")[0][0].published == iso


def test_the_first_sheet_with_rows_is_read_and_a_day_has_no_time(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Articles")
    sheet.append(["Источник", "Дата", "Заголовок", "Текст"])
    sheet.append(["Маяк", datetime.datetime(2005, 2, 6), "Паром", "Он пошёл.\r\n\r\nОн встал."])
    book.save(tmp_path / "a.xlsx")
    articles, told = read(tmp_path / "a.xlsx")
    assert [(a.outlet, a.published, a.text) for a in articles] == [("Маяк", "2005-02-06", "Он пошёл.\nОн встал.")]
    assert any("sheet 'Articles'" in line for line in told.guessed)


def test_names_may_stand_below_a_title_and_sheets_of_the_same_columns_are_read(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    first, second, codes = book.active, book.create_sheet("Second"), book.create_sheet("Codes")
    for row in (["Coverage, spring"], ["Outlet", "Headline", "Full text", "Coder"], ["Post", "Ferry", "It ran.", "x"]):
        first.append(row)
    for row in (["Outlet", "Headline", "Full text"], ["Mail", "Quay", "It stood."]):
        second.append(row)
    for row in (["Code", "Meaning"], [1, "good"]):
        codes.append(row)
    book.save(tmp_path / "a.xlsx")
    articles, told = read(tmp_path / "a.xlsx")
    assert [(a.outlet, a.text, a.place) for a in articles] == [
        ("Post", "It ran.", "row 3"),
        ("Mail", "It stood.", "row 2 of sheet 'Second'"),
    ]
    assert told.unplaced == ["sheet 'Codes' is not read, its columns are others: Code, Meaning"]


def test_a_text_inside_an_object_is_found_and_its_tags_are_taken_off(tmp_path):
    page = "<p>It ran &amp; sank.</p><script>go()</script><p>It rose.</p>"
    row = {"id": 7, "title": {"rendered": "Ferry&#8217;s end"}, "content": {"rendered": page, "protected": False}}
    (tmp_path / "a.json").write_text(json.dumps([row]), encoding="utf-8")
    articles, told = read(tmp_path / "a.json")
    assert [(a.title, a.text) for a in articles] == [("Ferry’s end", "It ran & sank.\nIt rose.")]
    assert "texts with HTML tags are read without them" in told.guessed


def test_a_text_file_with_names_between_tabs_is_a_table(tmp_path):
    table = 'id\tsource\ttitle\tcontent\r\n1\tPost\tFerry\t"It ran.\n\nIt sank."\r\n2\tMail\tQuay\tIt stood.\r\n'
    for codec in ("utf-16", "utf-8"):
        (tmp_path / "a.txt").write_bytes(table.encode(codec))
        assert [(a.outlet, a.text) for a in read(tmp_path / "a.txt")[0]] == [
            ("Post", "It ran.\nIt sank."),
            ("Mail", "It stood."),
        ]
    assert is_export(tmp_path / "a.txt", "")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"\xef\xbb\xbf", b"\xff\xfe\n\x00"])
def test_a_file_of_a_byte_order_mark_alone_is_refused_by_name(tmp_path, content):
    (tmp_path / "mark.txt").write_bytes(content)
    with pytest.raises(CorpusError, match=r"mark\.txt: (no text|the file is empty)"):
        read(tmp_path / "mark.txt")
