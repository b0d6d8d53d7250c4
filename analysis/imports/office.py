"""docx and odt to blocks, straight from their XML: no macro, no link and no entity is followed."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from analysis.imports.base import Block, Told
from analysis.imports.limits import archive, member, xml
from analysis.tables import CorpusError

_FALSE = ("0", "false", "off", "none")


def docx(path: Path, told: Told) -> Iterator[Block]:
    """Yield the paragraphs of a docx file, empty ones too; headers, footers and deleted text are left out and told."""
    with archive(path) as opened:
        names = opened.namelist()
        part = next((n for n in names if n == "word/document.xml"), "") or next(
            (n for n in sorted(names) if n.startswith("word/document") and n.endswith(".xml")), ""
        )
        if not part:
            raise CorpusError(f"{path}: no word/document.xml inside; it is no docx file, or it is damaged")
        reader = _Docx(part)
        xml(f"{path}, {part}", member(path, opened, part), reader.start, reader.end, reader.characters)
        for kind in ("header", "footer"):
            if count := sum(name.startswith(f"word/{kind}") for name in names):
                told.tell("cut", f"{count} page {kind}s (repeated on every page, no part of the text)")
        for kind in ("footnotes", "endnotes", "comments"):
            if f"word/{kind}.xml" in names:
                notes = _Docx("note")
                part = f"word/{kind}.xml"
                xml(f"{path}, {part}", member(path, opened, part), notes.start, notes.end, notes.characters)
                if count := sum(bool(block.text.strip()) for block in notes.found):
                    told.tell("unplaced", f"{count} paragraphs of {kind}; not read into any article")
    if reader.deleted:
        told.tell("cut", f"{reader.deleted} runs of text that were deleted with changes tracked")
    yield from reader.found


class _Docx:
    """Collects paragraphs; a paragraph inside a paragraph (a text box) becomes a block of its own."""

    def __init__(self, part: str) -> None:
        self.found: list[Block] = []
        self.deleted = 0
        self._open: list[list[str]] = []
        self._weights: list[tuple[bool, int]] = []
        self._runs: list[tuple[str, bool]] = []
        self._style = ""
        self._bold = self._text = False
        self._skip = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take in the beginning of an element."""
        if tag in ("mc:Fallback", "w:del", "w:moveFrom"):
            self._skip += 1
        elif tag == "w:p":
            self._open.append([])
            self._style, self._weights = "", []
        elif tag == "w:r":
            self._bold = False
        elif tag == "w:b":
            self._bold = attributes.get("w:val", "true").casefold() not in _FALSE
        elif tag == "w:pStyle":
            self._style = attributes.get("w:val", "")
        elif tag == "w:t":
            self._text = True
        elif self._open and not self._skip and tag in ("w:tab", "w:br", "w:cr", "w:noBreakHyphen", "w:softHyphen"):
            self._open[-1].append({"w:tab": "\t", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}.get(tag, "\n"))

    def end(self, tag: str) -> None:
        """Take in the end of an element."""
        if tag in ("mc:Fallback", "w:del", "w:moveFrom"):
            self._skip -= 1
            self.deleted += tag == "w:del"
        elif tag == "w:t":
            self._text = False
        elif tag == "w:p" and self._open:
            text = "".join(self._open.pop()).strip("\n\t ")
            heavy = sum(length for bold, length in self._weights if bold)
            bold = 2 * heavy > sum(length for _, length in self._weights) if self._weights else False
            self.found.append(Block(text, f"paragraph {len(self.found) + 1}", bold=bold, style=self._style))

    def characters(self, text: str) -> None:
        """Take in text."""
        if self._text and self._open and not self._skip:
            self._open[-1].append(text)
            self._weights.append((self._bold, len(text)))


def odt(path: Path, told: Told) -> Iterator[Block]:
    """Yield the paragraphs and headings of an odt file; notes and comments are left out and told."""
    reader = _Odt()
    with archive(path) as opened:
        xml(f"{path}, content.xml", member(path, opened, "content.xml"), reader.start, reader.end, reader.characters)
    if reader.left_out:
        told.tell("unplaced", f"{reader.left_out} notes, comments or tracked changes; not read into any article")
    yield from reader.found


class _Odt:
    """Collects paragraphs and headings."""

    _ASIDE = ("office:annotation", "text:note", "text:tracked-changes")

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.left_out = 0
        self._open: list[list[str]] = []
        self._style: list[str] = []
        self._aside = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take in the beginning of an element."""
        if tag in self._ASIDE:
            self._aside += 1
            self.left_out += 1
        elif tag in ("text:p", "text:h") and not self._aside:
            self._open.append([])
            self._style.append(
                "Heading " + attributes.get("text:outline-level", "1")
                if tag == "text:h"
                else attributes.get("text:style-name", "")
            )
        elif self._open and not self._aside and tag in ("text:s", "text:tab", "text:line-break"):
            count = attributes.get("text:c", "1")
            spaces = min(int(count[:9]), 100) if count.isdecimal() else 1
            self._open[-1].append({"text:tab": "\t", "text:line-break": "\n"}.get(tag, " " * spaces))

    def end(self, tag: str) -> None:
        """Take in the end of an element."""
        if tag in self._ASIDE:
            self._aside -= 1
        elif tag in ("text:p", "text:h") and self._open and not self._aside:
            text = "\n".join(" ".join(line.split(" ")) for line in "".join(self._open.pop()).split("\n")).strip()
            self.found.append(Block(text, f"paragraph {len(self.found) + 1}", style=self._style.pop()))

    def characters(self, text: str) -> None:
        """Take in text; line ends in the XML are blanks."""
        if self._open and not self._aside:
            self._open[-1].append(text.replace("\n", " "))
