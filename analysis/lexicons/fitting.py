"""Which parts of a lexicon's patterns a word form fits."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from analysis.lexicons.match import KEPT, STEM
from analysis.lexicons.patterns import Part, readings


class Fitting:
    """The parts of a lexicon by number; which of them a form fits is worked out once a form and kept."""

    def __init__(self, numbers: Mapping[Part, int]) -> None:
        self.whole: dict[str, list[tuple[Part, int]]] = defaultdict(list)
        self.open: dict[str, list[tuple[Part, int]]] = defaultdict(list)
        for part, number in numbers.items():
            text = part.text.lower()
            (self.open[text[:STEM]] if part.open else self.whole[text]).append((part, number))
        self.lengths = sorted({len(stem) for stem in self.open})
        self.known: dict[str, tuple[int, ...]] = {}

    def fitted(self, forms: Sequence[str]) -> list[tuple[int, ...]]:
        """Return for each form the numbers of the parts that it fits, in no order that matters."""
        known = self.known
        if len(known) > KEPT:
            known.clear()
        for form in forms:
            if form not in known:
                known[form] = self._fitting(form)
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
        return tuple({*found}) if found else ()
