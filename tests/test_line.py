import json

import pandas as pd
import pytest

from analysis.corpus import CLEANING, CORRECTIONS, Corpus, write_rows
from analysis.line import MEASURES, inputs, measure, stand_with
from analysis.published import publish
from analysis.tables import COLUMNS, CorpusError, read
from tests import texts


def tables(corpus) -> dict[str, pd.DataFrame]:
    return {path.relative_to(corpus.build).as_posix(): read(path) for path in corpus.build.rglob("*.parquet")}


@pytest.fixture
def small(make_corpus):
    corpus = make_corpus({"a": texts.SPOKEN, "b": texts.ONE_WORD}, language="en")
    measure(corpus, lambda _: None)
    return corpus


def test_every_table_stands_in_its_folder(small):
    made = tables(small)
    assert set(made) == {f"tables/{name}.parquet" for name in COLUMNS} | {
        f"measurements/{n}.parquet" for n in (*MEASURES, "echoes")
    }
    for name, columns in COLUMNS.items():
        found = made[f"tables/{name}.parquet"]
        assert {column: str(kind) for column, kind in found.dtypes.items()} == columns


def test_the_words_of_every_table_are_the_same_words(small):
    made = tables(small)
    words = len(made["tables/tokens.parquet"])
    assert words == 28
    assert made["tables/segments.parquet"]["words"].sum() == words
    assert made["measurements/terms.parquet"]["count"].sum() == words
    assert made["measurements/readability.parquet"]["words"].sum() == words
    sentiment = made["measurements/sentiment.parquet"]
    assert set(sentiment.groupby("lexicon")["words"].sum()) == {words}


def test_what_did_not_change_is_not_made_again(small):
    said = []
    before = {path: path.stat().st_mtime_ns for path in small.build.rglob("*.parquet")}
    measure(small, said.append)
    assert said == [f"measure: nothing changed, tables stand in {small.build}"]
    assert {path: path.stat().st_mtime_ns for path in small.build.rglob("*.parquet")} == before


def test_fingerprints_written_from_the_tables_change_no_table(small):
    said = []
    before = {path: path.read_bytes() for path in small.build.rglob("*.parquet")}
    publish(small, lambda _: None)
    stand_with(small, "fingerprints.csv")
    written = Corpus(small.root)
    measure(written, said.append)
    assert said == [f"measure: nothing changed, tables stand in {small.build}"]
    measure(written, lambda _: None, again=True)
    assert {path: path.read_bytes() for path in before} == before


def test_made_again_every_table_has_the_same_bytes(small):
    before = {path: path.read_bytes() for path in small.build.rglob("*.parquet")}
    measure(small, lambda _: None, again=True)
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("name", ["texts/a.txt", "outlets.csv", "articles.csv"])
def test_a_changed_file_is_a_changed_input(small, name):
    before = inputs(small, MEASURES)
    path = small.path(name)
    path.write_bytes(path.read_bytes() + b"\n")
    after = inputs(small, MEASURES)
    assert len({key for key in before if before[key] != after[key]}) == 1


def test_corrections_keep_the_measurements_without_them_beside(small):
    start = texts.SPOKEN.index("“We")
    values = ("a", str(start), str(start + 5), "speaker", "Bo Carr", "the caption says so")
    write_rows(small.path("corrections.csv"), CORRECTIONS, [dict(zip(CORRECTIONS, values, strict=True))])
    corpus = Corpus(small.root)
    measure(corpus, lambda _: None)
    made = tables(corpus)
    assert "Bo Carr" in set(made["measurements/quotes.parquet"]["speaker"])
    assert "Ada Bell" in set(made["uncorrected/quotes.parquet"]["speaker"])
    assert "uncorrected/segments.parquet" in made


