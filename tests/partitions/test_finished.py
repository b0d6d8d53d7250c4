"""What counts as finished: nothing that was made of other articles, lists or code, nor with a file missing or cut short."""

import json
import shutil
from pathlib import Path

import pytest

from analysis.line import inputs
from analysis.measures import find
from analysis.partitions.line import measure_partitions
from analysis.partitions.origins import check_origins, origins
from analysis.partitions.tallies import open_tallies
from analysis.tables import CorpusError
from tests import texts

FINISHED = "measure: 2 of 2 partitions are finished"


def run(folder: Path, name: str, *pieces: str) -> list[str]:
    given, said = folder / f"{name}.jsonl", list[str]()
    rows = ({"id": f"{name}{n}", "outlet": "o", "text": text} for n, text in enumerate(pieces))
    if not given.is_file():
        given.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    measure_partitions([given], str(folder / f"run-{name}"), "loop", size=1, copies=False, say=said.append)
    return said


def test_files_of_a_partition_that_are_cut_short_or_gone_are_made_again(tmp_path):
    run(tmp_path, "a", texts.SPOKEN, "Rain fell.")
    folder = tmp_path / "run-a" / "partitions" / "000001"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for broken, gone in (("sums.parquet", "quotes.parquet"), ("articles.parquet", "made.json")):
        (folder / broken).write_bytes(b"PAR1")
        (folder / gone).unlink()
        run(tmp_path, "a")
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert FINISHED in run(tmp_path, "a")


def test_what_was_gathered_and_is_broken_is_named_or_made_again(tmp_path):
    given, folder = tmp_path / "a.jsonl", tmp_path / "cut"
    rows = ({"id": f"a{n}", "outlet": "o", "text": texts.SPOKEN} for n in range(2))
    given.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    measure_partitions([given], str(folder), "loop", say=lambda _: None)
    before = {path.name: path.read_bytes() for path in folder.glob("*.*")}
    for name, content in (("copies.parquet", b""), ("tallies.parquet", b"PAR1"), ("cut.json", b'{"size": 1}')):
        (folder / name).write_bytes(content)
    with pytest.raises(CorpusError, match=r"tallies.parquet: not a readable Parquet file .* delete it"):
        open_tallies(folder)
    (folder / "refused.parquet").unlink()
    measure_partitions([given], str(folder), "loop", say=lambda _: None)
    assert {path.name: path.read_bytes() for path in folder.glob("*.*")} == before


def test_a_partition_copied_from_another_run_is_not_taken(tmp_path):
    run(tmp_path, "a", texts.SPOKEN, "Rain fell.")
    run(tmp_path, "b", "Snow fell.", "Hail fell.")
    place = "partitions/000001"
    shutil.rmtree(tmp_path / "run-a" / place)
    shutil.copytree(tmp_path / "run-b" / place, tmp_path / "run-a" / place)
    run(tmp_path, "a")
    assert list(open_tallies(tmp_path / "run-a")["article"]) == ["a0", "a1"]


def test_a_lexicon_of_ones_own_that_changed_is_counted_anew(tmp_path):
    own = tmp_path / "own.csv"
    seen = set[str]()
    for pattern in ("rain", "snow", "rain"):
        own.write_text(f"id,family,pattern\na,own,{pattern}\n", encoding="utf-8")
        seen.add(origins((find("markers")(lexicons=(own.as_posix(),)),)))
    assert len(seen) == 2


OWN = (
    "from dataclasses import dataclass\nfrom typing import ClassVar\nfrom analysis.measures.base import Measure\n\n"
    "@dataclass(frozen=True)\nclass Mine(Measure):\n"
    '    name: ClassVar[str] = "mine"\n    columns: ClassVar[dict[str, str]] = {"count": "int64"}\n\n'
    '    def rows(self, document):\n        yield "body", 0, "all", "", 1\n'
)


def test_a_measure_of_ones_own_that_was_edited_is_measured_anew(tmp_path, make_corpus, monkeypatch):
    path, corpus = tmp_path / "mine_edited.py", make_corpus({"a": "Rain fell."}, language="en")
    path.write_text(OWN, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    name = "mine_edited:Mine"
    before = (inputs(corpus, [name]), origins((find(name)(),)))
    path.write_text(OWN + "        # edited\n", encoding="utf-8")
    after = (inputs(corpus, [name]), origins((find(name)(),)))
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, False]


def test_a_worker_with_other_code_is_refused():
    with pytest.raises(CorpusError, match="install the same version everywhere"):
        check_origins("another version", ())
