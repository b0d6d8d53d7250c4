"""RTF to blocks: one pass over the control words, nothing embedded is opened."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from analysis.imports.base import Block, Told
from analysis.imports.limits import whole_bytes
from analysis.tables import CorpusError

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_ASIDE = frozenset(
    b"fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc "
    b"aftnsep object themedata colorschememapping datastore latentstyles listtable listoverridetable rsidtbl generator "
    b"footnote annotation xmlnstbl fldinst bkmkstart bkmkend filetbl revtbl mmathPr wgrffmtfilter pgptbl shppict nonshppict".split()
)
_SIGNS = {
    b"tab": "\t", b"line": "\n", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
_ESCAPED = {b"~": "\xa0", b"_": "\u2011", b"-": "\u00ad", b"\\": "\\", b"{": "{", b"}": "}"}
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_DEEPEST = 20_000


def blocks(path: Path, told: Told) -> Iterator[Block]:
    """Yield the paragraphs of an RTF file, empty ones too; table cells are blocks of their own.

    Raises CorpusError for a file that is cut short in its first lines or nests deeper than 20,000 groups.
    """
    content = whole_bytes(path)
    reader = _Reader(path)
    reader.raw_utf8 = not content.isascii() and _is_utf8(content)
    for match in _TOKEN.finditer(content):
        reader.take(match)
    reader.paragraph(len(content))
    if reader.depth > 0:
        told.tell("doubts", f"byte {len(content)}: {reader.depth} groups are not closed: the file is cut short")
    told.encoding = f"{reader.codec} (as the RTF header says)"
    if reader.asides:
        told.tell("cut", f"{reader.asides} headers, footers, notes, pictures or objects")
    yield from reader.found


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


class _Reader:
    """The state of reading: a stack of groups, each with what is shown, its font's codec and its weight."""

    def __init__(self, path: Path) -> None:
        self.path, self.codec = path, "cp1252"
        self.raw_utf8 = False  # bytes over 127, which RTF itself has not, are UTF-8 throughout
        self.found: list[Block] = []
        self.asides = 0
        self._fonts: dict[int, str] = {}
        self._font = self._default = -1
        self._groups: list[tuple[bool, bool, bool, str, int]] = []
        self._shown, self._bold, self._fonttable, self._now, self._unicode = True, False, False, "", 1
        self._fresh = self._skip = 0
        self._bytes = bytearray()
        self._pieces: list[str] = []
        self._weights: list[tuple[bool, int]] = []
        self._first = -1
        self._high = ""

    @property
    def depth(self) -> int:
        """Return how many groups are open."""
        return len(self._groups)

    def take(self, match: re.Match[bytes]) -> None:
        """Take in one token."""
        word, number, code, sign, brace, plain = match.groups()
        if brace:
            self._brace(brace)
        elif word:
            self._word(word, int(number) if number else None, match)
        elif sign == b"*":
            self._fresh = 2
            return
        elif not self._skipped(len(plain) if plain else 1, plain):
            if code:
                self._bytes += bytes.fromhex(code.decode())
            elif sign in _ESCAPED:
                self._put(_ESCAPED[sign])
            elif sign in (b"\n", b"\r"):
                self.paragraph(match.end())
            elif plain and self.raw_utf8 and not plain.isascii():
                self._put(plain.decode("utf-8", "replace"))
            elif plain:
                self._bytes += plain
            if self._first < 0 and self._shown:
                self._first = match.start()
        self._fresh = 1 if brace == b"{" else 0

    def _skipped(self, length: int, plain: bytes | None) -> bool:
        if not self._skip:
            return False
        if plain and length > self._skip:
            self._bytes += plain[self._skip :]
        self._skip = max(self._skip - length, 0)
        return True

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self._skip = 0
        if brace == b"{":
            if len(self._groups) > _DEEPEST:
                raise CorpusError(f"{self.path}: groups nest deeper than {_DEEPEST}; the file is damaged or hostile")
            self._groups.append((self._shown, self._bold, self._fonttable, self._now, self._unicode))
        elif self._groups:
            self._shown, self._bold, self._fonttable, self._now, self._unicode = self._groups.pop()

    def _word(self, word: bytes, number: int | None, match: re.Match[bytes]) -> None:
        if word == b"u" and number is not None:
            self._point(number)
            return
        self._flush()
        self._skip = 0
        if self._fresh and (word in _ASIDE or self._fresh == 2):
            self._fonttable = self._fonttable or word == b"fonttbl"
            self.asides += self._shown and word.startswith((b"header", b"foot", b"annotation", b"pict", b"object"))
            self._shown = self._shown and self._fresh == 2 and word in (b"fldrslt", b"shptxt")
        elif word in (b"par", b"cell", b"row", b"sect", b"page"):
            self.paragraph(match.end())
        elif word in (b"ansicpg", b"f", b"fcharset", b"deff", b"mac", b"uc"):
            self._coded(word, number)
        elif word in (b"b", b"plain", b"v", b"deleted"):
            self._weigh(word, number)
        elif word in _SIGNS:
            self._put(_SIGNS[word])

    def _weigh(self, word: bytes, number: int | None) -> None:
        if word == b"b":
            self._bold = number != 0
        elif word == b"plain":
            self._bold, self._now = False, ""
        elif number != 0:
            self._shown = False

    def _coded(self, word: bytes, number: int | None) -> None:
        if word == b"mac":
            self.codec = "mac_roman"
        elif number is None:
            return
        elif word == b"ansicpg":
            self.codec = self._codec(f"cp{number}")
        elif word == b"deff":
            self._default = number
        elif word == b"uc":
            self._unicode = min(max(number, 0), 10)
        elif word == b"fcharset" and self._fonttable:
            self._fonts[self._font] = _CHARSETS.get(number, "")
        elif word == b"f":
            self._font = number
            self._now = self._fonts.get(number, "") if not self._fonttable else ""

    def _codec(self, name: str) -> str:
        try:
            return codecs.lookup({"cp65001": "utf-8", "cp10000": "mac_roman"}.get(name, name)).name
        except LookupError:
            return "cp1252"

    def _point(self, number: int) -> None:
        self._flush()
        unit = number % 65536
        if 0xD800 <= unit < 0xDC00:
            self._high = chr(unit)
        elif 0xDC00 <= unit < 0xE000:
            pair = (self._high + chr(unit)).encode("utf-16", "surrogatepass")
            self._put(pair.decode("utf-16", "replace"))
            self._high = ""
        else:
            self._put(chr(unit))
        self._skip = self._unicode

    def _flush(self) -> None:
        if self._bytes:
            codec = self._now or self._fonts.get(self._default, "") or self.codec
            text = self._bytes.decode(codec, "replace")
            self._bytes = bytearray()
            self._put(text)

    def _put(self, text: str) -> None:
        if self._bytes:
            self._flush()
        if self._shown:
            self._pieces.append(text)
            self._weights.append((self._bold, len(text.strip())))

    def paragraph(self, stop: int) -> None:
        """End the paragraph that is being read."""
        self._flush()
        if not self._shown:
            return
        text = "".join(self._pieces).strip(" \t\n")
        heavy = sum(length for bold, length in self._weights if bold)
        bold = 2 * heavy > sum(length for _, length in self._weights)
        place = f"paragraph {len(self.found) + 1}"
        self.found.append(Block(text, place, self._first if text else stop, stop, bold))
        self._pieces, self._weights, self._first = [], [], -1