def test_a_declared_cleaning_that_finds_no_place_is_said(make_corpus):
    corpus = make_corpus({"a": texts.SPOKEN})
    row = {"article": "a", "action": "cut", "from": "Nowhere in the text", "reason": "byline"}
    write_rows(corpus.path("cleaning.csv"), CLEANING, [row])
    said = []
    measure(corpus, said.append)
    assert any("cleaning.csv" in line and "Nowhere in the text" in line for line in said)


def test_a_text_in_another_language_is_refused_by_name_and_the_others_are_measured(make_corpus):
    corpus = make_corpus({"a": texts.SPOKEN, "fr": texts.ANOTHER_LANGUAGE})
    said = []
    measure(corpus, said.append)
    refused = read(corpus.build / "tables" / "refusals.parquet")
    assert set(refused["article"]) == {"fr"}
    assert set(refused["measure"]) == set(MEASURES) - {"terms"}
    assert "measure: fr: sentiment is made for en; language 'und' not measured" in said
    assert set(read(corpus.build / "measurements" / "sentiment.parquet")["article"]) == {"a"}


@pytest.mark.parametrize(
    "text",
    [texts.EMPTY, texts.ONE_WORD, texts.WINDOWS, texts.COMBINING, texts.UNCLOSED_QUOTE, texts.NO_WORD],
    ids=["empty", "one word", "CRLF", "emoji and combining marks", "unclosed quotation mark", "no word"],
)
def test_an_unusual_text_is_measured_beside_others(make_corpus, text):
    corpus = make_corpus({"odd": text, "a": texts.SPOKEN}, language="en")
    measure(corpus, lambda _: None)
    made = tables(corpus)
    assert set(made["tables/documents.parquet"]["article"]) == {"odd", "a"}
    tokens = made["tables/tokens.parquet"]
    segments = made["tables/segments.parquet"]
    assert segments[segments["article"] == "odd"]["words"].sum() == (tokens["article"] == "odd").sum()


def test_a_measure_of_ones_own_runs_by_its_import_path(make_corpus, tmp_path, monkeypatch):
    (tmp_path / "exclaims.py").write_text(
        '"""A measure."""\n'
        "from dataclasses import dataclass\n"
        "from typing import ClassVar\n"
        "from analysis.measures.base import Measure\n\n\n"
        "@dataclass(frozen=True)\n"
        "class Exclaims(Measure):\n"
        '    """Count exclamation marks of each sentence as `marks`."""\n\n'
        '    name: ClassVar[str] = "exclaims"\n'
        '    columns: ClassVar[dict[str, str]] = {"marks": "int64"}\n\n'
        "    def rows(self, document):\n"
        "        for s in document.sentences:\n"
        '            yield s.zone, s.number, "all", "", document.text[s.start : s.stop].count("!")\n',
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    corpus = make_corpus({"a": "Rain! No rain.\nStop!!"}, language="en")
    measure(corpus, lambda _: None, extra=["exclaims:Exclaims"])
    assert list(read(corpus.build / "measurements" / "exclaims.parquet")["marks"]) == [1, 0, 2]
    assert "exclaims:Exclaims" in json.loads((corpus.build / "made.json").read_text())["measures"]


def test_an_unknown_measure_leaves_the_tables_as_they_were(small):
    before = {path: path.read_bytes() for path in small.build.rglob("*") if path.is_file()}
    with pytest.raises(CorpusError, match="'moods' is unknown"):
        measure(small, lambda _: None, extra=["moods"])
    assert {path: path.read_bytes() for path in small.build.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("facts.csv", "fact,class,what,forms\nsavings,money,the closure saves money,saves? 41 million\n"),
        ("targets.csv", "id,family,pattern\na,Bell,saves? 41\n"),
        ("lexicons/own.csv", "id,family,pattern\na,own,saves? 41\n"),
    ],
)
def test_a_pattern_that_cannot_be_read_is_told_before_anything_is_measured(small, name, content):
    path, said = small.path(name), []
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=rf"{path.name}, line 2"):
        measure(Corpus(small.root), said.append)
    assert said == ["measure: reading 2 articles"]
