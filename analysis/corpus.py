"""A corpus folder: the CSV files a researcher fills in, read and checked."""

import csv
import io
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from analysis.plan import checked
from analysis.required import Row, check_articles, unique
from analysis.tables import CorpusError, cell, of_cell, write_text

ARTICLES = [
    "article",
    "file",
    "outlet",
    "title",
    "byline",
    "genre",
    "phase",
    "published_earliest",
    "published_latest",
    "published_evidence",
    "language",
    "encoding",
    "url",
    "rights",
]
OUTLETS = ["outlet", "label", "country", "kind", "note"]
NAMES = ["name", "kind", "note"]
CORRECTIONS = ["article", "start", "stop", "field", "value", "reason"]
CLEANING = ["article", "action", "from", "to", "after", "reason"]
_SATIRE = re.compile(r"\b(?:satir|iron(?:y|ic))", re.IGNORECASE)
FINGERPRINTS = ["article", "paragraph", "sentence", "words", "digest"]


@dataclass(frozen=True)
class Corpus:
    """One folder of articles.csv, outlets.csv and what goes with them. `root` is the folder."""

    root: Path

    def path(self, name: str) -> Path:
        """Return the path of a file of this corpus."""
        return self.root / name

    @property
    def build(self) -> Path:
        """Return the folder of everything made: `build` beside a folder named corpus, otherwise inside the corpus."""
        return (self.root.parent if self.root.name == "corpus" else self.root) / "build"

    @cached_property
    def articles(self) -> list[Row]:
        """Return the checked rows of articles.csv, in the file's order."""
        rows = rows_of(self.path("articles.csv"), ARTICLES, required=("article", "file", "outlet"))
        check_articles(self.path("articles.csv"), rows, {row["outlet"] for row in self.outlets})
        return [row for _, row in rows]

    @cached_property
    def outlets(self) -> list[Row]:
        """Return the rows of outlets.csv, in the file's order, which is the order of every figure."""
        rows = rows_of(self.path("outlets.csv"), OUTLETS, required=("outlet", "label"))
        unique(self.path("outlets.csv"), rows, "outlet")
        return [row for _, row in rows]

    @cached_property
    def names(self) -> list[Row]:
        """Return the rows of names.csv: multi-word names that are masked for tone."""
        return self._optional("names.csv", NAMES, ("name",))

    @cached_property
    def corrections(self) -> list[Row]:
        """Return the rows of corrections.csv: what a researcher put right by hand."""
        return self._optional("corrections.csv", CORRECTIONS, ("article", "field", "reason"))

    @cached_property
    def cleaning(self) -> list[Row]:
        """Return the rows of cleaning.csv: declared cuts, joins and moves."""
        rows = self._optional("cleaning.csv", CLEANING, ("article", "action", "from", "reason"))
        for row in rows:
            if row["action"] not in ("cut", "join", "move"):
                raise CorpusError(
                    f"{self.path('cleaning.csv')}: action {row['action']!r} of article {row['article']!r} "
                    "is unknown; write cut, join or move"
                )
        return rows

    @cached_property
    def fingerprints(self) -> list[Row]:
        """Return the rows of fingerprints.csv: hashed sentences by which a copy of a text is recognised."""
        return self._optional("fingerprints.csv", FINGERPRINTS, ("article", "digest"))

    @cached_property
    def plan(self) -> dict[str, Any]:
        """Return plan.toml; raise CorpusError where it is missing, no TOML or no plan."""
        path = self.path("plan.toml")
        if not path.is_file():
            raise CorpusError(f"{path}: the plan is missing; `framing new DIR` writes one to copy")
        try:
            return checked(path, tomllib.loads(path.read_text(encoding="utf-8")))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
            raise CorpusError(f"{path}: not readable as TOML ({error}); mend the line named") from error

    @property
    def labels(self) -> dict[str, str]:
        """Return article → the label of its outlet, made unique with the article's id where an outlet has several.

        Satire says so beside it.
        """
        label = {row["outlet"]: row["label"] for row in self.outlets}
        counts: dict[str, int] = {}
        for row in self.articles:
            counts[row["outlet"]] = counts.get(row["outlet"], 0) + 1
        return {
            row["article"]: label[row["outlet"]]
            + (f" · {row['article']}" if counts[row["outlet"]] > 1 else "")
            + (" (satire)" if row["article"] in self.satire else "")
            for row in self.articles
        }

    @property
    def satire(self) -> frozenset[str]:
        """Return the articles whose genre says that they are not meant literally: satire, irony, an ironic column."""
        return frozenset(row["article"] for row in self.articles if _SATIRE.search(row["genre"]))

    def text_path(self, row: Row) -> Path:
        """Return where the raw text of an article lies."""
        return self.path("texts") / row["file"]

    def has_texts(self) -> bool:
        """Tell whether the articles' texts are here: all or none; raise CorpusError where only some are missing."""
        missing = [row for row in self.articles if not self.text_path(row).is_file()]
        if missing and len(missing) < len(self.articles):
            raise CorpusError(
                f"{self.text_path(missing[0])}: the text of article {missing[0]['article']!r} is missing; "
                f"add it with `framing add FILE`, or take its row out of {self.path('articles.csv')}"
            )
        return bool(self.articles) and not missing

    def _optional(self, name: str, columns: list[str], required: Iterable[str]) -> list[Row]:
        path = self.path(name)
        return [row for _, row in rows_of(path, columns, required)] if path.is_file() else []


