"""Shared copy across partitions: found by their sketches, compared in full, with a partition or two in memory at any size."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.alignments.copies import Held, Known, copy_of, know
from analysis.alignments.sketches import SKETCH, WHOLE_ARTICLE, neighbours
from analysis.imports.dates import dated
from analysis.partitions.cut import read_parquet
from analysis.partitions.measured import Measured
from analysis.partitions.sketched import unpacked
from analysis.partitions.spill import Spill
from analysis.scale.store import Store
from analysis.tables import COLUMNS, table

if TYPE_CHECKING:
    import pandas as pd

    from analysis.columns import Array

AT_ONCE = 1 << 21
BITS = 26
NO_DAY = 99_999_999
SKETCHED = [("digest", "<u8"), ("place", "<i8"), ("day", "<i4")]
PAIR = ("<i8", (2,))
_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?!\d)")


@dataclass(frozen=True)
class Search:
    """The search for copies in partitions; `folder` is a local one for what memory must not hold, empty at first.

    A place is one number: the article's among all articles, then BITS bits for the paragraph and 1, 0 for the whole. What is
    earlier is decided by the day and then by the place, so that the holder is the one that `alignments.copies.copies` finds.
    """

    store: Store
    step: Measured
    names: Sequence[str]
    folder: Path

    def tables(self) -> "Iterator[tuple[str, pd.DataFrame]]":
        """Yield each partition's name and its table of copies, which may be empty.

        Every partition's texts are read twice at most: for those that others hold as well, and for those that are like them.
        """
        holders, copies = Spill(self.folder / "holders", PAIR), Spill(self.folder / "copies", PAIR)
        known = Spill(self.folder / "known", "<u8")
        for pairs in self._pairs():
            holders.add(self._part(pairs[:, 1]), pairs)
        for number in range(len(self.names)):
            pairs = _once(holders.take(number))
            copies.add(self._part(pairs[:, 0]), pairs)
            for part, stream in self._streams(number, pairs):
                known.add(part, stream)
        for number, name in enumerate(self.names):
            yield name, table(list(self._rows(number, copies.take(number), known.take(number))), COLUMNS["copies"])

    @cached_property
    def starts(self) -> "Array":
        """Return the number of each partition's first article."""
        import numpy as np

        counts = [self._length(name, "articles") for name in self.names]
        return np.cumsum([0, *counts])[:-1]

    def _length(self, name: str, kind: str) -> int:
        from pyarrow import parquet

        with self.store.open(f"partitions/{name}/{kind}.parquet") as stream:
            return int(parquet.read_metadata(stream).num_rows)

    def _part(self, places: "Array") -> "Array":
        return self.starts.searchsorted(places >> BITS, "right") - 1

    def _pairs(self) -> "Iterator[Array]":
        """Yield the pairs of places that share a digest, AT_ONCE digests or so at a time; a pair may come again."""
        sketched = Spill(self.folder / "digests", SKETCHED)
        count = SKETCH * sum(self._length(name, "sketches") for name in self.names)
        buckets = max(1, -(-count // AT_ONCE))
        for number in range(len(self.names)):
            rows = self._sketched(number)
            sketched.add((rows["digest"] % buckets).astype("int64"), rows)
        for bucket in range(buckets):
            yield _pairs(sketched.take(bucket))

    def _sketched(self, number: int) -> "Array":
        import numpy as np
        import pandas as pd

        articles = self._read(number, "articles", "article", "published")
        sketches = self._read(number, "sketches", "article", "paragraph", "digests")
        at = pd.Index(articles["article"]).get_indexer(sketches["article"])
        place = (int(self.starts[number]) + at.astype(np.int64) << BITS) + sketches["paragraph"].to_numpy() + 1
        days = np.array([day(one) for one in articles["published"]], dtype=np.int32)[at]
        row, digests = unpacked(sketches["digests"].tolist())
        made = np.zeros(len(row), SKETCHED)
        made["digest"], made["place"], made["day"] = digests, place[row], days[row]
        return made

    def _read(self, number: int, kind: str, *columns: str) -> "pd.DataFrame":
        return read_parquet(self.store, f"partitions/{self.names[number]}/{kind}.parquet", columns)

    def _held(self, number: int, places: Sequence[int]) -> Iterator[tuple[int, Held]]:
        """Yield what stands at sorted places of a partition."""
        if not places:
            return
        articles = self._read(number, "articles", "article", "title", "published", "text")
        columns = ["article", "paragraph", "first_sentence", "last_sentence"]
        rows = self._read(number, "sketches", *columns).itertuples(index=False, name=None)
        spans = {(article, paragraph): (first, last) for article, paragraph, first, last in rows}
        for article, of_article in groupby(places, lambda place: place >> BITS):
            row = articles.iloc[article - int(self.starts[number])].to_dict()
            text, when = self.step.canonical(row).text, _told(day(row["published"]))
            lines = text.split("\n")
            for place in of_article:
                paragraph = place % (1 << BITS) - 1
                held = text if paragraph == WHOLE_ARTICLE else lines[paragraph]
                yield place, Held(row["article"], paragraph, *spans[row["article"], paragraph], held, when)

    def _streams(self, number: int, pairs: "Array") -> "Iterator[tuple[Array, Array]]":
        """Yield what each partition needs to know of a holder in this one: its number for every word, and the words."""
        import numpy as np

        parts: dict[int, set[int]] = {}
        for part, holder in zip(self._part(pairs[:, 0]).tolist(), pairs[:, 1].tolist(), strict=True):
            parts.setdefault(holder, set()).add(part)
        for place, held in self._held(number, sorted(parts)):
            words = _packed(place, know(held))
            for part in sorted(parts[place]):
                yield np.full(len(words), part), words

    def _rows(self, number: int, pairs: "Array", stream: "Array") -> Iterator[tuple[Any, ...]]:
        known = dict(_unpacked(stream))
        earlier: dict[int, list[int]] = {}
        for place, holder in pairs.tolist():
            earlier.setdefault(place, []).append(holder)
        for place, held in self._held(number, sorted(earlier)):
            order = sorted(earlier[place], key=lambda holder: (int(known[holder].day or NO_DAY), holder))
            if row := copy_of(held, know(held), (known[holder] for holder in order)):
                yield row


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


def _told(number: int) -> str:
    return "" if number == NO_DAY else str(number)


def _pairs(rows: "Array") -> "Array":
    """Return pairs (place, earlier place of another article) of two wholes or two paragraphs that share a digest."""
    import numpy as np

    made, whole = [], rows["place"] % (1 << BITS) == 0
    for chosen in (rows[whole], rows[~whole]):
        chosen = chosen[np.lexsort((chosen["place"], chosen["day"]))]
        turns = np.diff(chosen["place"], prepend=-1) != 0
        found = chosen["place"][turns][neighbours(chosen["digest"], np.cumsum(turns) - 1)]
        made.append(found[found[:, 0] >> BITS != found[:, 1] >> BITS])
    return np.concatenate(made)


def _once(pairs: "Array") -> "Array":
    import numpy as np

    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    kept: Array = pairs[(np.diff(pairs, axis=0, prepend=-1) != 0).any(axis=1)]
    return kept


def _packed(place: int, one: Known) -> "Array":
    """Return what is known of a holder as 64-bit words."""
    import numpy as np

    key = one.article.encode()
    key += b"\0" * (-len(key) % 8)
    head = np.array([place, int(one.day or NO_DAY), one.same, len(key) // 8, len(one.runs)], dtype="<u8")
    return np.concatenate([head, np.frombuffer(key, "<u8"), one.runs])


def _unpacked(stream: "Array") -> Iterator[tuple[int, Known]]:
    at = 0
    while at < len(stream):
        place, when, same, letters, count = stream[at : at + 5].tolist()
        middle = at + 5 + letters
        key = stream[at + 5 : middle].tobytes().rstrip(b"\0").decode()
        paragraph = place % (1 << BITS) - 1
        at = middle + count
        yield place, Known(key, paragraph, _told(when), same, stream[middle:at])
