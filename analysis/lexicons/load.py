"""Read lexicons: those that are shipped, and a researcher's own."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.lexicons.entries import Card, Entry, Lexicon
from analysis.lexicons.exchange import read_liwc, read_text, read_yaml
from analysis.lexicons.patterns import parse
from analysis.tables import CorpusError

SHIPPED = Path(__file__).parent / "data"
REQUIRED = ("id", "family", "pattern")
OPTIONAL = ("weight", "unless", "source", "rationale", "example", "counter_example", "version")


@dataclass(frozen=True, slots=True)
class Family:
    """Define a family in words: its kind (event, evaluation, style, generic), its pole, its reference."""

    name: str
    definition: str
    kind: str
    pole: str
    reference: str


@cache
def families() -> tuple[Family, ...]:
    """Return the shipped families in alphabetical order."""
    rows = csv.DictReader(io.StringIO(read_text(SHIPPED / "families.csv")))
    found = (Family(r["family"], r["definition"], r["kind"], r["pole"], r["reference"]) for r in rows)
    return tuple(sorted(found, key=lambda family: family.name))


def load(name: str | Path) -> Lexicon:
    """Return a lexicon by the name of a shipped family, of a kind of families, "all", or by path.

    A path is a file (.csv, quanteda's .yml, LIWC's .dic) or a folder of .csv files, read as one lexicon.
    """
    chosen = [f.name for f in families() if name in (f.name, f.kind, "all")]
    if chosen:
        return _shipped(str(name), tuple(chosen))
    path = Path(name)
    if not path.exists():
        known = ", ".join(sorted({f.name for f in families()} | {f.kind for f in families()} | {"all"}))
        raise CorpusError(f"lexicon {str(name)!r}: neither a path nor a shipped name; shipped are {known}")
    if path.suffix in (".yml", ".yaml"):
        return read_yaml(path)
    if path.suffix == ".dic":
        return read_liwc(path)
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    return _joined(path.stem, files)


@cache
def _shipped(name: str, chosen: tuple[str, ...]) -> Lexicon:
    return _joined(name, [SHIPPED / f"{family}.csv" for family in chosen])


def _joined(name: str, files: list[Path]) -> Lexicon:
    places: dict[str, str] = {}
    entries = []
    for path in files:
        for line, entry in _rows(path):
            if entry.id in places:
                raise CorpusError(
                    f"{path}, line {line}: id {entry.id!r} stands at {places[entry.id]} already; rename one"
                )
            places[entry.id] = f"{path}, line {line}"
            entries.append(entry)
    if not entries:
        raise CorpusError(f"lexicon {name!r}: no entries; write rows under id, family, pattern")
    return Lexicon(name, max(entry.card.version for entry in entries), tuple(entries))


def _rows(path: Path) -> Iterator[tuple[int, Entry]]:
    rows = csv.DictReader(io.StringIO(read_text(path), newline=""))
    columns = rows.fieldnames or []
    for column in REQUIRED:
        if column not in columns:
            raise CorpusError(f"{path}, line 1: column {column!r} is missing; add it, separated by commas")
    for column in columns:
        if column not in (*REQUIRED, *OPTIONAL):
            raise CorpusError(f"{path}, line 1: unknown column {column!r}; known are {', '.join(REQUIRED + OPTIONAL)}")
    for row in rows:
        yield rows.line_num, _entry(f"{path}, line {rows.line_num}", row)


def _entry(place: str, row: Mapping[str | None, str | None]) -> Entry:
    if None in row:
        raise CorpusError(f"{place}: more cells than columns; put a text with commas in quotation marks")
    cell = {str(column): (value or "").strip() for column, value in row.items()}
    for column in REQUIRED:
        if not cell[column]:
            raise CorpusError(f"{place}: {column} is empty; fill it in or remove the row")
    unless = tuple(sorted(phrase.strip() for phrase in cell.get("unless", "").split("|") if phrase.strip()))
    for pattern in (cell["pattern"], *unless):
        try:
            parse(pattern)
        except CorpusError as error:
            raise CorpusError(f"{place}: {error}") from None
    card = Card(
        cell.get("source", ""),
        cell.get("rationale", ""),
        cell.get("example", ""),
        cell.get("counter_example", ""),
        int(_number(place, "version", cell.get("version", ""))),
    )
    weight = _number(place, "weight", cell.get("weight", ""))
    return Entry(cell["id"], cell["family"], cell["pattern"], weight, unless, card)


def _number(place: str, column: str, value: str) -> float:
    try:
        number = float(value or "1")
    except ValueError:
        raise CorpusError(f"{place}: {column} {value!r} is not a number; write 1, 0.5 or -1") from None
    if number != number or number in (float("inf"), float("-inf")):
        raise CorpusError(f"{place}: {column} {value!r} is not finite; write 1, 0.5 or -1")
    return number
