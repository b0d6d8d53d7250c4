"""One speaker across articles: the longest name that any of them gives."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from analysis.speech.nations import nations

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = {"person": "str", "role": "str", "articles": "int64", "attributions": "int64", "names": "str"}
# Spellings of one name by different transcriptions: Qasym-Zhomart, Kassym-Jomart; Zelenskyy, Zelensky.
_SPELLINGS = (
    ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("ph", "f"), ("q", "k"), ("w", "v"), ("x", "ks"), ("iy", "y"), ("ye", "e"),
    ("ii", "y"), ("yo", "e"), ("y", "i"),
)  # fmt: skip
_JOINT = re.compile(r",? and |, ")


def folded(name: str) -> tuple[str, ...]:
    """Return the words of a name without accents, case, doubled letters and ways of transcription.

    >>> folded("Volodymyr Zelenskyy") == folded("VOLODYMYR ZELENSKY")
    True
    """
    plain = unicodedata.normalize("NFKD", name.lower())
    words = re.findall(r"[^\W\d_]+", "".join(char for char in plain if not unicodedata.combining(char)))
    found = []
    for word in words:
        for spelling, sound in _SPELLINGS:
            word = word.replace(spelling, sound)
        found.append(re.sub(r"(.)\1+", r"\1", word))
    return tuple(found)


def identify(names: Iterable[str]) -> dict[str, str]:
    """Return for each name the longest name of the same speaker among all of them.

    Two names are one speaker's when the words of the shorter stand in the longer and both end alike; a name that fits two
    longer ones stays itself. A nation, its adjective and its seat of government are the nation. Joint speakers are
    taken one by one.
    """
    known = Counter(name for name in names if name)
    single = {part for name in known for part in _JOINT.split(name) if part}
    by_last: dict[str, set[str]] = defaultdict(set)
    for name in single:
        if name not in nations() and folded(name):
            by_last[folded(name)[-1]].add(name)
    chosen = {name: nations().get(name) or _longest(name, by_last, known) for name in single}
    return {name: " and ".join(dict.fromkeys(chosen[part] for part in _JOINT.split(name) if part)) for name in known}


def _longest(name: str, by_last: dict[str, set[str]], known: Counter[str]) -> str:
    words = folded(name)
    if not words:
        return name
    longer = [one for one in by_last[words[-1]] if set(folded(one)) >= set(words)]
    fullest = [one for one in longer if not any(set(folded(one)) < set(folded(other)) for other in longer)]
    if len({folded(one) for one in fullest}) != 1:
        return name
    return max(fullest, key=lambda one: (known[one], len(one), one))


def identities(quotes: "pd.DataFrame") -> "pd.DataFrame":
    """List everybody who is given the word: person, role, in how many articles, attributions, and the names used.

    `quotes` holds article, speaker and role, one row an attribution; those without a name are left out. The role is the
    most frequent one that is known. Most articles first.
    """
    import pandas as pd

    named = quotes[quotes["speaker"] != ""]
    whole = identify(named["speaker"])
    rows = []
    for person, group in named.assign(person=named["speaker"].map(whole)).groupby("person", sort=True):
        roles = Counter(role for role in group["role"] if role)
        role = max(sorted(roles), key=lambda one: roles[one], default="")
        told = " · ".join(sorted(set(group["speaker"])))
        rows.append((person, role, group["article"].nunique(), len(group), told))
    made = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    return made.sort_values(["articles", "attributions", "person"], ascending=[False, False, True], ignore_index=True)
