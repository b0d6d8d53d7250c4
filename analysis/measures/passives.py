"""Passives without an agent: something is done, and nobody is said to do it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from analysis.measures.base import Measure
from analysis.tables import STRING, WHOLE
from analysis.tokens import Document, Word

BE = frozenset("is are was were be been being isn't aren't wasn't weren't".split())
BETWEEN = frozenset(
    "not never also already now still then since ever even just always often once twice soon thus yet again being".split()
)
IRREGULAR = frozenset(
    """beaten begun bent bitten blown born borne bought bound bred broken brought built burnt caught chosen cut dealt done
    drawn driven drunk dug eaten fed felt fought found forbidden forgotten forgiven frozen given ground grown hanged heard
    held hidden hit hung hurt kept known laid led left lent let lit lost made meant met overthrown paid put quit read
    rebuilt reset ridden rung said sawn seen sent set sewn shaken shed shot shown shut slain sold sought sown spent spilt
    split spoken spoilt spread stolen struck stuck sung sunk sworn swept taken taught thought thrown told torn
    undertaken understood undone upheld withdrawn won worn woven written""".split()
)
NO_PARTICIPLE = frozenset(
    """interested tired pleased delighted excited worried concerned ashamed alarmed amused annoyed bored confused convinced
    determined disappointed experienced frightened gifted married satisfied scared surprised talented based wicked naked
    sacred rugged ragged crooked wretched beloved indeed red need bed hundred speed seed deed breed exceed proceed
    supposed used aged limited advanced allied involved linked related united located situated""".split()
)
NO_AGENT = re.compile(
    r"\d.*|.+ing|(?:mon|tues|wednes|thurs|fri|satur|sun)day|then|now|far|accident|chance|mistake|law|hand|telephone|"
    r"phone|post|letter|one|two|three|four|five|ten|half|name|force|year|evening|night|noon|midnight|tomorrow"
)


@dataclass(frozen=True)
class Passives(Measure):
    """Find passives that name no agent, a sign of distance or of what is left unsaid.

    One row is one hit: a form of "be", up to three adverbs, a participle, and no "by" with somebody or something that acts
    before the clause ends. Columns: `word`, the number of the form of "be" in the article, from 0; `length` in words, to
    the participle; `participle`, in lower case. A text without hits has no rows.
    Known errors: a state is taken for a deed ("the shop was closed all year"); "get" passives and participles without "be"
    ("the paper signed on Friday") are not seen; an agent in another clause counts as none.
    Reference: Quirk, Greenbaum, Leech and Svartvik 1985, A Comprehensive Grammar of the English Language, 3.63-3.78.
    """

    name: ClassVar[str] = "passives"
    columns: ClassVar[dict[str, str]] = {"word": WHOLE, "length": WHOLE, "participle": STRING}

    def rows(self, document: Document) -> Iterator[tuple[Any, ...]]:
        """Return the rows of one document."""
        for sentence in document.sentences:
            words = sentence.words
            forms = [word.form.replace("’", "'").lower() for word in words]
            for first, form in enumerate(forms):
                last = _participle(forms, first) if form in BE else 0
                if last and not _agent(document.text, words, forms, last):
                    told = words[first].number, last - first + 1, forms[last]
                    yield sentence.zone, sentence.number, words[first].voice, words[first].speaker, *told


def _participle(forms: Sequence[str], first: int) -> int:
    """Return the place of the participle that the form of "be" leads to, 0 where there is none."""
    for place in range(first + 1, min(first + 5, len(forms))):
        form = forms[place]
        if form in NO_PARTICIPLE or forms[place : place + 2] == ["set", "to"]:
            return 0
        if form in IRREGULAR or re.fullmatch(r"[a-z-]{2,}ed", form):
            return place
        if form in ("being", "been") or not (form in BETWEEN or form.endswith("ly")):
            return 0
    return 0


def _agent(text: str, words: Sequence[Word], forms: Sequence[str], last: int) -> bool:
    """Tell whether "by" and somebody who acts follow in the same clause."""
    for place in range(last + 1, len(words) - 1):
        if re.search(r"[,;:()–—]", text[words[place - 1].stop : words[place].start]):
            return False
        if forms[place] == "by" and not NO_AGENT.fullmatch(forms[place + 1]):
            return True
    return False
