"""A statistic is a number made from summed columns, so that any set of sentences or articles has one."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Part:
    """One part of a statistic: weight · (numerator / denominator) ** power, from two summed columns."""

    weight: float
    numerator: str
    denominator: str
    power: float = 1.0

    def value(self, sums: Mapping[Any, Any]) -> Numbers:
        """Compute the part; NaN where the denominator is not above zero."""
        above = np.asarray(sums[self.numerator], dtype=float)
        below = np.asarray(sums[self.denominator], dtype=float)
        safe = np.where(below > 0, below, np.nan)
        ratio = above / safe
        return self.weight * (ratio if self.power == 1.0 else np.power(ratio, self.power))


@dataclass(frozen=True)
class Statistic:
    """Tell one number of a set of sentences or articles, from sums alone: constant + the sum of its parts.

    `unit` is printed beside the value; `method` says in words what it is; `reference` is author, year and DOI;
    `scale` (plain, root, arcsine) is where its interval is made; no interval reaches beyond `limits`.
    Impossible is NaN (no words, no sentences), never 0 and never an error.

    >>> float(TONE.value({"compound": 1.5, "segments": 3}))
    0.5
    """

    name: str
    unit: str
    parts: tuple[Part, ...]
    method: str
    constant: float = 0.0
    reference: str = ""
    scale: str = "plain"
    limits: tuple[float, float] = (-inf, inf)

    @property
    def columns(self) -> tuple[str, ...]:
        """The summed columns it needs, each once, in order of first use."""
        return tuple(dict.fromkeys(c for part in self.parts for c in (part.numerator, part.denominator)))

    def value(self, sums: Mapping[Any, Any]) -> Numbers:
        """Compute it from `sums`: anything that maps a column to numbers (a dict, a row, a DataFrame)."""
        total = sum((part.value(sums) for part in self.parts), start=np.asarray(self.constant, dtype=float))
        return np.asarray(total, dtype=float)

    def of(self, sums: ArrayLike) -> Numbers:
        """Compute it from an array whose last axis holds `columns`, in that order."""
        array = np.asarray(sums, dtype=float)
        return self.value({column: array[..., i] for i, column in enumerate(self.columns)})


def ratio(name: str, numerator: str, denominator: str, unit: str, method: str = "", *, per: float = 1.0,
          reference: str = "", scale: str = "plain", limits: tuple[float, float] = (-inf, inf)) -> Statistic:  # fmt: skip
    """Make a statistic that is `per` · numerator / denominator."""
    words = method or f"{per:g} x sum of {numerator} / sum of {denominator}".removeprefix("1 x ")
    return Statistic(
        name, unit, (Part(per, numerator, denominator),), words, reference=reference, scale=scale, limits=limits
    )


def rate(column: str = "hits", name: str = "") -> Statistic:
    """Make the rate of `column` per 1,000 words."""
    return ratio(name or f"{column}_rate", column, "words", "per 1,000 words", per=1000.0, scale="root")


def share(column: str, of: str, name: str = "") -> Statistic:
    """Make the share that `column` has of the column `of`, from 0 to 1."""
    return ratio(name or f"{column}_share", column, of, "share", scale="arcsine")


TONE = ratio(
    "tone", "compound", "segments", "mean compound, -1 to 1", "mean compound value of the segments, each once",
    reference="Hutto & Gilbert 2014, doi:10.1609/icwsm.v8i1.14550",
    limits=(-1.0, 1.0),
)  # fmt: skip
