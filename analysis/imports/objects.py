"""JSON to rows: one object a line, a list of objects, or one object that holds the list (as interfaces answer)."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis.imports.base import Told, shown
from analysis.imports.limits import whole_bytes
from analysis.imports.plain import lines
from analysis.tables import CorpusError

Row = tuple[str, int, int, Mapping[str, Any]]
DEEPEST = 3


def jsonl(path: Path, told: Told, encoding: str) -> Iterator[Row]:
    """Yield the objects of a file of JSON lines with their bytes."""
    for number, start, stop, text in lines(path, told, encoding):
        if text.strip():
            yield f"line {number}", start, stop, _object(path, number, text)


def _object(path: Path, number: int, text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CorpusError(f"{path}, line {number}: {error}: {shown(text)}; write one JSON object a line") from error
    if not isinstance(found, dict):
        raise CorpusError(f"{path}, line {number}: {shown(text)} is no JSON object; write one object a line")
    return found


def whole(path: Path, told: Told, encoding: str) -> Iterator[Row]:
    """Yield the objects of a JSON file that is one list, or one object."""
    try:
        text = whole_bytes(path).decode(encoding or "utf-8-sig")
        found = json.loads(text)
    except (ValueError, LookupError, RecursionError) as error:
        raise CorpusError(
            f"{path}: no JSON in {encoding or 'UTF-8'} ({error}); save it anew, one object a line"
        ) from error
    told.encoding = f"{encoding or 'utf-8'} (every byte fits)"
    rows = [found] if isinstance(found, dict) else found
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise CorpusError(f'{path}: holds no list of objects; write [{{"text": …}}, …] or one object a line')
    yield from ((f"object {number}", -1, -1, row) for number, row in enumerate(rows, 1))


def unwrapped(first: list[Row], told: Told) -> list[Row]:
    """Return the rows of the one list of objects inside a lone object, where there is exactly one; else the rows."""
    if len(first) != 1:
        return first
    found = list(_lists(first[0][3], "", 0))
    if len(found) != 1:
        return first
    name, rows = found[0]
    told.tell("guessed", f"the articles are the list at {name!r}")
    return [(f"object {number} of {name}", -1, -1, row) for number, row in enumerate(rows, 1)]


def _lists(row: Mapping[str, Any], name: str, depth: int) -> Iterator[tuple[str, list[Any]]]:
    """Yield the lists of objects of more than three fields each, as articles are, with their names."""
    for key, value in row.items():
        path = f"{name}.{key}" if name else str(key)
        if isinstance(value, dict) and depth < DEEPEST:
            yield from _lists(value, path, depth + 1)
        elif isinstance(value, list) and value and all(isinstance(one, dict) and len(one) > 3 for one in value):
            yield path, value


def flat(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a row with the fields of its objects beside them, as `outer.inner`."""
    inner = {
        f"{key}.{name}": one for key, value in row.items() if isinstance(value, dict) for name, one in value.items()
    }
    return {**row, **{key: one for key, one in inner.items() if key not in row}} if inner else row
