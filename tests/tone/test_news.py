"""Our rules for news: what negates, turns, weighs or masks a word."""

import math

import pytest

from analysis.tone import Tone, compound

TONE = Tone("news")


def sign(value):
    return (value > 0) - (value < 0)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The reform was a success.", 1),
        ("The reform was not a success.", -1),
        ("The reform wasn't a success.", -1),
        ("The reform wasn’t a success.", -1),
        ("The reform was never a real success.", -1),
        ("The reform was far from a success.", -1),
        ("The reform was not only a success.", 1),
        ("Hardly anybody was satisfied.", -1),
        ("The ministers failed to improve the roads.", -1),
        ("The new law will curb corruption.", 1),
        ("The treaty ended the war.", 1),
        ("The decree undermines democracy.", -1),
        ("There was no hatred or fear.", 1),
        ("The clinic is not good enough.", -1),
        ("The law did little to stop corruption.", -1),
        ("The patrols did not end the war.", -1),
        ("No wonder the guests were happy.", 1),
        ("The clinic opened on Monday.", 0),
        ("Not everyone in the port was celebrating.", -1),
        ("No one on the quay was happy.", -1),
        ("Few found the speech charming.", -1),
        ("A few found the speech charming.", 1),
        ("The cabinet signed away a piece of its freedom.", -1),
        ("The cabinet never gave up hope.", 1),
        ("They did not lose the respect of the port.", 1),
        ("They lost the vote and won respect.", 1),
        ("Comfort came at the expense of fairness.", -1),
        ("Hopes of a better harvest were dashed.", -1),
        ("Hopes of a better harvest were not dashed.", 1),
        ("It was not a great, brave or honest speech.", -1),
    ],
)
def test_sign_of_a_sentence(sentence, expected):
    assert sign(TONE.value(sentence)) == expected


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("The harvest was good.", "The harvest was very good."),
        ("The harvest was somewhat good.", "The harvest was good."),
        ("The harvest could be good.", "The harvest is good."),
        ("Is the harvest good?", "The harvest is good."),
        ("The plan is good, but it is late.", "It is late, but the plan is good."),
    ],
)
def test_degree_modality_question_and_contrast_weigh(weaker, stronger):
    assert sum(TONE.valences(weaker)) < sum(TONE.valences(stronger))


@pytest.mark.parametrize(
    ("less", "more", "word"),
    [
        ("The fears were dispelled.", "The fears were shared.", 1),
        ("They condemned the attack.", "They backed the attack.", 3),
    ],
)
def test_blame_that_is_ended_or_fought_weighs_less(less, more, word):
    assert TONE.valences(less)[word] > TONE.valences(more)[word] < 0


def test_an_act_and_a_topic_are_fainter_than_praise():
    praise = TONE.value("She was generous.")
    for faint in ("She smiled.", "Friends whispered.", "A declaration on friendship."):
        assert 0 < TONE.value(faint) < praise


def test_negation_does_not_cross_a_comma():
    assert TONE.valences("No, good roads matter.")[1] > 0


@pytest.mark.parametrize(
    "sentence",
    [
        "The United Party met the Security Council.",
        "He likes to share interest in kind with a trust fund.",
        "They signed the Treaty of Friendship and Good Neighbours.",
        "On Monday Mr. Savage met Ms. Grace Lynch in the old station.",
    ],
)
def test_names_and_false_friends_have_no_tone(sentence):
    assert TONE.matches(sentence) == []


def test_capitals_tell_nothing_in_a_headline():
    assert TONE.value("Ministers Hail Great Success of Friendly Talks") > 0


def test_a_masked_word_counts_nothing_and_negates_nothing():
    sentence = "the no surrender league praised the city"
    assert TONE.valences(sentence, masked={1, 2, 3})[1:4] == [0.0, 0.0, 0.0]
    assert TONE.valences("not good", masked=[0]) == TONE.valences("be good")


def test_a_phrase_wins_over_its_words():
    (match,) = TONE.matches("The budget fell short.")
    assert (match.form, match.entry, match.word) == ("fell short", "fell short", 3)


def test_a_match_shows_what_changed_it():
    (match,) = TONE.matches("The answer was not very helpful.")
    assert (match.entry, match.negated, match.intensified) == ("helpful", ("not",), ("very",))
    assert match.value == pytest.approx(match.base * -0.6 * 1.25)
    assert match.list == "news"


def test_word_forms_do_for_a_text_without_marks():
    assert TONE.valences(["not", "very", "good"]) == TONE.valences("not very good")


@pytest.mark.parametrize("sentence", ["", " ", "...", "\n"])
def test_nothing_has_no_valences_and_a_value_of_0(sentence):
    assert (TONE.valences(sentence), TONE.value(sentence)) == ([], 0.0)


def test_compound_is_between_minus_1_and_1_and_rises():
    values = [compound(total) for total in (-1e9, -3, 0, 3, 1e9)]
    assert values == sorted(values)
    assert (values[0], values[2], values[-1]) == (-1.0, 0.0, 1.0)


def test_compound_counts_on_fingers():
    assert compound(3.0) == round(3 / math.sqrt(24), 4)
    assert compound(3.0, 88) == compound(1.5)


def test_repeating_a_text_does_not_make_it_much_warmer():
    once = "The host was generous and the talks were friendly today, so"
    short, long = TONE.value(once), TONE.value(" ".join([once] * 4))
    assert short < long < 2 * short
