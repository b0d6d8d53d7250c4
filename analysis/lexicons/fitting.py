"""Which parts of a lexicon's patterns a word form fits."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.lexicons.patterns import Part, readings
from analysis.vocabulary import Numbered

if TYPE_CHECKING:
    from analysis.lexicons.grouped import Array


class Fitting:
    """The parts of a lexicon by number. `kinds` numbers every set of parts that a form was found to fit."""

    def __init__(self, numbers: Mapping[Part, int]) -> None:
        self.whole: dict[str, list[tuple[Part, int]]] = defaultdict(list)
        self.open: dict[str, list[tuple[Part, int]]] = defaultdict(list)
        for part, number in numbers.items():
            (self.open if part.open else self.whole)[part.text.lower()].append((part, number))
        self.lengths = sorted({*map(len, self.open)})
        self.kinds = Numbered[tuple[int, ...]]()

    def fitted(self, forms: list[str]) -> "Array":
        """Return for each form the number of its kind."""
        import numpy as np

        return np.array([self.kinds[self._fitting(form)] for form in forms], dtype="int64")

    def _fitting(self, form: str) -> tuple[int, ...]:
        read = None if form.isalnum() else readings(form)
        cased, lower = (read.cased, read.lower) if read else ((form,), (form.lower(),))
        first, found = lower[0], list[int]()
        for text in lower:
            if text in self.whole:
                found += [number for part, number in self.whole[text] if not part.cased or part.text in cased]
        for length in self.lengths:
            if (stem := first[:length]) in self.open:
                found += [n for part, n in self.open[stem] if not part.cased or cased[0].startswith(part.text)]
            if length >= len(first):
                break
        return tuple(sorted({*found})) if found else ()
