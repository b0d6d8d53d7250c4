"""Make the report: measure, execute the notebooks, write the pages."""

import os
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from analysis.corpus import Corpus
from analysis.line import measure
from analysis.results.shelf import gather
from analysis.tables import CorpusError

if TYPE_CHECKING:
    from nbformat import NotebookNode

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
SLOW = 300  # seconds that a busy machine may take to start a kernel
TOGETHER = 2
QUIET = ["--IPKernelApp.log_level=40"]
Say = Callable[[str], None]


def report(corpus: Corpus, only: str | None = None, say: Say = print) -> int:
    """Execute the notebooks on a corpus and write its pages; return 0, or 1 where a notebook failed.

    With texts everything is measured anew where something changed; without them the published tables serve.
    `only` names one notebook, alone and from nothing but the tables.
    """
    from analysis.report.pages import write_pages

    started = perf_counter()
    if not corpus.articles:
        raise CorpusError(f"{corpus.path('articles.csv')}: no article yet; add texts with `framing add PATH`")
    if corpus.has_texts():
        measure(corpus, say)
    else:
        say(f"report: no texts in {corpus.path('texts')}: working from the published tables, passages are withheld")
    paths = [p for p in sorted(NOTEBOOKS.glob("[0-9]*.ipynb")) if only is None or p.stem == only]
    if not paths:
        raise CorpusError(f"no notebook {only!r} in {NOTEBOOKS}; write one of {', '.join(_names())}")
    done = execute(corpus, paths, say)
    if (corpus.build / "results" / "keyed").is_dir():
        gather(corpus.build)
    index = write_pages(corpus, {name: made for name, (made, _) in done.items()}, _names())
    failed = {name: why for name, (_, why) in done.items() if why}
    for name, why in failed.items():
        say(f"report: {name} FAILED: {why}")
    _tell(corpus, index, perf_counter() - started, say)
    return 1 if failed else 0


def _plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def _names() -> list[str]:
    return [path.stem for path in sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))]


def _tell(corpus: Corpus, index: Path, seconds: float, say: Say) -> None:
    for name in ("figures", "results", "measurements"):
        folder = corpus.build / name
        if folder.is_dir():
            say(f"report: {len(list(folder.iterdir()))} files in {folder}")
    say(f"report: done in {seconds:.0f} s; open {index}")


def execute(corpus: Corpus, paths: list[Path], say: Say) -> "dict[str, tuple[NotebookNode, str]]":
    """Execute notebooks, two at a time, each in a kernel of its own; return name → (notebook, why it failed or "")."""
    os.environ["FRAMING_CORPUS"] = str(corpus.root)
    os.environ["FRAMING_REPORT"] = "1"
    try:
        with ThreadPoolExecutor(TOGETHER) as pool:
            made = list(pool.map(lambda path: _execute(path, say), paths))
    finally:
        del os.environ["FRAMING_CORPUS"], os.environ["FRAMING_REPORT"]
    return {path.stem: one for path, one in zip(paths, made, strict=True)}


def _execute(path: Path, say: Say) -> "tuple[NotebookNode, str]":
    import asyncio

    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    started, why = perf_counter(), ""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook, timeout=600, startup_timeout=SLOW, kernel_name="python3", record_timing=False, extra_arguments=QUIET
    )
    try:
        asyncio.run(client.async_execute())
    except CellExecutionError as error:
        why = _plain(str(error).strip().splitlines()[-1])
    except RuntimeError as error:  # the kernel did not start, or died
        why = f"{error}; the machine was too busy or out of memory: run the command again"
    say(f"report: {path.stem} {perf_counter() - started:.1f} s{' FAILED' if why else ''}")
    return notebook, why
