"""What a target does and what is done to it, read off the words beside it without a parser, as features by name.

The verb after it, active or passive, the word that governs it, the words next to it, connectives, stems, where it stands, and on which
side of it the tone list praises or blames and in which field. The words of the target itself tell nothing.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import chain

from analysis.tone.targets import Scene
from analysis.tone.valence import Valence

TARGET = "TARGET"
BEING = frozenset("is are was were be been being 's am get got gets getting".split())
AUXILIARY = BEING | frozenset(
    "has have had will would can could may might must should do does did to not never also NUM".split()
)
FUNCTION = frozenset(
    """the a an of to for by with from on in at as that and his her their its this former president senator sen rep mr mrs ms gov
    dr NAME""".split()
)
CONNECTIVES = frozenset(
    "but although though while despite however because if even yet whether after since when who as than".split()
)
RUNS = ((-3, 1), (-2, 1), (-1, 2), (0, 3), (0, 4))  # of words next to the target, which is at 0
SKIPPED, SHORTEST, HALF = (
    4,
    5,
    4.0,
)  # function words skipped; letters of a word with a stem; words after which one counts half
_ENDING = re.compile(r"(ations?|ings?|ers?|ed|es|s|ly|e|ion|ions|al)$")

Told = tuple[str, float]


def beside(told: Scene, shown: Sequence[str], matches: Sequence[Valence]) -> dict[str, float]:
    """Return the features of a sentence around its target, each the largest it has; `shown` is what each word counts as."""
    words = [*shown[: told.first], TARGET, *shown[told.last + 1 :]]
    made = dict[str, float]()
    parts = (_verb, _governor, _next_to, _words)
    for name, one in chain(*(part(words, told.first) for part in parts), _place(told, words), _praise(told, matches)):
        made[name] = max(made.get(name, 0.0), one)
    return made


def stem(word: str) -> str:
    """Return a word without its ending."""
    return _ENDING.sub("", word)


def _verb(words: Sequence[str], at: int) -> Iterator[Told]:
    """Yield the first word after the target that is no auxiliary, and whether it looks passive and denied."""
    stop = at + 1
    while stop < len(words) and words[stop] in AUXILIARY and stop < at + 1 + SKIPPED:
        stop += 1
    if stop == len(words):
        return
    skipped = words[at + 1 : stop]
    passive = bool(BEING.intersection(skipped)) and words[stop].endswith(("ed", "en"))
    denied = any(word in ("not", "never") or word.endswith("n't") for word in skipped)
    form = ("P" if passive else "A") + ("N" if denied else "")
    yield f"v{form}={words[stop]}", 1.0
    yield f"pas={form}{bool(skipped)}", 1.0
    yield f"aux={'_'.join(skipped)}", 1.0


def _governor(words: Sequence[str], at: int) -> Iterator[Told]:
    """Yield the last word before the target that is neither a function word nor a name, and what stands between."""
    start = at - 1
    while start >= 0 and words[start] in FUNCTION and start > at - 1 - SKIPPED:
        start -= 1
    if start < 0:
        return
    skipped = words[at - 1 : start : -1]
    yield f"g={words[start]}", 1.0
    yield f"gf={words[start]}_{skipped[-1] if skipped else ''}", 1.0
    yield f"fn={'_'.join(skipped)}", 1.0
    if "by" in skipped:
        yield "by", 1.0


def _next_to(words: Sequence[str], at: int) -> Iterator[Told]:
    for start, stop in RUNS:
        if at + start >= 0 and at + stop <= len(words):
            yield f"t{start}{stop}={'_'.join(words[at + start : at + stop])}", 1.0


def _words(words: Sequence[str], at: int) -> Iterator[Told]:
    """Yield connectives by their side, and stems by themselves and by side and distance."""
    for i, word in enumerate(words):
        side = "L" if i < at else "R"
        if word in CONNECTIVES:
            yield f"k{side}={word}", 1.0
        if len(word) >= SHORTEST and word.isalpha() and word.islower():
            yield f"S={stem(word)}", 1.0
            yield f"S{side}={stem(word)}", 1 / (1 + abs(i - at) / HALF)


def _place(told: Scene, words: Sequence[str]) -> Iterator[Told]:
    at, size = told.first, len(words)
    yield f"p={min(at, 10)}", 1.0
    yield f"pe={min(size - at, 8)}", 1.0
    yield f"len={size // 8}", 1.0
    yield f"names={min(4, words.count('NAME'))}", 1.0
    yield f"q={int(told.quoted[at])}{int(any(told.quoted))}", 1.0
    yield f"cl={min(5, told.clauses[at])}/{min(6, told.clauses[-1])}", 1.0


def _praise(told: Scene, matches: Sequence[Valence]) -> Iterator[Told]:
    """Yield praise (+) and blame (-) by side, field and strength, summed; I is inside the target."""
    sums = dict[str, float]()
    for match in matches:
        side = "L" if match.word < told.first else "R" if match.word > told.last else "I"
        sign, field = "+" if match.value > 0 else "-", fields().get(match.entry, "other")
        same = "c" if told.clauses[match.word] == told.clauses[told.first] else "o"
        distance = abs(match.word - (told.first if side == "L" else told.last))
        near, strong = f"F{side}={field}{sign}", f"G{side}{same}{sign}{min(3, int(abs(match.value)))}"
        sums[near] = sums.get(near, 0.0) + 1 / (1 + distance / HALF)
        sums[strong] = sums.get(strong, 0.0) + 1.0
        yield f"F={field}{sign}", 1.0
        if told.speaks and side == "R":
            yield f"says{sign}", 1.0
    yield from sums.items()


@cache
def fields() -> Mapping[str, str]:
    """Return the field of each entry of our own tone list."""
    text = resources.files("analysis.tone").joinpath("data", "news.csv").read_text(encoding="utf-8")
    return {row["entry"]: row["field"] for row in csv.DictReader(text.splitlines())}
