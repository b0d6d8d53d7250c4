"""Whether a document speaks: the words of a declaration, law, treaty, report or letter."""

import re
from collections import Counter

from analysis.speech.names import split_title
from analysis.speech.nations import given_names
from analysis.speech.roles import role_of

_DETERMINERS = frozenset("The This That These Those A An Its His Her Their Our".split())

_KINDS = (
    r"declaration|treaty|agreement|document|letter|law|bill|resolution|memorandum|communiqu[eé]|decree|constitution|charter|"
    r"accord|pact|protocol|convention|contract|indictment|lawsuit|filing|affidavit|ruling|verdict|memo|manifesto|"
    r"doctrine|text|report|joint statement|preamble|guidelines?|regulations?|executive order|court documents|act"
)
_IN = re.compile(rf"\b(?:in|under|by|of)\s+(?:[\w’'-]+\s+){{0,4}}?(?:{_KINDS})\b(?!\s(?-i:[A-Z]))", re.IGNORECASE)
_UNDER = re.compile(
    rf"(?:^|[,;—–]\s|\bthat\s)((?:in|under|by)(?=\s))\s((?:the|this|that|its|an?|[A-Z]\w+)\s(?:[\w’'-]+\s){{0,3}}?(?:{_KINDS}))\b",
    re.IGNORECASE | re.MULTILINE,
)
_STATED = re.compile(r"^(?!(?:his|her|my|your)\s).*\sstatement$", re.IGNORECASE)  # her statement is hers
_TAIL = re.compile(r",|\s(?:of|by|from|to|in|on|which|that|issued|released|published)\s")
_TITLES = tuple(kind.title() for kind in _KINDS.replace("[eé]", "é").replace("s?", "").split("|"))
_TITLE = "|".join(_TITLES)
_NAMED = re.compile(
    rf"\b(?:[A-Z][\w-]+\s){{0,6}}(?:{_TITLE})(?:\s(?:on|of|for|concerning|between)(?:\s(?:and|the|in|to|with|of|on|[A-Z][\w-]+)){{0,12}}\s[A-Z][\w-]+)?"
    r"(?!\s[A-Z])"
)


def is_document(mention: str) -> bool:
    """Tell whether a noun phrase names a document and no person of such a name.

    >>> is_document("a letter to the court"), is_document("Bill Clinton"), is_document("Senator Law")
    (True, False, False)
    """
    if role_of(mention) != "document" and not _STATED.search(_TAIL.split(mention)[0]):
        return False
    words = mention.split()
    titles = split_title(words)
    named = words[titles : titles + 1]
    person = bool(named) and (named[0] in given_names() or (titles > 0 and words[0] not in _DETERMINERS))
    return not (person and named[0][0].isupper())


def within_document(clause: str) -> bool:
    """Tell whether a reporting clause says that the words stand in a document: "in the letter, he stressed"."""
    return _IN.search(clause) is not None


def within(text: str, start: int, stop: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the places of the preposition and of the document in "under the new law, a shop may …", None without one."""
    found = _UNDER.search(text, start, stop)
    return (found.span(1), found.span(2)) if found else None


def document_titles(text: str) -> list[str]:
    """Return every capitalised name of a document in a text, in reading order."""
    return [re.sub(r"^(?:The|This|That|A|An)\s", "", match.group()) for match in _NAMED.finditer(text)]


def document_kind(mention: str) -> str:
    """Return the word for a document in a mention, as "declaration", "" without one."""
    head = re.search(rf"\b({_KINDS})\b", mention, re.IGNORECASE)
    return head.group(1).lower() if head else ""


def longest_title(titles: list[str], kind: str) -> str:
    """Return the longest of these names for a document of a kind, "" without one."""
    if not kind:
        return ""
    own = [title for title in titles if kind in title.lower()]
    if not own and kind in ("document", "text", "agreement", "accord"):
        own = titles
    kinds = Counter(next(kind for kind in _TITLES if kind in title) for title in own)
    common = max(kinds, key=lambda kind: kinds[kind], default="")
    return max((title for title in own if common in title), key=len, default="")
