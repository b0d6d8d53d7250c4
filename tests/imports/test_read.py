"""The verb `framing read`, and `framing add` with files that are no plain text."""

import csv
import hashlib
import json
import os
import shutil

import pytest

from analysis.__main__ import main
from analysis.corpus import Corpus
from tests import texts
from tests.imports import builders
from tests.imports.builders import FIXTURES

OLD = FIXTURES / "nexis-old-english.txt"
FIELDS = ["id", "outlet", "title", "published", "byline", "section", "language", "url", "text", "file"]


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_read_writes_one_line_an_article_and_a_report(tmp_path, capsys):
    target = tmp_path / "out.jsonl"
    assert main(["read", str(OLD), str(FIXTURES / "factiva.rtf"), str(target)]) == 0
    rows = lines(target)
    assert len(rows) == 5 and all(list(row)[:10] == FIELDS for row in rows)
    assert len({row["id"] for row in rows}) == 5
    assert rows[0]["sha256"] == hashlib.sha256(OLD.read_bytes()).hexdigest()
    assert set(rows[0]["place"]) == {"told", "start", "stop", "unit"}
    report = json.loads((tmp_path / "out.jsonl.report.json").read_text(encoding="utf-8"))
    assert [one["articles"] for one in report["files"]] == [3, 2]
    assert "nexis-old-english.txt: 3 articles; txt, Nexis" in capsys.readouterr().out


def test_read_goes_through_folders_and_says_what_it_leaves_out(tmp_path, capsys):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "page_files").mkdir()
    (tmp_path / "in" / "page_files" / "a.txt").write_text("no", encoding="utf-8")
    shutil.copy(FIXTURES / "factiva-english.html", tmp_path / "in" / "page.html")
    shutil.copy(OLD, tmp_path / "in" / "deep" / "old.txt")
    (tmp_path / "in" / "logo.png").write_bytes(b"\x89PNG")
    (tmp_path / "in" / "README.md").write_text("About these pages", encoding="utf-8")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    assert main(["read", str(tmp_path / "in"), str(tmp_path / "out.jsonl")]) == 0
    assert {row["file"] for row in lines(tmp_path / "out.jsonl")} == {"page.html", "deep/old.txt"}
    report = json.loads((tmp_path / "out.jsonl.report.json").read_text(encoding="utf-8"))
    assert report["left_out"] == ["loop/", "page_files/", "README.md", "logo.png"]


def test_read_takes_a_map(tmp_path):
    target = tmp_path / "out.jsonl"
    assert (
        main(
            [
                "read",
                str(FIXTURES / "columns.csv"),
                str(target),
                "--map",
                "text=Story,outlet=Paper",
                "--map",
                "published=When",
            ]
        )
        == 0
    )
    assert [row["outlet"] for row in lines(target)] == ["The Saltmarsh Courier", "The Island Post"]


def test_what_read_wrote_is_not_read_again(tmp_path):
    (tmp_path / "a.txt").write_text(texts.SPOKEN, encoding="utf-8")
    for _ in range(2):
        assert main(["read", str(tmp_path), str(tmp_path / "out.jsonl")]) == 0
        assert (tmp_path / "out.jsonl").read_text("utf-8").count("\n") == 1
    report = json.loads((tmp_path / "out.jsonl.report.json").read_text("utf-8"))
    assert report["left_out"] == []


def test_a_file_cannot_be_read_and_written_at_once(tmp_path, capsys):
    (tmp_path / "a.jsonl").write_text('{"text": "Rain fell."}', encoding="utf-8")
    assert main(["read", str(tmp_path / "a.jsonl"), str(tmp_path / "a.jsonl")]) == 1
    assert "cannot be read and written at once" in capsys.readouterr().err
    assert (tmp_path / "a.jsonl").read_text("utf-8") == '{"text": "Rain fell."}'


@pytest.mark.skipif(os.name == "nt", reason="file names are Unicode there")
def test_a_file_whose_name_is_no_utf8_is_read(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(texts.SPOKEN, encoding="utf-8")
    assert main(["read", str(tmp_path), str(tmp_path / "out.jsonl")]) == 0
    assert json.loads((tmp_path / "out.jsonl").read_text("utf-8"))["file"] == "caf\\udce9.txt"


def test_a_bad_file_among_good_ones_is_refused_in_the_report_and_by_the_exit_code(tmp_path):
    (tmp_path / "bad.docx").write_bytes(b"PK and no more")
    assert main(["read", str(tmp_path / "bad.docx"), str(OLD), str(tmp_path / "out.jsonl")]) == 1
    report = json.loads((tmp_path / "out.jsonl.report.json").read_text(encoding="utf-8"))
    assert "cut short or broken" in report["files"][0]["refused"][0] and report["files"][1]["articles"] == 3


def test_a_table_that_breaks_in_the_middle_leaves_none_of_its_rows(tmp_path):
    (tmp_path / "a.csv").write_text("title,text\n" + "A,b\n" * 500 + "A,b,c\n", encoding="utf-8")
    assert main(["read", str(tmp_path / "a.csv"), str(OLD), str(tmp_path / "out.jsonl")]) == 1
    assert len(lines(tmp_path / "out.jsonl")) == 3


def test_where_no_file_can_be_read_the_earlier_output_stays(tmp_path, capsys):
    target = tmp_path / "out.jsonl"
    target.write_text("before", encoding="utf-8")
    (tmp_path / "bad.docx").write_bytes(b"")
    assert main(["read", str(tmp_path / "bad.docx"), str(target)]) == 1
    assert target.read_text(encoding="utf-8") == "before"
    assert "the file is empty" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["trafilatura", "pypdf", "warcio", "openpyxl"])
