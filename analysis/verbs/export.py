"""framing export: pack a run for a repository, with everything needed to read it and no text of the articles."""

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from analysis.corpus import Corpus
from analysis.results.citation import ROOT, software
from analysis.results.crate import crate
from analysis.results.shelf import gather, table_of
from analysis.results.word import write_zip
from analysis.tables import CorpusError
from analysis.words import words

TEXT_COLUMNS = frozenset({"passage", "text", "left", "match", "right", "begins", "sentence_text", "context"})
FACTS = ("articles.csv", "outlets.csv", "plan.toml")
OWN = (
    "names.csv", "corrections.csv", "facts.csv", "targets.csv", "paraphrases.csv", "reading.csv", "verdicts.csv",
)  # fmt: skip
RUN = 9
MADE = ("results/", "figures/", "measurements/", "coding/", "validity/")
Members = dict[str, bytes]


def export(corpus: Corpus, target: Path, with_texts: bool = False, say: Callable[[str], None] = print) -> Path:
    """Write results, figures, published measurements, plan, lexicons, lock, citation, codebook and manifest as one ZIP.

    Without `with_texts` no text goes in: a table's columns of passages, and a table with nine words running of an article,
    are left out and named. Equal runs give equal bytes. Raises CorpusError, before anything is written, where a part is missing.
    """
    from analysis.coding.here import deposited

    gather(corpus.build)
    members = {
        **_made(corpus),
        **_measurements(corpus),
        **_declared(corpus),
        **deposited(corpus, say),
        **_lexicons(corpus),
        **_software(),
    }
    if with_texts:
        members |= _texts(corpus)
    else:
        members = _without_passages(members, say)
        for stem, why in sorted(_with_text(members, corpus).items()):
            say(f"export: {stem}.*: left out: {why}")
            members = {name: content for name, content in members.items() if name.rpartition(".")[0] != stem}
    members["README.txt"] = _readme(corpus, with_texts).encode("utf-8")
    members["codebook.csv"] = codebook(members).encode("utf-8")
    members["ro-crate-metadata.json"] = crate(corpus, members).encode("utf-8")
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(members.items()))
    members["manifest-sha256.txt"] = "".join(lines).encode("utf-8")
    write_zip(target, members)
    say(f"export: {len(members)} files in {target}{'' if with_texts else ', no article text among them'}")
    return target


def _folder(folder: Path, inside: str, kinds: tuple[str, ...], mend: str) -> Members:
    found = {f"{inside}/{p.name}": p.read_bytes() for p in sorted(folder.glob("*")) if p.suffix in kinds}
    if not found:
        raise CorpusError(f"{folder}: nothing here to export; {mend}")
    return found


def _made(corpus: Corpus) -> Members:
    results = _folder(
        corpus.build / "results",
        "results",
        (".csv", ".json", ".tex", ".docx", ".sav", ".dta"),
        "make the results with `framing report`",
    )
    figures = _folder(
        corpus.build / "figures",
        "figures",
        (".csv", ".json", ".svg", ".pdf", ".png"),
        "make the figures with `framing report`",
    )
    return {**results, **figures}


def _measurements(corpus: Corpus) -> Members:
    from analysis.published import KEYS, LATER

    folder = corpus.path("measurements")
    for name in (*(f"{table}.csv" for table in KEYS if table not in LATER), "made.json"):
        if not (folder / name).is_file():
            raise CorpusError(f"{folder / name}: this published table is missing; write it with `framing publish`")
    return _folder(folder, "measurements", (".csv", ".json"), "write the published tables with `framing publish`")


def _declared(corpus: Corpus) -> Members:
    found = {}
    for name in (*FACTS, *OWN):
        path = corpus.path(name)
        if path.is_file():
            found[f"corpus/{name}"] = path.read_bytes()
        elif name in FACTS:
            raise CorpusError(f"{path}: missing, and an export needs it; `framing new DIR` writes one to copy")
    return found


def _lexicons(corpus: Corpus) -> Members:
    """Return the lexicons used: the shipped ones of markers, tone and cues, and the corpus's own."""
    code = Path(__file__).parents[1]
    shipped = [*code.glob("lexicons/data/*.csv"), *code.glob("tone/data/*.csv"), code / "speech" / "cues.csv"]
    found = {f"lexicons/{path.relative_to(code).as_posix().replace('/data', '')}": path for path in shipped}
    found |= {f"lexicons/own/{path.name}": path for path in corpus.path("lexicons").glob("*") if path.is_file()}
    return {name.replace("lexicons/lexicons/", "lexicons/markers/"): path.read_bytes() for name, path in found.items()}


def _software() -> Members:
    found = {}
    for name in ("lock.txt", "environment.yml", "CITATION.cff", "LICENSE"):
        path = ROOT / name
        if not path.is_file():
            raise CorpusError(f"{path}: missing; export from a clone of the repository, where it stands")
        found[name] = path.read_bytes()
    return found


