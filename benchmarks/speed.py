"""Time everything that is measured beside the usual recipe, article by article in turns, in one run.

    python -m benchmarks.speed [--articles FILE.parquet|FILE.jsonl] [--number 100 2000] [--write]

Each side works in a process of its own with one thread; a batch goes to the one, then the same batch to the other. Counted is the
processor's time of each part after everything is loaded, and the most memory each process held. FILE has a column text; without
one, the sample's articles are repeated with their sentences in another order. `--write` puts what is printed into
docs/benchmarks.md.
"""

import argparse
import json
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from time import process_time
from typing import Any

ROOT = Path(__file__).parents[1]
ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "BLIS")}
UNSET = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
LIBRARIES = ("numpy", "pandas", "pyarrow", "spacy", "thinc", "blis", "scikit-learn", "textstat", "vaderSentiment")
BATCH = 500
SHORT = 20
Timed = Iterator[tuple[str, Any]]


def articles(path: Path | None, number: int) -> list[str]:
    """Return so many texts, evenly drawn from a file, or made of the sample's sentences."""
    if path is None:
        return [_varied(place) for place in range(number)]
    import pandas as pd

    found = pd.read_parquet(path) if path.suffix == ".parquet" else pd.read_json(path, lines=True)
    return list(found["text"].iloc[:: max(1, len(found) // number)].head(number))


def _varied(place: int) -> str:
    from analysis.words import sentences

    folder = ROOT / "corpus" / "sample" / "gold" / "canonical"
    files = sorted(folder.glob("*.txt"))
    lines = files[place % len(files)].read_text(encoding="utf-8").split("\n")
    chance = random.Random(place)
    return "\n".join(
        " ".join(chance.sample([line[a:b] for a, b in sentences(line)], len(sentences(line)))) for line in lines
    )


def ours(texts: Sequence[str]) -> Timed:
    """Measure the texts part by part; each part is worked out when it is asked for."""
    from analysis.documents.canonical import Canonical
    from analysis.documents.many import spans, zoned_many
    from analysis.documents.read import Read
    from analysis.line import MEASURES
    from analysis.measures import find
    from analysis.speech import attribute_many
    from analysis.tables import write
    from analysis.tokens import spoken

    zoned = zoned_many(texts, [""] * len(texts))
    read = [Read({"article": str(n)}, Canonical(texts[n], ()), one, "en") for n, one in enumerate(zoned)]
    yield "sentences", read
    speeches = list(attribute_many(texts, map(spans, zoned)))
    yield "attribution", speeches
    tokens = spoken(read, speeches)
    yield "words and voices", tokens
    made = tokens.coded()
    yield "tables", made
    for name in MEASURES:
        made[name] = find(name)().at_once(tokens)
        yield name, made[name]
    with tempfile.TemporaryDirectory() as folder:
        for name, one in made.items():
            write(one, Path(folder, f"{name}.parquet"))
        yield "written", None


def usual(texts: Sequence[str]) -> Timed:
    """Run the usual recipe."""
    from benchmarks.usual_recipe import run

    return iter(run(texts))


SIDES: dict[str, Callable[[Sequence[str]], Timed]] = {"usual": usual, "ours": ours}
WARM = [
    "“It rains,” said Ada Bell. The warm welcome of Zzyzxland was a triumph.",
    "Nobody denied it. The old bridge fell.",
]


def work(side: str) -> None:
    """Answer each line of texts with the seconds of each part and the memory held, until there are no more lines."""
    for _ in SIDES[side](WARM):
        pass
    kept = []
    for line in sys.stdin:
        texts = json.loads(line)
        seconds: dict[str, float] = {}
        before = process_time()
        for part, made in SIDES[side](texts):
            seconds[part] = process_time() - before
            if side == "usual" and part == "parser":
                kept.append(made)  # a notebook keeps its parses
            before = process_time()
        print(json.dumps({"seconds": seconds, "memory": _memory()}), flush=True)


def _memory() -> float:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def timed(texts: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return for each side the seconds of each part and the most memory in MiB."""
    environment = {name: value for name, value in os.environ.items() if name not in UNSET}
    made: dict[str, dict[str, Any]] = {side: {"seconds": {}, "memory": 0.0} for side in SIDES}
    workers = {
        side: subprocess.Popen(
            [sys.executable, "-m", "benchmarks.speed", "--side", side],
            cwd=ROOT,
            env={**environment, **ONE_THREAD, "PYTHONUTF8": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for side in SIDES
    }
    for low in range(0, len(texts), BATCH):
        for side, worker in workers.items():
            assert worker.stdin and worker.stdout
            worker.stdin.write(json.dumps(texts[low : low + BATCH]) + "\n")
            worker.stdin.flush()
            told = json.loads(worker.stdout.readline())
            made[side]["memory"] = told["memory"]
            for part, seconds in told["seconds"].items():
                made[side]["seconds"][part] = made[side]["seconds"].get(part, 0.0) + seconds
    for worker in workers.values():
        worker.communicate()
    return made


def report(texts: Sequence[str], made: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Return the lines of a report in Markdown."""
    words = sum(len(text.split()) for text in texts)
    totals = {side: sum(one["seconds"].values()) for side, one in made.items()}
    yield f"## {len(texts):,} articles, {words:,} words"
    yield ""
    yield "| side | part | seconds | words a second |"
    yield "|---|---|--:|--:|"
    for side, one in made.items():
        for part, seconds in one["seconds"].items():
            yield f"| {side} | {part} | {seconds:.2f} | {words / max(seconds, 1e-9):,.0f} |"
        yield f"| {side} | **all** | **{totals[side]:.2f}** | **{words / totals[side]:,.0f}** |"
    plain = totals["ours"] - made["ours"]["seconds"]["attribution"]
    spent = made["usual"]["seconds"]
    yield ""
    yield f"End to end: {totals['usual'] / totals['ours']:.1f} times as fast as the usual recipe."
    yield (
        f"Everything but attribution: {plain:.2f} s, {words / plain:,.0f} words a second; of these sentences and words take "
        f"{sum(made['ours']['seconds'][part] for part in ('sentences', 'words and voices')):.2f} s."
    )
    yield f"The recipe spends {100 * spent['parser'] / totals['usual']:.0f} % on its parser, {100 * spent['markers'] / totals['usual']:.0f} % on markers."
    yield "Most memory held: " + ", ".join(f"{side} {one['memory']:.0f} MiB" for side, one in made.items()) + "."
    yield ""


def machine() -> Iterator[str]:
    """Return the lines that tell the machine and the versions."""
    known = Path("/proc/cpuinfo")
    told = known.read_text(encoding="utf-8").splitlines() if known.is_file() else []
    names = [line.partition(":")[2].strip() for line in told if line.startswith("model name")]
    yield f"{names[0] if names else platform.processor()}, {os.cpu_count()} processors, {platform.platform()};"
    yield f"Python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in LIBRARIES) + "."


def main() -> None:
    """Print the speeds, and write them where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--number", type=int, nargs="+", default=[SHORT])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.side:
        work(chosen.side)
        return
    lines = ["# Benchmarks", "", *(line for line in (__doc__ or "").splitlines()[4:]), "", *machine(), ""]
    for number in chosen.number:
        texts = articles(chosen.articles, number)
        lines += report(texts, timed(texts))
    print("\n".join(lines[2:]))
    if chosen.write:
        from analysis.tables import write_text

        print(write_text(ROOT / "docs" / "benchmarks.md", "\n".join(lines)))


if __name__ == "__main__":
    main()
