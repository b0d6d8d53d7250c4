"""The validity gate holds back a lexicon that has been spoilt."""

import csv
import json
import random
from importlib import resources
from pathlib import Path

import pytest

from analysis.coding.declared import Gold
from analysis.coding.validity import validity
from analysis.tone import Tone
from tests.coding.places import gold
from tests.coding.rated import RATED

RATED_SET = Gold("sixty sentences", "CC0-1.0", "original sentences in the manner of editorials", "en", 1)
SHARE = 0.3


def tone_list(folder: Path, flipped: float, seed: int = 0) -> str:
    """Copy the tone list of news, the signs of so many of its entries flipped, and return the copy's path."""
    text = resources.files("analysis.tone").joinpath("data", "news.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    for row in random.Random(seed).sample(rows, round(flipped * len(rows))):
        row["weight"] = str(-float(row["weight"]))
    path = folder / f"list-{seed}.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        lines = csv.DictWriter(stream, ["entry", "forms", "weight"], extrasaction="ignore")
        lines.writeheader()
        lines.writerows(rows)
    return str(path)


def card_of(lexicon: str, rows, told: Gold = RATED_SET):
    tone = Tone(lexicon)
    return validity("sentence_tone", told, rows, [{"value": tone.value(row["text"])} for row in rows]).card()


def test_the_tone_list_passes_as_it_is(tmp_path):
    assert card_of("news", RATED).passes
    assert card_of(tone_list(tmp_path, 0), RATED).passes


@pytest.mark.parametrize("seed", range(5))
def test_a_list_with_three_in_ten_signs_flipped_fails(tmp_path, seed):
    card = card_of(tone_list(tmp_path, SHARE, seed), RATED)
    assert card.status == "validated elsewhere" and not card.passes


@pytest.mark.parametrize("seed", range(2))
def test_a_list_with_three_in_ten_signs_flipped_fails_on_rated_editorials(tmp_path, seed):
    path = gold("editorial_sentences.jsonl")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert card_of("news", rows, Gold.of(path)).passes
    assert not card_of(tone_list(tmp_path, SHARE, seed), rows, Gold.of(path)).passes


def test_too_few_sentences_pass_no_gate():
    assert card_of("news", RATED[:49]).status == "insufficient"
    assert not card_of("news", RATED[:49]).passes
