"""The words that introduce what somebody says, from cues.csv: one card a row."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from analysis.speech.inflection import noun_forms, verb_forms
from analysis.speech.records import Stance

COLUMNS = ("cue", "part", "frames", "family", "stance", "source", "rationale", "example", "counter_example")

PARTS = ("verb", "noun", "adjective")


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
