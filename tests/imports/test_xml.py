"""Factiva's XML, and XML of other kinds, which is refused by the name of its root."""

import pytest

from tests.imports.builders import FIXTURES
from tests.imports.reading import read, refused

FILE = FIXTURES / "factiva.xml"


@pytest.fixture(scope="module")
def export():
    return read(FILE)


def test_every_article_has_headline_outlet_day_and_key(export):
    articles, told = export
    assert [(a.title, a.outlet, a.published, a.language) for a in articles] == [
        ("Ferry line reopens after two winters", "The Saltmarsh Courier", "2020-01-14T01:35:58+00:00", "en"),
        ("Le bac repart", "Le Phare des Marais", "2020-02-03T10:36", "fr"),
    ]
    assert [a.key for a in articles] == ["SALT000020200114eg1e00001", "PHARE00020200203eg230002"]
    assert told.layout.startswith("Factiva") and told.unplaced == [] and "no body: 'Photo seule'" in told.refused[0]


def test_marked_words_stay_in_their_line_and_a_table_keeps_its_lines(export):
    assert export[0][0].text.split("\n") == [
        "SALTMARSH -- The ferry ran again on Tuesday, said Quay Ltd.",
        "Eleven people laughed & one wept.",
        "Rope 4.00",
        "Tar 7.50",
    ]


def test_the_other_elements_become_fields(export):
    first = export[0][0]
    assert (first.byline, first.section, first.also["length"], first.also["page"]) == (
        "By Ida Quill",
        "Port",
        "21",
        "12",
    )
    assert first.also["notes"] == "A note on tides" and first.also["subject"] == "Shipping"


def test_a_file_cut_short_gives_the_articles_before_and_says_so(tmp_path):
    (tmp_path / "a.xml").write_bytes(FILE.read_bytes().partition(b"<publicationTime>")[0])
    articles, told = read(tmp_path / "a.xml")
    assert len(articles) == 2 and any("broken XML" in line for line in told.doubts)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<?xml version='1.0'?><rss><item><title>One</title></item></rss>", "its root is <rss>: no layout of it"),
        ("<?xml version='1.0'?><rss/>", "no layout of it is known"),
        ("<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'b'>]><r>&a;</r>", "declares the XML entity"),
        ("<?xml version='1.0'?>" + "<a>" * 400, "nest deeper than 300"),
        ("<?xml version='1.0'?><a", "broken XML"),
    ],
)
def test_other_xml_is_refused(tmp_path, content, message):
    (tmp_path / "a.xml").write_text(content, encoding="utf-8")
    refused(tmp_path / "a.xml", message)
