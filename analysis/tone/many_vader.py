"""VADER's rules over many sentences at once: the same numbers as `analysis.tone.vader`.

Sentences with an idiom, an emoji, a match in capitals, or matches of equal value around "but" are left to those rules.
"""

import string
from collections.abc import Sequence
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.tone.vader import _DAMP, _negates, rules

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

MATCH, BOOST, NEGATES, BUT, UPPER, SO, EMOJI = (1 << at for at in range(7))
NO, OR, NEVER, WITHOUT, DOUBT, LEAST, AT_LEAST, ANY = (1 << at for at in range(7, 15))
_SAID = {"no": NO, "or": OR, "nor": OR, "never": NEVER, "without": WITHOUT, "doubt": DOUBT, "least": LEAST}
_SAID |= {"at": AT_LEAST, "very": AT_LEAST, "but": BUT, "so": SO, "this": SO}


class _Traits(NamedTuple):
    """What pieces are: bits, weight, what they add to a match beside them, and their number among the words that open phrases."""

    bits: "Array"
    weight: "Array"
    boost: "Array"
    opens: "Array"


@cache
def _known() -> dict[str, int]:
    """Return the bits of every word that means something to VADER."""
    book = rules()
    made = dict.fromkeys(book.weights, MATCH)
    for word in {*book.boosters, *book.negations, *_SAID}:
        made[word] = made.get(word, 0) | BOOST * (word in book.boosters) | NEGATES * _negates(word) | _SAID.get(word, 0)
    return made


@cache
def _phrases() -> tuple[dict[str, int], "Array"]:
    """Return a number for each of the first two words of a phrase, and which pairs of numbers open one."""
    import numpy as np

    pairs = [one.split()[:2] for one in (*rules().idioms, *rules().boosters, "kind of") if " " in one]
    numbers = {word: at for at, word in enumerate(sorted({word for pair in pairs for word in pair}), 1)}
    table = np.zeros((len(numbers) + 1, len(numbers) + 1), dtype=bool)
    for first, second in pairs:
        table[numbers[first], numbers[second]] = True
    return numbers, table


@cache
def _book() -> tuple[dict[str, int], "Array"]:
    """Return the row of each word that means something to VADER, and the rows, the first one that of any other word."""
    import numpy as np

    book, known, numbers = rules(), _known(), _phrases()[0]
    words = sorted(known.keys() | numbers.keys())
    rows = [
        (ANY | known.get(one, 0), book.weights.get(one, 0.0), book.boosters.get(one, 0.0), numbers.get(one, 0))
        for one in words
    ]
    return {word: row for row, word in enumerate(words, 1)}, np.array([(ANY, 0.0, 0.0, 0), *rows])


def _traits(unique: Sequence[str]) -> "Array":
    """Return the traits of pieces, one row each."""
    import numpy as np

    places, known = _book()
    bare = map(str.strip, unique, repeat(string.punctuation))
    shown = [one if len(one) > 2 else piece for one, piece in zip(bare, unique, strict=True)]
    words = [*map(str.lower, shown)]
    rows = known[np.fromiter(map(places.get, words, repeat(0)), "int64", len(words))]
    bits = rows[:, 0].astype("int64")
    bits[[at for at, word in enumerate(words) if "n't" in word]] |= NEGATES
    bits[[at for at in np.flatnonzero(bits & (MATCH | BOOST)).tolist() if shown[at].isupper()]] |= UPPER
    emojis = rules().emojis.keys()
    bits[[at for at, one in enumerate(unique) if not (one.isascii() or emojis.isdisjoint(one))]] |= EMOJI
    rows[:, 0] = bits
    return rows  # type: ignore[no-any-return]


def values(words: Any, masked: "Array", _: str) -> tuple["Array", "Array"]:
    """Return each word's valence, and which sentences have to be valued by the plain rules."""
    import numpy as np

    size = len(words.document)
    sentence, owner, crosses = _placed(words)
    inside = np.flatnonzero(sentence >= 0)
    sentence, owner = sentence[inside], owner[inside]
    bits, weight, boost, opens = words.pieces.told(_traits).T
    place = words.pieces.piece[inside]
    said = _Traits(bits.astype("int16")[place], weight[place], boost[place], opens.astype("int16")[place])
    hidden = np.zeros(len(words.pieces.start), dtype=bool)
    hidden[words.piece[masked]] = True
    hidden = hidden[inside]
    said = _Traits(np.where(hidden, ANY, said.bits), said.weight, said.boost, np.where(hidden, 0, said.opens))
    hits = np.flatnonzero((said.bits & (MATCH | BOOST)) == MATCH)
    value = _boosted(hits, sentence, said)
    odd = np.zeros(size, dtype=bool)
    odd[sentence[(said.bits & EMOJI) > 0]] = True
    odd[sentence[((said.bits & UPPER) > 0)]] = True
    opening = np.flatnonzero(_phrases()[1][said.opens[:-1], said.opens[1:]])
    odd[sentence[opening[sentence[opening] == sentence[opening + 1]]]] = True
    value, alike = _contrasted(hits, value, sentence, said.bits, size)
    odd[alike] = True
    odd &= np.bincount(sentence[(said.bits & (MATCH | EMOJI)) > 0], minlength=size) > 0
    odd[crosses] = True
    spoken = owner[hits] >= 0
    return np.bincount(owner[hits][spoken], weights=value[spoken], minlength=len(words.form)), odd


