"""The tasks: what of a measure is compared with what of the gold, unit by unit."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.coding import attributions
from analysis.coding.gauge import Gauge, Number, Unit
from analysis.coding.markers import marker_numbers, marker_units
from analysis.coding.numbers import label_f1, macro_f1, moments, pearson, rank_r, share, spearman, tally
from analysis.coding.speakers import role_numbers, role_units, speaker_numbers, speaker_units, use_numbers, use_units

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Judged:
    """Units that were judged by humans and by a measure, and the numbers that tell how far the two agree."""

    units: Sequence[Unit]
    numbers: Sequence[Number]

    def whole(self) -> Gauge:
        """Return all units together."""
        return Gauge(self.units)

    def outlets(self) -> dict[str, Gauge]:
        """Return the units of each outlet."""
        names = sorted({outlet for unit in self.units for outlet in unit.outlets})
        return {name: Gauge(unit for unit in self.units if name in unit.outlets) for name in names}


def outlet_of(row: Json) -> str:
    """Return the outlet of a gold line (`outlet`, or `source` as some sets call it), in one spelling; "" without one."""
    return str(row.get("outlet") or row.get("source") or "").casefold()


def _outlets(row: Json) -> tuple[str, ...]:
    return (outlet_of(row),) if outlet_of(row) else ()


def cluster_of(row: Json, pattern: str) -> str:
    """Return what a line hangs together with: its article, or what `pattern` finds in its id, or its text."""
    if "article" in row:
        return str(row["article"])
    found = re.match(pattern, str(row["id"])) if pattern else None
    return found.group(1) if found else str(row.get("text", row["id"]))


def _quotes(gold: Sequence[Json], found: Sequence[Json], pattern: str) -> Judged:
    units = [
        Unit(str(row["id"]), attributions.counts(row["text"], row["quotes"], guess["quotes"]), _outlets(row))
        for row, guess in zip(gold, found, strict=True)
    ]
    return Judged(units, attributions.numbers())


def _sentence_tone(gold: Sequence[Json], found: Sequence[Json], pattern: str) -> Judged:
    """Pair the mean human rating of a sentence with its value; an article's values are means over its sentences."""
    values = [float(guess["value"] or 0.0) for guess in found]
    middle_x, middle_y = sum(float(row["tone"]) for row in gold) / len(gold), sum(values) / len(gold)
    articles: dict[str, list[tuple[float, float]]] = {}
    outlets: dict[str, tuple[str, ...]] = {}
    for row, value in zip(gold, values, strict=True):
        key = cluster_of(row, pattern)
        articles.setdefault(key, []).append((float(row["tone"]) - middle_x, value - middle_y))
        outlets[key] = _outlets(row)
    units = [Unit(key, moments(x, y), outlets[key], ((x, y),)) for key, pairs in articles.items() for x, y in pairs]
    for key, pairs in articles.items():
        x, y = (sum(side) / len(pairs) for side in zip(*pairs, strict=True))
        units.append(Unit(key, moments(x, y, "article/"), outlets[key]))
    return Judged(units, (pearson("pearson"), spearman("spearman", "n"), pearson("article_pearson", "article/")))


def _target_tone(gold: Sequence[Json], found: Sequence[Json], pattern: str) -> Judged:
    units = [
        Unit(cluster_of(row, pattern), tally(row["label"], guess["label"]), _outlets(row))
        for row, guess in zip(gold, found, strict=True)
    ]
    labels = sorted({str(row["label"]) for row in gold})
    return Judged(units, (share("accuracy", "right", "n"), macro_f1(labels), *map(label_f1, labels)))


def _event_tone(gold: Sequence[Json], found: Sequence[Json], pattern: str) -> Judged:
    """Pair the articles of an event that humans place differently: is the warmer one warmer? A tie counts half."""
    events: dict[str, list[tuple[float, float, str]]] = {}
    for row, guess in zip(gold, found, strict=True):
        if row["tone_to_event"] is not None:
            one = float(row["tone_to_event"]), float(guess["value"] or 0.0), outlet_of(row)
            events.setdefault(str(row["event"]), []).append(one)
    units = []
    for event, articles in events.items():
        for i, (human, value, outlet) in enumerate(articles):
            for other_human, other_value, other in articles[:i]:
                if human != other_human:
                    right = 0.5 if value == other_value else float((value > other_value) == (human > other_human))
                    both = tuple(sorted({name for name in (outlet, other) if name}))
                    units.append(Unit(event, {"n": 1.0, "right": right}, both))
    return Judged(units, (share("in_human_order", "right", "n"),))


