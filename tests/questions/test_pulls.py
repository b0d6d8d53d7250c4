"""Of many articles the front page names some, and says so."""

import pytest

from analysis.questions import pulls
from analysis.questions.position import positions
from analysis.study import open_study


@pytest.fixture(scope="module")
def asked(sample):
    study = open_study(sample.root)
    return study, positions(study)


def test_of_few_articles_each_has_its_passages_and_nothing_is_said_of_it(asked):
    study, _ = asked
    assert set(pulls.strongest(study)["article"]) == set(study.labels)
    assert pulls.pulls_caption(study) == ""


def test_of_many_articles_the_strongest_passages_and_those_of_the_ends_are_left(asked, monkeypatch):
    study, place = asked
    every = pulls.strongest(study)
    monkeypatch.setattr(pulls, "MANY", 3)
    few = pulls.strongest(study, place=place)
    assert len(few) < len(every) and every["influence"].max() == few["influence"].max()
    assert pulls.at_the_ends(few, place).equals(pulls.at_the_ends(every, place))
    assert pulls.pulls_caption(study) == "Of 5 articles the strongest passages of all are shown"


def test_of_many_places_that_rest_on_one_sentence_a_few_are_named(asked, monkeypatch):
    study, place = asked
    told = pulls.resting(study, place.assign(value=place["value"] / 100))
    resting = told.count(" on sentence ")
    monkeypatch.setattr(pulls, "NAMED", 1)
    told = pulls.resting(study, place.assign(value=place["value"] / 100))
    assert resting > 1 and told.count(" on sentence ") == 1 and f"{resting - 1} more of 5 articles" in told
