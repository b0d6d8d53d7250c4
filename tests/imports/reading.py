"""Read a file in a test: its articles and its report."""

from pathlib import Path

import pytest

from analysis.imports.base import Article, Told
from analysis.imports.read import Options, read_file
from analysis.tables import CorpusError


def read(path: Path, encoding: str = "", **columns: str) -> tuple[list[Article], Told]:
    """Return the articles of a file and what is told of it."""
    told = Told(path.name)
    return list(read_file(path, path.name, Options(columns, encoding), told)), told


def refused(path: Path, message: str) -> None:
    """See that a file is refused with this message and its own name."""
    with pytest.raises(CorpusError, match=message) as error:
        read(path)
    assert path.name in str(error.value)