def test_a_missing_library_is_named_with_the_command_that_installs_it(tmp_path, monkeypatch, capsys, name):
    import sys

    path = {
        "trafilatura": FIXTURES / "page.html",
        "pypdf": builders.pdf(tmp_path / "a.pdf", [["Words"]]),
        "warcio": builders.warc(tmp_path / "a.warc", {"https://a.example": "<p>a</p>"}),
        "openpyxl": builders.packed(tmp_path / "a.xlsx", {"xl/workbook.xml": "<a/>"}),
    }[name]
    monkeypatch.setitem(sys.modules, name, None)
    for module in [one for one in sys.modules if one.startswith(f"{name}.")]:
        monkeypatch.setitem(sys.modules, module, None)
    assert main(["read", str(path), str(tmp_path / "out.jsonl")]) == 1
    assert f"this format needs {name}" in (said := capsys.readouterr().err) and "pip install -e '.[imports]'" in said


@pytest.fixture
def corpus(make_corpus):
    return make_corpus({"first": "A text.\n"})


def add(corpus, *paths):
    return main(["add", "--corpus", str(corpus.root), *map(str, paths)])


def test_add_makes_a_row_an_outlet_and_a_text_of_every_article(corpus):
    assert add(corpus, OLD) == 0
    rows = Corpus(corpus.root).articles[1:]
    assert [row["outlet"] for row in rows] == ["the-saltmarsh-courier", "the-island-post", "the-island-post"]
    assert (rows[0]["title"], rows[0]["byline"], rows[0]["published_earliest"]) == (
        "Ferry line reopens after two winters",
        "Ida Quill",
        "2010-01-14",
    )
    assert (
        rows[0]["published_evidence"]
        == "printed in nexis-old-english.txt as 'January 14, 2010 Thursday Edition 1; Islands'"
    )
    text = Corpus(corpus.root).text_path(rows[0]).read_text(encoding="utf-8")
    assert text.startswith("Ferry line reopens after two winters\n\nThe ferry between")
    assert [row["label"] for row in Corpus(corpus.root).outlets][1:] == ["The Saltmarsh Courier", "The Island Post"]


def test_add_keeps_the_file_byte_for_byte_and_says_where_each_article_stands(corpus, tmp_path):
    path = builders.docx(tmp_path / "export.docx", builders.layout("nexis-uni-german"))
    assert add(corpus, path) == 0
    folder = corpus.root / "texts" / "originals"
    assert (folder / "export.docx").read_bytes() == path.read_bytes()
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["sha256"] for row in rows} == {hashlib.sha256(path.read_bytes()).hexdigest()}
    assert [row["article"] for row in rows] == ["export-1", "export-2"]
    assert json.loads((folder / "export.docx.report.json").read_text(encoding="utf-8"))["articles"] == 2


def test_add_of_the_same_export_again_changes_nothing(corpus, tmp_path, capsys):
    add(corpus, OLD)
    before = {path: path.read_bytes() for path in corpus.root.rglob("*") if path.is_file()}
    assert add(corpus, OLD) == 0
    assert "was added before as" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in corpus.root.rglob("*") if path.is_file()} == before


def test_add_of_another_file_of_the_same_name_keeps_both(corpus, tmp_path):
    add(corpus, OLD)
    other = tmp_path / OLD.name
    other.write_text(OLD.read_text(encoding="utf-8").replace("ropes", "nets"), encoding="utf-8")
    assert add(corpus, other) == 0
    originals = [path.name for path in (corpus.root / "texts" / "originals").glob("*.txt")]
    assert len(originals) == 2 and len(Corpus(corpus.root).articles) == 7


def test_add_of_a_broken_file_leaves_the_corpus_as_it_was(corpus, tmp_path, capsys):
    (tmp_path / "a.csv").write_text("title,text\n" + "A,b\n" * 500 + "A,b,c\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in corpus.root.rglob("*") if path.is_file()}
    assert add(corpus, OLD, tmp_path / "a.csv") == 1
    assert "line 502: 3 values where the header has 2 columns" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in corpus.root.rglob("*") if path.is_file()} == before


def test_add_refuses_a_list_without_texts(corpus, capsys):
    assert add(corpus, FIXTURES / "mediacloud.csv") == 1
    assert "no article with a text in it" in capsys.readouterr().err


def test_add_of_the_corpus_own_texts_does_not_add_the_originals_again(corpus):
    add(corpus, OLD)
    assert add(corpus, corpus.root / "texts") == 0
    assert len(Corpus(corpus.root).articles) == 4
