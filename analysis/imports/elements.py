"""XML to blocks: the text of every element, with the elements it stands in; what stands in a paragraph is of its line."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.parsers.expat import ExpatError

from analysis.imports.base import Block, Element, Told, one_line
from analysis.imports.limits import whole_bytes, xml
from analysis.tables import CorpusError

DEEPEST = 300
_PARAGRAPHS = ("paragraph", "para", "p")


def blocks(path: Path, told: Told) -> Iterator[Block]:
    """Yield the blocks of an XML file; raise CorpusError where it is broken before its first text, deep, or hostile."""
    reader, told.encoding = _Reader(path), "as the XML declares"
    try:
        xml(str(path), [whole_bytes(path)], reader.start, reader.end, reader.characters)
    except CorpusError as error:
        if not isinstance(error.__cause__, ExpatError) or not reader.found:
            raise
        told.tell("doubts", f"{error}: read as far as it goes")
    yield from reader.found


class _Reader:
    """The elements that are open and the text of the one that is being read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.found: list[Block] = []
        self._stack: list[Element] = []
        self._pieces: list[str] = []
        self._paragraph = self._count = 0
        self._kept = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take in the beginning of an element."""
        name = tag.rpartition(":")[2]
        if not self._paragraph:
            self._flush()
            if name.casefold() in _PARAGRAPHS:
                self._paragraph = len(self._stack) + 1
                self._kept = attributes.get("display", "").casefold() in ("preserve", "fixed")
        if len(self._stack) >= DEEPEST:
            raise CorpusError(f"{self.path}: elements nest deeper than {DEEPEST}; the file is damaged or hostile")
        self._count += 1
        self._stack.append(Element(name, "", name, self._count))

    def end(self, _: str) -> None:
        """Take in the end of an element."""
        if len(self._stack) <= self._paragraph or not self._paragraph:
            self._flush()
            self._paragraph, self._kept = 0, False
        self._stack.pop()

    def characters(self, text: str) -> None:
        """Take in text."""
        self._pieces.append(text)

    def _flush(self) -> None:
        text = "".join(self._pieces)
        lines = text.split("\n") if self._kept else [text]
        if found := "\n".join(filter(None, map(one_line, lines))):
            self.found.append(Block(found, f"text {len(self.found) + 1} of the XML", inside=tuple(self._stack)))
        self._pieces = []
