"""The linear tone toward a target: no extra, small, the same for any name."""

from importlib import resources

import pytest

from analysis.tone.linear import LABELS, card, linear_label, weights
from analysis.verbs.chosen import writer
from tests.tone.test_trained import COLD, PLAIN, WARM

BLAMED = "Residents accused the governor of lying about the poisoned wells, and the governor fled through a back door."


def of(text: str, target: str) -> str:
    start = text.index(target)
    return linear_label(text, start, start + len(target))[0]


def test_the_weights_are_small_and_their_card_says_what_they_were_trained_on():
    content = resources.files("analysis.tone").joinpath("data", "linear.json").read_bytes()
    assert len(content) < 2_500_000
    assert card()["licence"] == "MIT (annotation)" and card()["likeness_licence"] == "Apache-2.0"
    assert card()["cross_validated"]["macro_f1"] >= 0.70


@pytest.mark.parametrize(("text", "target", "label"), [(COLD, "officials", "neg"), (WARM, "doctors", "pos")])
def test_praise_and_blame_reach_their_targets(text, target, label):
    assert of(text, target) == label


@pytest.mark.parametrize("text", [BLAMED, WARM, PLAIN])
def test_who_is_named_decides_nothing(text):
    target = {BLAMED: "the governor", WARM: "The minister", PLAIN: "The committee"}[text]
    start = text.index(target)
    found = {linear_label(text.replace(target, name, 1), start, start + len(name)) for name in ("Mr Adams", "Ms Okoro")}
    assert len(found) == 1


@pytest.mark.parametrize("name", ["biden", "obama", "clinton", "sanders", "comey", "pelosi"])
def test_no_weight_is_that_of_a_name(name):
    assert not {f"w={name}", f"L={name}", f"S={name}"} & set(weights().features) and name not in weights().rows


def test_a_text_without_a_word_is_neutral():
    assert linear_label("…", 0, 1) == ("neu", pytest.approx(0, abs=1e-9))


def test_apply_knows_it_and_needs_no_extra():
    assert writer("target_tone", "linear") is writer("target_tone") is not writer("target_tone", "news")
    assert LABELS == ("neg", "neu", "pos")


def test_a_name_that_opens_the_sentence_has_no_weight_either():
    """Trump is a verb in small letters, too, and hardly ever one in news."""
    rest = "said that the harbour would stay closed until the storm is over."
    assert linear_label(f"Trump {rest}", 16, 27) == linear_label(f"Biden {rest}", 16, 27)
    assert "trump" in weights().rows and not {"trump", "president"} & weights().known and "praise" in weights().known
