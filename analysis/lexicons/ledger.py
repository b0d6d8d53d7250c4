"""A ledger of facts: the forms in which each may be told, and the values that may differ from text to text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from itertools import product
from pathlib import Path

from analysis.corpus import rows_of
from analysis.lexicons.entries import Entry, Lexicon
from analysis.lexicons.match import Match, matches
from analysis.lexicons.patterns import PLAIN, parse
from analysis.required import Row
from analysis.tables import CorpusError

COLUMNS = ["fact", "class", "label", "what", "forms", "value_slot", "knowable_from"]
NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen twenty""".split(),
        1,
    )
} | {"dozen": "12", "thirty": "30", "forty": "40", "fifty": "50", "hundred": "100"}
NUMBER = rf"\d+(?:[.,]\d+)*|{'|'.join(sorted(NUMBERS, key=len, reverse=True))}"


@dataclass(frozen=True)
class Fact:
    """One row of facts.csv. A form is one or more patterns, all of which must stand in one sentence, in any order."""

    fact: str
    group: str
    what: str
    forms: tuple[tuple[str, ...], ...]
    slots: tuple[str, ...]
    knowable_from: str
    label: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """Return the fact's short name for a reader: its label, else its id in words."""
        return self.label or self.fact.replace("-", " ")


@dataclass(frozen=True, order=True)
class Found:
    """A fact in a sentence: `start` counts words from 0, `length` reaches to the form's last word."""

    start: int
    length: int
    fact: str
    value: str


@dataclass(frozen=True)
class Ledger:
    """Hold the facts of an event, in the order of the file."""

    facts: tuple[Fact, ...]

    @cached_property
    def patterns(self) -> Lexicon:
        """Return every pattern once, each as a family of its own, so that none hides another."""
        unique = {pattern for fact in self.facts for form in fact.forms for pattern in form}
        return Lexicon("ledger", 1, tuple(Entry(pattern, pattern, pattern) for pattern in unique))

    def find(self, forms: Sequence[str]) -> list[Found]:
        """Return the facts told in the words of one sentence, by place; of overlapping forms the shortest stands."""
        places: dict[str, list[Match]] = {}
        for match in matches(self.patterns, forms):
            places.setdefault(match.entry.pattern, []).append(match)
        found = []
        for fact in self.facts if places else ():
            for start, stop in _apart(_spans(fact, places)):
                found.append(Found(start, stop - start, fact.fact, _value(fact.slots, forms, start, stop)))
        return sorted(found)


def _spans(fact: Fact, places: dict[str, list[Match]]) -> Iterator[tuple[int, int]]:
    for form in fact.forms:
        for chosen in product(*(places.get(pattern, ()) for pattern in form)):
            yield min(match.start for match in chosen), max(match.stop for match in chosen)


def _apart(spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    taken: set[int] = set()
    for start, stop in sorted(set(spans), key=lambda span: (span[1] - span[0], span)):
        if taken.isdisjoint(range(start, stop)):
            taken.update(range(start, stop))
            yield start, stop


def _value(slots: tuple[str, ...], forms: Sequence[str], start: int, stop: int) -> str:
    """Return the value in the sentence that stands nearest to the form, "" where no slot is filled."""
    plain = " ".join(form.translate(PLAIN) for form in forms).lower() if slots else ""
    found = []
    for slot in slots:
        for match in _slot(slot).finditer(plain):
            first = plain.count(" ", 0, match.start())
            last = plain.count(" ", 0, match.end()) + 1
            value = match["value"]
            found.append((max(start - last, first - stop, 0), first, NUMBERS.get(value, value.replace(",", ""))))
    return min(found)[2] if found else ""


@cache
def _slot(slot: str) -> re.Pattern[str]:
    """Return a slot as an expression: `#` is a number, a/b a choice, `*` any one word or any ending."""
    parts = []
    for word in slot.lower().split():
        chosen = "|".join(re.escape(one) for one in word.split("/"))
        if "/" in word:
            parts.append(f"(?P<value>{chosen})")
        else:
            ending = r"[^ ]+" if word == "*" else r"[^ ]*"
            parts.append(re.escape(word).replace(r"\#", f"(?P<value>{NUMBER})").replace(r"\*", ending))
    return re.compile(rf"(?<![^ ]){' '.join(parts)}(?![^ ])")


def read_ledger(path: Path) -> Ledger:
    """Return the ledger in a file; raise CorpusError for a form, slot or date that cannot be read, or a fact twice."""
    facts: dict[str, Fact] = {}
    for line, row in rows_of(path, COLUMNS, ("fact", "class", "what", "forms")):
        try:
            fact = _fact(row)
        except CorpusError as error:
            raise CorpusError(f"{path}, line {line}: fact {row['fact']!r}: {error}") from None
        if fact.fact in facts:
            raise CorpusError(f"{path}, line {line}: fact {fact.fact!r} stands there already; rename one")
        facts[fact.fact] = fact
    return Ledger(tuple(facts.values()))


def _fact(row: Row) -> Fact:
    forms = tuple(tuple(part.strip() for part in re.split(r"\s&\s", form)) for form in row["forms"].split("|"))
    for form in forms:
        for pattern in form:
            parse(pattern)
    slots = tuple(slot.strip() for slot in row["value_slot"].split("|") if slot.strip())
    for slot in slots:
        if slot.count("#") + sum("/" in word for word in slot.split()) != 1:
            raise CorpusError(f"value_slot {slot!r}: write one # for a number, or one choice such as state/working")
    try:
        date.fromisoformat(row["knowable_from"] or "2000-01-01")
    except ValueError:
        raise CorpusError(f"knowable_from {row['knowable_from']!r} is no date; write it as 2025-11-12") from None
    return Fact(row["fact"], row["class"], row["what"], forms, slots, row["knowable_from"], row["label"])
