"""VADER's rules over many sentences at once: the same numbers as `analysis.tone.vader`.

Sentences with an idiom, "no", "never", "without", "least", an emoji, a match in capitals, a masked word, or with "but" and two
matches are left to those rules.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from analysis.tone.pieces import strip
from analysis.tone.vader import _DAMP, _negates, rules

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

_RARE = frozenset("no never without least".split())
MATCH, BOOST, NEGATES, RARE, BUT, UPPER, SO, EMOJI = (1 << at for at in range(8))


@lru_cache(maxsize=1 << 17)
def _traits(piece: str) -> tuple[int, float, float]:
    """Return what a piece is, as bits, its weight and what it adds to a match beside it."""
    book, shown = rules(), strip(piece)
    word = shown.lower()
    bits = MATCH * (word in book.weights) | BOOST * (word in book.boosters) | NEGATES * _negates(word)
    bits |= RARE * (word in _RARE or word in _telling()) | BUT * (word == "but") | SO * (word in ("so", "this"))
    bits |= UPPER * shown.isupper() | EMOJI * (not piece.isascii() and any(one in book.emojis for one in piece))
    return bits, book.weights.get(word, 0.0), book.boosters.get(word, 0.0)


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """Return the longest word of every phrase that VADER knows: without it the phrase is not there."""
    phrases = [*rules().idioms, *(phrase for phrase in rules().boosters if " " in phrase), "kind of"]
    return frozenset(max(phrase.split(), key=len) for phrase in phrases)


def values(words: Any, masked: "Array", _: str) -> tuple["Array", "Array"]:
    """Return each word's valence, and which sentences have to be valued by the plain rules."""
    import numpy as np

    pieces, size = words.pieces, len(words.document)
    known = np.array([_traits(piece) for piece in pieces.unique], dtype="float64").reshape(-1, 3)[pieces.piece]
    bits, weight, boost = known[:, 0].astype("int64"), known[:, 1], known[:, 2]
    sentence, owner, crosses = _placed(words)
    first = np.searchsorted(sentence, np.arange(size + 1))
    inside = sentence >= 0
    hits = np.flatnonzero(inside & ((bits & MATCH) > 0) & ((bits & BOOST) == 0))
    of = sentence[hits]
    odd = np.zeros(size, dtype=bool)
    odd[sentence[inside & ((bits & (RARE | EMOJI)) > 0)]] = True
    odd[sentence[inside & ((bits & UPPER) > 0) & ((bits & (MATCH | BOOST)) > 0)]] = True
    but = np.zeros(size, dtype=bool)
    but[sentence[inside & ((bits & BUT) > 0)]] = True
    odd |= but & (np.bincount(of, minlength=size) > 1)
    value, so = _boosted(hits, first[of], weight, bits, boost)
    odd[of[so]] = True
    odd &= np.bincount(sentence[inside & ((bits & (MATCH | EMOJI)) > 0)], minlength=size) > 0
    odd[words.sentence[masked]] = True
    odd[crosses] = True
    turns = np.flatnonzero(inside & ((bits & BUT) > 0))
    turn = np.full(size, -1)
    turn[sentence[turns][::-1]] = turns[::-1]
    value = np.where(but[of], value * np.where(hits < turn[of], 0.5, 1.5), value)
    said = owner[hits] >= 0
    return np.bincount(owner[hits][said], weights=value[said], minlength=len(words.form)), odd


def _placed(words: Any) -> tuple["Array", "Array", "Array"]:
    """Return the sentence and the word of each piece (-1: none), and the sentences that share a piece with another."""
    import numpy as np

    pieces, size, total = words.pieces, len(words.document), len(words.form)
    base = pieces.base[words.document]
    begin, end = base + words.begin, base + words.end
    sentence = np.searchsorted(begin, pieces.start, side="right") - 1
    outside = (sentence < 0) | (pieces.start >= end[sentence]) if size else sentence < 0
    held = np.maximum(sentence, 0)
    over = ~outside & (pieces.stop > end[held]) if size else outside
    cut_ = np.zeros(size, dtype=bool)
    cut_[held[over]] = True
    at = np.searchsorted(pieces.start, begin, side="left")
    cut_ |= (at >= len(pieces.start)) | (pieces.start[np.minimum(at, max(len(pieces.start) - 1, 0))] != begin)
    where = pieces.base[words.document[words.sentence]]
    starts, stops = where + words.start, where + words.stop
    after = np.searchsorted(stops, pieces.start, side="right")  # the first word that ends beyond the piece's start
    last = max(total - 1, 0)
    low, high = (words.first[held + more] if size else held for more in (0, 1))
    holds = (after < total) & (starts[np.minimum(after, last)] < pieces.stop) if total else outside & False
    owner = np.where(holds, after, np.maximum(after - 1, low))
    owner = np.where(outside | (low == high), -1, owner)
    return np.where(outside, -1, sentence), owner, np.flatnonzero(cut_)


def _boosted(hits: "Array", first: "Array", weight: "Array", bits: "Array", boost: "Array") -> tuple["Array", "Array"]:
    """Return the weight of each match as the three words before change it, and where "so" or "this" stands before it."""
    import numpy as np

    value = weight[hits]
    flip = rules().flip
    for back in range(3):
        place = np.maximum(hits - back - 1, 0)
        here = (hits - back - 1 >= first) & ((bits[place] & MATCH) == 0)
        step = np.where(value < 0, -boost[place], boost[place]) * _DAMP[back]
        value = np.where(here, value + step, value)
        value = np.where(here & ((bits[place] & NEGATES) > 0), value * flip, value)
    before = np.maximum(hits - 1, 0)
    return value, (hits - 1 >= first) & ((bits[before] & SO) > 0)
