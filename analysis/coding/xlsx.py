"""Coding sheets as XLSX workbooks: a row a unit, words of a unit on a sheet of their own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from analysis.coding.places import find, same
from analysis.coding.sheet import READ, WHOLE_UNIT, Coding, Sheet
from analysis.tables import CorpusError, whole

LONGEST = 32_767  # what a cell holds
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
SPANS = ("unit", "words", "code", "nth", "start", "stop")
CODER = "coder (your name or initials):"


def write(sheet: Sheet, path: Path, codings: Sequence[Coding] = ()) -> Path:
    """Write a workbook, with the codings of one coder where there are some.

    Every text is written as a string and marked as quoted, so that one that opens with =, +, - or @ is no formula
    (CSV injection). Control signs, the carriage return among them, are escaped as ECMA-376 part 1, 22.9.2.19 has it.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = book.properties.title = sheet.key
    _units(book.active, sheet, codings)
    if sheet.book.takes == "spans":
        _rows(book.create_sheet("spans"), SPANS, _spans(sheet, codings))
    told = [("sheet", sheet.key), (CODER, codings[0].coder if codings else ""), ("task", sheet.book.task),
            ("question", sheet.book.question), ("rules", sheet.book.rules), ("", ""), *_means(sheet)]  # fmt: skip
    _rows(book.create_sheet("codebook"), (), told)
    with whole(path) as unfinished:
        book.save(unfinished)
    return path


def key_of(path: Path) -> str:
    """Return the key of the sheet that a workbook was exported from."""
    return next((b for a, b, *_ in _values(_open(path), "codebook", path) if a == "sheet"), "")


def read(path: Path, sheet: Sheet) -> list[Coding]:
    """Return the codings of a workbook; the coder is who is named in it, else the file's name.

    Words are found by start and stop (code points) where these are filled in, else by the words themselves, their nth
    place in the unit. Where no unit is marked as done all of them count as read. Raises CorpusError with the row for words that the unit does not hold and codes that are unknown.
    """
    book = _open(path)
    coder = next((b for a, b, *_ in _values(book, "codebook", path) if a == CODER and b), path.stem)
    rows = _values(book, "coding", path)
    head = [name.lower() for name in rows[0]] if rows else []
    if "unit" not in head or "text" not in head:
        raise CorpusError(f"{path}, sheet coding, row 1: columns unit and text are missing; put back the first row")
    found: list[Coding] = []
    done: dict[str, str] = {}
    for number, row in enumerate(rows[1:], 2):
        told = dict(zip(head, row, strict=False))
        if not told["unit"]:
            continue
        done[told["unit"]] = told.get("done", "")
        if not same(sheet.unit(told["unit"]).text, told["text"]):
            raise CorpusError(
                f"{path}, sheet coding, row {number}: the text of {told['unit']} was changed; put it back"
            )
        found += [Coding(told["unit"], coder, value) for value in _codes(sheet, told)]
    if sheet.book.takes == "spans":
        found += _found(path, sheet, coder, _values(book, "spans", path))
    read_ones = [(unit, coder) for unit, mark in done.items() if mark or not any(done.values())]
    return sheet.checked(found, str(path), read_ones)


def _codes(sheet: Sheet, row: dict[str, str]) -> Iterator[str]:
    if sheet.book.takes == "one" and row.get("code"):
        yield row["code"]
    if sheet.book.takes == "several":
        yield from (value for value in sheet.book.values if row.get(value, "0").lower() not in ("", "0", "no"))


def _found(path: Path, sheet: Sheet, coder: str, rows: Sequence[Sequence[str]]) -> Iterator[Coding]:
    for number, row in enumerate(rows[1:], 2):
        unit, words, code, nth, start, stop = (*row, *[""] * 6)[:6]
        if not unit:
            continue
        text = sheet.unit(unit).text
        span = (int(start), int(stop)) if start.isdigit() and stop.isdigit() else None
        if span is None or not (0 <= span[0] < span[1] <= len(text)) or not same(text[slice(*span)], words):
            span = find(text, words, int(nth) if nth.isdigit() else 1)
        if span is None:
            raise CorpusError(
                f"{path}, sheet spans, row {number}: {unit} does not hold {words!r}; copy the words from it"
            )
        yield Coding(unit, coder, code, *span)


