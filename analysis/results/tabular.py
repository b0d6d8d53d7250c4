"""A kept table as it is printed: few columns, rounded numbers, one column for the interval, the rest in a note."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from analysis.results.macros import escaped, shown
from analysis.results.readings import kind, reading

if TYPE_CHECKING:
    import pandas as pd

LEFT_OUT = frozenset(
    "key link place file estimable needed between describes method unit reason statistic low high".split()
)
KEYED = ("role", "family", "component")
"""Columns that hold keys of the vocabulary."""
CHANCES = MappingProxyType({"p": 3, "q": 3, "attainable_p": 3})
"""Columns whose small numbers are not 0, with the digits they have at least: a page shows what lies below as less."""
NOTED = ("unit", "method", "describes")
IDS = ("article", "outlet")
TITLES = {
    "articles": "Every article with its measurements",
    "choices": "Places under each choice of a decision",
    "components": "What the declared components put to each place",
    "corpus": "The articles compared",
    "decision_shares": "What the specifications differ in",
    "differences": "How far apart every two stand",
    "echoes": "Utterances that several articles carry",
    "facts": "Who tells which fact",
    "heard": "Words given to each speaker",
    "key_terms": "Terms that mark each against the others",
    "likeness": "Likeness of vocabulary, cosine from 0 to 1",
    "markers": "Framing markers per 1,000 words",
    "order": "How often each order holds under all specifications",
    "outlet_position": "Outlets from critical (−1) to celebratory (+1)",
    "outlets_tested": "Outlets under all specifications, tested by permutation",
    "position": "Articles from critical (−1) to celebratory (+1)",
    "readability": "Flesch reading ease, higher is easier",
    "speakers": "Speakers, their roles and their words",
    "targets": "Tone toward each target",
    "terms": "The most frequent terms",
    "tone": "Tone of the own voice and of quoted voices, −1 to 1",
    "voices": "Words by voice",
    "without": "Places without each family of markers",
    "word_shift": "Words that move the tone of one against the other",
}
"""Table → what it shows, as its figure is headed."""
PLACED = ("position", "outlet_position")
"""Tables whose rows stand from the most celebratory to the most critical, as in the figure."""
NO_LABELS: Mapping[str, Mapping[str, str]] = MappingProxyType({})
MOST_ROWS = 200
MOST_COLUMNS = 12
WHOLE = 1e-9


@dataclass(frozen=True)
class Printed:
    """A table ready for print: heading cells, rows of text, which columns hold numbers, and a note."""

    name: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    note: str


def printed(name: str, table: "pd.DataFrame", labels: Mapping[str, Mapping[str, str]] = NO_LABELS) -> Printed | None:
    """Return a kept table for print, its label first and words before numbers; None where it has more than 200 rows or none.

    `labels` has id → label of each `article` and each `outlet`: labels stand for the ids.
    """
    if not 0 < len(table) <= MOST_ROWS:
        return None
    one = _labelled(table, labels)
    if name in PLACED and "value" in one:
        one = one.sort_values("value", ascending=False, kind="stable")
    called = next((column for column in IDS if column in table), "label")
    digits = _digits(one)
    shown_with = {str(c): max(digits, CHANCES.get(str(c), 0)) for c in one.columns if c not in LEFT_OUT}
    columns = {c: _cells(spelled(one[c]).tolist(), places, c in CHANCES) for c, places in shown_with.items()}
    numeric = {c: _is_number(one[c]) for c in columns}
    if {"low", "high"} <= set(one.columns) and "value" in columns:
        columns, numeric = _with_interval(columns, numeric, one, digits)
    head = sorted(columns, key=lambda column: (column != "label", numeric[column]))
    rows = tuple(zip(*(columns[c] for c in head), strict=True))
    words = tuple(called if c == "label" else _words(c) for c in head)
    made = Printed(name, TITLES.get(name) or _words(name).capitalize(), words, rows,
                   tuple(numeric[c] for c in head), _note(one))  # fmt: skip
    return _turned(made) if len(head) > MOST_COLUMNS and len(rows) < MOST_COLUMNS else made


def _labelled(table: "pd.DataFrame", labels: Mapping[str, Mapping[str, str]]) -> "pd.DataFrame":
    """Return a table with one column of labels for the ids of its articles and outlets."""
    ids = [column for column in IDS if column in table]
    if "label" not in table and ids and labels:
        table = table.assign(label=table[ids[0]].map(lambda one: labels[ids[0]].get(one, one)))
    return table.drop(columns=ids) if "label" in table else table


def spelled(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return a column as people read it: keys such as head_of_state without their underscores; other columns as they are."""
    return column.astype(object).map(_words, na_action="ignore") if column.name in KEYED else column


