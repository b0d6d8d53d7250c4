"""Our rules for news sentences over many sentences at once: the same numbers as `analysis.tone.rules`.

Sentences whose matches stand in one list or near a polarity shifter or a denying quantifier are left to those rules.
"""

from collections.abc import Sequence
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, Any

from analysis.tone import cues, lists
from analysis.tone.many_clauses import asks, clauses_of, names
from analysis.tone.many_phrases import phrases, weighed
from analysis.tone.many_shifters import AFTER, near_shifters, shifting_words
from analysis.tone.shifters import shifters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

LEFT = 8
_KINDS = (
    ("negator", lambda word: word in cues.NEGATORS or word.endswith("n't")),
    ("not_only", lambda word: word in cues.NOT_ONLY),
    ("reducer", lambda word: word in cues.REDUCERS or word in shifters("blame after")),
    ("modal", lambda word: word in cues.MODALS),
    ("not", lambda word: word == "not" or word.endswith("n't")),
    ("turn", lambda word: word in cues.TURNS),
    ("opener", lambda word: word in cues.OPENERS),
    ("title", lambda word: word in cues.TITLES),
    ("joiner", lambda word: word in cues.JOINERS),
    ("or", lambda word: word in ("or", "nor")),
    ("enough", lambda word: word == "enough"),
)
_BIT = {name: 1 << at for at, (name, _) in enumerate(_KINDS)}
_PAIRED = {word: at for at, word in enumerate(sorted({w for pair in cues.NEGATING_PAIRS for w in pair.split()}), 1)}


@cache
def _known() -> dict[str, int]:
    """Return what every word that means something to the rules is, as bits."""
    pairs = {word for pair in cues.NEGATING_PAIRS for word in pair.split()}
    reducers = cues.REDUCERS | shifters("blame after")
    sets = (cues.NEGATORS, cues.NOT_ONLY, reducers, cues.MODALS, cues.TURNS, cues.OPENERS, cues.TITLES)
    words = pairs.union(cues.JOINERS, cues.DEGREES, ("not", "or", "nor", "enough"), *sets)
    return {word: sum(_BIT[name] for name, is_one in _KINDS if is_one(word)) for word in words}


NOTHING, NEVER = 0, 1


@cache
def _book() -> tuple[dict[str, int], "Array"]:
    """Return the row of each word that means something to the rules, and the rows; before them those of any word and any "…n't"."""
    import numpy as np

    words = sorted(_known().keys() | shifting_words().keys())
    rows = np.array(
        [
            (0, 1.0, 0, 0),
            (_BIT["negator"] | _BIT["not"], 1.0, 0, 0),
            *(
                (_known().get(one, 0), cues.DEGREES.get(one, 1.0), _PAIRED.get(one, 0), shifting_words().get(one, 0))
                for one in words
            ),
        ]
    )
    return {word: row for row, word in enumerate(words, 2)}, rows


def _traits(forms: Sequence[str]) -> "Array":
    """Return what words are, one row each: bits, what they multiply a match by, their number among the words of negating pairs,
    what they may shift, whether they open with a capital, and whether with a letter."""
    import numpy as np

    places, known = _book()
    keys, firsts = lists.keys(forms), [form[0] for form in forms]
    place = np.fromiter(map(places.get, keys, repeat(NOTHING)), "int64", len(keys))
    place[[at for at, key in enumerate(keys) if key.endswith("n't") and key not in places]] = NEVER
    return np.column_stack((known[place], [*map(str.isupper, firsts)], [*map(str.isalpha, firsts)]))


