"""Kill a run at random moments and run it again: it must end in the same bytes.

    python -m benchmarks.killed [--kills 200] [--seed 0] [--engine loop]

Two runs take turns: `framing measure` of a corpus (the sample) and of a file of articles in partitions. Each is started in a
process of its own that has loaded everything, is ended by SIGKILL after a random time up to that of a whole run, and started
again on what it left, until one comes through; then the bytes of every file made are compared with those of a run that nobody
disturbed, and the folder is emptied. Linux and macOS only (fork).
"""

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from analysis.corpus import Corpus
from analysis.line import measure
from analysis.partitions.line import measure_partitions

ROOT = Path(__file__).parents[1]
IGNORED = (".lock", "before")
"""The lock, and the last run's markers, which `framing hits` compares with this run's."""


def quiet(_: str) -> None:
    """Say nothing."""


@dataclass(frozen=True)
class Killed:
    """What came of it: kills, of these the ones that hit a run that was still going on, completed runs, and differences."""

    kills: int
    hits: int
    completed: int
    different: int


def everything(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file in a folder by its name."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    named = {path.relative_to(folder).as_posix(): path for path in found}
    return {name: path.read_bytes() for name, path in named.items() if name.split("/")[0] not in IGNORED}


def disturbed(run: Callable[[], object], seconds: float) -> bool:
    """Run in a process of its own, kill it after so many seconds (0: never), and tell whether it had come through."""
    child = os.fork()
    if not child:
        code = 1
        try:
            run()
            code = 0
        finally:
            os._exit(code)
    if seconds:
        sleep(seconds)
        if not os.waitpid(child, os.WNOHANG)[0]:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return False
        return True
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def kill(run: Callable[[], object], folder: Path, kills: int, chance: random.Random) -> Killed:
    """Kill a run so many times; `folder` is where it makes everything."""
    run()
    shutil.rmtree(folder)
    started = monotonic()
    assert disturbed(run, 0)
    whole, longest = everything(folder), monotonic() - started
    shutil.rmtree(folder)
    hits = completed = different = 0
    for _ in range(kills):
        through = disturbed(run, chance.uniform(0.001, longest))
        hits += not through
        if not through and chance.random() < 0.25:
            through = disturbed(run, 0)
        if through:
            completed += 1
            different += everything(folder) != whole
            shutil.rmtree(folder)
    return Killed(kills, hits, completed, different)


def runs(folder: Path, engine: str) -> dict[str, tuple[Callable[[], object], Path]]:
    """Return the two runs by name, each with the folder that it makes."""
    shutil.copytree(ROOT / "corpus" / "sample", folder / "sample", ignore=shutil.ignore_patterns("build", "gold"))
    texts = [path.read_text(encoding="utf-8") for path in sorted((folder / "sample" / "texts").glob("*.txt"))]
    rows = [json.dumps({"id": f"a{n}", "outlet": f"o{n % 3}", "text": texts[n % len(texts)]}) for n in range(12)]
    (folder / "articles.jsonl").write_text("\n".join(rows), encoding="utf-8")

    def partitions() -> object:
        return measure_partitions([folder / "articles.jsonl"], str(folder / "cut"), engine, size=2, say=quiet)

    def corpus() -> object:
        return measure(Corpus(folder / "sample"), quiet)

    return {"a corpus": (corpus, folder / "sample" / "build"), "partitions": (partitions, folder / "cut")}


def main() -> int:
    """Kill both runs; 1 where any ended in other bytes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--engine", default="loop")
    options = parser.parse_args()
    chance, worst = random.Random(options.seed), 0
    with tempfile.TemporaryDirectory() as kept:
        for name, (run, folder) in runs(Path(kept), options.engine).items():
            found = kill(run, folder, options.kills // 2, chance)
            worst = max(worst, found.different)
            print(
                f"{name}: {found.kills} kills, {found.hits} in the middle; {found.completed} runs came through, "
                f"{found.different} with other bytes"
            )
    return 1 if worst else 0


if __name__ == "__main__":
    sys.exit(main())
