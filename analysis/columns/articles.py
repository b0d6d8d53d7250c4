"""The sentences of one article, as a view of the token table."""

from collections.abc import Sequence

from analysis.columns.table import Columns
from analysis.columns.views import Sentence
from analysis.views import View


class Sentences(View[Sentence]):
    """The sentences of one article, looked up in the token table when they are first asked for."""

    def __init__(self, columns: Columns, document: int) -> None:
        self.columns, self.document = columns, document

    def make(self) -> Sequence[Sentence]:
        """Return all sentences."""
        return tuple(self.columns.sentences(self.document))

    def __len__(self) -> int:
        return int(self.columns.bounds[self.document + 1] - self.columns.bounds[self.document])
