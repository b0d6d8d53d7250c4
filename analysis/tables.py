"""The columns of every table, and the only reader and writer of Parquet."""

import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


class CorpusError(ValueError):
    """Bad input: the message names the file or table, the line or column, the offending value and the mend."""


STRING, WHOLE, REAL, TRUTH = "str", "int64", "float64", "bool"
KEY = {"article": STRING, "zone": STRING, "sentence": WHOLE, "voice": STRING, "speaker": STRING}

COLUMNS: dict[str, dict[str, str]] = {
    "documents": {"article": STRING, "outlet": STRING, "language": STRING, "text": STRING},
    "pieces": {
        "article": STRING,
        "action": STRING,
        "reason": STRING,
        "raw_start": WHOLE,
        "raw_stop": WHOLE,
        "start": WHOLE,
        "stop": WHOLE,
    },
    "sentences": {
        "article": STRING,
        "zone": STRING,
        "sentence": WHOLE,
        "paragraph": WHOLE,
        "start": WHOLE,
        "stop": WHOLE,
    },
    "tokens": {
        "article": STRING,
        "zone": STRING,
        "sentence": WHOLE,
        "word": WHOLE,
        "start": WHOLE,
        "stop": WHOLE,
        "form": STRING,
        "voice": STRING,
        "quotation": WHOLE,
        "in_name": TRUTH,
        "cue": TRUTH,
    },
    "quotations": {
        "article": STRING,
        "quotation": WHOLE,
        "kind": STRING,
        "use": STRING,
        "speaker": STRING,
        "role": STRING,
        "mention": STRING,
        "confidence": REAL,
        "cue": STRING,
        "stance": STRING,
        "spans": STRING,
        "start": WHOLE,
        "stop": WHOLE,
        "speaker_start": WHOLE,
        "speaker_stop": WHOLE,
        "cue_start": WHOLE,
        "cue_stop": WHOLE,
    },
    "marks": {"article": STRING, "start": WHOLE, "stop": WHOLE, "use": STRING},
    "segments": {**KEY, "role": STRING, "description": STRING, "words": WHOLE},
    "copies": {
        "article": STRING,
        "paragraph": WHOLE,
        "first_sentence": WHOLE,
        "last_sentence": WHOLE,
        "words": WHOLE,
        "kind": STRING,
        "holder": STRING,
        "holder_paragraph": WHOLE,
        "similarity": REAL,
        "quoted": REAL,
        "dated": TRUTH,
    },
    "refusals": {"article": STRING, "measure": STRING, "language": STRING, "reason": STRING},
}

PLACES = ("start", "stop", "word")  # these grow from row to row: their differences are kept
VOICES = ("own", "indirect", "direct", "document")
ZONES = ("headline", "lede", "body")


def table(rows: Sequence[tuple[Any, ...]], columns: Mapping[str, str]) -> "pd.DataFrame":
    """Return the rows as a table with exactly these columns and dtypes; no rows give a typed empty table."""
    import pandas as pd

    made = pd.DataFrame.from_records(list(rows), columns=list(columns))
    return made.astype(dict(columns))


@dataclass(frozen=True)
class Coded:
    """A table as columns with these dtypes; strings stand as (places, values): of each row, a place in values.

    It is written as it is: no string is spelled out row by row.
    """

    columns: Mapping[str, Any]
    kinds: Mapping[str, str]

    def frame(self) -> "pd.DataFrame":
        """Return the table with its strings spelled out."""
        import pandas as pd

        made = {}
        for name, kind in self.kinds.items():
            if kind == STRING:
                places, values = self.columns[name]
                made[name] = pd.array(list(values) or [""], dtype=STRING).take(places)
            else:
                made[name] = self._numbers(name)
        return pd.DataFrame(made, copy=False)

    def arrow(self) -> "pa.Table":
        """Return the table with its strings as dictionaries that hold each value once."""
        import pyarrow as pa

        return pa.table({n: self._dictionary(n) if k == STRING else self._numbers(n) for n, k in self.kinds.items()})

    def _numbers(self, name: str) -> Any:
        import numpy as np

        return np.asarray(self.columns[name], dtype=self.kinds[name])

    def _dictionary(self, name: str) -> "pa.DictionaryArray":
        import numpy as np
        import pyarrow as pa

        places, values = self.columns[name]
        if len(set(values)) == len(values) <= len(places):
            return pa.DictionaryArray.from_arrays(places.astype("int32"), pa.array(values, pa.string()))
        used = np.flatnonzero(np.bincount(places, minlength=len(values))).tolist()
        named = [values[at] for at in used]
        index = {value: code for code, value in enumerate(dict.fromkeys(named))}
        codes = np.zeros(len(values), dtype="int32")
        codes[used] = [*map(index.__getitem__, named)]
        return pa.DictionaryArray.from_arrays(codes[places], pa.array(list(index), pa.string()))


