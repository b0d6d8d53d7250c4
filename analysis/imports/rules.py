"""Layouts of exports as files of rules: how a record begins and ends, and what its fields are called."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

from analysis.imports.base import Block

Table = Mapping[str, Any]
PROSE, PARAGRAPHS = 200, 3
"""A file with so many lines of so many characters holds prose: it is no cover."""


@dataclass(frozen=True)
class Rule:
    """One layout of one kind of export, as its file under rules/ says."""

    key: str
    table: Table

    @property
    def name(self) -> str:
        """Return the layout's name for people."""
        return str(self.table["name"])

    @property
    def version(self) -> str:
        """Return which years of the export the layout describes."""
        return str(self.table["version"])

    @property
    def engine(self) -> str:
        """Return the reader that understands this kind of rules."""
        return str(self.table["engine"])

    def pattern(self, room: str, name: str) -> re.Pattern[str] | None:
        """Return the compiled pattern `name` of a table, or None where the layout has none."""
        written = self.table.get(room, {}).get(name)
        return re.compile(written) if written else None

    def words(self, room: str, name: str) -> frozenset[str]:
        """Return a list of words of a table."""
        return frozenset(self.table.get(room, {}).get(name, ()))

    @cached_property
    def marks(self) -> tuple[re.Pattern[str], ...]:
        """Return the patterns that all have to be met by some block of a file of this layout."""
        return tuple(re.compile(pattern) for pattern in self.table["recognise"]["all"])

    def fits(self, container: str, blocks: Iterable[Block]) -> bool:
        """Tell whether the blocks of a file, or of its beginning, are of this layout."""
        if container not in self.table["containers"]:
            return False
        wanted = set(self.marks)
        for block in blocks:
            lines = [block.text, *(f".{e.classes}" for e in block.inside)] if block.inside else [block.text]
            for line in lines:
                wanted -= {mark for mark in wanted if mark.search(line.strip())}
            if not wanted:
                return True
        return False


@cache
def table(key: str) -> Table:
    """Return the file rules/KEY.toml, with the file it extends filled in."""
    file = resources.files("analysis.imports").joinpath("rules", f"{key}.toml")
    found: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    base = table(str(found["extends"])) if "extends" in found else {}
    return {**base, **found}


@cache
def layouts() -> tuple[Rule, ...]:
    """Return every layout under rules/ that names an engine, in the order of the files' names."""
    folder = resources.files("analysis.imports").joinpath("rules")
    keys = sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))
    return tuple(Rule(key, table(key)) for key in keys if "engine" in table(key))


def recognised(container: str, blocks: Iterable[Block]) -> Rule | None:
    """Return the layout that the blocks of a file (or of its beginning) are of; of several, the one with most marks."""
    blocks = list(blocks)
    fitting = [rule for rule in layouts() if rule.fits(container, blocks)]
    return max(fitting, key=lambda rule: len(rule.marks), default=None)


def cover(blocks: Iterable[Block]) -> tuple[str, str]:
    """Return what a file without a layout is and what to do, where it is but the cover of an export; ("", "") else."""
    lines = [line.strip() for block in blocks for line in block.text.split("\n")]
    if sum(len(line) >= PROSE for line in lines) >= PARAGRAPHS:
        return "", ""
    for found in table("covers").values():
        if all(any(re.match(pattern, line) for line in lines) for pattern in found["all"]):
            return str(found["what"]), str(found["mend"])
    return "", ""


@cache
def _languages() -> dict[str, str]:
    return {word: code for code, words in table("languages").items() for word in (code, *str(words).split())}


def language_code(printed: str) -> str:
    """Return the ISO 639-1 code of a language as printed, in any interface language; "" where it is not known."""
    for part in re.split(r"[;,/|()（）－–]", printed.casefold()):
        word = "-".join(part.split())
        if code := _languages().get(word) or _languages().get(word.split("-")[0].split("_")[0]):
            return code
    return ""
