"""Articles cut into partitions of about a thousand, each a Parquet file; cut anew only where the input changed."""

import hashlib
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.partitions.articles import ARTICLES, REFUSED, Refused, Row
from analysis.scale.store import Store
from analysis.tables import CorpusError, check, table

if TYPE_CHECKING:
    import pandas as pd

SIZE = 1000
CHARACTERS = 32_000_000
MANIFEST = "cut.json"
AT_ONCE = 1 << 24
SAME = "an earlier article has the same id; give each its own (`framing read FILES OUT.jsonl` does)"


def parquet(made: "pd.DataFrame") -> bytes:
    """Return a table as zstd Parquet; equal tables give equal bytes."""
    stream = io.BytesIO()
    made.reset_index(drop=True).to_parquet(stream, compression="zstd", index=False)
    return stream.getvalue()


def read_parquet(store: Store, name: str, columns: Sequence[str] | None = None) -> "pd.DataFrame":
    """Return a table of a store; raise CorpusError where it is broken."""
    import pandas as pd

    with store.open(name) as stream:
        try:
            return pd.read_parquet(stream, columns=list(columns) if columns else None)
        except ValueError as error:
            told = f"{store.root}/{name}: not a readable Parquet file ({error})"
            raise CorpusError(f"{told}; delete it, and the same command makes it again") from error


@dataclass(frozen=True)
class Cut:
    """The partitions that articles were cut into: name → SHA-256 of its file, the number of articles, what was refused."""

    digests: Mapping[str, str]
    articles: int
    refused: int


def seen(paths: Sequence[Path]) -> dict[str, str]:
    """Return for each path what tells whether it has changed: a digest of the sizes and times of the files in it, by name."""
    return {path.as_posix(): _state(path) for path in paths}


def _state(path: Path) -> str:
    found = hashlib.sha256()
    for one in _inside(path):
        with suppress(FileNotFoundError):
            stat = one.stat()
            found.update(b"%b\0%d %d\n" % (os.fsencode(one), stat.st_size, stat.st_mtime_ns))
    return found.hexdigest()[:16]


def _inside(path: Path) -> Iterator[Path]:
    """Yield the files in a folder in order, or the file itself; memory holds one folder's names."""
    if not path.is_dir():
        yield path
    for root, folders, names in os.walk(path):
        folders.sort()
        yield from (Path(root, name) for name in sorted(names))


def known(store: Store, inputs: Mapping[str, Any], size: int) -> Cut | None:
    """Return how these inputs were cut before, or None, also where a note or list of it is damaged or gone."""
    told = store.told(MANIFEST)
    whole = {"partitions", "articles", "refused"} <= told.keys() and store.has("refused.parquet")
    if told.get("inputs") != inputs or told.get("size") != size or not whole:
        return None
    return Cut(told["partitions"], told["articles"], told["refused"])


def intact(store: Store, name: str, digest: str) -> bool:
    """Tell whether a partition holds the articles that were cut into it: none was lost, damaged or put there from elsewhere."""
    place = f"partitions/{name}/articles.parquet"
    return store.has(place) and hashlib.sha256(store.read(place)).hexdigest() == digest


def cut(rows: Iterable[Row], refused: list[Refused], store: Store, inputs: Mapping[str, Any], size: int = SIZE) -> Cut:
    """Write the articles as partitions and return which; `refused` is filled while `rows` are read.

    Memory holds one partition and eight bytes an article. Of two articles with one id the later is put aside.
    """
    digests, prints, total = dict[str, str](), list[Any](), 0
    for number, part in enumerate(_parts(rows, size)):
        name = f"{number:06}"
        digests[name] = _write(store, name, part)
        prints.append(_prints(row["article"] for row in part))
        total += len(part)
    for name, places in _twice(prints).items():
        total -= _put_aside(store, name, places, refused, digests)
    for name in store.folders("partitions"):
        if name not in digests and name.isdecimal():
            store.remove(f"partitions/{name}")
    store.write("refused.parquet", parquet(table(refused, REFUSED)))
    made = Cut(digests, total, len(refused))
    told = {"inputs": inputs, "size": size, "articles": total, "refused": len(refused), "partitions": digests}
    store.write(MANIFEST, json.dumps(told, indent=1).encode())
    return made


def _parts(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    part, characters = list[Row](), 0
    for row in rows:
        part.append(row)
        characters += len(row["text"])
        if len(part) >= size or characters > CHARACTERS:
            yield part
            part, characters = [], 0
    if part:
        yield part


def _write(store: Store, name: str, part: Sequence[Row]) -> str:
    import pandas as pd

    content = parquet(check(pd.DataFrame.from_records(part, columns=list(ARTICLES)), ARTICLES, "articles"))
    digest = hashlib.sha256(content).hexdigest()
    place = f"partitions/{name}/articles.parquet"
    store.write(place, content)
    return digest


def _prints(names: Iterable[str]) -> Any:
    """Return 64 bits for each id."""
    import numpy as np

    found = [int.from_bytes(hashlib.blake2b(one.encode(), digest_size=8).digest()) for one in names]
    return np.array(found, dtype=np.uint64)


def _twice(prints: Sequence[Any]) -> dict[str, list[int]]:
    """Return the rows of each partition whose id stands in an earlier row; some at a time, so that memory stays flat."""
    import numpy as np

    found: dict[str, list[int]] = {}
    lengths = [len(one) for one in prints]
    passes = max(1, -(-sum(lengths) // AT_ONCE))
    owner = np.repeat(np.arange(len(prints), dtype=np.uint32), lengths) if lengths else np.zeros(0, np.uint32)
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    for turn in range(passes):
        places = [np.flatnonzero(one % np.uint64(passes) == turn) for one in prints]
        every = np.concatenate(
            [place + start for place, start in zip(places, starts[:-1], strict=True)] or [starts[:0]]
        )
        values = np.concatenate([one[place] for one, place in zip(prints, places, strict=True)] or [starts[:0]])
        first = np.zeros(len(values), dtype=bool)
        first[np.unique(values, return_index=True)[1]] = True
        for place in every[~first].tolist():
            part = int(owner[place])
            found.setdefault(f"{part:06}", []).append(place - int(starts[part]))
    return found


def _put_aside(store: Store, name: str, places: list[int], refused: list[Refused], digests: dict[str, str]) -> int:
    """Take the rows out of a partition and return how many there were."""
    rows = read_parquet(store, f"partitions/{name}/articles.parquet").to_dict("records")
    for place in places:
        row = rows[place]
        refused.append(Refused(row["article"], row["file"], row["place"], SAME))
    digests[name] = _write(store, name, [row for number, row in enumerate(rows) if number not in set(places)])
    return len(places)
