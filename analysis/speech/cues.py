"""The words that introduce what somebody says, from cues.csv: one card a row."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from analysis.speech.inflection import noun_forms, verb_forms
from analysis.speech.records import Stance

COLUMNS = ("cue", "part", "frames", "family", "stance", "source", "rationale", "example", "counter_example")


@dataclass(frozen=True, slots=True)
class Cue:
    """One reporting cue.

    `part` is verb, noun, adjective or phrase. `frames` are the constructions it reports in: that (a clause), to (an
    infinitive), np (an object), ing, quote (only quotation marks), and prepositions with a plus sign (+about).
    `family` is speech, or belief for what somebody thinks, wants or plans.
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
    inflect = {"verb": verb_forms, "noun": noun_forms}.get(part, lambda word: (word,))
    found: dict[str, list[Cue]] = {}
    for cue in cues():
        if cue.part == part:
            for form in inflect(cue.cue.split()[0]):
                found.setdefault(form, []).append(cue)
    return {form: tuple(sorted(cards, key=lambda card: -len(card.cue))) for form, cards in found.items()}


@cache
def _forms() -> re.Pattern[str]:
    heads = {form for part in ("verb", "noun", "adjective") for form in by_form(part)}
    heads |= {cue.cue.split()[-2] if cue.cue.endswith(" of") else "according" for cue in cues() if cue.part == "phrase"}
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, heads), key=len, reverse=True)) + r")\b", re.I)


def has_cue(sentence: str) -> bool:
    """Tell whether any form of any cue stands in the sentence: the filter before parsing."""
    return _forms().search(sentence) is not None


def stance_of(words: Iterable[str]) -> Stance:
    """Return the stance of the first of these words that is a cue, neutral when none is."""
    for word in words:
        for part in ("verb", "noun", "adjective"):
            cards = by_form(part).get(word.lower())
            if cards:
                return cards[-1].stance
    return "neutral"