def _texts(corpus: Corpus) -> Members:
    if not corpus.has_texts():
        raise CorpusError(f"{corpus.path('texts')}: no texts to export; add them with `framing add PATH`")
    found = {f"corpus/texts/{row['file']}": corpus.text_path(row).read_bytes() for row in corpus.articles}
    path = corpus.path("cleaning.csv")
    return {**found, **({"corpus/cleaning.csv": path.read_bytes()} if path.is_file() else {})}


def _without_passages(members: Members, say: Callable[[str], None]) -> Members:
    """Return the members with the columns of passages taken out of result tables; these then go as CSV and JSON only."""
    found: dict[str, list[str]] = {}
    for name, content in members.items():
        stem, _, kind = name.rpartition(".")
        if kind == "csv" and name.startswith("results/"):
            head = next(csv.reader(io.StringIO(content.decode("utf-8"))), [])
            held = sorted(TEXT_COLUMNS & set(head))
            if held and set(head) - TEXT_COLUMNS:
                found[stem] = held
    made = {name: content for name, content in members.items() if name.rpartition(".")[0] not in found}
    for stem, held in sorted(found.items()):
        say(f"export: {stem}: without its column {', '.join(held)}, which holds text; as CSV and JSON only")
        rows = csv.DictReader(io.StringIO(members[f"{stem}.csv"].decode("utf-8")))
        kept = [column for column in rows.fieldnames or () if column not in TEXT_COLUMNS]
        made[f"{stem}.csv"] = table_of(rows, kept).encode("utf-8")
        told = json.loads(members[f"{stem}.json"])
        told["rows"] = [{name: one for name, one in row.items() if name not in TEXT_COLUMNS} for row in told["rows"]]
        made[f"{stem}.json"] = (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
    return made


def _with_text(members: Mapping[str, bytes], corpus: Corpus) -> dict[str, str]:
    """Return the stems of the made files that hold text, and why."""
    known = _runs_of_articles(corpus)
    found: dict[str, str] = {}
    for name, content in members.items():
        stem, _, kind = name.rpartition(".")
        if kind not in ("csv", "json", "tex", "svg", "md") or not name.startswith(MADE):
            continue
        text = content.decode("utf-8")
        if kind == "csv" and (columns := sorted(TEXT_COLUMNS & set(next(csv.reader(io.StringIO(text)), [])))):
            found[stem] = f"it has a column {columns[0]!r}"
        elif known and (article := next((known[run] for run in _runs(text) if run in known), "")):
            found[stem] = f"it holds {RUN} words running of {article}"
    return found


def _runs_of_articles(corpus: Corpus) -> dict[tuple[str, ...], str]:
    """Return every run of nine words of the articles' bodies, where the texts are here; titles may be named."""
    if not corpus.has_texts():
        return {}
    from analysis.documents.read import read_articles

    titles = {run for row in corpus.articles for run in _runs(row["title"])}
    found: dict[tuple[str, ...], str] = {}
    for one in read_articles(corpus):
        found |= {run: one.row["article"] for run in _runs(one.canonical.text) if run not in titles}
    return found


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    found = [text[start:stop].casefold() for start, stop in words(text)]
    return (tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1))


def codebook(members: Mapping[str, bytes]) -> str:
    """Return one row a column of every CSV table in the pack: file, column and what it means."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["file", "column", "meaning"])
    for name in sorted(name for name in members if name.endswith(".csv")):
        head = next(csv.reader(io.StringIO(members[name].decode("utf-8-sig"))), [])
        writer.writerows([name, column, meaning(column)] for column in head)
    return stream.getvalue()


def meaning(column: str) -> str:
    """Return what a column of that name means in any table; "" where nobody has told."""
    told = meanings()
    if column in told:
        return told[column]
    prefix = next((p for p in ("share_", "rate_", "place_") if column.startswith(p)), "")
    return told.get(f"{prefix}*", "").replace("*", column.removeprefix(prefix).replace("_", " "))


@cache
def meanings() -> dict[str, str]:
    """Return the meanings of columns from results/columns.csv; a name with * stands for its beginning."""
    path = Path(__file__).parents[1] / "results" / "columns.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["column"]: row["meaning"] for row in csv.DictReader(lines)}


def _readme(corpus: Corpus, with_texts: bool) -> str:
    work = software()
    event = corpus.plan.get("plan", {}).get("event", "")
    return (
        f"{event}\n\nMade with media-framing {work.version}.\n"
        "results/       tables for people, programs, LaTeX and Word; results.csv lists every number with its key and digest\n"
        "figures/       every figure with its table and its description\n"
        "measurements/  the published measurements, from which all results can be computed again\n"
        "coding/        what human coders gave, where they did: places and codes, their agreement, the measure held against them\n"
        "corpus/        the articles, outlets and the plan, declared beforehand, and what else was read beside the texts\n"
        "lexicons/      the words that were looked for\n"
        "ro-crate-metadata.json  the same for programs: RO-Crate 1.1\n"
        "codebook.csv   what each column of each table means\n"
        "manifest-sha256.txt  check with: sha256sum -c manifest-sha256.txt\n"
        f"The articles' texts are {'in corpus/texts/' if with_texts else 'not included'}.\n"
    )
