"""The card of a measure: how far it agrees with human judgement, where that was seen, and whether that is enough."""

import json
from dataclasses import asdict, dataclass
from importlib.resources import files
from math import nan
from pathlib import Path
from typing import Any

from analysis.coding.declared import Gold, task
from analysis.coding.gauge import Value

# A measure's name → the task that its card comes from.
CARDS = {"sentiment": "sentence_tone", "tone": "sentence_tone", "voices": "quotes", "stances": "quotes"}


@dataclass(frozen=True)
class Card:
    """What one measure's agreement with human judgement is; every number in it was measured, none typed."""

    measure: str
    statistic: str = ""
    value: float = nan
    low: float = nan
    high: float = nan
    n: int = 0
    units: str = ""
    clusters: str = ""
    threshold: float = nan
    status: str = "not validated"
    gold: str = ""
    licence: str = ""
    domain: str = ""
    language: str = ""
    coders: int = 0

    @property
    def passes(self) -> bool:
        """Tell whether the measure is validated and the low end of its interval reaches the declared threshold."""
        return self.status.startswith("validated") and self.low >= self.threshold

    def sentence(self) -> str:
        """Say the card in one sentence, to stand under a figure."""
        name = self.measure.replace("_", " ")
        if not self.n:
            return f"{name}: not validated against human judgement."
        interval = f" [{_short(self.low)}, {_short(self.high)}]" if self.low == self.low else ""
        where = f"{self.domain}, {self.language}" if self.domain else "domain not stated"
        return (
            f"{name}: {self.statistic} {_short(self.value)}{interval} on {self.n:,} {self.units} of {self.gold} ({where}): "
            f"{self.status}; {self._verdict()}."
        )

    def _verdict(self) -> str:
        """Say how the interval, and not only the value, lies to the declared threshold."""
        if self.low != self.low:
            return f"no interval from {self.clusters}, so nothing shows that it reaches the declared threshold {_short(self.threshold)}"
        told = f"declared threshold {_short(self.threshold)}"
        if self.low >= self.threshold:
            return f"{told} reached"
        if self.value < self.threshold:
            return f"{told} not reached"
        return f"{told} not reached by the lower end of the interval, {_short(self.low)}"

    def dumped(self) -> str:
        """Return the card as JSON, numbers to four places; what does not exist is null."""
        said = {name: _plain(value) for name, value in asdict(self).items()}
        return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def card(measure: str, corpus: Path | None = None) -> Card:
    """Return the card of a measure or task: the one made on a corpus itself (`validity/TASK.json` in its folder), else the one shipped.

    One that was never validated has status "not validated".
    """
    own = corpus / "validity" / f"{CARDS.get(measure, measure)}.json" if corpus else None
    if own and own.is_file():
        return loaded(own.read_text(encoding="utf-8"))
    place = files("analysis.coding").joinpath("cards", f"{CARDS.get(measure, measure)}.json")
    return loaded(place.read_text(encoding="utf-8")) if place.is_file() else Card(measure)


def loaded(text: str) -> Card:
    """Read a card from JSON."""
    said: dict[str, Any] = {name: nan if value is None else value for name, value in json.loads(text).items()}
    return Card(**said)


def made(name: str, gold: Gold, value: Value, clusters: int) -> Card:
    """Make the card of a task from its headline number as it was measured on a gold set."""
    told = task(name)
    own = (value.value, value.low, value.high, value.n, told["units"], f"{clusters} {told['clusters']}")
    rest = (gold.name, gold.licence, gold.domain, gold.language, gold.coders)
    return Card(name, told["statistic"], *own, told["threshold"], gold.status(value.n), *rest)


def _plain(value: object) -> object:
    if isinstance(value, float):
        return round(value, 4) if value == value else None
    return value


def _short(value: float) -> str:
    return f"{value:.2f}".replace("0.", ".", 1)
