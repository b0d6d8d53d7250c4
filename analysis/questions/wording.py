"""How numbers and lists are written in an answer."""

from collections.abc import Iterable
from math import isnan
from typing import Any


def number(value: float, digits: int = 2) -> str:
    """Return a number with a true minus sign; "cannot be estimated" for NaN.

    >>> number(-0.314)
    '−0.31'
    """
    if isnan(value):
        return "cannot be estimated"
    text = f"{value:.{digits}f}"
    return (text if float(text) else text.lstrip("-")).replace("-", "−")


def interval(row: Any, digits: int = 2) -> str:
    """Return a value with its interval, as "0.31 [0.02, 0.60]", or the value alone and why it has none."""
    if not bool(row["estimable"]):
        return f"{number(row['value'], digits)} (no interval: {row['reason']})"
    return f"{number(row['value'], digits)} [{number(row['low'], digits)}, {number(row['high'], digits)}]"


def listed(items: Iterable[str]) -> str:
    """Return items as a phrase.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    found = list(items)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}" if found else "none"


def separated(low: Any, high: Any) -> bool:
    """Tell whether two estimates have intervals that do not touch."""
    return (
        bool(low["estimable"]) and bool(high["estimable"]) and (low["high"] < high["low"] or high["high"] < low["low"])
    )
