"""A labelled layout made ready for reading: its labels, its headings, and how strictly they are taken."""

import re
from dataclasses import dataclass
from functools import cached_property

from analysis.imports.base import Block
from analysis.imports.dates import dated
from analysis.imports.rules import Rule


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
        found = {}
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
    def headings(self) -> dict[str, str]:
        """Return heading → field."""
        rooms = self.rule.table["headings"]
        return {word: name for name, words in rooms.items() for word in words}

    def label(self, block: Block) -> tuple[str, bool, str] | None:
        """Return (field, before the body, value) where a block is a labelled line, or a length without its label."""
        bare = self.rule.pattern("patterns", "bare_length")
        if bare and bare.match(block.text):
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
