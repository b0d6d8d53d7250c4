"""Phrases of a tone list in many sentences at once: of those that overlap the first one stands, of those that begin together the longest."""

from collections.abc import Sequence
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


def phrases(words: Any, masked: "Array", keys: Sequence[str], lexicon: str) -> tuple["Array", "Array", "Array"]:
    """Return the first word of each phrase, the word after its last, and its weight; `keys` are the words' forms to look up."""
    import numpy as np

    firsts, seconds, pairs = _openings(lexicon)
    book, found, free = lists.read(lexicon), [], 0
    first, second = (np.array([known.get(key, 0) for key in keys], dtype="int64") for known in (firsts, seconds))
    opens = np.flatnonzero(first[words.form] > 0)
    opens = opens[opens + 1 < len(words.form)]
    key = first[words.form[opens]] * (len(seconds) + 1) + second[words.form[opens + 1]]
    for word in opens[np.isin(key, pairs)].tolist():
        if word < free:
            continue
        most = min(word + book.longest[keys[words.form[word]]], int(words.first[words.sentence[word] + 1]))
        held = zip(words.form[word:most].tolist(), masked[word:most].tolist(), strict=True)
        said = ["" if hidden else keys[form] for form, hidden in held]
        for size in range(len(said), 1, -1):
            if (form := " ".join(said[:size])) in book.weights:
                free = word + size
                found.append((word, free, book.weights[form]))
                break
    start, stop, weight = np.array(found, dtype="float64").reshape(-1, 3).T
    return start.astype("int64"), stop.astype("int64"), weight