def values(words: Any, masked: "Array", lexicon: str) -> tuple["Array", "Array"]:
    """Return each word's valence, and which sentences have to be valued by the plain rules."""
    import numpy as np

    traits = np.vstack((words.told(_traits), (0, 1.0, 0, 0, 0, 0)))
    bits = traits[:, 0].astype("int16")[words.form]
    clauses, opens = clauses_of(words, (bits & _BIT["opener"]) > 0, (bits & _BIT["title"]) > 0)
    weights = words.told(weighed(lexicon))[words.form]
    start, stop, base = phrases(words, masked, lexicon)
    shown = np.where(masked, len(words.forms), words.form)
    shifting = traits[:, 3].astype("int16")[shown]
    giving = words.sentence[start[(shifting[stop - 2] & AFTER) > 0]]
    hidden = _covered(start, stop, len(masked)) | masked
    form = np.where(hidden, len(words.forms), words.form)
    bits, degree, paired = (traits[:, at].astype(kind)[form] for at, kind in enumerate(("int16", "float64", "int16")))
    single = np.flatnonzero((weights != 0) & ~hidden)
    start, stop = np.concatenate((single, start)), np.concatenate((single + 1, stop))
    base = np.concatenate((weights[single], base))
    kept = np.flatnonzero((base != 0) & ~names(words, traits[:-1, 4:] > 0, opens, start))
    kept = kept[np.argsort(start[kept], kind="stable")]
    start, stop, base = start[kept], stop[kept], base[kept]
    table = _Table(words, bits, degree, paired, clauses)
    shift, chained = table.shifts(start, stop, base)
    odd = np.zeros(len(words.document), dtype=bool)
    shifted = near_shifters(shifting, *table.left(start), stop, base > 0, words.first[words.sentence[start] + 1])
    odd[words.sentence[start[chained | shifted]]] = True
    odd[giving] = True
    out = np.zeros(len(bits))
    out[stop - 1] = table.weighed(start, base * shift)
    return out, odd


def _covered(start: "Array", stop: "Array", size: int) -> "Array":
    """Tell which words stand in a phrase."""
    import numpy as np

    turns = np.bincount(start, minlength=size + 1) - np.bincount(stop, minlength=size + 1)
    return np.cumsum(turns[:size]) > 0


@cache
def _pairs() -> "Array":
    import numpy as np

    table = np.zeros((len(_PAIRED) + 1, len(_PAIRED) + 1), dtype=bool)
    for pair in cues.NEGATING_PAIRS:
        first, second = pair.split()
        table[_PAIRED[first], _PAIRED[second]] = True
    return table


