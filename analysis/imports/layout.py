"""A labelled layout made ready for reading: its labels, its headings, and how strictly they are taken."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from analysis.imports.base import Block
from analysis.imports.dates import dated
from analysis.imports.rules import Rule


def _opens(lines: Sequence[Block], number: int) -> bool:
    """Tell whether a line is the first of its division of a page, where it stands in one."""
    group = lines[number].group
    return group < 0 or number == 0 or lines[number - 1].group != group


@dataclass(frozen=True)
class Layout:
    """A labelled layout made ready: one pattern for all labels, one table of headings.

    `styled` says that the file has bold lines, so that a heading must be one; `gap` that its labels are followed by a
    no-break space, so that others are no labels.
    """

    rule: Rule
    styled: bool = False
    gap: bool = False

    @cached_property
    def labels(self) -> dict[str, tuple[str, bool]]:
        """Return label → (field, whether it stands before the body)."""
        found = dict.fromkeys(self.rule.table["labels"].get("body", {}).get("body", ()), ("body", True))
        for room in ("tail", "head"):
            for name, words in self.rule.table["labels"][room].items():
                for word in words:
                    found[word.upper() if self.rule.table["upper"] else word] = (name, room == "head")
        if self.rule.table["upper"]:
            for word in self.rule.words("headings", "body"):
                found[word.upper()] = ("body", True)
        return found

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern of a labelled line: label, what follows the colon, value."""
        words = "|".join(sorted(map(re.escape, self.labels), key=len, reverse=True))
        return re.compile(rf"({words})\s?:([\s\xa0]*)(.*)", re.DOTALL)

    @cached_property
    def bare(self) -> re.Pattern[str] | None:
        """Return the pattern of a length without its label."""
        return self.rule.pattern("patterns", "bare_length")

    @cached_property
    def headings(self) -> dict[str, str]:
        """Return heading → field."""
        rooms = self.rule.table["headings"]
        return {word: name for name, words in rooms.items() for word in words}

    def label(self, block: Block) -> tuple[str, bool, str] | None:
        """Return (field, before the body, value) where a block is a labelled line, or a length without its label."""
        if self.bare and self.bare.match(block.text):
            return "length", True, block.text
        match = self.pattern.match(block.text) if ":" in block.text[:60] else None
        if match is None or (self.gap and not match[2].startswith("\xa0")):
            return None
        name, head = self.labels[match[1]]
        value = match[3].replace("\xa0", " ").strip()
        if name in ("load_date", "correction_date") and value and dated(value) is None:
            return None
        return name, head, value

    def heading(self, block: Block) -> str:
        """Return the field that a line by itself opens, or ""."""
        if self.rule.table["upper"] or (self.styled and not block.bold):
            return ""
        return self.headings.get(block.text.strip(), "")

    def labelled(self, lines: Sequence[Block]) -> list[tuple[int, tuple[str, bool, str]]]:
        """Return the labelled lines of a record with their numbers."""
        labels = ((n, self.label(line)) for n, line in enumerate(lines))
        return [(n, found) for n, found in labels if found and _opens(lines, n)]

    def head_end(self, lines: Sequence[Block]) -> int:
        """Return the number of the last label before the body, or of the body's heading less one."""
        if (body := next((n for n, line in enumerate(lines) if self.heading(line) == "body"), None)) is not None:
            return body - 1
        labels = self.labelled(lines)
        run = bool(self.rule.table.get("run"))
        bodies = (n for n, found in labels if found[0] == "body" and (run or not found[2] or n - 1 in dict(labels)))
        if (body := next(bodies, None)) is not None or run:
            return body if body is not None else self._run(lines) - 1
        last, length = -1, next((n for n, found in labels if found[0] == "length"), -1)
        for number, found in labels:
            if not found[1] or (last >= 0 and number > length and number - last > 1 and lines[number - 1].group < 0):
                break
            last = number
        return last

    def first_run(self, lines: Sequence[Block]) -> int:
        """Return the number of the last of the first labels that stand together."""
        last = -1
        for number, found in self.labelled(lines):
            if not found[1] or (last >= 0 and number - last > 1):
                break
            last = number
        return last

    def ends(self, lines: Sequence[Block], last: int, late: bool = False) -> frozenset[int]:
        """Return the numbers of the labelled lines that may end the body, `last` being the last of the head.

        A label that words of a text may open with as well ends it only where no second line without a label follows.
        """
        labels, sure = self.labelled(lines), self.rule.words("tail", "sure")
        start = self._run(lines)
        if start or self.gap or late:
            return frozenset(number for number, _ in labels if number >= start)
        right, found = self.rule.pattern("patterns", "copyright"), set[int]()
        for (number, label), (after, _) in pairwise([*labels, (len(lines), None)]):
            loose = sum(not (right and right.match(line.text)) for line in lines[number + 1 : after])
            if label and (label[0] in sure or loose < (2 if number > last + 1 else 0)):
                found.add(number)
        return frozenset(found)

    def _run(self, lines: Sequence[Block]) -> int:
        """Return where the labels below the body begin at the earliest: at their heading, or where their one run begins."""
        if (at := next((n for n, line in enumerate(lines) if self.heading(line) == "details"), -1)) >= 0:
            return at
        if not self.rule.table.get("run"):
            return 0
        return next((n + 1 for n in range(len(lines) - 1, -1, -1) if not self.label(lines[n])), 0)
