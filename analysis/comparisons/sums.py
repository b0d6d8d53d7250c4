"""Measurements to one row a sentence: what the axis and the intervals add up."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

HOSTS = ("head_of_state", "official", "document")


def sentence_sums(
    tables: Mapping[str, pd.DataFrame], plan: Mapping[str, Any], *, indirect_is_own: bool = False, lexicon: str = ""
) -> pd.DataFrame:
    """Return the table that `position` reads, one row a sentence with a word, made from the measurement tables.

    Tone is weighted by words: own_compound is compound x words and own_segments the words. Markers inside names and
    negated ones are left out; markers of one pole that share a word count once. With `indirect_is_own` indirect
    speech counts as the outlet's own voice. `lexicon` chooses the tone; empty means the first in the table.
    """
    own = ("own", "indirect") if indirect_is_own else ("own",)
    made = tables["segments"].groupby(["article", "sentence"], as_index=False)["words"].sum()
    parts = [_tone(tables["sentiment"], own, lexicon), _marked(tables["markers"], plan, own)]
    parts += [_stances(tables["quotes"]), _sides(tables["segments"], own)]
    for part in parts:
        made = made.merge(part, on=["article", "sentence"], how="left", validate="one_to_one")
    return made.fillna(0)


def _tone(sentiment: pd.DataFrame, own: tuple[str, ...], lexicon: str) -> pd.DataFrame:
    chosen = (
        sentiment[sentiment["lexicon"] == (lexicon or sentiment["lexicon"].iloc[0])] if len(sentiment) else sentiment
    )
    voice = chosen["voice"].isin(own)
    valued = chosen.assign(
        own_compound=(chosen["compound"] * chosen["words"]).where(voice, 0.0),
        own_segments=chosen["words"].where(voice, 0),
        quoted_compound=(chosen["compound"] * chosen["words"]).where(~voice, 0.0),
        quoted_segments=chosen["words"].where(~voice, 0),
    )
    return _summed(valued, ["own_compound", "own_segments", "quoted_compound", "quoted_segments"])


def _marked(markers: pd.DataFrame, plan: Mapping[str, Any], own: tuple[str, ...]) -> pd.DataFrame:
    kept = counted(markers)
    poles = {family: pole for pole in ("celebratory", "critical") for family in plan["poles"][pole]}
    poled = kept.assign(pole=kept["family"].map(poles)).dropna(subset="pole")
    poled = once(poled, ["article", "pole"])
    columns = [f"{who}_{pole}" for who in ("own", "quoted") for pole in ("celebratory", "critical")]
    spoken = zip(poled["voice"], poled["pole"], strict=True)
    named = pd.Series([f"{'own' if v in own else 'quoted'}_{p}" for v, p in spoken], index=poled.index, dtype=str)
    hits = poled.assign(**{column: (named == column).astype(int) for column in columns})
    context = kept["family"].isin(plan["poles"]["context"]).astype(int)
    there = kept.assign(context=context).groupby(["article", "sentence"], as_index=False)["context"].max()
    both = pd.concat([_summed(hits, columns), there], ignore_index=True).fillna(0)
    return _summed(both, [*columns, "context"])


def counted(markers: pd.DataFrame) -> pd.DataFrame:
    """Return the hits that count: neither inside a multi-word name nor negated."""
    return markers[~markers["in_name"].astype(bool) & ~markers["negated"].astype(bool)]


def once(hits: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Return the hits without those that overlap a longer or earlier one of the same `by`: a word is counted once."""
    ordered = hits.sort_values([*by, "length", "word"], ascending=[True] * len(by) + [False, True], kind="stable")
    taken: dict[tuple[object, ...], set[int]] = {}
    keep = []
    for row in ordered[[*by, "word", "length"]].itertuples(index=False):
        place, span = (
            taken.setdefault(tuple(row[: len(by)]), set()),
            range(int(row.word), int(row.word) + int(row.length)),
        )
        keep.append(place.isdisjoint(span))
        place.update(span if keep[-1] else ())
    return ordered[pd.Series(keep, index=ordered.index, dtype=bool)].sort_index()


def _stances(quotes: pd.DataFrame) -> pd.DataFrame:
    told = quotes.assign(
        endorsing=(quotes["stance"] == "endorsing").astype(int),
        distancing=(quotes["stance"] == "distancing").astype(int),
        scare=((quotes["kind"] == "mark") & (quotes["use"] == "scare")).astype(int),
    )
    return _summed(told, ["endorsing", "distancing", "scare"])


def _sides(segments: pd.DataFrame, own: tuple[str, ...]) -> pd.DataFrame:
    said = segments[~segments["voice"].isin(own)]
    hosts = said["role"].isin(HOSTS) | (said["voice"] == "document")
    told = said.assign(host_words=said["words"].where(hosts, 0), other_words=said["words"].where(~hosts, 0))
    return _summed(told, ["host_words", "other_words"])


def _summed(table: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    return table.groupby(["article", "sentence"], as_index=False)[columns].sum()
