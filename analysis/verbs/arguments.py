"""What the verbs are given on the command line: the corpus, the verbs that speak of results, those for who works here."""

import argparse
from collections.abc import Callable
from pathlib import Path

from analysis.corpus import Corpus, find
from analysis.tables import CorpusError

Verb = Callable[[argparse.Namespace], int]
Option = tuple[tuple[str, ...], dict[str, object]]
Declared = tuple[Verb, str, str, tuple[Option, ...]]


def corpus_of(chosen: argparse.Namespace) -> Corpus:
    """Return the corpus that was named, or else the one found from here; raise CorpusError where there is none."""
    folder: Path | None = chosen.corpus
    if folder is None:
        return find()
    if not (folder / "articles.csv").is_file():
        raise CorpusError(f"{folder}: no articles.csv here; `framing new {folder}` makes an empty corpus")
    return Corpus(folder.absolute())


def _cite(chosen: argparse.Namespace) -> int:
    from analysis.verbs.cite import cite

    cite(corpus_of(chosen), chosen.key, chosen.style)
    return 0


def _check(chosen: argparse.Namespace) -> int:
    from analysis.verbs.check import check

    return 0 if check(corpus_of(chosen), chosen.paths) else 1


def _bibliography(chosen: argparse.Namespace) -> int:
    from analysis.verbs.bibliography import bibliography

    bibliography(corpus_of(chosen), chosen.style)
    return 0


def _export(chosen: argparse.Namespace) -> int:
    from analysis.verbs.export import export

    export(corpus_of(chosen), chosen.target, chosen.with_texts)
    return 0


def _code(chosen: argparse.Namespace) -> int:
    from analysis.verbs.code import run

    return run(corpus_of(chosen), chosen)


def _upkeep(chosen: argparse.Namespace) -> int:
    from analysis.verbs.upkeep import upkeep

    return upkeep(chosen.verb)


def _bench(chosen: argparse.Namespace) -> int:
    from analysis.verbs.upkeep import bench

    return bench(chosen.articles)


def _concordance(chosen: argparse.Namespace) -> int:
    from analysis.verbs.concordance import lines

    lines(corpus_of(chosen), chosen.pattern, chosen.out, chosen.sort, chosen.blind)
    return 0


CORPUS: Option = (
    ("--corpus",),
    {"type": Path, "metavar": "DIR", "help": "the corpus folder (default: found from here)"},
)
KEY: Option = (
    ("key",),
    {"nargs": "?", "default": "", "metavar": "KEY", "help": "a result's key; without it all are listed"},
)
STYLE: Option = (
    ("--style",),
    {"default": "", "choices": ("apa", "chicago", "bibtex", "csl", "latex"), "help": "one style only"},
)
FORMAT: Option = (("--style",), {"default": "bibtex", "choices": ("bibtex", "csl"), "help": "BibTeX or CSL-JSON"})
PAPERS: Option = (("paths",), {"nargs": "+", "type": Path, "metavar": "FILE", "help": ".tex, .docx, .md or .ipynb"})
PACK: Option = (("target",), {"type": Path, "metavar": "OUT.zip", "help": "the file to write"})
TEXTS: Option = (
    ("--with-texts",),
    {"action": "store_true", "help": "pack the articles' texts too, where their terms allow"},
)
CODING: tuple[Option, ...] = (
    (("what",), {"choices": ("export", "import"), "help": "a blind sample out, or coded sheets in"}),
    (("paths",), {"nargs": "+", "type": Path, "metavar": "PATH", "help": "export: a new folder; import: coded sheets"}),
    (("--task",), {"default": "", "help": "sentence_tone, target_tone, event_tone, frames, loaded or markers"}),
    (("-n",), {"type": int, "default": 200, "metavar": "N", "help": "how many units to draw (200)"}),
    (("--seed",), {"type": int, "default": 1, "help": "the same seed draws the same units"}),
    (("--hide",), {"nargs": "+", "default": [], "metavar": "WORDS", "help": "more words that would tell the outlet"}),
)
PLACES: tuple[Option, ...] = (
    (("pattern",), {"metavar": "PATTERN", "help": "a regular expression; case does not count"}),
    (
        ("--sort",),
        {"default": "place", "choices": ("place", "match", "left", "right"), "help": "the order of the lines"},
    ),
    (("--blind",), {"action": "store_true", "help": "hide whose text it is"}),
    (("--out",), {"type": Path, "metavar": "OUT.csv", "help": "write a table instead"}),
)
RESULT_VERBS: dict[str, Declared] = {
    "cite": (_cite, "cite one result", "framing cite position.article-a --style apa", (KEY, STYLE, CORPUS)),
    "check": (
        _check,
        "compare the numbers in a manuscript with the results",
        "framing check paper.tex",
        (PAPERS, CORPUS),
    ),
    "concordance": (
        _concordance,
        "list every place of a word or pattern",
        "framing concordance 'friend(s|ship)?' --sort right",
        (*PLACES, CORPUS),
    ),
    "bibliography": (
        _bibliography,
        "list the articles as references",
        "framing bibliography --style csl",
        (FORMAT, CORPUS),
    ),
    "code": (
        _code,
        "draw a blind sample for human coders, or take their sheets back",
        "framing code export --task sentence_tone -n 200 coding/first; framing code import ann.xlsx ben.xlsx",
        (*CODING, CORPUS),
    ),
    "export": (_export, "pack a run for a repository such as Zenodo", "framing export run.zip", (PACK, TEXTS, CORPUS)),
}
UPKEEP_VERBS: dict[str, Declared] = {
    "lab": (_upkeep, "open JupyterLab on the notebooks", "framing lab", ()),
    "test": (_upkeep, "run all tests", "framing test", ()),
    "lint": (_upkeep, "check style, types and notebooks", "framing lint", ()),
    "bench": (
        _bench,
        "run the benchmarks",
        "framing bench --articles news.parquet",
        ((("--articles",), {"type": Path, "metavar": "FILE", "help": "articles to measure speed on (a column text)"}),),
    ),
    "licences": (_upkeep, "list every locked package with its licence", "framing licences", ()),
}
