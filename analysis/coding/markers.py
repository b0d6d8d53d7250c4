"""Marker hits held against markers that were coded by hand."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analysis.coding.gauge import Number, Unit
from analysis.coding.numbers import precision_recall

Json = Mapping[str, Any]


def marker_units(gold: Sequence[Json], found: Sequence[Json]) -> list[Unit]:
    """Return one unit an article; a hit is right when it touches coded words of its family.

    Only families that the gold holds count, and no hit inside a name (`in_name`, or within the line's `names`). A family
    coded for an invented event (`war`) is found by the lexicon's longer name (`war_ukraine`).
    """
    families = sorted({str(one["family"]) for row in gold for one in row["markers"]})
    units = []
    for row, guess in zip(gold, found, strict=True):
        names = [place for name in row.get("names", ()) for place in _places(row["text"], name)]
        coded = [(one["start"], one["end"], str(one["family"])) for one in row["markers"]]
        hits = [(one["start"], one["end"], _family(one["family"], families)) for one in guess["markers"]
                if not one.get("in_name") and not any(a <= one["start"] and one["end"] <= b for a, b in names)]  # fmt: skip
        counts: Counter[str] = Counter()
        for family in families:
            theirs, ours = ([(a, b) for a, b, own in side if own == family] for side in (coded, hits))
            own = {"gold": len(theirs), "found": len(ours)}
            own |= {"hit/p": _touching(ours, theirs), "hit/g": _touching(theirs, ours)}
            for name, count in own.items():
                counts.update({f"{family}/{name}": count, f"all/{name}": count})
        units.append(Unit(str(row["id"]), counts))
    return units


def marker_numbers(gold: Sequence[Json]) -> tuple[Number, ...]:
    """Return precision, recall and F1 of all families together and of each."""
    families = sorted({str(one["family"]) for row in gold for one in row["markers"]})
    return tuple(
        number
        for family in ("all", *families)
        for number in precision_recall(
            family, (f"{family}/hit/p", f"{family}/hit/g"), f"{family}/found", f"{family}/gold"
        )
    )


def _family(family: str, families: Iterable[str]) -> str:
    return next((one for one in families if family == one or family.startswith(f"{one}_")), "")


def _touching(some: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> int:
    return sum(any(start < b and a < stop for a, b in others) for start, stop in some)


def _places(text: str, name: str) -> Iterable[tuple[int, int]]:
    at = text.find(name)
    while at >= 0:
        yield at, at + len(name)
        at = text.find(name, at + 1)
