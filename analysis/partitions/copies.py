"""Shared copy across partitions: found by their sketches, compared in full, with a partition or two in memory at any size."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.alignments.copies import Known, copy_of, know
from analysis.alignments.sketches import SKETCH, alike
from analysis.partitions.passes import Making, Run, Telling, here
from analysis.partitions.places import BITS, NO_DAY, SKETCHED, Places, shown
from analysis.tables import COLUMNS, table

if TYPE_CHECKING:
    import pandas as pd

    from analysis.columns import Array
    from analysis.partitions.spill import Told

AT_ONCE = 1 << 18
PAIR = ("<i8", (2,))
CANDIDATE = [("pair", *PAIR), ("sketch", "<u4", (SKETCH,))]


@dataclass(frozen=True)
class Search:
    """The search for copies in partitions; `folder` is for what memory must not hold, and must be reached by every process.

    What is earlier is decided by the day and then by the place, so that the holder is the one that `alignments.copies.copies`
    finds. What two partitions need to know of each other is put aside under the number of the one that needs it. Each pass is
    a step, and what it has finished is not done again.
    """

    places: Places
    folder: Path

    def finish(self, turn: Callable[[int, int], Run] = lambda number, of: here) -> "Copies":
        """Make the table of copies of every partition; `turn` returns how to run a pass, by its number and their number.

        Every partition's texts are read twice at most: for those that others hold as well, and for those that are like them.
        """
        passes = [kind(self.places, self.folder) for kind in (Digests, Sharing, Candidates, Alike, Holders)]
        self.places.starts, self.places.count  # noqa: B018 - what every process would otherwise read anew
        for number, one in enumerate(passes, 1):
            one.finish(turn(number, len(passes) + 1))
            if number > 1:
                passes[number - 2].forget()
        made = Copies(self.places, self.folder)
        made.finish(turn(len(passes) + 1, len(passes) + 1))
        return made


def lots(places: Places) -> int:
    """Return in how many lots the digests are looked at."""
    return max(1, -(-SKETCH * places.count // AT_ONCE))


class Digests(Telling):
    """The digests of a partition, by lots."""

    name, kind = "digests", SKETCHED

    def told(self, number: int) -> "Iterator[Told]":
        """Yield digests with their places."""
        rows = self.places.digests(number)
        yield (rows["digest"] % lots(self.places)).astype("int64"), rows


class Sharing(Telling):
    """The pairs of places that share a digest of a lot, by the partition of the earlier one; a pair may come again."""

    name, kind = "sharing", PAIR

    @property
    def count(self) -> int:
        """Return the number of lots."""
        return lots(self.places)

    def told(self, number: int) -> "Iterator[Told]":
        """Yield pairs (place, earlier place)."""
        for found in _pairs(Digests(self.places, self.folder).aside.take(number)):
            yield self.places.part(found[:, 1]), found


class Candidates(Telling):
    """These pairs with the sketch of the earlier place, by the partition of the other."""

    name, kind = "candidates", CANDIDATE

    def told(self, number: int) -> "Iterator[Told]":
        """Yield pairs with a sketch."""
        import numpy as np

        for piece in Sharing(self.places, self.folder).aside.pieces(number, AT_ONCE):
            found = _once(piece)
            rows = np.zeros(len(found), CANDIDATE)
            rows["pair"], rows["sketch"] = found, self.places.sketches(number, found[:, 1])
            yield self.places.part(found[:, 0]), rows


class Alike(Telling):
    """Of these pairs those whose sketches are alike, once each, by the partition of the earlier place."""

    name, kind, kept = "alike", PAIR, True

    def told(self, number: int) -> "Iterator[Told]":
        """Yield the pairs of the places in this partition."""
        import numpy as np

        found = np.zeros((0, 2), "int64")
        for rows in Candidates(self.places, self.folder).aside.pieces(number, AT_ONCE):
            kept = rows["pair"][alike(self.places.sketches(number, rows["pair"][:, 0]), rows["sketch"])]
            found = _once(np.concatenate((found, kept)))
        yield self.places.part(found[:, 1]), found


class Holders(Telling):
    """What partitions need to know of the earlier places in this one, as 64-bit words."""

    name, kind = "holders", "<u8"

    def told(self, number: int) -> "Iterator[Told]":
        """Yield the words of a holder for every partition that needs them, with its number for every word."""
        import numpy as np

        wanted = np.zeros((0, 2), "int64")
        for piece in Alike(self.places, self.folder).aside.pieces(number, AT_ONCE):
            needed = np.column_stack((piece[:, 1], self.places.part(piece[:, 0])))
            wanted = _once(np.concatenate((wanted, needed)))
        holders, low = np.unique(wanted[:, 0], return_index=True)
        parts = dict(zip(holders.tolist(), np.split(wanted[:, 1], low[1:]), strict=True)) if len(wanted) else {}
        for place, held in self.places.held(number, list(parts)):
            words = _packed(place, know(held))
            yield np.repeat(parts[place], len(words)), np.tile(words, len(parts[place]))


class Copies(Making):
    """The table of copies of each partition, which may be empty."""

    name = "copies"

    def made(self, number: int) -> "pd.DataFrame":
        """Return the table of one."""
        return table(list(self._rows(number)), COLUMNS["copies"])

    def _rows(self, number: int) -> Iterator[tuple[Any, ...]]:
        known = dict(_unpacked(Holders(self.places, self.folder).aside.take(number)))
        earlier: dict[int, list[int]] = {}
        for _, pairs in Alike(self.places, self.folder).own(number):
            for place, holder in pairs.tolist():
                earlier.setdefault(place, []).append(holder)
        for place, held in self.places.held(number, sorted(earlier)):
            order = sorted(earlier[place], key=lambda holder: (int(known[holder].day or NO_DAY), holder))
            if row := copy_of(held, know(held), (known[holder] for holder in order)):
                yield row


def _pairs(rows: "Array") -> "Iterator[Array]":
    """Yield pairs (place, earlier place of another article) that share a digest, two wholes or two paragraphs.

    Each place is paired with the first that has the digest and with the one before: twice as many pairs as places at most,
    not their square.
    """
    import numpy as np

    rows = rows[np.lexsort((rows["place"], rows["day"], rows["place"] % (1 << BITS) == 0, rows["digest"]))]
    places, digests = rows["place"], rows["digest"]
    opens = np.ones(len(rows), dtype=bool)
    whole = places % (1 << BITS) == 0
    opens[1:] = (digests[1:] != digests[:-1]) | (whole[1:] != whole[:-1])
    first = np.maximum.accumulate(np.where(opens, np.arange(len(rows)), 0))
    for low in range(0, len(rows), AT_ONCE):
        later = low + np.flatnonzero(~opens[low : low + AT_ONCE])
        found = np.concatenate([np.column_stack((places[later], places[at])) for at in (first[later], later - 1)])
        yield _once(found[found[:, 0] >> BITS != found[:, 1] >> BITS])


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
