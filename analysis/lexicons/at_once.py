"""A lexicon's entries found in the words of many sentences at once.

Patterns and the phrases that except them are sequences of parts. Which parts a word fits is looked up once for each different form;
a sequence is looked for under two words of it, and its other words are then compared column by column. Only where entries of one
family overlap does one hit after another get looked at.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.lexicons.entries import Lexicon
from analysis.lexicons.fitting import Fitting
from analysis.lexicons.grouped import Grouped, Keys
from analysis.lexicons.match import matcher
from analysis.lexicons.patterns import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]


BLOCK = 1 << 17
ANY = Part("", True, False)
Parts = tuple[Part, ...]


class Hits(NamedTuple):
    """Hits in the order of `matches`, sentence by sentence: first word, length in words, place of the entry in its lexicon."""

    word: "Array"
    length: "Array"
    entry: "Array"


def matches_at_once(lexicon: Lexicon, words: Any) -> Hits:
    """Return the hits of `matches` in every sentence of the token table."""
    import numpy as np

    book = _book(lexicon)
    start, sequence = _standing(book, words)
    of, one = book.candidates.rows(sequence)
    place = start[of]
    of, spot = book.excepted.rows(sequence)
    before, excepted = np.divmod(spot, max(book.size, 1))
    taken = np.isin(place * book.size + one, (start[of] + before) * book.size + excepted)
    return _apart(book, place[~taken], one[~taken])


def _standing(book: "_Book", words: Any) -> tuple["Array", "Array"]:
    """Return where sequences stand, all of each in one sentence, and which they are."""
    import numpy as np

    kind = words.told(book.parts.fitted)[words.form]
    parts = Grouped([*book.parts.kinds])
    fits = Keys(np.repeat(np.arange(len(parts.bounds) - 1), np.diff(parts.bounds)) * book.number + parts.values)
    ends = np.repeat(words.first[1:], np.diff(words.first))
    begins = np.repeat(words.first[:-1], np.diff(words.first))
    starts, found = [np.zeros(0, dtype="int64")], [np.zeros(0, dtype="int64")]
    for low in range(0, len(kind), BLOCK):
        word, sequence = book.opened(parts, kind[low : low + BLOCK + 1], min(BLOCK, len(kind) - low))
        start = low + word - book.anchor[sequence]
        whole = (start >= begins[low + word]) & (start + book.width[sequence] <= ends[low + word])
        start, sequence = start[whole], sequence[whole]
        for place in range(int(book.width[sequence].max(initial=0))):
            wanted = book.wanted[sequence, place]
            asked = np.flatnonzero(wanted >= 0)
            stands = wanted < 0
            stands[asked[fits.found(kind[start[asked] + place] * book.number + wanted[asked])[0]]] = True
            start, sequence = start[stands], sequence[stands]
        starts.append(start)
        found.append(sequence)
    return np.concatenate(starts), np.concatenate(found)


class _Book:
    """A lexicon as columns: each different sequence of parts once, the candidates it spells and those it excepts.

    A sequence is looked for under two words that follow one another (`pairs`), or under one (`alone`), which stand at `anchor`.
    By sequence: `wanted`, the part at each other word (-1 for any), and `width`. An exception is a number: the words before the
    candidate, times `size`, and the candidate.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        import numpy as np

        self.ones = matcher(lexicon).candidates
        self.size = len(self.ones)
        spelled: dict[Parts, list[int]] = defaultdict(list)
        excepts: dict[Parts, list[int]] = defaultdict(list)
        for at, one in enumerate(self.ones):
            spelled[one.parts].append(at)
            for phrase in one.unless:
                excepts[phrase] += [before * self.size + at for before in range(len(phrase) - len(one.parts) + 1)]
        sequences = list(dict.fromkeys((*spelled, *excepts)))
        self.candidates = Grouped([spelled.get(one, []) for one in sequences])
        self.excepted = Grouped([excepts.get(one, []) for one in sequences])
        self._look_up(sequences)
        entries = {id(entry): at for at, entry in enumerate(lexicon.entries)}
        families = {family: at for at, family in enumerate(lexicon.families)}
        self.entry = np.array([entries[id(one.entry)] for one in self.ones], dtype="int64")
        self.family = np.array([families[one.entry.family] for one in self.ones], dtype="int64")
        self.length = np.array([len(one.parts) for one in self.ones], dtype="int64")
        self.spelled = np.array([len(one.text) for one in self.ones], dtype="int64")

    def _look_up(self, sequences: Sequence[Parts]) -> None:
        import numpy as np

        numbers = {part: at for at, part in enumerate(dict.fromkeys(chain.from_iterable(sequences)))}
        self.number = len(numbers)
        self.parts = Fitting({part: number for part, number in numbers.items() if part != ANY})
        self.width = np.array([*map(len, sequences)], dtype="int64")
        self.wanted = np.full((len(sequences), max(map(len, sequences), default=1)), -1)
        anchors, alone, pairs = [], [[] for _ in numbers], defaultdict(list)  # type: ignore[var-annotated]
        for at, parts in enumerate(sequences):
            anchor = _pair(parts)
            held = range(anchor, anchor + 2) if anchor >= 0 else [_longest_word(parts)]
            anchors.append(held[0])
            key = [numbers[parts[place]] for place in held]
            (pairs[key[0] * self.number + key[1]] if anchor >= 0 else alone[key[0]]).append(at)
            for place in {*range(len(parts))}.difference(held):
                self.wanted[at, place] = -1 if parts[place] == ANY else numbers[parts[place]]
        self.anchor, self.alone = np.array(anchors, dtype="int64"), Grouped(alone)
        self.keys = Keys(np.array([*pairs], dtype="int64"))
        self.paired = Grouped([pairs[key] for key in self.keys.sorted.tolist()])
        self.opens, self.closes = (
            np.isin(np.arange(self.number), one) for one in np.divmod(self.keys.sorted, max(self.number, 1))
        )

    def opened(self, parts: Grouped, kind: "Array", size: int) -> tuple["Array", "Array"]:
        """Return the places, among the first `size` words, at which those under which a sequence is looked for stand."""
        import numpy as np

        owner = np.repeat(np.arange(len(parts.bounds) - 1), np.diff(parts.bounds))

        def holds(wanted: "Array") -> "Array":
            """Tell which kinds of words fit one of these parts."""
            found = np.zeros(len(parts.bounds) - 1, dtype=bool)
            found[owner[wanted[parts.values]]] = True
            return found

        words = np.flatnonzero(holds(np.diff(self.alone.bounds) > 0)[kind[:size]])
        of, part = parts.rows(kind[words])
        again, alone = self.alone.rows(part)
        single = words[of[again]]
        pairs = np.flatnonzero(holds(self.opens)[kind[:-1]] & holds(self.closes)[kind[1:]])
        pairs = pairs[pairs < size]
        of, opening = parts.rows(kind[pairs])
        of, opening = of[self.opens[opening]], opening[self.opens[opening]]
        again, closing = parts.rows(kind[pairs + 1][of])
        there, at = self.keys.found(opening[again] * self.number + closing)
        second, paired = self.paired.rows(at)
        return np.concatenate((single, pairs[of[again[there][second]]])), np.concatenate((alone, paired))


