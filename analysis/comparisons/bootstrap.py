"""Resample rows of sums: sentences of an article in blocks, or articles of an outlet one by one."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np

from analysis.comparisons.statistics import Numbers

CELLS = 200_000
"""How many counts are held at a time (they stay in the processor's cache), whatever the number of articles or draws."""


@dataclass(frozen=True)
class Resampling:
    """How intervals are made: `level`, number of `draws`, `seed`, `block` of sentences drawn together.

    With `grow` the block is the cube root of the number of sentences where that is more (Hall, Horowitz & Jing 1995,
    doi:10.1093/biomet/82.3.561): 3 from 16 sentences on, 5 from 92; see docs/inference.md for what it mends.
    `minimum` sentences (of an article) or `minimum_articles` (of an outlet) must stand behind an interval,
    and for rates `minimum_hits` of them must hold a hit. The numbers are those of corpus/plan.toml.
    """

    level: float = 0.95
    draws: int = 2000
    seed: int = 20251112
    block: int = 2
    minimum: int = 10
    minimum_articles: int = 3
    minimum_hits: int = 2
    grow: bool = False

    @classmethod
    def of(cls, plan: Mapping[str, Any]) -> "Resampling":
        """Read the [intervals] part of a plan; what it does not say keeps its default."""
        said = dict(plan.get("intervals", {}))
        if "minimum_own_sentences" in said:
            said["minimum"] = said.pop("minimum_own_sentences")
        return cls(**{name: said[name] for name in cls.__dataclass_fields__ if name in said})

    def together(self, rows: int, unit: str = "sentence") -> int:
        """Tell how many neighbours of so many rows are drawn together: articles always one by one."""
        if unit != "sentence":
            return 1
        return max(1, min(rows, max(self.block, round(rows ** (1 / 3))) if self.grow else self.block))


DEFAULT = Resampling()


def generator(seed: int, *key: Hashable) -> np.random.Generator:
    """Make the generator of one article or outlet: the same whichever others stand beside it."""
    return np.random.default_rng([seed, *(crc32(str(part).encode()) for part in key)])


def resample(sums: Numbers, draws: int, chance: np.random.Generator, block: int = 1) -> Numbers:
    """Draw rows with replacement and sum them: (rows, columns) in their order → (draws, columns).

    With `block` above 1 runs of that many neighbours are drawn together, the last row being followed by the
    first (circular block bootstrap: Politis & Romano 1992; Künsch 1989, doi:10.1214/aos/1176347265); each draw
    holds as many rows as there are. Memory is flat: at most CELLS counts at a time.
    """
    rows = len(sums)
    if rows == 0:
        return np.full((draws, sums.shape[1]), np.nan)
    block = max(1, min(block, rows))
    whole, rest = divmod(rows, block)
    runs = _runs(sums, block)
    drawn = np.empty((draws, sums.shape[1]))
    step = max(1, CELLS // rows)
    for start in range(0, draws, step):
        stop = min(draws, start + step)
        drawn[start:stop] = _counts(rows, whole, stop - start, chance) @ runs
    if rest:
        drawn += _runs(sums, rest)[chance.integers(0, rows, draws)]
    return drawn


def _runs(sums: Numbers, length: int) -> Numbers:
    """Sum `length` neighbours from each row on, going round."""
    return np.asarray(sum(np.roll(sums, -shift, axis=0) for shift in range(length)), dtype=float)


def _counts(rows: int, picks: int, draws: int, chance: np.random.Generator) -> Numbers:
    """Count how often each row is picked in each draw: (draws, rows)."""
    picked = chance.integers(0, rows, (draws, picks)) + np.arange(draws)[:, None] * rows
    return np.bincount(picked.ravel(), minlength=draws * rows).reshape(draws, rows).astype(float)
