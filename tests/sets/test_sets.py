"""The hand-made sets and the sample's gold are whole: positions slice to what they name."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

SETS = Path(__file__).parent
SPEAKERS = ("speakers.jsonl", "speakers_second.jsonl", "speakers_third.jsonl")
SAMPLE = SETS.parents[1] / "corpus" / "sample"


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_mention_is_where_the_case_says() -> None:
    for case in (case for name in SPEAKERS for case in read(SETS / name)):
        mention = case["mention"]
        assert case["text"][mention["start"] : mention["end"]] == mention["text"], case["id"]


def test_a_name_stands_in_its_text_and_only_the_unresolvable_have_none() -> None:
    for case in (case for name in SPEAKERS for case in read(SETS / name)):
        assert case["name"] in case["text"], case["id"]
        assert (case["name"] == "") == (case["type"] == "unresolvable"), case["id"]


def test_a_fifth_of_the_speakers_cannot_be_resolved() -> None:
    kinds = Counter(case["type"] for case in read(SETS / "speakers.jsonl"))
    assert kinds == {"pronoun": 86, "description": 92, "last_name": 17, "unresolvable": 46}
    kinds = Counter(case["type"] for case in read(SETS / "speakers_second.jsonl"))
    assert kinds == {"pronoun": 28, "description": 39, "unresolvable": 12}
    kinds = Counter(case["type"] for case in read(SETS / "speakers_third.jsonl"))
    assert kinds == {"pronoun": 13, "description": 22, "unresolvable": 5}


def test_uses_are_balanced_and_each_span_takes_in_its_quotation_marks() -> None:
    cases = read(SETS / "uses.jsonl")
    assert set(Counter(case["use"] for case in cases).values()) == {42}
    for case in cases:
        span = case["text"][case["start"] : case["end"]]
        assert span[0] in '“"‘«„' and span[-1] in '”"’»“', case["id"]


def test_the_gold_of_the_sample_slices_to_its_texts() -> None:
    for article in read(SAMPLE / "gold" / "quotations.jsonl"):
        text = (SAMPLE / "gold" / "canonical" / f"{article['id']}.txt").read_text(encoding="utf-8")
        assert text == article["text"]
        for quote in article["quotes"]:
            for part in (quote, quote["speaker"], quote["cue"]):
                assert part is None or text[part["start"] : part["end"]] == part["text"], quote["text"]


def test_the_third_set_of_the_axis_holds_what_its_account_says() -> None:
    cases = read(SETS / "axis_third.jsonl")
    assert Counter(case["label"] for case in cases) == {"critical": 28, "celebratory": 14, "neutral": 18}
    assert Counter(case["how"] for case in cases if case["label"] == "critical") == {"shown": 19, "irony": 8, "said": 1}
    assert len({case["id"] for case in cases}) == len({case["text"] for case in cases}) == 60
