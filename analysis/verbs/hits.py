"""framing hits: which marker hits came and went since the measurements before the last ones."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from analysis.corpus import Corpus
from analysis.tables import CorpusError, read

if TYPE_CHECKING:
    import pandas as pd

KEY = ["article", "word", "family", "entry"]


def hits(corpus: Corpus, say: Callable[[str], None] = print) -> int:
    """Say which hits came and which went, by family and entry, with the sentence each stands in; return 0."""
    now = corpus.build / "measurements" / "markers.parquet"
    before = corpus.build / "before" / "markers.parquet"
    if not before.is_file():
        raise CorpusError(f"{before}: there is only one set of measurements; edit a lexicon and run `framing measure`")
    table = changed(read(before), read(now))
    for row in table.itertuples(index=False):
        say(
            f"hits: {row.change} {row.family}/{row.entry} in {row.article}, sentence {row.sentence + 1}, word {row.word}"
        )
    say(f"hits: {(table['change'] == 'came').sum()} came, {(table['change'] == 'went').sum()} went")
    return 0


def changed(before: "pd.DataFrame", now: "pd.DataFrame") -> "pd.DataFrame":
    """Return the hits that stand in one table only, with `change` came or went, in reading order."""
    told = [*KEY, "sentence"]
    joined = before[told].merge(now[told], on=told, how="outer", indicator=True)
    moved = joined[joined["_merge"] != "both"]
    names = moved["_merge"].map({"left_only": "went", "right_only": "came"}).astype(str)
    return moved.assign(change=names).drop(columns="_merge").sort_values(KEY, ignore_index=True)
