"""An entry, the card that accounts for it, and the lexicon that holds both."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass, field
from functools import cached_property
from hashlib import sha256


@dataclass(frozen=True, slots=True, order=True)
class Card:
    """Account for an entry: where it comes from, why it is in, when it counts and when it must not."""

    origin: str = ""
    rationale: str = ""
    example: str = ""
    counter_example: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """Say that a pattern of words signals a family; `unless` holds longer phrases in which it does not."""

    id: str
    family: str
    pattern: str
    weight: float = 1.0
    unless: tuple[str, ...] = ()
    card: Card = field(default=Card())


@dataclass(frozen=True)
class Lexicon:
    """Hold entries, kept sorted by id, so that the order in which they were written never matters."""

    name: str
    version: int
    entries: tuple[Entry, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "entries", tuple(sorted(self.entries)))

    def __hash__(self) -> int:
        return hash(self.digest)

    @cached_property
    def digest(self) -> str:
        """Return the SHA-256 over the sorted entries, cards included; the name does not enter."""
        return sha256(repr([astuple(entry) for entry in self.entries]).encode()).hexdigest()

    @cached_property
    def families(self) -> tuple[str, ...]:
        """Return the names of the families in alphabetical order."""
        return tuple(sorted({entry.family for entry in self.entries}))

    def only(self, families: Iterable[str]) -> "Lexicon":
        """Return the lexicon of these families alone; an unknown name gives no entries."""
        wanted = frozenset(families)
        return Lexicon(self.name, self.version, tuple(e for e in self.entries if e.family in wanted))
