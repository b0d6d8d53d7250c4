"""What a partition's numbers come from besides its articles: this code, a researcher's own measures, lists of one's own."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import lru_cache
from pathlib import Path

from analysis.measures.base import Measure
from analysis.tables import CorpusError

ROOT = Path(__file__).parents[1]


def origins(measures: Sequence[Measure]) -> str:
    """Return the digest of the code that makes tables and sums, and of the files that the measures are made of."""
    from analysis import line

    paths = [*sorted((ROOT / "partitions").glob("*.py")), ROOT / "comparisons" / "sums.py"]
    found = hashlib.sha256(line.code_digest().encode())
    for path in (*paths, *(path for one in measures for path in _files(one))):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def _files(measure: Measure) -> Iterator[Path]:
    """Yield the lists of one's own that a measure names, and its own code where it is none of ours."""
    for field in fields(measure):
        value = getattr(measure, field.name)
        named = [Path(one) for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, str)]
        yield from (path for path in named if path.suffix == ".csv" and path.is_file())
    from analysis.line import source_of

    if code := source_of(type(measure)):
        yield code


@lru_cache
def check_origins(code: str, measures: tuple[Measure, ...]) -> None:
    """Refuse to work, in a process elsewhere, with another version or other lists than the run was started with."""
    if origins(measures) != code:
        raise CorpusError(
            "the code or a lexicon in this process is another than where the run was started; "
            "install the same version everywhere, start the workers anew"
        )


def read_by() -> str:
    """Return the digest of the code that reads articles."""
    folders = (ROOT / "imports", ROOT / "documents")
    paths = [
        path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in (".py", ".toml", ".csv")
    ]
    content = b"".join(path.read_bytes() for path in (*paths, ROOT / "partitions" / "articles.py"))
    return hashlib.sha256(content).hexdigest()[:16]
