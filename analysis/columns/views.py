"""Words and sentences one by one: views of the token table, for whoever looks at one article."""

from typing import NamedTuple


class Word(NamedTuple):
    """One word: its number in the article, its span, its form, whose voice says it, whether a name holds it, whether
    it is the cue of what somebody says, and how the text describes a speaker whom nobody names."""

    number: int
    start: int
    stop: int
    form: str
    voice: str
    speaker: str
    role: str
    in_name: bool
    cue: bool
    description: str = ""


class Sentence(NamedTuple):
    """One sentence: its number in the article, its zone, its span and its words."""

    number: int
    zone: str
    start: int
    stop: int
    words: tuple[Word, ...]
