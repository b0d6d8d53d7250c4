"""Files of articles, as many as there are, one after the other; what cannot be read is named and put aside."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from analysis.corpus import Corpus
from analysis.documents.zones import headline
from analysis.imports.base import Told, one_line, writable
from analysis.imports.limits import LINE
from analysis.imports.read import Options, files, read_file
from analysis.imports.rules import language_code
from analysis.imports.sniff import container
from analysis.tables import STRING, CorpusError

ARTICLES = dict.fromkeys(
    ("article", "outlet", "title", "published", "language", "encoding", "text", "file", "place"), STRING
)
REFUSED = dict.fromkeys(("article", "file", "place", "reason"), STRING)
READ = ("id", "article", "outlet", "title", "published", "language", "text", "file")
LONGEST = 50_000_000
OPENING = 2000  # characters in which a headline is looked for


class Refused(NamedTuple):
    """What was put aside: the article's id where it has one, its file and place, and why."""

    article: str
    file: str
    place: str
    reason: str


Row = dict[str, str]
Refuse = Callable[[Refused], None]
Found = tuple[Mapping[str, Any], str, int]
"""What a file holds of an article, where it stands, and its number there."""


def from_corpus(corpus: Corpus, refuse: Refuse) -> Iterator[Row]:
    """Yield the articles of a corpus folder with their canonical texts, cleaned as the corpus declares."""
    from analysis.documents.read import read_article

    for row in corpus.articles:
        try:
            text = read_article(corpus, row).canonical.text
        except CorpusError as error:
            refuse(Refused(row["article"], row["file"], "", str(error)))
            continue
        published = row["published_earliest"] or row["published_latest"]
        named = {"article": row["article"], "outlet": row["outlet"], "title": row["title"], "published": published}
        yield {**named, "language": row["language"], "encoding": "", "text": text, "file": row["file"], "place": ""}


def from_files(paths: Sequence[Path], refuse: Refuse) -> Iterator[Row]:
    """Yield the articles of files and folders of files.

    JSON lines and Parquet need the columns id (or article) and text; any other format is read as `framing read` reads it.
    An article without an id is named by its file and its number in it. A file that breaks off is named, and what it gave
    before stays. Raises CorpusError for a path that is missing or given twice.
    """
    left_out: list[str] = []
    for path, name in _named(paths, left_out):
        try:
            rows = {"jsonl": _jsonl, "parquet": _parquet}.get(container(path), _other)(path, name, refuse)
            for found, place, number in rows:
                row = _row(found, name, place, number)
                if reason := _odd(found) or _fault(row):
                    refuse(Refused(writable(row["article"]), name, place, reason))
                else:
                    yield row
        except CorpusError as error:
            refuse(Refused("", name, "", writable(str(error))))
        except OSError as error:
            refuse(Refused("", name, "", writable(f"{path}: {error.strerror or error}")))
    for name in left_out:
        refuse(Refused("", writable(name), "", "left out for its name: no ending that is read"))


def _named(paths: Sequence[Path], left_out: list[str]) -> Iterator[tuple[Path, str]]:
    """Yield every file with a name that no other has: its own, or within its folder; behind the folder where more is given."""
    names, places = Counter(path.name for path in paths), Counter(path.resolve() for path in paths)
    for given in paths:
        at = given.resolve()
        if places[at] > 1 or any(parent in places for parent in at.parents):
            raise CorpusError(f"{given}: is given twice, by itself or in its folder; give every file once")
        called = given.name if names[given.name] == 1 else given.as_posix()
        for path, name in files([given], left_out):
            inside = f"{called}/{name}" if len(paths) > 1 else name
            yield path, writable(inside if given.is_dir() else called)


def _odd(found: Mapping[str, Any]) -> str:
    """Say which field holds no text and no number, or nothing."""
    for field in READ:
        value = found.get(field)
        if isinstance(value, bytes | list | dict) or (field == "text" and not isinstance(value, str | None)):
            return f"{field} holds {type(value).__name__} {str(value)[:20]!a}…, no text; write it as text"
    return ""


def _fault(row: Row) -> str:
    """Say what is wrong with an article, or nothing."""
    if len(row["text"]) > LONGEST:
        return f"{len(row['text']):,} characters; up to {LONGEST:,} are read: split it"
    for field, value in row.items():
        if "\0" in value:
            return f"{field} holds a NUL character at {value.index(chr(0))}: no text, or another encoding"
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            return f"{field} holds half a character ({value[error.start]!a} at {error.start}): export it anew"
    return ""


def _row(found: Mapping[str, Any], name: str, place: str, number: int) -> Row:
    def text(*fields: str) -> str:
        value = next((found[field] for field in fields if found.get(field) not in (None, "")), "")
        return value if isinstance(value, str) else str(value)

    named = {"outlet": one_line(text("outlet")), "title": text("title"), "published": text("published").strip()}
    return {
        "article": text("article", "id") or f"{Path(name).with_suffix('').as_posix()}-{number}",
        **named,
        "text": _headed(text("text"), named["title"]),
        "language": _language(text("language")),
        "encoding": "",
        "file": text("file") or name,
        "place": place,
    }


def _headed(text: str, title: str) -> str:
    """Return a text with its headline on top, as `framing add` writes it, unless it stands among the first lines already."""
    if not (title and text.strip()) or headline(text[:OPENING], title) is not None:
        return text
    return f"{one_line(title)}\n\n{text}"


@lru_cache(maxsize=1024)
def _language(printed: str) -> str:
    """Return the code of a language as printed (English, en-GB), as it stands where it is not known."""
    return language_code(printed) or printed.strip()


def _jsonl(path: Path, name: str, refuse: Refuse) -> Iterator[Found]:
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        place = f"line {number}"
        if len(line) > LINE:
            refuse(Refused("", name, place, f"longer than {LINE:,} bytes"))
            continue
        try:
            found = json.loads(line.decode("utf-8-sig"))
        except (UnicodeDecodeError, ValueError, RecursionError) as error:
            refuse(Refused("", name, place, f"{error}; write one JSON object a line in UTF-8"))
            continue
        if not isinstance(found, dict) or not isinstance(found.get("text"), str):
            refuse(Refused("", name, place, "no object with a text; `framing read --map text=COLUMN` makes such lines"))
            continue
        yield found, place, number


def _lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file; of one that is too long only its beginning."""
    with path.open("rb") as stream:
        while line := stream.readline(LINE + 1):
            yield line
            while len(line) > LINE and not line.endswith(b"\n"):
                line = stream.readline(LINE + 1)


def _parquet(path: Path, name: str, refuse: Refuse) -> Iterator[Found]:
    import pyarrow as pa
    from pyarrow import parquet

    number = 0
    try:
        with parquet.ParquetFile(path) as opened:
            known = [field for field in READ if field in opened.schema_arrow.names]
            if "text" not in known:
                raise CorpusError(f"{path}: no column 'text'; `framing read {path} OUT.jsonl --map text=COLUMN`")
            for batch in opened.iter_batches(batch_size=256, columns=known):
                for found in batch.to_pylist():
                    number += 1
                    yield found, f"row {number}", number
    except (pa.ArrowException, OSError) as error:
        raise CorpusError(f"{path}: cut short or broken after row {number} ({error}); download it anew") from error


def _other(path: Path, name: str, refuse: Refuse) -> Iterator[Found]:
    told = Told(name)
    for number, one in enumerate(read_file(path, name, Options(), told), 1):
        yield {**one.__dict__, "id": one.key}, one.place or f"article {number}", number
    for line in told.refused:
        refuse(Refused("", name, "", line))
