import json
from pathlib import Path

import pytest

from analysis.measures.laws import check
from analysis.measures.passives import Passives
from analysis.tokens import document_of

SET = Path(__file__).parent.parent / "sets" / "passives.jsonl"
CASES = [json.loads(line) for line in SET.read_text(encoding="utf-8").splitlines()]


def hits(text: str) -> list[tuple]:
    return list(Passives().rows(document_of("a", text)))


def test_the_measure_keeps_every_law():
    check(Passives())


@pytest.mark.parametrize(
    ("text", "participles"),
    [
        ("The gate was never really closed.", ["closed"]),
        ("The gate was closed by a guard.", []),
        ("The gate was closed by Monday.", ["closed"]),
        ("The gate was closed, and by the wall stood a guard.", ["closed"]),
        ("The gate is being mended.", ["mended"]),
        ("He was tired.", []),
        ("They are set to meet.", []),
    ],
)
def test_a_passive_counts_where_nobody_is_said_to_do_it(text, participles):
    assert [hit[-1] for hit in hits(text)] == participles


def test_a_hit_has_its_place_and_the_voice_that_says_it():
    ((_, sentence, voice, speaker, word, length, _),) = hits("Rain fell.\n“The gate was never closed,” said Mira Oll.")
    assert (sentence, voice, speaker, word, length) == (1, "direct", "Mira Oll", 4, 3)


def test_at_least_nine_in_ten_of_fifty_sentences_are_told_right():
    """Counted on a set written before the rule by the one who wrote the rule: a floor under later changes."""
    found = [len(hits(case["text"])) == case["without_agent"] for case in CASES]
    assert len(CASES) == 50
    assert sum(found) >= 45
