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

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
# Forms that introduce words of others so seldom that they do not make a sentence worth parsing on their own.
_SELDOM = frozenset(
    """adding address addressed addresses appeal appeals attack attacks back backs backing began begin beginning begins
    begun bring brings bringing brought campaign campaigned campaigning campaigns cast casts casting challenge challenges
    challenging comment comments compared compare considered continue continued continues continuing declined defense
    defence email emails endorse figure figures hit hits hopeful idea ideas issue issues issued learn list lists
    listed long looked make makes making mention opinion opinions opposition order orders ordered plan plans planned
    plead position positions present presents presented press pressed protest protests publish published publishes
    pushing push pushed question questions rate rates rating raise raised reason reasons release released releases
    report reports reporting respond rule rules ruled second seconds set shot shoot shooting sign signed signs speaking
    state states table take taken takes taking talk talks text texts tweet understand understood view views viewed
    words answer answers answered approved brand celebrate celebrated certain champion claim counter credit critical
    direct directed draw favor favour feel felt fire fired forecast imagine invite invited judge learned list love loved
    lobbying pitch played post posts posted put rant reckon reflect remarks request resolve seek see seen single signal
    submit trust update voice voices wanted weigh determined eager ready willing reluctant expectation expectations
    hold expect criticism concern concerns arguments     announcements views fear belief plans """.split()
)


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
def _triggers() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """Return the forms that make a sentence worth parsing, and first words with the second words they need."""
    alone: set[str] = set()
    pairs: dict[str, set[str]] = {}
    for part in ("verb", "noun", "adjective"):
        for form, cards in by_form(part).items():
            for card in cards:
                words = card.cue.split()
                if len(words) > 1:
                    pairs.setdefault(form, set()).add(words[1])
                elif form not in _SELDOM:
                    alone.add(form)
    alone |= {
        card.cue.split()[-2] if card.cue.endswith(" of") else "according" for card in cues() if card.part == "phrase"
    }
    return frozenset(alone), {form: frozenset(words) for form, words in pairs.items() if form not in alone}


def has_cue(sentence: str) -> bool:
    """Tell whether any form of any cue stands in the sentence: the filter before parsing."""
    alone, pairs = _triggers()
    words = _WORD.findall(sentence.lower())
    if not alone.isdisjoint(words):
        return True
    return any(pairs[word] & frozenset(words[at + 1 : at + 4]) for at, word in enumerate(words) if word in pairs)


def stance_of(words: Iterable[str]) -> Stance:
    """Return the stance of the first of these words that is a cue, neutral when none is."""
    for word in words:
        for part in ("verb", "noun", "adjective"):
            cards = by_form(part).get(word.lower())
            if cards:
                return cards[-1].stance
    return "neutral"
