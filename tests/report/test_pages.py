"""The pages are whole, self-contained and strict, and no article's text becomes markup."""

import base64
import hashlib
import html
import re
from html.parser import HTMLParser

import nbformat
import pandas as pd
import pytest

from analysis.report import make
from analysis.report.pages import _footer, _short, body, title
from analysis.showing import figure, notice, show, to_html
from tests.questions.tiny import COLD, WARM, made
from tests.report.conftest import FILE, SCRIPT

NAMES = [path.stem for path in sorted(make.NOTEBOOKS.glob("[0-9]*.ipynb"))]
VOID = {"meta", "img", "br", "input", "hr", "link"}
OPTIONAL = {"li", "p", "option"}


class Tags(HTMLParser):
    """Collect tags with their attributes, and what is opened and never closed."""

    def __init__(self):
        super().__init__()
        self.seen, self.open, self.wrong = [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        while self.open and self.open[-1] in OPTIONAL and self.open[-1] != tag:
            self.open.pop()
        if not self.open or self.open.pop() != tag:
            self.wrong.append((tag, self.getpos()))


@pytest.fixture(scope="session")
def pages(hostile):
    folder = hostile.build / "report"
    return {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.html")}


def parsed(page):
    tags = Tags()
    tags.feed(page)
    return tags


def test_there_is_a_page_for_each_notebook_the_evidence_and_a_front_page(pages):
    assert sorted(pages) == sorted([*NAMES[1:], "evidence", "index", "methods"])


def test_every_element_is_closed_and_every_id_stands_once(pages):
    for name, page in pages.items():
        tags = parsed(page)
        assert (tags.wrong, tags.open) == ([], []), name
        ids = [found["id"] for _, found in tags.seen if "id" in found]
        assert len(ids) == len(set(ids)), name


def test_nothing_on_a_page_points_outside_the_folder(pages):
    for name, page in pages.items():
        for tag, found in parsed(page).seen:
            for target in (found.get("src"), found.get("href"), found.get("xlink:href")):
                assert target is None or re.match(r"(data:image/|#|[\w-]+\.html)", target), (name, tag, target)


def test_the_navigation_reaches_every_page(pages):
    for page in pages.values():
        reached = {found["href"] for tag, found in parsed(page).seen if tag == "a" and "href" in found}
        assert {f"{name}.html" for name in [*NAMES[1:], "evidence", "methods"]} | {"index.html"} <= reached


def test_the_policy_allows_only_the_pages_own_style_and_script(pages):
    for name, page in pages.items():
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
        assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
        for content in re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", page, re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy, name
        assert not any("style" in found for _, found in parsed(page).seen), name
        assert not any(key.startswith("on") for _, found in parsed(page).seen for key in found), name


def test_text_title_label_and_file_name_of_an_article_are_escaped_everywhere(pages):
    for name, page in pages.items():
        assert "<script>alert" not in page and "<img src=x" not in page and FILE not in page, name
        scripts = [found for tag, found in parsed(page).seen if tag == "script"]
        assert len(scripts) == (2 if name == "evidence" else 1), name
    assert "&lt;img src=x onerror=alert(2)&gt; Daily" in pages["index"]
    assert "&lt;img src=x onerror=alert(4)&gt;'&amp;amp;.txt" in pages["01-corpus"]
    assert html.escape(SCRIPT) in pages["01-corpus"]


def test_code_is_folded_and_parameters_are_named(pages):
    for name in ("index", *NAMES[1:]):
        code = [found for tag, found in parsed(pages[name]).seen if tag == "details" and found.get("class") == "code"]
        assert len(code) >= 3 and not any("open" in found for found in code)
        assert pages[name].count("<summary>Parameters</summary>") == 1


def test_an_answer_of_at_least_two_sentences_stands_first(pages):
    for name in ("index", *NAMES[1:]):
        main = pages[name].split("<main>")[1]
        first = html.unescape(re.search(r'<p class="answer">(.*?)</p>', main, re.DOTALL)[1])
        assert len(re.findall(r"[.:)\d] [A-Z]|\.$", first)) >= 2, first
        assert main.index('class="answer"') < min(main.find(tag) for tag in ("<table", "<figure") if tag in main)


def test_every_figure_has_its_words_a_wide_and_a_narrow_form(pages):
    drawn = [page for name, page in pages.items() if name not in ("evidence", "01-corpus")]
    for page in drawn:
        for one in re.findall(r"<figure>.*?</figure>", page, re.DOTALL):
            assert one.count('class="plot wide"') == one.count('class="plot narrow"') == 1
            assert all(told for told in re.findall(r'<svg [^>]*aria-label="([^"]*)"', one))
            assert "<figcaption><b>" in one


def notebook(*cells):
    return nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell("# Why?"), *map(nbformat.v4.new_code_cell, cells)]
    )


