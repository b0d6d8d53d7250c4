"""How evenly a word is spread over articles: a count of nine may be nine articles or one."""

import numpy as np
from numpy.typing import ArrayLike

from analysis.comparisons.statistics import Numbers


def gries_dp(counts: ArrayLike, sizes: ArrayLike) -> Numbers:
    """Compute the deviation of proportions, normalised: 0 spread as the words are, 1 all in one small part.

    `counts` is (parts,) or (parts, terms), `sizes` the words of each part. DP = ½ Σ |share of the term's count -
    share of the words|, divided by 1 - the smallest share. NaN for a term that does not occur or for one part.
    Gries 2008, doi:10.1075/ijcl.13.4.02gri; Lijffijt & Gries 2012, doi:10.1075/ijcl.17.1.08lij.
    """
    table, share = _table(counts), _shares(sizes)
    total = table.sum(axis=0)
    apart = np.abs(table / np.where(total > 0, total, np.nan) - share[:, None]).sum(axis=0) / 2
    smallest = share[share > 0].min(initial=1.0)
    return np.asarray(apart / (1 - smallest if smallest < 1 else np.nan), dtype=float).reshape(np.shape(counts)[1:])


def juilland_d(counts: ArrayLike, sizes: ArrayLike) -> Numbers:
    """Compute 1 - V / √(parts - 1), V the coefficient of variation of the rates: 1 even, 0 all in one part.

    Juilland, Brodin & Davidovitch 1970, Frequency Dictionary of French Words. NaN as for `gries_dp`.
    """
    table, words = _table(counts), np.asarray(sizes, dtype=float)
    rates = table[words > 0] / words[words > 0][:, None]
    mean = rates.mean(axis=0) if len(rates) else np.zeros(table.shape[1])
    parts = len(rates)
    variation = rates.std(axis=0) / np.where(mean > 0, mean, np.nan) if parts else mean * np.nan
    evenness = 1 - variation / np.sqrt(parts - 1) if parts > 1 else variation * np.nan
    return np.asarray(evenness, dtype=float).reshape(np.shape(counts)[1:])


def _table(counts: ArrayLike) -> Numbers:
    """Give one term's counts a second axis."""
    array = np.asarray(counts, dtype=float)
    return array[:, None] if array.ndim == 1 else array


def _shares(sizes: ArrayLike) -> Numbers:
    """Give each part's share of the words."""
    words = np.asarray(sizes, dtype=float)
    return np.asarray(words / words.sum() if words.sum() > 0 else words * np.nan, dtype=float)
