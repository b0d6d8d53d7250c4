"""One row of sums an article: what a million articles become before any statistic."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis.comparisons.sums import counted, sentence_sums
from analysis.comparisons.tallies import ADDITIVE

if TYPE_CHECKING:
    import pandas as pd

READING = ("sentences", "syllables", "letters", "characters", "polysyllables", "long_words", "difficult_words")
NO_SUMS = ("terms",)


def article_sums(
    rows: Sequence[Mapping[str, str]],
    made: "Mapping[str, pd.DataFrame]",
    plan: Mapping[str, Any],
    families: Sequence[str] = (),
) -> "pd.DataFrame":
    """Return one row an article, in the order given; every number is a sum, so that rows may be added.

    Columns: article, outlet, published, language; words, own_words, segments, quotations; the counts of readability; the
    columns of the axis where the plan declares poles (see comparisons.sums); hits_FAMILY and own_hits_FAMILY for each
    of the `families` of markers; MEASURE_COLUMN for whatever else may be summed. An article without a word has a row of zeros.
    """
    import pandas as pd

    keys = pd.DataFrame.from_records(list(rows), columns=["article", "outlet", "published", "language"]).astype(str)
    parts = [_words(made["segments"])]
    for name, one in made.items():
        if name == "markers":
            parts.append(_hits(one, families))
        elif name in MAKERS:
            parts.append(MAKERS[name](one))
        elif name not in ("segments", "refusals", "sentiment", *NO_SUMS):
            parts.append(_sum(one, {f"{name}_{c}": one[c] for c in ADDITIVE if c in one}))
    if "sentiment" in made and "markers" in made and "quotes" in made and plan.get("poles"):
        placed = sentence_sums(made, plan).drop(columns=["sentence", "words"])
        parts.append(placed.groupby("article").sum())
    joined = pd.concat([part for part in parts if len(part.columns)], axis=1)
    sums = joined.reindex(keys["article"]).fillna(0.0).astype(float).reset_index(drop=True)
    return pd.concat([keys, sums], axis=1)


def unmeasured(rows: Sequence[Mapping[str, str]], made: "Mapping[str, pd.DataFrame]") -> dict[str, str]:
    """Return the articles that belong in no sum, each with its reason: it has no word, or a measure is not made for its language.

    Sums hold only articles that every summed measure is made for: else the words of one would dilute the counts of the others.
    """
    segments, refusals = made["segments"], made["refusals"]
    worded = set(segments["article"][segments["words"] > 0])
    found = {row["article"]: "no word in it" for row in rows if row["article"] not in worded}
    summed = refusals[~refusals["measure"].isin(NO_SUMS)]
    for (article, language), group in summed.groupby(["article", "language"], sort=False):
        told = f"language {language!r} is not measured by {', '.join(group['measure'])}"
        mend = "; where that is wrong, write its language in the column language" if language == "und" else ""
        found.setdefault(article, told + mend)
    return found


def _sum(table: "pd.DataFrame", columns: Mapping[str, Any]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(dict(columns), index=table.index).groupby(table["article"]).sum()


def _words(segments: "pd.DataFrame") -> "pd.DataFrame":
    own = segments["voice"] == "own"
    columns = {"words": segments["words"], "own_words": segments["words"].where(own, 0), "segments": 1}
    return _sum(segments, columns)


def _reading(readability: "pd.DataFrame") -> "pd.DataFrame":
    return _sum(readability, {column: readability[column] for column in READING})


def _hits(markers: "pd.DataFrame", families: Sequence[str]) -> "pd.DataFrame":
    kept = counted(markers)
    own = kept["voice"] == "own"
    every = {f"hits_{family}": (kept["family"] == family).astype(int) for family in families}
    voiced = {f"own_hits_{family}": ((kept["family"] == family) & own).astype(int) for family in families}
    return _sum(kept, {**every, **voiced})


def _quotations(quotes: "pd.DataFrame") -> "pd.DataFrame":
    return _sum(quotes, {"quotations": (quotes["kind"] != "mark").astype(int)})


MAKERS = {"readability": _reading, "quotes": _quotations}
