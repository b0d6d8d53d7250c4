"""One measure held against one gold set: every number, by outlet, beside a rule of comparison."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import nan
from typing import Any, NamedTuple

from analysis.coding.between import between
from analysis.coding.card import Card, made
from analysis.coding.declared import Gold, task
from analysis.coding.gauge import Value
from analysis.coding.tasks import TASKS, Judged

Json = Mapping[str, Any]
OURS = "measure"
BETWEEN = "standard deviation between outlets"


class Row(NamedTuple):
    """One number: whose it is (`measure`, VADER, a difference …), at which outlet ("" = all), and its value."""

    whose: str
    outlet: str
    value: Value


@dataclass(frozen=True)
class Validity:
    """Every number of one task on one gold set, ready to be looked up, printed and put on a card."""

    task: str
    gold: Gold
    rows: Sequence[Row]

    def value(self, number: str, whose: str = OURS, outlet: str = "") -> Value:
        """Return one number; a Value of NaN where it does not exist."""
        same = (row.value for row in self.rows if (row.whose, row.outlet, row.value.name) == (whose, outlet, number))
        return next(same, Value(number, nan))

    def others(self) -> list[str]:
        """Return the rules that stand beside the measure."""
        every = dict.fromkeys(row.whose for row in self.rows)
        return [whose for whose in every if whose != OURS and " " not in whose]

    def outlets(self) -> list[str]:
        """Return the outlets, in the order of the alphabet."""
        return sorted({row.outlet for row in self.rows if row.outlet})

    def card(self) -> Card:
        """Return the card: the headline number of the task on this gold."""
        value = self.value(task(self.task)["headline"])
        return made(self.task, self.gold, value, value.clusters)


def validity(
    name: str,
    gold: Gold,
    rows: Sequence[Json],
    found: Sequence[Json],
    others: Mapping[str, Sequence[Json]] | None = None,
) -> Validity:
    """Hold what a measure found against the gold lines, one for one, and what the rules of comparison and `others` find."""
    judged = TASKS[name](rows, found, gold.cluster)
    whole = judged.whole()
    told = [Row(OURS, "", value) for value in whole.values(judged.numbers)]
    told += _by_outlet(OURS, judged)
    for other, guesses in {**beside(name, rows), **(others or {})}.items():
        rule = TASKS[name](rows, guesses, gold.cluster)
        against = rule.whole()
        told += [Row(other, "", value) for value in against.values(judged.numbers)]
        told += [Row(f"above {other}", "", value) for value in whole.differences(against, judged.numbers)]
        told += _by_outlet(other, rule)
    return Validity(name, gold, told)


def _by_outlet(whose: str, judged: Judged) -> list[Row]:
    told = [
        Row(whose, outlet, value)
        for outlet, gauge in judged.outlets().items()
        for value in gauge.values(judged.numbers)
    ]
    if whose != OURS:
        return told
    for number in judged.numbers:
        values = [row.value for row in told if row.value.name == number.name]
        spread = between(values)
        if spread.sd == spread.sd:
            value = Value(number.name, spread.sd, spread.low, spread.high, spread.raw, spread.outlets, spread.outlets)
            told.append(Row(BETWEEN, "", value))
    return told


def beside(name: str, rows: Sequence[Json]) -> dict[str, list[Json]]:
    """Return what usual rules find on the same lines: VADER for tone, the last person named for speakers.

    VADER values the whole text of a sentence, the mean of an article's sentences whoever says them, and toward a target
    the sentence, neutral within ±.05 as its authors have it.
    """
    if name == "speakers":
        from analysis.coding.speakers import last_person

        return {"last-person": last_person(rows)}
    if name not in ("sentence_tone", "target_tone", "event_tone"):
        return {}
    from analysis.tone import Tone
    from analysis.words import sentences

    tone = Tone("vader")
    if name == "event_tone":
        cut = [[row["text"][start:stop] for start, stop in sentences(row["text"])] for row in rows]
        return {"VADER": [{"value": sum(map(tone.value, one)) / max(len(one), 1)} for one in cut]}
    values = [tone.value(row["text"]) for row in rows]
    return {"VADER": [{"value": v, "label": "neg" if v <= -0.05 else "pos" if v >= 0.05 else "neu"} for v in values]}
