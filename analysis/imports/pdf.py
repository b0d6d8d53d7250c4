"""PDF with a text layer to blocks: lines joined to paragraphs, running heads and feet told and left out."""

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from analysis.imports.base import Block, Told, shown
from analysis.imports.limits import LINE, missing, whole_bytes
from analysis.tables import CorpusError

_LABEL = re.compile(r"^[^\W\d_][\w/ -]{1,24}:\s|^\d+\. ")
_END = re.compile(r"[.!?…:]['\"”’»)\]]*$")
_NUMBER = re.compile(r"(?i)(?:page|seite|página|pagina|blz\.?|p\.)\s0(?:\s(?:of|von|de|sur|di|van)\s0\b.{0,70})?$")
PAGES = 20_000
HEAD = 3  # how many lines the headline on top of a page may have


@dataclass(frozen=True)
class Printed:
    """A printed line: its text, its height on the page, the size of its letters and whether they are bold."""

    text: str
    height: float = 0.0
    size: float = 0.0
    bold: bool = False
    page: int = 1


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
    told.tell("guessed", "paragraphs: joined from printed lines by their lengths, sizes and distances")
    lengths = sorted(len(line.text) for lines in pages for line in lines)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    lines = [line for page in _without(pages, running, told) for line in page]
    for number, (text, first) in enumerate(_joined(lines, width), 1):
        yield Block(text, f"page {first.page}, paragraph {number}", bold=first.bold)


def _pages(path: Path, told: Told) -> list[list[Printed]]:
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
        return _all_lines(path, reader.pages, told)
    except CorpusError:
        raise
    except Exception as error:
        raise CorpusError(
            f"{path}: no readable PDF ({type(error).__name__}: {error}); download or print it anew"
        ) from error


def _all_lines(path: Path, pages: Sequence[Any], told: Told) -> list[list[Printed]]:
    found, size = [], 0
    for number, page in enumerate(pages, 1):
        lines = _lines(page, number)
        size += sum(len(line.text) for line in lines)
        if size > LINE:
            raise CorpusError(f"{path}, page {number}: more than {LINE:,} characters in all; split the file")
        if not lines:
            told.tell("doubts", f"page {number}: no text layer; what is printed there is not read")
        found.append(lines)
    return found


def _lines(page: Any, number: int) -> list[Printed]:
    pieces: list[tuple[str, float, float, bool]] = []

    def visit(text: str, matrix: Any, line: Any, font: Any, size: float) -> None:
        bold = "bold" in str((font or {}).get("/BaseFont", "")).casefold()
        pieces.append((text, matrix[5] + line[5] * matrix[3], abs(size * line[3] * matrix[3]), bold))

    page.extract_text(visitor_text=visit)
    found, now = list[Printed](), list[tuple[str, float, float, bool]]()
    for text, height, size, bold in [*pieces, ("\n", 0.0, 0.0, False)]:
        first, *rest = text.split("\n")
        now.append((first, height, size, bold))
        for part in rest:
            if words := [one for one in now if one[0].strip()]:
                line = " ".join("".join(one[0] for one in now).split(" ")).strip()
                found.append(Printed(line, words[0][1], words[0][2], all(one[3] for one in words), number))
            now = [(part, height, size, bold)]
    return found


def _masked(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _running(pages: list[list[Printed]]) -> set[str]:
    """Return the masked lines at the edges of most pages, and page numbers at the edges of any."""
    edges = Counter(edge for lines in pages for edge in {_masked(line.text) for line in (*lines[:3], *lines[-3:])})
    often = max(3, 0.6 * len(pages))
    return {edge for edge, count in edges.items() if count >= often or _NUMBER.match(edge)}


def _without(pages: list[list[Printed]], running: set[str], told: Told) -> list[list[Printed]]:
    """Return the pages without running heads and feet, and without the headline on top of every page of an article."""
    kept = [[line for line in page if _masked(line.text) not in running] for page in pages]
    for _ in range(HEAD if running else 0):
        tops = [page[0].text if page else "" for page in kept]
        for number, page in enumerate(kept):
            beside = (tops[max(number - 1, 0) : number], tops[number + 1 : number + 2])
            if page and (any(tops[number] in top for top in beside) or _again(page)):
                told.tell("cut", f"headline on top of the pages of an article: {shown(page[0].text)}")
                del page[0]
    return kept


def _again(page: list[Printed]) -> bool:
    """Tell whether the first line of a page, perhaps cut short, stands once more below it."""
    head = page[0].text.rstrip("….").casefold()
    return " ".join(line.text for line in page[1:4]).casefold().startswith(head)


def _joined(lines: list[Printed], width: int) -> Iterator[tuple[str, Printed]]:
    """Join a line to the one before where that one is full and nothing parts them; give the paragraph's first line."""
    gaps = sorted(abs(a.height - b.height) for a, b in pairwise(lines))
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    now, first, before = "", Printed(""), Printed("")
    for line in lines:
        far = abs(line.height - before.height) > 1.25 * usual if line.page == before.page else _END.search(now)
        same = abs(line.size - before.size) < 0.4 and line.bold == before.bold
        if now and same and not far and len(before.text) >= 0.7 * width and not _LABEL.match(line.text):
            cut = now.endswith("-") and line.text[:1].islower()
            now = f"{now[:-1]}{line.text}" if cut else f"{now} {line.text}"
        else:
            if now:
                yield now, first
            now, first = line.text, line
        before = line
    if now:
        yield now, first
