"""Sheets go out in four formats and come back with the places they had."""

import json
import zipfile
from xml.etree import ElementTree as ET

import pytest

from analysis.coding import doccano, qdpx, studio, xlsx
from analysis.coding.places import to_utf16
from analysis.coding.sheet import READ, Coding, Sheet, Unit, book
from analysis.tables import CorpusError
from tests.coding import nasty

pytest.importorskip("openpyxl")
FORMATS = [(xlsx, "ann.xlsx"), (studio, "ann.json"), (doccano, "ann.jsonl"), (qdpx, "ann.qdpx")]
SHEET = nasty.sheet()
GIVEN = nasty.codings(SHEET, "ann")


def ids(value):
    return value if isinstance(value, str) else getattr(value, "__name__", "").rpartition(".")[2]


@pytest.mark.parametrize(("made", "name"), FORMATS, ids=ids)
def test_two_hundred_nasty_spans_come_back_where_they_were(made, name, tmp_path):
    path = made.write(SHEET, tmp_path / name, GIVEN)
    assert made.key_of(path) == SHEET.key
    assert made.read(path, SHEET) == GIVEN


@pytest.mark.parametrize(("made", "name"), FORMATS, ids=ids)
@pytest.mark.parametrize("task", ["sentence_tone", "frames", "target_tone"])
def test_codes_of_whole_units_come_back(made, name, task, tmp_path):
    told = book(task)
    sheet = Sheet("x-1", told, tuple(Unit(f"u{i}", f"The mayor spoke {i} times.", "mayor") for i in range(6)))
    given = [Coding(f"u{i}", "ann", told.values[i % len(told.values)]) for i in range(5)]
    assert made.read(made.write(sheet, tmp_path / name, given), sheet) == given


@pytest.mark.parametrize(("made", "name"), FORMATS, ids=ids)
def test_an_uncoded_sheet_shows_every_text_and_holds_no_coding(made, name, tmp_path):
    path = made.write(SHEET, tmp_path / name)
    assert [one for one in made.read(path, SHEET) if one.value != READ] == []


@pytest.mark.parametrize(("made", "name"), FORMATS, ids=ids)
def test_an_unknown_code_is_named_with_its_unit(made, name, tmp_path):
    wrong = Sheet(
        SHEET.key, nasty.BOOK.__class__(**{**vars(nasty.BOOK), "options": (nasty.Option("scorn", ""),)}), SHEET.units
    )
    path = made.write(wrong, tmp_path / name, [Coding("u03", "ann", "scorn", 0, 4)])
    with pytest.raises(CorpusError, match=r"u03: code 'scorn' is unknown; write one of praise, blame"):
        made.read(path, SHEET)


@pytest.mark.parametrize(("made", "name"), FORMATS, ids=ids)
def test_two_writings_of_a_sheet_are_the_same_bytes_but_for_workbooks(made, name, tmp_path):
    one, two = (made.write(SHEET, tmp_path / part / name, GIVEN).read_bytes() for part in ("a", "b"))
    assert one == two or made is xlsx


def test_no_text_in_a_workbook_is_a_formula(tmp_path):
    from openpyxl import load_workbook

    sheet = Sheet(
        "x-1", book("loaded"), tuple(Unit(f"u{i}", text) for i, text in enumerate(("=1+1", "+1", "-1", "@x", "\t=1")))
    )
    for table in load_workbook(xlsx.write(sheet, tmp_path / "a.xlsx")).worksheets:
        for row in table.iter_rows():
            assert all(
                cell.data_type in ("s", "n", "inlineStr") and (cell.value is None or cell.quotePrefix) for cell in row
            )


def test_words_typed_by_hand_are_found_whatever_their_quotes_and_blanks(tmp_path):
    from openpyxl import load_workbook

    sheet = Sheet(
        "x-1", nasty.BOOK, (Unit("u0", "He said “cafe\u0301\u00a0noir” twice,\r\nand “cafe\u0301\u00a0noir” again."),)
    )
    path = xlsx.write(sheet, tmp_path / "ben.xlsx")
    edited = load_workbook(path)
    edited["spans"].append(["u0", '"café noir"', "praise", 2])
    edited["codebook"]["B2"] = "Ben"
    edited.save(path)
    (found,) = [one for one in xlsx.read(path, sheet) if one.value == "praise"]
    assert sheet.units[0].text[found.start : found.stop] == "“cafe\u0301\u00a0noir”"
    assert (found.coder, found.start) == ("Ben", sheet.units[0].text.rindex("“"))


def test_words_that_are_not_there_are_named_with_their_row(tmp_path):
    from openpyxl import load_workbook

    path = xlsx.write(SHEET, tmp_path / "a.xlsx")
    edited = load_workbook(path)
    edited["spans"].append(["u01", "nowhere to be found", "praise"])
    edited.save(path)
    with pytest.raises(CorpusError, match=r"sheet spans, row 2: u01 does not hold 'nowhere to be found'"):
        xlsx.read(path, SHEET)


def test_label_studio_is_read_in_code_points_and_in_utf_16(tmp_path):
    unit = Unit("u0", "🚒🚒 the bridge fell")
    sheet = Sheet("x-1", nasty.BOOK, (unit,))
    at = unit.text.index("bridge")
    for start in (at, to_utf16(unit.text, at)):
        value = {"start": start, "end": start + 6, "text": "bridge", "labels": ["blame"]}
        row = {"id": 7, "data": {"text": unit.text, "unit": "u0", "sheet": "x-1"},
               "annotations": [{"completed_by": {"id": 3, "email": "cy@example.org"}, "result": [{"type": "labels", "value": value}]}]}  # fmt: skip
        (tmp_path / "export.json").write_text(json.dumps([row]), encoding="utf-8")
        assert Coding("u0", "cy@example.org", "blame", at, at + 6) in studio.read(tmp_path / "export.json", sheet)


