"""The verbs for who works on this repository: each runs another program here and returns what it returned."""

import os
import subprocess
import sys
from pathlib import Path


def upkeep(verb: str) -> int:
    """Run lab, test, lint, bench or licences; the worst return code of what was run."""
    return max(_run(*command) for command in COMMANDS[verb]())


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


def _bench() -> list[tuple[str, ...]]:
    return [(str(path),) for path in sorted(Path("benchmarks").glob("[!_]*.py"))]


def _run(*arguments: str) -> int:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run((sys.executable, *arguments), check=False, env=environment).returncode


def _licences() -> list[tuple[str, ...]]:
    return [("-m", "analysis.verbs.licences")]


COMMANDS = {"lab": _lab, "test": _test, "lint": _lint, "bench": _bench, "licences": _licences}
