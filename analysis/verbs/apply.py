"""framing apply: a measure on texts in JSON lines, one line out for one line in."""

import json
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.tables import CorpusError, whole
from analysis.verbs.chosen import writer
from analysis.verbs.refused import Refusing
from analysis.verbs.writers import Json

if TYPE_CHECKING:
    from analysis.tokens import Document

BATCH = 64


def apply(measure: str, given: Path, target: Path, say: Callable[[str], None] = print, lexicon: str = "") -> int:
    """Write the measure of every text in `given` to `target` and return how many there were.

    Memory grows with the number of lines by their ids alone; the target appears only when every line was measured. A line in a
    language that the measure is not made for, by its own word or clearly, has an empty result and the reason in `refused`.
    Raises CorpusError with file and line for a line that is no JSON object with `id` and `text`. `lexicon` is another tone
    list than the measure's own, or "trained".
    """
    write = writer(measure, lexicon)
    refuse = Refusing(measure)
    if not given.is_file():
        raise CorpusError(f"{given}: the file is missing; write the path of a JSON-lines file")
    count = 0
    with whole(target) as unfinished, unfinished.open("w", encoding="utf-8", newline="\n") as stream:
        lines = json_lines(given)
        while rows := tuple(islice(lines, BATCH)):
            reasons = [refuse(row) for row in rows]
            read = tuple(row | {"text": ""} if why else row for row, why in zip(rows, reasons, strict=True))
            for row, why, document in zip(rows, reasons, documents_of(read), strict=True):
                kept = {name: value for name, value in row.items() if name != "text"}
                found = {**refuse.empty(write, document, row), "refused": why} if why else write(document, row)
                stream.write(json.dumps({**kept, **found}, ensure_ascii=False) + "\n")
            count += len(rows)
            if count % 1024 == 0:
                say(f"apply: {count} texts")
    if told := refuse.told():
        print(told, file=sys.stderr)
    return count


def json_lines(given: Path) -> Iterator[Json]:
    """Yield the lines of a file; raise CorpusError for one that is no object with its own `id` and a `text`."""
    seen: set[str] = set()
    with given.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            place = f"{given}, line {number}"
            try:
                row = json.loads(line.decode("utf-8-sig"))
                json.dumps(row, ensure_ascii=False).encode()
            except (ValueError, RecursionError) as error:
                raise CorpusError(f"{place}: {error}; write one JSON object a line in UTF-8") from error
            if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
                raise CorpusError(f'{place}: no object with `id` and `text`; write {{"id": "1", "text": "…"}}')
            if str(row["id"]) in seen:
                raise CorpusError(f"{place}: id {row['id']!r} stands in an earlier line; give each text its own")
            seen.add(str(row["id"]))
            yield row


def documents_of(rows: tuple[Json, ...]) -> "tuple[Document, ...]":
    """Return the document of each line, attributed."""
    from analysis.documents.canonical import Canonical
    from analysis.documents.read import Read
    from analysis.documents.zones import zoned
    from analysis.tokens import split

    def read(row: Json) -> Read:
        return Read({"article": str(row["id"])}, Canonical(row["text"], ()), tuple(zoned(row["text"])), "en")

    return split(map(read, rows)).documents
