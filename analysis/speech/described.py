"""A speaker whom nobody names, as the text describes who speaks: the ministry, the factory's owner."""

import re
from functools import lru_cache

from analysis.speech.casing import names_inside
from analysis.speech.nations import nations
from analysis.speech.records import Quotation
from analysis.speech.roles import CORE

MOST_WORDS = 6
_ARTICLE = re.compile(r"(?:an?|the|this|that|these|those)\s+", re.IGNORECASE)
_OWNER = re.compile(r"[’'](?:s|S)?$")
_PRONOUNS = frozenset(
    """i he him his she her hers it its they them their theirs we us our you your who whom whose which that this these those
    there both many some others several few most all none another one each everybody everyone somebody someone anybody
    anyone nobody""".split()
)
_CLAUSE = re.compile(r"[,;“”\"—–―(]|\s(?:who|whom|whose|which|that)\s")


def description(one: Quotation, text: str) -> str:
    """Return how the text describes who speaks, "" where there is a name or nothing but a pronoun."""
    return described(text[one.speaker.start : one.speaker.stop], text) if one.speaker and not one.name else ""


@lru_cache(maxsize=1 << 12)
def described(mention: str, text: str) -> str:
    """Return a mention of a speaker as a description: without its article, MOST_WORDS words at most; "" for a pronoun alone.

    A capital that no name of the text has is taken back.

    >>> told = "It was the ministry. Officials in Sarn met aides of Sarn's mayor."
    >>> described("The ministry", told), described("Officials in Sarn", told), described("the factory’s owner, who left", told)
    ('ministry', 'officials in Sarn', 'factory’s owner')
    """
    phrase = " ".join(_CLAUSE.split(mention.strip(), maxsplit=1)[0].split())
    opening = _ARTICLE.match(phrase)
    bare = phrase[opening.end() :] if opening else phrase
    if len(bare.split()) > MOST_WORDS:
        bare = CORE.split(bare, maxsplit=1)[0]
    words = bare.split()[-MOST_WORDS:]
    if not words or (len(words) == 1 and words[0].lower() in _PRONOUNS):
        return ""
    return " ".join([_plain(words[0], text), *words[1:]])


def _plain(word: str, text: str) -> str:
    """Return a word in small letters unless it is a name, an abbreviation or of a nation."""
    bare = _OWNER.sub("", word)
    if word == word.lower() or bare in nations() or bare.isupper() or bare.endswith("."):
        return word
    lines = (line for line in text.split("\n") if f" {bare}" in line)
    named = any(not names_inside(line).isdisjoint({word, bare}) for line in lines)
    return word if named else word.lower()
