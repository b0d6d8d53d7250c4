"""framing verify --twice: run everything in two clean folders and compare what was made, byte by byte."""

import filecmp
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis.corpus import Corpus
from analysis.tables import CorpusError

MADE = ("figures", "results", "report", "measurements")


def twice(corpus: Corpus, say: Callable[[str], None] = print) -> bool:
    """Make the report of two fresh copies of the corpus, each in its own process; tell whether all files are equal.

    Compared are figures, results, pages and measurements; a file that differs, or stands in one run only, is named.
    """
    with TemporaryDirectory(prefix="framing-") as folder:
        builds = [_run(corpus, Path(folder) / name, say) for name in ("first", "second")]
        found = list(differing(*builds))
        count = sum(1 for name in MADE for path in (builds[0] / name).rglob("*") if path.is_file())
    for told in found:
        say(f"verify: {told}")
    say(f"verify: {count} files made twice, {len(found)} differ")
    return not found


def _run(corpus: Corpus, folder: Path, say: Callable[[str], None]) -> Path:
    root = folder / "corpus"
    shutil.copytree(corpus.root, root, ignore=shutil.ignore_patterns("build", "sample"))
    say(f"verify: the {folder.name} run")
    command = [sys.executable, "-P", "-m", "analysis", "report", "--corpus", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()
        raise CorpusError(f"{corpus.root}: the {folder.name} run failed: {last[-1] if last else 'no word of it'}")
    return Corpus(root).build


def differing(one: Path, other: Path) -> Iterator[str]:
    """Return what differs between two build folders: a line a file."""
    names = sorted({p.relative_to(b).as_posix() for b in (one, other) for part in MADE for p in (b / part).rglob("*")})
    for name in names:
        first, second = one / name, other / name
        if first.is_dir() and second.is_dir():
            continue
        if not (first.is_file() and second.is_file()):
            yield f"{name}: only in the {'first' if first.exists() else 'second'} run"
        elif not filecmp.cmp(first, second, shallow=False):
            yield f"{name}: {_where(first.read_bytes(), second.read_bytes())}"


def _where(one: bytes, other: bytes) -> str:
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"{len(one):,} and {len(other):,} bytes, the first difference at byte {at:,}"
