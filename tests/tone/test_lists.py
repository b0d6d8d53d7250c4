"""The tone lists hold together."""

import csv
import random
from importlib import resources, util

import pytest

from analysis.tables import CorpusError
from analysis.tone import Tone, lists

ROWS = list(
    csv.DictReader(
        resources.files("analysis.tone").joinpath("data", "news.csv").read_text(encoding="utf-8").splitlines()
    )
)


def forms(row):
    return [form for form in (row["entry"], *row["forms"].split("|")) if form]


def test_every_form_belongs_to_one_entry():
    seen = [form for row in ROWS for form in forms(row)]
    assert len(seen) == len(set(seen))


def test_every_entry_has_a_card():
    assert all(row["field"] and row["sense"] and row["source"] for row in ROWS)
    assert all(-4 <= float(row["weight"]) <= 4 for row in ROWS)


def test_every_form_is_found_as_it_is_looked_up():
    assert [form for row in ROWS for form in forms(row) if lists.key(form) != form] == []


def test_the_order_of_entries_changes_nothing(monkeypatch):
    before = lists.read("news").weights
    shuffled = random.Random(1).sample(ROWS, len(ROWS))
    monkeypatch.setattr(lists, "_rows", lambda name: shuffled if name == "news.csv" else ORDERED[name])
    assert lists._union().weights == before


ORDERED = {"pattern.csv": lists._rows("pattern.csv")}


def test_a_form_in_two_entries_is_refused(monkeypatch):
    monkeypatch.setattr(lists, "_rows", lambda name: [ROWS[0], ROWS[0]])
    with pytest.raises(CorpusError, match=r"news\.csv, line 3: .* keep one"):
        lists._union()


def test_a_weight_that_is_no_number_is_refused(monkeypatch):
    monkeypatch.setattr(lists, "_rows", lambda name: [{**ROWS[0], "weight": "warm"}])
    with pytest.raises(CorpusError, match="line 2: weight 'warm'"):
        lists._union()


def test_a_lexicon_that_does_not_exist_is_refused():
    with pytest.raises(CorpusError, match="use one of news, vader"):
        Tone("sunny")


@pytest.mark.skipif(util.find_spec("afinn") is not None, reason="afinn is installed here")
def test_afinn_says_how_to_get_it():
    with pytest.raises(CorpusError, match="pip install afinn"):
        Tone("afinn").value("A good day.")


@pytest.mark.parametrize("lexicon", ["news", "vader", "pattern"])
def test_lexicons_agree_on_the_plainest_words(lexicon):
    tone = Tone(lexicon)
    assert tone.value("It was an excellent year.") > 0 > tone.value("It was a terrible year.")


def test_a_file_of_ones_own_is_a_lexicon(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("entry,forms,weight\nBridge,bridges,2\nopen bridge,,-1\n", encoding="utf-8")
    assert Tone(str(path)).valences("two bridges and an open bridge") == [0.0, 2.0, 0.0, 0.0, 0.0, -1.0]


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(CorpusError, match=r"nowhere\.csv: No such file"):
        Tone("nowhere.csv").valences("a bridge")


def test_a_file_without_weights_is_refused(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("entry\nbridge\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="line 2: needs the columns entry and weight"):
        Tone(str(path)).valences("a bridge")
