"""Who is praised or blamed."""

import pytest

from analysis.tone import Tone, toward
from analysis.tone.events import principals, toward_event
from analysis.words import words


def label(sentence, target):
    start = sentence.index(target)
    return toward(sentence, start, start + len(target)).label


@pytest.mark.parametrize(
    ("sentence", "target", "expected"),
    [
        ("Critics called Mr. Orr corrupt.", "Mr. Orr", "neg"),
        ("Everybody praised Mr. Orr for his courage.", "Mr. Orr", "pos"),
        ("Mr. Orr arrived on Monday.", "Mr. Orr", "neu"),
        ("“The roads are a disgrace,” Mr. Orr said.", "Mr. Orr", "neu"),
        ("Mr. Orr was convicted of fraud.", "Mr. Orr", "neg"),
    ],
)
def test_label_of_a_target(sentence, target, expected):
    assert label(sentence, target) == expected


def test_the_nearer_target_gets_more_of_the_praise():
    sentence = "The admired Ms. Lind met the team of Mr. Orr in Oslo."
    near, far = (toward(sentence, sentence.index(name), sentence.index(name) + 8) for name in ("Ms. Lind", "Mr. Orr "))
    assert near.value > far.value > 0


def test_every_match_is_shown_with_its_weight():
    found = toward("Mr. Orr is honest.", 0, 7)
    ((match, weight),) = found.matches
    assert (match.form, found.value) == ("honest", match.value * weight)


def test_a_sentence_without_a_match_is_neutral():
    assert toward("Mr. Orr came.", 0, 7).value == 0.0


def test_the_principal_is_the_headline_name_that_the_text_takes_up():
    assert principals("Orr Opens Bridge in Oslo", "The mayor, Jon Orr, spoke. Later Orr left. Oslo was quiet.") == [
        "Orr"
    ]


TITLE, TEXT = "Orr opens bridge", "A proud Orr spoke. “A corrupt Orr,” said Ms. Lind. And Orr left."


def test_the_tone_toward_the_event_counts_the_own_words_where_they_are_told():
    own = [word < 4 for word in range(len(words(TEXT)))]
    assert toward_event(TITLE, TEXT, own) > toward_event(TITLE, TEXT)


def test_without_a_name_in_the_headline_it_is_the_name_that_the_text_says_most():
    assert principals("A bridge opens", "The mayor, Jon Orr, spoke. Later Orr left. In Oslo it was quiet.") == ["Orr"]


def test_an_article_without_a_principal_has_no_tone_toward_its_event():
    assert toward_event("Rain", "It rained.", None, Tone("vader")) == toward_event("", "") == 0.0


def test_one_mention_moves_the_tone_toward_the_event_less_than_many():
    once, often = (toward_event("Orr speaks", "Here Orr is admired. " + "We admired Orr. " * n) for n in (0, 9))
    assert 0 < once < often


def test_who_praises_is_not_praised_by_it():
    text = "Dunn praised the generous crew."
    assert toward(text, 0, 4).value < toward(text, 13, 30).value / 10
    assert toward("Dunn was praised for courage.", 0, 4).label == "pos"
