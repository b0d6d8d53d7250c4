"""The step from a partition of articles to its measurements and to one row of sums an article."""

import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.corrections import Correction
from analysis.measures.base import Measure
from analysis.partitions.articles import ARTICLES, REFUSED, Refused, Row
from analysis.partitions.cut import parquet
from analysis.partitions.origins import check_origins
from analysis.partitions.sketched import sketch_table
from analysis.partitions.sums import article_sums, unmeasured
from analysis.scale.cell import Announce, Task
from analysis.scale.store import Store
from analysis.tables import COLUMNS, KEY, table

if TYPE_CHECKING:
    from analysis.documents.canonical import Canonical
    from analysis.documents.read import Read
    from analysis.speech.records import Speech

UNIT = 1_000_000
TOGETHER = 64
WARM: set[str] = set()


@dataclass(frozen=True)
class Measured:
    """Measure the articles of a partition in portions of a million characters; an article that fails is put aside.

    Written are the measurements, `sums`, `sketches` (by which shared copy is found), `refusals` (articles that a measure is
    not made for), `unmeasured` (those of them, and those without a word, that stand in no sum and no sketch) and `refused`
    (articles that could not be measured); `made.json`, written last, tells from what, so that a finished partition is known.
    """

    root: str
    measures: tuple[Measure, ...]
    names: tuple[str, ...]
    corrections: tuple[Correction, ...]
    plan: dict[str, Any]
    families: tuple[str, ...]
    code: str
    cleaned: bool = False

    def made_of(self, digest: str) -> dict[str, str]:
        """Return what a partition's tables are made of; `digest` is that of its articles."""
        settings = [
            repr(self.measures),
            self.names,
            [repr(one) for one in self.corrections],
            self.plan,
            self.families,
            self.cleaned,
        ]
        told = json.dumps(settings, sort_keys=True, default=str)
        return {"articles": digest, "settings": hashlib.sha256(told.encode()).hexdigest()[:16], "code": self.code}

    def left(self, digests: Mapping[str, str]) -> list[str]:
        """Return the partitions that are not made of these articles, settings and code, or of which a file is missing or cut short."""
        return [name for name, digest in digests.items() if not self.finished(name, digest)]

    def finished(self, name: str, digest: str) -> bool:
        """Tell whether the partition was made from the same articles, settings and code, and every file is as long as it was."""
        store = Store(self.root)
        told = store.told(f"partitions/{name}/made.json")
        lengths = told.pop("lengths", None)
        return (
            told == self.made_of(digest)
            and bool(lengths)
            and lengths.items() <= store.lengths(f"partitions/{name}").items()
        )

    def __call__(self, task: Task, at: Announce) -> dict[str, int]:
        """Make the tables of one partition and return how many articles were measured and refused."""
        import pandas as pd

        check_origins(self.code, self.measures)
        store, folder = Store(self.root), f"partitions/{task.name}"
        content = store.read(f"{folder}/articles.parquet")
        rows: list[Row] = pd.read_parquet(io.BytesIO(content)).to_dict("records")
        refused = [_refused(row, task.aside[row["article"]]) for row in rows if row["article"] in task.aside]
        self._warm()
        parts = list(self._portions([row for row in rows if row["article"] not in task.aside], task, at, refused))
        lengths = {"articles.parquet": len(content)}
        at(())
        for name, empty in (self._tables([]) | {"refused": table(refused, REFUSED)}).items():
            one = parquet(pd.concat([part.pop(name) for part in parts if name in part] or [empty]))
            store.write(f"{folder}/{name}.parquet", one)
            lengths[f"{name}.parquet"] = len(one)
        told = {**self.made_of(hashlib.sha256(content).hexdigest()), "lengths": lengths}
        store.write(f"{folder}/made.json", json.dumps(told).encode())
        _give_back()
        return {"articles": len(rows) - len(refused), "refused": len(refused)}

    def _warm(self) -> None:
        """Load models and lists before the first article, whose time is measured; once a process."""
        told = repr(self.measures)
        if told not in WARM:
            WARM.add(told)
            with suppress(Exception):
                self._tables([dict.fromkeys(ARTICLES, "") | {"text": "“It was the ice,” she said."}])

    def _portions(self, rows: Sequence[Row], task: Task, at: Announce, refused: list[Refused]) -> Iterator[Any]:
        for portion in _cut(rows, task.slow):
            yield from self._halved(portion, at, refused)

    def _halved(self, portion: Sequence[Row], at: Announce, refused: list[Refused]) -> Iterator[Any]:
        """Measure a portion; where it fails, its halves, until the article at fault stands alone and is put aside."""
        try:
            yield self._tables(portion, at)
            return
        except OSError:
            raise
        except Exception as error:
            if len(portion) == 1:
                refused.append(_refused(portion[0], f"{type(error).__name__}: {error}"))
                return
        middle = len(portion) // 2
        for half in (portion[:middle], portion[middle:]):
            yield from self._halved(half, at, refused)

    def _tables(self, rows: Sequence[Row], at: Announce = lambda _: None) -> Any:
        from analysis.tokens import spoken

        names = [row["article"] for row in rows]
        at(names)
        articles = self._read(rows)
        tokens = spoken(articles, list(_heard(articles, at)), self.names, self.corrections)
        at(names)
        made = {"segments": tokens.segments(), "sketches": sketch_table(articles, tokens.columns)}
        refusals = [refusal for one in self.measures for refusal in one.refusals(tokens)]
        made["refusals"] = table(refusals, COLUMNS["refusals"])
        for one in self.measures:
            made[one.name] = one(tokens) if rows else table([], {**KEY, **one.columns})
        reasons = unmeasured(rows, made)
        made["unmeasured"] = table(
            [_refused(r, reasons[r["article"]]) for r in rows if r["article"] in reasons], REFUSED
        )
        made["sketches"] = made["sketches"][~made["sketches"]["article"].isin(reasons)]
        kept = [row for row in rows if row["article"] not in reasons]
        made["sums"] = article_sums(kept, made, self.plan, self.families)
        return made

    def canonical(self, row: Row) -> "Canonical":
        """Return an article's canonical text."""
        from analysis.documents.canonical import Canonical, canonical
        from analysis.documents.raw import decode

        given = row["text"]
        return Canonical(given, ()) if self.cleaned else canonical(decode(given.encode(), "utf-8"), (), row["title"])

    def _read(self, rows: Sequence[Row]) -> "list[Read]":
        from analysis.documents.many import zoned_many
        from analysis.documents.read import Read, language

        made = [self.canonical(row) for row in rows]
        zoned = zoned_many([one.text for one in made], [row["title"] for row in rows])
        return [
            Read({"article": row["article"]}, one, sentences, row["language"] or language(one.text))
            for row, one, sentences in zip(rows, made, zoned, strict=True)
        ]


def _heard(read: "Sequence[Read]", at: Announce) -> "Iterator[Speech]":
    """Attribute some articles at a time, each lot named before: what takes too long is found sooner."""
    from analysis.documents.many import spans
    from analysis.speech import attribute_many

    for low in range(0, len(read), TOGETHER):
        some = read[low : low + TOGETHER]
        at([one.row["article"] for one in some])
        yield from attribute_many([one.canonical.text for one in some], [spans(one.sentences) for one in some])


def _give_back() -> None:
    """Give memory that is no longer used back to the system, so that the next partition does not add to it."""
    import ctypes

    import pyarrow as pa

    pa.default_memory_pool().release_unused()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def _refused(row: Row, reason: str) -> Refused:
    return Refused(row["article"], row["file"], row["place"], reason)


def _cut(rows: Sequence[Row], slow: set[str]) -> Iterator[list[Row]]:
    """Cut rows into portions of about UNIT characters; the slow ones each by itself, in their order."""
    portion, size = list[Row](), 0
    for row in rows:
        if row["article"] in slow or size > UNIT:
            if portion:
                yield portion
            portion, size = [], 0
        portion.append(row)
        size += len(row["text"])
        if row["article"] in slow:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion
