"""HTML to blocks: the text of every block-level element, with the elements it stands in and where in the file."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from analysis.imports.base import Block, Element, Told
from analysis.imports.encodings import encoding_of
from analysis.imports.limits import whole_bytes
from analysis.imports.tags import Token, tokens
from analysis.tables import CorpusError

DEEPEST = 300
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup "
    "time tt u var nobr".split()
)
_SILENT = frozenset("noscript template svg select option object".split())
_CLOSES = {
    "p": {"p"},
    "li": {"li"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "dt": {"dd", "dt"},
    "dd": {"dd", "dt"},
}


def read_html(path: Path, told: Told, encoding: str = "") -> tuple[str, str]:
    """Return the text of an HTML file and its codec; what cannot be decoded raises CorpusError."""
    content = whole_bytes(path)
    codec = encoding_of(path, told, encoding)
    try:
        return content.decode(codec), codec
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CorpusError(
            f"{path}, line {line}: byte {error.start} ({content[error.start]:#04x}) is not {codec}; "
            "give the encoding with --encoding"
        ) from error


def blocks(text: str, codec: str = "utf-8", apart: re.Pattern[str] | None = None) -> Iterator[Block]:
    """Yield the blocks of an HTML text in order; offsets are bytes in `codec`, elements below DEEPEST are not kept.

    `apart` are classes of elements within a line that are to be blocks of their own.
    """
    reader = _Reader(text, codec, apart)
    for token in tokens(text):
        if token.kind == "text":
            reader.characters(token.start, token.stop)
        elif token.kind == "start":
            yield from reader.open(token)
        else:
            yield from reader.close(token)
    yield from reader.flush(len(text))


class _Reader:
    """The elements that are open and the pieces of the block that is being read."""

    def __init__(self, text: str, codec: str, apart: re.Pattern[str] | None) -> None:
        self._text, self._codec, self._apart = text, codec, apart
        self._stack: list[Element] = []
        self._pieces: list[str] = []
        self._bold: list[bool] = []
        self._inside: tuple[Element, ...] = ()
        self._strong = self._silent = self._count = self._deeper = 0
        self._first, self._last = 0, 0
        self._seen, self._bytes, self._line = 0, 0, 1

    def open(self, token: Token) -> Iterator[Block]:
        """Take in the beginning of an element."""
        tag = token.tag
        if tag == "br":
            self._pieces.append("\n")
        if tag in _SILENT:
            self._silent += 1
        if tag in _VOID or tag in _SILENT:
            return
        if tag in _INLINE:
            self._strong += tag in ("b", "strong")
            if self._is_apart(token.classes):
                yield from self.flush(token.start)
            elif not (token.name or token.classes or self._apart):
                return
        else:
            yield from self.flush(token.start)
            self._shut(_CLOSES.get(tag, set()))
        if len(self._stack) >= DEEPEST:
            self._deeper += tag not in _INLINE
            return
        self._count += 1
        self._stack.append(Element(tag, token.name, token.classes, self._count))

    def close(self, token: Token) -> Iterator[Block]:
        """Take in the end of an element."""
        tag = token.tag
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
            return
        if tag in ("b", "strong"):
            self._strong = max(self._strong - 1, 0)
        if tag not in _INLINE:
            yield from self.flush(token.start)
            if self._deeper:
                self._deeper -= 1
                return
        for depth in range(len(self._stack) - 1, -1, -1):
            if self._stack[depth].tag == tag:
                if self._is_apart(self._stack[depth].classes):
                    yield from self.flush(token.start)
                del self._stack[depth:]
                return
            if tag in _INLINE and self._stack[depth].tag not in _INLINE:
                return

    def _is_apart(self, classes: str) -> bool:
        return bool(self._apart and self._apart.search(classes))

    def _shut(self, tags: set[str]) -> None:
        while tags and self._stack and (self._stack[-1].tag in tags or self._stack[-1].tag in _INLINE):
            self._stack.pop()

    def characters(self, start: int, stop: int) -> None:
        """Take in text, unless it stands where a reader sees none."""
        text = unescape(self._text[start:stop])
        if self._silent or (not self._bold and not text.strip()):
            return
        if not self._bold:
            self._first, self._inside = start, tuple(self._stack)
        self._pieces.append(text if any(one.tag == "pre" for one in self._stack) else _squeezed(text))
        if text.strip():
            self._bold.append(bool(self._strong))
            self._last = stop

    def flush(self, stop: int) -> Iterator[Block]:
        """Give the block that is being read, where it has a text."""
        if self._bold:
            text = "\n".join(" ".join(line.split()) for line in "".join(self._pieces).split("\n")).strip()
            start = self._byte(self._first)
            place = f"line {self._line}"
            whole = not any(one.tag == "pre" for one in self._inside)
            stop, bold = self._byte(self._last), all(self._bold)
            for line in [text] if whole else text.split("\n"):
                yield Block(line, place, start, stop, bold, whole=whole, inside=self._inside)
        self._pieces, self._bold = [], []

    def _byte(self, at: int) -> int:
        piece = self._text[self._seen : max(at, self._seen)]
        self._bytes += len(piece.encode(self._codec, "replace"))
        self._line += piece.count("\n")
        self._seen += len(piece)
        return self._bytes


def _squeezed(text: str) -> str:
    """Return the text with each run of white space (line ends too) as one blank, at its ends as well."""
    inner = " ".join(text.split())
    if not inner:
        return " "
    return f"{' ' if text[0].isspace() else ''}{inner}{' ' if text[-1].isspace() else ''}"
