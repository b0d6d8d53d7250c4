"""Which word of a name is the family's, and what it tells of its bearer's sex."""

import re

# The second syllable of a given name that stands last: Kim Jong-un; not New York-based.
SYLLABLE = (
    r"(?:-(?!(?:based|led|era|born|style|made|run|owned|like|wide|type|only|area|bound|held|free)\b)[a-z]{1,5}\b)?"
)
_GIVEN_LAST = re.compile(r"\s[A-Z]\w*-[a-z]+$")


def surname(name: str) -> str:
    """Return the word of a name by which alone its bearer is called.

    >>> surname("Ada Holm"), surname("Kim Jong-un"), surname("Holm")
    ('Holm', 'Kim', 'Holm')
    """
    return name.split()[0 if given_last(name) else -1]


def given_last(name: str) -> bool:
    """Tell whether the family's name stands first: Kim Jong-un."""
    return _GIVEN_LAST.search(name) is not None


def gender_by_ending(last: str) -> str:
    """Return f or m where the ending of a family name tells it, "" otherwise."""
    if last.endswith(("ova", "eva", "ina", "skaya", "kyzy")):
        return "f"
    return "m" if last.endswith(("ov", "ev", "sky", "skiy", "skyy", "uly")) else ""
