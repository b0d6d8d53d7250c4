"""The verbs for who works on this repository: each runs another program here and returns what it returned."""

import os
import subprocess
import sys
import time
from pathlib import Path


def upkeep(verb: str) -> int:
    """Run lab, test, lint or licences; the worst return code of what was run."""
    return max(_run(*command) for command in COMMANDS[verb]())


def bench(articles: Path | None = None) -> int:
    """Run the benchmarks one after the other with the seconds each took; the worst return code.

    Speed is measured on the articles of a file (Parquet or JSON Lines with a column text), 100 and 2,000 of them; without
    one on 100 texts made of the sample's sentences.
    """
    worst = 0
    for name, *rest in benchmarks(articles):
        print(f"\n== {' '.join((name, *rest))}", flush=True)
        began = time.monotonic()
        worst = max(worst, _run("-m", f"benchmarks.{name}", *rest))
        print(f"bench: {name} took {time.monotonic() - began:.0f} s", flush=True)
    return worst


def benchmarks(articles: Path | None = None) -> list[tuple[str, ...]]:
    """Return the benchmarks in their short forms, a module of the folder benchmarks with its arguments each."""
    given = ("--articles", str(articles)) if articles else ()
    return [
        ("speed", *given, "--number", "100", *(("2000",) if articles else ())),
        ("attribution", *given),
        ("scale",),
        ("copies",),
        ("null_corpora",),
        ("interval_coverage",),
        ("voices", "law", "--texts", "1000"),
        ("markers", "--corpus", "corpus/sample"),
    ]


def _lab() -> list[tuple[str, ...]]:
    return [("-m", "jupyter", "lab", "--notebook-dir", "notebooks")]


def _test() -> list[tuple[str, ...]]:
    return [("-m", "pytest", "--numprocesses=2", "--dist=loadfile", "--cov", "--cov-report=term:skip-covered")]


def _lint() -> list[tuple[str, ...]]:
    notebooks = sorted(str(path) for path in Path("notebooks").glob("*.ipynb"))
    keys = "metadata.language_info cell.metadata.execution"
    return [
        ("-m", "ruff", "check", "."),
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "mypy"),
        ("-m", "nbstripout", "--verify", "--keep-id", "--extra-keys", keys, *notebooks),
    ]


def _run(*arguments: str) -> int:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run((sys.executable, *arguments), check=False, env=environment).returncode


def _licences() -> list[tuple[str, ...]]:
    return [("-m", "analysis.verbs.licences")]


COMMANDS = {"lab": _lab, "test": _test, "lint": _lint, "licences": _licences}
