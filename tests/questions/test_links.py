"""Marks that stand for two articles or outlets lead to sentences of both."""

import re

import pytest

from analysis.comparisons.likeness import joining_terms
from analysis.questions.doubt import place_links
from analysis.questions.pairs import drawn_differences, pair_links, place_differences
from analysis.questions.pulls import strongest
from analysis.questions.terms import term_counts
from analysis.questions.together import likeness_square, likeness_table
from analysis.results.passages import read_places
from analysis.study import open_study
from tests.questions.tiny import COLD, PLAIN, WARM, made


@pytest.fixture(scope="module")
def study(sample):
    return open_study(sample.root)


def named(link: str) -> dict[str, list[int]]:
    """Return article → the sentences, from 0, that an address names."""
    told = re.fullmatch(r"evidence\.html#places=(.+)", link)[1]
    return {article: [n - 1 for n in numbers] for article, numbers in read_places(told.split(";")).items()}


def test_a_cell_of_likeness_leads_to_sentences_that_share_the_words_that_weigh_most(study):
    square = likeness_square(study, likeness_table(study))
    assert len(square) == 20 and square["link"].ne("").all()
    ids = {label: article for article, label in study.labels.items()}
    for row in square.itertuples():
        places, pair = named(row.link), (ids[row.first], ids[row.second])
        assert set(places) == set(pair)
        heaviest = joining_terms(term_counts(study), [pair])[pair]
        told = [study.passage(article, n).lower() for article, numbers in places.items() for n in numbers]
        assert heaviest and all(any(term in passage for term in heaviest) for passage in told)


def test_a_difference_leads_to_what_pulls_the_two_apart(study):
    drawn = pair_links(study, drawn_differences(place_differences(study)))
    pulls = strongest(study)
    up = pulls[pulls["pulls"] == "to celebratory"].groupby("label")["sentence"].agg(set)
    down = pulls[pulls["pulls"] == "to critical"].groupby("label")["sentence"].agg(set)
    for row in drawn.itertuples():
        places = {study.labels[article]: {n + 1 for n in numbers} for article, numbers in named(row.link).items()}
        assert places == {row.before: up[row.before], row.after: down[row.after]}


def test_of_outlets_the_sentences_are_those_of_their_articles(tmp_path):
    texts = {"a": WARM, "b": COLD, "c": WARM + PLAIN, "d": COLD + PLAIN}
    several = made(tmp_path / "corpus", texts, {"a": "x", "b": "y", "c": "x", "d": "y"})
    (link,) = pair_links(several, drawn_differences(place_differences(several)))["link"]
    assert {several.owners[article] for article in named(link)} == {"x", "y"}
    assert set(place_links(several).values()) == {"evidence.html#article=x", "evidence.html#article=y"}
    assert set(named(likeness_square(several, likeness_table(several))["link"].iloc[0])) == set(texts)
