"""Descriptions in apposition to a name: "Sofia Brandt, the premier" and "the premier, Sofia Brandt, said"."""

import re

from analysis.speech.roles import patterns, role_words

_BEHIND = re.compile(
    r"\s?(?:\([^)]{1,40}\))?,\s((?:an?|the|his|her|its|who is|[A-Z][\w’']+[’']s)?\s?[^,.;:“”\"]{3,90})"
)
_AHEAD = re.compile(
    r"(?:^|(\w+)\s|[\s“\"(])((?:the|an?|his|her|its|their)\s(?:(?!(?:of|for|from|to|with|by|and|the|a)\s)[\w’'-]+\s){0,4}?[\w’'-]+),\s$",
    re.IGNORECASE,
)
_ENDS = re.compile(r",\s(?!(?:and|or|the|an?|his|her|its)\s|[A-Z])|[.;”\"]|$")
_LINKS = frozenset("of for from to with by at in on after before".split())
_OFFICES = frozenset(("head_of_state", "official", "expert"))
_BODIES = re.compile(
    r"(?:ment|ship|tion|court|ministry|police|agency|council|committee|cabinet|office|department|bureau)$"
)


def after_name(text: str, stop: int) -> str:
    """Return the description after a name that has a role, "" without one."""
    apposed = _BEHIND.match(text, stop)
    return apposed.group(1) if apposed and role_words(apposed.group(1)[:50]) else ""


def before_name(before: str, text: str, stop: int) -> str:
    """Return the description of a person before a name, of which `before` is what precedes and `stop` the end, or ""."""
    apposed = _AHEAD.search(before)
    if not apposed or (apposed.group(1) or "").lower() in _LINKS or not _ENDS.match(text, stop):
        return ""
    last = apposed.group(2).split()[-1].lower()
    return apposed.group(2) if patterns().get(last) in _OFFICES and not _BODIES.search(last) else ""
