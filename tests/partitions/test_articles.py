"""Articles in odd files and folders: none is lost for its name, none is read as what it is not, nothing is written over."""

import json
import os
import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus import Corpus
from analysis.partitions.articles import Refused, from_files
from analysis.partitions.cut import seen
from analysis.partitions.line import check_place, measure_partitions
from analysis.scale.store import Store
from analysis.tables import CorpusError
from tests import texts


def read(*paths: Path) -> tuple[list[str], list[Refused]]:
    refused = list[Refused]()
    return [row["article"] for row in from_files(paths, refused.append)], refused


def write(path: Path, content: str = texts.SPOKEN) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def test_files_of_one_name_in_several_folders_are_articles_of_their_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    paths = [write(Path("all", outlet, "1.txt")) for outlet in ("gazette", "mail")]
    assert read(Path("all")) == (["gazette/1-1", "mail/1-1"], [])
    assert read(*paths) == (["all/gazette/1-1", "all/mail/1-1"], [])
    assert read(*(path.parent for path in paths)) == (["gazette/1-1", "mail/1-1"], [])


def test_a_file_that_is_given_twice_is_refused(tmp_path):
    path = write(tmp_path / "a.txt")
    for paths in ((path, path), (tmp_path, path), (path, tmp_path / ".." / tmp_path.name)):
        with pytest.raises(CorpusError, match=r"given twice, by itself or in its folder"):
            read(*paths)


ODD_IDS = ["a/../b", "x" * 10_000, "A", "a", "é", "e\u0301", "CON", "..", "a\nb", 0]


def test_any_text_is_an_id_and_half_a_character_is_told(tmp_path):
    rows = [{"id": one, "text": texts.SPOKEN} for one in [*ODD_IDS, None, "\ud800", ["l"]]]
    found, refused = read(write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows))))
    assert found == [*map(str, ODD_IDS), "a-11"]
    assert [one.article for one in refused] == ["\\ud800", "['l']"]
    assert refused[0].reason.startswith("article holds half a character")
    assert refused[1].reason.startswith("id holds list")


@pytest.mark.parametrize("value", [["It rained.", "It snowed."], b"It rained.", 5])
def test_a_column_of_no_texts_is_refused_and_an_empty_one_is_an_empty_text(tmp_path, value):
    pd.DataFrame({"id": ["a", "b"], "text": [value, None]}).to_parquet(tmp_path / "a.parquet")
    found, refused = read(tmp_path / "a.parquet")
    assert refused[0].reason.startswith("text holds ") and refused[0].place == "row 1"
    assert found == ["b"]


@pytest.mark.skipif(os.name == "nt", reason="file names are Unicode there")
def test_a_file_whose_name_is_no_utf8_is_read(tmp_path):
    write(tmp_path / "a.txt").rename(tmp_path / os.fsdecode(b"caf\xe9.txt"))
    assert read(tmp_path) == (["caf\\udce9-1"], [])


def test_a_run_writes_over_no_corpus_and_reads_nothing_of_its_own(tmp_path):
    write(tmp_path / "corpus" / "outlets.csv")
    with pytest.raises(CorpusError, match=r"outlets.csv stands here and is of no run"):
        check_place(Store(str(tmp_path / "corpus")), [])
    with pytest.raises(CorpusError, match=r"all of which is read; give the run a folder outside it"):
        check_place(Store(str(tmp_path / "corpus" / "run")), [tmp_path])


def test_only_what_a_run_left_unfinished_is_swept_away(tmp_path):
    hidden = [tmp_path / name for name in (".pre-commit-config.yaml", ".notes.txt", ".outlets.csv.a1b2c3d4")]
    hidden += [tmp_path / "partitions" / "000000" / name for name in (".keep.json", ".terms.parquet.x1y2z3")]
    for path in hidden:
        write(path)
    Store(str(tmp_path)).tidy("partitions")
    assert [path.is_file() for path in hidden] == [True, True, False, True, False]


def test_a_file_that_changed_is_seen_wherever_it_lies(tmp_path):
    path = write(tmp_path / "build" / "a" / "b.txt")
    before = seen([tmp_path])
    assert seen([tmp_path]) == before
    os.utime(path, ns=(0, 0))
    assert seen([tmp_path]) != before


def test_a_corpus_in_a_folder_named_build_is_read_anew_when_a_text_changed(sample, tmp_path):
    root = tmp_path / "build" / "mine"
    shutil.copytree(sample.root, root, ignore=shutil.ignore_patterns("build", "gold"))
    said = list[str]()
    for _ in range(2):
        measure_partitions(Corpus(root), str(tmp_path / "run"), "loop", copies=False, say=said.append)
    assert said.count("measure: cutting the articles into partitions") == 1
    text = next((root / "texts").glob("*.txt"))
    text.write_bytes(text.read_bytes() + b"\nIt rained again on the last day of the week.\n")
    measure_partitions(Corpus(root), str(tmp_path / "run"), "loop", copies=False, say=said.append)
    assert said.count("measure: cutting the articles into partitions") == 2


def test_a_headline_that_stands_apart_is_part_of_the_text_once_as_in_a_corpus(tmp_path):
    body = "The ferry ran.\nIt sank."
    found = [
        {"text": body, "title": "Ferry back "},
        {"text": f"Ferry back\n{body}", "title": "Ferry back"},
        {"text": body},
    ]
    write(tmp_path / "a.jsonl", "\n".join(json.dumps(one) for one in found))
    texts_read = [row["text"] for row in from_files([tmp_path / "a.jsonl"], lambda _: None)]
    assert texts_read == [f"Ferry back\n\n{body}", f"Ferry back\n{body}", body]
