"""A lexicon's entries found in the words of many sentences at once.

What a word can be part of is looked up once for each different form, under the longest word of a pattern; its other words and
its exceptions are then compared column by column. Only where entries of one family overlap does one hit after another get looked at.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.lexicons.entries import Lexicon
from analysis.lexicons.match import KEPT, Candidate, Match, Openings, longest, matcher
from analysis.lexicons.patterns import Part, Readings, readings
from analysis.pieces import spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]


BLOCK = 1 << 16


class Text(NamedTuple):
    """Words: each one's place in `forms`, and each sentence's first word with, at the end, the number of words."""

    forms: Sequence[str]
    form: "Array"
    first: "Array"


class Hits(NamedTuple):
    """Hits in the order of `matches`, sentence by sentence: first word, length in words, place of the entry in its lexicon."""

    word: "Array"
    length: "Array"
    entry: "Array"


def matches_at_once(lexicon: Lexicon, text: Text) -> Hits:
    """Return the hits of `matches` in every sentence of the text."""
    import numpy as np

    book = _book(lexicon)
    found = [book.known(form) for form in text.forms]
    bounds = np.cumsum([0, *(len(one.anchored) for one in found)])
    flat = np.fromiter(chain.from_iterable(one.anchored for one in found), dtype="int64", count=int(bounds[-1]))
    fitting = _Fitting(text, book.parts, found)
    starts, ones = [np.zeros(0, dtype="int64")], [np.zeros(0, dtype="int64")]
    for low in range(0, len(text.form), BLOCK):
        place, at = spread(text.form[low : low + BLOCK], bounds)
        start, one = _standing(book, fitting, low + place, flat[at])
        starts.append(start)
        ones.append(one)
    return _apart(book, np.concatenate(starts), np.concatenate(ones))


def _standing(book: "_Book", fitting: "_Fitting", place: "Array", one: "Array") -> tuple["Array", "Array"]:
    """Return where patterns begin that stand with their anchors at these places, and which they are."""
    import numpy as np

    start = place - book.patterns.anchor[one]
    stands = fitting.stands(book.patterns, one, start)
    start, one = start[stands], one[stands]
    of, spot = spread(one, book.bounds)
    taken = fitting.stands(book.exceptions, spot, start[of] - book.exceptions.anchor[spot])
    kept = np.ones(len(one), dtype=bool)
    kept[of[taken]] = False
    return start[kept], one[kept]


class _Form(NamedTuple):
    """What one form can be: the numbers of its readings in lower and in its own case, and the parts it fits or anchors."""

    lower: tuple[int, int]
    cased: tuple[int, int]
    opened: tuple[int, ...]
    anchored: tuple[int, ...]


class _Parts:
    """The parts of a lexicon by number; `wanted` are the words they must be, in lower case, in their case, and if open."""

    def __init__(self, parts: Sequence[Part]) -> None:
        import numpy as np

        self.lower = _numbered(part.text for part in parts if not part.open and not part.cased)
        self.cased = _numbered(part.text for part in parts if not part.open and part.cased)
        opened = [part for part in parts if part.open]
        self.opened = len(opened)
        self.openings = Openings((part, at) for at, part in enumerate(opened))
        number = {part: at for at, part in enumerate(opened)}
        self.wanted = np.array([(-2, -2, self.opened)] * len(parts), dtype="int64").reshape(-1, 3).T
        for at, part in enumerate(parts):
            numbers: Mapping[Any, int] = number if part.open else self.cased if part.cased else self.lower
            column = 2 if part.open else 1 if part.cased else 0
            self.wanted[column, at] = numbers[part if part.open else part.text]

    def form(self, read: Readings, anchored: list[int]) -> _Form:
        """Return what a form read so can be."""
        pairs = _pair(read.lower, self.lower), _pair(read.cased, self.cased)
        return _Form(*pairs, tuple(self.openings.look_up(read)), tuple(anchored))


def _numbered(texts: Iterable[str]) -> dict[str, int]:
    return {text: at for at, text in enumerate(dict.fromkeys(texts))}


def _pair(said: tuple[str, ...], numbers: dict[str, int]) -> tuple[int, int]:
    return numbers.get(said[0], -1), numbers.get(said[-1], -1)


class _Patterns:
    """Patterns as columns: the part at each of its words (-1 beyond the last), its width, and the place of one word in it."""

    def __init__(self, patterns: Sequence[tuple[Part, ...]], anchor: Sequence[int], numbers: dict[Part, int]) -> None:
        import numpy as np

        most = max(map(len, patterns), default=1)
        known: dict[int, list[int]] = {}  # a phrase is often many entries' exception
        for one in patterns:
            if id(one) not in known:
                known[id(one)] = [*(numbers.setdefault(p, len(numbers)) for p in one), *[-1] * (most - len(one))]
        rows = [known[id(one)] for one in patterns]
        self.part = np.array(rows, dtype="int64").reshape(-1, most)
        self.width = np.array([*map(len, patterns)], dtype="int64")
        self.anchor = np.array(anchor, dtype="int64")


class _Book:
    """A lexicon's patterns and exceptions as columns; `bounds` tells which exceptions are whose."""

    def __init__(self, lexicon: Lexicon) -> None:
        import numpy as np

        self.candidates = matcher(lexicon).candidates
        anchor = [_anchor(one.parts) for one in self.candidates]
        self.anchors = Openings((one.parts[anchor[at]], at) for at, one in enumerate(self.candidates))
        numbers: dict[Part, int] = {}
        self.patterns = _Patterns([one.parts for one in self.candidates], anchor, numbers)
        spots = [[*_spots(one)] for one in self.candidates]
        flat = [spot for each in spots for spot in each]
        self.exceptions = _Patterns([phrase for phrase, _ in flat], [before for _, before in flat], numbers)
        self.bounds = np.cumsum([0, *map(len, spots)])
        self.parts = _Parts(tuple(numbers))
        self.forms: dict[str, _Form] = {}
        entries = {id(entry): at for at, entry in enumerate(lexicon.entries)}
        families = {family: at for at, family in enumerate(lexicon.families)}
        self.entry = np.array([entries[id(one.entry)] for one in self.candidates], dtype="int64")
        self.family = np.array([families[one.entry.family] for one in self.candidates], dtype="int64")

    def known(self, form: str) -> _Form:
        """Return what a form can be; it is worked out once and kept."""
        found = self.forms.get(form)
        if found is None:
            if len(self.forms) >= KEPT:
                self.forms.clear()
            read = readings(form)
            found = self.forms[form] = self.parts.form(read, self.anchors.look_up(read))
        return found