@lru_cache(maxsize=32)
def _book(lexicon: Lexicon) -> _Book:
    return _Book(lexicon)


def _pair(parts: Parts) -> int:
    """Return where the longest two words stand that follow one another, -1 where there are none."""
    places = [at for at in range(len(parts) - 1) if ANY not in parts[at : at + 2]]
    return max(places, key=lambda at: (len(parts[at].text) + len(parts[at + 1].text), -at), default=-1)


def _longest_word(parts: Parts) -> int:
    return max(range(len(parts)), key=lambda at: (len(parts[at].text), -at))


def _apart(book: _Book, place: "Array", one: "Array") -> Hits:
    """Return the hits, where in each family the longest of overlapping ones stands."""
    import numpy as np

    length, entry, family = book.length[one], book.entry[one], book.family[one]
    span = (int((place + length).max()) + 1) if len(place) else 1
    order = np.argsort(family * span + place, kind="stable")
    start, stop = (family * span + place)[order], (family * span + place + length)[order]
    reach = np.maximum.accumulate(stop)
    firsts = np.flatnonzero(start >= np.concatenate(([0], reach))[: len(start)])
    sizes = np.diff(firsts, append=len(start))
    kept = np.zeros(len(place), dtype=bool)
    kept[order[firsts[sizes == 1]]] = True
    group = np.repeat(np.arange(len(firsts)), sizes)
    kept[_longest(book, order[sizes[group] > 1], group[sizes[group] > 1], place, one)] = True
    place, length, entry = place[kept], length[kept], entry[kept]
    order = np.lexsort((entry, length, place))
    return Hits(place[order], length[order], entry[order])


def _longest(book: _Book, hits: "Array", group: "Array", place: "Array", one: "Array") -> list[int]:
    """Return which of the hits stand, group by group, as `match.longest` chooses them."""
    import numpy as np

    of = one[hits]
    order = np.lexsort((book.entry[of], -book.spelled[of], place[hits], -book.length[of], group))
    start, stop = place[hits][order], (place[hits] + book.length[of])[order]
    kept, taken, at = list[int](), list[tuple[int, int]](), -1
    rows = zip(*(column.tolist() for column in (hits[order], group[order], start, stop)), strict=True)
    for hit, number, low, high in rows:
        if number != at:
            taken, at = [], number
        if all(low >= b or a >= high for a, b in taken):
            taken.append((low, high))
            kept.append(hit)
    return kept
