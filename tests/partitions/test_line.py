"""Any number of articles in partitions: the same numbers as at once, nothing made twice, nothing lost silently."""

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis.__main__ import main
from analysis.comparisons.intervals import outlet_intervals
from analysis.comparisons.statistics import ratio
from analysis.corpus import Corpus
from analysis.partitions.line import measure_partitions
from analysis.partitions.tallies import bagged, open_tallies
from analysis.scale.store import Store
from analysis.tables import CorpusError, read
from tests import texts

TABLES = ("segments", "sentiment", "terms", "markers", "quotes", "readability", "refusals")


def quiet(_: str) -> None:
    """Say nothing."""


def partitions(folder: Path, name: str) -> pd.DataFrame:
    paths = sorted(Path(folder, "partitions").glob(f"*/{name}.parquet"))
    return pd.concat([read(path) for path in paths], ignore_index=True)


def lines(path: Path, *rows: dict[str, str] | bytes) -> Path:
    path.write_bytes(b"\n".join(row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows) + b"\n")
    return path


def article(number: int, outlet: str = "Gazette", text: str = texts.SPOKEN) -> dict[str, str]:
    return {"id": f"a{number}", "outlet": outlet, "text": text}


def everything(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def cut_sample(sample, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("cut")
    assert measure_partitions(Corpus(sample.root), str(folder), "loop", size=2, copies=False, say=quiet) == 0
    return folder


@pytest.mark.parametrize("name", TABLES)
def test_in_partitions_every_table_is_what_it_is_at_once(cut_sample, sample, name):
    place = "tables" if name in ("segments", "refusals") else "measurements"
    once = read(sample.build / place / f"{name}.parquet")
    kept = [column for column in once.columns if column != "lexicon"]
    pd.testing.assert_frame_equal(partitions(cut_sample, name)[kept], once[kept])


def test_an_article_becomes_one_row_of_sums(cut_sample, sample):
    sums = open_tallies(cut_sample, ["words", "hits_praise", "syllables"])
    segments = read(sample.build / "tables" / "segments.parquet")
    words = segments.groupby("article")["words"].sum()
    assert dict(zip(sums["article"], sums["words"], strict=True)) == words.to_dict()
    assert len(sums) == len(sample.articles)


def test_an_outlet_has_the_interval_that_its_articles_have(tmp_path):
    pieces = ["Rain fell. ", "It was a great and happy day. ", "The ice was thin, sadly. ", "He left. "]
    rows = [article(n, f"o{n % 2}", "".join(pieces[: 1 + n % 4]) * (1 + n % 3)) for n in range(12)]
    measure_partitions(
        [lines(tmp_path / "a.jsonl", *rows)], str(tmp_path / "b"), "loop", size=5, copies=False, say=quiet
    )
    sums = open_tallies(tmp_path / "b", ["letters", "words"])
    told = read(tmp_path / "b" / "outlets.parquet")
    told = told[told["statistic"] == "word_length"].reset_index(drop=True)
    once = outlet_intervals(sums, ratio("word_length", "letters", "words", "letters a word"))
    assert list(told["articles"]) == [6, 6]
    pd.testing.assert_frame_equal(told[["outlet", "value", "low", "high"]], once[["outlet", "value", "low", "high"]])


def test_many_articles_become_few_bags_with_the_same_sums(cut_sample):
    bags = bagged(Store(str(cut_sample)), most=1)
    sums = open_tallies(cut_sample)
    assert len(bags) == sums["outlet"].nunique()
    assert bags["words"].sum() == sums["words"].sum()
    assert bags["articles"].sum() == len(sums)


def test_what_is_finished_is_not_made_again_and_a_change_costs_its_partition(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.line.code_digest", lambda: "the code")
    given, folder = tmp_path / "a.jsonl", tmp_path / "b"
    measure_partitions([lines(given, *map(article, range(4)))], str(folder), "loop", size=2, say=quiet)
    before, said = everything(folder), list[str]()
    measure_partitions([given], str(folder), "loop", size=2, say=said.append)
    assert everything(folder) == before
    assert "measure: 2 of 2 partitions are finished" in said
    lines(given, *map(article, range(3)), article(3, text="Rain."))
    measure_partitions([given], str(folder), "loop", size=2, say=said.append)
    assert "measure: 1 of 2 partitions are finished" in said
    assert [name for name, content in everything(folder).items() if "000000/" in name and before[name] != content] == []
    monkeypatch.setattr("analysis.line.code_digest", lambda: "other code")
    measure_partitions([given], str(folder), "loop", size=2, say=said.append)
    assert any(told.startswith("measure: 2 of 2 partitions, 4 articles, ") for told in said[-5:])


def test_articles_taken_out_take_their_partitions_along(tmp_path):
    given, folder = tmp_path / "a.jsonl", tmp_path / "b"
    measure_partitions([lines(given, *map(article, range(4)))], str(folder), "loop", size=2, copies=False, say=quiet)
    measure_partitions([lines(given, article(0))], str(folder), "loop", size=2, copies=False, say=quiet)
    assert sorted(p.name for p in (folder / "partitions").iterdir()) == ["000000"]
    assert len(open_tallies(folder)) == 1


ODD = (
    {"id": "said", "outlet": "Gazette", "language": "French", "text": texts.SPOKEN},
    {"id": "unsaid", "outlet": "Mail", "text": texts.ANOTHER_LANGUAGE},
    {"id": "empty", "outlet": "Gazette", "text": " "},
)


def test_an_article_that_is_not_measured_is_in_no_sum_and_is_told(tmp_path):
    plain = [article(n, "Mail" if n % 2 else "Gazette", f"{texts.SPOKEN} It is {n}.") for n in range(5)]
    said = list[str]()
    for name, rows in (("without", plain), ("with", [ODD[0], *plain[:2], ODD[1], *plain[2:], ODD[2]])):
        given = lines(tmp_path / f"{name}.jsonl", *rows)
        assert measure_partitions([given], str(tmp_path / name), "loop", size=3, say=said.append) == 0
    for name in ("tallies", "outlets", "copies", "tallies_without_copies", "outlets_without_copies"):
        once, odd = (read(tmp_path / folder / f"{name}.parquet") for folder in ("without", "with"))
        pd.testing.assert_frame_equal(odd, once)
    told = read(tmp_path / "with" / "unmeasured_articles.parquet")
    assert dict(zip(told["article"], told["place"], strict=True)) == {
        "said": "line 1",
        "unsaid": "line 4",
        "empty": "line 8",
    }
    assert told["reason"].str.contains("'fr' is not measured by sentiment|'und' is not measured|no word").all()
    assert any(one.startswith("measure: not measured: with.jsonl line 1 said: language 'fr'") for one in said)
    assert any(one.startswith("measure: 3 not measured and in no sum") for one in said)


def test_where_no_article_is_measured_there_is_no_outlet(tmp_path):
    assert measure_partitions([lines(tmp_path / "a.jsonl", *ODD)], str(tmp_path / "b"), "loop", say=quiet) == 0
    assert len(read(tmp_path / "b" / "outlets.parquet")) == len(open_tallies(tmp_path / "b", ["words"])) == 0


FAULTS = {
    b"{broken": "write one JSON object a line",
    b'{"id": "n", "title": "no text"}': "no object with a text",
    b'{"id": "z", "text": "caf\xe9"}': "can't decode byte 0xe9",
    b'{"id": "s", "text": "half \\ud83d"}': "text holds half a character ('\\ud83d' at 5)",
    b'{"id": "0", "text": "nul \\u0000"}': "text holds a NUL character at 4",
    b'{"id": "a0", "text": "Rain."}': "an earlier article has the same id",
}


def test_outlets_are_one_line_and_dates_that_cannot_be_read_are_told(tmp_path):
    rows = [
        article(1, " Gazette\n"),
        {**article(2), "published": "yesterday"},
        {**article(3), "published": "2025-11-13"},
    ]
    said: list[str] = []
    build = str(tmp_path / "build")
    assert measure_partitions([lines(tmp_path / "a.jsonl", *rows)], build, "loop", copies=False, say=said.append) == 0
    assert set(open_tallies(build, ["words"])["outlet"]) == {"Gazette"}
    assert any("1 articles bear a date that cannot be read ('yesterday'" in line for line in said)


def test_what_cannot_be_read_is_named_with_its_line_and_put_aside(tmp_path, capsys):
    given = lines(tmp_path / "a.jsonl", article(0), *FAULTS, article(1))
    (tmp_path / "b.parquet").write_bytes(b"PAR1 and no more")
    arguments = [
        "measure",
        str(given),
        str(tmp_path / "b.parquet"),
        "--build",
        str(tmp_path / "out"),
        "--engine",
        "loop",
    ]
    assert main(arguments) == 1
    refused = read(tmp_path / "out" / "refused_articles.parquet")
    for line, reason in enumerate(FAULTS.values(), 2):
        row = refused[refused["place"] == f"line {line}"].iloc[0]
        assert reason in row["reason"]
        assert row["file"] == "a.jsonl"
    assert "b.parquet: cut short or broken after row 0" in refused[refused["file"] == "b.parquet"]["reason"].iloc[0]
    assert len(refused) == len(FAULTS) + 1
    assert list(open_tallies(tmp_path / "out")["article"]) == ["a0", "a1"]
    assert "put aside: a.jsonl line 2" in capsys.readouterr().out


def test_an_article_that_a_measure_fails_on_is_put_aside_by_name(tmp_path, monkeypatch):
    (tmp_path / "picky.py").write_text(
        "from dataclasses import dataclass\nfrom typing import ClassVar\nfrom analysis.measures.base import Measure\n\n"
        "@dataclass(frozen=True)\nclass Picky(Measure):\n"
        '    name: ClassVar[str] = "picky"\n    columns: ClassVar[dict[str, str]] = {"count": "int64"}\n\n'
        "    def rows(self, document):\n"
        '        if "thin" in document.text:\n            raise RuntimeError("thin ice")\n'
        '        yield "body", 0, "all", "", 1\n',
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    rows = [article(n, text=texts.NESTED_QUOTES if n == 3 else "It was the rain.") for n in range(6)]
    given = lines(tmp_path / "a.jsonl", *rows)
    assert measure_partitions([given], str(tmp_path / "b"), "loop", extra=["picky:Picky"], copies=False, say=quiet) == 1
    refused = read(tmp_path / "b" / "refused_articles.parquet")
    assert refused.to_numpy().tolist() == [["a3", "a.jsonl", "line 4", "RuntimeError: thin ice"]]
    assert open_tallies(tmp_path / "b")["picky_count"].tolist() == [1.0] * 5


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["none.jsonl", "--build", "b"], "none.jsonl: no such file"),
        (["a.jsonl"], "say where with --build DIR"),
        (["a.jsonl", "--build", "b", "--engine", "moods"], "engine 'moods' is unknown"),
        (["a.jsonl", "--build", "b", "--size", "0"], "--size 0: a partition needs at least one article"),
        (["a.jsonl", "--build", "b", "--seconds", "nan"], "--seconds nan: no article can be measured within that"),
        (["a.jsonl", "--build", "b", "--memory", "0"], "--memory 0: no article can be measured within that"),
        (["a.jsonl", "--build", "memory://b"], "memory://b: no other process sees this memory"),
        (["a.jsonl", "--build", "no-such://b"], "no-such://b: fsspec cannot reach it"),
        (["blank.jsonl", "--build", "b"], "no article could be read"),
    ],
)
def test_a_wrong_argument_is_refused_in_one_line(tmp_path, monkeypatch, capsys, arguments, told):
    monkeypatch.chdir(tmp_path)
    lines(tmp_path / "a.jsonl", article(0))
    (tmp_path / "blank.jsonl").write_text('{"id": "x"}\n')
    assert main(["measure", *arguments]) == 1
    message = capsys.readouterr().err
    assert told in message and message.count("\n") == 1


def test_partitions_lie_wherever_fsspec_reaches(tmp_path):
    pytest.importorskip("fsspec", reason="the extra `scale` is not installed")
    given = lines(tmp_path / "a.jsonl", *map(article, range(3)))
    assert measure_partitions([given], "memory://far", "loop", size=2, say=quiet) == 0
    assert list(open_tallies("memory://far", ["words"])["words"]) == [27.0] * 3


def test_without_a_tally_the_way_to_one_is_told(tmp_path):
    with pytest.raises(CorpusError, match="the file is missing; the same command makes it again"):
        open_tallies(tmp_path)