def check(made: "pd.DataFrame", columns: Mapping[str, str], name: str) -> "pd.DataFrame":
    """Return the table with its columns in order and typed; raise CorpusError where one is missing or cannot be typed."""
    missing = [column for column in columns if column not in made.columns]
    if missing:
        raise CorpusError(f"table {name}: column {missing[0]!r} is missing; make the table anew with `framing measure`")
    try:
        return made[list(columns)].astype(dict(columns))
    except (TypeError, ValueError) as error:
        raise CorpusError(f"table {name}: {error}; make the table anew with `framing measure`") from error


def read(path: Path) -> "pd.DataFrame":
    """Return the Parquet table at path; raise CorpusError where it is missing or broken."""
    import pandas as pd

    if not path.is_file():
        raise CorpusError(f"{path}: the table is missing; make it with `framing measure`")
    try:
        return pd.read_parquet(path)
    except (OSError, ValueError) as error:
        raise CorpusError(
            f"{path}: not a readable Parquet file ({error}); delete it and run `framing measure`"
        ) from error


def write(made: "pd.DataFrame | Coded", path: Path) -> Path:
    """Write the table as zstd Parquet, whole or not at all; equal tables give equal bytes."""
    import pyarrow as pa
    from pyarrow.parquet import write_table

    coded = isinstance(made, Coded)
    content = made.arrow() if coded else pa.Table.from_pandas(made, preserve_index=False)
    places = [field.name for field in content.schema if field.name in PLACES and field.type == pa.int64()]
    how: dict[str, Any] = {"compression": "zstd", "write_statistics": False, "store_schema": not coded}
    if places:
        how["column_encoding"] = dict.fromkeys(places, "DELTA_BINARY_PACKED")
        how["use_dictionary"] = [name for name in content.column_names if name not in places]
    with whole(path) as unfinished:
        write_table(content, unfinished, **how)
    return path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a path to write to that takes the place of `path`, which is a file or nothing, only when all went well."""
    if path.exists() and (not path.is_file() or path.parent == Path("/dev")):
        raise CorpusError(f"{path}: is no file but a folder, a pipe or a device; write the name of a file")
    path.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(number)
    unfinished = Path(name)
    unfinished.chmod(0o644)
    try:
        yield unfinished
        unfinished.replace(path)
    except OSError as error:
        if error.filename is None and error.errno:
            raise OSError(error.errno, os.strerror(error.errno), str(path)) from error
        raise
    finally:
        unfinished.unlink(missing_ok=True)


def guarded(made: "pd.DataFrame") -> "pd.DataFrame":
    """Return a table for spreadsheets: no text in it is a formula (see `cell`)."""
    texts = [c for c in made.columns if made[c].dtype.kind == "O" or str(made[c].dtype) in ("str", "string")]
    safe = {c: made[c].map(lambda v: cell(v) if isinstance(v, str) else v) for c in texts}
    return made.assign(**{c: v for c, v in safe.items() if not v.equals(made[c])})


def cell(text: str) -> str:
    """Return a text for spreadsheets: one that opens with =, +, -, @, a tab or a line end stands behind an apostrophe.

    Otherwise a headline such as =HYPERLINK(…) would be run as a formula by whoever opens the CSV file.

    >>> cell("=1+1"), of_cell(cell("=1+1")), of_cell(cell("'-5 degrees'"))
    ("'=1+1", '=1+1', "'-5 degrees'")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def of_cell(text: str) -> str:
    """Return the text that `cell` was given."""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text) else text


_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def write_text(path: Path, text: str) -> Path:
    """Write text as UTF-8 with "\\n" line ends, whole or not at all."""
    with whole(path) as unfinished:
        unfinished.write_bytes(text.encode("utf-8"))
    return path