def test_a_cancelled_label_studio_annotation_counts_for_nothing(tmp_path):
    row = {
        "data": {"text": "A", "unit": "u0", "sheet": "x-1"},
        "annotations": [{"was_cancelled": True, "completed_by": 1, "result": []}],
    }
    (tmp_path / "e.json").write_text(json.dumps([row]), encoding="utf-8")
    assert studio.read(tmp_path / "e.json", Sheet("x-1", nasty.BOOK, (Unit("u0", "A"),))) == []


def test_doccano_s_older_exports_are_read(tmp_path):
    unit = Unit("u0", "🚒 fell down")
    rows = [{"id": 1, "text": unit.text, "meta": {"unit": "u0", "sheet": "x-1"}, "labels": [[3, 7, "blame"]]},
            {"id": 1, "text": unit.text, "unit": "u0", "entities": [{"start_offset": 3, "end_offset": 7, "label": "blame"}]}]  # fmt: skip
    for row in rows:
        (tmp_path / "ann.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
        assert Coding("u0", "ann", "blame", 2, 6) in doccano.read(
            tmp_path / "ann.jsonl", Sheet("x-1", nasty.BOOK, (unit,))
        )


# REFI-QDA project schema 1.0, of what is written here: element → its children in order, and the attributes it must have.
SCHEMA = {
    "Project": (["Users", "CodeBook", "Sources", "Description"], {"name"}),
    "Users": (["User"], set()), "User": ([], {"guid"}), "CodeBook": (["Codes"], set()), "Codes": (["Code"], set()),
    "Code": (["Description"], {"guid", "name", "isCodable"}), "Sources": (["TextSource"], set()),
    "TextSource": (["Description", "PlainTextSelection", "Coding"], {"guid"}),
    "PlainTextSelection": (["Coding"], {"guid", "startPosition", "endPosition"}),
    "Coding": (["CodeRef"], {"guid"}), "CodeRef": ([], {"targetGUID"}), "Description": ([], set()),
}  # fmt: skip


def test_a_project_has_the_elements_of_the_standard_in_their_order(tmp_path):
    with zipfile.ZipFile(qdpx.write(SHEET, tmp_path / "a.qdpx", GIVEN)) as packed:
        project = ET.fromstring(packed.read("project.qde"))
        names = set(packed.namelist())
    guids = [one.get("guid") for one in project.iter() if one.get("guid")]
    assert len(guids) == len(set(guids)) and all(len(guid) == 36 for guid in guids)
    for element in project.iter():
        space, _, tag = element.tag[1:].partition("}")
        children, needed = SCHEMA[tag]
        order = [children.index(child.tag.partition("}")[2]) for child in element]
        assert space == qdpx.SPACE and order == sorted(order) and needed <= set(element.keys())
    assert {f"sources/{one.get('guid')}.txt" for one in project.iter(f"{{{qdpx.SPACE}}}TextSource")} | {
        "project.qde"
    } == names
    targets = {one.get("targetGUID") for one in project.iter(f"{{{qdpx.SPACE}}}CodeRef")}
    assert targets <= set(guids)


def test_a_project_whose_texts_were_rewritten_with_other_line_ends_is_read(tmp_path):
    with zipfile.ZipFile(qdpx.write(SHEET, tmp_path / "a.qdpx", GIVEN)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    project = parts["project.qde"].decode()
    for unit in SHEET.units:
        for one in GIVEN:
            if one.unit == unit.unit and one.start >= 0:
                moved = [len(unit.text[:place].replace("\r\n", "\n")) for place in (one.start, one.stop)]
                old = f'startPosition="{one.start}" endPosition="{one.stop}"'
                where = project.index(f'name="{unit.unit}"')
                at = project.find(old, where)
                if at >= 0:
                    project = (
                        project[:at]
                        + f'startPosition="{moved[0]}" endPosition="{moved[1]}" '
                        + project[at + len(old) :]
                    )
    with zipfile.ZipFile(tmp_path / "b.qdpx", "w") as packed:
        packed.writestr("project.qde", project)
        for name, content in parts.items():
            if name != "project.qde":
                packed.writestr(name.replace("sources/", "Sources/"), content.replace(b"\r\n", b"\n"))
    found = qdpx.read(tmp_path / "b.qdpx", SHEET)
    inside = lambda one: "\r\n" in SHEET.unit(one.unit).text and one.start >= 0  # noqa: E731
    for mine, given in zip(found, GIVEN, strict=True):
        text = SHEET.unit(given.unit).text
        assert mine.value == given.value and (
            not inside(given)
            or text[mine.start : mine.stop].replace("\r\n", "\n").strip()
            == text[given.start : given.stop].replace("\r\n", "\n").strip()
        )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"no zip", "no project in a zip file"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><Project/>", "no project.qde as"),
        (b"<Project", "project.qde: "),
    ],
)
def test_a_broken_or_hostile_project_is_refused(content, told, tmp_path):
    path = tmp_path / "a.qdpx"
    if content == b"no zip":
        path.write_bytes(content)
    else:
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("project.qde", content)
    with pytest.raises(CorpusError, match=told):
        qdpx.read(path, SHEET)
