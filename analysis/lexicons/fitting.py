"""Which parts of a lexicon's patterns a word form fits."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from analysis.lexicons.match import KEPT, STEM
from analysis.lexicons.patterns import Part, readings
from analysis.vocabulary import Numbered


class Fitting:
    """The parts of a lexicon by number; which of them a form fits is worked out once a form and kept.

    `kinds` numbers every set of parts that a form was found to fit.
    """

    def __init__(self, numbers: Mapping[Part, int]) -> None:
        self.whole: dict[str, list[tuple[Part, int]]] = defaultdict(list)
        self.open: dict[str, list[tuple[Part, int]]] = defaultdict(list)
        for part, number in numbers.items():
            text = part.text.lower()
            (self.open[text[:STEM]] if part.open else self.whole[text]).append((part, number))
        self.lengths = sorted({len(stem) for stem in self.open})
        self.known: dict[str, int] = {}
        self.kinds = Numbered[tuple[int, ...]]()

    def fitted(self, forms: Sequence[str]) -> list[int]:
        """Return for each form the number of its kind."""
        known, kinds = self.known, self.kinds
        if len(known) > KEPT:
            known.clear()
            kinds.clear()
        for form in forms:
            if form not in known:
                known[form] = kinds[self._fitting(form)]
        return [known[form] for form in forms]

    def _fitting(self, form: str) -> tuple[int, ...]:
        read = None if form.isalnum() else readings(form)
        cased, lower = (read.cased, read.lower) if read else ((form,), (form.lower(),))
        first, found = lower[0], list[int]()
        for text in lower:
            if text in self.whole:
                found += [number for part, number in self.whole[text] if not part.cased or part.text in cased]
        for length in self.lengths:
            if (stem := first[:length]) in self.open:
                found += [n for part, n in self.open[stem] if (cased[0] if part.cased else first).startswith(part.text)]
        return tuple(sorted({*found})) if found else ()
