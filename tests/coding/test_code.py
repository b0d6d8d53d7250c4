"""From a corpus to a blind sheet, and from two coders' sheets to agreement, gold, card and corrected shares."""

import csv
import json
import random
import shutil
from dataclasses import replace

import pytest

from analysis.__main__ import main
from analysis.coding import doccano, studio, xlsx
from analysis.coding.card import card, loaded
from analysis.coding.declared import Gold
from analysis.coding.draw import Drawn, Place, draw, population, shares
from analysis.coding.key import load, texts_of
from analysis.coding.sheet import READ, Coding, tasks
from analysis.corpus import Corpus
from analysis.study import open_study
from analysis.tables import CorpusError
from analysis.verbs import validate as verb
from analysis.verbs.code import give, take
from tests.questions.tiny import made

pytest.importorskip("openpyxl")


def quiet(_: str) -> None:
    pass


@pytest.fixture(scope="module")
def study(sample, tmp_path_factory):
    """Open a copy of the measured sample, which keys may be written to."""
    folder = tmp_path_factory.mktemp("corpora") / "copy"
    shutil.copytree(sample.root.parent, folder)
    return open_study(folder / "corpus")


@pytest.fixture(scope="module")
def exported(study, tmp_path_factory):
    """Export every task; return task → (folder, key)."""
    made = {}
    for task in tasks():
        out = tmp_path_factory.mktemp(task) / "sheet"
        give(study, task, 60, 4, out, say=quiet)
        (name,) = [path.parent.name for path in study.corpus.path("coding").glob(f"{task}-*/key.json")]
        made[task] = out, load(study.corpus, name)
    return made


@pytest.mark.parametrize("task", tasks())
def test_all_formats_show_the_same_units_and_git_is_told_to_ignore_them(task, exported, study):
    out, key = exported[task]
    sheet = key.sheet(texts_of(study))
    rows = [json.loads(line) for line in (out / "doccano.jsonl").read_text(encoding="utf-8").splitlines()]
    told = json.loads((out / "label-studio.json").read_text(encoding="utf-8"))
    assert [row["text"] for row in rows] == [row["data"]["text"] for row in told] == [unit.text for unit in sheet.units]
    assert (out / ".gitignore").read_text() == "*\n" and sheet.book.question in (out / "codebook.md").read_text(
        encoding="utf-8"
    )
    for path in (out / "sheet.xlsx", out / "sheet.qdpx"):
        assert path.stat().st_size


@pytest.mark.parametrize("task", tasks())
def test_no_outlet_and_no_writer_is_in_anything_a_coder_gets(task, exported, study):
    from openpyxl import load_workbook

    out, _ = exported[task]
    seen = "".join(path.read_text(encoding="utf-8") for path in out.glob("*.[jm]*"))
    seen += "".join(str(cell) for sheet in load_workbook(out / "sheet.xlsx") for row in sheet.values for cell in row)
    for row in (*study.corpus.outlets, *study.corpus.articles):
        for name in (
            row["outlet"],
            row.get("label", ""),
            row.get("byline", ""),
            row.get("article", ""),
            row.get("file", ""),
        ):
            assert not name or name.casefold() not in seen.casefold(), name


def test_the_key_holds_places_and_no_text(exported, study):
    key = (study.corpus.path("coding") / exported["sentence_tone"][1].key / "key.json").read_text(encoding="utf-8")
    words = {word for text in texts_of(study).values() for word in text.split() if len(word) > 9}
    assert not [word for word in words if word in key]


def test_the_draw_is_as_equal_over_outlets_and_voices_as_they_allow(study):
    drawn = draw(population(study, "sentence"), texts_of(study), (), 60, 1)
    counts = {one.place.stratum: 0 for one in drawn}
    for one in drawn:
        counts[one.place.stratum] += 1
    assert len(drawn) == 60 and {outlet for outlet, _ in counts} == {row["outlet"] for row in study.corpus.outlets}
    assert all(number >= 3 or one.weight == 1 for one in drawn for number in [counts[one.place.stratum]])
    assert sum(one.weight for one in drawn) == pytest.approx(
        sum(place.stratum in counts for place in population(study, "sentence")), rel=0.02
    )


