"""Each result leads to its passages, and from nothing but them it is counted again."""

import pytest

from analysis.results.passages import passages, read_places
from analysis.study import open_study
from analysis.verbs.recount import only, recounted


def test_every_result_is_the_same_when_counted_again_from_its_passages(kept, results):
    counted = list(recounted(open_study(kept.root), results.values()))
    assert len(counted) == len(results) > 200
    assert [one for one in counted if not one.same] == []


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
