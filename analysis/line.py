"""The straight line: the texts of a corpus to its tables and measurements, made anew only where something changed."""

import hashlib
import inspect
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.corpus import Corpus
from analysis.plan import check_named, left_out
from analysis.scale.store import Store
from analysis.tables import COLUMNS, Coded, table, write, write_text

if TYPE_CHECKING:
    import pandas as pd

    from analysis.documents.read import Read
    from analysis.measures.base import Measure
    from analysis.tokens import Tokens

MEASURES = ("sentiment", "terms", "markers", "quotes", "readability", "facts", "targets")
Say = Callable[[str], None]


def measure(corpus: Corpus, say: Say = print, extra: Sequence[str] = (), again: bool = False) -> Path:
    """Make every table of the corpus under its build folder and return that folder.

    Nothing is made anew where texts, CSV files, lexicons, parameters and code are those of the last time. Where
    corrections.csv has rows, the measurements without them are kept beside, in `uncorrected`.
    """
    build, wanted = corpus.build, (*MEASURES, *extra)
    seen = inputs(corpus, wanted)
    if not again and _stands(build, wanted, seen):
        say(f"measure: nothing changed, tables stand in {build}")
        return build
    store = Store(str(build))
    with store.locked(wait=True):
        if not again and _stands(build, wanted, seen):
            return build
        store.tidy("tables", "measurements", "uncorrected")
        say(f"measure: reading {len(corpus.articles)} articles")
        made = dict(_made(corpus, wanted, say))
        known = build / "made.json"
        known.unlink(missing_ok=True)
        _keep_before(build)
        for name, one in made.items():
            write(one, build / f"{name}.parquet")
        write_text(known, json.dumps(seen, indent=1, sort_keys=True))
    return build


def stand_with(corpus: Corpus, name: str) -> None:
    """Note that a file of the corpus, just written from the tables that stand there, changes none of them."""
    known = corpus.build / "made.json"
    seen = Store(str(corpus.build)).told(known.name)
    if seen:
        write_text(known, json.dumps(seen | {name: _digest(corpus.path(name))}, indent=1, sort_keys=True))


def _stands(build: Path, wanted: Sequence[str], seen: dict[str, str]) -> bool:
    """Tell whether every table stands there, made of what is seen now."""
    shipped = [f"measurements/{name}" for name in wanted if ":" not in name]
    places = [*(f"tables/{name}" for name in COLUMNS), *shipped]
    whole = all((build / f"{place}.parquet").is_file() for place in places)
    return whole and Store(str(build)).told("made.json") == seen


def _keep_before(build: Path) -> None:
    """Keep the marker hits of the last time, so that `framing hits` can tell what came and went."""
    last = build / "measurements" / "markers.parquet"
    if last.is_file():
        (build / "before").mkdir(exist_ok=True)
        last.replace(build / "before" / last.name)


def _made(corpus: Corpus, wanted: Sequence[str], say: Say) -> "Iterator[tuple[str, pd.DataFrame | Coded]]":
    """Return every table by its place; all are made before the first is written, so bad input leaves the old ones."""
    from analysis.alignments.copies import copies, held
    from analysis.alignments.echoes import echoes
    from analysis.corrections import IDLE, corrections, idle
    from analysis.documents.read import read_articles
    from analysis.tokens import split

    check_words(corpus)
    check_families(corpus)
    measures = [chosen(corpus, name) for name in wanted]
    names, rows = [row["name"] for row in corpus.names], corrections(corpus)
    read = list(read_articles(corpus))
    for row in (row for article in read for row in article.canonical.unused):
        say(f"measure: cleaning.csv: {row['action']} in {row['article']!r}: no line begins with {row['from']!r}")
    say("measure: attributing speech")
    tokens = split(read, names, rows)
    yield from _within("tables", {**_read_tables(read), **tokens.coded()})
    yield "tables/copies", copies(held(read))
    refused = [refusal for one in measures for refusal in one.refusals(tokens)]
    yield "tables/refusals", table(refused, COLUMNS["refusals"])
    for article, *_, reason in refused:
        say(f"measure: {article}: {reason}")
    yield from _within("measurements", {**_measured(measures, tokens, say), "echoes": echoes(tokens)})
    if rows:
        say("measure: the same without the corrections")
        plain = split(read, names)
        tables, uncorrected = plain.tables(), {one.name: one(plain) for one in measures}
        yield "uncorrected/segments", tables["segments"]
        yield from _within("uncorrected", uncorrected)
        nothing = idle(rows, tables["quotations"], tables["tokens"], uncorrected["markers"])
        yield "tables/idle", table([(r.article, r.start, r.stop, r.field, r.value) for r in nothing], IDLE)
        for one in nothing:
            say(
                f"measure: corrections.csv: {one.field} in {one.article!r}, {one.start} to {one.stop}: nothing there to correct"
            )


def _measured(measures: "Sequence[Measure]", tokens: "Tokens", say: Say) -> "dict[str, pd.DataFrame | Coded]":
    made = {}
    for one in measures:
        say(f"measure: {one!r}")
        made[one.name] = one.at_once(tokens)
    return made


