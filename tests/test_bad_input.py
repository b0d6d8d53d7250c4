"""Bad input at the command line: refused in one line with exit code 1 and earlier outputs untouched, or handled."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.__main__ import main
from analysis.corpus import ARTICLES, Corpus, write_rows
from analysis.line import measure
from analysis.tables import read
from tests import texts


@pytest.fixture
def small(make_corpus) -> Corpus:
    """Return a measured corpus of two articles."""
    corpus = make_corpus({"a": texts.SPOKEN, "b": texts.ONE_WORD}, language="en")
    write_rows(corpus.path("articles.csv"), ARTICLES, [{**row, "title": "Two, three"} for row in corpus.articles])
    measure(Corpus(corpus.root), lambda _: None)
    return Corpus(corpus.root)


def edit(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def do(root: Path) -> None:
        (root / name).write_bytes(change((root / name).read_bytes()))

    return do


def swap(name: str, old: bytes, new: bytes) -> Callable[[Path], None]:
    return edit(name, lambda content: content.replace(old, new, 1))


def gone(name: str) -> Callable[[Path], None]:
    return lambda root: (root / name).unlink()


REFUSED = {
    "a missing text": (gone("texts/a.txt"), ["texts/a.txt", "'a'", "framing add FILE"]),
    "a missing articles.csv": (gone("articles.csv"), ["corpus: no articles.csv", "framing new"]),
    "a missing outlets.csv": (gone("outlets.csv"), ["outlets.csv: the file is missing", "framing new"]),
    "an undeclared encoding": (
        edit("texts/a.txt", lambda _: "Rain.\nДождь".encode("cp1251")),
        ["texts/a.txt, line 2", "byte 6 (0xc4)", "not utf-8", "column encoding"],
    ),
    "a wrong declared encoding": (
        swap("articles.csv", b"en,,,", b"en,klingon,,"),
        ["texts/a.txt", "'klingon'", "write utf-8, cp1251"],
    ),
    "NUL bytes": (
        edit("texts/a.txt", lambda content: content + b"\0"),
        ["texts/a.txt, line 3", "NUL byte (0x00)", "export it as plain text"],
    ),
    "a duplicate id": (
        swap("articles.csv", b"\nb,b.txt", b"\na,b.txt"),
        ["articles.csv, line 3", "article 'a'", "line 2", "give each row its own"],
    ),
    "an unknown outlet": (
        swap("articles.csv", b"outlet-b", b"outlet-x"),
        ["articles.csv, line 3", "outlet 'outlet-x'", "not in outlets.csv", "add a row"],
    ),
    "a broken CSV line": (
        swap("articles.csv", b'"Two, three"', b'"Two" three"'),
        ["articles.csv, line 2", "mend the quotation marks"],
    ),
    "an unquoted comma": (
        swap("articles.csv", b'"Two, three"', b"Two, three"),
        ["articles.csv, line 2", "15 values", "14 columns", "double quotation marks"],
    ),
    "a quotation mark that never closes": (
        swap("articles.csv", b'"Two, three"', b'"Two, three'),
        ["articles.csv, line 2", "mend the quotation marks"],
    ),
    "an unknown phase": (
        swap("articles.csv", b'three",,,', b'three",,,afterr'),
        ["articles.csv, line 2", "phase 'afterr'", "before, during or after"],
    ),
    "a malformed date": (
        swap("articles.csv", b'three",,,,,,', b'three",,,,12 Nov 2025,,'),
        ["articles.csv, line 2", "'12 Nov 2025' is no date", "write it as 2025-11-12"],
    ),
    "an empty id": (swap("articles.csv", b"\nb,b.txt", b"\n,b.txt"), ["articles.csv, line 3", "'article' is empty"]),
    "a broken correction": (
        lambda root: (root / "corrections.csv").write_text(
            "article,start,stop,field,value,reason\na,9,4,voice,own,x\n"
        ),
        ["corrections.csv, line 2", "'9' to '4'", "two growing numbers"],
    ),
    "a correction after the text": (
        lambda root: (root / "corrections.csv").write_text(
            "article,start,stop,field,value,reason\nb,1,99,voice,own,x\n"
        ),
        ["corrections.csv", "1 to 99 ends after the text", "5 characters"],
    ),
    "a move without a place": (
        lambda root: (root / "cleaning.csv").write_text(
            "article,action,from,to,after,reason\na,move,Nobody,,Nowhere here,torn\n"
        ),
        ["cleaning.csv", "'Nobody'", "'Nowhere here'", "mend the anchor"],
    ),
    "a broken plan": (
        lambda root: (root / "plan.toml").write_text("[primary\n"),
        ["plan.toml", "line 1", "mend the line"],
    ),
    "a broken lexicon": (
        lambda root: ((root / "lexicons").mkdir(), (root / "lexicons" / "mine.csv").write_text("id,pattern\nx\n")),
        ["mine.csv", "line"],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_bad_input_is_refused_in_one_line_and_leaves_earlier_outputs(small, capsys, name):
    spoil, told = REFUSED[name]
    before = {path: path.read_bytes() for path in small.build.rglob("*") if path.is_file()}
    spoil(small.root)
    assert main(["measure", "--corpus", str(small.root)]) == 1
    message = capsys.readouterr().err
    assert message.startswith("framing measure: ")
    assert message.count("\n") == 1
    assert all(part in message for part in told), message
    assert {path: path.read_bytes() for path in small.build.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["measure", "--corpus", "nowhere"], ["nowhere: no articles.csv", "framing new nowhere"]),
        (["measure"], ["no corpus here or above", "framing new"]),
        (["measure", "--corpus", "corpus", "--build", "there"], ["--build there: goes with FILES", "--engine"]),
        (["add", "none.txt", "--corpus", "corpus"], ["none.txt: no such file", "mend the path"]),
        (["new", "corpus"], ["corpus: holds a corpus already", "choose another folder"]),
        (["measure", "--corpus", "corpus", "--measure", "moods"], ["'moods' is unknown", "sentiment, terms"]),
        (["apply", "moods", "in.jsonl", "out.jsonl"], ["'moods' is unknown", "quotes, sentiment"]),
        (["apply", "terms", "in.jsonl", "out.jsonl"], ["in.jsonl: the file is missing"]),
        (["verify", "--corpus", "corpus"], ["measurements", "framing"]),
    ],
)
def test_a_wrong_argument_is_refused_in_one_line(make_corpus, tmp_path, monkeypatch, capsys, arguments, told):
    if "corpus" in arguments:
        make_corpus({"a": texts.SPOKEN})
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FRAMING_CORPUS", raising=False)
    assert main(arguments) == 1
    message = capsys.readouterr().err
    assert message.startswith(f"framing {arguments[0]}: ")
    assert message.count("\n") == 1
    assert all(part in message for part in told), message


def test_a_corpus_without_texts_says_how_to_add_them(make_corpus, capsys):
    corpus = make_corpus({"a": texts.SPOKEN})
    corpus.path("texts").joinpath("a.txt").unlink()
    assert main(["measure", "--corpus", str(corpus.root)]) == 1
    assert "no texts to measure; add them with `framing add PATH`" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a file that may not be read")
def test_a_file_that_may_not_be_read_is_told_in_one_line(small, capsys):
    (small.root / "texts" / "a.txt").chmod(0)
    assert main(["measure", "--corpus", str(small.root), "--again"]) == 1
    assert "a.txt: Permission denied" in capsys.readouterr().err


def test_an_interrupted_verb_says_so(monkeypatch, capsys, small):
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("analysis.line.measure", interrupted)
    assert main(["measure", "--corpus", str(small.root)]) == 130
    assert "interrupted" in capsys.readouterr().err


HANDLED = {
    "an empty file": (b"", 0),
    "white space": (b" \n\r\n\t", 0),
    "one word": (b"Rain", 1),
    "CRLF": (b"One two.\r\n\r\nThree.\r\n", 3),
    "a byte-order mark": ("\ufeffOne two.".encode(), 2),
    "emoji and combining marks": (texts.COMBINING.encode(), 7),
    "an unclosed quotation mark": (texts.UNCLOSED_QUOTE.encode(), 14),
    "another language": (texts.ANOTHER_LANGUAGE.encode(), 13),
    "another script": (texts.ANOTHER_SCRIPT.encode(), 10),
    "a line without an end": (b"so " * 20_000, 20_000),
    "one long word": (b"a" * 300_000, 1),
    "marks only": ("“”…!? — ".encode() * 500, 0),
}


@pytest.mark.parametrize("name", HANDLED)
def test_an_unusual_text_is_measured_and_the_result_stated(make_corpus, capsys, name):
    content, count = HANDLED[name]
    corpus = make_corpus({"odd": content})
    assert main(["measure", "--corpus", str(corpus.root)]) == 0
    made = read(corpus.build / "tables" / "tokens.parquet")
    refused = read(corpus.build / "tables" / "refusals.parquet")
    assert len(made) == count
    told = capsys.readouterr().out
    assert f"measure: tables stand in {corpus.build}" in told
    if name.startswith("another"):
        assert set(refused["language"]) == {"und"}
        assert "measure: odd: sentiment is made for en; language 'und' not measured" in told


LONG_LINE = "ice " * 5 + "x" * 9_970 + " \n"


def test_fifty_megabytes_are_measured_and_the_result_stated(make_corpus, capsys):
    lines = 50_000_000 // len(LONG_LINE)
    corpus = make_corpus({"long": "The river froze.\n" + LONG_LINE * lines}, language="en")
    assert main(["measure", "--corpus", str(corpus.root)]) == 0
    assert len(read(corpus.build / "tables" / "tokens.parquet")) == 3 + 6 * lines
    told = capsys.readouterr()
    assert f"measure: tables stand in {corpus.build}" in told.out
    assert "Traceback" not in told.err


def test_a_line_of_five_megabytes_is_measured_for_programs(tmp_path):
    given, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_text(json.dumps({"id": "long", "text": LONG_LINE * 500}) + "\n", encoding="utf-8")
    assert main(["apply", "terms", str(given), str(target)]) == 0
    counts = {one["term"]: one["count"] for one in json.loads(target.read_text(encoding="utf-8"))["terms"]}
    assert counts["ice"] == 2_500
