"""The sums and the outlets once more without shared copy, and how far that moves what is told."""

import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.alignments.copies import copied, without_copies
from analysis.alignments.sketches import WHOLE_ARTICLE
from analysis.partitions.copies import Copies, Search
from analysis.partitions.cut import parquet, read_parquet
from analysis.partitions.measured import Measured
from analysis.partitions.passes import Making, Run, here
from analysis.partitions.places import Places
from analysis.partitions.sums import NO_SUMS, article_sums
from analysis.partitions.tallies import KEYS, WITHOUT_COPIES, bagged, write_portions
from analysis.scale.store import Store
from analysis.tables import guarded

if TYPE_CHECKING:
    import pandas as pd

COPIES, OUTLETS, MADE = "copies.parquet", "outlets_without_copies", "copies.json"
MADE_FILES = (MADE, COPIES, WITHOUT_COPIES, f"{OUTLETS}.parquet", f"{OUTLETS}.csv")
UNFINISHED = "unfinished"
NO_WIDTH = 1e-9


def look_for_copies(
    store: Store,
    step: Measured,
    digests: Mapping[str, str],
    say: Callable[[str], None],
    go: Callable[[str], Run] = lambda told: here,
) -> None:
    """Write the table of copies of all partitions, and the sums and the outlets without them, where they do not stand yet.

    `digests` are the partitions with the digests of their articles; `go` returns how to run a pass, by what is said of its
    progress. Needed are the sums and the outlets with the copies. What a stopped search has finished is not done again.
    """
    seen = _seen(step, digests)
    told = store.told(MADE)
    if told.get("made_of") != seen or not told.get("lengths") or told["lengths"] != _lengths(store):
        store.remove(MADE)
        say("looking for shared copy")
        with _folder(store, seen) as folder:
            told = {"made_of": seen, "told": _made(store, step, list(digests), folder, go), "lengths": _lengths(store)}
        store.write(MADE, json.dumps(told).encode())
    store.remove(UNFINISHED)
    say(told["told"])


def forget_copies(store: Store, step: Measured, digests: Mapping[str, str]) -> None:
    """Remove what was told of copies, unless it was told of these very partitions."""
    store.remove(UNFINISHED)
    if store.told(MADE).get("made_of") != _seen(step, digests):
        for name in MADE_FILES:
            store.remove(name)


def _lengths(store: Store) -> dict[str, int]:
    """Return the bytes of every file that is written of copies."""
    return {name: length for name, length in store.lengths("").items() if name in MADE_FILES and name != MADE}


def _seen(step: Measured, digests: Mapping[str, str]) -> str:
    told = {name: step.made_of(digest) for name, digest in digests.items()}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _made(store: Store, step: Measured, names: list[str], folder: Path, go: Callable[[str], Run]) -> str:
    """Write everything and say in one line what was found and what it moves."""
    from analysis.partitions.outlets import outlets

    counts: Counter[str] = Counter()
    places, numbers = Places(store, step, names), range(len(names))
    found = Search(places, folder).finish(lambda number, of: go(f"shared copy, pass {number} of {of + 1}"))
    write_portions(store, COPIES, (_counted(found.read(number), counts) for number in numbers))
    sums = Sums(places, folder)
    sums.finish(go("shared copy, the last pass"))
    write_portions(store, WITHOUT_COPIES, (sums.read(number) for number in numbers))
    left = outlets(bagged(store, name=WITHOUT_COPIES), step.plan)
    store.write(f"{OUTLETS}.parquet", parquet(left))
    store.write(f"{OUTLETS}.csv", guarded(left).to_csv(index=False, lineterminator="\n").encode())
    if not counts.total():
        return "shared copy: no article and no paragraph stands in an earlier article as well"
    told = f"{counts['articles']:,} whole articles and {counts['paragraphs']:,} paragraphs stand in an earlier article"
    return f"shared copy: {told} as well ({COPIES}); {moved(read_parquet(store, 'outlets.parquet'), left)}"


@contextmanager
def _folder(store: Store, seen: str) -> Iterator[Path]:
    """Give a folder for what is not finished: what a stopped search of the same partitions left is in it, nothing else."""
    if store.remote:
        with tempfile.TemporaryDirectory() as name:
            yield Path(name)
        return
    if store.told(f"{UNFINISHED}/made_of.json").get("made_of") != seen:
        store.remove(UNFINISHED)
        store.write(f"{UNFINISHED}/made_of.json", json.dumps({"made_of": seen}).encode())
    yield store.path(UNFINISHED)


def _counted(found: "pd.DataFrame", counts: "Counter[str]") -> "pd.DataFrame":
    wholes = int((found["paragraph"] == WHOLE_ARTICLE).sum())
    counts.update(articles=wholes, paragraphs=len(found) - wholes)
    return found


class Sums(Making):
    """The sums of each partition without the sentences that are copy."""

    name = "sums"

    def made(self, number: int) -> "pd.DataFrame":
        """Return the sums of one."""
        store, step, name = self.places.store, self.places.step, self.places.names[number]
        sums = read_parquet(store, f"partitions/{name}/sums.parquet")
        found = Copies(self.places, self.folder).read(number)
        return sums_without(store, step, name, sums, found) if len(found) else sums


def sums_without(
    store: Store, step: Measured, name: str, sums: "pd.DataFrame", found: "pd.DataFrame"
) -> "pd.DataFrame":
    """Return a partition's sums without the sentences that are copy; an article with no word left is left out."""
    import pandas as pd

    places = copied(found)
    touched = sums["article"].isin({article for article, _ in places})
    if not touched.any():
        return sums
    tables = {}
    for kind in ("segments", *(one.name for one in step.measures if one.name not in NO_SUMS)):
        one = read_parquet(store, f"partitions/{name}/{kind}.parquet")
        tables[kind] = one[one["article"].isin(sums["article"][touched])]
    rows = sums.loc[touched, list(KEYS)]
    left = article_sums(rows.to_dict("records"), without_copies(tables, places), step.plan, step.families)
    left = left.set_axis(rows.index)[left["words"].to_numpy() > 0]
    return pd.concat([sums[~touched], left[list(sums.columns)]]).sort_index()


def moved(before: "pd.DataFrame", left: "pd.DataFrame") -> str:
    """Say how many figures of the outlets leave their intervals without the copies, and which one moves furthest in its own."""
    both = before[before["estimable"]].merge(left, on=["outlet", "statistic"], how="left", suffixes=("", "_left"))
    both = both[both["high"] - both["low"] > NO_WIDTH * both["value"].abs().clip(lower=1)]
    if not len(both):
        return "no outlet has an interval to measure by how far they move its figures"
    outside = (both["value_left"] < both["low"]) | (both["value_left"] > both["high"]) | both["value_left"].isna()
    shift = ((both["value_left"] - both["value"]).abs() / (both["high"] - both["low"]) * 2).fillna(0)
    one = both.loc[shift.idxmax()]
    furthest = f"{one['statistic']} of {one['outlet']}, {one['value']:.4g} to {one['value_left']:.4g}"
    return (
        f"without them {int(outside.sum())} of {len(both)} figures of the outlets leave their intervals; "
        f"furthest moves {furthest}, by {shift.max():.0%} of half its interval"
    )
