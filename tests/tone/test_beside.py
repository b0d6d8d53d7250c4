"""What a target does and has done to it, read off the words beside it."""

import pytest

from analysis.tone.beside import beside, fields, stem
from analysis.tone.linear import tokens
from analysis.tone.targets import scene
from analysis.tone.tone import Tone

KNOWN = frozenset(["although", "on", "residents", "the", "then"])


def of(text: str, target: str) -> dict[str, float]:
    start = text.index(target)
    told = scene(text, start, start + len(target))
    return beside(told, tokens(told, KNOWN), Tone("news").matches(text))


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("The mayor was widely mocked.", "vA=widely"),
        ("The mayor was mocked by residents.", "vP=mocked"),
        ("The mayor did not listen.", "vAN=listen"),
        ("Residents were misled by the mayor.", "g=misled"),
        ("Residents were misled by the mayor.", "by"),
        ("Although the mayor smiled, nobody else did.", "kL=although"),
        ("Then the mayor resigned.", "t-12=the_TARGET_resigned"),
        ("The corrupt mayor left.", "FL=law-"),
    ],
)
def test_a_sentence_has_what_stands_beside_its_target(text, feature):
    assert feature in of(text, "mayor")


def test_blame_has_the_side_it_stands_on():
    assert "GLc-2" in of("The corrupt mayor left.", "mayor")
    assert "GRc-2" in of("The mayor was corrupt.", "mayor")


def test_the_words_of_the_target_tell_nothing():
    text = "On Friday {} was mocked by residents."
    assert of(text.format("Ms Okoro"), "Ms Okoro") == of(text.format("Adams"), "Adams")


@pytest.mark.parametrize(
    ("word", "left"), [("accusations", "accus"), ("accused", "accus"), ("praises", "prais"), ("run", "run")]
)
def test_a_stem_is_a_word_without_its_ending(word, left):
    assert stem(word) == left


def test_a_field_is_that_of_the_list():
    assert fields()["scandal"] == "law"
