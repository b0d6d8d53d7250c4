"""Where results stand: one file a table, written by the notebook that made it, and all of them gathered."""

import csv
import dataclasses
import io
import json
import math
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from analysis.results.macros import macros_file
from analysis.results.result import Result
from analysis.tables import CorpusError, cell, write_text

COLUMNS = [field.name for field in dataclasses.fields(Result)]
NUMBERS = ("value", "low", "high")


def put(build: Path, name: str, results: Iterable[Result], known: Mapping[str, str]) -> None:
    """Write the results of one table to build/results/keyed; a table without results leaves none there."""
    path = build / "results" / "keyed" / f"{name}.json"
    rows = [_plain(one) for one in results]
    if not rows:
        path.unlink(missing_ok=True)
        return
    seen = {one: known.get(one, "nothing") for row in rows for one in row["reads"]}
    write_text(path, json.dumps({"ingredients": seen, "results": rows}, indent=1, sort_keys=True) + "\n")


@dataclasses.dataclass(frozen=True)
class Table:
    """A kept table without keys, as it was written: its rows, and which articles and zones of the corpus it was made of."""

    name: str
    rows: tuple[Mapping[str, Any], ...]
    articles: tuple[str, ...]
    zones: tuple[str, ...] | None
    question: str = ""
    copies: bool = True


def unkeyed(build: Path) -> list[Table]:
    """Return the kept tables that give no results because their rows have no key."""
    found = [_told(path) for path in sorted((build / "results").glob("*.json")) if path.stem != "results"]
    return [one for one in found if not (one.rows and {"key", "value"} <= set(one.rows[0]))]


def questions_of(build: Path) -> dict[str, str]:
    """Return kept table → the question that its keeper named as its maker."""
    told = [_told(path) for path in sorted((build / "results").glob("*.json")) if path.stem != "results"]
    return {one.name: one.question for one in told if one.question}


def made_without_texts(build: Path) -> bool:
    """Tell whether a table kept there was made where the texts were not."""
    paths = (path for path in sorted((build / "results").glob("*.json")) if path.stem != "results")
    return any(not json.loads(path.read_text(encoding="utf-8")).get("texts", True) for path in paths)


def _told(path: Path) -> Table:
    told = json.loads(path.read_text(encoding="utf-8"))
    zones = told.get("zones")
    return Table(
        told["name"],
        tuple(told["rows"]),
        tuple(told.get("articles", ())),
        None if zones is None else tuple(zones),
        told.get("question", ""),
        told.get("copies", True),
    )


def gather(build: Path) -> dict[str, Result]:
    """Write results.json, results.csv and results.tex from the results of all tables; return them by key.

    Raises CorpusError where none were made, or where two tables give one key different numbers.
    """
    found: dict[str, Result] = {}
    seen: dict[str, str] = {}
    for path in sorted((build / "results" / "keyed").glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        seen |= told["ingredients"]
        for row in told["results"]:
            _take(found, _result(row))
    if not found:
        raise CorpusError(f"{build / 'results'}: no results yet; make them with `framing report`")
    ordered = {key: found[key] for key in sorted(found)}
    _write(build / "results", ordered, seen)
    return ordered


def _take(found: dict[str, Result], one: Result) -> None:
    other = found.setdefault(one.key, one)
    same = other.digest == one.digest and _same(other.value, one.value)
    if not same:
        raise CorpusError(
            f"result {one.key!r} stands in the tables {other.table!r} and {one.table!r} with different numbers; "
            "run all notebooks anew with `framing report`, or give one of them another key"
        )


def _same(one: float, other: float) -> bool:
    return one == other or abs(one - other) <= 1e-9 or (one != one and other != other)


def nearest(key: str, results: Iterable[str], count: int = 3) -> str:
    """Return the keys most like an unknown one, as a phrase: `did you mean …`."""
    close = get_close_matches(key, list(results), count, 0.3)
    return f"did you mean {', '.join(close)}?" if close else "`framing cite` without a key lists all"


def ingredients_of(build: Path) -> dict[str, str]:
    """Return name → digest of all that the gathered results read."""
    path = build / "results" / "results.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))["ingredients"]) if path.is_file() else {}


def _write(folder: Path, results: Mapping[str, Result], seen: Mapping[str, str]) -> None:
    from importlib.metadata import version

    rows = [_plain(one) for one in results.values()]
    told = {"software": "media-framing", "version": version("media-framing"), "ingredients": seen, "results": rows}
    write_text(folder / "results.json", json.dumps(told, indent=1, ensure_ascii=False, sort_keys=True) + "\n")
    write_text(folder / "results.csv", table_of(rows))
    write_text(folder / "results.tex", macros_file(results.values()))


def table_of(rows: Iterable[Mapping[str, Any]], columns: Iterable[str] = COLUMNS) -> str:
    """Return plain rows as CSV; lists are joined by semicolons, what is not there is empty."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(list(columns))
    for row in rows:
        writer.writerow([_cell(row[column]) for column in columns])
    return stream.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(str(one) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}={one}" for name, one in value.items())
    return "" if value is None else cell(value) if isinstance(value, str) else value


def _plain(one: Result) -> dict[str, Any]:
    row = dataclasses.asdict(one)
    for name in NUMBERS:
        row[name] = None if math.isnan(row[name]) else row[name]
    return {**row, "reads": list(one.reads), "specification": dict(one.specification), "passages": list(one.passages)}


def _result(row: Mapping[str, Any]) -> Result:
    numbers = {name: math.nan if row[name] is None else float(row[name]) for name in NUMBERS}
    specification = tuple(row["specification"].items())
    lists = {name: tuple(row.get(name, ())) for name in ("reads", "passages")}
    return Result(**{**row, **numbers, **lists, "specification": specification})
