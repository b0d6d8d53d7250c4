"""The components of the axis, each a function of summed columns into [-1, 1]; NaN where it cannot be computed."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from analysis.comparisons.statistics import Numbers

COLUMNS = (
    "own_segments", "own_compound", "own_celebratory", "own_critical", "quoted_celebratory", "quoted_critical",
    "endorsing", "distancing", "scare", "host_words", "other_words", "context", "sentences",
    "quoted_segments", "quoted_compound",
)  # fmt: skip
"""The columns of sums, in the order of the arrays; `sentences` is 1 a row, the quoted two may be missing."""

Sums = Mapping[str, Numbers]


def _over(above: Numbers, below: Numbers) -> Numbers:
    """Divide; NaN where the denominator is 0."""
    return np.asarray(above / np.where(below > 0, below, np.nan), dtype=float)


def own_tone(sums: Sums, smoothing: float) -> Numbers:
    """Mean compound of the own voice's segments; NaN without own voice."""
    return _over(sums["own_compound"], sums["own_segments"])


def own_balance(sums: Sums, smoothing: float) -> Numbers:
    """(celebratory - critical) / (both + smoothing) in the own voice; NaN without own voice."""
    plus, minus = sums["own_celebratory"], sums["own_critical"]
    return np.where(sums["own_segments"] > 0, _over(plus - minus, plus + minus + smoothing), np.nan)


def attribution_stance(sums: Sums, smoothing: float) -> Numbers:
    """(endorsing - distancing - scare) / (all three + smoothing); NaN where nothing is attributed or marked."""
    away = sums["distancing"] + sums["scare"]
    told = _attributed(sums) + sums["endorsing"] + away
    return np.where(told > 0, _over(sums["endorsing"] - away, sums["endorsing"] + away + smoothing), np.nan)


def carried_balance(sums: Sums, smoothing: float) -> Numbers:
    """(celebratory - critical) / (both + smoothing) in the quoted voices; NaN where nobody is quoted."""
    plus, minus = sums["quoted_celebratory"], sums["quoted_critical"]
    return np.where(_attributed(sums) + plus + minus > 0, _over(plus - minus, plus + minus + smoothing), np.nan)


def sides(sums: Sums, smoothing: float) -> Numbers:
    """(hosts' words - others' words) / attributed words; NaN where nobody is quoted."""
    return _over(sums["host_words"] - sums["other_words"], _attributed(sums))


def context(sums: Sums, smoothing: float) -> Numbers:
    """1 - 2 x share of sentences that bring critical context, in any voice."""
    return 1 - 2 * _over(sums["context"], sums["sentences"])


def warmth(sums: Sums, smoothing: float) -> Numbers:
    """Mean of own tone and celebratory hits / (celebratory hits + sentences): -1 to 1."""
    hits = sums["own_celebratory"] + sums["quoted_celebratory"]
    return (own_tone(sums, smoothing) + _over(hits, hits + sums["sentences"])) / 2


def distance(sums: Sums, smoothing: float) -> Numbers:
    """Mean of the share of sentences with critical context and critical hits / (those + sentences): 0 to 1."""
    hits = sums["own_critical"] + sums["quoted_critical"]
    return (_over(sums["context"], sums["sentences"]) + _over(hits, hits + sums["sentences"])) / 2


def _attributed(sums: Sums) -> Numbers:
    """All words that somebody else is reported to say."""
    return sums["host_words"] + sums["other_words"]


Component = Callable[[Sums, float], Numbers]
COMPONENTS: Mapping[str, Component] = MappingProxyType(
    {one.__name__: one for one in (own_tone, own_balance, attribution_stance, carried_balance, sides, context)}
)
AXES: Mapping[str, Component] = MappingProxyType({"warmth": warmth, "distance": distance})

BALANCES: Mapping[str, tuple[str, str]] = MappingProxyType({
    "own_balance": ("own_celebratory", "own_critical"),
    "carried_balance": ("quoted_celebratory", "quoted_critical"),
    "attribution_stance": ("endorsing", "distancing"),
})  # fmt: skip


def doubted(name: str, drawn: Numbers, chance: np.random.Generator) -> Numbers:
    """Give each draw of a balance half a hit to one side, taken from the other, at random; other components stay.

    Without it a text with hits on one side only has draws that agree with one another: its interval would rule out
    that the other side occurs at all. How well it covers is measured in docs/inference.md.
    """
    if name not in BALANCES:
        return drawn
    half, moved = chance.choice([-0.5, 0.5], len(drawn)), drawn.copy()
    plus, minus = (COLUMNS.index(column) for column in BALANCES[name])
    moved[:, plus] += half
    moved[:, minus] -= half
    return moved


def named(sums: Any) -> dict[str, Numbers]:
    """Name the last axis of an array of sums by `COLUMNS`."""
    array = np.asarray(sums, dtype=float)
    return {column: array[..., i] for i, column in enumerate(COLUMNS)}
