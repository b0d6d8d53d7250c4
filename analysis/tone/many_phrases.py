"""Phrases of a tone list in many sentences at once: of those that overlap the first one stands, of those that begin together the longest."""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from analysis.tone import lists

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]


@lru_cache(maxsize=8)
def _openings(lexicon: str) -> tuple[dict[str, int], dict[str, int], "Array"]:
    """Return a number for each word that opens a phrase and for each second word, and which pairs of numbers open one."""
    import numpy as np

    pairs = {tuple(form.split(" ")[:2]) for form in lists.read(lexicon).weights if " " in form}
    firsts = {word: at for at, word in enumerate(sorted({first for first, _ in pairs}), 1)}
    seconds = {word: at for at, word in enumerate(sorted({second for _, second in pairs}), 1)}
    keys = np.array(sorted(firsts[first] * (len(seconds) + 1) + seconds[second] for first, second in pairs))
    return firsts, seconds, keys


@lru_cache(maxsize=8)
def weighed(lexicon: str) -> "Callable[[list[str]], Array]":
    """Return the function that tells the weight of forms in this list."""
    import numpy as np

    book = lists.read(lexicon)
    return lambda forms: np.array([book.weights.get(lists.key(form), 0.0) for form in forms], dtype="float64")


@lru_cache(maxsize=8)
def _opening(lexicon: str) -> "Callable[[list[str]], Array]":
    """Return the function that tells the numbers of forms as the first and as the second word of a phrase."""
    import numpy as np

    firsts, seconds, _ = _openings(lexicon)
    keyed = (firsts.get, seconds.get)
    return lambda forms: np.array(
        [[one(key, 0) for one in keyed] for key in map(lists.key, forms)], dtype="int64"
    ).reshape(-1, 2)


def phrases(words: Any, masked: "Array", lexicon: str) -> tuple["Array", "Array", "Array"]:
    """Return the first word of each phrase, the word after its last, and its weight."""
    import numpy as np

    _, seconds, pairs = _openings(lexicon)
    book, found, free = lists.read(lexicon), [], 0
    first, second = words.told(_opening(lexicon)).T
    opens = np.flatnonzero((first > 0)[words.form])
    opens = opens[opens + 1 < len(words.form)]
    key = first[words.form[opens]] * (len(seconds) + 1) + second[words.form[opens + 1]]
    for word in opens[np.isin(key, pairs)].tolist():
        if word < free:
            continue
        most = min(
            word + book.longest[lists.key(words.forms[words.form[word]])], int(words.first[words.sentence[word] + 1])
        )
        held = zip(words.form[word:most].tolist(), masked[word:most].tolist(), strict=True)
        said = ["" if hidden else lists.key(words.forms[form]) for form, hidden in held]
        for size in range(len(said), 1, -1):
            if (form := " ".join(said[:size])) in book.weights:
                free = word + size
                found.append((word, free, book.weights[form]))
                break
    start, stop, weight = np.array(found, dtype="float64").reshape(-1, 3).T
    return start.astype("int64"), stop.astype("int64"), weight
