"""Each result leads to its passages, and from nothing but them it is counted again."""

import re
import shutil

import pytest

from analysis import keep, key_terms, marker_rates, open_study, tones, without_families, word_shift
from analysis.questions.order import doubts
from analysis.questions.outlets import outlet_positions
from analysis.questions.position import positions
from analysis.results.passages import passages, read_places
from analysis.results.result import Reader
from analysis.results.shelf import gather, unkeyed
from analysis.verbs.recount import only, recounted, recounted_cells
from analysis.verbs.verify import passages as passages_agree
from tests.questions.tiny import COLD, PLAIN, WARM, made
from tests.results.conftest import QUESTIONS, kept_of

SLOW = ("without.", "markers.")
"""Kinds of result that are counted again for two articles here; `framing verify --passages` counts all."""


def test_every_result_is_the_same_when_counted_again_from_its_passages(kept, results):
    again = {
        key: one
        for key, one in results.items()
        if not key.startswith(SLOW) or one.passages[0].startswith(("s3-", "s5-"))
    }
    assert {key.partition(".")[0] for key in again} == {key.partition(".")[0] for key in results}
    counted = list(recounted(open_study(kept.root), again.values()))
    assert len(counted) == len(again) > 500
    assert [one for one in counted if not one.same] == []


def test_every_cell_of_the_tables_without_keys_is_the_same_when_made_again(kept):
    counted = list(recounted_cells(open_study(kept.root), unkeyed(kept.build)))
    assert {one.key.split(",")[0] for one in counted} == {"specifications", "speakers", "corpus", "articles"}
    assert len(counted) > 1000 and [one for one in counted if not one.same] == []


def test_a_table_that_no_question_makes_is_told_and_one_with_its_question_is_made_again(kept_copy):
    study = open_study(kept_copy.root)
    shutil.rmtree(kept_copy.build / "results")
    keep(study, "tone", tones(study))
    keep(study, "mine", tones(study).assign(key=lambda rows: "my" + rows["key"]))
    said: list[str] = []
    assert not passages_agree(kept_copy, said.append)
    assert "no question is known to make table 'mine'" in said[0] and "cells of tables" in said[-1]
    keep(study, "mine", mine(study), question=f"{__name__}:mine")
    assert passages_agree(kept_copy, said.append)
    assert re.fullmatch(r"verify: ([\d,]+) of \1 results recounted from their passages", said[-2])


def mine(study):
    return tones(study).assign(key=lambda rows: "my" + rows["key"])


def test_a_part_of_the_corpus_in_one_voice_and_zone_is_counted_again(kept_copy):
    study = open_study(kept_copy.root).only(["s1-preview", "s3-wire"], ["body"])
    shutil.rmtree(kept_copy.build / "results")
    keep(study, "key_terms", key_terms(study, "own", 3))
    keep(study, "tone", tones(study, "vader", True))
    keep(study, "markers", marker_rates(study, "quoted"))
    counted = list(recounted(open_study(kept_copy.root), gather(kept_copy.build).values()))
    assert len(counted) > 20 and [one for one in counted if not one.same] == []


@pytest.fixture(scope="module")
def several(tmp_path_factory):
    """Return a study of three outlets with four articles each."""
    kinds = {"x": WARM, "y": COLD, "z": WARM[: len(WARM) // 2].rpartition("\n")[0] + "\n" + COLD}
    texts = {f"{outlet}{n}": text + PLAIN * n for outlet, text in kinds.items() for n in range(4)}
    return made(tmp_path_factory.mktemp("several") / "corpus", texts, {article: article[0] for article in texts})


def test_of_outlets_with_several_articles_every_result_is_counted_again_from_their_articles(several):
    asked = {name: QUESTIONS[name](several) for name in ("tone", "voices", "differences", "targets")}
    further = {"outlet_position": outlet_positions(several), "without": without_families(several)}
    results = kept_of(several, {**asked, **further, **doubts(several)})
    assert read_places(results["position.x"].passages).keys() == {"x0", "x1", "x2", "x3"}
    assert read_places(results["difference.x.y"].passages).keys() == {f"{o}{n}" for o in "xy" for n in range(4)}
    counted = list(recounted(several, results.values()))
    assert len(counted) > 60 and [one for one in counted if not one.same] == []


def test_an_outlet_and_an_article_of_one_name_have_places_of_their_own(tmp_path):
    texts = {"x": WARM, "x1": WARM + PLAIN, "y": COLD}
    study = made(tmp_path / "corpus", texts, {article: article[0] for article in texts})
    found = kept_of(study, {"position": positions(study), "outlet_position": outlet_positions(study)})
    assert found.keys() == {"position.x", "position.x1", "position.y", "position.outlet.x", "position.outlet.y"}
    assert set(read_places(found["position.outlet.x"].passages)) == {"x", "x1"}
    assert all(one.same for one in recounted(study, found.values()))


@pytest.mark.parametrize(("first", "second", "voice"), [("x", "y", "own"), ("x0", "y1", "all"), ("x0", "x1", "own")])
def test_the_words_that_set_a_chosen_pair_apart_are_counted_again(several, first, second, voice):
    shifted = word_shift(several, first, second, voice, top=3)
    counted = list(recounted(several, Reader(several).results("word_shift", shifted)))
    assert len(counted) == len(shifted) > 0 and [one for one in counted if not one.same] == []


def test_a_result_counted_from_other_passages_is_told(kept, results):
    study = open_study(kept.root)
    one = results["tone.s3-wire.whole"]
    fewer = only(study, {"s3-wire": read_places(one.passages)["s3-wire"][1:]})
    (again,) = recounted(fewer, [one])
    assert not again.same and again.kept == one.value


@pytest.mark.parametrize(("key", "words_of"), [("tone.s3-wire.own", "own"), ("markers.s3-wire.praise.all", "all")])
def test_the_passages_of_a_voice_are_the_sentences_with_words_in_it(kept, key, words_of):
    study = open_study(kept.root)
    rows = study["segments"][(study["segments"]["article"] == "s3-wire") & (study["segments"]["words"] > 0)]
    wanted = rows if words_of == "all" else rows[rows["voice"] == words_of]
    told = read_places(passages(study, key, {"article": "s3-wire"}))
    assert told == {"s3-wire": sorted(wanted["sentence"].unique())}


def test_the_passages_of_a_comparison_are_in_all_articles(results):
    assert len(results["likeness.s3-wire.s4-news"].passages) == 5


def test_without_the_texts_what_the_published_tables_tell_is_counted_again(sample_copy):
    shutil.rmtree(sample_copy.path("texts"))
    study = open_study(sample_copy.root)
    kept_of(study, {"tone": tones(study), "word_shift": word_shift(study, "s1-preview", "s3-wire")})
    said: list[str] = []
    assert passages_agree(sample_copy, said.append)
    assert said[0].startswith("verify: the texts are not here") and "results recounted" in said[1]
