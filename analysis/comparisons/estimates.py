"""What a comparison answers: a value with its interval, or why there is none. Both are one row of a table."""

from dataclasses import dataclass
from math import nan
from typing import Any

COLUMNS = ("value", "low", "high", "n", "unit", "estimable", "reason", "needed", "method")


@dataclass(frozen=True)
class Estimate:
    """A value with its interval: `n` sentences or articles stand behind it, `method` made the interval."""

    value: float
    low: float
    high: float
    n: int
    unit: str = ""
    method: str = ""

    def row(self) -> dict[str, Any]:
        """Give the row of a table: the columns are `COLUMNS`."""
        return {
            "value": self.value, "low": self.low, "high": self.high, "n": self.n, "unit": self.unit,
            "estimable": True, "reason": "", "needed": 0, "method": self.method,
        }  # fmt: skip


@dataclass(frozen=True)
class NotEstimable:
    """Say that there is no interval (or no test), why, and how many units would be needed (0: no number helps).

    `value` may still hold what was counted: a count in one article is true without an interval.
    It is falsy, so `if answer:` asks whether there is an estimate.
    """

    reason: str
    needed: int = 0
    value: float = nan
    n: int = 0
    unit: str = ""

    def __bool__(self) -> bool:
        return False

    def row(self) -> dict[str, Any]:
        """Give the row of a table: the columns are `COLUMNS`; low and high are NaN."""
        return {
            "value": self.value, "low": nan, "high": nan, "n": self.n, "unit": self.unit,
            "estimable": False, "reason": self.reason, "needed": self.needed, "method": "",
        }  # fmt: skip


Answer = Estimate | NotEstimable
