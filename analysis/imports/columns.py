"""Which column of a table holds what: as the user says, else guessed from its name, and told."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

from analysis.imports.base import Article, Told, one_line, shown
from analysis.imports.dates import dated
from analysis.imports.markup import blocks
from analysis.imports.rules import language_code, table
from analysis.tables import CorpusError

FIELDS = ("text", "title", "outlet", "published", "byline", "section", "language", "url", "key")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")
_CUT = re.compile(r"\[\+?\d+ (?:chars|characters|more words)\]$")
_PAGE = re.compile(r"</?(?:p|br|div|h[1-6]|li|blockquote)\b[^>]{0,200}>", re.I)
_SHORT = re.compile(r"(\d{1,2}\.\d{1,2}\.)(\d\d)((?:\s.*)?)")
_INNER = ("name", "title", "value", "main", "original", "rendered", "text", "plain", "body", "html", "content")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|amp|quot|apos|nbsp|[lr][sd]quo|[nm]dash|hellip);")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")


@dataclass(frozen=True)
class Columns:
    """Field → column of one table; `textless` for a list that holds addresses and no texts; `first` in 3/4/2018."""

    of: Mapping[str, str]
    textless: bool = False
    first: str = ""


def parse_map(written: Iterable[str]) -> dict[str, str]:
    """Return the columns as given on the command line, `text=body,outlet=source`; raise CorpusError for what is no map."""
    found = {}
    for piece in (part for one in written for part in one.split(",") if part.strip()):
        name, sign, column = piece.partition("=")
        name = {"id": "key"}.get(name.strip(), name.strip())
        if not sign or name not in FIELDS or not column.strip():
            fields = ", ".join("id" if field == "key" else field for field in FIELDS)
            raise CorpusError(f"--map {piece!r}: write FIELD=COLUMN, with a field out of {fields}")
        found[name] = column.strip()
    return found


def columns(path: Path, rows: Sequence[Mapping[str, Any]], given: Mapping[str, str], told: Told) -> Columns:
    """Return which column holds what, by the names and values of the first rows.

    Raises CorpusError where a given column is missing or none can hold the text.
    """
    names = [str(name) for name in dict.fromkeys(name for row in rows for name in row)]
    for field, column in given.items():
        if column not in names:
            raise CorpusError(f"{path}: no column {column!r} (for {field}); the columns are {', '.join(names)}")
    found = dict(given)
    for field in table("columns")["guesses"]:
        column = "" if field in found else _guessed(field, names, rows, found.values())
        if column:
            found[field] = column
            told.tell("guessed", f"column {column!r} is taken for {'id' if field == 'key' else field}")
    plain = {_plain(name) for name in names}
    list_of = table("columns")["mediacloud"]
    textless = "text" not in found and set(list_of["all"]) <= plain and bool(set(list_of["any"]) & plain)
    if "text" not in found and not textless:
        mend = "it lists addresses without texts, so save the pages and read those, or " if "url" in found else ""
        raise CorpusError(
            f"{path}: no column for the text; the columns are {', '.join(names)}; {mend}say which: --map text=COLUMN"
        )
    if textless:
        told.tell("doubts", "a list of stories without their texts (Media Cloud): save the pages and read those too")
    told.columns = {("id" if field == "key" else field): column for field, column in found.items()}
    if left := [name for name in names if name not in found.values()]:
        told.tell("cut", f"columns not read: {', '.join(map(repr, left))}")
    return Columns(found, textless)


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def _guessed(field: str, names: Sequence[str], rows: Sequence[Mapping[str, Any]], taken: Iterable[str]) -> str:
    """Return the likeliest column for a field: its name is known, it is not empty, and it holds what it should."""
    plain = {_plain(name): name for name in reversed(names) if name not in set(taken)}
    likely = [plain[guess] for guess in table("columns")["guesses"][field] if guess in plain]
    fit = [name for name in likely if _fits(field, [_text(row.get(name)).strip() for row in rows])]
    filled = [name for name in likely if any(_text(row.get(name)).strip() for row in rows)]
    return next(iter([*fit, *([] if field == "url" else filled or likely)]), "")


def _fits(field: str, values: Sequence[str]) -> bool:
    """Tell whether a column is not empty; an address belongs to the field for addresses only, a date has a digit."""
    values = [value for value in values if value]
    if field == "published" and not any(re.search(r"\d", value) for value in values):
        return False
    addresses = sum(bool(_ADDRESS.match(value)) for value in values)
    return bool(values) and (2 * addresses > len(values)) == (field == "url")


def day_first(values: Iterable[str]) -> str:
    """Return "day" or "month" where the dates of a column like 13/4/2018 can be read in one way only, else ""."""
    pairs = [
        (int(m[1]), int(m[2])) for value in values if (m := re.match(r"\s*(\d{1,2})[/-](\d{1,2})[/-]\d{4}", value))
    ]
    days, months = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
    return "" if days == months else "day" if days else "month"


def article(row: Mapping[str, Any], found: Columns, place: str, told: Told) -> Article | None:
    """Return the article of one row, or None (told) where its text is empty."""
    fields = {field: _text(row.get(column)) for field, column in found.of.items()}
    text = _untagged(fields.get("text", ""), told)
    text = "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
    if not text and not found.textless:
        told.tell("refused", f"{place}: the text is empty: {shown(fields.get('title', ''))}")
        return None
    if _CUT.search(text):
        told.tell(
            "doubts", f"{place}: only the beginning of the text, {shown(text[-40:])}: save the page and read that"
        )
    made = Article(text, place=place)
    for field in ("title", "outlet", "byline", "section", "url", "key"):
        setattr(made, field, one_line(_entities(fields.get(field, ""))))
    printed = one_line(fields.get("published", ""))
    made.printed = printed
    if printed and (date := dated(_in_full(printed, told), found.first, anywhere=True)):
        made.published = date.iso
    elif printed:
        told.tell("doubts", f"{place}: {shown(printed)} is no date that can be read in one way; published is empty")
    language = fields.get("language", "")
    made.language = language_code(language) or one_line(language)
    return made


def _untagged(text: str, told: Told) -> str:
    """Return a text without its HTML tags, a line a block, where it is HTML; else as it is."""
    if len(_PAGE.findall(text[:5000])) < 2:
        return text
    told.tell("guessed", "texts with HTML tags are read without them")
    return "\n".join(block.text for block in blocks(text))


def _entities(value: str) -> str:
    return unescape(value) if _ENTITY.search(value) else value


def _in_full(printed: str, told: Told) -> str:
    """Return a date of a table with its century, or seconds since 1970 as a date; else as it is."""
    if short := _SHORT.fullmatch(printed):
        told.tell("guessed", "years of two digits: 1970 to 2069")
        return f"{short[1]}{'19' if int(short[2]) >= 70 else '20'}{short[2]}{short[3]}"
    if _EPOCH.fullmatch(printed):
        told.tell("guessed", f"dates: {printed} is taken for a number of seconds since 1970")
        return datetime.fromtimestamp(int(printed[:10]), UTC).isoformat()
    return printed


def _text(value: Any) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, list):
        return ", ".join(_text(one) for one in value)
    if isinstance(value, dict):
        return _text(next((value[key] for key in _INNER if value.get(key)), None))
    if hasattr(value, "isoformat"):
        return str(value.isoformat()).removesuffix("T00:00:00")
    return str(value)
