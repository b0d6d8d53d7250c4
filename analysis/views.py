"""Sequences whose items are made when the first of them is asked for."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar, overload

Item = TypeVar("Item")


class View(Sequence[Item], Generic[Item]):
    """A sequence made of a table when it is first looked at; it is equal to a tuple of the same items."""

    def make(self) -> Sequence[Item]:
        """Return all items."""
        raise NotImplementedError(f"{type(self).__name__} defines no make()")

    @cached_property
    def made(self) -> tuple[Item, ...]:
        """Return all items, made once."""
        return tuple(self.make())

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Item]: ...
    def __getitem__(self, place: int | slice) -> Item | Sequence[Item]:
        return self.made[place]

    def __len__(self) -> int:
        return len(self.made)

    def __eq__(self, other: object) -> bool:
        return self.made == (other.made if isinstance(other, View) else other)

    def __hash__(self) -> int:
        return hash(self.made)

    def __repr__(self) -> str:
        return repr(self.made)

    def __reduce__(self) -> tuple[type[tuple[Any, ...]], tuple[tuple[Item, ...]]]:
        return tuple, (self.made,)