def test_an_article_that_is_not_measured_is_not_coded(study, tmp_path):
    import pandas as pd

    article = next(iter(study.labels))
    refusals = pd.DataFrame({"article": [article], "measure": "quotes", "language": "de", "reason": ""})
    without = replace(study, tables={**study.tables, "refusals": refusals})
    for unit in ("sentence", "article", "target"):
        held = {place.article for place in population(without, unit)}
        assert held and held == {place.article for place in population(study, unit)} - {article}
    said = []
    give(without, "sentence_tone", 9, 1, tmp_path / "sheet", say=said.append)
    assert f"code: left out, because the measures are not made for their language: {article} (de)" in said


def test_the_same_seed_draws_the_same_and_another_another(study):
    first, again, other = (draw(population(study, "sentence"), texts_of(study), (), 30, seed) for seed in (1, 1, 2))
    assert first == again != other


def test_more_than_there_is_draws_all():
    places = [Place(f"a{i}", "x", "own", i, 0, 20) for i in range(3)]
    texts = {f"a{i}": "It rained all day here." for i in range(3)}
    assert {one.weight for one in draw(places, texts, (), 99, 0)} == {1.0}
    assert shares({("x", "own"): 1, ("y", "own"): 9}, 6) == {("x", "own"): 1, ("y", "own"): 5}
    with pytest.raises(CorpusError, match="nothing to draw"):
        draw(places, texts, (), 0, 0)


def coded(key, study, coder, wrong=0.0, seed=0):
    """Code every unit as a coder who sees the measure's answer and errs in a share of units."""
    chance = random.Random(f"{coder}{seed}")
    sheet = key.sheet(texts_of(study))
    found = verb.measured(key.task, [{"id": one.unit, "text": one.text, "start": 0, "end": 1} for one in sheet.units])
    made = []
    for unit, one in zip(sheet.units, found, strict=True):
        value = str(round(max(-2, min(2, 3 * one["value"])))) if key.task == "sentence_tone" else str(one["label"])
        made.append(Coding(unit.unit, coder, chance.choice(sheet.book.values) if chance.random() < wrong else value))
    return sheet, made


