"""framing hits: which marker hits came and went between the last two measurements, and in which words."""

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.corpus import Corpus
from analysis.line import inputs
from analysis.scale.store import Store
from analysis.tables import CorpusError, read

if TYPE_CHECKING:
    import pandas as pd

KEY = ["article", "word", "family", "entry"]
TOLD = [*KEY, "sentence", "length"]
BESIDE = 4
"""So many words are shown at each side of a hit."""


def hits(corpus: Corpus, say: Callable[[str], None] = print) -> int:
    """Say which hits came and which went, by family and entry, each with its words where the texts are here; return 0.

    A hit that the lexicon still finds and a row of corrections.csv takes out is told apart. Where a file changed after the
    last measurements, that is said too: nothing is measured here.
    """
    now = corpus.build / "measurements" / "markers.parquet"
    before = corpus.build / "before" / "markers.parquet"
    if not before.is_file():
        raise CorpusError(
            f"{before}: there is only one set of measurements; edit a lexicon and run "
            f"`framing measure --corpus {corpus.root}`"
        )
    table = _explained(corpus, changed(read(before), read(now)))
    words = _words(corpus)
    for row in table.itertuples(index=False):
        place = f"{row.article}, sentence {row.sentence + 1}, word {row.word}"
        told = words(row.article, row.sentence, row.word, row.length)
        say(f"hits: {row.change} {row.family}/{row.entry} in {place}{row.why}{told}")
    by_hand = int((table["why"] != "").sum())
    less = f", {by_hand} of them by a correction" if by_hand else ""
    say(f"hits: {(table['change'] == 'came').sum()} came, {(table['change'] == 'went').sum()} went{less}")
    if later := _later(corpus):
        say(
            f"hits: {', '.join(later)} changed after these measurements; run `framing measure --corpus {corpus.root}` and "
            "ask again"
        )
    return 0


def _later(corpus: Corpus) -> list[str]:
    """Return the lexicons and tables of the corpus that are not those of the last measurements; [] without the texts."""
    known = Store(str(corpus.build)).told("made.json")
    if not corpus.has_texts() or not known:
        return []
    files = {name: digest for name, digest in inputs(corpus, ()).items() if name.endswith((".csv", ".toml"))}
    gone = [name for name in known if name.startswith("lexicons/") and name not in files]
    return sorted([*gone, *(name for name, digest in files.items() if known.get(name) != digest)])


def changed(before: "pd.DataFrame", now: "pd.DataFrame") -> "pd.DataFrame":
    """Return the hits that stand in one table only, with `change` came or went, in reading order."""
    joined = before[TOLD].merge(now[TOLD], on=TOLD, how="outer", indicator=True)
    moved = joined[joined["_merge"] != "both"]
    names = moved["_merge"].map({"left_only": "went", "right_only": "came"}).astype(str)
    return moved.assign(change=names).drop(columns="_merge").sort_values(KEY, ignore_index=True)


def _explained(corpus: Corpus, table: "pd.DataFrame") -> "pd.DataFrame":
    """Return the table with `why`: " (a correction)" for what went and is found without the corrections, else ""."""
    plain = corpus.build / "uncorrected" / "markers.parquet"
    found = (
        set(read(plain)[TOLD].itertuples(index=False, name=None)) if corpus.corrections and plain.is_file() else set()
    )
    rows = zip(table["change"], table[TOLD].itertuples(index=False, name=None), strict=True)
    return table.assign(why=[" (a correction)" if change == "went" and key in found else "" for change, key in rows])


def _words(corpus: Corpus) -> Callable[[str, int, int, int], str]:
    """Return what gives a hit's words, in brackets, with those beside it in its sentence; "" without the texts."""
    tables = corpus.build / "tables"
    if not corpus.has_texts() or not (tables / "tokens.parquet").is_file():
        return lambda *_: ""
    documents, tokens = read(tables / "documents.parquet"), read(tables / "tokens.parquet")
    texts = dict(zip(documents["article"], documents["text"], strict=True))
    sentences = dict(list(tokens.groupby(["article", "sentence"])))

    def told(article: str, sentence: int, word: int, length: int) -> str:
        near = sentences.get((article, sentence))
        if near is None or not near["word"].isin([word, word + length - 1]).any():
            return ""
        near = near[near["word"].between(word - BESIDE, word + length - 1 + BESIDE)]
        inside = near[near["word"].between(word, word + length - 1)]
        spans = (near["start"].min(), inside["start"].min(), inside["stop"].max(), near["stop"].max())
        left, hit, right = (texts[article][a:b] for a, b in pairwise(spans))
        return f": {' '.join(f'{left}[{hit}]{right}'.split())}"

    return told
