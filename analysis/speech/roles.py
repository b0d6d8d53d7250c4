"""What a speaker is: roles from roles.csv, by the words of the mention and of the resolved name."""

import csv
import re
from functools import cache
from importlib.resources import files


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    with files("analysis.speech").joinpath("roles.csv").open(encoding="utf-8") as lines:
        return tuple((re.compile(rf"\b(?:{row['pattern']})s?\b", re.I), row["role"]) for row in csv.DictReader(lines))


def role_of(*descriptions: str) -> str:
    """Return the role of the first pattern, in the order of the file, found in a description; "" without one."""
    for description in descriptions:
        for pattern, role in _patterns():
            if pattern.search(description):
                return role
    return ""
