"""What a speaker is: roles from roles.csv, by the words of the mention and of the resolved name."""

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files

ROLES = ("head_of_state", "official", "expert", "media", "document", "collective", "unnamed")
KEPT = 1 << 14
_OPPOSED = re.compile(r"\b[Oo]pposition(?:[’']s)?\s(?!to\b)\w|\s(?:of|for|from|in)\sthe\s[Oo]pposition\b")
_RELATIVE = re.compile(r",|\s(?:who|whom|whose|which|that)\s")
_NUMBERED = re.compile(r"(?:Articles?|Sections?|Chapters?|Paragraphs?|Clauses?|Rules?|Annex|Schedule)\s(?:\d|[IVX]+\b)")
_LETTERS = re.compile(r"\w+")
# What ends the words that a description begins with and that say what it describes.
CORE = re.compile(r",\s|\s\(|\s(?:of|for|from|at|in|with|on|by|who|whom|whose|which|that|to|near|about|against)\s")


@cache
def patterns() -> dict[str, str]:
    """Return every pattern of roles.csv in lower case with its role."""
    with files("analysis.speech").joinpath("roles.csv").open(encoding="utf-8") as lines:
        return {row["pattern"].lower(): row["role"] for row in csv.DictReader(lines)}


@cache
def persons() -> frozenset[str]:
    """Return the patterns that one person can be called; the others name bodies, several people or things."""
    with files("analysis.speech").joinpath("roles.csv").open(encoding="utf-8") as lines:
        return frozenset(row["pattern"].lower() for row in csv.DictReader(lines) if row["noun"] == "person")


@cache
def _any() -> re.Pattern[str]:
    """Return a pattern of all patterns, longer ones first, grouped by their first letter so that few are tried at a place."""
    longest = sorted(patterns(), key=len, reverse=True)
    letters = dict.fromkeys(pattern[0] for pattern in longest)
    groups = ("|".join(re.escape(one[1:]) for one in longest if one[0] == letter) for letter in letters)
    each = "|".join(f"{letter}(?:{group})" for letter, group in zip(letters, groups, strict=True))
    return re.compile(rf"(?<![\w-])({each})(s|es)?(?!\w)")


@lru_cache(KEPT)
def role_of(description: str) -> str:
    """Return the role of a description, "" when it has none.

    What comes last before a comma or preposition decides: a spokesman for the president is an official.

    >>> role_of("a spokesman for the president"), role_of("the president"), role_of("Berg")
    ('official', 'head_of_state', '')
    """
    core = CORE.split(description.strip())[0] or description
    if _NUMBERED.match(core):
        return "document"
    for part in (core, description):
        found = role_words(part)
        if found:
            return patterns()[found[-1]]
    return ""


def opposed(phrase: str) -> bool:
    """Tell whether an office is one of the opposition: so it is said before any comma or relative clause."""
    return bool(_OPPOSED.search(_RELATIVE.split(phrase)[0]))


def last_role(core: str) -> tuple[str, str]:
    """Return the role pattern that ends a noun phrase in the singular, in lower case, and what stands before it; "" twice without one.

    >>> last_role("the president’s spokesman"), last_role("the president’s daughter")
    (('spokesman', 'the president’s '), ('', ''))
    """
    small = core.lower()
    for match in _any().finditer(small):
        if match.end() == len(small) and not match.group(2):
            return match.group(1), core[: match.start()]
    return "", ""


@lru_cache(KEPT)
def role_words(description: str) -> tuple[str, ...]:
    """Return the role patterns that occur in a description, in lower case and reading order."""
    small = description.lower()
    if _openings().isdisjoint(_LETTERS.findall(small)):
        return ()
    return tuple(match.group(1) for match in _any().finditer(small))


@cache
def _openings() -> frozenset[str]:
    """Return every run of letters that a role pattern can begin with, also as it stands before (s|es)."""
    first = [(_LETTERS.match(pattern), pattern) for pattern in patterns()]
    whole = {match.group() for match, pattern in first if match and match.end() == len(pattern)}
    return frozenset({match.group() for match, _ in first if match}.union(*((f"{one}s", f"{one}es") for one in whole)))
