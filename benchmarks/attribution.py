"""Measure the speed of attribution beside the usual recipe, in one run, and what the short cuts cost.

    python -m benchmarks.attribution [--articles FILE.parquet] [--number 150] [--gold FILE.jsonl]

The usual recipe is the full spaCy pipeline on whole articles (`nlp.pipe(texts)`), before any rule is applied to its trees; ours
is everything from text to attributions. Each runs in a process of its own with one thread; counted is the processor's time
after the model is loaded, the better of two rounds. FILE has a column text; without one the sample's pieces are repeated.
With gold, F1 end to end is also counted with every sentence parsed in full.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from time import process_time
from unittest import mock

ROOT = Path(__file__).parents[1]
BESIDE = ROOT.parent / "shared"
ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "BLIS")}
ROUNDS = 2


def texts(articles: Path | None, number: int) -> list[str]:
    """Return so many texts, evenly drawn from a table of articles, or the sample's repeated."""
    if articles is None:
        sample = sorted((ROOT / "corpus" / "sample" / "gold" / "canonical").glob("*.txt"))
        return [sample[i % len(sample)].read_text(encoding="utf-8") for i in range(number)]
    import pandas as pd

    found = pd.read_parquet(articles, columns=["text"])["text"]
    return list(found.iloc[:: max(1, len(found) // number)].head(number))


def usual(given: list[str]) -> int:
    """Run the full pipeline over the texts and return how many tokens there are."""
    import spacy

    from analysis.speech.parser import MODELS

    model = next(name for name in MODELS if spacy.util.is_package(name))
    if not hasattr(usual, "pipeline"):
        usual.pipeline = spacy.load(model)  # type: ignore[attr-defined]
    return sum(len(parsed) for parsed in usual.pipeline.pipe(given))  # type: ignore[attr-defined]


def ours(given: list[str]) -> int:
    """Attribute the texts and return how many attributions there are."""
    from analysis.speech import attribute_many

    return sum(len(speech.quotations) for speech in attribute_many(given))


PARTS = {"usual": usual, "ours": ours}


def seconds(part: str, given: list[str]) -> float:
    """Return the processor's seconds of one part, the model being loaded before."""
    PARTS[part](["“It rains,” said Ada Bell."])
    rounds = []
    for _ in range(ROUNDS):
        start = process_time()
        PARTS[part](given)
        rounds.append(process_time() - start)
    return min(rounds)


def apart(part: str, articles: Path | None, number: int) -> float:
    """Return the seconds of one part, run in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.attribution", "--part", part, "--number", str(number)]
    command += ["--articles", str(articles)] if articles else []
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **ONE_THREAD}, capture_output=True, text=True, check=True
    )
    return float(json.loads(done.stdout.splitlines()[-1]))


def cost(gold: Path) -> None:
    """Print F1 end to end as shipped and with every sentence parsed in full, and the difference with its interval."""
    from analysis.coding.tasks import TASKS
    from analysis.speech import attribution, reading
    from analysis.verbs.validate import measured, read_gold

    rows = read_gold("quotes", gold)
    shipped = TASKS["quotes"](rows, list(measured("quotes", rows)), "")
    with (
        mock.patch.object(attribution, "worth_parsing", lambda one: [s for s in one.sentences if s[1] > s[0]]),
        mock.patch.object(attribution, "spelled_out", lambda *_: False),
        mock.patch.object(reading, "HEAD", 10**9),
    ):
        everything = TASKS["quotes"](rows, list(measured("quotes", rows)), "")
    wanted = [one for one in shipped.numbers if one.name in ("reported/all/e2e_iou30/f1", "all/all/e2e_iou30/f1")]
    one, other = shipped.whole(), everything.whole()
    for number, value, full in zip(wanted, one.values(wanted), other.values(wanted), strict=True):
        difference = one.differences(other, [number])[0]
        interval = f"{difference.value:+.4f} [{difference.low:+.4f}, {difference.high:+.4f}]"
        print(f"{number.name}: shipped {value.value:.4f}, everything parsed {full.value:.4f}, difference {interval}")


def main() -> None:
    """Print both speeds and their ratio."""
    known = BESIDE / "bench" / "news.parquet"
    rated = BESIDE / "gold" / "quotes_dev.jsonl"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=known if known.is_file() else None)
    parser.add_argument("--number", type=int, default=150)
    parser.add_argument("--gold", type=Path, default=rated if rated.is_file() else None)
    parser.add_argument("--part", choices=PARTS)
    chosen = parser.parse_args()
    given = texts(chosen.articles, chosen.number)
    if chosen.part:
        print(seconds(chosen.part, given))
        return
    words = sum(len(text.split()) for text in given)
    print(f"{len(given)} texts, {words:,} words, one thread, processor's time")
    took = {part: apart(part, chosen.articles, chosen.number) for part in PARTS}
    for part, spent in took.items():
        print(f"{part:6s} {spent:7.2f} s {words / spent:10,.0f} words/s")
    print(f"ratio  {took['usual'] / took['ours']:.1f}")
    if chosen.gold:
        cost(chosen.gold)


if __name__ == "__main__":
    main()
