"""Exports with traps: labels in bodies, headlines on every page, lists of headlines, lines that a page breaks."""

import pytest

from tests.imports import builders
from tests.imports.builders import FIXTURES
from tests.imports.reading import read

PAGE = (FIXTURES / "factiva-english.html").read_text(encoding="utf-8")
FERRY = [
    "The ferry between Saltmarsh and the outer islands ran again on Tuesday after two winters in which",
    "nobody crossed, and the harbour office counted eleven people on board and four dogs, one of whom",
    "was unwilling to leave the quay.",
]
RECORD = """
                               {number} of 2 DOCUMENTS

                              The Saltmarsh Courier

                            January 14, 2020 Tuesday
                              Correction Appended
                              Late Edition - Final

Ferry back after two winters

BYLINE: By Ida Quill

LENGTH: 31 words

{body}

LOAD-DATE: January 15, 2020

LANGUAGE: ENGLISH

                          Copyright 2020 Saltmarsh Press
"""
FACTIVA = [
    "*Ferry back",
    "31 words",
    "14 January 2020",
    "The Saltmarsh Courier",
    "English",
    "Copyright 2020 Press",
    "The ferry ran again on Tuesday.",
    "Document SALT000020200114eg1e00001",
]


def nexis(path, *body):
    records = (RECORD.format(number=number, body="\n\n".join(body)) for number in (1, 2))
    path.write_text("\n".join(records), encoding="utf-8")
    articles, told = read(path)
    assert len(articles) == 2 and told.refused == []
    return articles[0]


@pytest.mark.parametrize("word", ["NOTE", "CITY", "COMPANY", "PERSON", "STATE", "TYPE", "TERMS"])
@pytest.mark.parametrize("before", [(), ("The ferry ran.",)])
def test_a_paragraph_that_opens_like_a_label_does_not_end_the_body(tmp_path, word, before):
    body = [*before, f"{word}: the ropes are ours.", "So the captain said.", "Nobody on the quay laughed."]
    assert nexis(tmp_path / "a.txt", *body).text.split("\n") == body


def test_labels_below_the_body_still_end_it(tmp_path):
    article = nexis(
        tmp_path / "a.txt", "The ferry ran.", "GRAPHIC: The captain.", "A second caption.", "CITY: SALTMARSH (90%)"
    )
    assert article.text == "The ferry ran." and article.also["graphic"] == "The captain.\nA second caption."
    assert article.also["geographic"] == "SALTMARSH (90%)" and article.language == "en"


def test_the_address_below_the_body_and_the_note_above_the_edition_are_fields(tmp_path):
    article = nexis(tmp_path / "a.txt", "The ferry ran.", "URL: https://courier.example/2020/1")
    assert (article.url, article.text) == ("https://courier.example/2020/1", "The ferry ran.")
    assert (article.also["notice"], article.also["edition"]) == ("Correction Appended", "Late Edition - Final")


def uni_page(number, title, *lines):
    return [f"Page {number} of 2", title, *lines]


@pytest.mark.parametrize("count", [1, 3])
def test_the_headline_on_top_of_every_page_of_a_pdf_is_neither_headline_twice_nor_text(tmp_path, count):
    pages, titles = [], ["Ferry back", "Night boats sail", "Rope is dear"][:count]
    for title in titles:
        head = [title, "The Saltmarsh Courier", "January 14, 2020 Tuesday", "Length: 31 words", "Body"]
        pages.append(uni_page(1, title, *head, *FERRY[:2]))
        pages.append(uni_page(2, title, FERRY[2], "Load-Date: January 15, 2020", "End of Document"))
    articles, told = read(builders.pdf(tmp_path / "a.pdf", pages))
    assert [(a.title, a.text) for a in articles] == [(title, " ".join(FERRY)) for title in titles]
    assert any("headline on top of the pages" in line for line in told.cut)


