"""The sums of all partitions as one table, and any number of articles as a few rows an outlet."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.partitions.articles import REFUSED
from analysis.partitions.cut import parquet, read_parquet
from analysis.scale.store import Store
from analysis.tables import CorpusError, check

if TYPE_CHECKING:
    import pandas as pd

TALLIES, WITHOUT_COPIES = "tallies.parquet", "tallies_without_copies.parquet"
BAGS = 2000
KEYS = ("article", "outlet", "published", "language")
PORTION = 64


def gather(store: Store, names: Sequence[str]) -> int:
    """Join the sums of all partitions in TALLIES, one row an article, what was refused and what is in no sum; return the rows.

    Memory holds one partition at a time.
    """
    count = write_portions(store, TALLIES, (read_parquet(store, f"partitions/{name}/sums.parquet") for name in names))
    left = (read_parquet(store, f"partitions/{name}/unmeasured.parquet") for name in names)
    write_portions(store, "unmeasured_articles.parquet", left)
    refused = [
        read_parquet(store, place) for place in ("refused.parquet", *(f"partitions/{n}/refused.parquet" for n in names))
    ]
    store.write("refused_articles.parquet", parquet(_joined(refused)))
    return count


def write_portions(store: Store, name: str, tables: "Iterable[pd.DataFrame]") -> int:
    """Write tables of the same columns, at least one, below one another as one file, a portion at a time; return the rows."""
    import pyarrow as pa
    from pyarrow import parquet as files

    portions = (pa.Table.from_pandas(one, preserve_index=False) for one in tables)
    first = next(portions)
    count = 0
    with store.writing(name) as path, files.ParquetWriter(path, first.schema, compression="zstd") as writer:
        for portion in chain([first], portions):
            writer.write_table(portion)
            count += portion.num_rows
    return count


def _joined(tables: "Sequence[pd.DataFrame]") -> "pd.DataFrame":
    import pandas as pd

    return check(pd.concat([one for one in tables if len(one)] or [tables[0]]), REFUSED, "refused_articles")


def open_tallies(folder: str | Path, columns: Sequence[str] = (), *, copies: bool = True) -> "pd.DataFrame":
    """Return the sums of every article of a measured folder: article, outlet and the columns named (none: all).

    Every comparison of outlets runs on it, for example `outlet_contrasts(open_tallies(folder, ["hits_praise", "words"]), …)`;
    with `copies=False` without the sentences that an earlier article holds.
    """
    wanted = list(dict.fromkeys(["article", "outlet", *columns])) if columns else None
    return read_parquet(Store(str(folder)), TALLIES if copies else WITHOUT_COPIES, wanted)


def portions(store: Store, columns: Sequence[str] | None = None, name: str = TALLIES) -> "Iterator[pd.DataFrame]":
    """Yield a table of sums in portions, in its order."""
    from pyarrow import parquet as files

    if not store.has(name):
        raise CorpusError(f"{store.root}: no {name} here; make it with `framing measure FILES --build {store.root}`")
    with store.open(name) as stream, files.ParquetFile(stream) as opened:
        for start in range(0, opened.num_row_groups, PORTION):
            groups = list(range(start, min(start + PORTION, opened.num_row_groups)))
            yield opened.read_row_groups(groups, columns=list(columns) if columns else None).to_pandas()


def bagged(store: Store, most: int = BAGS, name: str = TALLIES) -> "pd.DataFrame":
    """Return outlet, bag, articles and the sums; memory does not grow with the number of articles.

    An outlet of up to `most` articles has one row an article. Of a larger one the articles are drawn by lot, by a digest of
    their id, into `most` bags that are summed: equal parts by chance, so that bags can be resampled in the articles' place
    (the variance of a sum over bags is that over articles; with 2,000 of them its own error is about 1.6 %).
    """
    import pandas as pd

    sizes: Any = (
        pd.concat([one["outlet"].value_counts() for one in portions(store, ["outlet"], name)]).groupby(level=0).sum()
    )
    large = set(sizes.index[sizes > most])
    kept, count = list[Any](), 0
    for one in portions(store, name=name):
        labels = pd.util.hash_array(one["article"].to_numpy(object)) % most
        bag = one["article"].where(~one["outlet"].isin(large), pd.Series(labels, index=one.index).astype(str))
        summed = one.drop(columns=list(KEYS)).assign(outlet=one["outlet"], bag=bag, articles=1)
        kept.append(summed.groupby(["outlet", "bag"], sort=False).sum())
        count += len(kept[-1])
        if count > 4 * most:
            kept = [pd.concat(kept).groupby(level=[0, 1], sort=False).sum()]
            count = 0
    return pd.concat(kept).groupby(level=[0, 1], sort=True).sum().reset_index()
