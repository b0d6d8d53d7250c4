"""Our rules for news sentences over many sentences at once: the same numbers as `analysis.tone.rules`.

Sentences with a phrase of several words, or with matches chained by "or", are left to those rules.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from analysis.tone import cues, lists

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

LEFT = 8
_KINDS = (
    ("negator", lambda word: word in cues.NEGATORS or word.endswith("n't")),
    ("not_only", lambda word: word in cues.NOT_ONLY),
    ("reducer", lambda word: word in cues.REDUCERS),
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


@lru_cache(maxsize=1 << 17)
def _traits(key: str) -> tuple[int, float, int]:
    """Return what a word is, as bits, what it multiplies a match by, and its number among the words of negating pairs."""
    bits = sum(_BIT[name] for name, is_one in _KINDS if is_one(key))
    return bits, cues.DEGREES.get(key, 1.0), _PAIRED.get(key, 0)


@lru_cache(maxsize=1 << 15)
def _gap(gap: str) -> tuple[bool, bool]:
    """Tell whether a mark between two words parts clauses, and whether one opens a sentence or a quotation."""
    return any(mark in cues.PARTING for mark in gap), any(mark in cues.OPENING for mark in gap)


def values(words: Any, masked: "Array", lexicon: str) -> tuple["Array", "Array"]:
    """Return each word's valence, and which sentences have to be valued by the plain rules."""
    import numpy as np

    book = lists.read(lexicon)
    keys = [lists.key(form) for form in words.forms]
    known = np.array([_traits(key) for key in keys], dtype="float64").reshape(-1, 3)[words.form]
    bits, degree, paired = known[:, 0].astype("int64"), known[:, 1], known[:, 2].astype("int64")
    clauses, opens = _clauses(words, bits)
    bits, degree, paired = np.where(masked, 0, bits), np.where(masked, 1.0, degree), np.where(masked, 0, paired)
    base = np.array([book.weights.get(key, 0.0) for key in keys])[words.form] * ~masked
    odd = _with_phrases(words, masked, keys, lexicon)
    hits = np.flatnonzero((base != 0) & ~_names(words, opens))
    table = _Table(words, bits, degree, paired, clauses)
    shift, chained = table.shifts(hits, base[hits])
    odd[words.sentence[hits[chained]]] = True
    out = np.zeros(len(words.form))
    out[hits] = table.weighed(hits, base[hits] * shift)
    return out, odd


def _clauses(words: Any, bits: "Array") -> tuple["Array", "Array"]:
    """Return a number for the clause of each word, and whether a mark opens a sentence or a quotation before it."""
    import numpy as np

    size = len(words.form)
    before = np.concatenate(([0], words.stop))[:size]
    opening = np.zeros(size, dtype=bool)
    opening[words.first[:-1][np.diff(words.first) > 0]] = True
    before = np.where(opening, words.begin[words.sentence] if size else before, before)
    parting, opens = (bits & _BIT["opener"]) > 0, np.zeros(size, dtype=bool)
    after_title = np.concatenate(([False], (bits & _BIT["title"]) > 0))[:size] & ~opening
    space = words.pieces.base[words.document[words.sentence]] + before if size else before
    plain = (words.start - before == 1) & words.pieces.space[space] if size else opening
    for word in np.flatnonzero(~plain).tolist():
        text = words.texts[words.document[words.sentence[word]]]
        parts, begins = _gap(text[before[word] : words.start[word]])
        parting[word] |= parts
        opens[word] = begins and not after_title[word]
    return np.cumsum(parting), opens


def _names(words: Any, opens: "Array") -> "Array":
    """Tell which words are capitalised where nothing opens, outside of sentences in capitals."""
    import numpy as np

    upper, letter = (
        np.array([test(form[0]) for form in words.forms], dtype=bool)[words.form] for test in (str.isupper, str.isalpha)
    )
    size = len(words.document)
    letters = np.bincount(words.sentence[letter], minlength=size)
    capitals = np.bincount(words.sentence[letter & upper], minlength=size) > 0.6 * letters
    first = words.first[words.sentence] == np.arange(len(words.form))
    headline = (capitals | (letters < 3))[words.sentence]
    return upper & ~first & ~opens & ~headline  # type: ignore[no-any-return]


