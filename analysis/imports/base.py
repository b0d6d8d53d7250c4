"""What every import gives: blocks of text as a file holds them, articles, and what is to be told about a file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

LONGEST_LIST = 200
_SPACE = re.compile(r"\s+")


class Element(NamedTuple):
    """An element of a marked-up file that a block stands in; `number` tells two elements of one kind apart."""

    tag: str
    name: str
    classes: str
    number: int


@dataclass(frozen=True)
class Block:
    """A line or paragraph of a file; an empty text is an empty line.

    `place` is for people; `start` and `stop` are bytes of the file, -1 in packed formats. `bold` is None where the
    format does not say, `whole` is False where a paragraph may run over several blocks (lines of a text file).
    """

    text: str
    place: str
    start: int = -1
    stop: int = -1
    bold: bool | None = None
    style: str = ""
    whole: bool = True
    inside: tuple[Element, ...] = ()

    @property
    def group(self) -> int:
        """Return the number of the innermost division, table row or list the block stands in, -1 for none."""
        return next((e.number for e in reversed(self.inside) if e.tag in ("div", "tr", "section", "article")), -1)


@dataclass
class Article:
    """One article as an import sees it. `also` holds every other field of the record by name."""

    text: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    printed: str = ""
    byline: str = ""
    section: str = ""
    language: str = ""
    url: str = ""
    key: str = ""
    place: str = ""
    start: int = -1
    stop: int = -1
    also: dict[str, str] = field(default_factory=dict)


@dataclass
class Told:
    """The report on one file: what was recognised, guessed, cut, not placed, doubtful and refused."""

    file: str
    sha256: str = ""
    size: int = 0
    container: str = ""
    layout: str = ""
    version: str = ""
    encoding: str = ""
    articles: int = 0
    announced: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    guessed: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    more: dict[str, int] = field(default_factory=dict)

    def tell(self, kind: str, line: str) -> None:
        """Add a line to guessed, cut, unplaced, doubts or refused; equal lines stand once, long lists are counted."""
        lines: list[str] = getattr(self, kind)
        if line in lines:
            return
        if len(lines) < LONGEST_LIST:
            lines.append(line)
        else:
            self.more[kind] = self.more.get(kind, 0) + 1

    def row(self) -> dict[str, Any]:
        """Return the report as a JSON object."""
        return {**self.__dict__, "columns": dict(self.columns)}


def one_line(text: str) -> str:
    """Return the text with every run of white space as one blank."""
    return _SPACE.sub(" ", text).strip()


def shown(text: str, length: int = 60) -> str:
    """Return the beginning of a text in quotation marks, for a message."""
    line = one_line(text)
    return repr(line if len(line) <= length else line[: length - 1] + "…")


def writable(text: str) -> str:
    """Return a text that every file can be written with: half characters, as names that are no UTF-8 hold, stand escaped."""
    return text.encode("utf-8", "backslashreplace").decode()
