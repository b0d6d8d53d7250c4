"""Phrases of a tone list in many sentences at once: of those that overlap the first one stands, of those that begin together the longest."""

import math
from collections.abc import Callable
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.tone import lists

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]


class _Openings(NamedTuple):
    """The first two words of a list's phrases: a number for each first and each second word, and the pairs of numbers, sorted.

    By pair: `weight` of the two words as a phrase (no number where they are none), and the words that may follow in a longer one.
    """

    firsts: dict[str, int]
    seconds: dict[str, int]
    pairs: "Array"
    weight: list[float]
    thirds: list[frozenset[str]]


@lru_cache(maxsize=8)
def _openings(lexicon: str) -> _Openings:
    import numpy as np

    weights = lists.read(lexicon).weights
    opened: dict[tuple[str, str], set[str]] = {}
    for first, second, *others in (form.split(" ") for form in weights if " " in form):
        opened.setdefault((first, second), set()).update(others[:1])
    firsts = {word: at for at, word in enumerate(sorted({first for first, _ in opened}), 1)}
    seconds = {word: at for at, word in enumerate(sorted({second for _, second in opened}), 1)}
    keys = {pair: firsts[pair[0]] * (len(seconds) + 1) + seconds[pair[1]] for pair in opened}
    listed = sorted(opened, key=lambda pair: keys[pair])
    return _Openings(
        firsts,
        seconds,
        np.array([keys[pair] for pair in listed], dtype="int64"),
        [weights.get(" ".join(pair), math.nan) for pair in listed],
        [frozenset(opened[pair]) for pair in listed],
    )


@lru_cache(maxsize=8)
def weighed(lexicon: str) -> "Callable[[list[str]], Array]":
    """Return the function that tells the weight of forms in this list."""
    import numpy as np

    weights = lists.read(lexicon).weights
    return lambda forms: np.fromiter(map(weights.get, lists.keys(forms), repeat(0.0)), "float64", len(forms))


@lru_cache(maxsize=8)
def _opening(lexicon: str) -> "Callable[[list[str]], Array]":
    """Return the function that tells the numbers of forms as the first and as the second word of a phrase."""
    import numpy as np

    firsts, seconds = _openings(lexicon).firsts, _openings(lexicon).seconds

    def told(forms: list[str]) -> "Array":
        keys = lists.keys(forms)
        both = (np.fromiter(map(one.get, keys, repeat(0)), "int64", len(keys)) for one in (firsts, seconds))
        return np.column_stack(tuple(both))

    return told


def phrases(words: Any, masked: "Array", lexicon: str) -> tuple["Array", "Array", "Array"]:
    """Return the first word of each phrase, the word after its last, and its weight."""
    import numpy as np

    known, found, free = _openings(lexicon), list[tuple[int, int, float]](), 0
    for word, pair, third in zip(*_opened(words, masked, lexicon), strict=True):
        if word < free:
            continue
        size, weight = 2, known.weight[pair]
        if third >= 0 and lists.key(words.forms[third]) in known.thirds[pair]:
            size, weight = _longest(words, masked, word, lists.read(lexicon))
        if not math.isnan(weight):
            free = word + size
            found.append((word, free, weight))
    start, stop, weights = np.array(found, dtype="float64").reshape(-1, 3).T
    return start.astype("int64"), stop.astype("int64"), weights


def _opened(words: Any, masked: "Array", lexicon: str) -> tuple[list[int], list[int], list[int]]:
    """Return each word that may open a phrase with the one after it, their pair, and the form that follows these two (-1: none)."""
    import numpy as np

    known = _openings(lexicon)
    first, second = words.told(_opening(lexicon)).T
    opens = np.flatnonzero((first > 0)[words.form[:-1]] & (second > 0)[words.form[1:]])
    opens = opens[(words.sentence[opens] == words.sentence[opens + 1]) & ~(masked[opens] | masked[opens + 1])]
    key = first[words.form[opens]] * (len(known.seconds) + 1) + second[words.form[opens + 1]]
    pair = np.minimum(np.searchsorted(known.pairs, key), max(len(known.pairs) - 1, 0))
    stands = np.isin(key, known.pairs)
    opens, pair = opens[stands], pair[stands]
    after = np.minimum(opens + 2, max(len(words.form) - 1, 0))
    follows = (opens + 2 < len(words.form)) & (words.sentence[after] == words.sentence[opens]) & ~masked[after]
    return opens.tolist(), pair.tolist(), np.where(follows, words.form[after], -1).tolist()


def _longest(words: Any, masked: "Array", word: int, book: lists.Words) -> tuple[int, float]:
    """Return how many words the longest phrase that begins here has, and its weight, not a number where none does."""
    most = min(
        word + book.longest[lists.key(words.forms[words.form[word]])], int(words.first[words.sentence[word] + 1])
    )
    held = zip(words.form[word:most].tolist(), masked[word:most].tolist(), strict=True)
    said = ["" if hidden else lists.key(words.forms[form]) for form, hidden in held]
    for size in range(len(said), 1, -1):
        if (form := " ".join(said[:size])) in book.weights:
            return size, book.weights[form]
    return 2, math.nan
