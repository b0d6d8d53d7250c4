"""Every question is answered on every tiny corpus, by computed sentences that change when a value does."""

import re

import pytest

from analysis.published import publish
from analysis.questions import (
    doubt,
    markers,
    order,
    position,
    pulls,
    together,
    tone,
)  # fmt: skip
from analysis.study import open_study
from tests import texts as specimens
from tests.questions import tiny
from tests.questions.tiny import CASES, COLD, PLAIN, WARM, answers, functions, made


@pytest.mark.parametrize("case", CASES)
def test_every_question_has_an_answer_in_whole_sentences(case, tmp_path):
    study = made(tmp_path / "corpus", CASES[case])
    for name, told in answers(study).items():
        assert told.endswith(".") or name == "resting", (name, told)
        assert not re.search(r"\bnan\b|None|\binf\b|  ", told), (name, told)


def test_specimens_of_every_kind_get_answers(tmp_path):
    texts = {f"t{number}": text for number, text in enumerate(specimens.EVERY.values())}
    assert all(answers(made(tmp_path / "corpus", {**texts, "warm": WARM})))


def test_no_question_is_forgotten_here():
    source = tiny.__loader__.get_source(tiny.__name__)
    own = {
        "doubts",
        "outlet_positions",
        "label_of",
        "ids",
        "finding_id",
        "fact_recall",
        "contradictions",
        "contradictions_answer",
        "fact_pages",
        "facts_caption",
        "omissions_answer",
    }
    own |= {"omissions", "term_counts", "bare_tones", "bare_rates", "bare_shares", "bare_readability"}
    wording = {"number", "interval", "listed", "link", "linked", "separated"}
    assert {name for name in functions() - own - wording if f".{name}(" not in source} == set()


def test_several_articles_of_an_outlet_are_told_apart_and_no_test_is_claimed_impossible(tmp_path):
    texts = {"a": WARM, "b": COLD, "c": WARM + PLAIN, "d": COLD + PLAIN}
    told = answers(made(tmp_path / "corpus", texts, {"a": "x", "b": "y", "c": "x", "d": "y"}))
    assert "X · a" in told["position"] and "X · c" in told["position"]
    assert "one article per outlet" not in told["doubt"]
    assert told["terms"].startswith("Set against the others, the articles are marked by these words: X (")


def test_one_outlet_alone_cannot_be_set_apart(tmp_path):
    told = answers(made(tmp_path / "corpus", {"a": WARM, "b": COLD}, {"a": "x", "b": "x"}))
    assert told["terms"].startswith("No word sets an outlet apart")


def test_from_the_published_tables_every_question_is_answered_too(tmp_path):
    study = made(tmp_path / "corpus", {"a": WARM, "b": COLD})
    with_texts = answers(study)
    publish(study.corpus, lambda _: None)
    for path in study.corpus.path("texts").iterdir():
        path.unlink()
    bare = open_study(study.corpus.root)
    assert not bare.texts
    place = position.positions(bare)
    assert position.positions_answer(place) == with_texts["position"]
    assert tone.tone_answer(tone.tones(bare)) == with_texts["tone"]
    assert markers.markers_answer(markers.marker_rates(bare), markers.poles(bare)) == with_texts["markers"]
    assert set(pulls.strongest(bare)["passage"]) == {"passage withheld: add the text"}


def test_an_article_without_any_measured_word_is_named_wherever_it_is_missing(tmp_path):
    study = made(tmp_path / "corpus", {"a": WARM, "b": specimens.EMPTY, "c": COLD})
    assert together.rows_answer(study, together.overview(study)).endswith(
        "without one: Outlet-B (no word of it is measured)."
    )
    assert "Not measured, and in none of them: Outlet-B." in doubt.failed_answer(doubt.curve(study))
    assert order.unplaced(study, position.positions(study))["label"].tolist() == ["Outlet-B"]


def test_a_sentence_without_tone_is_neither_warm_nor_cold(tmp_path):
    study = made(tmp_path / "corpus", {"a": PLAIN, "b": WARM})
    assert not len(tone.tone_passages(study, "a"))
    assert (tone.tone_passages(study, "b")["tone"] > 0).all()
