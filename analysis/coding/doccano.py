"""Coding sheets as doccano JSON lines, and what comes back: one file a coder."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from analysis.coding.places import from_utf16, of_lines, same, to_utf16
from analysis.coding.sheet import READ, WHOLE_UNIT, Coding, Sheet, Unit
from analysis.tables import CorpusError, write_text


def write(sheet: Sheet, path: Path, codings: Sequence[Coding] = ()) -> Path:
    """Write one line a unit; `unit`, `about` and `sheet` come back as they are, as doccano's metadata do.

    Places are UTF-16 units, as doccano counts in a project without "count grapheme clusters as one character"
    (its issue 2290): leave that box empty.
    """
    rows = []
    for unit in sheet.units:
        own = [one for one in codings if one.unit == unit.unit]
        labels: list[Any] = [one.value for one in own if one.start == WHOLE_UNIT and one.value != READ]
        labels += [
            [to_utf16(unit.text, one.start), to_utf16(unit.text, one.stop), one.value]
            for one in own
            if one.start != WHOLE_UNIT
        ]
        row = {"text": unit.text, "label": labels, "unit": unit.unit, "about": unit.about, "sheet": sheet.key}
        rows.append(json.dumps(row, ensure_ascii=False) + "\n")
    return write_text(path, "".join(rows))


def key_of(path: Path) -> str:
    """Return the key of the sheet that the lines of a file were exported from."""
    return next((str(_meta(row).get("sheet", "")) for _, row in _lines(path)), "")


def read(path: Path, sheet: Sheet) -> list[Coding]:
    """Return the codings of an export in JSONL; the coder is the file's name, as doccano names it after its users."""
    found: list[Coding] = []
    done: list[tuple[str, str]] = []
    for number, row in _lines(path):
        unit = sheet.unit(str(_meta(row).get("unit")))
        if not same(unit.text, str(row["text"])):
            raise CorpusError(f"{path}, line {number}: the text of {unit.unit} was changed; import the sheet anew")
        found += _codings(unit, row, path.stem)
        done.append((unit.unit, path.stem))
    return sheet.checked(found, str(path), done)


def _codings(unit: Unit, row: dict[str, Any], coder: str) -> Iterator[Coding]:
    text = str(row["text"])
    labels = row.get("label", row.get("labels", ())) or ()
    spans = [(one["start_offset"], one["end_offset"], one["label"]) for one in row.get("entities", ())]
    for one in (labels,) if isinstance(labels, str) else labels:
        if isinstance(one, list):
            spans.append((one[0], one[1], one[2]))
        else:
            yield Coding(unit.unit, coder, str(one))
    for start, stop, value in spans:
        first, last = (of_lines(unit.text, text, from_utf16(text, int(place))) for place in (start, stop))
        yield Coding(unit.unit, coder, str(value), first, last)


def _meta(row: dict[str, Any]) -> dict[str, Any]:
    """Return a line's metadata, which stand in it or, in older exports, under `meta`."""
    told = row.get("meta") or row.get("metadata") or {}
    return {**(json.loads(told) if isinstance(told, str) else told), **row}


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if line.strip():
            try:
                row = json.loads(line.decode("utf-8-sig"))
            except ValueError as error:
                raise CorpusError(f"{path}, line {number}: {error}; export the project as JSONL") from error
            if not isinstance(row, dict) or "text" not in row or "unit" not in _meta(row):
                raise CorpusError(f"{path}, line {number}: no object with text and unit; export the project as JSONL")
            yield number, row
