"""The sentences of one article, as a view of the token table."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, overload

from analysis.columns.table import Columns
from analysis.columns.views import Sentence


class Sentences(Sequence[Sentence]):
    """The sentences of one article, looked up in the token table when they are first asked for."""

    def __init__(self, columns: Columns, document: int) -> None:
        self.columns, self.document = columns, document

    @cached_property
    def made(self) -> tuple[Sentence, ...]:
        """Return all sentences."""
        return tuple(self.columns.sentences(self.document))

    @overload
    def __getitem__(self, place: int) -> Sentence: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Sentence]: ...
    def __getitem__(self, place: int | slice) -> Sentence | Sequence[Sentence]:
        return self.made[place]

    def __iter__(self) -> Iterator[Sentence]:
        return iter(self.made)

    def __len__(self) -> int:
        return int(self.columns.bounds[self.document + 1] - self.columns.bounds[self.document])

    def __eq__(self, other: object) -> bool:
        return self.made == (other.made if isinstance(other, Sentences) else other)

    def __hash__(self) -> int:
        return hash(self.made)

    def __repr__(self) -> str:
        return repr(self.made)

    def __reduce__(self) -> tuple[type[tuple[Any, ...]], tuple[tuple[Sentence, ...]]]:
        return tuple, (self.made,)
