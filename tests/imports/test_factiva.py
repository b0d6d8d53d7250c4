"""Factiva exports: HTML and RTF, with and without field codes, English and German interface."""

import pytest

from tests.imports.builders import FIXTURES
from tests.imports.reading import read

PIER = "Your report on the toll forgets the fishermen, who have paid since it was built."


@pytest.mark.parametrize(
    ("name", "titles", "outlets"),
    [
        (
            "factiva-english.html",
            ["Ferry Line Reopens; After Two Winters", "Who Pays for the Pier?"],
            ["The Saltmarsh Courier", "The Island Post"],
        ),
        ("factiva-german-interface.html", ["Fähre fährt wieder", "Streit um die Maut"], ["Der Deichbote"] * 2),
        (
            "factiva.rtf",
            ["Ferry Line Reopens After Two Winters", "Who Pays for the Pier?"],
            ["The Saltmarsh Courier", "The Island Post"],
        ),
        (
            "factiva-indexed.html",
            ["Ferry Line Reopens", "Who Pays for the Pier?"],
            ["The Saltmarsh Courier", "The Island Post"],
        ),
        (
            "factiva-indexed.txt",
            ["Ferry Line Reopens", "Who Pays for the Pier?"],
            ["The Saltmarsh Courier", "The Island Post"],
        ),
    ],
)
def test_every_article_comes_out_once(name, titles, outlets):
    articles, told = read(FIXTURES / name)
    assert ([a.title for a in articles], [a.outlet for a in articles]) == (titles, outlets)
    assert next(a.published[:10] for a in articles) == "2020-01-14"
    assert told.refused == [] and told.layout.startswith("Factiva")


def test_the_lines_between_headline_and_body_become_fields():
    first, second = read(FIXTURES / "factiva-english.html")[0]
    assert (first.section, first.byline, first.language) == ("Local Desk; 1", "By IDA QUILL", "en")
    assert (first.published, first.key) == ("2020-01-14T10:36", "SALT000020200114eg1e00001")
    assert (first.also["credit"], first.also["outlet_code"]) == ("Special to The Saltmarsh Courier", "SALT")
    assert (second.text, second.byline, second.section) == (PIER, "", "")


def test_a_line_beside_the_body_is_named_and_kept():
    articles, told = read(FIXTURES / "factiva-english.html")
    assert articles[0].also["unplaced"] == "The captain on the quay."
    assert told.unplaced == ["line 11: beside the body of SALT000020200114eg1e00001: 'The captain on the quay.'"]


def test_the_summary_of_the_search_and_the_numbers_of_headlines_are_cut_and_told():
    _, told = read(FIXTURES / "factiva-german-interface.html")
    assert any("Zusammenfassung der Suche" in line for line in told.cut)
    assert "the numbers that the export put before the headlines" in told.cut


def test_rtf_tells_headlines_by_their_weight_and_reads_two_alphabets():
    first, second = read(FIXTURES / "factiva.rtf")[0]
    assert (first.section, first.byline) == ("Local Desk", "By Ida Quill")
    assert first.text.endswith(
        "“We never sold the ropes,” the captain said at the café, and the eleven people on board laughed at that again."
    )
    assert second.text == f"{PIER}\nДа, —- yes, they did."


def test_field_codes_name_the_fields():
    first, second = read(FIXTURES / "factiva-indexed.html")[0]
    assert (first.section, first.byline, first.published) == ("Local Desk", "By Ida Quill", "2020-01-14T10:36")
    assert first.text.split("\n")[1:] == [
        '"We never sold the ropes," the captain said.',
        "Eleven people on board laughed at that, and nobody asked why.",
    ]
    assert first.also["publisher"] == "Saltmarsh Press Ltd"
    assert second.text == PIER


@pytest.mark.parametrize(
    ("length", "date", "language", "end", "iso"),
    [
        ("18 字", "2020 年 1 月 14 日", "英文", "文件", "2020-01-14"),
        ("302 語", "2018 年5 月 28 日", "英語", "文書", "2018-05-28"),
        ("302 mots", "28 mai 2018", "Anglais", "Document", "2018-05-28"),
        ("302 слов", "28 мая 2018", "Английский", "Документ", "2018-05-28"),
        ("302 palabras", "28 de mayo de 2018", "Inglés", "Documento", "2018-05-28"),
    ],
)
def test_other_interface_languages_are_read_by_the_same_rules(tmp_path, length, date, language, end, iso):
    path = FIXTURES / "factiva-english.html"
    page = path.read_text(encoding="utf-8").replace("31 words", length).replace("14 January 2020", date)
    page = page.replace("<div>English</div>", f"<div>{language}</div>").replace("Document SALT", f"{end} SALT")
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    articles, _ = read(tmp_path / "a.html")
    assert len(articles) == 2 and articles[0].published.startswith(iso)
    assert (articles[0].language, articles[0].outlet) == ("en", "The Saltmarsh Courier")


def test_a_record_without_a_date_line_is_refused_by_name(tmp_path):
    page = (
        (FIXTURES / "factiva-english.html")
        .read_text(encoding="utf-8")
        .replace("<div>14 January 2020</div><div>10:36</div>", "")
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    articles, told = read(tmp_path / "a.html")
    assert len(articles) == 1 and "no line of length with a date after it" in told.refused[0]


def test_latin_1_bytes_in_a_file_that_says_utf_8_are_read_and_told(tmp_path):
    page = (FIXTURES / "factiva-german-interface.html").read_bytes().decode().encode("latin-1")
    (tmp_path / "a.html").write_bytes(page)
    articles, told = read(tmp_path / "a.html")
    assert articles[0].title == "Fähre fährt wieder"
    assert "cp1252" in told.encoding and "though the file declares UTF-8" in told.guessed[0]
