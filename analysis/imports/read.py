"""A file of any kind to its articles and the report on it."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from analysis.imports import (
    anchored,
    coded,
    elements,
    labelled,
    marked,
    markup,
    office,
    pdf,
    plain,
    rows,
    rtf,
    single,
    tagged,
    warc,
    web,
)
from analysis.imports.base import Article, Block, Told, shown
from analysis.imports.encodings import garbled
from analysis.imports.limits import digest
from analysis.imports.rules import Rule, cover, recognised
from analysis.imports.sniff import READABLE, container
from analysis.tables import CorpusError
from analysis.words import words

ABOUT = ("readme", "license", "licence", "changelog", "contributing")
PACKED = tuple(
    ".zip .7z .rar .tar .tgz .bz2 .xz .mht .mhtml .eml .emlx .msg .mbox .webarchive .pages .docm .wpd .wps .xls .xlsb .ods .epub".split()
)
TABLES = ("csv", "jsonl", "json", "xlsx", "parquet")
HEAD, HEAD_CHARACTERS = 60_000, 8_000_000  # how much of a text file is looked at to recognise its layout
_MEND = "export docx, rtf or HTML, or turn it into CSV"
COVER = 2_000  # how many blocks of it are looked at to see that it holds no article
ENGINES: dict[str, Callable[[Iterable[Block], Rule, Told], Iterator[Article]]] = {
    "labelled": labelled.read,
    "anchored": anchored.read,
    "coded": coded.read,
    "tagged": tagged.read,
    "marked": marked.read,
}


@dataclass(frozen=True)
class Options:
    """What the user says about the files: columns of tables (field → column) and the encoding of text files."""

    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str = ""


def read_file(path: Path, name: str, options: Options, told: Told) -> Iterator[Article]:
    """Yield the articles of a file, whatever it is, and fill in the report; `name` is the file's name in it.

    Raises CorpusError for a file that cannot be read at all; where only some records cannot, the report says which.
    """
    kind = container(path)
    told.file, told.container = name, kind
    told.sha256, told.size = digest(path)
    for article in _articles(path, kind, options, told):
        told.articles += 1
        _mend(article, told)
        _doubt(article, told)
        yield article
    if told.announced is not None and told.announced != told.articles:
        told.tell("doubts", f"the export announces {told.announced} articles, {told.articles} are read")


def _articles(path: Path, kind: str, options: Options, told: Told) -> Iterator[Article]:
    if kind in TABLES:
        told.layout = kind
        yield from rows.read(path, kind, told, options.columns, options.encoding)
        return
    if kind == "warc":
        told.layout = "WARC"
        yield from warc.read(path, told)
        return
    page, codec = markup.read_html(path, told, options.encoding) if kind == "html" else ("", "")
    blocks = markup.blocks(page, codec) if kind == "html" else _blocks(path, kind, told, options.encoding)
    opening = _opening(blocks)
    if rule := recognised("txt" if kind == "md" else kind, opening):
        told.layout, told.version = rule.name, rule.version
        if apart := rule.pattern("tags", "apart"):
            opening, blocks = [], markup.blocks(page, codec, apart)
        yield from ENGINES[rule.engine](chain(opening, blocks), rule, told)
        return
    if kind == "xml":
        root = opening[0].inside[0].tag if opening else "?"
        raise CorpusError(f"{path}: XML, its root is <{root}>: no layout of it is known; {_MEND}")
    what, mend = cover(opening[:COVER])
    if what:
        raise CorpusError(f"{path}: {what}; {mend}")
    if kind == "html":
        told.layout = "web page"
        found = web.read(path, page, opening, told)
        yield from [found] if found else []
    else:
        told.layout = "one article a file"
        yield single.read(chain(opening, blocks), kind, told)


def is_export(path: Path, encoding: str = "") -> bool:
    """Tell whether a file is more than one plain text: another format, or an export as text, be it read or refused."""
    if not path.is_file() or (path.suffix.casefold() == ".txt" and path.stat().st_size == 0):
        return False
    if path.suffix.casefold() != ".txt":
        return True
    if (kind := container(path)) != "txt":
        return kind in ("docx", "odt", "rtf", "pdf", "html", "xml", "xlsx", "warc", "parquet", "csv")
    try:
        opening = _opening(plain.blocks(path, Told(path.name), encoding))
        if recognised("txt", opening):
            return True
        return bool(cover(opening[:COVER])[0] or single.several(opening))
    except CorpusError:
        return False


def _opening(blocks: Iterator[Block]) -> list[Block]:
    found, size = [], 0
    for block in islice(blocks, HEAD):
        found.append(block)
        size += len(block.text)
        if size > HEAD_CHARACTERS:
            break
    return found


def _blocks(path: Path, kind: str, told: Told, encoding: str) -> Iterator[Block]:
    if kind in ("txt", "md"):
        return plain.blocks(path, told, encoding)
    readers = {"docx": office.docx, "odt": office.odt, "rtf": rtf.blocks, "pdf": pdf.blocks, "xml": elements.blocks}
    return readers[kind](path, told)


def _mend(article: Article, told: Told) -> None:
    """Put U+FFFD for half characters (lone surrogates, which JSON may hold), which no file can be written with."""
    for name, value in article.__dict__.items():
        if isinstance(value, str) and not value.isascii():
            try:
                value.encode("utf-8")
            except UnicodeEncodeError:
                mended = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
                setattr(article, name, mended)
                told.tell("doubts", f"{article.place}: {name} holds half a character; U+FFFD stands in its place")


def _doubt(article: Article, told: Told) -> None:
    """Say in the report what an article lacks, and where its length is not the one that was announced."""
    for name in ("title", "published", "outlet"):
        if not getattr(article, name):
            told.tell("doubts", f"{article.place}: no {name}: {shown(article.title or article.text)}")
    garbled(f"{article.title}\n{article.text}", told, article.place)
    match = re.search(r"\d[\d.,\s\u00a0]*", article.also.get("length", ""))
    said = int(re.sub(r"\D", "", match[0])[:9]) if match else 0
    count = len(words(article.text)) if said else 0
    if abs(said - count) > 40 and not 0.65 < count / said < 1.5:
        told.tell("doubts", f"{article.place}: {said} words announced, {count} read: {shown(article.title)}")


def files(paths: Sequence[Path], left_out: list[str]) -> Iterator[tuple[Path, str]]:
    """Yield (path, name in the report) for every file, folders searched through in order of names.

    In folders only names with a readable ending count, links to folders and the `…_files` beside a saved page are not
    followed; what is left out is added to `left_out`. Raises CorpusError for a missing path and an empty folder.
    """
    for path in paths:
        if path.is_dir():
            found = list(_inside(path, left_out))
            if not found:
                raise CorpusError(
                    f"{path}: no .txt file in this folder, nor another with articles; give the folder that holds the texts"
                )
            yield from found
        elif path.exists():
            yield path, path.name
        else:
            raise CorpusError(f"{path}: no such file or folder; mend the path")


def told_of(left_out: Sequence[str]) -> list[str]:
    """Return what to say of files that were left out for their names, those that may hold articles each by name."""
    held = [name for name in left_out if name.casefold().endswith(PACKED)]
    rest = [name for name in left_out if name not in held]
    told = [f"left out for their names: {', '.join(rest[:5])}{' …' if len(rest) > 5 else ''}"] if rest else []
    mend = "unpack archives, save messages and pages as HTML, documents as docx or PDF, and give these"
    return [*told, f"left out, though they may hold articles: {', '.join(held)}; {mend}"] if held else told


def _inside(folder: Path, left_out: list[str]) -> Iterator[tuple[Path, str]]:
    for root, inner, names in os.walk(folder, followlinks=False):
        out = _passed_over(Path(root), inner, names)
        left_out.extend(f"{Path(root, name).relative_to(folder).as_posix()}/" for name in sorted(out))
        inner[:] = sorted(name for name in inner if not name.startswith(".") and name not in out)
        for name in sorted(names):
            path = Path(root, name)
            fit = path.suffix.casefold() in READABLE and path.stem.casefold() not in ABOUT and not name.startswith(".")
            if fit and path.is_file():
                yield path, path.relative_to(folder).as_posix()
            else:
                left_out.append(path.relative_to(folder).as_posix())


def _passed_over(root: Path, inner: list[str], names: list[str]) -> set[str]:
    """Return the folders that hold no articles: what belongs to saved pages, kept originals, and links."""
    pages = {Path(name).stem for name in names if name.casefold().endswith((".html", ".htm"))}
    beside = {name for name in inner if name.rpartition("_")[0] in pages or name.removesuffix("-Dateien") in pages}
    kept = {name for name in inner if (root / name / "manifest.csv").is_file()}
    return (beside - pages) | kept | {name for name in inner if (root / name).is_symlink()}
