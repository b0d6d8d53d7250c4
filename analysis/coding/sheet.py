"""What coders are given and what they give back: units, the codes they may take, and codings."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from analysis.tables import CorpusError

WHOLE_UNIT = -1
READ = "read"  # of words that are coded: the unit was read, whether it held any or not


@dataclass(frozen=True)
class Unit:
    """One thing to code: its name on the sheet, its blinded text, and (for a target) the words it is about."""

    unit: str
    text: str
    about: str = ""


@dataclass(frozen=True, order=True)
class Coding:
    """One code given by one coder: to a whole unit, or to the code points [start, stop) of its blinded text."""

    unit: str
    coder: str
    value: str
    start: int = WHOLE_UNIT
    stop: int = WHOLE_UNIT


@dataclass(frozen=True)
class Option:
    """One code of the codebook and what it means."""

    value: str
    means: str


@dataclass(frozen=True)
class Book:
    """The codebook of a task.

    `takes` is one (a code a unit), several (any number; "none" where none fits) or spans (words of the unit, a code
    each). `level` is that of Krippendorff's alpha; `unit` is what is drawn (sentence, article, target).
    """

    task: str
    unit: str
    takes: str
    level: str
    question: str
    rules: str
    options: tuple[Option, ...]

    @property
    def values(self) -> tuple[str, ...]:
        """Return the codes."""
        return tuple(option.value for option in self.options)


@dataclass(frozen=True)
class Sheet:
    """Everything a coder needs to see and nothing else; `key` tells which draw it is and betrays no outlet."""

    key: str
    book: Book
    units: tuple[Unit, ...]

    def unit(self, name: str) -> Unit:
        """Return a unit by its name; raise CorpusError for one that is not of this sheet."""
        if name not in self._units:
            raise CorpusError(f"unit {name!r} is not of sheet {self.key}; give back the sheet that was exported")
        return self._units[name]

    def checked(self, codings: Iterable[Coding], place: str, read: Iterable[tuple[str, str]] = ()) -> list[Coding]:
        """Return the codings in order, each once; raise CorpusError for a code that the codebook does not have.

        `read` are (unit, coder) of those units that a coder has read where words are coded.
        """
        spans = self.book.takes == "spans"
        found = sorted({*codings, *(Coding(unit, coder, READ) for unit, coder in read if spans)})
        for one in found:
            self.unit(one.unit)
            if one.value not in self.book.values and not (spans and one.value == READ):
                known = ", ".join(self.book.values)
                raise CorpusError(f"{place}, unit {one.unit}: code {one.value!r} is unknown; write one of {known}")
        for one, other in pairwise(found):
            if self.book.takes == "one" and (one.unit, one.coder) == (other.unit, other.coder):
                raise CorpusError(
                    f"{place}, unit {one.unit}: {one.coder} gave it {one.value} and {other.value}; keep one"
                )
        return found

    @property
    def _units(self) -> Mapping[str, Unit]:
        return _by_name(self.units)


@cache
def _by_name(units: tuple[Unit, ...]) -> dict[str, Unit]:
    return {unit.unit: unit for unit in units}


def book(task: str) -> Book:
    """Return the codebook of a task; raise CorpusError where there is none."""
    known = _books()
    if task not in known:
        raise CorpusError(f"task {task!r} has no codebook; write one of {', '.join(known)}")
    told = known[task]
    options = told.get("option", ()) or _families()
    made = tuple(Option(str(one["value"]), one["means"]) for one in options)
    return Book(task, told["unit"], told["takes"], told["level"], told["question"], told["rules"], made)


def tasks() -> tuple[str, ...]:
    """Return the tasks that have a codebook."""
    return tuple(_books())


@cache
def _books() -> dict[str, Any]:
    return tomllib.loads(files("analysis.coding").joinpath("codebook.toml").read_text(encoding="utf-8"))


def _families() -> list[dict[str, str]]:
    """Return the families of markers, of the event and of praise and blame, as codes."""
    from analysis.lexicons.load import families

    return [{"value": one.name, "means": one.definition} for one in families() if one.kind in ("event", "evaluation")]
