"""The evidence page holds every sentence of the study, cut at voices and markers, and no script of an article's."""

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis.questions.wording import linked
from analysis.report.evidence import evidence
from analysis.study import open_study
from tests.questions.tiny import COLD, WARM, made

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"


@pytest.fixture(scope="module")
def study():
    return open_study(SAMPLE)


@pytest.fixture(scope="module")
def told(study):
    return json.loads(evidence(study))


def test_the_runs_of_a_sentence_are_its_text(study, told):
    passages = {(s["a"], s["s"] - 1): "".join(run[0] for run in s["r"]) for s in told["sentences"]}
    assert passages == {key: study.passage(*key) for key in passages} and len(passages) == len(study["sentences"])


def test_the_words_of_the_runs_are_the_words_of_the_study(study, told):
    assert sum(run[1] for s in told["sentences"] for run in s["r"]) == study["segments"]["words"].sum()


def test_every_hit_stands_on_the_page(study, told):
    shown = {(s["a"], s["s"] - 1, mark[0], mark[1]) for s in told["sentences"] for run in s["r"] for mark in run[4]}
    rows = study["markers"][["article", "sentence", "family", "entry"]].itertuples(index=False, name=None)
    assert shown == set(rows)


def test_a_sentence_leads_to_its_byte(study, told):
    files = {row["article"]: study.corpus.text_path(row).read_bytes() for row in study.corpus.articles}
    for sentence in told["sentences"]:
        first = sentence["r"][0][0][:1].encode()
        assert files[sentence["a"]][sentence["b"] :].startswith(first)


def test_nothing_in_it_can_close_a_script():
    assert "<" not in evidence(open_study(SAMPLE))


def test_an_outlet_with_several_articles_can_be_chosen_whole(tmp_path):
    several = made(tmp_path / "corpus", {"a": WARM, "b": COLD, "c": WARM}, {"a": "x", "b": "y", "c": "x"})
    told = json.loads(evidence(several))
    assert told["outlets"] == {"x": "X", "y": "Y"}
    assert [one["outlet"] for one in told["articles"]] == ["x", "y", "x"]
    assert linked(several.labelled(pd.DataFrame({"outlet": ["x"]})))["link"].tolist() == ["evidence.html#article=x"]


def test_an_article_in_another_language_has_no_voice(mixed):
    told = json.loads(evidence(open_study(mixed.root)))
    voices = {s["a"]: {run[2] for run in s["r"]} for s in told["sentences"]}
    assert voices["c"] == {""} and "own" in voices["a"]
