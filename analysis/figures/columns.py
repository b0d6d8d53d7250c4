"""Check a table before it is drawn, and fill in the columns it may leave out."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from analysis.tables import CorpusError

if TYPE_CHECKING:
    import pandas as pd

OPTIONAL: Mapping[str, Any] = {
    "low": float("nan"),
    "high": float("nan"),
    "n": float("nan"),
    "estimable": True,
    "validated": True,
    "reason": "",
    "link": "",
}
NUMBERS = ("value", "low", "high", "n", "start", "stop", "total")
NAMES = ("label", "group", "facet", "colour", "part", "item", "row", "column", "kind", "reason")


def ready(table: "pd.DataFrame", shape: str, **names: str) -> "pd.DataFrame":
    """Return the columns to draw under this room's own names; `names` says which column of the table each is.

    A name given as "" is filled with empty words. Of low, high, n, estimable, validated, reason and link, what the table
    lacks is filled in. Infinite numbers become NaN; a row without a value is not estimable, whatever it says.
    Raises CorpusError when a column is missing or holds what is not a number.
    """
    import pandas as pd

    drawn = pd.DataFrame(index=pd.RangeIndex(len(table)))
    for name, given in {**{optional: optional for optional in OPTIONAL}, **names}.items():
        if given and given not in table.columns and name not in OPTIONAL:
            told = ", ".join(map(str, table.columns)) or "no columns"
            raise CorpusError(
                f"{shape}: the table to draw has no column {given!r}; it has {told}; add it or name another"
            )
        drawn[name] = table[given].to_numpy() if given in table.columns else OPTIONAL.get(name, "")
    for name in drawn.columns.intersection(NUMBERS):
        drawn[name] = _numbers(drawn[name], names.get(name, name), shape)
    for name in drawn.columns.intersection(NAMES):
        drawn[name] = drawn[name].astype(object).where(drawn[name].notna(), "").map(_words)
    drawn["link"] = drawn["link"].astype(object).where(drawn["link"].notna(), "").astype(str)
    for name in ("estimable", "validated"):
        drawn[name] = drawn[name].astype(object).where(drawn[name].notna(), True).astype(bool)
    if "value" in drawn.columns:
        drawn["estimable"] &= drawn["value"].notna()
    return drawn


def _words(name: object) -> str:
    return " ".join(str(name).replace("_", " ").split())


def _numbers(column: "pd.Series[Any]", name: str, shape: str) -> "pd.Series[float]":
    import pandas as pd

    numbers = pd.to_numeric(column, errors="coerce").astype(float)
    wrong = (column.notna() & numbers.isna()).to_numpy()
    if wrong.any():
        row = int(wrong.argmax())
        raise CorpusError(
            f"{shape}: column {name!r}, row {row}: {column.iloc[row]!r} is not a number; give one or leave it empty"
        )
    return numbers.where(numbers.abs() != float("inf"))


def words_of(table: "pd.DataFrame") -> list[str]:
    """Return every distinct group of words in the table that a figure may have to draw."""
    return [str(word) for name in table.columns.intersection(NAMES) for word in table[name].unique()]


def names(column: "pd.Series[Any]") -> list[str]:
    """Return the distinct names of a column in the order of the table."""
    return [str(name) for name in dict.fromkeys(column)]


def number(value: float, digits: int | None = None, percent: bool = False) -> str:
    """Write a number for a reader: a true minus, thousands set apart; without `digits`, about three figures."""
    if value != value:
        return ""
    value = 100 * value if percent else value
    size = abs(value)
    if digits is None:
        digits = 0 if percent or size >= 100 else 1 if size >= 10 else 2
    text = f"{value:,.{digits}f}".replace("-", "−")
    text = text if any(figure in text for figure in "123456789") else text.removeprefix("−")
    return f"{text}\u00a0%" if percent else text


def count(value: float) -> str:
    """Write how many there are: "n = 24", nothing where it is not known."""
    return f"n = {number(value, 0)}" if value == value else ""