class _Table:
    """The words with what they are, and the rules that look at those to the left of a match, nearest first."""

    def __init__(self, words: Any, bits: "Array", degree: "Array", paired: "Array", clauses: "Array") -> None:
        self.words, self.bits, self.degree, self.paired, self.clauses = words, bits, degree, paired, clauses

    def left(self, start: "Array") -> tuple["Array", "Array"]:
        """Return the places of the words before each hit, and which of them stand in its clause."""
        import numpy as np

        place = start[:, None] - 1 - np.arange(LEFT)
        held = np.maximum(place, 0)
        first = self.words.first[self.words.sentence[start]]
        return held, (place >= first[:, None]) & (self.clauses[held] == self.clauses[start][:, None])

    def _negated(self, left: "Array", stands: "Array", start: "Array", stop: "Array") -> "Array":
        """Tell where a negator stands among the nearest three words from the `start`th on, before the `stop`th."""
        import numpy as np

        found, done = np.zeros(len(left), dtype=bool), np.zeros(len(left), dtype=bool)
        rows = np.arange(len(left))
        for back in range(3):
            at = start + back
            inside = np.minimum(at, LEFT - 1)
            here = (at < np.minimum(stop, LEFT)) & stands[rows, inside] & ~done
            word, nearer = left[rows, inside], left[rows, np.maximum(inside - 1, 0)]
            paired = here & (back > 0) & _pairs()[self.paired[word], self.paired[nearer]]
            negates = here & ~paired & ((self.bits[word] & _BIT["negator"]) > 0)
            only = (back > 0) & ((self.bits[nearer] & _BIT["not_only"]) > 0)
            found |= paired | (negates & ~only)
            done |= paired | negates
        return found

    def shifts(self, start: "Array", stop: "Array", base: "Array") -> tuple["Array", "Array"]:
        """Return what turns each match, and which matches may be chained to the one before."""
        import numpy as np

        left, stands = self.left(start)
        none, most = np.zeros(len(start), dtype="int64"), np.full(len(start), LEFT)
        praise = base > 0
        reduces = ((self.bits[left[:, :4]] & _BIT["reducer"]) > 0) & stands[:, :4]
        reducer = np.argmax(reduces, axis=1)
        reduced = ~praise & reduces.any(1) & ~self._negated(left, stands, none, reducer)
        spoilt = reduced & self._negated(left, stands, reducer + 1, most)
        negator = ~reduced & (self._negated(left, stands, none, most) | self._not_enough(start, stop, left, stands))
        shift = np.where(reduced & ~spoilt, cues.REDUCED_BLAME, 1.0)
        shift[negator] = np.where(praise[negator], cues.NEGATED_PRAISE, cues.NEGATED_BLAME)
        turned = negator | (reduced & ~spoilt)
        before = np.maximum(np.arange(len(start)) - 1, 0)
        near = (np.arange(len(start)) > 0) & (self.words.sentence[start] == self.words.sentence[start[before]])
        near &= (start - stop[before] <= 3) & ~negator & ~reduced
        joins, ors = self._between(start, stop[before], near)
        same = self.clauses[start] == self.clauses[start[before]]
        harmed = near & praise & ~praise[before] & ~turned[before] & same & ~joins
        shift[harmed] = cues.HARMED_PRAISE
        listed = (start == stop[before]) & (turned | harmed)[before]
        return shift, near & (praise == praise[before]) & (ors | listed)

    def _not_enough(self, start: "Array", stop: "Array", left: "Array", stands: "Array") -> "Array":
        import numpy as np

        follows = np.minimum(stop, max(len(self.bits) - 1, 0))
        enough = (stop < self.words.first[self.words.sentence[start] + 1]) & ((self.bits[follows] & _BIT["enough"]) > 0)
        denied = (((self.bits[left[:, :6]] & _BIT["not"]) > 0) & stands[:, :6]).any(1)
        return enough & denied  # type: ignore[no-any-return]

    def _between(self, start: "Array", after: "Array", near: "Array") -> tuple["Array", "Array"]:
        """Tell whether a joining word, and whether "or", stands between two near matches, the first of which ends before `after`."""
        import numpy as np

        joins, ors = np.zeros(len(start), dtype=bool), np.zeros(len(start), dtype=bool)
        for more in range(3):
            place = np.minimum(after + more, max(len(self.bits) - 1, 0))
            here = near & (after + more < start)
            joins |= here & ((self.bits[place] & _BIT["joiner"]) > 0)
            ors |= here & ((self.bits[place] & _BIT["or"]) > 0)
        return joins, ors

    def weighed(self, start: "Array", value: "Array") -> "Array":
        """Return the values with degrees, modal verbs, questions and turns applied, in this order."""
        import numpy as np

        left, stands = self.left(start)
        for back in range(3):
            value = value * np.where(stands[:, back], self.degree[left[:, back]], 1.0)
        modal = (((self.bits[left] & _BIT["modal"]) > 0) & stands).any(1)
        value = np.where(modal, value * np.where(value > 0, cues.IRREALIS_PRAISE, cues.IRREALIS_BLAME), value)
        sentence = self.words.sentence[start]
        value = np.where(asks(self.words)[sentence] & (value > 0), value * cues.ASKED_PRAISE, value)
        turns = np.flatnonzero((self.bits & _BIT["turn"]) > 0)
        turns = turns[turns > self.words.first[self.words.sentence[turns]]]
        turn = np.full(len(self.words.document), -1)
        turn[self.words.sentence[turns][::-1]] = turns[::-1]
        factor = np.where(start < turn[sentence], cues.BEFORE_TURN, cues.AFTER_TURN)
        return np.where(turn[sentence] < 0, value, value * factor)
