import hashlib
import json
import shutil
import zipfile

import pandas as pd
import pytest

import analysis
from analysis.study import open_study
from analysis.tables import CorpusError
from analysis.verbs.export import RUN, export, meaning
from analysis.words import words


def packed(corpus, path, **options) -> tuple[dict[str, bytes], str]:
    said: list[str] = []
    with zipfile.ZipFile(export(corpus, path, say=said.append, **options)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}, "\n".join(said)


def runs(text: str) -> set[tuple[str, ...]]:
    found = [text[start:stop].casefold() for start, stop in words(text)]
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


@pytest.fixture(scope="module")
def pack(kept, tmp_path_factory) -> dict[str, bytes]:
    return packed(kept, tmp_path_factory.mktemp("pack") / "run.zip")[0]


def test_a_run_is_packed_whole(pack):
    wanted = (
        "results/results.json results/results.tex results/tone.docx figures/tone.svg measurements/terms.csv lock.txt"
    )
    wanted += " corpus/plan.toml corpus/articles.csv lexicons/tone/news.csv lexicons/own/war_brell.csv CITATION.cff"
    assert set(wanted.split()) | {"codebook.csv", "manifest-sha256.txt", "README.txt"} <= set(pack)


def test_the_manifest_lists_every_file_with_its_hash(pack):
    lines = dict(reversed(line.split("  ")) for line in pack["manifest-sha256.txt"].decode().splitlines())
    assert lines == {n: hashlib.sha256(c).hexdigest() for n, c in pack.items() if n != "manifest-sha256.txt"}


def test_packing_twice_gives_the_same_bytes(kept, tmp_path):
    one, two = (export(kept, tmp_path / name, say=lambda _: None) for name in ("a.zip", "b.zip"))
    assert one.read_bytes() == two.read_bytes()


def test_no_text_of_an_article_is_packed(kept, pack):
    assert not [name for name in pack if "texts" in name or "tables" in name or name.endswith("cleaning.csv")]
    titles = {run for row in kept.articles for run in runs(row["title"])}
    held = {run for row in kept.articles for run in runs(kept.text_path(row).read_text(encoding="utf-8"))} - titles
    for name, content in pack.items():
        if name.endswith((".csv", ".json", ".tex", ".svg", ".txt", ".toml")):
            assert not runs(content.decode("utf-8")) & held, name


@pytest.mark.parametrize("columns", [["passage"], ["words_said"], ["words_said", "sentence"]])
def test_a_table_of_passages_is_left_out_in_every_format(kept_copy, tmp_path, columns):
    study = open_study(kept_copy.root)
    table = pd.DataFrame({name: [study.passage("s5-critique", n) for n in range(9)] for name in columns})
    analysis.keep(study, "mine", table)
    members, said = packed(kept_copy, tmp_path / "run.zip")
    assert "export: results/mine.*: left out: it h" in said
    assert not [name for name in members if name.startswith("results/mine.")]
    assert "results/tone.csv" in members


def test_a_table_with_passages_goes_without_them(kept_copy, tmp_path):
    study = open_study(kept_copy.root)
    analysis.keep(study, "word_shift", analysis.word_shift(study, "s1-preview", "s4-news", top=3))
    members, said = packed(kept_copy, tmp_path / "run.zip")
    assert "export: results/word_shift: without its column passage" in said
    assert [name for name in sorted(members) if "word_shift." in name] == [
        "results/word_shift.csv",
        "results/word_shift.json",
    ]
    assert (
        members["results/word_shift.csv"].decode().startswith("entry,value,low,high,")
        and "passage" not in json.loads(members["results/word_shift.json"])["rows"][0]
    )


def test_texts_are_packed_where_they_are_asked_for(kept, tmp_path):
    members, _ = packed(kept, tmp_path / "run.zip", with_texts=True)
    assert all(f"corpus/texts/{row['file']}" in members for row in kept.articles)
    assert "corpus/cleaning.csv" in members


def test_the_codebook_explains_every_column_of_the_results_and_measurements(pack):
    lines = pack["codebook.csv"].decode().splitlines()[1:]
    untold = [line for line in lines if line.endswith(",") and not line.startswith("lexicons/own")]
    assert untold == []
    assert meaning("rate_risk_doubt") == "hits of the family risk doubt per 1000 words"


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ("build/results", "no results yet"),
        ("build/figures", "make the figures with `framing report`"),
        ("corpus/measurements/terms.csv", "write it with `framing publish`"),
        ("corpus/plan.toml", "missing"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_written(kept_copy, tmp_path, gone, told):
    path = kept_copy.root.parent / gone
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    with pytest.raises(CorpusError, match=told):
        export(kept_copy, tmp_path / "run.zip", say=lambda _: None)
    assert not (tmp_path / "run.zip").exists()


def test_the_crate_names_every_file_of_the_pack_and_the_run_that_made_it(pack):
    graph = json.loads(pack["ro-crate-metadata.json"])["@graph"]
    entities = {one["@id"]: one for one in graph}
    assert entities["ro-crate-metadata.json"]["conformsTo"]["@id"] == "https://w3id.org/ro/crate/1.1"
    named = {part["@id"] for part in entities["./"]["hasPart"]}
    assert named == set(pack) - {"manifest-sha256.txt", "ro-crate-metadata.json"} <= set(entities)
    assert {part["@id"] for part in entities["#run"]["result"]} >= {"results/results.csv", "figures/tone.svg"}
    assert "lock.txt" in named and "environment.yml" in named


def test_what_was_coded_by_hand_is_packed_without_text(kept_copy, tmp_path):
    folder = kept_copy.path("coding") / "tone-1"
    folder.mkdir(parents=True)
    for name in ("codings.csv", "key.json", "report.md", "result.json"):
        (folder / name).write_text(
            "unit,coder,value\nu1,coder 1,pos\n" if name == "codings.csv" else "{}", encoding="utf-8"
        )
    pack = packed(kept_copy, tmp_path / "run.zip")[0]
    assert {name for name in pack if name.startswith("coding/")} == {
        f"coding/tone-1/{p.name}" for p in folder.iterdir()
    }
    assert {"@id": "coding/tone-1/codings.csv"} in json.loads(pack["ro-crate-metadata.json"])["@graph"][3]["result"]
    words_said = kept_copy.text_path(kept_copy.articles[0]).read_text(encoding="utf-8")
    (folder / "report.md").write_text(words_said, encoding="utf-8")
    assert "coding/tone-1/report.md" not in packed(kept_copy, tmp_path / "run.zip")[0]
    (folder / "codings.csv").write_text("unit,coder,value\nu1,Ann Berg,pos\n", encoding="utf-8")
    assert not [name for name in packed(kept_copy, tmp_path / "run.zip")[0] if name.startswith("coding/")]