def test_a_failing_notebook_is_told_with_exit_code_1_and_the_other_pages_stand(hostile, sample, tmp_path, monkeypatch):
    nbformat.write(notebook("1 + 1"), tmp_path / "01-good.ipynb")
    nbformat.write(notebook(f"print('before')\nraise ValueError({SCRIPT!r})"), tmp_path / "02-bad.ipynb")
    monkeypatch.setattr(make, "NOTEBOOKS", tmp_path)
    said = []
    assert make.report(sample, say=said.append) == 1
    assert any(line.startswith("report: 02-bad FAILED: ") and "ValueError" in line for line in said)
    folder = sample.build / "report"
    assert "2" in (folder / "01-good.html").read_text(encoding="utf-8")
    assert SCRIPT not in (folder / "02-bad.html").read_text(encoding="utf-8")
    for page in ("01-good", "02-bad", "evidence"):
        (folder / f"{page}.html").unlink()


def test_a_notebook_without_a_heading_is_untitled():
    assert title(notebook()) == "Why?"
    assert title(nbformat.v4.new_notebook()) == "Untitled"
    assert _short("04-framing-markers") == "04 framing markers"
    assert "<h1" in body(notebook())


def test_a_table_shows_counts_whole_zero_unsigned_and_nothing_as_a_dash():
    import pandas as pd

    table = pd.DataFrame(
        {"count": [3.0, float("nan")], "value": [-0.001, 1234.5], "word": ["<b>", None], "n": [1, 2000]}
    )
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", to_html(table, "Words & <marks>"))
    assert cells == ["3", "0.00", "&lt;b&gt;", "1", "–", "1,234.50", "–", "2,000"]
    assert "<caption>Words &amp; &lt;marks&gt;</caption>" in to_html(table, "Words & <marks>")


def test_a_column_of_reasons_without_a_reason_is_left_out(monkeypatch):
    import pandas as pd

    monkeypatch.setenv("FRAMING_REPORT", "1")
    table = pd.DataFrame({"label": ["A"], "reason": [""]})
    assert "reason" not in show(table).content
    assert "too few" in show(table.assign(reason="too few")).content


def test_outside_the_report_a_figure_is_one_image_with_its_words(tmp_path):
    (tmp_path / "a.svg").write_text("<svg></svg>", encoding="utf-8")
    shown = figure(tmp_path / "a.svg", 'says "this"', "Title", "Seen.")._repr_html_()
    assert 'alt="says &quot;this&quot;" src="data:image/svg+xml;base64,' in shown


def test_a_notice_shows_commands_as_code_and_escapes_the_rest():
    assert notice("Add <texts> with `framing add PATH`.").content == (
        '<p class="notice">Add &lt;texts&gt; with <code>framing add PATH</code>.</p>'
    )


def test_two_tables_of_a_page_have_names_that_differ():
    tables = [pd.DataFrame({"a": [1], "b_c": [2]}), pd.DataFrame({"d": [1]})]
    assert [re.search('aria-label="([^"]*)"', to_html(one))[1] for one in tables] == ["Table: a, b c", "Table: d"]


def test_the_footer_counts_what_was_measured_and_tells_the_rest(tmp_path):
    study = made(tmp_path / "corpus", {"a": WARM, "b": COLD, "c": ""})
    assert "2 articles of 2 outlets · measured from the texts · 1 more not measured · one article" in _footer(study)


def test_a_small_p_is_not_0():
    table = pd.DataFrame({"p": [0.0004, 0.25], "value": [0.0004, 0.25]})
    cells = re.findall(r"<td[^>]*>([^<]*)<", to_html(table))
    assert cells == ["&lt; 0.001", "0.00", "0.250", "0.25"]
