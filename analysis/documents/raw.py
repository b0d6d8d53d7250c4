"""Bytes to characters, and the way back from a character to its byte."""

import codecs
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from analysis.tables import CorpusError

MEND = "write the file's encoding into column encoding of articles.csv, or save the file as UTF-8"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PLAIN = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
_UNICODE = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


@dataclass(frozen=True)
class Raw:
    """A text as collected: its characters, and where each begins in the file."""

    text: str
    encoding: str
    first: int

    @cached_property
    def offsets(self) -> Sequence[int]:
        """Return the byte at which each character begins, and the file's length last."""
        if self.text.isascii() and self.encoding == "utf-8":
            return range(self.first, self.first + len(self.text) + 1)
        widths = _widths(self.text, self.encoding)
        return array("q", accumulate(map(widths.__getitem__, self.text), initial=self.first))


def read_raw(path: Path, encoding: str = "") -> Raw:
    """Return the text of a file. `encoding` is the declared one; empty means UTF-8 or what a byte-order mark says.

    Raises CorpusError for a missing file, bytes that the encoding does not know, and NUL bytes.
    """
    if not path.is_file():
        raise CorpusError(f"{path}: the file is missing; add it with `framing add FILE`")
    return decode(path.read_bytes(), encoding, str(path))


def decode(content: bytes, encoding: str = "", name: str = "text", mend: str = MEND) -> Raw:
    """Return bytes as Raw; raise CorpusError as read_raw does, with `mend` for bytes that the encoding does not know."""
    first, encoding = next(((len(m), marked) for m, marked in _BOMS if content.startswith(m)), (0, encoding))
    try:
        codec = codecs.lookup(encoding or "utf-8").name
        codec = _PLAIN.get(codec, codec)
        text = content[first:].decode(codec)
        one_by_one = codec in _UNICODE or _length(text, codec) == len(content) - first
    except LookupError as error:
        raise CorpusError(f"{name}: encoding {encoding!r} is unknown to Python; write utf-8, cp1251 …") from error
    except UnicodeError as error:
        at = first + getattr(error, "start", 0)
        line, value = content.count(b"\n", 0, at) + 1, content[at]
        raise CorpusError(
            f"{name}, line {line}: byte {at} ({value:#04x}) is not {encoding or 'utf-8'}; {mend}"
        ) from error
    if not one_by_one:
        raise CorpusError(f"{name}: encoding {encoding!r} has no bytes of its own for each character; save as UTF-8")
    if "\0" in text:
        at = text.index("\0")
        raise CorpusError(
            f"{name}, line {text.count(chr(10), 0, at) + 1}: a NUL byte (0x00) at character {at}; this is no text file, "
            "or its encoding is another: export it as plain text"
        )
    return Raw(text, codec, first)


def _widths(text: str, codec: str) -> dict[str, int]:
    return {character: len(character.encode(codec)) for character in set(text)}


def _length(text: str, codec: str) -> int:
    widths = _widths(text, codec)
    return sum(widths[character] * count for character, count in Counter(text).items())