@cache
def _phrases(lexicon: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return every phrase of several words, and the first two words of each."""
    phrases = [form for form in lists.read(lexicon).weights if " " in form]
    return frozenset(phrases), frozenset(" ".join(phrase.split(" ")[:2]) for phrase in phrases)


def _with_phrases(words: Any, masked: "Array", keys: list[str], lexicon: str) -> "Array":
    """Tell which sentences hold a phrase of several words."""
    import numpy as np

    odd = np.zeros(len(words.document), dtype=bool)
    longest, (phrases, opened) = lists.read(lexicon).longest, _phrases(lexicon)
    seconds = {two.split(" ")[1] for two in opened}
    opens, follows = (
        np.array(made, dtype=bool)[words.form] & ~masked
        for made in ([longest.get(key, 0) > 1 for key in keys], [key in seconds for key in keys])
    )
    for word in np.flatnonzero(opens[:-1] & follows[1:]).tolist():
        first, second = (keys[form] for form in words.form[word : word + 2].tolist())
        if f"{first} {second}" in opened:
            stop = min(word + longest[first], int(words.first[words.sentence[word] + 1]))
            said = ["" if hidden else keys[form] for form, hidden in _pairs_of(words.form, masked, word, stop)]
            odd[words.sentence[word]] |= any(" ".join(said[:size]) in phrases for size in range(2, len(said) + 1))
    return odd


def _pairs_of(form: "Array", masked: "Array", start: int, stop: int) -> Any:
    return zip(form[start:stop].tolist(), masked[start:stop].tolist(), strict=True)


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

    def _left(self, hits: "Array") -> tuple["Array", "Array"]:
        """Return the places of the words before each hit, and which of them stand in its clause."""
        import numpy as np

        place = hits[:, None] - 1 - np.arange(LEFT)
        held = np.maximum(place, 0)
        first = self.words.first[self.words.sentence[hits]]
        return held, (place >= first[:, None]) & (self.clauses[held] == self.clauses[hits][:, None])

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

    def shifts(self, hits: "Array", base: "Array") -> tuple["Array", "Array"]:
        """Return what turns each match, and which matches may be chained to the one before."""
        import numpy as np

        left, stands = self._left(hits)
        none, most = np.zeros(len(hits), dtype="int64"), np.full(len(hits), LEFT)
        praise = base > 0
        reduces = ((self.bits[left[:, :4]] & _BIT["reducer"]) > 0) & stands[:, :4]
        reducer = np.argmax(reduces, axis=1)
        reduced = ~praise & reduces.any(1) & ~self._negated(left, stands, none, reducer)
        spoilt = reduced & self._negated(left, stands, reducer + 1, most)
        negator = ~reduced & (self._negated(left, stands, none, most) | self._not_enough(hits, left, stands))
        shift = np.where(reduced & ~spoilt, cues.REDUCED_BLAME, 1.0)
        shift[negator] = np.where(praise[negator], cues.NEGATED_PRAISE, cues.NEGATED_BLAME)
        turned = negator | (reduced & ~spoilt)
        before = np.maximum(np.arange(len(hits)) - 1, 0)
        near = (np.arange(len(hits)) > 0) & (self.words.sentence[hits] == self.words.sentence[hits[before]])
        near &= (hits - hits[before] <= 4) & ~negator & ~reduced
        joins, ors = self._between(hits, hits[before], near)
        chained = near & (praise == praise[before]) & ors
        same = self.clauses[hits] == self.clauses[hits[before]]
        harmed = near & praise & ~praise[before] & ~turned[before] & same & ~joins
        shift[harmed] = cues.HARMED_PRAISE
        return shift, chained

    def _not_enough(self, hits: "Array", left: "Array", stands: "Array") -> "Array":
        import numpy as np

        follows = np.minimum(hits + 1, max(len(self.bits) - 1, 0))
        enough = (hits + 1 < self.words.first[self.words.sentence[hits] + 1]) & (
            (self.bits[follows] & _BIT["enough"]) > 0
        )
        denied = (((self.bits[left[:, :6]] & _BIT["not"]) > 0) & stands[:, :6]).any(1)
        return enough & denied  # type: ignore[no-any-return]

    def _between(self, hits: "Array", before: "Array", near: "Array") -> tuple["Array", "Array"]:
        """Tell whether a joining word, and whether "or", stands between two near matches."""
        import numpy as np

        joins, ors = np.zeros(len(hits), dtype=bool), np.zeros(len(hits), dtype=bool)
        for more in range(1, 4):
            place = np.minimum(before + more, max(len(self.bits) - 1, 0))
            here = near & (before + more < hits)
            joins |= here & ((self.bits[place] & _BIT["joiner"]) > 0)
            ors |= here & ((self.bits[place] & _BIT["or"]) > 0)
        return joins, ors

    def weighed(self, hits: "Array", value: "Array") -> "Array":
        """Return the values with degrees, modal verbs, questions and turns applied, in this order."""
        import numpy as np

        left, stands = self._left(hits)
        for back in range(3):
            value = value * np.where(stands[:, back], self.degree[left[:, back]], 1.0)
        modal = (((self.bits[left] & _BIT["modal"]) > 0) & stands).any(1)
        value = np.where(modal, value * np.where(value > 0, cues.IRREALIS_PRAISE, cues.IRREALIS_BLAME), value)
        sentence = self.words.sentence[hits]
        value = np.where(_asks(self.words)[sentence] & (value > 0), value * cues.ASKED_PRAISE, value)
        turns = np.flatnonzero((self.bits & _BIT["turn"]) > 0)
        turns = turns[turns > self.words.first[self.words.sentence[turns]]]
        turn = np.full(len(self.words.document), -1)
        turn[self.words.sentence[turns][::-1]] = turns[::-1]
        factor = np.where(hits < turn[sentence], cues.BEFORE_TURN, cues.AFTER_TURN)
        return np.where(turn[sentence] < 0, value, value * factor)


def _asks(words: Any) -> "Array":
    import numpy as np

    ends = zip(words.document.tolist(), words.begin.tolist(), words.end.tolist(), strict=True)
    return np.array(["?" in words.texts[at][max(begin, end - 3) : end] for at, begin, end in ends], dtype=bool)