@lru_cache(maxsize=32)
def _book(lexicon: Lexicon) -> _Book:
    return _Book(lexicon)


def _anchor(parts: tuple[Part, ...]) -> int:
    """Return the place of the longest word: it is seldom said by chance."""
    return max(range(len(parts)), key=lambda at: (len(parts[at].text), -at))


def _spots(one: Candidate) -> Iterable[tuple[tuple[Part, ...], int]]:
    """Return every phrase in which the entry does not count, with the number of its words before the entry."""
    return ((phrase, before) for phrase in one.unless for before in range(len(phrase) - len(one.parts) + 1))


class _Fitting:
    """Which part fits which form: by the number of the word it must be, or for open endings by a table."""

    def __init__(self, text: Text, parts: "_Parts", found: Sequence["_Form"]) -> None:
        import numpy as np

        self.text, self.parts = text, parts
        self.lower = np.array([one.lower for one in found], dtype="int64").reshape(-1, 2)
        self.cased = np.array([one.cased for one in found], dtype="int64").reshape(-1, 2)
        self.table = np.zeros((len(found), parts.opened + 1), dtype=bool)
        rows = np.repeat(np.arange(len(found)), [len(one.opened) for one in found])
        self.table[rows, [*chain.from_iterable(one.opened for one in found)]] = True

    def fits(self, part: "Array", place: "Array") -> "Array":
        """Tell whether each part fits the word at its place."""
        form = self.text.form[place]
        lower, cased, opened = (wanted[part] for wanted in self.parts.wanted)
        found = (self.lower[form] == lower[:, None]).any(1) | (self.cased[form] == cased[:, None]).any(1)
        return found | self.table[form, opened]  # type: ignore[no-any-return]

    def stands(self, patterns: _Patterns, one: "Array", start: "Array") -> "Array":
        """Tell whether each pattern stands, all of it in one sentence, with its first word at its place."""
        import numpy as np

        width = patterns.width[one]
        sentence = np.searchsorted(self.text.first, start + patterns.anchor[one], side="right")
        left = np.flatnonzero((start >= self.text.first[sentence - 1]) & (start + width <= self.text.first[sentence]))
        for at in range(patterns.part.shape[1]):
            longer = width[left] > at
            tried = left[longer]
            fits = self.fits(patterns.part[one[tried], at], start[tried] + at)
            left = np.concatenate((left[~longer], tried[fits]))
        found = np.zeros(len(one), dtype=bool)
        found[left] = True
        return found


def _apart(book: _Book, place: "Array", one: "Array") -> Hits:
    """Return the hits, where in each family the longest of overlapping ones stands."""
    import numpy as np

    length, entry, family = book.patterns.width[one], book.entry[one], book.family[one]
    span = (int((place + length).max()) + 1) if len(place) else 1
    order = np.argsort(family * span + place, kind="stable")
    start, stop = (family * span + place)[order], (family * span + place + length)[order]
    reach = np.maximum.accumulate(stop)
    firsts = np.flatnonzero(start >= np.concatenate(([0], reach))[: len(start)])
    sizes = np.diff(firsts, append=len(start))
    kept = np.zeros(len(place), dtype=bool)
    kept[order[firsts[sizes == 1]]] = True
    for low, size in zip(firsts[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
        together = order[low : low + size]
        kept[_longest(book, together.tolist(), place[together].tolist(), one[together].tolist())] = True
    place, length, entry = place[kept], length[kept], entry[kept]
    order = np.lexsort((entry, length, place))
    return Hits(place[order], length[order], entry[order])


def _longest(book: _Book, hits: list[int], places: list[int], ones: list[int]) -> list[int]:
    made, matches = {}, []
    for hit, place, one in zip(hits, places, ones, strict=True):
        candidate = book.candidates[one]
        match = Match(candidate.entry, place, len(candidate.parts))
        made[id(match)] = hit
        matches.append((match, candidate.text))
    return [made[id(match)] for match in longest(matches)]