def _within(folder: str, tables: "Mapping[str, pd.DataFrame | Coded]") -> "Iterator[tuple[str, pd.DataFrame | Coded]]":
    return ((f"{folder}/{name}", made) for name, made in tables.items())


def chosen(corpus: Corpus, name: str) -> "Measure":
    """Return a measure with the parameters that the plan and the corpus's own lexicons give it."""
    from analysis.measures import find

    primary = corpus.plan.get("primary", {}) if corpus.path("plan.toml").is_file() else {}
    if name == "sentiment":
        return find(name)(mask_names=bool(primary.get("mask_names", True)))  # type: ignore[call-arg]
    if name == "facts" and corpus.path("facts.csv").is_file():
        return find(name)(ledger=corpus.path("facts.csv").as_posix())  # type: ignore[call-arg]
    if name == "targets":
        declared = corpus.path("targets.csv")
        masked = bool(primary.get("mask_names", True))
        return find(name)(targets=declared.as_posix() if declared.is_file() else "", mask_names=masked)  # type: ignore[call-arg]
    own = _own_lexicons(corpus)
    if name == "markers":
        from analysis.measures.markers import FAMILIES_FOR_ALL

        without = left_out(corpus.plan) if corpus.path("plan.toml").is_file() else ()
        return find(name)(lexicons=(*FAMILIES_FOR_ALL, *own), without=without)  # type: ignore[call-arg]
    return find(name)()


def _own_lexicons(corpus: Corpus) -> list[str]:
    return sorted(path.as_posix() for path in corpus.path("lexicons").glob("*.csv"))


def check_words(corpus: Corpus) -> None:
    """Read every table of patterns that the corpus has, so that one that cannot be read is told before anything is measured."""
    from analysis.lexicons import load
    from analysis.lexicons.ledger import read_ledger

    if (ledger := corpus.path("facts.csv")).is_file():
        read_ledger(ledger)
    for path in (corpus.path("targets.csv"), *map(Path, _own_lexicons(corpus))):
        if path.is_file():
            load(path)


def check_families(corpus: Corpus) -> None:
    """Refuse a family that the plan names and neither a shipped lexicon nor one of the corpus's own has."""
    from analysis.lexicons import families, load
    from analysis.measures.markers import FAMILIES_FOR_ALL

    if corpus.path("plan.toml").is_file():
        known = {one.name for one in families() if one.kind in FAMILIES_FOR_ALL}
        known.update(entry.family for path in _own_lexicons(corpus) for entry in load(path).entries)
        check_named(corpus.path("plan.toml"), corpus.plan, frozenset(known))


def _read_tables(read: "Sequence[Read]") -> "dict[str, pd.DataFrame]":
    documents, pieces, sentences = [], [], []
    for article in read:
        key = article.row["article"]
        documents.append((key, article.row["outlet"], article.language, article.canonical.text))
        for p in article.canonical.pieces:
            pieces.append((key, p.action, p.reason, p.raw_start, p.raw_stop, p.start, p.stop))
        for number, s in enumerate(article.sentences):
            sentences.append((key, s.zone, number, s.paragraph, s.start, s.stop))
    rows: dict[str, list[tuple[Any, ...]]] = {"documents": documents, "pieces": pieces, "sentences": sentences}
    return {name: table(found, COLUMNS[name]) for name, found in rows.items()}


def inputs(corpus: Corpus, measures: Sequence[str]) -> dict[str, str]:
    """Return the digest of everything that the tables are made of, by name."""
    from analysis.measures import find

    seen = {f"text {row['article']}": _digest(corpus.text_path(row)) for row in corpus.articles}
    for path in sorted((*corpus.root.glob("*.csv"), *corpus.root.glob("*.toml"), *corpus.path("lexicons").glob("*"))):
        seen[path.relative_to(corpus.root).as_posix()] = _digest(path)
    for name in measures:
        if code := source_of(find(name)):
            seen[f"measure {name}"] = _digest(code)
    return {**seen, "measures": " ".join(measures), "analysis": code_digest()}


def source_of(measure: "type[Measure]") -> Path | None:
    """Return the file of a measure of one's own; None for one of ours, and for one that stands in no file."""
    try:
        path = Path(inspect.getfile(measure))
    except (OSError, TypeError):
        return None
    return path if path.is_file() and not path.is_relative_to(Path(__file__).parent) else None


def code_digest() -> str:
    """Return the digest of the code that makes the tables."""
    code = hashlib.sha256()
    for path in _code():
        code.update(path.relative_to(Path(__file__).parent).as_posix().encode() + path.read_bytes())
    return code.hexdigest()


def _code() -> Iterator[Path]:
    root = Path(__file__).parent
    for folder in (
        "",
        "columns",
        "documents",
        "speech",
        "tone",
        "lexicons",
        "lexicons/data",
        "measures",
        "tone/data",
        "alignments",
    ):
        yield from sorted(p for p in (root / folder).glob("*") if p.suffix in (".py", ".csv"))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"
