"""Check a table before it is drawn and fill in the columns it may leave out."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis.tables import CorpusError

if TYPE_CHECKING:
    import pandas as pd

OPTIONAL: Mapping[str, Any] = {
    "low": float("nan"),
    "high": float("nan"),
    "n": float("nan"),
    "group": "",
    "facet": "",
    "colour": "",
    "estimable": True,
    "reason": "",
    "validated": True,
    "link": "",
    "key": "",
}
NUMBERS = ("value", "low", "high", "n", "start", "stop", "total")
NAMES = ("label", "group", "facet", "colour", "part", "category", "kind", "reason", "link", "key", "state", "text")


def ready(table: "pd.DataFrame", needed: Sequence[str], shape: str) -> "pd.DataFrame":
    """Return a copy with every column present and typed; infinite numbers become NaN.

    A row without a value is not estimable, whatever its `estimable` says.
    Raises CorpusError when a needed column is missing or a number is not a number.
    """
    missing = [name for name in needed if name not in table.columns]
    if missing:
        raise CorpusError(
            f"{shape}: column {missing[0]!r} is missing from the table to draw "
            f"(it has {', '.join(map(str, table.columns)) or 'no columns'}); add it"
        )
    drawn = table.reset_index(drop=True).copy()
    for name, default in OPTIONAL.items():
        if name not in drawn.columns:
            drawn[name] = default
    for name in drawn.columns.intersection(NUMBERS):
        drawn[name] = _numbers(drawn, name, shape)
    for name in drawn.columns.intersection(NAMES):
        drawn[name] = drawn[name].astype(object).where(drawn[name].notna(), "").map(str)
    for name in ("estimable", "validated"):
        drawn[name] = drawn[name].astype(object).where(drawn[name].notna(), OPTIONAL[name]).astype(bool)
    if "value" in drawn.columns:
        drawn["estimable"] &= drawn["value"].notna()
    return drawn


def _numbers(table: "pd.DataFrame", name: str, shape: str) -> "pd.Series[float]":
    import pandas as pd

    numbers = pd.to_numeric(table[name], errors="coerce")
    wrong = table[name].notna() & numbers.isna()
    if wrong.any():
        row = int(wrong.to_numpy().argmax())
        raise CorpusError(
            f"{shape}: column {name!r}, row {row}: {table[name].iloc[row]!r} is not a number; "
            "give a number or leave it empty"
        )
    return numbers.astype(float).where(numbers.abs() != float("inf"))


def words_of(table: "pd.DataFrame") -> list[str]:
    """Return every distinct word group of the table that a figure may have to draw."""
    return [str(word) for name in table.columns.intersection(NAMES) for word in table[name].unique()]


def number(value: float, percent: bool = False) -> str:
    """Write a number for a reader: three figures that matter, a true minus, thousands apart."""
    if value != value:
        return ""
    value = 100 * value if percent else value
    size = abs(value)
    decimals = 0 if size >= 100 or (percent and size >= 10) else 1 if size >= 10 or percent else 2
    if value == round(value) and abs(value) >= 10:
        decimals = 0
    text = f"{value:,.{decimals}f}".replace("-", "−").replace(",", "\u202f")
    text = text.removeprefix("−") if not any(figure in text for figure in "123456789") else text
    return f"{text}\u00a0%" if percent else text
