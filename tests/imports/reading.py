"""Read a file in a test: its articles and its report."""

from pathlib import Path

from analysis.imports.base import Article, Told
from analysis.imports.read import Options, read_file


def read(path: Path, encoding: str = "", **columns: str) -> tuple[list[Article], Told]:
    """Return the articles of a file and what is told of it."""
    told = Told(path.name)
    return list(read_file(path, path.name, Options(columns, encoding), told)), told
