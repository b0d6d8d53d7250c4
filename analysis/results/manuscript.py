"""What a manuscript says of results: numbers with a mark, and macros; in LaTeX, Markdown, Word and notebooks.

A mark is `{#KEY}` or `{#KEY@DIGEST}` behind a number, in LaTeX `\\mfkey{KEY}` or `\\mfkey[DIGEST]{KEY}`.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from analysis.tables import CorpusError

MARK = re.compile(r"\{#\s*(?P<key>[^\s{}@#]+\.[^\s{}@#]+)\s*(?:@\s*(?P<digest>[0-9a-fA-F]{6,16}))?\s*\}")
TEX_MARK = re.compile(r"\\mfkey\s*(?:\[(?P<digest>[^\]]*)\])?\s*\{(?P<key>[^}]*)\}")
MACRO = re.compile(r"\\(?P<name>mf[A-Z][A-Za-z]*)")
DEFINED = re.compile(
    r"\\(?:re)?newcommand\*?\s*\{?\\(?P<name>mf[A-Z][A-Za-z]*)\}?\{(?P<value>.*)\}\s*(?:%.*@ (?P<digest>\w+))?"
)
INPUT = re.compile(r"\\(?:input|include)\s*\{(?P<name>[^}]+)\}")
COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%.*")
_NUMBER = r"[-−–+]?\d+(?:,\d{3})*(?:[.,]\d+)?"
NUMBER = re.compile(
    rf"(?P<value>{_NUMBER})\s*(?P<percent>%|percent|per cent)?"
    rf"(?:\s*,?\s*[\[(][^\[\]()]{{0,24}}?(?P<low>{_NUMBER})\s*(?:,|;|to|–)\s*(?P<high>{_NUMBER})\s*%?\s*[\])])?"
    r"\s*(?:<!--\s*)?$"
)
PLAIN = {"\u2011": "-", "\u2010": "-", "\u00ad": "", "\u200b": "", "\ufeff": "", "\u00a0": " ", "\u202f": " "}
TEX = (
    (r"\\ensuremath\{-\}", "-"), (r"\\(?:num|SI|mbox|text\w*)\{([^{}]*)\}", r"\1"), (r"\\%", "%"), (r"\$", ""),
    (r"\\[,;:! ]|~", " "), (r"\\(?:left|right)(?=[\[\]()])", ""), (r"(?<=[-−])\s+(?=\d)", ""),
)  # fmt: skip
TEXTS = (".md", ".markdown", ".qmd", ".rmd", ".txt")


@dataclass(frozen=True)
class Reference:
    """One place of a manuscript that speaks of a result: a typed number with a mark, or a macro."""

    place: str
    key: str = ""
    digest: str = ""
    value: str = ""
    percent: bool = False
    low: str = ""
    high: str = ""
    macro: str = ""


@dataclass(frozen=True)
class Definition:
    """A macro as a manuscript's own copy of results.tex defines it."""

    place: str
    value: str
    digest: str


@dataclass(frozen=True)
class Manuscript:
    """The references of one manuscript, the macros it defines or takes in, and what could not be read."""

    references: tuple[Reference, ...]
    definitions: dict[str, Definition]
    unread: tuple[str, ...] = ()


def read_manuscript(path: Path) -> Manuscript:
    """Return what a manuscript says of results; raise CorpusError for a missing, broken or unknown kind of file."""
    kind = path.suffix.lower()
    if not path.is_file():
        raise CorpusError(f"{path}: no such file; name a .tex, .docx, .md or .ipynb file")
    if kind == ".tex":
        return _tex(path)
    if kind == ".docx":
        return _word(path)
    if kind == ".ipynb":
        return Manuscript(tuple(_notebook(path)), {})
    if kind in TEXTS:
        text = _text(path)
        return Manuscript(tuple(marked(text, MARK, _lines(path.as_posix(), text))), {})
    raise CorpusError(f"{path}: {kind or 'a file without ending'} is not read; save it as .tex, .docx, .md or .ipynb")


def marked(text: str, mark: re.Pattern[str], place: Callable[[int], str]) -> Iterator[Reference]:
    """Return every number with a mark, and every mark without a number; headings' own marks are passed over."""
    for found in mark.finditer(text):
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        if mark is MARK and re.match(r"#{1,6}\s", line):
            continue
        before = _plain(text[max(0, found.start() - 160) : found.start()], tex=mark is TEX_MARK)
        number = NUMBER.search(before)
        told = number.groupdict() if number else {}
        yield Reference(
            place(found.start()), _plain(found["key"]).replace("\\_", "_").strip(), (found["digest"] or "").lower(),
            told.get("value") or "", bool(told.get("percent")), told.get("low") or "", told.get("high") or "",
        )  # fmt: skip


def _plain(text: str, tex: bool = False) -> str:
    for character, plain in PLAIN.items():
        text = text.replace(character, plain)
    for pattern, plain in TEX if tex else ():
        text = re.sub(pattern, plain, text)
    return text


def _text(path: Path) -> str:
    from analysis.imports.limits import whole_bytes

    content = whole_bytes(path)
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CorpusError(f"{path}, line {line}: not UTF-8; save the file as UTF-8") from error


def _lines(name: str, text: str) -> Callable[[int], str]:
    return lambda at: f"{name}, line {text.count(chr(10), 0, at) + 1}"


def _tex(path: Path) -> Manuscript:
    """Read a LaTeX file and the files that it takes in."""
    references: list[Reference] = []
    definitions: dict[str, Definition] = {}
    unread: list[str] = []
    waiting, seen = [path], {path.resolve()}
    while waiting:
        one = waiting.pop(0)
        text = _text(one)
        place = _lines(one.as_posix(), text)
        for found in DEFINED.finditer(text):
            definitions[found["name"]] = Definition(place(found.start()), found["value"], found["digest"] or "")
        bare = COMMENT.sub(lambda c: c[1] + " " * (len(c[0]) - len(c[1])), DEFINED.sub(lambda d: " " * len(d[0]), text))
        references += marked(bare, TEX_MARK, place)
        references += (Reference(place(use.start()), macro=use["name"]) for use in MACRO.finditer(bare))
        for name in (found["name"].strip() for found in INPUT.finditer(bare)):
            other = path.parent / (name if Path(name).suffix else f"{name}.tex")
            if not other.is_file():
                unread.append(f"{one.as_posix()}: \\input{{{name}}}: no such file, not checked")
            elif other.resolve() not in seen:
                seen.add(other.resolve())
                waiting.append(other)
    return Manuscript(tuple(references), definitions, tuple(unread))


def _word(path: Path) -> Manuscript:
    from analysis.imports.base import Told
    from analysis.imports.office import docx

    told = Told(path.name)
    found: list[Reference] = []
    for number, block in enumerate(docx(path, told), 1):
        name = f"{path.as_posix()}, paragraph {number}"
        found += marked(block.text, MARK, lambda _, name=name: name)  # type: ignore[misc]
    return Manuscript(tuple(found), {}, tuple(f"{path.as_posix()}: not checked: {one}" for one in told.unplaced))


def _notebook(path: Path) -> Iterator[Reference]:
    text = _text(path)
    try:
        cells = json.loads(text)["cells"]
        written = ["".join(cell["source"]) for cell in cells]
    except (ValueError, KeyError, TypeError) as error:
        raise CorpusError(f"{path}: not a readable notebook ({error!r}); save it anew from Jupyter") from error
    for number, cell in enumerate(written, 1):
        yield from marked(cell, MARK, _lines(f"{path.as_posix()}, cell {number}", cell))
