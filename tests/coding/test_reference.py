"""Our numbers are those of the reference scoring programs, where these lie on this machine, on texts of the sample."""

import json
import random
from pathlib import Path

import pytest

from analysis.coding.tasks import TASKS
from tests.coding.places import gold, program

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample" / "gold" / "quotations.jsonl"
LEVELS = {"words": "token", **{name: name for name in ("overlap", "iou30", "iou80", "exact", "e2e_iou30", "e2e_iou80")}}
SHARES = {
    "speaker": "speaker_head",
    "speaker_named": "speaker_head_where_gold_has_one",
    "speaker_exact": "speaker_exact",
    "cue": "cue",
}


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def disturbed(rows, seed: int) -> list[dict]:
    """Move, cut, join, drop and invent attributions at random, so that every kind of error occurs."""
    chance = random.Random(seed)

    def moved(one, size, by):
        start = max(0, min(size - 2, one["start"] + chance.randint(-by, by)))
        return {"start": start, "end": max(start + 1, min(size, one["end"] + chance.randint(-by, by)))}

    found = []
    for row in rows:
        size, quotes = len(row["text"]), []
        for quote in row["quotes"]:
            if chance.random() < 0.2:
                continue
            whole = chance.random() < 0.4
            one = {k: quote[k] for k in ("start", "end", "spans") if k in quote} if whole else moved(quote, size, 60)
            for name in ("speaker", "cue"):
                other = chance.choice(row["quotes"])[name] if chance.random() < 0.1 else quote.get(name)
                one[name] = other and (other if chance.random() < 0.7 else moved(other, size, 12))
            quotes.append(one)
        for _ in range(chance.randint(0, 4)):
            start = chance.randrange(size - 1)
            quotes.append(
                {"start": start, "end": min(size, start + chance.randint(1, 200)), "speaker": None, "cue": None}
            )
        found.append({"id": row["id"], "text": row["text"], "quotes": quotes})
    return found


def compare(rows, found) -> None:
    reference = program("score_quotes")
    judged = TASKS["quotes"](rows, found, "")
    gauge = judged.whole()
    ours = {one.name: round(float(one.of(gauge.once)[0]), 4) for one in judged.numbers}
    for subset in ("reported", "all"):
        theirs = reference.score({r["id"]: r for r in rows}, {r["id"]: r for r in found}, subset)
        for kind in ("all", "direct", "mixed", "indirect"):
            told = theirs[kind]
            for name, other in LEVELS.items():
                for side in "p", "r", "f1":
                    value = ours[f"{subset}/{kind}/{name}/{side}"]
                    assert value == pytest.approx(told[other][side], abs=1e-9) or (
                        value != value and not told[other][side]
                    )
            for name, other in SHARES.items():
                value = ours[f"{subset}/{kind}/{name}"]
                assert (value != value) if told[other] is None else value == pytest.approx(told[other], abs=1e-9)


@pytest.mark.parametrize("seed", range(6))
def test_attributions_count_as_in_the_reference_on_the_sample(seed):
    rows = read(SAMPLE)
    compare(rows, disturbed(rows, seed))


@pytest.mark.parametrize("seed", range(2))
def test_attributions_count_as_in_the_reference_on_annotated_news(seed):
    rows = read(gold("quotes_dev.jsonl"))
    compare(rows, disturbed(rows, seed))


def invented(seed: int) -> dict[str, list[dict]]:
    """Invent gold for the other tasks: labels and values by lot."""
    lot = random.Random(seed)
    outlets, labels = ("north", "south", "east"), ("neg", "neu", "pos")
    plain = [{"id": str(i), "text": "Rain.", "outlet": lot.choice(outlets)} for i in range(90)]
    frames = ("conflict", "economic", "morality")
    return {
        "editorial_sentences": [
            {**r, "article": str(i // 3), "tone": round(lot.gauss(0, 2), 1)} for i, r in enumerate(plain)
        ],
        "target_tone": [{**r, "start": 0, "end": 4, "label": lot.choice(labels)} for r in plain],
        "same_event": [
            {**r, "event": str(i // 3), "tone_to_event": lot.choice((-1, 0, 1, None))} for i, r in enumerate(plain)
        ],
        "generic_frames": [{**r, "frames": {name: lot.randint(0, 1) for name in frames}} for r in plain],
        "biased_sentences": [
            {**r, "topic": str(i % 9), "label": lot.choice((0, 1, None))} for i, r in enumerate(plain)
        ],
    }


def guesses(rows, seed: int) -> list[dict]:
    lot = random.Random(seed + 100)
    return [
        {
            "id": row["id"],
            "value": round(lot.gauss(0, 1), 1),
            "label": lot.choice(("neg", "neu", "pos")) if isinstance(row.get("label"), str) else lot.randint(0, 1),
            "frames": {name: lot.random() for name in row.get("frames", ())},
        }
        for row in rows
    ]


NAMES = {
    "editorial_sentences": "sentence_tone",
    "target_tone": "target_tone",
    "same_event": "event_tone",
    "generic_frames": "frames",
    "biased_sentences": "loaded",
}
NOT_OURS = {"sentences", "articles", "targets", "pairs", "outlets", "low", "high"}


def compare_values(name: str, rows, found) -> None:
    theirs = program("score_tone").TASKS[name](rows, found)
    judged = TASKS[NAMES[name]](rows, found, "")
    ours = {one.name.removeprefix("f1/"): one.value for one in judged.whole().values(judged.numbers)}
    assert set(theirs) - NOT_OURS <= set(ours)
    for number in set(theirs) - NOT_OURS:
        assert ours[number] == pytest.approx(theirs[number], abs=1e-9), number


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", NAMES)
def test_tone_and_frames_count_as_in_the_reference_on_invented_lines(name, seed):
    rows = invented(seed)[name]
    compare_values(name, rows, guesses(rows, seed))


@pytest.mark.parametrize("name", NAMES)
def test_tone_and_frames_count_as_in_the_reference_on_annotated_news(name):
    rows = read(gold(f"{name}.jsonl"))
    compare_values(name, rows, guesses(rows, 0))


def test_the_interval_of_pairs_holds_the_references():
    """The reference takes percentiles of the same draws; with few events ours, a t interval, is somewhat wider."""
    rows = invented(0)["same_event"]
    found = guesses(rows, 0)
    theirs = program("score_tone").same_event(rows, found)
    judged = TASKS["event_tone"](rows, found, "")
    one = judged.whole().values(judged.numbers)[0]
    assert theirs["low"] - 0.05 < one.low < theirs["low"] + 0.01
    assert theirs["high"] - 0.01 < one.high < theirs["high"] + 0.05
