"""One line of marks in a panel, with the words beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from analysis.figures.style import Look

STRAND = 4.1


@dataclass
class Strand:
    """One line of marks: the rows of one label, group and facet, and the words beside them."""

    label: str
    group: str
    turn: int
    look: Look
    rows: list[Any]
    told: str = ""
    value: str = ""
    tail: str = ""
    top: float = 0.0
    height: float = STRAND

    @property
    def middle(self) -> float:
        """Height of its marks, millimetres from the top of the panel."""
        return self.top + self.height / 2

    @property
    def both(self) -> str:
        """Its numbers in one line."""
        return " · ".join(part for part in (self.value, self.tail) if part)


def names_of(strands: list[Strand]) -> list[str]:
    """Return the labels of the strands, each once."""
    return list(dict.fromkeys(strand.label for strand in strands))


def level(panels: Iterable[list[Strand]]) -> None:
    """Give the same row of every panel the height of its highest, so that rows stand in line with their names."""
    for row in zip(*panels, strict=True):
        tallest = max(strand.height for strand in row)
        for strand in row:
            strand.height = tallest
