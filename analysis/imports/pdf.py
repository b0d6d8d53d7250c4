"""PDF with a text layer to blocks: lines joined to paragraphs, running heads and feet told and left out."""

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis.imports.base import Block, Told, shown
from analysis.imports.limits import LINE, missing, whole_bytes
from analysis.tables import CorpusError

_LABEL = re.compile(r"^[^\W\d_][\w/ -]{1,24}:\s|^\d+\. ")
_END = re.compile(r"[.!?…:]['\"”’»)\]]*$")
PAGES = 20_000


def blocks(path: Path, told: Told) -> Iterator[Block]:
    """Yield the paragraphs of a PDF; raise CorpusError where it is broken, locked or has no text layer."""
    whole_bytes(path)
    pages = _pages(path, told)
    if not any(pages):
        raise CorpusError(
            f"{path}: {len(pages)} pages without a text layer (a scan?); recognise its characters first (OCR)"
        )
    running = _running(pages)
    for line in sorted(running):
        told.tell("cut", f"running head or foot, on several pages: {shown(line)}")
    told.tell("guessed", "paragraphs: joined from printed lines by their lengths and ends")
    width = _width(pages)
    number = 0
    for page, lines in enumerate(pages, 1):
        for text in _joined([line for line in lines if _masked(line) not in running], width):
            number += 1
            yield Block(text, f"page {page}, paragraph {number}")


def _pages(path: Path, told: Told) -> list[list[str]]:
    try:
        from pypdf import PdfReader
    except ImportError as error:
        raise missing(path, "pypdf", error) from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(path, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise CorpusError(f"{path}: locked with a password; save it without one")
        if len(reader.pages) > PAGES:
            raise CorpusError(f"{path}: {len(reader.pages):,} pages, more than {PAGES:,}; split the file")
        return _lines(path, reader.pages, told)
    except CorpusError:
        raise
    except Exception as error:
        raise CorpusError(
            f"{path}: no readable PDF ({type(error).__name__}: {error}); download or print it anew"
        ) from error


def _lines(path: Path, pages: Sequence[object], told: Told) -> list[list[str]]:
    found, size = [], 0
    for number, page in enumerate(pages, 1):
        text = str(page.extract_text())  # type: ignore[attr-defined]
        size += len(text)
        if size > LINE:
            raise CorpusError(f"{path}, page {number}: more than {LINE:,} characters in all; split the file")
        found.append([line.strip() for line in text.splitlines()])
        if not text.strip():
            told.tell("doubts", f"page {number}: no text layer; what is printed there is not read")
    return found


def _masked(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _running(pages: list[list[str]]) -> set[str]:
    if len(pages) < 3:
        return set()
    edges = Counter(
        edge
        for lines in pages
        for edge in {_masked(line) for line in [*filter(None, lines)][:3] + [*filter(None, lines)][-3:]}
    )
    return {edge for edge, count in edges.items() if count >= max(3, 0.6 * len(pages))}


def _width(pages: list[list[str]]) -> int:
    lengths = sorted(len(line) for lines in pages for line in lines if line)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _joined(lines: list[str], width: int) -> Iterator[str]:
    """Join a line to the one before where that one is full and does not end a sentence, or ends in a cut word."""
    now = ""
    for line in lines:
        full = len(now.rsplit("\n", 1)[-1]) >= 0.75 * width
        if now and line and full and not _LABEL.match(line) and not (_END.search(now) and not full):
            cut = now.endswith("-") and line[:1].islower()
            now = f"{now[:-1]}{line}" if cut else f"{now}\n{line}"
            continue
        if now:
            yield now.replace("\n", " ")
        now = line
        if not line:
            yield ""
    if now:
        yield now.replace("\n", " ")
