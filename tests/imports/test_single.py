"""One article a file: text, Markdown, docx, odt, web pages and web archives."""

import textwrap

import pytest

from analysis.imports.read import is_export
from analysis.tables import CorpusError
from tests.imports import builders
from tests.imports.builders import FIXTURES
from tests.imports.reading import read, refused


def test_a_text_file_is_one_article_and_its_guesses_are_told():
    (article,), told = read(FIXTURES / "article.txt")
    assert (article.title, article.published, article.byline) == ("Ferry Line Reopens", "2020-01-14", "By Ida Quill")
    assert article.text.split("\n")[0] == "By Ida Quill" and article.text.count("\n") == 3
    assert len(told.guessed) == 3


def test_markdown_loses_its_marks_and_keeps_its_front_matter():
    (article,), told = read(FIXTURES / "article.md")
    assert (article.title, article.outlet, article.published, article.byline) == (
        "Ferry Line Reopens",
        "The Saltmarsh Courier",
        "2020-01-14",
        "Ida Quill",
    )
    assert article.text.split("\n")[0] == "The ferry between Saltmarsh and the outer islands ran again on Tuesday."
    assert article.text.split("\n")[-1] == "The next boat leaves at eleven."
    assert told.unplaced == ["line 7: front matter 'mood: cheerful'"]
    assert told.cut == ["line 19: a line of Markdown without words: '---'"]


def test_a_text_that_begins_with_a_sentence_has_no_headline(tmp_path):
    (tmp_path / "a.txt").write_text("The ferry ran again.\nNobody asked why.", encoding="utf-8")
    (article,), told = read(tmp_path / "a.txt")
    assert (article.title, article.text) == ("", "The ferry ran again.\nNobody asked why.")
    assert any("no headline" in line for line in told.doubts)


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf"])
def test_office_files_are_one_article(tmp_path, suffix):
    lines = ["Ferry Line Reopens", "", "The ferry ran again at the café.", "“We never sold the ropes.”"]
    (article,), _ = read(getattr(builders, suffix)(tmp_path / f"a.{suffix}", lines))
    assert (article.title, article.text) == (lines[0], "\n".join(lines[2:]))


def test_footnotes_of_a_docx_are_named(tmp_path):
    _, told = read(
        builders.docx(tmp_path / "a.docx", ["Title", "Text."], footnotes="<w:p><w:r><w:t>See there.</w:t></w:r></w:p>")
    )
    assert told.unplaced == ["1 paragraphs of footnotes; not read into any article"]


def test_rtf_is_read_as_another_library_reads_it(tmp_path):
    striprtf = pytest.importorskip("striprtf.striprtf")
    path = FIXTURES / "factiva.rtf"
    from analysis.imports import rtf
    from analysis.imports.base import Told

    ours = [block.text for block in rtf.blocks(path, Told("a")) if block.text]
    theirs = [line for line in striprtf.rtf_to_text(path.read_text(encoding="ascii")).split("\n") if line.strip()]
    assert ours == theirs


def test_a_web_page_is_read_and_what_was_left_out_is_named():
    pytest.importorskip("trafilatura")
    (article,), told = read(FIXTURES / "page.html")
    assert (article.title, article.outlet) == ("Ferry line reopens after two winters", "The Saltmarsh Courier")
    assert (article.published, article.byline, article.language) == ("2020-01-14T10:36+01:00", "Ida Quill", "en")
    assert article.url == "https://www.saltmarshcourier.example/news/ferry-line-reopens"
    assert article.text.count("\n") == 3 and "Lighthouse" not in article.text
    assert [line.rsplit(": ", 1)[1] for line in told.cut][:3] == ["'Home'", "'News'", "'Tides'"]
    assert any("Lighthouse for sale" in line for line in told.cut)