def _units(table: Any, sheet: Sheet, codings: Sequence[Coding]) -> None:
    table.title = "coding"
    takes, about = sheet.book.takes, any(unit.about for unit in sheet.units)
    codes = {"one": ("code",), "several": sheet.book.values, "spans": ("done",)}[takes]
    given = {(one.unit, one.value) for one in codings if one.start == WHOLE_UNIT}
    rows = []
    for unit in sheet.units:
        if takes == "one":
            cells = [next((value for value in sheet.book.values if (unit.unit, value) in given), "")]
        elif takes == "several":
            cells = ["1" if (unit.unit, value) in given else "" for value in codes]
        else:
            cells = ["1" if (unit.unit, READ) in given else ""]
        rows.append((unit.unit, *((unit.about,) if about else ()), unit.text, *cells))
    _rows(table, ("unit", *(("about",) if about else ()), "text", *codes), rows)
    table.column_dimensions["B" if not about else "C"].width = 100
    table.freeze_panes = "A2"
    if takes == "one":
        from openpyxl.worksheet.datavalidation import DataValidation

        allowed = DataValidation("list", formula1=f'"{",".join(sheet.book.values)}"', allow_blank=True)
        allowed.add(f"{'D' if about else 'C'}2:{'D' if about else 'C'}{len(sheet.units) + 1}")
        table.add_data_validation(allowed)


def _spans(sheet: Sheet, codings: Sequence[Coding]) -> Iterator[tuple[str, ...]]:
    for one in codings:
        if one.start != WHOLE_UNIT:
            text = sheet.unit(one.unit).text
            words = text[one.start : one.stop]
            nth = sum(text.startswith(words, at) for at in range(one.start + 1))
            yield one.unit, words, one.value, str(nth), str(one.start), str(one.stop)


def _means(sheet: Sheet) -> list[tuple[str, str]]:
    return [("code", "means"), *((option.value, option.means) for option in sheet.book.options)]


def _rows(table: Any, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    for number, row in enumerate([head, *rows] if head else rows, 1):
        for column, value in enumerate(row, 1):
            if len(value) > LONGEST:
                raise CorpusError(f"unit {row[0]}: {len(value)} signs; a cell holds {LONGEST}: use another format")
            if value:
                cell = table.cell(number, column)
                cell.value = _escape(value)
                cell.data_type, cell.quotePrefix = "s", True


def _escape(text: str) -> str:
    literal = _ESCAPED.sub(lambda found: f"_x005F{found.group()}", text)
    return _CONTROLS.sub(lambda found: f"_x{ord(found.group()):04X}_", literal)


def _unescape(text: str) -> str:
    """Undo `_escape`.

    >>> _unescape(_escape("a\\r\\nb _x000D_"))
    'a\\r\\nb _x000D_'
    """
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)


def _open(path: Path) -> Any:
    from openpyxl import load_workbook

    try:
        return load_workbook(path, read_only=False, data_only=True)
    except (OSError, ValueError, KeyError, EOFError) as error:
        raise CorpusError(f"{path}: no readable workbook ({error}); give back the .xlsx file that was coded") from error


def _values(book: Any, name: str, path: Path) -> list[list[str]]:
    if name not in book.sheetnames:
        raise CorpusError(f"{path}: no sheet named {name}; give back the workbook that was exported")
    return [[_text(cell) for cell in row] for row in book[name].iter_rows(values_only=True)]


def _text(value: Any) -> str:
    if isinstance(value, float) and value == int(value):
        value = int(value)
    return "" if value is None else _unescape(str(value)) if isinstance(value, str) else str(value)
