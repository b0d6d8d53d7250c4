import csv
from importlib.resources import files
from typing import get_args

import pytest

from analysis.speech import attribute_many
from analysis.speech.cues import COLUMNS, by_form, cues, stance_of
from analysis.speech.inflection import noun_forms, verb_forms
from analysis.speech.records import Stance
from analysis.speech.triggers import has_cue


def cards() -> list[dict[str, str]]:
    with files("analysis.speech").joinpath("cues.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_every_card_is_complete():
    assert tuple(cards()[0]) == COLUMNS
    assert not [card["cue"] for card in cards() if not all(card.values())]


def test_no_cue_has_two_cards():
    keys = [(card["cue"], card["part"]) for card in cards()]
    assert len(keys) == len(set(keys))


def test_every_card_has_a_known_part_family_and_stance():
    assert {card["part"] for card in cards()} == {"verb", "noun", "adjective", "phrase"}
    assert {card["family"] for card in cards()} == {"speech", "belief", "attitude"}
    assert {card["stance"] for card in cards()} == set(get_args(Stance))


def test_every_example_is_attributed_under_its_cue():
    missed = []
    for card, speech in zip(cards(), attribute_many(card["example"] for card in cards()), strict=True):
        first = card["cue"].split()[0]
        forms = {*verb_forms(first), *noun_forms(first), *card["cue"].split()}
        found = [card["example"][one.cue.start : one.cue.stop].lower() for one in speech.quotations if one.cue]
        if not any(forms & set(cue.split()) for cue in found):
            missed.append(card["cue"])
    assert missed == []


def test_no_counter_example_is_attributed():
    texts = [card["counter_example"] for card in cards()]
    assert [text for text, speech in zip(texts, attribute_many(texts), strict=True) if speech.quotations] == []


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("say", "say says said saying"),
        ("deny", "deny denies denied denying"),
        ("agree", "agree agrees agreed agreeing"),
    ],
)
def test_verbs_are_inflected(verb, forms):
    assert verb_forms(verb) == tuple(forms.split())


def test_a_longer_cue_comes_before_a_shorter_one():
    assert [card.cue for card in by_form("verb")["pointed"]] == ["point out", "point"]


@pytest.mark.parametrize(
    ("sentence", "worth"),
    [
        ("The mayor said no.", True),
        ("According to Bell, the ice was thin.", True),
        ("The ice was thin.", False),
        ("The state of the road was poor.", False),
        ("She plans to leave.", True),
        ("The plans are blue.", False),
        ("The claim that it rained was old.", True),
        ("The claim was old.", False),
        ("Bell left, adding that it rained.", True),
        ("Bell left, adding salt.", False),
        ("", False),
    ],
)
def test_the_filter_keeps_sentences_with_a_cue(sentence, worth):
    assert has_cue(sentence) is worth


def test_every_stance_is_found_by_its_words():
    assert [stance_of([word]) for word in ("said", "noted", "claimed", "slammed", "walked")] == [
        "neutral",
        "endorsing",
        "distancing",
        "emotive",
        "neutral",
    ]


def test_the_cards_are_read_once():
    assert cues() is cues()
