"""Made-up tables for the fuzzer: sound JSON, JSON lines, CSV, xlsx and Parquet that hold values nobody expects in a column."""

import csv
import json
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from analysis.imports.base import Told
from analysis.imports.read import Options, read_file
from analysis.tables import CorpusError

NAMES = [
    "text",
    "title",
    "date",
    "outlet",
    "url",
    "id",
    "language",
    "byline",
    "Section",
    "x",
    "",
    " ",
    "fields",
    "null",
    "1",
]
SPOKEN = [
    "",
    " ",
    "Rain fell.",
    "2025-01-02",
    "99999999999999999999",
    "1e400",
    "NaN",
    "=1+1",
    "\u2028",
    "<p>Rain</p>",
    "0001-01-01",
]
PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(SPOKEN) | st.text(max_size=30)
NESTED = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3),
    max_leaves=6,
)
DAYS = st.dates() | st.datetimes() | st.timedeltas() | st.times() | st.decimals(allow_nan=False) | st.binary(max_size=5)
KINDS = ("made.json", "made.jsonl", "made.csv", "made.xlsx", "made.parquet")
TABLE = st.tuples(
    st.lists(st.sampled_from(NAMES), max_size=6).map(lambda names: [*names, "text"]),
    st.lists(st.lists(NESTED | DAYS, min_size=6, max_size=6).map(lambda row: [*row, "Rain fell."]), max_size=4),
)


def maker(name: str, folder: Path) -> Callable[[Any], bool]:
    """Return what writes a made-up table as that file, reads it and tells whether it was refused."""
    write = {"json": _json, "jsonl": _jsonl, "csv": _csv, "xlsx": _xlsx, "parquet": _parquet}[name.rpartition(".")[2]]

    def run(example: tuple[list[str], list[list[Any]]]) -> bool:
        path = folder / name
        if not write(path, *example):
            return True
        try:
            for article in read_file(path, name, Options(), Told(name)):
                assert isinstance(article.text, str) and isinstance(article.published, str)
        except CorpusError as error:
            assert name in str(error), f"the message does not name the file: {error}"
            return True
        return False

    return run


def _fitted(row: list[Any], names: list[str]) -> list[Any]:
    """Return as many values as there are names; the last is the text, now and then another value."""
    return [*row[: len(names) - 1], row[-1] if row[0] is not None else row[0]]


def _json(path: Path, names: list[str], rows: list[list[Any]]) -> bool:
    found = [dict(zip(names, _fitted(row, names), strict=True)) for row in rows]
    path.write_text(json.dumps(found, default=str), encoding="utf-8")
    return True


def _jsonl(path: Path, names: list[str], rows: list[list[Any]]) -> bool:
    lines = [json.dumps(dict(zip(names, _fitted(row, names), strict=True)), default=str) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return True


def _csv(path: Path, names: list[str], rows: list[list[Any]]) -> bool:
    with path.open("w", encoding="utf-8", errors="replace", newline="") as stream:
        csv.writer(stream).writerows([names, *(_fitted(row, names) for row in rows)])
    return True


def _xlsx(path: Path, names: list[str], rows: list[list[Any]]) -> bool:
    import openpyxl

    book = openpyxl.Workbook()
    try:
        for row in (names, *rows):
            book.active.append([value if _cell(value) else str(value) for value in _fitted(row, names)])
        book.save(path)
    except Exception:
        return False
    return True


def _cell(value: object) -> bool:
    return value is None or isinstance(value, (bool, int, float, str, date, datetime, time, timedelta, Decimal))


def _parquet(path: Path, names: list[str], rows: list[list[Any]]) -> bool:
    import pyarrow as pa
    from pyarrow import parquet

    columns = []
    for number in range(len(names)):
        values = [_fitted(row, names)[number] for row in rows]
        try:
            column = pa.array(values)
        except Exception:
            column = pa.array([None if value is None else repr(value).encode() for value in values])
        columns.append(column.dictionary_encode() if pa.types.is_string(column.type) and number % 2 else column)
    try:
        parquet.write_table(pa.table(columns, names=names), path)
    except Exception:
        return False
    return True
