"""What a speaker is: roles from roles.csv, by the words of the mention and of the resolved name."""

import csv
import re
from functools import cache
from importlib.resources import files

ROLES = ("head_of_state", "official", "expert", "media", "document", "collective", "unnamed")
_TAIL = re.compile(r",|\s(?:of|for|from|at|in|with|on|by|who|whom|whose|which|that|to|near|about|against)\s")


@cache
def patterns() -> dict[str, str]:
    """Return every pattern of roles.csv in lower case with its role."""
    with files("analysis.speech").joinpath("roles.csv").open(encoding="utf-8") as lines:
        return {row["pattern"].lower(): row["role"] for row in csv.DictReader(lines)}


@cache
def _any() -> re.Pattern[str]:
    longest = sorted(map(re.escape, patterns()), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(" + "|".join(longest) + r")(s|es)?(?!\w)", re.IGNORECASE)


def role_of(*descriptions: str) -> str:
    """Return the role of the first description that has one, "" when none has.

    What comes last before a comma or preposition decides: a spokesman for the president is an official.

    >>> role_of("a spokesman for the president"), role_of("the president"), role_of("Berg")
    ('official', 'head_of_state', '')
    """
    return next((role for role in map(_role, descriptions) if role), "")


@cache
def _role(description: str) -> str:
    core = _TAIL.split(description.strip())[0] or description
    for part in (core, description):
        found = list(_any().finditer(part))
        if found:
            return patterns()[found[-1].group(1).lower()]
    return ""


def role_words(description: str) -> list[str]:
    """Return the role patterns that occur in a description, in lower case and reading order."""
    return [match.group(1).lower() for match in _any().finditer(description)]