def test_two_coders_sheets_give_agreement_gold_and_corrected_shares(exported, study, tmp_path):
    _, key = exported["sentence_tone"]
    sheet, ann = coded(key, study, "ann")
    _, ben = coded(key, study, "ben", 0.2)
    told = []
    take(
        study,
        [xlsx.write(sheet, tmp_path / "ann.xlsx", ann), studio.write(sheet, tmp_path / "b.json", ben)],
        told.append,
    )
    report = "\n".join(told)
    assert "60 of 60 units coded by coder 1, coder 2; 60 by two or more" in report
    assert "Krippendorff's alpha, interval: 0." in report and "| outlet | value | found | corrected |" in report
    home = study.corpus.path("coding") / key.key
    rows = list(csv.DictReader((home / "codings.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 120 and {row["coder"] for row in rows} == {"coder 1", "coder 2"}
    assert "code: no name is written: ann is coder 1, ben is coder 2" in told
    gold = study.corpus.build / "coding" / f"{key.key}.jsonl"
    lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    texts = texts_of(study)
    assert len(lines) == 60 and all(line["text"] in texts[line["article"]] for line in lines)
    assert Gold.of(gold).here and Gold.of(gold).coders == 2
    assert not study.corpus.path("validity").exists()  # 60 units are too few


def test_a_coder_s_words_come_back_to_their_places_in_the_article(exported, study, tmp_path):
    _, key = exported["markers"]
    sheet = key.sheet(texts_of(study))
    given = [Coding(unit.unit, "ann", READ) for unit in sheet.units]
    given += [Coding(unit.unit, "ann", "praise", 3, 11) for unit in sheet.units if len(unit.text) > 20]
    take(study, [doccano.write(sheet, tmp_path / "ann.jsonl", given)], quiet)
    rows = csv.DictReader(
        (study.corpus.path("coding") / key.key / "codings.csv").read_text(encoding="utf-8").splitlines()
    )
    texts, units = texts_of(study), {unit.unit: unit.text for unit in sheet.units}
    for row in rows:
        words = texts[row["article"]][int(row["start"]) : int(row["stop"])]
        if row["value"] == "praise" and "[…]" not in units[row["unit"]][:12]:
            assert words == units[row["unit"]][3:11]


def test_two_hundred_units_of_two_coders_are_validated_here(tmp_path):
    moods = ("splendid", "happy", "plain", "grave", "shameful")
    texts = {
        f"a{n}": "\n".join(f"The {moods[i % 5]} number {i} of the {thing} was seen by many." for i in range(74))
        for n, thing in enumerate(("bridge", "road", "harbour"))
    }
    study = made(tmp_path / "corpus", texts)
    give(study, "sentence_tone", 210, 9, tmp_path / "sheet", say=quiet)
    (place,) = study.corpus.path("coding").glob("*/key.json")
    key, sheets = load(study.corpus, place.parent.name), []
    for coder, wrong in (("ann", 0.0), ("ben", 0.1)):
        sheet, given = coded(key, study, coder, wrong)
        sheets.append(xlsx.write(sheet, tmp_path / f"{coder}.xlsx", given))
    take(study, sheets, quiet)
    one = loaded((study.corpus.path("validity") / "sentence_tone.json").read_text(encoding="utf-8"))
    assert (one.status, one.n, one.coders) == ("validated here", 210, 2)
    assert card("sentiment", study.corpus.root) == one != card("sentiment")


def test_two_sheets_by_the_same_coder_are_refused(exported, study, tmp_path):
    _, key = exported["loaded"]
    sheet, given = coded(key, study, "ann")
    paths = [xlsx.write(sheet, tmp_path / f"{n}.xlsx", given) for n in "ab"]
    with pytest.raises(CorpusError, match=r"b\.xlsx: 'ann' coded an earlier file too"):
        take(study, paths, quiet)


def test_two_codes_where_one_is_asked_for_are_refused(exported, study, tmp_path):
    _, key = exported["loaded"]
    sheet, (first, *_) = coded(key, study, "ann")
    path = doccano.write(sheet, tmp_path / "ann.jsonl", [first, replace(first, value=str(1 - int(first.value)))])
    with pytest.raises(CorpusError, match="ann gave it 0 and 1; keep one"):
        doccano.read(path, sheet)


BAD = [
    (["code", "export", "OUT"], "needs --task NAME"),
    (["code", "export", "--task", "moods", "OUT"], "task 'moods' has no codebook; write one of sentence_tone"),
    (["code", "import", "nowhere.xlsx"], "nowhere.xlsx: the file is missing"),
    (["code", "import", "other.csv"], "'.csv' is no coding sheet; give back .xlsx"),
    (["code", "import", "broken.json"], "not readable as JSON"),
    (["code", "import", "foreign.jsonl"], "no such key; name with --corpus"),
    (["code", "export", "--task", "loaded", "full"], "full: the folder holds other files"),
]


@pytest.mark.parametrize(("arguments", "told"), BAD)
def test_bad_input_is_said_in_one_line(arguments, told, study, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other.csv").write_text("a\n")
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "foreign.jsonl").write_text('{"text": "a", "unit": "u1", "sheet": "tone-1"}\n')
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("keep me")
    assert main([*arguments, "--corpus", str(study.corpus.root)]) == 1
    assert told in capsys.readouterr().err


def test_a_changed_article_is_noticed(exported, study):
    _, key = exported["loaded"]
    with pytest.raises(CorpusError, match="the articles are not those that were drawn from"):
        key.sheet({article: f"Before. {text}" for article, text in texts_of(study).items()})


def test_a_key_is_the_same_when_read_again(exported, study):
    for _, key in exported.values():
        assert load(Corpus(study.corpus.root), key.key) == key
        assert all(isinstance(one, Drawn) for one in key.drawn)
