"""framing measure: all tables of a corpus at once, or of any number of articles in partitions."""

import argparse
from pathlib import Path

from analysis.corpus import Corpus, find
from analysis.tables import CorpusError
from analysis.verbs.arguments import CORPUS, Option, corpus_of

ENGINES = (
    "loop, processes:N, dask:N or a scheduler's tcp://HOST:PORT; measures in partitions (default with FILES: processes)"
)
OPTIONS: tuple[Option, ...] = (
    (
        ("paths",),
        {"nargs": "*", "type": Path, "metavar": "FILE", "help": "articles of any number, in files or folders"},
    ),
    CORPUS,
    (("--measure",), {"action": "append", "default": [], "metavar": "MODULE:CLASS", "help": "a measure of yours"}),
    (("--again",), {"action": "store_true", "help": "even where nothing changed"}),
    (("--engine",), {"default": "", "metavar": "ENGINE", "help": ENGINES}),
    (("--build",), {"default": "", "metavar": "DIR", "help": "where partitions are made; also s3://… and the like"}),
    (("--size",), {"type": int, "default": 1000, "metavar": "N", "help": "articles in a partition"}),
    (("--seconds",), {"type": float, "default": 60, "metavar": "S", "help": "the longest that one article may take"}),
    (("--no-copies",), {"action": "store_true", "help": "do not look for shared copy across partitions"}),
    (("--memory",), {"type": int, "default": 2048, "metavar": "MIB", "help": "the most that one process may hold"}),
)


def run(chosen: argparse.Namespace) -> int:
    """Measure the corpus that is named, or the files, and return 0, or 1 where articles were put aside."""
    if chosen.paths or chosen.engine:
        return _partitions(chosen)
    from analysis.line import measure

    corpus = corpus_of(chosen)
    if chosen.build:
        raise CorpusError(
            f"--build {chosen.build}: goes with FILES or --engine; a corpus that is measured whole keeps its tables in {corpus.build}"
        )
    if not corpus.has_texts():
        raise CorpusError(f"{corpus.path('texts')}: no texts to measure; add them with `framing add PATH`")
    print(f"measure: tables stand in {measure(corpus, extra=chosen.measure, again=chosen.again)}")
    return 0


def _partitions(chosen: argparse.Namespace) -> int:
    from analysis.partitions.line import measure_partitions
    from analysis.scale.cell import Limits

    if chosen.size < 1:
        raise CorpusError(f"--size {chosen.size}: a partition needs at least one article; 1000 does well")
    if not chosen.seconds > 0 or chosen.memory < 1:
        wrong = f"--memory {chosen.memory}" if chosen.seconds > 0 else f"--seconds {chosen.seconds:g}"
        raise CorpusError(f"{wrong}: no article can be measured within that; write more than 0")
    root = chosen.build or ("" if chosen.paths else (corpus_of(chosen).build / "scale").as_posix())
    if not root:
        raise CorpusError("FILES are measured in partitions: say where with --build DIR")
    given = chosen.paths or corpus_of(chosen)
    limits = Limits(chosen.seconds, chosen.memory)
    engine = chosen.engine or "processes"
    return measure_partitions(
        given,
        root,
        engine,
        settings=_settings(chosen),
        extra=chosen.measure,
        size=chosen.size,
        limits=limits,
        again=chosen.again,
        copies=not chosen.no_copies,
    )


def _settings(chosen: argparse.Namespace) -> Corpus | None:
    """Return the corpus whose plan, names and lexicons hold: the one named, else the one found from here, else none."""
    if chosen.corpus:
        return corpus_of(chosen)
    try:
        return find()
    except CorpusError:
        return None
