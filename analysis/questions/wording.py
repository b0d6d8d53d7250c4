"""How numbers and lists are written in an answer."""

from collections.abc import Iterable
from math import isnan
from typing import Any

from analysis.results.macros import shown
from analysis.showing import evidence_at
from analysis.tables import VOICES

MOST_PLACES = 60
UNRESOLVED = "(not resolved)"


def number(value: float, digits: int = 2) -> str:
    """Return a number with a true minus sign; "cannot be estimated" for NaN.

    >>> number(-0.314)
    '−0.31'
    """
    return "cannot be estimated" if isnan(value) else shown(value, digits)


def chance(name: str, value: float) -> str:
    """Return a p or q with its name.

    >>> chance("q", 0.00004)
    'q < 0.001'
    """
    return f"{name} < 0.001" if value < 0.001 else f"{name} = {number(value, 3)}"


def interval(row: Any, digits: int = 2) -> str:
    """Return a value with its interval, as "0.31 [0.02, 0.60]", or the value alone and why it has none."""
    if not bool(row["estimable"]):
        return f"{number(row['value'], digits)} (no interval: {row['reason']})"
    return f"{number(row['value'], digits)} [{number(row['low'], digits)}, {number(row['high'], digits)}]"


def count_of(count: int, name: str) -> str:
    """Return a number with what it counts.

    >>> count_of(1, "article"), count_of(1200, "word")
    ('1 article', '1,200 words')
    """
    return f"{count:,} {name}{'' if count == 1 else 's'}"


def level(rows: Any, digits: int = 2) -> bool:
    """Tell whether two or more values are all the same as they are shown: none of them is the highest or lowest."""
    return len(rows) > 1 and len({number(value, digits) for value in rows["value"]}) == 1


def listed(items: Iterable[str]) -> str:
    """Return items as a phrase.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    found = list(items)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}" if found else "none"


def places_link(places: "Iterable[tuple[str, int]]") -> str:
    """Return the address of the evidence page that shows these sentences (article, sentence from 0); "" for none.

    Of more than MOST_PLACES sentences it leads to the whole articles' first one: an address cannot hold them all.

    >>> places_link([("a1", 0), ("a1", 4), ("a2", 1)])
    'evidence.html#places=a1:1,5;a2:2'
    """
    found: dict[str, list[int]] = {}
    for article, sentence in places:
        found.setdefault(article, []).append(int(sentence) + 1)
    if sum(map(len, found.values())) > MOST_PLACES:
        return evidence_at(article=next(iter(found)))
    return (
        evidence_at(places=";".join(f"{a}:{','.join(map(str, sorted(n)))}" for a, n in found.items())) if found else ""
    )


def behind(table: Any, found: Any, by: list[str]) -> Any:
    """Return the table with a column `link`: to the sentences of `found` (article, sentence) with the row's values of `by`."""
    kept = found.drop_duplicates([*by, "article", "sentence"]).sort_values(["article", "sentence"])
    places: dict[tuple[Any, ...], list[tuple[str, int]]] = {}
    rows = zip(*(kept[name] for name in by), strict=True)
    for row, article, sentence in zip(rows, kept["article"], kept["sentence"], strict=True):
        places.setdefault(row, []).append((article, sentence))
    told = zip(*(table[name] for name in by), strict=True)
    return table.assign(link=[places_link(places.get(row, ())) for row in told])


def linked(table: Any) -> Any:
    """Return the table with a column `link`: the passages behind each row, by its article (or outlet), voice, family and term; none for 0."""
    voices = {"own voice": "own", "quoted voices": "quoted", "own": "own", "quoted": "quoted"}
    links = []
    for row in table.to_dict("records"):
        voice = row.get("voice", row.get("group", ""))
        chosen = {
            "article": row.get("article") or row.get("outlet", ""),
            "voice": voices.get(voice, voice if voice in VOICES else ""),
        }
        nothing = any(row.get(name, 1) == 0 for name in ("hits", "words"))
        more = {"family": row.get("family", ""), "word": row.get("term", "")}
        links.append("" if nothing else evidence_at(**chosen, **more))
    return table.assign(link=links)


def overlap(one: Any, other: Any) -> str:
    """Say in a sentence whether two estimates have intervals that overlap; "" where not both have one."""
    if not (bool(one["estimable"]) and bool(other["estimable"])):
        return ""
    return f" Their intervals {'do not touch' if separated(one, other) else 'overlap'}."


def separated(low: Any, high: Any) -> bool:
    """Tell whether two estimates have intervals that do not touch."""
    return (
        bool(low["estimable"]) and bool(high["estimable"]) and (low["high"] < high["low"] or high["high"] < low["low"])
    )
