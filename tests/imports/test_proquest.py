"""ProQuest exports: labelled lines in text, HTML, docx and rtf, and reports with headings."""

from html import escape

import pytest

from tests.imports import builders
from tests.imports.builders import FIXTURES
from tests.imports.reading import read

LINES = (FIXTURES / "proquest.txt").read_text(encoding="utf-8").split("\n")


def page(path, lines):
    """Write the lines as HTML, their labels in <strong> and the body in paragraphs of its own, without the rules."""
    found = []
    for line in (one for one in lines if one and not one.startswith("____")):
        label, sign, value = line.partition(": ")
        bold = sign and label[0].isupper() and len(label) < 26
        found.append(f"<p><strong>{label}: </strong>{escape(value)}</p>" if bold else f"<p>{escape(line)}</p>")
    path.write_text(f"<html><body><div>{''.join(found)}</div></body></html>", encoding="utf-8")
    return path


@pytest.fixture(params=["txt", "html", "docx", "rtf"])
def export(request, tmp_path):
    path = tmp_path / f"a.{request.param}"
    if request.param == "txt":
        path = FIXTURES / "proquest.txt"
    elif request.param == "html":
        page(path, LINES)
    else:
        {"docx": builders.docx, "rtf": builders.rtf}[request.param](path, LINES)
    return read(path)


def test_every_article_has_headline_outlet_day_and_key(export):
    articles, told = export
    assert [a.title for a in articles] == ["Ferry line reopens after two winters", "Who pays for the pier?"]
    assert [a.outlet for a in articles] == ["Saltmarsh Courier", "Island Post"]
    assert [(a.published, a.key, a.language) for a in articles] == [
        ("2020-01-14", "100001", "en"),
        ("2020-02-03", "100002", "en"),
    ]
    assert "no body: 'A picture only'" in told.refused[0]


def test_a_line_of_the_body_that_looks_like_a_label_does_not_end_it(export):
    assert export[0][0].text.split("\n")[1:3] == [
        "Title: nobody gave it one.",
        '"We never sold the ropes," the captain said.',
    ]


def test_labels_become_fields(export):
    first, second = export[0]
    assert (first.byline, first.section, first.also["page"]) == ("Quill, Ida; Reed, Tom", "Local", "A.1")
    assert second.also["abstract"] == "The board could not agree." and second.url.endswith("/docview/100002")


def test_a_report_with_headings_is_read_by_them(tmp_path):
    record = [
        "*Ferry back",
        "Quill, Ida . Saltmarsh Courier ; Saltmarsh [Saltmarsh]. 14 Jan 2020: A.1.",
        "ProQuest document link",
        "*ABSTRACT",
        "A boat came home.",
        "*FULL TEXT",
        "The ferry ran again.",
        "Subject: none, he said.",
        "*DETAILS",
        "Subject:",
        "Ferries",
        "Title:",
        "Ferry back",
        "Publication title:",
        "Saltmarsh Courier; Saltmarsh",
        "Publication date:",
        "Jan 14, 2020",
        "ProQuest document ID:",
        "100001",
        "Database:",
        "Island Newsstream",
        "Database copyright 2020 ProQuest LLC. All rights reserved.",
        "Terms and Conditions Contact ProQuest",
    ]
    articles, _ = read(builders.docx(tmp_path / "a.docx", record * 2))
    assert [(a.title, a.outlet, a.published, a.key) for a in articles] == [
        ("Ferry back", "Saltmarsh Courier", "2020-01-14", "100001")
    ] * 2
    assert articles[1].text == "The ferry ran again.\nSubject: none, he said."
    assert articles[1].also["abstract"] == "A boat came home."


def test_a_record_without_its_full_text_is_refused_by_name(tmp_path):
    text = (FIXTURES / "proquest.txt").read_text(encoding="utf-8")
    before, _, after = text.partition("Full text: The ferry")
    (tmp_path / "a.txt").write_text(before + after[after.index("Subject: Ferries") :], encoding="utf-8")
    articles, told = read(tmp_path / "a.txt")
    assert "Ferry line reopens after two winters" not in {a.title for a in articles} and len(articles) >= 1
    assert any("no body: 'Ferry line reopens" in line for line in told.refused)
