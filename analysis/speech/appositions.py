"""Descriptions in apposition to a name: "Sofia Brandt, the premier" and "the premier, Sofia Brandt, said"."""

import re
from functools import lru_cache

from analysis.speech.roles import KEPT, patterns, role_words

_BEHIND = re.compile(
    r"\s?(?:\([^)]{1,40}\))?,\s((?:an?|the|his|her|its|who is|[A-Z][\w’']+[’']s)?\s?[^,.;:!?\n“”\"]{3,90}+(?![!?]))"
)
_AHEAD = re.compile(
    r"(?:^|(\w+)\s|[\s“\"(])((?:the|an?|his|her|its|their)\s(?:(?!(?:of|for|from|to|with|by|and|the|a)\s)[\w’'-]+\s){0,4}?[\w’'-]+),\s$",
    re.IGNORECASE,
)
_SIGN = re.compile(r"\s?[(,]")
_OWNER = re.compile(r"([A-Z][\w.]*(?:\s[A-Z]\w*)?)['’]s?\s+(?:[a-z-]+\s){0,2}$")
_BEFORE = re.compile(r"(?:^|[\s“\"(])((?:[\w’'.-]+\s){1,5})$")
_LOWER = re.compile(r"(?<![\w’'.-])((?:[A-Z][\w’'.]+\s){0,2}(?:[a-z]+[ -])*[a-z]+)\s$")
_LAST = re.compile(r"(?:[a-z]+-)*[a-z]+$")
_ENDS = re.compile(r",\s(?!(?:and|or|the|an?|his|her|its)\s|[A-Z])|[.;”\"]|$")
_OTHERS = re.compile(r"\s(?:by|to|with|against|after|before|than|until)\s")
_NAMED_NEXT = re.compile(r"(?<=\s)([a-z]+)\s[A-Z][\w’-]+\s[A-Z]")
_LINKS = frozenset("of for from to with by at in on after before".split())
_OFFICES = frozenset(("head_of_state", "official", "expert"))
_BODIES = re.compile(
    r"(?:ment|ship|tion|court|ministry|police|agency|council|committee|cabinet|office|department|bureau)$"
)


def beside_name(text: str, start: int, stop: int, title: str) -> list[str]:
    """Return what stands beside a name and tells who it is: title, owner or office before it, and appositions."""
    stop_at = start - len(title) - bool(title)
    line = text.rfind("\n", max(start - 60, 0), stop_at) + 1
    ahead = text[max(line, start - 60, 0) : stop_at]
    found = [title] if title else _office(ahead)
    owner = _OWNER.search(ahead) if title and ("’" in ahead or "'" in ahead) else None
    if owner:
        found.append(owner.group(1))
    return [*found, *(one for one in (before_name(ahead, text, stop), after_name(text, stop)) if one)]


def _office(ahead: str) -> list[str]:
    """Return the words in small letters right before a name where the last of them is an office."""
    last = ahead.rsplit(maxsplit=1)[-1:]
    if not ahead[-1:].isspace() or not last or not _is_office(last[0]):
        return []
    before = _BEFORE.search(ahead)
    lower = _LOWER.search(before.group(1)) if before else None
    return [lower.group(1)] if lower and role_words(lower.group(1).split()[-1]) else []


@lru_cache(KEPT)
def _is_office(word: str) -> bool:
    """Tell whether the small letters at the end of a word are an office."""
    small = _LAST.search(word)
    return small is not None and bool(role_words(small.group()))


def after_name(text: str, stop: int) -> str:
    """Return the description after a name that has a role, "" without one."""
    apposed = _BEHIND.match(text, stop) if _SIGN.match(text, stop) else None
    told = own_part(apposed.group(1)) if apposed else ""
    return told if role_words(told[:50]) else ""


def own_part(description: str) -> str:
    """Return as much of a description as tells of whom it stands beside, before somebody else is named with an office."""
    own = _OTHERS.split(f" {description}", maxsplit=1)[0]
    other = next((one for one in _NAMED_NEXT.finditer(own) if patterns().get(one.group(1)) in _OFFICES), None)
    return own[1 : other.start() if other else None]


def before_name(before: str, text: str, stop: int) -> str:
    """Return the description of a person before a name, of which `before` is what precedes and `stop` the end, or ""."""
    apposed = _AHEAD.search(before) if before[-2:-1] == "," else None
    if not apposed or (apposed.group(1) or "").lower() in _LINKS or not _ENDS.match(text, stop):
        return ""
    last = apposed.group(2).split()[-1].lower()
    return apposed.group(2) if patterns().get(last) in _OFFICES and not _BODIES.search(last) else ""
