"""Shared copy across partitions: found by their sketches, compared in full, with a partition or two in memory at any size."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.alignments.copies import Known, copy_of, know
from analysis.alignments.sketches import SKETCH, alike, neighbours
from analysis.partitions.places import BITS, NO_DAY, SKETCHED, Places, shown
from analysis.partitions.spill import Spill
from analysis.tables import COLUMNS, table

if TYPE_CHECKING:
    import pandas as pd

    from analysis.columns import Array

AT_ONCE = 1 << 18
PAIR = ("<i8", (2,))
CANDIDATE = [("pair", *PAIR), ("sketch", "<u4", (SKETCH,))]


@dataclass(frozen=True)
class Search:
    """The search for copies in partitions; `folder` is a local one for what memory must not hold, empty at first.

    What is earlier is decided by the day and then by the place, so that the holder is the one that `alignments.copies.copies`
    finds. What two partitions need to know of each other is put aside under the number of the one that needs it.
    """

    places: Places
    folder: Path

    def tables(self) -> "Iterator[tuple[str, pd.DataFrame]]":
        """Yield each partition's name and its table of copies, which may be empty.

        Every partition's texts are read twice at most: for those that others hold as well, and for those that are like them.
        """
        pairs, numbers = self._alike(self._sharing()), range(len(self.places.names))
        copies, known = self._spill("copies", PAIR), self._spill("known", "<u8")
        for number in numbers:
            for part, stream in self._streams(number, self._wanted(number, pairs, copies)):
                known.add(part, stream)
        for number in numbers:
            rows = list(self._rows(number, copies.take(number), known.take(number)))
            yield self.places.names[number], table(rows, COLUMNS["copies"])

    def _spill(self, name: str, kind: Any) -> Spill:
        return Spill(self.folder / name, kind)

    def _sharing(self) -> Spill:
        """Return the pairs of places that share a digest, by the partition of the earlier one; a pair may come again."""
        digests, pairs = self._spill("digests", SKETCHED), self._spill("sharing", PAIR)
        buckets = max(1, -(-SKETCH * self.places.count // AT_ONCE))
        for number in range(len(self.places.names)):
            rows = self.places.digests(number)
            digests.add((rows["digest"] % buckets).astype("int64"), rows)
        for bucket in range(buckets):
            found = _pairs(digests.take(bucket))
            pairs.add(self.places.part(found[:, 1]), found)
        return pairs

    def _alike(self, sharing: Spill) -> Spill:
        """Return of these pairs those whose sketches are alike, once each, by the partition of the earlier place."""
        import numpy as np

        candidates, pairs = self._spill("candidates", CANDIDATE), self._spill("alike", PAIR)
        for number in range(len(self.places.names)):
            for piece in sharing.pieces(number, AT_ONCE):
                found = _once(piece)
                rows = np.zeros(len(found), CANDIDATE)
                rows["pair"], rows["sketch"] = found, self.places.sketches(number, found[:, 1])
                candidates.add(self.places.part(found[:, 0]), rows)
        for number in range(len(self.places.names)):
            found = np.zeros((0, 2), "int64")
            for rows in candidates.pieces(number, AT_ONCE):
                kept = rows["pair"][alike(self.places.sketches(number, rows["pair"][:, 0]), rows["sketch"])]
                found = _once(np.concatenate((found, kept)))
            pairs.add(self.places.part(found[:, 1]), found)
        return pairs

    def _wanted(self, number: int, pairs: Spill, copies: Spill) -> "Array":
        """Put the pairs with a holder in this partition aside for the other place's, and return (holder, partition), sorted."""
        import numpy as np

        wanted = np.zeros((0, 2), "int64")
        for piece in pairs.pieces(number, AT_ONCE):
            part = self.places.part(piece[:, 0])
            copies.add(part, piece)
            wanted = _once(np.concatenate((wanted, np.column_stack((piece[:, 1], part)))))
        return wanted

    def _streams(self, number: int, wanted: "Array") -> "Iterator[tuple[Array, Array]]":
        """Yield what other partitions need to know of a holder in this one: their number for every word, and the words."""
        import numpy as np

        holders, low = np.unique(wanted[:, 0], return_index=True)
        parts = dict(zip(holders.tolist(), np.split(wanted[:, 1], low[1:]), strict=True)) if len(wanted) else {}
        for place, held in self.places.held(number, list(parts)):
            words = _packed(place, know(held))
            yield np.repeat(parts[place], len(words)), np.tile(words, len(parts[place]))

    def _rows(self, number: int, pairs: "Array", stream: "Array") -> Iterator[tuple[Any, ...]]:
        known = dict(_unpacked(stream))
        earlier: dict[int, list[int]] = {}
        for place, holder in pairs.tolist():
            earlier.setdefault(place, []).append(holder)
        for place, held in self.places.held(number, sorted(earlier)):
            order = sorted(earlier[place], key=lambda holder: (int(known[holder].day or NO_DAY), holder))
            if row := copy_of(held, know(held), (known[holder] for holder in order)):
                yield row


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
        yield place, Known(key, paragraph, shown(when), same, stream[middle:at])
