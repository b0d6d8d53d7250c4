import json

import pytest

from analysis.alignments.utterances import covered, is_echo, likeness, shared, utterance, weights
from tests.conftest import ROOT

CASES = [
    json.loads(line) for line in (ROOT / "tests" / "sets" / "echoes.jsonl").read_text(encoding="utf-8").splitlines()
]


def taken(part: str) -> dict[str, int]:
    pairs = [
        (utterance(c["one"]["text"], c["one"]["speaker"]), utterance(c["other"]["text"], c["other"]["speaker"]))
        for c in CASES
    ]
    weight = weights(one for pair in pairs for one in pair)
    found = [(is_echo(*pair, weight), c["same"]) for c, pair in zip(CASES, pairs, strict=True) if c["part"] == part]
    return {
        "right": sum(a and b for a, b in found),
        "wrong": sum(a and not b for a, b in found),
        "all": sum(b for _, b in found),
    }


def test_the_set_is_as_its_page_says() -> None:
    assert (len(CASES), sum(case["same"] for case in CASES)) == (80, 40)
    assert taken("tuning") == {"right": 14, "wrong": 1, "all": 20}
    assert taken("measuring") == {"right": 19, "wrong": 0, "all": 20}


NUMBERS = (
    ("three thousand families", "#3000"),
    ("4.2bn crowns", "#4.2e+09"),
    ("4.2 billion crowns", "#4.2e+09"),
    ("3,000 families", "#3000"),
    ("seventy percent", "#70"),
)


@pytest.mark.parametrize(("text", "term"), NUMBERS)
def test_numbers_in_words_and_in_figures_are_one_term(text: str, term: str) -> None:
    assert term in utterance(text).terms


def test_forms_of_a_word_are_shared_and_other_words_are_not() -> None:
    one, other = utterance("the boats returned north"), utterance("returning a boat, northerners")
    assert shared(one, other) == [("boats", "boat"), ("returned", "returning")]


def test_two_named_speakers_never_say_the_same_utterance() -> None:
    one, other = (utterance("the night shift will be paid on Friday", name) for name in ("Ada Bell", "Tom Lund"))
    assert likeness(one, other, {}) == 0
    assert likeness(one, utterance("the night shift will be paid", "Ada Bell and Tom Lund"), {}) == 1
    assert likeness(one, utterance("the night shift will be paid", ""), {}) == 1


def test_numbers_that_contradict_each_other_are_no_echo() -> None:
    one, other = (utterance(f"exports of cocoa rose to {n} tonnes", "Ada Bell") for n in (1900, 2400))
    assert likeness(one, other, {}) == 0


def test_half_of_an_utterance_covers_half_of_it() -> None:
    one, other = utterance("ice boats harbour wind"), utterance("ice boats")
    assert (covered(one, other, {}), covered(other, one, {})) == (0.5, 1.0)
