"""Text files, line by line: a file of any size passes through."""

from collections.abc import Iterator
from pathlib import Path

from analysis.imports.base import Block, Told
from analysis.imports.encodings import encoding_of
from analysis.imports.limits import LINE
from analysis.tables import CorpusError

_WIDE = {"utf-16": 2, "utf-16-le": 2, "utf-16-be": 2, "utf-32": 4, "utf-32-le": 4, "utf-32-be": 4}
_MARK = {"utf-8-sig": 3, "utf-16": 2, "utf-32": 4}


def lines(path: Path, told: Told, encoding: str = "") -> Iterator[tuple[int, int, int, str]]:
    """Yield (number from 1, first byte, byte after the line end, text without line end) for every line.

    Raises CorpusError for a byte that the encoding does not know, a NUL, and a line longer than 64 MiB.
    """
    codec = encoding_of(path, told, encoding)
    if codec in _WIDE:
        yield from _wide(path, codec)
        return
    with path.open("rb") as stream:
        at = stream.seek(_MARK.get(codec, 0))
        codec = "utf-8" if codec == "utf-8-sig" else codec
        number = 0
        while raw := stream.readline(LINE + 1):
            number += 1
            if len(raw) > LINE:
                raise CorpusError(f"{path}, line {number}: longer than {LINE:,} bytes; break the file into lines")
            for piece in raw.replace(b"\r\n", b"\n").split(b"\r") if b"\r" in raw.rstrip(b"\r\n") else (raw,):
                text = _decoded(path, number, at, piece, codec)
                yield number, at, at + len(raw), text.rstrip("\r\n")
            at += len(raw)


def _decoded(path: Path, number: int, at: int, raw: bytes, codec: str) -> str:
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError as error:
        value = raw[error.start]
        raise CorpusError(
            f"{path}, line {number}: byte {at + error.start} ({value:#04x}) is not {codec}; give the file's encoding "
            "with --encoding, or save the file as UTF-8"
        ) from error
    if "\0" in text:
        raise CorpusError(
            f"{path}, line {number}: a NUL byte (0x00) at character {text.index(chr(0))}; export the file as plain text"
        )
    return text


def _wide(path: Path, codec: str) -> Iterator[tuple[int, int, int, str]]:
    try:
        with path.open(encoding=codec, newline=None) as stream:
            for number, text in enumerate(iter(lambda: stream.readline(LINE), ""), 1):
                yield number, -1, -1, text.rstrip("\n").lstrip("\ufeff")
    except UnicodeError as error:
        raise CorpusError(f"{path}: not {codec} throughout ({error}); save the file as UTF-8") from error


def blocks(path: Path, told: Told, encoding: str = "") -> Iterator[Block]:
    """Yield every line of a text file as a block that may go on in the next one; a form feed is an empty line."""
    for number, start, stop, text in lines(path, told, encoding):
        yield Block(text.replace("\f", "").strip(" \t\u200b\ufeff"), f"line {number}", start, stop, whole=False)
