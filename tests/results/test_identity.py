import re
import shutil

import pandas as pd
import pytest

import analysis
from analysis.comparisons import stop_words as stops
from analysis.corpus import Corpus
from analysis.questions import terms
from analysis.results.result import Reader
from analysis.results.shelf import gather
from analysis.study import open_study
from analysis.tables import CorpusError
from tests.results.conftest import keep_all


def changed(before, after) -> set[str]:
    return {key for key in before if key in after and before[key].digest != after[key].digest}


def test_a_result_bears_what_the_row_said(results):
    one = results["tone.s1-preview.own"]
    assert one.low < one.value < one.high
    assert (one.estimable, one.table, one.digits, len(one.digest)) == (True, "tone", 2, 16)
    assert one.unit and one.method and "Hutto" in one.reference
    assert re.fullmatch(r"\d of the 10 sentences needed", results["tone.s2-analysis.quoted"].reason)


def test_every_keyed_row_is_a_result(kept, results):
    tables = [pd.read_csv(p) for p in (kept.build / "results").glob("*.csv") if p.stem != "results"]
    keys = [key for table in tables if "key" in table for key in table["key"]]
    assert sorted(keys) == sorted(results)
    assert list(pd.read_csv(kept.build / "results" / "results.csv")["key"]) == sorted(results)


def test_results_that_differ_have_digests_that_differ(results):
    assert len({one.digest for one in results.values()}) == len(results)


def test_two_runs_give_the_same_digests(kept_copy, plain):
    assert changed(plain, keep_all(open_study(kept_copy.root))) == set()


def test_the_digests_are_the_same_without_the_texts(kept_copy, plain):
    shutil.rmtree(kept_copy.path("texts"))
    shutil.rmtree(kept_copy.build)
    study = open_study(kept_copy.root)
    assert not study.texts
    again = keep_all(study)
    assert changed(plain, again) == set()
    assert set(plain) == set(again)


def test_one_lexicon_entry_changes_what_reads_that_family_and_nothing_else(kept_copy, plain):
    path = next(kept_copy.path("lexicons").glob("*.csv"))
    family = path.stem
    header = path.read_text(encoding="utf-8").splitlines()[0]
    cells = dict.fromkeys(header.split(","), "") | {"id": "new.entry", "family": family, "pattern": "umbrella"}
    path.write_text(path.read_text(encoding="utf-8") + ",".join(cells.values()) + "\n", encoding="utf-8")
    moved = changed(plain, keep_all(open_study(Corpus(kept_copy.root).root)))
    assert {key for key in moved if key.startswith("markers.")} == {
        key for key in plain if key.startswith("markers.") and f".{family}." in key
    }
    assert not {key.split(".")[0] for key in moved} & {"tone", "voice", "readability", "term", "keyness", "likeness"}


def test_one_more_stop_word_changes_what_counts_terms_and_nothing_else(kept_copy, plain, monkeypatch):
    more = stops.stop_words() | {"gas"}
    monkeypatch.setattr(stops, "stop_words", lambda: more)
    monkeypatch.setattr(terms, "stop_words", lambda: more)
    again = keep_all(open_study(kept_copy.root))
    moved, counted = changed(plain, again), {"term", "keyness", "likeness"}
    assert moved == {key for key in plain if key in again and key.split(".")[0] in counted}
    rest = plain.keys() & again.keys() - moved
    assert len(rest) > 300 and all(plain[key].value == pytest.approx(again[key].value, nan_ok=True) for key in rest)
    other = {key for key in moved if abs(plain[key].value - again[key].value) > 1e-9}
    assert len(other) > len(moved) / 2 and not any(key.endswith(".gas") for key in again)


def test_one_character_of_an_article_changes_its_results_and_those_of_all_articles(kept_copy, plain):
    path = kept_copy.text_path(kept_copy.articles[0])
    path.write_bytes(path.read_bytes().replace(b".", b"!", 1))
    moved = changed(plain, keep_all(open_study(kept_copy.root)))
    whole = ("keyness.", "likeness.", "echo.", "heard.")
    assert {key for key in moved if not key.startswith(whole)} == {
        key for key in plain if "s1-preview" in key and not key.startswith(whole)
    }
    assert [key for key in plain if key.startswith(whole) and key not in moved] == []


def test_a_card_that_changes_no_number_changes_no_digest(kept_copy, plain):
    path = next(kept_copy.path("lexicons").glob("*.csv"))
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    table.assign(rationale="told anew").to_csv(path, index=False, encoding="utf-8")
    assert changed(plain, keep_all(open_study(kept_copy.root))) == set()


@pytest.mark.parametrize(("lexicon", "same"), [("news", True), ("vader", False)])
def test_another_lexicon_is_another_digest_under_the_same_key(kept, results, lexicon, same):
    study = open_study(kept.root)
    one = Reader(study).results("tone", analysis.tones(study, lexicon))[0]
    assert (one.digest == results[one.key].digest) == same


def test_fewer_zones_are_another_digest(kept, results):
    study = open_study(kept.root).only(zones=["body"])
    one = Reader(study).results("tone", analysis.tones(study))[0]
    assert one.digest != results[one.key].digest
    assert dict(one.specification) == {"zones": "('body',)"}


def test_the_plan_changes_what_it_declares(kept_copy, plain):
    path = kept_copy.path("plan.toml")
    path.write_text(path.read_text(encoding="utf-8").replace("smoothing = 2 ", "smoothing = 3 "), encoding="utf-8")
    moved = changed(plain, keep_all(open_study(kept_copy.root)))
    assert {key.split(".")[0] for key in moved} == {"position", "component", "difference"}


def test_a_digest_names_no_path_and_no_platform(results):
    read = {name for one in results.values() for name in one.reads}
    assert {name.split(" ")[0] for name in read} <= set(
        "text lexicon tone measure plan names cues speech words stop facts targets echoes paraphrases".split()
    )


def test_a_key_of_ones_own_reads_everything(kept):
    study = open_study(kept.root)
    one = Reader(study).results("mine", pd.DataFrame({"key": ["mine.x"], "value": [1.0]}))[0]
    assert {f"text {article}" for article in study.labels} <= set(one.reads)
    assert {"measure markers", "measure sentiment", "stop words"} <= set(one.reads)


def test_a_keyed_table_without_values_gives_no_result(kept):
    study = open_study(kept.root)
    assert Reader(study).results("facts", pd.DataFrame({"key": ["facts.a.b"], "state": ["absent"]})) == []


def test_one_key_with_two_numbers_is_refused(kept_copy):
    study = open_study(kept_copy.root)
    analysis.keep(study, "again", analysis.tones(study).assign(value=0.5))
    with pytest.raises(CorpusError, match=r"result 'tone\.s1-preview\.whole' stands in the tables 'again' and 'tone'"):
        gather(kept_copy.build)
