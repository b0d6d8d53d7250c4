"""framing read: what an import sees, one line an article, and the report on how it was read."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from analysis.imports.base import Article, Told, writable
from analysis.imports.columns import parse_map
from analysis.imports.read import Options, files, read_file, told_of
from analysis.tables import CorpusError, whole, write_text

KINDS = ("guessed", "cut", "unplaced", "doubts", "refused")


def read(
    paths: Sequence[Path],
    target: Path,
    columns: Sequence[str] = (),
    encoding: str = "",
    say: Callable[[str], None] = print,
) -> int:
    """Write every article of the files to `target` as JSON lines and return 0, or 1 where a file could not be read.

    The report stands in TARGET.report.json and, shorter, on the screen. Where no file at all can be read, the first
    error is raised and nothing is written. What an earlier run wrote to TARGET is never read.
    """
    options, left_out = Options(parse_map(columns), encoding), list[str]()
    reports, errors = list[Told](), list[CorpusError]()
    with whole(target) as unfinished, unfinished.open("w", encoding="utf-8", newline="\n") as stream:
        names = Names()
        for path, name in _files(paths, target, left_out):
            told = Told(name)
            try:
                _write(read_file(path, name, options, told), told, names, stream)
            except CorpusError as error:
                errors.append(error)
                told.tell("refused", writable(str(error)))
            reports.append(told)
            _say(told, say)
        if errors and not any(told.articles for told in reports):
            raise errors[0]
        if not reports:
            raise CorpusError(f"{paths[0]}: nothing to read here but what `framing read` wrote; give the articles")
    left_out = [writable(name) for name in left_out if not name.startswith(f".{target.name}.")]
    report: dict[str, Any] = {"files": [told.row() for told in reports], "left_out": left_out}
    write_text(_report_of(target), json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    for told_once in told_of(left_out):
        say(f"read: {told_once}")
    say(f"read: {sum(told.articles for told in reports)} articles from {len(reports)} files in {target}")
    return 1 if errors else 0


def _files(paths: Sequence[Path], target: Path, left_out: list[str]) -> Iterator[tuple[Path, str]]:
    """Yield the files to read, with names that can be written, without what an earlier run wrote to `target`."""
    if target.resolve() in [path.resolve() for path in paths]:
        raise CorpusError(f"{target}: cannot be read and written at once; give what is written another name")
    made = {target.resolve(), _report_of(target).resolve()}
    yield from ((path, writable(name)) for path, name in files(paths, left_out) if path.resolve() not in made)


def _report_of(target: Path) -> Path:
    return target.with_name(f"{target.name}.report.json")


def _write(found: Iterator[Article], told: Told, names: "Names", stream: TextIO) -> None:
    """Write a file's articles; what a file gave before it was found broken stays out."""
    start = stream.tell()
    try:
        for number, article in enumerate(found, 1):
            row = line(article, told, names.give(told, article, number))
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    except CorpusError:
        told.articles = 0
        stream.seek(start)
        stream.truncate()
        raise


class Names:
    """Ids for articles, each given once: the record's own, else the file's name with a number."""

    def __init__(self, given: Iterable[str] = ()) -> None:
        self._given = set(given)

    def give(self, told: Told, article: Article, number: int) -> str:
        """Return an id that no other article has."""
        stem = re.sub(r"[^\w-]+", "-", Path(told.file).stem).strip("-") or "article"
        alone = told.layout in ("one article a file", "web page")
        name = re.sub(r"[^\w-]+", "-", article.key).strip("-") or (stem if alone else f"{stem}-{number}")
        if name in self._given:
            name = f"{stem}-{told.sha256[:6]}-{number}"
        while name in self._given:
            name += "x"
        self._given.add(name)
        return name


def line(article: Article, told: Told, name: str) -> dict[str, Any]:
    """Return an article as the JSON object of its line."""
    place: dict[str, Any] = {"told": article.place}
    if article.start >= 0:
        place |= {"start": article.start, "stop": article.stop, "unit": "byte"}
    row = {
        "id": name,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published,
        "byline": article.byline,
        "section": article.section,
        "language": article.language,
        "url": article.url,
        "text": article.text,
        "file": told.file,
        "published_as": article.printed,
        "sha256": told.sha256,
        "place": place,
    }
    return {**row, "also": article.also} if article.also else row


def _say(told: Told, say: Callable[[str], None]) -> None:
    layout = f"{told.layout} ({told.version})" if told.version else told.layout or "not recognised"
    say(
        f"read: {told.file}: {told.articles} articles; {told.container or 'no format'}, {layout}; {told.encoding or 'encoding by format'}"
    )
    if told.columns:
        say("  columns: " + ", ".join(f"{field} = {column}" for field, column in told.columns.items()))
    for kind in KINDS:
        lines = getattr(told, kind)
        for one in lines[:3]:
            say(f"  {kind}: {one}")
        if len(lines) > 3:
            say(f"  {kind}: and {len(lines) - 3 + told.more.get(kind, 0)} more, in the report")
