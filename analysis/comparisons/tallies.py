"""Sum measurements by article, voice, family … so that tally(a and b) = tally(a) + tally(b)."""

from collections.abc import Mapping, Sequence
from itertools import product

import pandas as pd

ADDITIVE = (
    "words", "all_words", "valence", "positive", "negative", "compound", "count", "hits", "segments",
    "quotations", "sentences", "syllables", "letters", "characters", "polysyllables", "long_words",
    "difficult_words",
)  # fmt: skip
"""The columns of measurements that may be summed; anything else (positions, lengths, flags) may not."""


def tally(
    measurements: pd.DataFrame,
    by: Sequence[str],
    *,
    counted: str = "",
    segments: pd.DataFrame | None = None,
    items: Mapping[str, Sequence[object]] | None = None,
) -> pd.DataFrame:
    """Sum the additive columns of `measurements` by the columns `by`, one row a group, in order of the keys.

    `counted` names a new column with the number of rows (markers: "hits"; sentiment: "segments").
    With `segments` every group of segments × every item (the columns of `by` that segments lacks, such as
    family) has a row, zeros included, and `words` and `segments` are the denominators counted there;
    `items` declares the items, {"family": [...]}, and is needed for the law when a part lacks one.
    Missing keys raise KeyError that names them.
    """
    keys = list(by)
    _known(measurements, keys, "measurements")
    totals = _summed(measurements, keys, counted)
    if segments is None:
        return totals
    return _filled(totals, segments, keys, items or {})


def add(*tallies: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Add tallies over the same columns: what `tally` gives for their measurements joined."""
    joined = pd.concat(tallies, ignore_index=True)
    return joined.groupby(list(by), sort=True, observed=True, dropna=False).sum().reset_index()


def denominators(segments: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Sum words and count segments by the columns `by`."""
    keys = list(by)
    _known(segments, keys, "segments")
    return _summed(segments[[*keys, "words"]], keys, "segments")


def _known(table: pd.DataFrame, keys: Sequence[str], name: str) -> None:
    """Refuse keys that the table lacks."""
    missing = [key for key in keys if key not in table.columns]
    if missing:
        raise KeyError(f"{name} has no column {', '.join(missing)}; it has {', '.join(map(str, table.columns))}")


def _summed(table: pd.DataFrame, keys: list[str], counted: str) -> pd.DataFrame:
    """Group by the keys and sum what may be summed."""
    columns = [c for c in ADDITIVE if c in table.columns and c not in keys and c != counted]
    part = table[[*keys, *columns]]
    if counted:
        part = part.assign(**{counted: 1})
    if not keys:
        return part.sum().to_frame().T
    return part.groupby(keys, sort=True, observed=True, dropna=False).sum().reset_index()


def _filled(
    totals: pd.DataFrame, segments: pd.DataFrame, keys: list[str], items: Mapping[str, Sequence[object]]
) -> pd.DataFrame:
    """Give every group of segments × item a row, with zeros and the segments' own denominators."""
    units = [key for key in keys if key in segments.columns]
    kinds = [key for key in keys if key not in segments.columns]
    below = denominators(segments, units)
    if not units:
        below.insert(0, "_all", 0)
    observed = totals[kinds].drop_duplicates() if kinds else None
    grid = below
    if observed is not None:
        declared = [items.get(kind) for kind in kinds]
        if all(one is not None for one in declared):
            observed = pd.DataFrame(list(product(*[list(one or ()) for one in declared])), columns=kinds)
        grid = below.merge(observed, how="cross")
    above = totals.drop(columns=[c for c in ("words", "segments") if c in totals.columns])
    filled = grid.merge(above, on=keys, how="left", validate="one_to_one") if keys else grid.join(above)
    values = [c for c in above.columns if c not in keys]
    filled[values] = filled[values].fillna(0)
    rest = [c for c in filled.columns if c not in (*keys, "_all")]
    return filled[[*keys, *rest]].sort_values(keys, ignore_index=True) if keys else filled[rest]
