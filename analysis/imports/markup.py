"""HTML to blocks: the text of every block-level element, with the elements it stands in and where in the file."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from analysis.imports.base import Block, Element, Told
from analysis.imports.encodings import encoding_of
from analysis.imports.limits import whole_bytes
from analysis.tables import CorpusError

DEEPEST = 300
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup "
    "time tt u var nobr".split()
)
_SILENT = frozenset("script style noscript template svg textarea select option iframe object title".split())
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


def blocks(text: str, codec: str = "utf-8") -> Iterator[Block]:
    """Yield the blocks of an HTML text in order; offsets are bytes in `codec`."""
    reader = _Reader(text, codec)
    reader.feed(text)
    reader.close()
    reader.flush()
    yield from reader.found


class _Reader(HTMLParser):
    """Collects blocks; nesting deeper than DEEPEST is read, but no longer told apart."""

    def __init__(self, text: str, codec: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Block] = []
        self._text, self._codec = text, codec
        self._stack: list[Element] = []
        self._pieces: list[str] = []
        self._bold: list[bool] = []
        self._strong = self._silent = self._count = self._deeper = 0
        self._lines = [0]
        self._first, self._line, self._seen, self._bytes = 0, 1, 0, 0
        self._inside: tuple[Element, ...] = ()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in the beginning of an element."""
        if tag == "br":
            self._pieces.append("\n")
        if tag in _SILENT:
            self._silent += 1
        if tag in _VOID or tag in _SILENT:
            return
        if tag in _INLINE:
            self._strong += tag in ("b", "strong")
            if not any(name in ("class", "id") for name, _ in attrs):
                return
        else:
            self.flush()
            self._shut(_CLOSES.get(tag, set()))
        if len(self._stack) >= DEEPEST:
            self._deeper += 1
            return
        self._count += 1
        found = dict(attrs)
        self._stack.append(Element(tag, found.get("id") or "", found.get("class") or "", self._count))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in an element without an end."""
        if tag in _VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Take in the end of an element."""
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
            return
        if tag in ("b", "strong"):
            self._strong = max(self._strong - 1, 0)
        if tag not in _INLINE:
            self.flush()
        if self._deeper and tag not in _INLINE:
            self._deeper -= 1
            return
        for depth in range(len(self._stack) - 1, -1, -1):
            if self._stack[depth].tag == tag:
                del self._stack[depth:]
                return
            if tag in _INLINE and self._stack[depth].tag not in _INLINE:
                return

    def _shut(self, tags: set[str]) -> None:
        while self._stack and self._stack[-1].tag in tags | (_INLINE if tags else set()):
            self._stack.pop()

    def handle_data(self, text: str) -> None:
        """Take in text, unless it is a script's or a style's."""
        if self._silent or (not self._pieces and not text.strip()):
            return
        if not any(self._bold) and not "".join(self._pieces).strip():
            self._first, self._line = self._where(), self.getpos()[0]
            self._inside = tuple(self._stack)
        self._pieces.append(" ".join(text.split()) if text.strip() == text else _squeezed(text))
        if text.strip():
            self._bold.append(bool(self._strong))

    def _where(self) -> int:
        line, column = self.getpos()
        while len(self._lines) < line:
            self._lines.append(self._text.find("\n", self._lines[-1]) + 1)
        return self._lines[line - 1] + column

    def _byte(self, at: int) -> int:
        at = max(at, self._seen)
        self._bytes += len(self._text[self._seen : at].encode(self._codec, "replace"))
        self._seen = at
        return self._bytes

    def flush(self) -> None:
        """End the block that is being read."""
        text = "\n".join(" ".join(line.split()) for line in "".join(self._pieces).split("\n")).strip()
        if text:
            start, stop = self._byte(self._first), self._byte(self._where())
            place = f"line {self._line}"
            self.found.append(Block(text, place, start, stop, all(self._bold), inside=self._inside))
        self._pieces, self._bold = [], []


def _squeezed(text: str) -> str:
    front = " " if text[:1].isspace() else ""
    back = " " if text[-1:].isspace() and text.strip() else ""
    return front + " ".join(text.split()) + back