def find(start: Path | None = None) -> Corpus:
    """Return the corpus at or above a folder: one with articles.csv, or with a folder `corpus` that has it."""
    start = (start or Path.cwd()).absolute()
    for folder in (start, *start.parents):
        for root in (folder, folder / "corpus"):
            if (root / "articles.csv").is_file():
                return Corpus(root)
    raise CorpusError(f"{start}: no corpus here or above (no articles.csv); make one with `framing new DIR`")


def rows_of(path: Path, columns: list[str], required: Iterable[str] = ()) -> list[tuple[int, Row]]:
    """Return (line number, row) for every line of a CSV file; absent optional columns are "".

    Raises CorpusError for a missing file, other than UTF-8, a missing required column or value, and a broken line.
    """
    if not path.is_file():
        raise CorpusError(f"{path}: the file is missing; `framing new DIR` writes an empty one to copy")
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, value = content.count(b"\n", 0, error.start) + 1, content[error.start]
        raise CorpusError(f"{path}, line {line}: byte {value:#04x} is not UTF-8; save the file as UTF-8") from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise CorpusError(f"{path}, line {line}: holds a NUL byte (0x00); save the file as plain CSV")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return list(_rows(path, reader, columns, tuple(required)))
    except csv.Error as error:
        line = _odd(text) or reader.line_num
        raise CorpusError(f"{path}, line {line}: {error}; mend the quotation marks of that line") from error


def _odd(text: str) -> int:
    """Return the line in which the value begins whose quotation marks never close, 0 where all do."""
    opened = 0
    for number, row in enumerate(text.split("\n"), 1):
        if row.count('"') % 2:
            opened = 0 if opened else number
    return opened


def _rows(path: Path, reader: Any, columns: list[str], required: tuple[str, ...]) -> Iterable[tuple[int, Row]]:
    header: list[str] = next(reader, [])
    for column in required:
        if column not in header:
            raise CorpusError(f"{path}, line 1: column {column!r} is missing; write the header {','.join(columns)}")
    for values in reader:
        if not any(value.strip() for value in values):
            continue
        if len(values) != len(header):
            raise CorpusError(
                f"{path}, line {reader.line_num}: {len(values)} values where the header has {len(header)} columns "
                f"(the line begins {values[0]!r}); put a value with a comma between double quotation marks"
            )
        row = dict.fromkeys(columns, "") | dict(zip(header, (of_cell(v.strip()) for v in values), strict=True))
        for column in required:
            if not row[column]:
                raise CorpusError(f"{path}, line {reader.line_num}: {column!r} is empty; fill it in")
        yield reader.line_num, row


def write_rows(path: Path, columns: list[str], rows: Iterable[Row]) -> Path:
    """Write rows as a CSV file, whole or not at all; no value is a formula for spreadsheets, and `rows_of` gives it back."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, columns, lineterminator="\n", extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in row.items()} for row in rows)
    return write_text(path, stream.getvalue())
