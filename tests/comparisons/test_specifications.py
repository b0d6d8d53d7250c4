"""All combinations of choices are run; the first is the plain position, and what cannot be computed says why."""

from math import prod

import pandas as pd
import pytest

from analysis.comparisons.findings import blocks_hold, findings, outlet_tests, without_blocks
from analysis.comparisons.position import position
from analysis.comparisons.specifications import decisions, run
from analysis.comparisons.sums import sentence_sums
from analysis.study import open_study
from analysis.tables import CorpusError


@pytest.fixture(scope="module")
def study(sample):
    return open_study(sample.root)


@pytest.fixture(scope="module")
def few(study):
    few = {"smoothing": ["declared"], "weighting": ["equal", "without sides"], "unit": ["article"]}
    return {**study.plan, "curve": few}


@pytest.fixture(scope="module")
def plain(study, few):
    return runs_of(study, few)


def runs_of(study, plan, shared=frozenset()):
    chosen = {**decisions(plan, ["news", "vader"]), "corrections": ("applied",)}
    return chosen, run({"applied": study.tables}, shared, plan, chosen)


def test_every_combination_is_run_once_and_the_primary_one_is_the_position(study, plain):
    chosen, made = plain
    assert len(made.declared) == prod(map(len, chosen.values())) == len(made.declared.drop_duplicates())
    places = position(sentence_sums(study.tables, study.plan), study.plan).set_index("article")["value"]
    primary = made.places[made.declared["primary"]].iloc[0]
    assert primary.to_dict() == pytest.approx(places.to_dict(), abs=1e-12)


def test_each_choice_is_the_position_of_a_study_so_made(study, plain):
    _, made = plain
    asked = {"voice": "own and indirect", "lexicon": "vader", "zone": "without headline"}
    rest = {"copy": "kept", "unit": "word", "weighting": "declared", "smoothing": "declared"}
    row = (made.declared[[*asked, *rest]] == pd.Series({**asked, **rest})).all(axis=1)
    part = study.only(zones=["lede", "body"])
    sums = sentence_sums(part.tables, study.plan, indirect_is_own=True, lexicon="vader")
    places = position(sums, study.plan).set_index("article")["value"]
    assert made.places[row].iloc[0].to_dict() == pytest.approx(places.to_dict(), abs=1e-12)


def test_leaving_out_copy_is_leaving_out_its_sentences(study, few):
    article = study.corpus.articles[0]["article"]
    shared = frozenset((article, sentence) for sentence in range(100))
    _, made = runs_of(study, few, shared)
    left = made.declared["copy"] == "left out"
    assert made.places.loc[left, article].isna().all() and made.places.loc[~left, article].notna().all()
    assert "0 of the 10 sentences in the own voice needed" in made.failed()[left].iloc[0]


def test_an_unknown_decision_or_choice_is_refused_with_the_known_ones(study):
    with pytest.raises(CorpusError, match=r"no decision is called 'colour'; there are lexicon, voice"):
        decisions({**study.plan, "curve": {"colour": []}}, ["news"])
    with pytest.raises(CorpusError, match=r"zone: no choice 'tail'; there are all, without headline, body"):
        decisions({**study.plan, "curve": {"zone": ["tail"]}}, ["news"])


PLACES = pd.DataFrame({"a": [0.5, 0.4, 0.1], "b": [0.2, 0.5, 0.0], "c": [-0.1, -0.2, -0.3]})
PRIMARY = pd.Series([True, False, False])


def test_findings_are_the_pairs_and_the_ends_of_the_primary_order():
    made = findings(PLACES, PRIMARY).pivot(index="finding", columns="specification", values="value")
    assert made.loc["a before b"].tolist() == pytest.approx([0.3, -0.1, 0.1])
    assert made.loc["a is most celebratory"].tolist() == pytest.approx([0.3, -0.1, 0.1])
    assert made.loc["c is most critical"].tolist() == pytest.approx([0.3, 0.6, 0.3])
    assert len(made) == 5


def test_leaving_out_a_block_is_the_place_of_the_rest(study):
    sums = sentence_sums(study.tables, study.plan)
    article = sums["article"].iloc[0]
    own = sums[sums["article"] == article].sort_values("sentence")
    without = without_blocks(own, study.plan)
    rest = position(own.iloc[2:], study.plan)["value"].iloc[0]
    assert (without["sentence"].iloc[0], len(without)) == (own["sentence"].iloc[0], len(own) - 1)
    assert without["value"].iloc[0] == pytest.approx(rest)


def test_a_pair_that_one_block_turns_is_told_with_the_block():
    without = pd.DataFrame({"article": ["a", "a", "b"], "sentence": [0, 3, 1], "value": [0.5, 0.1, 0.3]})
    held = blocks_hold(without, pd.Series({"a": 0.4, "b": 0.2}), "a", "b")
    assert (held["blocks"], held["blocks_hold"], held["worst_article"], held["worst_sentence"]) == (3, 2, "a", 3)
    assert held["worst"] == pytest.approx(-0.1)


def test_the_joint_test_of_outlets_refuses_one_article_and_finds_a_difference_in_five():
    one = outlet_tests(PLACES, ["x", "y", "z"])
    assert not one["estimable"].any() and one["q"].isna().all()
    near = pd.DataFrame([[0.5, 0.6, 0.55, 0.52, 0.51, 0.1, 0.2, 0.15, 0.12, 0.11]] * 3).add([0, 0.1, 0.2], axis=0)
    many = outlet_tests(near, ["x"] * 5 + ["y"] * 5)
    assert many["p"].tolist() == pytest.approx([2 / 252] * 2) and (many["q"] < 0.05).all()
