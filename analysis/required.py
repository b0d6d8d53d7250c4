"""What rows of articles.csv and outlets.csv must fulfil, refused with file, line, value and mend."""

import re
from pathlib import Path

from analysis.tables import CorpusError

Row = dict[str, str]
PHASES = ("", "before", "during", "after")


def check_articles(path: Path, rows: list[tuple[int, Row]], outlets: set[str]) -> None:
    """Look at ids, outlets, file names, phases and dates of articles.csv; rows come with their lines."""
    unique(path, rows, "article")
    unique(path, rows, "file")
    for line, row in rows:
        if row["outlet"] not in outlets:
            raise CorpusError(
                f"{path}, line {line}: outlet {row['outlet']!r} of article {row['article']!r} is not in outlets.csv; "
                "add a row for it there or mend the spelling"
            )
        if not re.fullmatch(r"[\w-]+", row["article"]):
            raise CorpusError(f"{path}, line {line}: article {row['article']!r}: use letters, digits, _ and - only")
        if Path(row["file"]).name != row["file"]:
            raise CorpusError(f"{path}, line {line}: file {row['file']!r} is a path; write the file's name only")
        if row["phase"] not in PHASES:
            raise CorpusError(
                f"{path}, line {line}: phase {row['phase']!r} is unknown; write before, during or after, or leave it empty"
            )
        _check_dates(path, line, row)


def _check_dates(path: Path, line: int, row: Row) -> None:
    from datetime import date

    for column in ("published_earliest", "published_latest"):
        try:
            if row[column]:
                date.fromisoformat(row[column])
        except ValueError as error:
            raise CorpusError(
                f"{path}, line {line}: {column} {row[column]!r} is no date; write it as 2025-11-12 or leave it empty"
            ) from error
    first, last = row["published_earliest"], row["published_latest"]
    if first and last and date.fromisoformat(last) < date.fromisoformat(first):
        raise CorpusError(
            f"{path}, line {line}: published_latest {last!r} lies before published_earliest {first!r}; exchange them"
        )


def unique(path: Path, rows: list[tuple[int, Row]], column: str) -> None:
    """Refuse a value of a column that stands twice."""
    seen: dict[str, int] = {}
    for line, row in rows:
        if row[column] in seen:
            raise CorpusError(
                f"{path}, line {line}: {column} {row[column]!r} stands already in line {seen[row[column]]}; "
                "give each row its own"
            )
        seen[row[column]] = line
