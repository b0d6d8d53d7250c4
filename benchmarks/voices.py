"""Count how often a word's voice is mistaken, and try the law that voices sum to the whole on many generated texts.

    python -m benchmarks.voices confusion GOLD.jsonl [GOLD.jsonl …]
    python -m benchmarks.voices law [--texts 10000] [--seed 1]

The first writes analysis/comparisons/confusion.csv: for each voice that was found, how many words the annotators gave to
each voice. Only reported speech counts; words that the annotators hold for beliefs, wishes and plans are left out. The
words of documents count as direct inside quotation marks and as indirect outside, since PolNeAR knows no documents.
"""

import argparse
import csv
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
CONFUSION = ROOT / "analysis" / "comparisons" / "confusion.csv"
VOICES = ("own", "indirect", "direct")


def confusion(paths: Sequence[Path]) -> Counter[tuple[str, str]]:
    """Return how many words of each (found, told) pair of voices the files hold."""
    from analysis.speech import attribute_many, voices
    from analysis.speech.marks import pairs
    from analysis.words import words

    counts: Counter[tuple[str, str]] = Counter()
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line]
    for row, speech in zip(rows, attribute_many(row["text"] for row in rows), strict=True):
        spans = words(row["text"])
        marked = [(pair.start, pair.stop) for pair in pairs(row["text"]) if pair.depth == 0]
        found, _ = voices(speech, spans, row["text"])
        said = [_spans(quote) for quote in row["quotes"] if quote.get("reported", True)]
        meant = [_spans(quote) for quote in row["quotes"] if not quote.get("reported", True)]
        for (start, _), voice in zip(spans, found, strict=True):
            inside = "direct" if _within(start, marked) else "indirect"
            told = inside if any(_within(start, one) for one in said) else "own"
            if told == "own" and any(_within(start, one) for one in meant):
                continue
            counts["own" if voice == "own" else inside, told] += 1
    return counts


def _spans(quote: dict[str, Any]) -> list[tuple[int, int]]:
    return [(start, stop) for start, stop in quote.get("spans") or [(quote["start"], quote["end"])]]


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < stop for start, stop in spans)


def write(counts: Counter[tuple[str, str]]) -> None:
    """Write the counts, one row a pair of voices."""
    with CONFUSION.open("w", encoding="utf-8", newline="") as lines:
        told = csv.writer(lines, lineterminator="\n")
        told.writerow(("found", "told", "words"))
        told.writerows((found, one, counts[found, one]) for found in VOICES for one in VOICES)


NAMES = ("Ada Bell", "the minister", "He", "Tom Lund", "the Declaration", "analysts", "Sources", "The board")
CUES = ("said", "claimed that", "noted that", "according to", "wrote:", "called it", "warned", "—", "added,")
WORDS = ("ice", "boats", "historic", '6"', "U.S.", "20,000", "not", "harbour", "disaster", "l’été", "warm-hearted", "…")
MARKS = ("“", "”", '"', "'", "’", "„", "«", "»", "(", "[", ".", "!", "?", ",", ";", ":", "\n", "\n\n", "''", "``", " ")


def texts(number: int, seed: int = 1) -> Iterator[str]:
    """Return generated texts: names, cues, words and marks in any order, quotations that never close among them."""
    chance = random.Random(seed)
    for _ in range(number):
        parts = chance.choices((NAMES, CUES, WORDS, MARKS), (1, 2, 5, 3), k=chance.randint(0, 60))
        yield " ".join(chance.choice(part) for part in parts).replace(" ,", ",").replace(" .", ".")


def law(number: int, seed: int = 1) -> int:
    """Check on so many texts that each word has one voice and that counts by voice sum to the whole; return the words."""
    from analysis.speech import attribute_many, voices
    from analysis.speech.voices import VOICES as ALL
    from analysis.words import words

    total = 0
    made = list(texts(number, seed))
    for text, speech in zip(made, attribute_many(made), strict=True):
        spans = words(text)
        voice, quotation = voices(speech, spans, text)
        letters = {one: sum(b - a for (a, b), v in zip(spans, voice, strict=True) if v == one) for one in ALL}
        assert len(voice) == len(quotation) == len(spans), text
        assert sum(letters.values()) == sum(stop - start for start, stop in spans), text
        assert all((v == "own") == (q < 0) for v, q in zip(voice, quotation, strict=True)), text
        assert all(0 <= s.start < s.stop <= len(text) for s in speech.marks), text
        total += len(spans)
    return total


def main() -> None:
    """Count the confusion of voices, or try the law."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("confusion").add_argument("gold", type=Path, nargs="+")
    trial = verbs.add_parser("law")
    trial.add_argument("--texts", type=int, default=10_000)
    trial.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    if chosen.verb == "law":
        print(f"{chosen.texts:,} texts, {law(chosen.texts, chosen.seed):,} words: every word in one voice")
        return
    counts = confusion(chosen.gold)
    write(counts)
    for found in VOICES:
        whole = sum(counts[found, told] for told in VOICES)
        shares = ", ".join(f"{told} {counts[found, told] / whole:.3f}" for told in VOICES)
        print(f"found {found:8s} {whole:8,} words: {shares}")


if __name__ == "__main__":
    main()
