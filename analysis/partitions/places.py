"""Where paragraphs and articles stand in many partitions: one number each, by which they are found again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from analysis.alignments.copies import Held
from analysis.alignments.sketches import SKETCH, WHOLE_ARTICLE, padded
from analysis.imports.dates import dated
from analysis.partitions.cut import read_parquet
from analysis.partitions.measured import Measured
from analysis.partitions.sketched import unpacked
from analysis.scale.store import Store

if TYPE_CHECKING:
    import pandas as pd

    from analysis.columns import Array

BITS = 26
NO_DAY = 99_999_999
SKETCHED = [("digest", "<u8"), ("place", "<i8"), ("day", "<i4")]
_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?!\d)")


@dataclass(frozen=True)
class Places:
    """The places of partitions that were measured by a step.

    A place is one number: the article's among all articles, then BITS bits for the paragraph and 1, 0 for the whole.
    """

    store: Store
    step: Measured
    names: Sequence[str]

    @cached_property
    def starts(self) -> "Array":
        """Return the number of each partition's first article."""
        import numpy as np

        counts = [self._length(name, "articles") for name in self.names]
        return np.cumsum([0, *counts])[:-1]

    @cached_property
    def count(self) -> int:
        """Return how many places have a sketch."""
        return sum(self._length(name, "sketches") for name in self.names)

    def _length(self, name: str, kind: str) -> int:
        from pyarrow import parquet

        with self.store.open(f"partitions/{name}/{kind}.parquet") as stream:
            return int(parquet.read_metadata(stream).num_rows)

    def part(self, places: "Array") -> "Array":
        """Return the number of the partition in which each place lies."""
        found: Array = self.starts.searchsorted(places >> BITS, "right") - 1
        return found

    def digests(self, number: int) -> "Array":
        """Return the digests of a partition, each with its place and its day."""
        import numpy as np

        places, row, digests = self._sketches(number)
        articles = self._read(number, "articles", "published")
        days = np.array([day(one) for one in articles["published"]], dtype=np.int32)
        made = np.zeros(len(row), SKETCHED)
        made["digest"], made["place"] = digests, places[row]
        made["day"] = days[(places >> BITS) - self.starts[number]][row]
        return made

    def sketches(self, number: int, places: "Array") -> "Array":
        """Return the sketches of places of a partition, a row each, of every digest the lowest 32 bits."""
        import numpy as np

        if not len(places):
            return np.zeros((0, SKETCH), "uint32")
        known, row, digests = self._sketches(number)
        made = padded(digests & np.uint64(0xFFFFFFFF), row, len(known), "uint32")
        order = np.argsort(known)
        found: Array = made[order[np.searchsorted(known, places, sorter=order)]]
        return found

    def _sketches(self, number: int) -> "tuple[Array, Array, Array]":
        """Return the places of a partition's sketches, and of every digest the row of its sketch, and itself."""
        import numpy as np
        import pandas as pd

        articles = self._read(number, "articles", "article")
        sketches = self._read(number, "sketches", "article", "paragraph", "digests")
        at = pd.Index(articles["article"]).get_indexer(sketches["article"]).astype(np.int64)
        places = (int(self.starts[number]) + at << BITS) + sketches["paragraph"].to_numpy() + 1
        return places, *unpacked(sketches["digests"].tolist())

    def _read(self, number: int, kind: str, *columns: str) -> "pd.DataFrame":
        return read_parquet(self.store, f"partitions/{self.names[number]}/{kind}.parquet", columns)

    def held(self, number: int, places: Sequence[int]) -> Iterator[tuple[int, Held]]:
        """Yield what stands at sorted places of a partition, its day as digits."""
        if not places:
            return
        articles = self._read(number, "articles", "article", "title", "published", "text").to_dict("records")
        columns = ["article", "paragraph", "first_sentence", "last_sentence"]
        rows = self._read(number, "sketches", *columns).itertuples(index=False, name=None)
        spans = {(article, paragraph): (first, last) for article, paragraph, first, last in rows}
        for article, of_article in groupby(places, lambda place: place >> BITS):
            row = articles[article - int(self.starts[number])]
            text, when = self.step.canonical(row).text, shown(day(row["published"]))
            lines = text.split("\n")
            for place in of_article:
                paragraph = place % (1 << BITS) - 1
                held = text if paragraph == WHOLE_ARTICLE else lines[paragraph]
                yield place, Held(row["article"], paragraph, *spans[row["article"], paragraph], held, when)


@lru_cache(maxsize=100_000)
def day(published: str) -> int:
    """Return the day of a date as a number that grows with time, a month before its days, and NO_DAY where none is known.

    >>> day("2025-11-13T08:00"), day("2025-11"), day("13 November 2025"), day("")
    (20251113, 20251100, 20251113, 99999999)
    """
    found = _DAY.match(published)
    if not found and (read := dated(published) if published else None):
        found = _DAY.match(read.iso)
    return int("".join(part or "00" for part in found.groups())) if found else NO_DAY


def shown(number: int) -> str:
    """Return a day as digits, "" for NO_DAY."""
    return "" if number == NO_DAY else str(number)
