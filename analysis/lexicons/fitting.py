"""Which parts of a lexicon's patterns a word form fits."""

import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.lexicons.patterns import Part, readings
from analysis.vocabulary import Numbered

if TYPE_CHECKING:
    from analysis.lexicons.grouped import Array


LAST = chr(sys.maxunicode)


class Fitting:
    """The parts of a lexicon by number, under their text in small letters, each with its text where its case counts.

    `kinds` numbers every set of parts that a form was found to fit.
    """

    def __init__(self, numbers: Mapping[Part, int]) -> None:
        self.size = max(numbers.values(), default=0) + 1
        self.whole: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self.open: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for part, number in numbers.items():
            (self.open if part.open else self.whole)[part.text.lower()].append(
                (number, part.text if part.cased else "")
            )
        self.kinds = Numbered[tuple[int, ...]]()

    def fitted(self, forms: list[str]) -> "Array":
        """Return for each form the number of its kind."""
        import numpy as np

        odd = {at: readings(form) for at, form in enumerate(forms) if not form.isalnum()}
        shown = [odd[at].cased[0] if at in odd else form for at, form in enumerate(forms)]
        lower = [*map(str.lower, shown)]
        bare = [(at, one.lower[1], one.cased[1]) for at, one in odd.items() if len(one.lower) > 1]
        hits = self._closed(zip(range(len(forms)), lower, shown, strict=True)) + self._closed(bare)
        hits += self._opened(lower, shown)
        place, number = np.divmod(np.unique(np.array(hits, dtype="int64")), self.size)
        turns = np.flatnonzero(np.diff(place, prepend=-1))
        sets = zip(turns.tolist(), [*turns[1:].tolist(), len(place)], strict=False)
        numbers, kinds = number.tolist(), np.full(len(forms), self.kinds[()])
        kinds[place[turns]] = [self.kinds[tuple(numbers[start:stop])] for start, stop in sets]
        return kinds

    def _closed(self, words: Iterable[tuple[int, str, str]]) -> list[int]:
        """Return the parts that words are: each word's place times `size` and the part's number."""
        return [
            place * self.size + one
            for place, text, shown in words
            if text in self.whole
            for one, cased in self.whole[text]
            if not cased or cased == shown
        ]

    def _opened(self, lower: Sequence[str], shown: Sequence[str]) -> list[int]:
        """Return the parts with an open end that words begin with, likewise."""
        order = sorted(range(len(lower)), key=lower.__getitem__)
        words = [lower[place] for place in order]
        return [
            place * self.size + one
            for text, parts in self.open.items()
            for place in order[bisect_left(words, text) : bisect_left(words, text + LAST)]
            for one, cased in parts
            if shown[place].startswith(cased)
        ]
