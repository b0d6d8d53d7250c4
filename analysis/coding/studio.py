"""Coding sheets as Label Studio tasks (JSON) with their labelling configuration, and what comes back."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from analysis.coding.places import Span, from_utf16, of_lines, same
from analysis.coding.sheet import READ, WHOLE_UNIT, Coding, Sheet, Unit
from analysis.tables import CorpusError, write_text

Json = Mapping[str, Any]


def write(sheet: Sheet, path: Path, codings: Sequence[Coding] = ()) -> Path:
    """Write tasks to import, and beside them FILE.xml, the configuration of the project to import them into.

    Places are code points: Label Studio's editor counts so since its pull request 1559 (2021; its test "should calculate
    offsets by code points in text"), before it counted UTF-16 units (issue 1347).
    """
    tasks = []
    given = {name: list(found) for name, found in groupby(sorted(codings), key=lambda one: one.unit)}
    for unit in sheet.units:
        told = {"data": {"text": unit.text, "about": unit.about, "unit": unit.unit, "sheet": sheet.key}}
        by = {one.coder for one in given.get(unit.unit, ())}
        results = {who: [one for one in given[unit.unit] if one.coder == who] for who in sorted(by)}
        annotations = [{"completed_by": who, "result": _results(unit, found)} for who, found in results.items()]
        tasks.append({**told, **({"annotations": annotations} if annotations else {})})
    write_text(path.with_suffix(".xml"), configuration(sheet))
    return write_text(path, json.dumps(tasks, ensure_ascii=False, indent=1) + "\n")


def key_of(path: Path) -> str:
    """Return the key of the sheet that the tasks of a file were exported from."""
    return next((str(row["data"].get("sheet", "")) for row in _tasks(path)), "")


def read(path: Path, sheet: Sheet) -> list[Coding]:
    """Return the codings of an export in Label Studio's JSON format, each by whoever completed it.

    A place is taken as code points or as UTF-16 units, whichever holds the words that stand beside it in the export.
    """
    found: list[Coding] = []
    done: list[tuple[str, str]] = []
    for row in _tasks(path):
        unit = sheet.unit(str(row["data"].get("unit")))
        for annotation in row.get("annotations", ()):
            if not annotation.get("was_cancelled"):
                who = annotation.get("completed_by")
                coder = str(who.get("email") or who.get("id")) if isinstance(who, Mapping) else str(who or path.stem)
                done.append((unit.unit, coder))
                for result in annotation.get("result", ()):
                    found += _codings(path, unit, str(row["data"]["text"]), coder, result)
    return sheet.checked(found, str(path), done)


def configuration(sheet: Sheet) -> str:
    """Return the labelling configuration of the task."""
    takes = sheet.book.takes
    tag, one = ("Labels", "Label") if takes == "spans" else ("Choices", "Choice")
    choice = ' choice="multiple"' if takes == "several" else ' choice="single"' if takes == "one" else ""
    options = "".join(
        f"    <{one} value={quoteattr(option.value)} hint={quoteattr(option.means)}/>\n"
        for option in sheet.book.options
    )
    about = '  <Header value="About: $about"/>\n' if sheet.book.unit == "target" else ""
    return (
        f"<View>\n  <Header value={quoteattr(sheet.book.question)}/>\n{about}"
        "  <Style>.lsf-richtext__container { white-space: pre-wrap; }</Style>\n"
        f'  <{tag} name="code" toName="text"{choice}>\n{options}  </{tag}>\n  <Text name="text" value="$text"/>\n</View>\n'
    )


def _results(unit: Unit, codings: Sequence[Coding]) -> list[dict[str, Any]]:
    whole = [one.value for one in codings if one.start == WHOLE_UNIT and one.value != READ]
    ends = {"from_name": "code", "to_name": "text"}
    found: list[dict[str, Any]] = [{**ends, "type": "choices", "value": {"choices": whole}}] if whole else []
    for one in codings:
        if one.start != WHOLE_UNIT:
            value = {
                "start": one.start,
                "end": one.stop,
                "text": unit.text[one.start : one.stop],
                "labels": [one.value],
            }
            found.append({**ends, "type": "labels", "value": value})
    return found


def _codings(path: Path, unit: Unit, returned: str, coder: str, result: Json) -> Iterator[Coding]:
    value = result.get("value", {})
    yield from (Coding(unit.unit, coder, str(code)) for code in value.get("choices", ()))
    for code in value.get("labels", ()):
        first, last = _place(path, unit, returned, int(value["start"]), int(value["end"]), value.get("text"))
        yield Coding(
            unit.unit, coder, str(code), of_lines(unit.text, returned, first), of_lines(unit.text, returned, last)
        )


def _place(path: Path, unit: Unit, text: str, start: int, stop: int, words: str | None) -> Span:
    readings = ((start, stop), (from_utf16(text, start), from_utf16(text, stop)))
    if words is None:
        return readings[0]
    plain = words.replace("\\n", "\n")
    for alike in (lambda found: found == plain, lambda found: same(found, plain)):
        for first, last in readings:
            if alike(text[first:last]):
                return first, last
    raise CorpusError(
        f"{path}, unit {unit.unit}: {words!r} does not stand at {start} to {stop}; export the project anew"
    )


def _tasks(path: Path) -> list[dict[str, Any]]:
    try:
        told = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise CorpusError(
            f"{path}: not readable as JSON ({error}); export the project in Label Studio's format JSON"
        ) from error
    if not isinstance(told, list) or not all(isinstance(row, dict) and "unit" in row.get("data", {}) for row in told):
        raise CorpusError(f"{path}: no list of tasks with data.unit; export in the format JSON, not JSON-MIN or CSV")
    return told
