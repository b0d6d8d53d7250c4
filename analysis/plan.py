"""What a plan may say: every value of plan.toml is looked at before anything is computed from it."""

import math
import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from analysis.tables import CorpusError

COMPONENTS = ("own_tone", "own_balance", "attribution_stance", "carried_balance", "sides", "context")
DECISIONS = ("lexicon", "voice", "zone", "copy", "corrections", "unit", "weighting", "smoothing")
POLES = ("celebratory", "critical", "context")
Kind = tuple[Callable[[Any], bool], str]


def _number(low: float, high: float) -> Kind:
    def fits(value: Any) -> bool:
        return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high

    return fits, f"a number from {low:g} to {high:g}"


def _count(low: int, high: int) -> Kind:
    fits, told = _number(low, high)
    return lambda value: fits(value) and not isinstance(value, float), f"a whole {told.removeprefix('a ')}"


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


TRUTH: Kind = (lambda value: isinstance(value, bool), "true or false")
TEXT: Kind = (lambda value: isinstance(value, str), "a text")
TEXTS: Kind = (_texts, "a list of texts")
ARTICLES = _count(1, 1_000_000)
VALUES: dict[str, dict[str, Kind]] = {
    "plan": {"event": TEXT, "question": TEXT, "unit": TEXT},
    "primary": {"tone": TEXT, "voice": TEXT, "zones": TEXTS, "mask_names": TRUTH, "weighting": TEXT, "corrections": TRUTH},
    "intervals": {
        "level": _number(0.5, 0.9999),
        "draws": _count(100, 100_000),
        "seed": _count(0, 2**63 - 1),
        "block": _count(1, 1000),
        "minimum": ARTICLES,
        "minimum_own_sentences": ARTICLES,
        "minimum_articles": _count(1, 1_000_000),
        "minimum_hits": _count(0, 1_000_000),
        "grow": TRUTH,
    },
    "position": {"smoothing": _number(0, 1e6)},
    "poles": dict.fromkeys(POLES, TEXTS),
    "markers": {"without": TEXTS},
    "keyness": {"declared": TEXTS},
    "curve": dict.fromkeys(DECISIONS, TEXTS),
}  # fmt: skip

ALSO = {"plan": ("version",), "position": ("component",)}
FURTHER = ("amendment",)
COMPONENT = "position.component"


def checked(path: Path, plan: dict[str, Any]) -> dict[str, Any]:
    """Return the plan; raise CorpusError with the file, the table, the key and the value for one that cannot be computed with.

    Tables that are not known here are left to who reads them, unless they look like a misspelt one; a key that is not known in
    one that is, is refused: it may be misspelt.
    """
    for name in plan.keys() - {*VALUES, *FURTHER}:
        if near := get_close_matches(name, [*VALUES, *FURTHER], 1, 0.75):
            raise CorpusError(f"{_at(path, name)}: {name!r} is unknown; is it [{near[0]}]?")
    for name, kinds in VALUES.items():
        part = plan.get(name, {})
        if not isinstance(part, dict):
            raise CorpusError(f"{_at(path, '', name)}: {name} is {_shown(part)}; write it as a table, [{name}]")
        for key, kind in kinds.items():
            _check(path, name, part, key, kind)
        for key in part:
            if key not in kinds and key not in ALSO.get(name, ()):
                near = get_close_matches(key, kinds, 1)
                told = f"is it {near[0]}? " if near else ""
                raise CorpusError(f"{_at(path, name, key)}: {key!r} is unknown; {told}There are {', '.join(kinds)}")
    if "position" in plan:
        _components(path, plan["position"].get("component"))
        missing = [pole for pole in POLES if pole not in plan.get("poles", {})]
        if missing:
            raise CorpusError(
                f"{_at(path, 'poles')}: {missing[0]} is missing; write {missing[0]} = [] or the families of it"
            )
    return plan


def check_named(path: Path, plan: Mapping[str, Any], known: frozenset[str]) -> None:
    """Raise CorpusError for a family under [poles] or [markers] that no lexicon of the corpus has, and for one under both."""
    without = left_out(plan)
    for table, key in (*(("poles", pole) for pole in POLES), ("markers", "without")):
        for family in plan.get(table, {}).get(key, []):
            if family not in known:
                near = get_close_matches(family, known, 1)
                told = f"is it {near[0]}? " if near else ""
                raise CorpusError(
                    f"{_at(path, table, key)}: {key} names {family!r}, a family that no lexicon has; {told}There are "
                    f"{', '.join(sorted(known))}; your own stand in lexicons/*.csv"
                )
            if table == "poles" and family in without:
                raise CorpusError(
                    f"{_at(path, table, key)}: {key} names {family!r}, which [markers] without leaves out; take it out of one of them"
                )
    if known and known <= {*without}:
        raise CorpusError(f"{_at(path, 'markers', 'without')}: without leaves no family to count; take one out of it")


def left_out(plan: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the families of markers that the plan leaves out, in the order of the alphabet."""
    return tuple(sorted({*plan.get("markers", {}).get("without", [])}))


def _check(path: Path, name: str, part: Mapping[str, Any], key: str, kind: Kind, turn: int = 0) -> None:
    fits, told = kind
    if key in part and not (fits(part[key]) and not (isinstance(part[key], float) and math.isnan(part[key]))):
        raise CorpusError(f"{_at(path, name, key, turn)}: {key} = {_shown(part[key])}; write {told}")


def _components(path: Path, found: Any) -> None:
    if not isinstance(found, list) or not found or not all(isinstance(one, dict) for one in found):
        raise CorpusError(
            f"{_at(path, 'position')}: declares no component; write [[position.component]] with name, part, weight"
        )
    seen = set()
    for turn, one in enumerate(found):
        for key, kind in (("name", TEXT), ("part", TEXT), ("weight", _number(0, 1e6)), ("what", TEXT)):
            _check(path, COMPONENT, one, key, kind, turn)
            if key not in one and key != "what":
                raise CorpusError(f"{_at(path, COMPONENT, '', turn)}: {key} is missing in {_shown(one)}; write it")
        if one["name"] not in COMPONENTS or one["name"] in seen:
            told = "stands twice" if one["name"] in seen else "is unknown"
            raise CorpusError(
                f"{_at(path, COMPONENT, 'name', turn)}: {one['name']!r} {told}; there are {', '.join(COMPONENTS)}"
            )
        seen.add(one["name"])
    if not sum(one["weight"] for one in found):
        raise CorpusError(f"{_at(path, COMPONENT, 'weight')}: all weights are 0; give one a weight")


def _at(path: Path, name: str, key: str = "", turn: int = 0) -> str:
    """Return file, line and table of a key, or of the table's heading; `turn` tells which of several tables of one name."""
    heading, seen, found = "", -1, 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if head := re.match(r"\s*\[+\s*([\w.-]+)\s*\]", line):
            heading = head[1]
            seen += heading == name
        here = heading == name and max(seen, 0) == turn
        if here and not found and (re.match(rf"\s*['\"]?{re.escape(key)}['\"]?\s*=", line) if key else head):
            found = number
    shown = f"[[{name}]]" if name == COMPONENT else f"[{name}]" if name else ""
    return ", ".join(part for part in (str(path), f"line {found}" if found else "", shown) if part)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