def test_page_numbers_within_a_new_export_are_cut(tmp_path):
    lines = builders.layout("nexis-uni-english")
    plain, _ = read(builders.docx(tmp_path / "a.docx", lines))
    at = lines.index("*Body") + 3
    numbered, told = read(builders.docx(tmp_path / "b.docx", [*lines[:at], "Page 2 of 3", *lines[at:]]))
    assert [a.text for a in numbered] == [a.text for a in plain] and any("'Page 2 of 3'" in line for line in told.cut)


@pytest.mark.parametrize(
    "cover",
    [
        ["Ferry back.............2", "Rope is dear.............3"],
        ["Ferry back\t2", "Rope is dear\t3"],
        ["*Ferry back", "The Saltmarsh Courier, 14 January 2020, 31 words, (English)", "*Rope is dear"],
        ["Search Summary", "Text", "ferry", "Date", "All Dates", "Source", "All Sources"],
    ],
)
def test_the_cover_of_a_factiva_file_is_no_section_of_its_first_article(tmp_path, cover):
    articles, told = read(builders.rtf(tmp_path / "a.rtf", ["Dow Jones Factiva", *cover, *FACTIVA]))
    assert [(a.title, a.section, a.outlet) for a in articles] == [("Ferry back", "", "The Saltmarsh Courier")]
    assert sum("cover of the export" in line for line in told.cut) == len(cover) + 1


@pytest.mark.parametrize(
    ("inner", "lines"),
    [
        ("Prices:<br/>Rope 4<br><br>Tar 7", ["Prices:", "Rope 4", "Tar 7"]),
        ("Prices:\n<pre>Rope   4\nTar    7\n</pre>", ["Prices:", "Rope 4", "Tar 7"]),
        ("The\nferry <b>ran</b>\nagain.", ["The ferry ran again."]),
    ],
)
def test_lines_of_a_paragraph_stay_lines_only_where_the_page_breaks_them(tmp_path, inner, lines):
    first = '"articleParagraph enarticleParagraph">'
    (tmp_path / "a.html").write_text(PAGE.replace(first, f"{first}{inner}</p><p class={first}", 1), encoding="utf-8")
    assert read(tmp_path / "a.html")[0][0].text.split("\n")[: len(lines)] == lines


def test_an_address_above_the_length_of_a_factiva_article_is_its_url(tmp_path):
    (tmp_path / "a.html").write_text(
        PAGE.replace("<div>31 words", "<div>https://a.example/1</div><div>31 words"), "utf-8"
    )
    first = read(tmp_path / "a.html")[0][0]
    assert (first.url, first.byline) == ("https://a.example/1", "By IDA QUILL")


@pytest.mark.parametrize(
    "title", ["Timeline: how the ferry sank", "Sources say the ferry is back", "1. Ropes, 2. Tar", "News"]
)
@pytest.mark.parametrize(
    "cover", [[], ["User Name: Ida Quill", "Job Number: 1", "Documents (2)", "1. Ropes", "", "", ""]]
)
def test_a_headline_that_looks_like_a_line_of_the_cover_stays_a_headline(tmp_path, title, cover):
    lines = builders.layout("nexis-uni-english")
    lines = [*cover, *lines[lines.index("*Ferry Line Reopens After Two Winters") :]]
    lines = [line.replace("Ferry Line Reopens After Two Winters", title) for line in lines]
    first = read(builders.docx(tmp_path / "a.docx", lines))[0][0]
    assert (first.title, first.outlet) == (title, "The Saltmarsh Courier")


def test_a_section_that_is_named_again_below_the_headline_costs_no_headline(tmp_path):
    lines = ["Tidewater News", FACTIVA[0], "Tidewater News", *FACTIVA[1:]]
    articles, _ = read(builders.rtf(tmp_path / "a.rtf", [*lines, *lines]))
    assert [(a.section, a.title, a.byline) for a in articles] == [
        ("Tidewater News", "Ferry back", "Tidewater News")
    ] * 2
