"""Bad weather: killed runs, full and read-only disks, corrupt tables, articles that hang. docs/reliability.md lists it all."""

import json
import os
import random
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from analysis.__main__ import main
from analysis.corpus import Corpus, rows_of, write_rows
from analysis.line import measure
from analysis.partitions.line import measure_partitions
from analysis.partitions.tallies import open_tallies
from analysis.tables import CorpusError, guarded, read
from tests import texts


def quiet(_: str) -> None:
    """Say nothing."""


def jsonl(path: Path, *rows: str) -> Path:
    told = ({"id": f"a{n}", "outlet": f"o{n % 2}", "text": text} for n, text in enumerate(rows))
    path.write_text("\n".join(map(json.dumps, told)) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a file system of its own with 200 KiB; skip where none can be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("a file system can be mounted by root on Linux only")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_random_moments_a_run_ends_in_the_same_bytes(tmp_path, monkeypatch):
    from benchmarks.killed import kill

    monkeypatch.setattr("analysis.line.code_digest", lambda: "the code")
    given, folder = jsonl(tmp_path / "a.jsonl", *[texts.SPOKEN] * 6), tmp_path / "cut"
    found = kill(
        lambda: measure_partitions([given], str(folder), "loop", size=2, say=quiet), folder, 4, random.Random(3)
    )
    assert found.hits and found.completed
    assert found.different == 0


def test_a_full_disk_is_named_and_the_same_command_goes_on_when_there_is_room(tiny_disk, tmp_path, capsys):
    given = jsonl(tmp_path / "a.jsonl", *[texts.SPOKEN] * 6)
    arguments = ["measure", str(given), "--build", str(tiny_disk), "--engine", "loop", "--size", "2"]
    ballast = tiny_disk / "ballast"
    ballast.write_bytes(b"x" * 150_000)
    assert main(arguments) == 1
    message = capsys.readouterr().err
    assert "No space left on device" in message and message.count("\n") == 1
    left = [path for path in tiny_disk.rglob("*") if path.is_file() and path != ballast and path.name != ".lock"]
    assert left and all(pd.read_parquet(path) is not None for path in left if path.suffix == ".parquet")
    ballast.unlink()
    subprocess.run(["mount", "-o", "remount,size=4m", str(tiny_disk)], check=True)
    assert main(arguments) == 0
    assert len(open_tallies(tiny_disk)) == 6


def test_a_read_only_folder_is_named(tiny_disk, tmp_path, capsys):
    subprocess.run(["mount", "-o", "remount,ro", str(tiny_disk)], check=True)
    given = jsonl(tmp_path / "a.jsonl", texts.SPOKEN)
    assert main(["measure", str(given), "--build", str(tiny_disk), "--engine", "loop"]) == 1
    message = capsys.readouterr().err
    assert str(tiny_disk) in message and "Read-only file system" in message and message.count("\n") == 1


@pytest.mark.parametrize("content", [b"", b"{half", b"[]", b"\xff\xfe"])
def test_a_corrupt_note_of_what_was_made_costs_making_it_again(make_corpus, content):
    corpus = make_corpus({"a": texts.SPOKEN}, language="en")
    measure(corpus, quiet)
    before = (corpus.build / "tables" / "tokens.parquet").read_bytes()
    (corpus.build / "made.json").write_bytes(content)
    measure(Corpus(corpus.root), quiet)
    assert (corpus.build / "tables" / "tokens.parquet").read_bytes() == before


def test_a_table_cut_short_is_named_and_deleted_it_is_made_again(make_corpus):
    corpus = make_corpus({"a": texts.SPOKEN}, language="en")
    measure(corpus, quiet)
    path = corpus.build / "tables" / "segments.parquet"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CorpusError, match=r"segments.parquet: not a readable Parquet file .* delete it and run"):
        read(path)
    path.unlink()
    measure(Corpus(corpus.root), quiet)
    assert path.read_bytes() == whole


def test_what_a_killed_run_left_unfinished_is_swept_away(tmp_path):
    given, folder = jsonl(tmp_path / "a.jsonl", texts.SPOKEN), tmp_path / "cut"
    (folder / "partitions" / "000000").mkdir(parents=True)
    left = folder / "partitions" / "000000" / ".terms.parquet.x1y2z3"
    left.write_bytes(b"half")
    measure_partitions([given], str(folder), "loop", say=quiet)
    assert not left.exists()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")'])
def test_no_text_is_a_formula_in_a_table_for_spreadsheets(text):
    made = guarded(pd.DataFrame({"title": [text, "Rain"], "value": [-1.5, 2.0]}))
    assert made["title"].tolist() == [f"'{text}", "Rain"]
    assert made["value"].tolist() == [-1.5, 2.0]


def test_a_table_that_people_edit_holds_no_formula_and_is_read_as_it_was_written(tmp_path):
    told = [{"title": text, "note": ""} for text in ("=1+1", "-5 degrees", "'+1'", "''=x", "'Tis so", "Rain")]
    path = write_rows(tmp_path / "articles.csv", ["title", "note"], told)
    assert [line[0] for line in path.read_text("utf-8").split("\n")[1:7]] == ["'"] * 5 + ["R"]
    assert [row for _, row in rows_of(path, ["title", "note"])] == told


def test_a_concordance_for_spreadsheets_holds_no_formula(make_corpus, tmp_path):
    corpus = make_corpus({"a": "=SUM(A1) was the sum of it all."}, language="en")
    measure(corpus, quiet)
    assert main(["concordance", "sum", "--corpus", str(corpus.root), "--out", str(tmp_path / "c.csv")]) == 0
    assert not re.search(r'(^|,)"?[=+@]', (tmp_path / "c.csv").read_text("utf-8"), re.MULTILINE)


def test_a_sentence_of_a_hundred_thousand_words_is_measured(tmp_path):
    given = jsonl(tmp_path / "a.jsonl", "and the ice was thin " * 20_000)
    assert measure_partitions([given], str(tmp_path / "cut"), "loop", say=quiet) == 0
    assert open_tallies(tmp_path / "cut", ["words", "sentences"]).to_numpy()[0, 2:].tolist() == [100_000.0, 1.0]
