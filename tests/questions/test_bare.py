import pytest

from analysis.comparisons.position import bare_places, position
from analysis.comparisons.sums import sentence_sums
from analysis.questions import markers, reading, tone, voices
from analysis.study import open_study

WITH_INTERVALS = {
    "tone": (tone.bare_tones, tone.tones, "group"),
    "reading": (reading.bare_readability, reading.readability, "statistic"),
    "markers": (markers.bare_rates, markers.marker_rates, "family"),
    "voices": (voices.bare_shares, voices.voice_shares, "voice"),
}


@pytest.mark.parametrize("name", WITH_INTERVALS)
def test_values_without_intervals_are_those_with_them(sample, name):
    study = open_study(sample.root)
    bare, full, column = WITH_INTERVALS[name]
    expected = full(study).pivot(index="article", columns=column, values="value")
    made = bare(study)
    assert set(made.columns) == set(expected.columns)
    assert ((made - expected[made.columns]).abs() < 1e-12).all(axis=None)


def test_places_without_intervals_are_those_with_them(sample):
    study = open_study(sample.root)
    sums = sentence_sums(study.tables, study.plan)
    few = {**study.plan, "intervals": {"minimum_own_sentences": 31, "draws": 3}}
    expected = position(sums, few).set_index("article")["value"]
    made = bare_places(sums, few)
    assert made.isna().tolist() == expected.isna().tolist() and 0 < made.isna().sum() < len(made)
    assert ((made - expected).dropna().abs() < 1e-12).all()