def _digits(table: "pd.DataFrame") -> int:
    keys = [key for key in table["key"] if isinstance(key, str)] if "key" in table else []
    return reading(keys[0]).digits if keys and kind(keys[0]) else 2


def _with_interval(
    columns: dict[str, list[str]], numeric: dict[str, bool], table: "pd.DataFrame", digits: int
) -> tuple[dict[str, list[str]], dict[str, bool]]:
    """Put the interval into one column behind the value."""
    spans = [_span(low, high, digits) for low, high in zip(table["low"], table["high"], strict=True)]
    made: dict[str, list[str]] = {}
    for column, cells in columns.items():
        made[column] = cells
        if column == "value":
            made["interval"] = spans
    return made, {**numeric, "interval": True}


def _span(low: Any, high: Any, digits: int) -> str:
    if low != low or high != high or low is None or high is None:
        return "–"
    return f"[{shown(float(low), digits)}, {shown(float(high), digits)}]"


def _cells(values: list[Any], digits: int, chance: bool) -> list[str]:
    """Return the cells of a column; a chance too small for its digits is told as less than their last, never as 0."""
    least = 10.0**-digits
    small = [chance and isinstance(value, float) and value < least for value in values]
    return [f"< {shown(least, digits)}" if less else _cell(v, digits) for v, less in zip(values, small, strict=True)]


def _cell(value: Any, digits: int) -> str:
    if value is None or value != value:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}".replace("-", "−")
    return shown(value, digits) if isinstance(value, float) and math.isfinite(value) else str(value)


def _is_number(column: Any) -> bool:
    return bool(column.dtype.kind in "iuf")


def _words(name: object) -> str:
    return str(name).replace("_", " ").replace("-", " ")


def _note(table: "pd.DataFrame") -> str:
    """Return what all rows share (unit, method) and why rows have no interval, as sentences."""
    told = []
    for column in NOTED:
        values = [str(v) for v in dict.fromkeys(table[column]) if v and v == v] if column in table else []
        if 0 < len(values) <= 3:
            told.append(f"{column.capitalize()}: {'; '.join(values)}.")
    reasons = [str(v) for v in dict.fromkeys(table["reason"]) if v and v == v] if "reason" in table else []
    if reasons:
        told.append(f"Without interval: {'; '.join(reasons[:3])}.")
    return " ".join(told)


def _turned(one: Printed) -> Printed:
    """Exchange rows and columns of a table that is wider than a page."""
    rows = tuple((head, *(row[n] for row in one.rows)) for n, head in enumerate(one.head) if n)
    head = (one.head[0], *(row[0] for row in one.rows))
    return Printed(one.name, one.title, head, rows, (False, *(True for _ in one.rows)), one.note)


def latex(one: Printed) -> str:
    """Return a printed table in LaTeX, laid out as the APA asks: booktabs, no vertical rules, first column left."""
    kinds = "".join("r" if number and place else "l" for place, number in enumerate(one.numeric))
    body = "\n".join(f"{' & '.join(escaped(cell) for cell in row)} \\\\" for row in one.rows)
    head = " & ".join(escaped(cell) for cell in one.head)
    note = f"\n\\par\\smallskip\\footnotesize\\textit{{Note.}} {escaped(one.note)}" if one.note else ""
    return (
        f"% needs \\usepackage{{booktabs}}\n\\begin{{table}}\n\\caption{{{escaped(one.title)}}}\n"
        f"\\label{{tab:{one.name.replace('_', '-')}}}\n\\begin{{tabular}}{{@{{}}{kinds}@{{}}}}\n\\toprule\n{head} \\\\\n"
        f"\\midrule\n{body}\n\\bottomrule\n\\end{{tabular}}{note}\n\\end{{table}}\n"
    )