def _frames(gold: Sequence[Json], found: Sequence[Json], pattern: str) -> Judged:
    """Compare the presence of each frame; macro F1 is the mean over the frames that the gold holds."""
    names = sorted(gold[0]["frames"])
    units = []
    for row, guess in zip(gold, found, strict=True):
        counts = {"n": 1.0}
        for name in names:
            wanted, given = int(row["frames"][name]), int(float(guess["frames"].get(name, 0)) >= 0.5)
            counts |= {f"gold:{name}": wanted, f"found:{name}": given, f"hit:{name}": wanted * given}
        units.append(Unit(str(row["id"]), counts, _outlets(row)))
    return Judged(units, (macro_f1(names), *map(label_f1, names)))


def _loaded(gold: Sequence[Json], found: Sequence[Json], pattern: str) -> Judged:
    """Compare the labels 0 and 1, and the outlets' shares of 1; what hangs together is the topic."""
    units, outlets = [], set()
    for row, guess in zip(gold, found, strict=True):
        if row["label"] is None:
            continue
        wanted, given, outlet = int(row["label"]), int(guess["label"]), outlet_of(row)
        counts = tally(wanted, given)
        if outlet:
            outlets.add(outlet)
            counts |= {f"n@{outlet}": 1.0, f"x@{outlet}": wanted, f"y@{outlet}": given}
        units.append(Unit(str(row.get("topic") or row["id"]), counts, _outlets(row)))
    made = (macro_f1(("0", "1")), share("accuracy", "right", "n"), label_f1("0"), label_f1("1"))
    return Judged(units, (*made, rank_r("outlet_spearman", sorted(outlets))) if len(outlets) > 2 else made)


def _speakers(gold: Sequence[Json], found: Sequence[Json], pattern: str) -> Judged:
    return Judged(speaker_units(gold, found), speaker_numbers(gold))


def _roles(gold: Sequence[Json], found: Sequence[Json], pattern: str) -> Judged:
    return Judged(role_units(gold, found), role_numbers(gold))


def _uses(gold: Sequence[Json], found: Sequence[Json], pattern: str) -> Judged:
    return Judged(use_units(gold, found), use_numbers())


def _markers(gold: Sequence[Json], found: Sequence[Json], pattern: str) -> Judged:
    return Judged(marker_units(gold, found), marker_numbers(gold))


TASKS: dict[str, Callable[[Sequence[Json], Sequence[Json], str], Judged]] = {
    "quotes": _quotes,
    "sentence_tone": _sentence_tone,
    "target_tone": _target_tone,
    "event_tone": _event_tone,
    "frames": _frames,
    "loaded": _loaded,
    "speakers": _speakers,
    "roles": _roles,
    "uses": _uses,
    "markers": _markers,
}
NEEDS: Mapping[str, tuple[str, ...]] = {
    "quotes": ("text", "quotes"),
    "sentence_tone": ("text", "tone"),
    "target_tone": ("text", "start", "end", "label"),
    "event_tone": ("text", "event", "tone_to_event"),
    "frames": ("text", "frames"),
    "loaded": ("text", "label"),
    "speakers": ("text", "quote", "mention", "name", "type"),
    "roles": ("text", "speaker", "role"),
    "uses": ("text", "start", "end", "use"),
    "markers": ("text", "markers"),
}
GIVES: Mapping[str, str] = {
    "quotes": "quotes", "sentence_tone": "value", "target_tone": "label", "event_tone": "value", "frames": "frames",
    "loaded": "label", "speakers": "quotes", "roles": "quotes", "uses": "quotes", "markers": "markers",
}  # fmt: skip
