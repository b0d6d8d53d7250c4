"""Where words may be hyphenated, many words at once."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.lexicons.grouped import Grouped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

LAST, HIGHEST = 0xFFFF, 10


class _Tree(NamedTuple):
    """Patterns as a tree: the `code` of each character (0: in no pattern), by node what may `follow` (0: nothing), and the values
    of the pattern that ends there, each with how many characters after the pattern's first it stands: that times HIGHEST, and the value."""

    code: "Array"
    follow: "Array"
    values: Grouped


@cache
def _tree() -> _Tree:
    """Return pyphen's patterns."""
    import numpy as np

    patterns = import_module("pyphen").Pyphen(lang="en_US").hd.patterns
    characters = sorted(set("".join(patterns)))
    code = np.zeros(LAST + 1, dtype="int64")
    code[[*map(ord, characters)]] = np.arange(1, len(characters) + 1)
    stems = sorted({pattern[:size] for pattern in patterns for size in range(len(pattern) + 1)})
    node = {stem: at for at, stem in enumerate(stems)}  # the root, "", comes first
    follow = np.zeros((len(stems), len(characters) + 1), dtype="int32")
    lasts = code[[ord(stem[-1]) for stem in stems[1:]]]
    follow[[node[stem[:-1]] for stem in stems[1:]], lasts] = np.arange(1, len(stems))
    told = [patterns.get(stem, (0, ())) for stem in stems]
    values = [[at * HIGHEST + one for at, one in enumerate(held, first) if one] for first, held in told]
    return _Tree(code, follow, Grouped(values))


def hyphens(words: Sequence[str]) -> "Array":
    """Return in how many places, two characters or more from either end, pyphen hyphenates each word in small letters.

    Odd values allow a hyphen, and of several patterns the highest value counts (Liang 1983, Word hy-phen-a-tion by com-put-er).
    """
    import numpy as np

    tree = _tree()
    content = f".{'.'.join(words)}.".encode("utf-32-le", "surrogatepass")
    codes = np.append(tree.code[np.minimum(np.frombuffer(content, dtype="<u4"), LAST)], 0)
    highest = np.zeros(len(codes) + 1, dtype="int8")
    place, node = np.arange(len(codes) - 1), np.zeros(len(codes) - 1, dtype="int64")
    after = place
    while len(place):
        node = tree.follow[node, codes[after]]
        held = np.flatnonzero(node)
        place, after, node = place[held], after[held] + 1, node[held]
        of, told = tree.values.rows(node)
        np.maximum.at(highest, place[of] + told // HIGHEST, (told % HIGHEST).astype("int8"))
    size = np.array([*map(len, words)], dtype="int64")
    begin = np.cumsum(size + 1) - size - 1
    odd = np.concatenate(([0], np.cumsum(highest % 2)))
    return np.where(size > 3, odd[begin + size] - odd[begin + np.minimum(size, 3)], 0)
