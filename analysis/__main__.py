"""The verbs on the command line: `framing VERB …`."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from analysis.tables import CorpusError
from analysis.verbs import measure
from analysis.verbs.arguments import RESULT_VERBS, UPKEEP_VERBS
from analysis.verbs.arguments import corpus_of as _corpus

Verb = Callable[[argparse.Namespace], int]
Option = tuple[tuple[str, ...], dict[str, object]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; return 0 when all went well, 1 for bad input (said in one line) and 130 when interrupted."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if not hasattr(chosen, "run"):
        parser.print_help()
        return 0
    try:
        return int(chosen.run(chosen))
    except CorpusError as error:
        print(f"framing {chosen.verb}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        told = "interrupted; what is finished is kept, the same command goes on"
        print(f"framing {chosen.verb}: {told}", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return 1
    except OSError as error:
        told = ": ".join(str(one) for one in (error.filename, error.strerror) if one) or repr(error)
        print(f"framing {chosen.verb}: {told}; mend that and try again", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="framing",
        description="Compare how several outlets told the same event.",
        epilog="framing VERB --help explains one verb with an example.",
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    for name, (run, told, example, options) in VERBS.items():
        one = verbs.add_parser(
            name,
            help=told,
            description=f"{told[0].upper()}{told[1:]}.",
            epilog=f"example: {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        for flags, settings in options:
            one.add_argument(*flags, **settings)  # type: ignore[arg-type]
        one.set_defaults(run=run)
    return parser


def _add(chosen: argparse.Namespace) -> int:
    from analysis.verbs.add import add

    return 0 if all(one.accepted for one in add(_corpus(chosen), chosen.paths, chosen.encoding)) else 1


def _new(chosen: argparse.Namespace) -> int:
    from analysis.verbs.new import new

    print(f"new: an empty corpus stands in {new(chosen.folder)}; its README.md says what to fill in")
    return 0


def _measure(chosen: argparse.Namespace) -> int:
    return measure.run(chosen)


def _report(chosen: argparse.Namespace) -> int:
    from analysis.report.make import report
    from analysis.verbs.add import add

    corpus = _corpus(chosen)
    if chosen.texts and not all(one.accepted for one in add(corpus, chosen.texts)):
        raise CorpusError(f"{chosen.texts[0]}: not every text was taken (see above); mend or leave out those files")
    return report(corpus, only=chosen.only)


def _publish(chosen: argparse.Namespace) -> int:
    from analysis.line import measure, stand_with
    from analysis.published import publish
    from analysis.results.changes import publish_results

    corpus = _corpus(chosen)
    measure(corpus)
    print(f"publish: tables without text stand in {publish(corpus)}")
    stand_with(corpus, "fingerprints.csv")
    publish_results(corpus)
    return 0


def _verify(chosen: argparse.Namespace) -> int:
    from analysis.verbs.verify import passages, verify

    if chosen.twice:
        from analysis.verbs.twice import twice

        return 0 if twice(_corpus(chosen)) else 1
    if chosen.passages:
        return 0 if passages(_corpus(chosen)) else 1
    return 0 if verify(_corpus(chosen), shown=10**9 if chosen.all else 20) else 1


def _apply(chosen: argparse.Namespace) -> int:
    from analysis.verbs.apply import apply

    print(
        f"apply: {apply(chosen.measure, chosen.given, chosen.target, lexicon=chosen.lexicon)} lines written into {chosen.target}"
    )
    return 0


def _read(chosen: argparse.Namespace) -> int:
    from analysis.verbs.read import read

    return read(chosen.paths, chosen.target, chosen.map, chosen.encoding)


def _validate(chosen: argparse.Namespace) -> int:
    from analysis.verbs.validate import run

    return run(chosen.task, chosen.gold, chosen.predictions, chosen.card, chosen.all)


def _hits(chosen: argparse.Namespace) -> int:
    from analysis.verbs.hits import hits

    return hits(_corpus(chosen))


def _clean(chosen: argparse.Namespace) -> int:
    import shutil

    build = _corpus(chosen).build
    shutil.rmtree(build, ignore_errors=True)
    print(f"clean: {build} is gone; everything in it can be made again")
    return 0


CORPUS: Option = (
    ("--corpus",),
    {"type": Path, "metavar": "DIR", "help": "the corpus folder (default: found from here)"},
)
MEASURES = "quotes, sentiment, terms, markers, readability, target_tone, event_tone, frames or loaded"
TASKS = "quotes, sentence_tone, target_tone, event_tone, frames, loaded, speakers, roles, uses or markers"
PATHS: Option = (("paths",), {"nargs": "+", "type": Path, "metavar": "PATH", "help": "files or folders of them"})
ENCODING: Option = (("--encoding",), {"default": "", "help": "the text files' encoding, for example cp1251"})
MAP: Option = (
    ("--map",),
    {"action": "append", "default": [], "metavar": "FIELD=COLUMN", "help": "which column is what"},
)
VERBS: dict[str, tuple[Verb, str, str, tuple[Option, ...]]] = {
    "add": (
        _add,
        "put texts into the corpus; known articles are recognised",
        "framing add ~/Downloads/articles",
        (PATHS, ENCODING, CORPUS),
    ),
    "new": (
        _new,
        "make an empty corpus for another event",
        "framing new summit-2026",
        ((("folder",), {"type": Path, "metavar": "DIR", "help": "the folder to make"}),),
    ),
    "measure": (
        _measure,
        "make all tables from the texts, or from any number of articles in partitions",
        "framing measure --corpus corpus/sample",
        measure.OPTIONS,
    ),
    "report": (
        _report,
        "measure, run all notebooks and write the report",
        "framing report --texts ~/Downloads/articles",
        (
            CORPUS,
            (("--texts",), {"nargs": "+", "type": Path, "metavar": "PATH", "help": "texts to add first"}),
            (("--only",), {"metavar": "NOTEBOOK", "help": "run one notebook only, for example 05-quotes"}),
        ),
    ),
    "publish": (_publish, "write the tables that may be shared without the text", "framing publish", (CORPUS,)),
    "verify": (
        _verify,
        "measure anew and compare with the published tables",
        "framing verify",
        (
            CORPUS,
            (("--all",), {"action": "store_true", "help": "name every row that differs"}),
            (("--passages",), {"action": "store_true", "help": "count every result again from its passages alone"}),
            (("--twice",), {"action": "store_true", "help": "run everything in two clean folders, compare the bytes"}),
        ),
    ),
    "apply": (
        _apply,
        "apply one measure to texts in JSON lines",
        "framing apply quotes in.jsonl out.jsonl",
        (
            (("measure",), {"metavar": "MEASURE", "help": MEASURES}),
            (("given",), {"type": Path, "metavar": "IN.jsonl", "help": "one object a line with id and text"}),
            (("target",), {"type": Path, "metavar": "OUT.jsonl", "help": "one object a line with id and the measure"}),
            (
                ("--lexicon",),
                {
                    "default": "",
                    "help": "news, vader, pattern, afinn, a CSV file, trained, or linear (target_tone, its default)",
                },
            ),
        ),
    ),
    "read": (
        _read,
        "write the articles in files of any kind as JSON lines, with a report",
        "framing read export.docx pages/ table.csv articles.jsonl --map text=body,outlet=paper",
        (PATHS, (("target",), {"type": Path, "metavar": "OUT.jsonl", "help": "one object an article"}), MAP, ENCODING),
    ),
    "validate": (
        _validate,
        "hold a measure against human judgements",
        "framing validate sentence_tone --gold rated.jsonl --card card.json",
        (
            (("task",), {"nargs": "?", "default": "", "metavar": "TASK", "help": TASKS}),
            (("--gold",), {"type": Path, "required": True, "metavar": "FILE", "help": "judgements (--all: a folder)"}),
            (("--predictions",), {"type": Path, "metavar": "FILE", "help": "what another program found"}),
            (("--card",), {"type": Path, "metavar": "OUT.json", "help": "write the validity card here"}),
            (("--all",), {"action": "store_true", "help": "every task; write docs/validity.md and the cards"}),
        ),
    ),
    **RESULT_VERBS,
    "hits": (
        _hits,
        "list the marker hits that came and went between the last two measurements; after an edit, `framing measure` first",
        "framing hits",
        (CORPUS,),
    ),
    **UPKEEP_VERBS,
    "clean": (_clean, "delete everything made", "framing clean", (CORPUS,)),
}

if __name__ == "__main__":
    sys.exit(main())
