"""Factiva exports of the rarer shapes: French codes, plain text, files cut short, pages turned into other formats."""

import pytest

from tests.imports import builders
from tests.imports.builders import FIXTURES
from tests.imports.reading import read

PLAIN = [
    "Dow Jones Factiva",
    "Foreign Desk; A",
    "*FERRY BACK",
    "By Ida Quill",
    "1,039 words",
    "14 January 2020",
    "10:36 GMT",
    "The Saltmarsh Courier",
    "SALT",
    "English",
    "Copyright 2020 Saltmarsh Press",
    "The ferry ran again on Tuesday.",
    "It was 500 words",
    "14 January 2020 was a cold day.",
    "Page 1 of 2 © 2020 Factiva, Inc. All rights reserved.",
    '"We never sold the ropes," the captain said.',
    "Saltmarsh Press Ltd",
    "Document SALT000020200114eg1e00001",
    "Hafen",
    "*Im zweiten Winter",
    "12 Wörter",
    "15 Januar 2020",
    "Der Deichbote",
    "DEICH",
    "Deutsch",
    "Copyright 2020",
    "Die Mole blieb leer.",
    "Dokument DEICH0020200115eg1f00002",
]


def test_codes_of_another_interface_and_unknown_ones_open_fields_of_their_own():
    first, second = read(FIXTURES / "factiva-indexed-french.html")[0]
    assert (first.title, first.outlet, first.published) == (
        "Le bac repart",
        "Le Courrier des Marais",
        "2011-12-29T15:32",
    )
    assert (first.also["outlet_code"], first.also["group"]) == ("COURM", "Groupe Marais")
    assert (first.also["XQ"], first.language) == ("un code de demain", "fr")
    assert first.text == "Le bac repart à la française.\nAN dit-on ici."
    assert (second.title, second.published, second.section) == ("Nuit de bacs", "2011-08-01", "Port")


@pytest.fixture(params=["docx", "rtf", "odt", "txt"])
def plain(request, tmp_path):
    path = tmp_path / f"a.{request.param}"
    if request.param == "txt":
        path.write_text("\n".join(line.lstrip("*") for line in PLAIN), encoding="utf-8")
        return read(path)
    return read({"docx": builders.docx, "rtf": builders.rtf, "odt": builders.odt}[request.param](path, PLAIN))


def test_an_export_turned_into_another_format_keeps_its_articles_headlines_and_sections(plain):
    articles, told = plain
    assert [(a.title, a.section) for a in articles] == [
        ("FERRY BACK", "Foreign Desk; A"),
        ("Im zweiten Winter", "Hafen"),
    ]
    assert [a.outlet for a in articles] == ["The Saltmarsh Courier", "Der Deichbote"]
    assert [a.published for a in articles] == ["2020-01-14T10:36+00:00", "2020-01-15"]
    assert any("cover of the export: 'Dow Jones Factiva'" in line for line in told.cut)


def test_lines_of_the_body_that_look_like_a_length_stay_and_the_feet_of_pages_go(plain):
    articles, told = plain
    assert articles[0].text.split("\n")[1:3] == ["It was 500 words", "14 January 2020 was a cold day."]
    assert articles[0].text.endswith("the captain said.") and "the feet of the pages" in told.cut


def test_codes_between_tabs_and_in_the_cells_of_rtf_tables_are_read_alike(tmp_path):
    between = r"\tab HD\tab Ferry\par\tab WC\tab 4 words\par\tab PD\tab 14 January 2020\par\tab SN\tab Courier\par"
    between += r"\tab LP\tab It ran.\par\tab TD\tab It stopped.\par\tab AN\tab Document SALT000020200114eg1e00001\par"
    cells = r"HD\cell Ferry\cell\row PD\cell 14 January 2020\cell\row SN\cell Courier\cell\row LP\cell It ran.\par It stopped."
    cells += r"\cell\row AN\cell Document SALT000020200114eg1e00002\cell\row"
    (tmp_path / "a.rtf").write_text(rf"{{\rtf1\ansi {between}\page {cells}\par}}", encoding="ascii")
    articles, _ = read(tmp_path / "a.rtf")
    assert [(a.title, a.published, a.outlet, a.text) for a in articles] == [
        ("Ferry", "2020-01-14", "Courier", "It ran.\nIt stopped.")
    ] * 2


def test_a_page_cut_short_says_so(tmp_path):
    page = (FIXTURES / "factiva-english.html").read_text(encoding="utf-8")
    (tmp_path / "a.html").write_text(page[: page.rindex("fishermen")], encoding="utf-8")
    articles, told = read(tmp_path / "a.html")
    assert len(articles) == 2
    assert any("no closing line with its key; the file may be cut short" in line for line in told.doubts)


def test_an_article_without_its_length_is_read_by_its_day_and_a_french_time_is_no_outlet(tmp_path):
    page = (FIXTURES / "factiva-english.html").read_text(encoding="utf-8")
    page = page.replace("<div>31 words</div>", "").replace("<div>10:36</div>", "<div>10h36</div>")
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    first = read(tmp_path / "a.html")[0][0]
    assert (first.title, first.published) == ("Ferry Line Reopens; After Two Winters", "2020-01-14T10:36")
    assert (first.outlet, first.byline) == ("The Saltmarsh Courier", "By IDA QUILL")


def test_two_articles_that_run_together_for_want_of_a_key_are_doubted(tmp_path):
    lines = [line.lstrip("*") for line in PLAIN if not line.startswith("Document SALT")]
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    assert any("two articles may have run together" in line for line in read(tmp_path / "a.txt")[1].doubts)


def test_chinese_sections_and_rights_and_keys_of_any_language_are_told_apart(tmp_path):
    lines = [
        "财经",
        "山谷里的渡轮又开了",
        "9字",
        "2020 年 1 月 14 日",
        "盐沼报",
        "SALT",
        "简体中文",
        "版權所有 2020 盐沼报",
    ]
    lines += ["渡轮星期二又开了。", "文档 SALT000020200114eg1e00001"]
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    article = read(tmp_path / "a.txt")[0][0]
    assert (article.section, article.title, article.byline) == ("财经", "山谷里的渡轮又开了", "")
    assert (article.text, article.published, article.language) == ("渡轮星期二又开了。", "2020-01-14", "zh")
    page = (FIXTURES / "factiva-indexed.html").read_text(encoding="utf-8").replace("Document ", "Belge ")
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert all(" " not in article.key for article in read(tmp_path / "a.html")[0])
