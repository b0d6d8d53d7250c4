"""The words that stand for a figure where it cannot be seen, written out of its table."""

from typing import TYPE_CHECKING, Any

from analysis.figures.columns import number

if TYPE_CHECKING:
    import pandas as pd

NAMES = ("facet", "label", "outlet", "row", "first", "group", "voice", "zone", "column", "second", "category", "component",
         "part", "family", "role", "term", "item", "kind")  # fmt: skip
VALUES = ("value", "contribution", "rate", "share", "z", "count", "words", "state")


def alt(table: "pd.DataFrame", title: str, most: int = 12, value: str = "", percent: bool = False) -> str:
    """Return the title and the first `most` rows in words: names, value, interval, n, or why there is none.

    `value` names the column to tell; without it the first of the usual ones. What was left out is counted.
    """
    told = value or next((name for name in VALUES if name in table.columns), "")
    if not len(table):
        return f"{title}: nothing to show."
    named = [name for name in NAMES if name in table.columns and name != told]
    if "label" in named and "outlet" in named:
        named.remove("outlet")
    clauses = [_clause(row, named, told, percent) for row in table.head(most).to_dict("records")]
    rest = len(table) - len(clauses)
    left = f" and {rest:,} more {'row' if rest == 1 else 'rows'} in the table beside it" if rest else ""
    return f"{title}: {'; '.join(clauses)}{left}."


def _clause(row: dict[Any, Any], named: list[str], told: str, percent: bool) -> str:
    names = [str(row[name]).replace("_", " ") for name in named if str(row[name]) not in ("", "nan", "None")]
    value = row.get(told)
    if value is None or value != value:
        reason = row.get("reason")
        words = f"cannot be estimated ({reason})" if isinstance(reason, str) and reason else "cannot be estimated"
    elif isinstance(value, str):
        words = value
    else:
        words = number(float(value), None, percent)
        low, high = row.get("low"), row.get("high")
        if low is not None and high is not None and low == low and high == high and row.get("estimable", True):
            words += f" ({number(float(low), None, percent)} to {number(float(high), None, percent)})"
    n = row.get("n")
    return f"{', '.join(names)} {words}".strip() + (f", n = {number(float(n), 0)}" if n is not None and n == n else "")
