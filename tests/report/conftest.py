"""The report of the sample with one article more, whose text, title, label and file name are made of markup."""

import shutil
import warnings

import pytest

from analysis.corpus import ARTICLES, OUTLETS, Corpus, write_rows

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SCRIPT, IMAGE = "<script>alert(1)</script>", '"><img src=x onerror=alert(2)>'
TEXT = f"""{SCRIPT} Bridge Opens
The quay was a <b>historic success</b>. “{IMAGE} is a great triumph,” said Ada Bell, the minister of works.
{IMAGE} was what critics called a grave risk. “</script><!--<script>alert(3)” warned the debt office.
The bridge is a proud milestone of friendship. Nobody answered the failed and bitter complaint.
"""
FILE = "x\"><img src=x onerror=alert(4)>'&amp;.txt"


@pytest.fixture(scope="session")
def hostile(sample, tmp_path_factory) -> Corpus:
    """Return the sample with the article of markup, its report made."""
    from analysis.report.make import report

    root = tmp_path_factory.mktemp("hostile") / "corpus"
    shutil.copytree(sample.root, root)
    corpus = Corpus(root)
    row = {"article": "s6-markup", "file": FILE, "outlet": "markup", "title": f"{IMAGE}{SCRIPT}", "byline": SCRIPT}
    row |= {"genre": "news", "phase": "after"}
    write_rows(root / "articles.csv", ARTICLES, [*corpus.articles, row])
    write_rows(root / "outlets.csv", OUTLETS, [*corpus.outlets, {"outlet": "markup", "label": f"{IMAGE} Daily"}])
    corpus = Corpus(root)
    (root / "texts" / FILE).write_text(TEXT, encoding="utf-8")
    said: list[str] = []
    assert report(corpus, say=said.append) == 0, said
    return Corpus(root)


@pytest.fixture(scope="session")
def browser():
    missing = "" if CHROMIUM else "no chromium is on the path (Debian: apt-get install chromium)"
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing = "playwright is not installed (pip install -e '.[browser]')"
    if missing:
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            warnings.warn(f"The browser tests are SKIPPED: {missing}", stacklevel=1)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser, hostile):
    """Return a function that opens a page of the report and fails if it complains, asks for anything or opens a dialog."""
    contexts, wrong = [], []

    def opened(name, width=1200, **settings):
        context = browser.new_context(viewport={"width": width, "height": 900}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append("dialog"), dialog.dismiss()))
        page.on("request", lambda request: wrong.append(request.url) if not allowed(request.url, hostile) else None)
        page.goto((hostile.build / "report" / f"{name}.html").as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong


def allowed(url, corpus):
    return url.startswith(((corpus.build / "report").as_uri(), "data:"))
