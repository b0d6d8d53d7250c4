"""Bytes to characters, and the way back from a character to its byte."""

import codecs
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from analysis.tables import CorpusError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True)
class Raw:
    """A text as collected: its characters, and where each begins in the file."""

    text: str
    encoding: str
    first: int

    @cached_property
    def offsets(self) -> list[int]:
        """Return the byte at which each character begins, and the file's length last."""
        offsets, position = [], self.first
        if self.text.isascii() and self.encoding == "utf-8":
            return list(range(position, position + len(self.text) + 1))
        for character in self.text:
            offsets.append(position)
            position += len(character.encode(self.encoding, "surrogatepass"))
        return [*offsets, position]


def read_raw(path: Path, encoding: str = "") -> Raw:
    """Return the text of a file. `encoding` is the declared one; empty means UTF-8 or what a byte-order mark says.

    Raises CorpusError for a missing file, bytes that the encoding does not know, and NUL bytes.
    """
    if not path.is_file():
        raise CorpusError(f"{path}: the file is missing; add it with `framing add FILE`")
    return decode(path.read_bytes(), encoding, str(path))


def decode(content: bytes, encoding: str = "", name: str = "text") -> Raw:
    """Return bytes as Raw; raise CorpusError as read_raw does."""
    first = 0
    for mark, marked in _BOMS:
        if content.startswith(mark):
            first, encoding = len(mark), marked
    try:
        codec = codecs.lookup(encoding or "utf-8").name
        text = content[first:].decode(codec)
    except LookupError as error:
        raise CorpusError(f"{name}: encoding {encoding!r} is unknown to Python; write utf-8, cp1251 …") from error
    except UnicodeDecodeError as error:
        raise CorpusError(
            f"{name}: byte {first + error.start} ({content[first + error.start]:#04x}) is not {encoding or 'utf-8'}; "
            "write the file's encoding into column encoding of articles.csv, or save the file as UTF-8"
        ) from error
    if "\0" in text:
        raise CorpusError(
            f"{name}: a NUL byte at character {text.index(chr(0))}; this is no text file, or its encoding is another: "
            "export it as plain text"
        )
    return Raw(text, codec, first)
