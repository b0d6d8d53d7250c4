"""What was coded by hand on a corpus itself, told in one sentence a sheet, also where it is too little for a card."""

import csv
import json
import re
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.coding.card import Card
from analysis.coding.declared import HERE_CODERS, HERE_UNITS
from analysis.corpus import Corpus

if TYPE_CHECKING:
    from analysis.coding.key import Key
    from analysis.coding.returned import Returned

FILE = "result.json"
CODED = ("codings.csv", "report.md", "key.json", FILE)


def names_coders(codings: Path) -> bool:
    """Tell whether a codings.csv names its coders, as sheets imported by earlier versions do, instead of numbering them."""
    with codings.open(encoding="utf-8", newline="") as lines:
        return any(not re.fullmatch(r"coder \d+", row["coder"]) for row in csv.DictReader(lines))


def outcome(key: "Key", returned: "Returned", card: Card) -> str:
    """Return what came of a sheet as JSON: how many units and coders, alpha of the codebook's level, and the card."""
    alpha = returned.alphas()[key.book.level].row()
    told: dict[str, Any] = {"unit": key.book.unit, "units": len(returned.by_unit), "twice": returned.twice}
    told |= {"coders": len(returned.coders), "level": key.book.level}
    told |= {"alpha": {name: _plain(alpha[name]) for name in ("value", "low", "high", "reason")}}
    told["card"] = {name: _plain(value) for name, value in asdict(card).items()}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def coded_here(corpus: Corpus) -> list[str]:
    """Return one sentence a sheet that was coded on this corpus, in the order of their keys."""
    paths = sorted(corpus.path("coding").glob(f"*/{FILE}"))
    return [_sentence(json.loads(path.read_text(encoding="utf-8"))) for path in paths]


def _sentence(told: dict[str, Any]) -> str:
    card, alpha = told["card"], told["alpha"]
    units = f"{told['units']:,} {told['unit']}{'' if told['units'] == 1 else 's'}"
    coders = f"{told['coders']} coder{'' if told['coders'] == 1 else 's'}"
    agreed = (
        f"Krippendorff's alpha ({told['level']}) {_value(alpha)}" if alpha["value"] is not None else alpha["reason"]
    )
    held = (
        f"{card['statistic']} {_value(card)} on {card['n']:,}"
        if card["value"] is not None
        else "no number of the measure is estimable"
    )
    few = ""
    if card["status"] != "validated here":
        few = f"; too little for “validated here”, which takes {HERE_UNITS} units coded by {HERE_CODERS}"
    return f"{card['measure'].replace('_', ' ')}, coded here: {units} by {coders} ({told['twice']:,} by two or more), {agreed}; {held}{few}."


def _value(told: dict[str, Any]) -> str:
    """Return a number with its interval, both to two places."""
    interval = "" if told["low"] is None else f" [{_short(told['low'])}, {_short(told['high'])}]"
    return f"{_short(told['value'])}{interval}"


def _short(value: float) -> str:
    return f"{value:.2f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.2f}"


def _plain(value: object) -> object:
    if isinstance(value, float):
        return round(value, 4) if value == value else None
    return value


def deposited(corpus: Corpus, say: Callable[[str], None]) -> dict[str, bytes]:
    """Return what human coders gave: codings (places and codes), keys and reports, and the cards; no text and no name in them."""
    named = {path.parent for path in corpus.path("coding").glob("*/codings.csv") if names_coders(path)}
    for folder in sorted(named):
        say(
            f"export: {folder}: left out: it names the coders; `framing code import` their sheets again, it numbers them"
        )
    found = {
        f"coding/{path.parent.name}/{path.name}": path
        for name in CODED
        for path in sorted(corpus.path("coding").glob(f"*/{name}"))
        if (path.parent / "codings.csv").is_file() and path.parent not in named
    }
    found |= {f"validity/{path.name}": path for path in sorted(corpus.path("validity").glob("*.json"))}
    return {name: path.read_bytes() for name, path in found.items()}
