"""What fuzzing and large files brought to light: each is refused with its name and mend, or read and told."""

import tracemalloc
import zipfile

import pytest

from analysis.imports import read as reader
from tests.imports import builders
from tests.imports.builders import FIXTURES
from tests.imports.reading import read, refused

LONG = "1" * 5000


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jsonl", f'{{"text": "Rain.", "n": {LONG}}}', "line 1: Exceeds the limit"),
        ("a.json", f'[{{"text": "Rain.", "n": {LONG}}}]', "no JSON in UTF-8"),
    ],
)
def test_a_number_too_long_to_read_is_refused(tmp_path, name, content, message):
    (tmp_path / name).write_text(content, encoding="utf-8")
    refused(tmp_path / name, message)


@pytest.mark.parametrize("name", ["nexis-old-english.txt", "factiva-english.html"])
def test_a_length_of_five_thousand_digits_is_read(tmp_path, name):
    text = (FIXTURES / name).read_text(encoding="utf-8")
    for word in (" words", " of 3 DOCUMENTS"):
        text = text.replace(word, f"{LONG}{word}", 1)
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert read(tmp_path / name)[0]


@pytest.mark.parametrize("codec", ["uu", "bz2", "zlib", "hex", "rot13", "undefined", "idna"])
def test_a_declared_encoding_that_unpacks_or_is_none_is_not_used(tmp_path, codec):
    page = (
        (FIXTURES / "factiva-english.html")
        .read_bytes()
        .replace(b"utf-8", codec.encode())
        .replace(b"UTF-8", codec.encode())
    )
    (tmp_path / "a.html").write_bytes(
        page.replace(b"<body>", b'<meta charset="' + codec.encode() + b'"><body>\xe9t\xe9 ')
    )
    _, told = read(tmp_path / "a.html")
    assert told.encoding.startswith("cp1252")


def test_a_record_of_nothing_but_control_characters_is_passed_over(tmp_path):
    text = (FIXTURES / "nexis-old-english.txt").read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text(f"{text}\n4 of 4 DOCUMENTS\n\x1c\n\x1d\n", encoding="utf-8")
    assert len(read(tmp_path / "a.txt")[0]) == 3


def test_half_a_character_is_replaced_and_told(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"title": "Ice", "text": "half \\ud83d here"}\n', encoding="utf-8")
    (article,), told = read(tmp_path / "a.jsonl")
    assert article.text == "half \ufffd here"
    assert any("text holds half a character" in line for line in told.doubts)


@pytest.mark.parametrize("change", [(b'workbookViewId="0"', b'workbookViewId="x"'), (b"<sheet ", b"<shoot ")])
def test_a_workbook_with_a_broken_part_is_refused(tmp_path, change):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["title", "text"])
    book.save(tmp_path / "whole.xlsx")
    with zipfile.ZipFile(tmp_path / "whole.xlsx") as old:
        parts = {name: old.read(name).replace(*change) for name in old.namelist()}
    refused(builders.packed(tmp_path / "a.xlsx", parts), "no readable workbook|no row under the header")


def test_a_folder_that_holds_a_link_to_itself_is_searched_once(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.txt").write_text("Rain.", encoding="utf-8")
    (tmp_path / "inner" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
    left_out = []
    assert [name for _, name in reader.files([tmp_path], left_out)] == ["inner/a.txt"]
    assert "inner/loop/" in left_out and "b.txt" in left_out


@pytest.mark.parametrize("name", ["huge.docx", "huge.html", "huge.jsonl"])
def test_a_large_file_without_content_is_refused_piece_by_piece(tmp_path, name):
    with (tmp_path / name).open("wb") as stream:
        stream.write({"huge.txt": b"Rain.", "huge.html": b"<html><body>", "huge.docx": b"PK\x03\x04"}.get(name, b"{"))
        stream.truncate(300 << 20)
    tracemalloc.start()
    refused(tmp_path / name, "NUL byte|cut short or broken|read as a whole")
    assert tracemalloc.get_traced_memory()[1] < 64 << 20
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("name", "lines", "message"),
    [
        ("a.docx", ["Job Number: 1", "Documents (0)", "Search Terms: ferry"], "cover of a Nexis Uni export without an"),
        (
            "a.txt",
            ["Download Request: Selected Items: 0", "Time Of Request: Monday"],
            "cover of a Nexis export without",
        ),
        (
            "a.html",
            ["Dow Jones", "Search Summary", "© 2020 Factiva, Inc. All rights reserved."],
            "a Factiva page without",
        ),
        ("b.html", ["Ferry back", "(Document SALT000020200114eg1e00001)"], "a list of Factiva headlines without"),
    ],
)
def test_the_cover_of_an_export_is_no_article(tmp_path, name, lines, message):
    path = tmp_path / name
    if name.endswith(".docx"):
        builders.docx(path, lines)
    else:
        text = "\n".join(f"<p>{line}</p>" if name.endswith(".html") else line for line in lines)
        path.write_text(f"<html><body>{text}" if name.endswith(".html") else text, encoding="utf-8")
    refused(path, message)


@pytest.mark.parametrize("mark", ["© 2020 Factiva, Inc. All rights reserved.", "(Document SALT000020200114eg1e00001)"])
def test_a_file_with_prose_and_a_mark_of_an_export_is_an_article(tmp_path, mark):
    prose = (
        "The ferry was late again, and nobody on the pier could say when the ice would let it go to the island. " * 2
    )
    (tmp_path / "a.txt").write_text("\n".join(["The ferry", *[prose] * 3, mark]), encoding="utf-8")
    (article,), _ = read(tmp_path / "a.txt")
    assert article.text.count("The ferry was late") == 6


def test_a_note_in_rtf_is_no_part_of_the_line_it_stands_in(tmp_path):
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1\ansi Rain{\footnote\pard Snow.\par} fell.\par Nobody went out.\par}")
    articles, told = read(tmp_path / "a.rtf")
    assert "Snow" not in articles[0].text + articles[0].title
    assert "1 headers, footers, notes, pictures or objects" in told.cut


@pytest.mark.parametrize(
    "content",
    [
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\nПаром\\par}".encode(),
        b"{\\rtf1\\ansi\\ansicpg1252\\deff1{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}\\f0\\plain \\'cf\\'e0\\'f0\\'ee\\'ec\\par}",
    ],
)
def test_rtf_in_raw_utf_8_and_in_the_alphabet_of_its_default_font_is_not_garbled(tmp_path, content):
    (tmp_path / "a.rtf").write_bytes(content)
    assert read(tmp_path / "a.rtf")[0][0].text == "Паром"
