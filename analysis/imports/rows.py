"""Tables to articles: CSV and TSV, JSON lines, JSON, XLSX and Parquet, row by row."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

from analysis.imports import objects
from analysis.imports.base import Article, Told, shown
from analysis.imports.columns import Columns, article, columns, day_first
from analysis.imports.limits import LINE, archive, member, missing, whole_bytes, xml
from analysis.imports.objects import Row
from analysis.imports.plain import lines
from analysis.tables import CorpusError

LOOKED_AT = 200


def read(path: Path, container: str, told: Told, given: Mapping[str, str], encoding: str = "") -> Iterator[Article]:
    """Yield one article a row; the place is the line or row, `start` and `stop` its bytes where the format has them."""
    readers = {"csv": _csv, "jsonl": objects.jsonl, "json": objects.whole, "xlsx": _xlsx, "parquet": _parquet}
    rows = readers[container](path, told, encoding)
    first = list(islice(rows, LOOKED_AT))
    if not first:
        raise CorpusError(f"{path}: no row under the header; export it anew")
    if container in ("json", "jsonl") and (inner := objects.unwrapped(first, told)) is not first:
        first, rows = inner, iter(())
    first = [(*row[:3], objects.flat(row[3])) for row in first]
    found = columns(path, [row[3] for row in first[:LOOKED_AT]], given, told)
    if date := found.of.get("published"):
        order = day_first(str(row[3].get(date) or "") for row in first)
        found = Columns(found.of, found.textless, order)
        if order:
            told.tell("guessed", f"dates of column {date!r}: the {order} comes first")
    for place, start, stop, row in chain(first, rows):
        if made := article(objects.flat(row), found, place, told):
            made.start, made.stop = start, stop
            yield made


def _csv(path: Path, told: Told, encoding: str) -> Iterator[Row]:
    found = lines(path, told, encoding)
    opening = list(islice(found, 20))
    said = re.fullmatch(r'"?sep=(.)"?', opening[0][3].lstrip("\ufeff")) if opening else None
    opening = opening[1:] if said else opening
    delimiter = said[1] if said else _delimiter(path, [text for _, _, _, text in opening])
    told.tell("guessed", f"columns are parted by {delimiter!r}")
    feed = _Feed(chain(opening, found))
    before = csv.field_size_limit(LINE)
    try:
        reader = csv.reader(feed, delimiter=delimiter, strict=True)
        names = [name.strip().lstrip("\ufeff") for name in next(reader, [])]
        header = [name or f"column {number}" for number, name in enumerate(names, 1)]
        _named(path, header)
        while True:
            first, start = feed.number + 1, feed.stop
            values = next(reader, None)
            if values is None:
                return
            if any(value.strip() for value in values):
                yield f"line {first}", start, feed.stop, _row(path, first, header, values)
    except csv.Error as error:
        raise CorpusError(f"{path}, line {feed.number}: {error}; mend the quotation marks of that line") from error
    finally:
        csv.field_size_limit(before)


class _Feed:
    """Lines for the CSV reader, remembering how far it has read."""

    def __init__(self, found: Iterable[tuple[int, int, int, str]]) -> None:
        self._found = iter(found)
        self.number, self.stop = 0, 0

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        self.number, _, self.stop, text = next(self._found)
        return text + "\n"


def _delimiter(path: Path, opening: list[str]) -> str:
    first = next((line for line in opening if line.strip()), "")
    counts = {sign: first.count(sign) for sign in "\t;,|"}
    best = max(counts, key=lambda sign: counts[sign])
    if not counts[best]:
        raise CorpusError(
            f"{path}, line 1: {shown(first)} has no tab, semicolon, comma or | between columns; is it a table?"
        )
    return best


def _named(path: Path, header: list[str]) -> None:
    seen: set[str] = set()
    for name in header:
        if name in seen:
            raise CorpusError(f"{path}, line 1: two columns are called {name!r}; rename one")
        seen.add(name)


def _row(path: Path, line: int, header: list[str], values: list[str]) -> dict[str, str]:
    if len(values) != len(header):
        raise CorpusError(
            f"{path}, line {line}: {len(values)} values where the header has {len(header)} columns (the line begins "
            f"{shown(values[0])}); put a value with the delimiter between double quotation marks"
        )
    return dict(zip(header, values, strict=True))


def _xlsx(path: Path, told: Told, _: str) -> Iterator[Row]:
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise missing(path, "openpyxl", error) from error
    with archive(path) as opened:
        for name in opened.namelist():
            if name.endswith((".xml", ".rels")):
                pieces = member(path, opened, name)
                xml(f"{path}, {name}", pieces, lambda _tag, _found: None, lambda _tag: None, lambda _text: None)
    whole_bytes(path)
    try:
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        yield from _sheets(path, book.worksheets, told)
        book.close()
    except CorpusError:
        raise
    except Exception as error:
        raise CorpusError(f"{path}: no readable workbook ({type(error).__name__}: {error}); save it anew") from error


def _sheets(path: Path, sheets: Sequence[Any], told: Told) -> Iterator[Row]:
    """Yield the rows of the first sheet that has any, and of those whose columns are among its own, or its own among theirs."""
    names: set[str] = set()
    for sheet in sheets:
        at, header, rows = _headed(sheet.iter_rows(values_only=True))
        here = {name for name in header if name}
        if (first := next(rows, None)) is None:
            continue
        if names and not (len(here) > 1 and (here <= names or names <= here)):
            told.tell("unplaced", f"sheet {sheet.title!r} is not read, its columns are others: {', '.join(header)}")
            continue
        _named(path, [name for name in header if name])
        told.tell("guessed", f"sheet {sheet.title!r} is read, with its names in row {at}")
        of, names = f" of sheet {sheet.title!r}" if names else "", names or here
        for number, values in chain([first], rows):
            named = zip(header, values, strict=False)
            yield f"row {number}{of}", -1, -1, {name: value for name, value in named if name}


def _headed(rows: Iterator[tuple[Any, ...]]) -> tuple[int, list[str], Iterator[tuple[int, tuple[Any, ...]]]]:
    """Return the row of the names (the first with more than one cell filled: titles stand above), the names, the rows below."""
    numbered = enumerate(rows, 1)
    opening = list(islice(numbered, 10))
    filled = [sum(value is not None for value in values) for _, values in opening]
    at = next((index for index, count in enumerate(filled) if count > 1), 0)
    header = ["" if name is None else str(name).strip() for name in opening[at][1]] if opening else []
    below = chain(opening[at + 1 :], numbered)
    return at + 1, header, (one for one in below if any(value is not None for value in one[1]))


def _parquet(path: Path, told: Told, _: str) -> Iterator[Row]:
    import pyarrow as pa
    from pyarrow import parquet

    told.encoding = "utf-8 (Parquet)"
    number = 0
    try:
        with parquet.ParquetFile(path) as opened:
            for batch in opened.iter_batches(batch_size=256):
                for row in batch.to_pylist():
                    number += 1
                    yield f"row {number}", -1, -1, row
    except (pa.ArrowException, OSError, ValueError) as error:
        raise CorpusError(f"{path}: cut short or broken after row {number} ({error}); download it anew") from error
