"""VADER word by word equals the package."""

import random

import pytest
from vaderSentiment import vaderSentiment as package

from analysis.tone import Tone

ANALYZER = package.SentimentIntensityAnalyzer()
TONE = Tone("vader")
OTHERS = "but BUT no least at very so this never without doubt kind of or nor valley ! ?? 😀 and/or"

SENTENCES = [
    "",
    "   ",
    "!!!",
    "Rain.",
    "The ministers had a GREAT, great day!!",
    "Nobody was happy, but the harvest was good.",
    "It was not a good year and never so bad; still, no hope was lost.",
    "The plan is the bomb, or at least not the least useful.",
    "A kind of peace, sort of; a kind host??? Without doubt a triumph.",
    "Thanks 😀😀, he wrote :) and left \U0001f494.",
    "No war, no fear or hatred: a treaty-bound and/or friendly valley (happy).",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_compound_of_a_sentence_is_the_packages(sentence):
    assert TONE.value(sentence) == ANALYZER.polarity_scores(sentence)["compound"]


def test_compound_is_the_packages_on_thousands_of_assembled_sentences():
    rng = random.Random(0)
    weighted = sorted(ANALYZER.lexicon)
    turns = [*package.NEGATE, *package.BOOSTER_DICT, *" ".join(package.SPECIAL_CASES).split()]
    turns += OTHERS.split()
    for _ in range(4000):
        words = [rng.choice(weighted if rng.random() < 0.35 else turns) for _ in range(rng.randint(0, 12))]
        sentence = " ".join(word.upper() if rng.random() < 0.1 else word for word in words)
        assert TONE.value(sentence) == ANALYZER.polarity_scores(sentence)["compound"], sentence


def test_valences_sum_to_the_compound_where_nothing_is_emphasised():
    sentence = "The harvest was good, the roads were not safe, but nobody complained."
    assert TONE.compound(sum(TONE.valences(sentence))) == TONE.value(sentence)


def test_every_word_has_one_valence():
    assert TONE.valences("Peace :) and/or war.") == pytest.approx([2.5 + 2.0, 0.0, 0.0, -2.9])


def test_a_match_shows_what_changed_it():
    (match,) = TONE.matches("The road is not very good.")
    assert (match.form, match.entry, match.base) == ("good", "good", 1.9)
    assert (match.negated, match.intensified) == (("not",), ("very",))


def test_word_forms_do_for_a_text_without_marks():
    assert TONE.valences(["not", "very", "good"]) == TONE.valences("not very good")


def test_a_masked_word_neither_counts_nor_negates():
    assert TONE.valences("the Great Game was good", masked={1}) == [0.0, 0.0, 0.0, 0.0, 1.9]
    assert TONE.valences("Not good", masked=[0]) == [0.0, 1.9]
