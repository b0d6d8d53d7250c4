"""How numbers and lists are written in an answer."""

from collections.abc import Iterable
from math import isnan
from typing import Any
from urllib.parse import urlencode

from analysis.tables import VOICES


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


def link(**chosen: str) -> str:
    """Return the address of the evidence page with these choices made.

    >>> link(article="a1", voice="own")
    'evidence.html#article=a1&voice=own'
    """
    return f"evidence.html#{urlencode({name: value for name, value in chosen.items() if value})}"


def linked(table: Any) -> Any:
    """Return the table with a column `link`: the passages behind each row, by its article (or outlet), voice, family and term."""
    voices = {"own voice": "own", "quoted voices": "quoted", "own": "own", "quoted": "quoted"}
    links = []
    for row in table.to_dict("records"):
        voice = row.get("voice", row.get("group", ""))
        chosen = {
            "article": row.get("article") or row.get("outlet", ""),
            "voice": voices.get(voice, voice if voice in VOICES else ""),
        }
        links.append(link(**chosen, family=row.get("family", ""), word=row.get("term", "")))
    return table.assign(link=links)


def separated(low: Any, high: Any) -> bool:
    """Tell whether two estimates have intervals that do not touch."""
    return (
        bool(low["estimable"]) and bool(high["estimable"]) and (low["high"] < high["low"] or high["high"] < low["low"])
    )
