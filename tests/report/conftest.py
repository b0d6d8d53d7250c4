"""The report of the sample with one article more, whose text, title, label and file name are made of markup."""

import shutil

import pytest

from analysis.corpus import ARTICLES, OUTLETS, Corpus, write_rows

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