def test_a_page_with_hardly_a_text_is_doubted(tmp_path):
    pytest.importorskip("trafilatura")
    page = "<html><body><article><h1>Ferry back</h1><p>{}</p></article></body></html>"
    for count, doubted in ((12, True), (120, False)):
        (tmp_path / "a.html").write_text(page.format("The ferry ran again today. " * (count // 5)), encoding="utf-8")
        assert any("words; is it a whole article" in line for line in read(tmp_path / "a.html")[1].doubts) is doubted


def test_a_page_without_a_text_is_refused(tmp_path):
    pytest.importorskip("trafilatura")
    (tmp_path / "a.html").write_text("<html><body><script>1</script></body></html>", encoding="utf-8")
    articles, told = read(tmp_path / "a.html")
    assert articles == [] and "no main text found among 0 blocks" in told.refused[0]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_web_archive_gives_its_pages(tmp_path, name):
    pytest.importorskip("warcio"), pytest.importorskip("trafilatura")
    page = (FIXTURES / "page.html").read_text(encoding="utf-8")
    path = builders.warc(tmp_path / name, {"https://a.example/1": page, "https://a.example/2": page})
    articles, told = read(path)
    assert [a.url for a in articles] == ["https://a.example/1", "https://a.example/2"]
    assert articles[0].also["retrieved"] == "2020-01-15T00:00:00Z" and articles[0].text.count("\n") == 3
    assert told.guessed[-1] == "2 records, 2 pages, 2 with a text"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_web_archive_that_is_cut_short_gives_what_can_be_read_and_says_so(tmp_path, name):
    pytest.importorskip("warcio"), pytest.importorskip("trafilatura")
    page = (FIXTURES / "page.html").read_text(encoding="utf-8")
    path = builders.warc(tmp_path / name, {"https://a.example/1": page, "https://a.example/2": page})
    path.write_bytes(path.read_bytes()[:-400])
    articles, told = read(path)
    assert articles[0].url == "https://a.example/1"
    assert any("cut short" in line for line in told.doubts)


def test_an_answer_that_is_no_page_is_named(tmp_path):
    pytest.importorskip("warcio")
    _, told = read(builders.warc(tmp_path / "a.warc", {"https://a.example/1": "<p>gone</p>"}, status="404 Not Found"))
    assert "status 404: no page to read" in told.cut[0]


def test_a_pdf_is_read_by_paragraphs_without_its_running_heads(tmp_path):
    pytest.importorskip("pypdf")
    long = "The {} ferry between Saltmarsh and the outer islands ran again on Tues-"
    page = [
        "Saltmarsh Courier, page {}",
        long,
        "day and no {} asked why.",
        "The {} pier is wanted by all who live on the islands.",
        "No {} pays.",
    ]
    pages = [
        [page[0].format(n), *(line.format(word) for line in page[1:])] for n, word in enumerate(("old", "new", "big"))
    ]
    (article,), told = read(builders.pdf(tmp_path / "a.pdf", pages))
    assert "ran again on Tuesday and no big asked why." in article.text and "page 2" not in article.text
    assert told.cut == ["running head or foot, on several pages: 'Saltmarsh Courier, page 0'"]


def test_a_pdf_without_a_text_layer_is_refused(tmp_path):
    pytest.importorskip("pypdf")
    with pytest.raises(CorpusError, match="1 pages without a text layer"):
        read(builders.pdf(tmp_path / "a.pdf", [[]]))


def test_a_review_that_tells_length_and_language_of_a_film_is_no_export(tmp_path):
    lines = ["Night Boats", "LENGTH: 90 minutes", "LANGUAGE: English", "Body", "It rains for an hour and a half."]
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    articles, told = read(tmp_path / "a.txt")
    assert told.layout == "one article a file" and articles[0].text.count("\n") == 3


ARTICLE = ["Ferry back", "January 14, 2020 | The Saltmarsh Courier", "January 14, 2020", "The ferry ran again.", "Copyright, 2020, Saltmarsh Press"]  # fmt: skip


@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_several_articles_of_a_database_nobody_knows_are_refused(tmp_path, suffix):
    path = tmp_path / f"a.{suffix}"
    if suffix == "txt":
        path.write_text("\n\n".join(ARTICLE * 3), encoding="utf-8")
    else:
        builders.docx(path, ARTICLE * 3)
    refused(path, "several articles in a layout that is not known .3 lines of rights, 3 of days.")
    path.with_suffix(".txt").write_text("\n\n".join(ARTICLE * 2), encoding="utf-8")
    assert len(read(path.with_suffix(".txt"))[0]) == 1


@pytest.mark.parametrize("lines", [ARTICLE * 3, ["User Name: Ida Quill", "Job Number: 1"]])
def test_add_refuses_a_text_that_is_several_articles_or_none(tmp_path, lines):
    (tmp_path / "a.txt").write_text("\n\n".join(lines), encoding="utf-8")
    (tmp_path / "b.txt").write_text("\n\n".join(ARTICLE), encoding="utf-8")
    assert is_export(tmp_path / "a.txt") and not is_export(tmp_path / "b.txt")
    refused(tmp_path / "a.txt", "several articles|without an article")


def test_lines_that_were_broken_at_a_width_are_joined_and_others_are_not(tmp_path):
    one = "The ferry to the outer islands ran again on Tuesday, said Ada Bell. The Harbour Board of Sele praised her crew. "
    paragraphs = [(one * 3).strip(), (one * 2).strip()]
    wrapped = "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in paragraphs)
    (tmp_path / "a.txt").write_text(f"Ferry back\n\n{wrapped}\n", encoding="utf-8")
    (article,), told = read(tmp_path / "a.txt")
    assert (article.title, article.text.split("\n")) == ("Ferry back", paragraphs)
    assert any("joined to paragraphs" in line for line in told.guessed)
    lines = "\n".join([one.strip()[:67]] * 12)
    (tmp_path / "a.txt").write_text(f"Ferry back\n\n{lines}\n", encoding="utf-8")
    assert len(read(tmp_path / "a.txt")[0][0].text.split("\n")) == 12