def _placed(words: Any) -> tuple["Array", "Array", "Array"]:
    """Return the sentence and the word of each piece (-1: none), and the sentences that share a piece with another."""
    import numpy as np

    pieces, size = words.pieces, len(words.document)
    if not size:
        return np.full(len(pieces.start), -1), np.full(len(pieces.start), -1), np.zeros(0, dtype="int64")
    base = pieces.base[words.document]
    begin, end = base + words.begin, base + words.end
    opening = np.searchsorted(pieces.start, begin)
    sentence = np.cumsum(np.bincount(opening, minlength=len(pieces.start) + 1))[: len(pieces.start)] - 1
    held = np.maximum(sentence, 0)
    outside = (sentence < 0) | (pieces.start >= end[held])
    crosses = np.zeros(size, dtype=bool)
    crosses[held[~outside & (pieces.stop > end[held])]] = True
    crosses |= np.append(pieces.start, -1)[opening] != begin
    inside = np.bincount(words.piece, minlength=len(pieces.start))
    after = np.cumsum(inside) - inside  # the first word in the piece or after it
    owner = np.where(inside > 0, after, np.maximum(after - 1, words.first[held]))
    owner[outside | (words.first[held] == words.first[held + 1])] = -1
    return np.where(outside, -1, sentence), owner, np.flatnonzero(crosses)


def _boosted(hits: "Array", sentence: "Array", said: _Traits) -> "Array":
    """Return the weight of each match as "no", the three words before and "least" change it."""
    import numpy as np

    def back(by: int) -> "Array":
        """Return the bits of the piece so many before each match, 0 outside of its sentence."""
        place = np.clip(hits - by, 0, max(len(sentence) - 1, 0))
        here = (sentence[place] == sentence[hits]) & (hits - by == place)
        return np.where(here, said.bits[place], 0)

    book, bits = rules(), [back(by) for by in range(4)]
    value = base = said.weight[hits]
    value = np.where(((bits[0] & NO) > 0) & ((back(-1) & MATCH) > 0), 0.0, value)
    far = ((bits[3] & NO) > 0) & ((bits[1] & OR) > 0)
    value = np.where((((bits[1] | bits[2]) & NO) > 0) | far, base * book.flip, value)
    for by in (1, 2, 3):
        here = ((bits[by] & MATCH) == 0) & (bits[by] > 0)
        boost = said.boost[np.maximum(hits - by, 0)] * _DAMP[by - 1]
        value = np.where(here & ((bits[by] & BOOST) > 0), value + np.where(value < 0, -boost, boost), value)
        value = np.where(here, value * _factor(by, bits), value)
    least = ((bits[1] & LEAST) > 0) & ((bits[2] & AT_LEAST) == 0)
    return np.where(least, value * book.flip, value)


def _factor(by: int, bits: list["Array"]) -> "Array":
    """Return what a match is multiplied by for the word so many before it."""
    import numpy as np

    word, so, doubt = bits[by], np.zeros(len(bits[0]), dtype=bool), np.zeros(len(bits[0]), dtype=bool)
    for between in range(1, by):
        doubt |= (bits[between] & DOUBT) > 0
    if by > 1:
        so = ((word & NEVER) > 0) & ((bits[by - 1] & SO) > 0)
    if by == 3:
        so |= (bits[1] & SO) > 0
    flips = ((word & NEGATES) > 0) & ~(((word & WITHOUT) > 0) & doubt)
    return np.where(so, 1.25, np.where(flips, rules().flip, 1.0))


def _contrasted(hits: "Array", value: "Array", sentence: "Array", bits: "Array", size: int) -> tuple["Array", "Array"]:
    """Return the values as the first "but" weighs them, and the sentences where an earlier value comes to equal a later one."""
    import numpy as np

    turns = np.flatnonzero((bits & BUT) > 0)
    turn = np.full(size, -1)
    turn[sentence[turns][::-1]] = turns[::-1]
    of = sentence[hits]
    made = np.where(turn[of] < 0, value, value * np.where(hits < turn[of], 0.5, 1.5))
    alike = [np.zeros(0, dtype="int64")]
    for more in range(1, len(hits)):
        near = np.flatnonzero((of[more:] == of[:-more]) & (turn[of[more:]] >= 0))
        if not len(near):
            break
        alike.append(of[near[(made[near] == value[near + more])]])
    return made, np.concatenate(alike)
