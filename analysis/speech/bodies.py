"""Whose an office is: a country's, a public body's, a place of learning's, or that of a firm, club or union."""

import csv
import re
from functools import cache
from importlib.resources import files

from analysis.speech.nations import DEMONYM, nations

_CALLED = re.compile(r"^(?:the\s)?((?:[A-Z][\w’'.-]*)(?:\s[A-Z][\w’'.-]*)*)(?:\sof\s((?:[A-Z][\w’'.-]*\s?)+))?")
CAPITAL = re.compile(r"\b[A-Z][\w.-]*")
_ADJECTIVES = frozenset(
    "Former Then The Its His Her Their Mr Mrs Ms Democratic Republican Conservative Labour Deputy Vice First New Federal".split()
)
_COUNTRY = re.compile(r"(?:the|this|that|his|her|their)\s(?:country|nation|republic)$")
_REALM = re.compile(r"(?:Republic|Federation|Kingdom|States?|Union|Emirates)$")


@cache
def _bodies() -> dict[str, str]:
    """Return every body of bodies.csv with the role of who speaks for it."""
    with files("analysis.speech").joinpath("bodies.csv").open(encoding="utf-8") as lines:
        return {row["body"]: row["role"] for row in csv.DictReader(lines)}


@cache
def _any() -> re.Pattern[str]:
    longest = sorted(_bodies(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)


def is_proper(words: str) -> bool:
    """Tell whether some words name something that is no country: Fifa, Codemasters."""
    names = [one for one in CAPITAL.findall(words) if one not in _ADJECTIVES]
    return bool(names) and not (names[0] in nations() or " ".join(names[:2]) in nations() or DEMONYM.search(names[0]))


def is_country(of: str) -> bool:
    """Tell whether some words name a country: Chile, the Czech Republic, the Republic of Kenya, the nation."""
    if _COUNTRY.match(of):
        return True
    name, tail = next(iter(_CALLED.findall(of)), ("", ""))
    if _REALM.search(name):
        return any(one in nations() for one in (name, tail, name.split()[0], f"the {name}"))
    return not tail and name in nations()


def body_in(words: str) -> str:
    """Return official where the last body in some words is a public one, collective where it is another, "" without one."""
    return _bodies().get(last_body(words), "")


def last_body(words: str) -> str:
    """Return the last body in some words, in small letters, "" without one."""
    found = _any().findall(words)
    return found[-1].lower() if found else ""
