"""The words that introduce what somebody says, from cues.csv: one card a row."""

import csv
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from analysis.speech.inflection import noun_forms, verb_forms
from analysis.speech.records import Stance

COLUMNS = ("cue", "part", "frames", "family", "stance", "source", "rationale", "example", "counter_example")

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
NEAR = 9
PARTS = ("verb", "noun", "adjective")
# Forms that introduce words of others so seldom that they do not make a sentence worth parsing on their own.
_SELDOM = frozenset(
    """address addresses appeal attack attacks back backs backing began begin beginning begun begins bring brings
    bringing brought campaign campaigns campaigning cast casts challenge challenges challenging comment comments compared
    considered continue continues continued declined defense email emails fired figure figures go goes going gone hit hits
    idea ideas issue issues laughing learn list lists long look looked looking looks love loved made make makes making
    offering opinion order orders plan played playing point points position positions present press protest protests
    published put puts putting question questions raise raised rate rates rating reason reasons read reading release
    released remarks rules second seconds seen set sets shooting shot shown sign signed signs single speaking state states
    table take taken takes taking talk talks text texts took tweet tweets understand view views went words answer brand
    champion counter credit direct draw fire forecast imagine lobbying pitch post posts signal trust update voice voices
    campaigned saw see report reports push""".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One reporting cue.

    `part` is verb, noun, adjective or phrase. `frames` are the constructions it reports in: that (a clause), to (an
    infinitive), np (an object), long (an object of five
    words or more), ing, quote (only quotation marks), and prepositions with a plus sign (+about).
    `family` is speech, belief for what somebody thinks, wants or plans, or attitude for what a deed or manner shows.
    """

    cue: str
    part: str
    frames: frozenset[str]
    family: str
    stance: Stance
    rationale: str = ""


@cache
def cues() -> tuple[Cue, ...]:
    """Read every card of cues.csv."""
    with files("analysis.speech").joinpath("cues.csv").open(encoding="utf-8") as lines:
        return tuple(
            Cue(
                row["cue"],
                row["part"],
                frozenset(row["frames"].split()),
                row["family"],
                cast(Stance, row["stance"]),
                row["rationale"],
            )
            for row in csv.DictReader(lines)
        )


@cache
def by_form(part: str) -> dict[str, tuple[Cue, ...]]:
    """Return the cues of one part of speech by every form of their first word, longer cues first."""
    inflect: Callable[[str], tuple[str, ...]] = {"verb": verb_forms, "noun": noun_forms}.get(part, _itself)
    found: dict[str, list[Cue]] = {}
    for cue in cues():
        if cue.part == part:
            for form in inflect(cue.cue.split()[0]):
                found.setdefault(form, []).append(cue)
    return {form: tuple(sorted(cards, key=lambda card: -len(card.cue))) for form, cards in found.items()}


@cache
def cue_forms() -> frozenset[str]:
    """Return every form of the first word of a cue that is a verb, noun or adjective."""
    return frozenset().union(*(by_form(part) for part in PARTS))


def _itself(word: str) -> tuple[str, ...]:
    return (word,)


@cache
def unspoken() -> frozenset[str]:
    """Return the cues that tell what somebody thinks, wants or plans, which may never have been said aloud."""
    return frozenset(card.cue for card in cues() if card.family != "speech")


@cache
def shown() -> frozenset[str]:
    """Return the cues that tell where somebody stands by a deed or manner, with no words."""
    return frozenset(card.cue for card in cues() if card.family == "attitude")


@cache
def _triggers() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """Return the forms that make a sentence worth parsing, and the forms that do so before one of some other words."""
    alone: set[str] = set()
    pairs: dict[str, set[str]] = {}
    for part in PARTS:
        for form, cards in by_form(part).items():
            for card in cards:
                needs = _needs(card)
                if needs:
                    pairs.setdefault(form, set()).update(needs)
                elif form not in _SELDOM:
                    alone.add(form)
    alone |= {
        card.cue.split()[-2] if card.cue.endswith(" of") else "according" for card in cues() if card.part == "phrase"
    }
    return frozenset(alone), {form: frozenset(words) for form, words in pairs.items() if form not in alone}


def _needs(card: Cue) -> frozenset[str]:
    words = card.cue.split()[1:]
    if words:
        return frozenset(words[:1])
    needed = {frame.removeprefix("+") for frame in card.frames}
    return frozenset(needed) if needed.isdisjoint(("that", "np", "long", "ing", "quote")) else frozenset()


def has_cue(sentence: str) -> bool:
    """Tell whether any form of any cue stands in the sentence: the filter before parsing."""
    alone, pairs = _triggers()
    words = _WORD.findall(sentence.lower())
    if not alone.isdisjoint(words):
        return True
    return any(not pairs[word].isdisjoint(words[at + 1 : at + NEAR]) for at, word in enumerate(words) if word in pairs)


def reports(form: str) -> bool:
    """Tell whether a word is a form of a verb of speech that can introduce a quotation by itself."""
    return any(card.family == "speech" and card.cue.count(" ") == 0 for card in by_form("verb").get(form, ()))


def stance_of(words: Iterable[str]) -> Stance:
    """Return the stance of the first of these words that is a cue, neutral when none is."""
    for word in words:
        for part in PARTS:
            cards = by_form(part).get(word.lower())
            if cards:
                return cards[-1].stance
    return "neutral"
