"""Exchange articles between groups: the test that stays honest when words come in bursts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb, factorial, prod

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.comparisons.bootstrap import CELLS
from analysis.comparisons.estimates import NotEstimable
from analysis.comparisons.statistics import Numbers, Statistic

ALPHA = 0.05
ENUMERATED = 20_000
"""Up to so many ways to share out the articles, all of them are looked at and p is exact."""

Flags = NDArray[np.bool_]


def arrangements(sizes: Sequence[int]) -> int:
    """Count the ways to share out articles into groups of these sizes."""
    return factorial(sum(sizes)) // prod(factorial(size) for size in sizes)


def attainable_p(sizes: Sequence[int]) -> float:
    """Tell the smallest two-sided p that a permutation of articles can give with groups of these sizes.

    >>> attainable_p([3, 3]), attainable_p([1, 4])
    (0.1, 0.2)
    """
    mirrored = prod(factorial(count) for count in Counter(sizes).values())
    return min(1.0, mirrored / arrangements(sizes))


def attainable_within(first: ArrayLike, strata: ArrayLike | None = None) -> float:
    """Tell the smallest p when articles are exchanged within strata only (None: one stratum).

    >>> attainable_within([True, False, True, False], ["a", "a", "b", "b"])
    0.5
    """
    members = np.asarray(first, dtype=bool)
    labels = np.zeros(len(members)) if strata is None else np.asarray(strata)
    sizes = [(int(members[labels == one].sum()), int((labels == one).sum())) for one in np.unique(labels)]
    mirrored = 2 if all(2 * inside == size for inside, size in sizes) else 1
    return min(1.0, mirrored / prod(comb(size, inside) for inside, size in sizes))


def needed_articles(groups: int = 2, alpha: float = ALPHA) -> int:
    """Tell how many articles a group are needed before p can reach `alpha`."""
    size = 1
    while attainable_p([size] * groups) > alpha:
        size += 1
    return size


def refusal(sizes: Sequence[int], alpha: float = ALPHA, attainable: float | None = None) -> NotEstimable | None:
    """Refuse a test that cannot reach `alpha`, saying what p it can reach and how many articles are needed.

    `attainable` is the smallest p where it is known to be another than groups of these sizes give (strata).
    """
    if min(sizes) == 0:
        return NotEstimable("no articles in one group", 1, n=sum(sizes))
    smallest = attainable_p(sizes) if attainable is None else attainable
    if smallest <= alpha:
        return None
    needed = needed_articles(len(sizes), alpha)
    counts = " against ".join(str(size) for size in sizes)
    reason = f"{counts} articles: p cannot be below {smallest:.3g}; {needed} articles a group are needed"
    return NotEstimable(reason, needed, n=sum(sizes))


def assignments(
    first: ArrayLike, draws: int, chance: np.random.Generator, strata: ArrayLike | None = None
) -> Iterator[Flags]:
    """Give new members of the first group, in portions (assignments, articles): all of them if few, else drawn.

    `strata` (one label an article) keeps the exchange within events or genres; then they are always drawn.
    """
    members = np.asarray(first, dtype=bool)
    if strata is None and is_exact(members):
        yield from _enumerated(len(members), int(members.sum()))
        return
    labels = np.zeros(len(members), dtype=int) if strata is None else np.unique(strata, return_inverse=True)[1]
    order = np.argsort(labels, kind="stable")
    step = max(1, CELLS // max(1, len(members)))
    for start in range(0, draws, step):
        size = min(step, draws - start)
        shuffled = np.argsort(labels[order] + chance.random((size, len(members))), axis=1)
        flags = np.empty((size, len(members)), dtype=bool)
        flags[:, order] = members[order][shuffled]
        yield flags


def is_exact(first: ArrayLike) -> bool:
    """Tell whether all arrangements can be looked at."""
    members = np.asarray(first, dtype=bool)
    return comb(len(members), int(members.sum())) <= ENUMERATED


def permutation_test(
    sums: Numbers,
    first: ArrayLike,
    statistic: Statistic,
    chance: np.random.Generator,
    draws: int = 10_000,
    strata: ArrayLike | None = None,
) -> tuple[Numbers, Numbers]:
    """Test the difference of a statistic between the first group's articles and the others, for many items at once.

    `sums` is (articles, items, statistic.columns). Gives (differences, p), one an item; p is two-sided: the share of
    arrangements with a difference as large or larger, counting the observed one when they are drawn (Phipson &
    Smyth 2010, doi:10.2202/1544-6115.1585), NaN where the difference is. Under the null hypothesis articles are
    exchangeable between the groups; that an article repeats its words does no harm.
    """
    members = np.asarray(first, dtype=bool)
    flat, shape = sums.reshape(len(sums), -1), sums.shape[1:]
    observed = _differences(members[None].astype(float), flat, shape, statistic)[0]
    reached, seen = np.zeros(len(observed)), 0
    for flags in assignments(members, draws, chance, strata):
        moved = _differences(flags.astype(float), flat, shape, statistic)
        reached += (~(np.abs(moved) < np.abs(observed) - 1e-12 * (1 + np.abs(observed)))).sum(axis=0)
        seen += len(flags)
    extra = 0 if strata is None and is_exact(members) else 1
    p = (reached + extra) / (seen + extra)
    return observed, np.where(np.isnan(observed), np.nan, p)


def benjamini_hochberg(p: ArrayLike, dependent: bool = False) -> Numbers:
    """Adjust p for the number of tests so that the false discovery rate is held; NaN stays NaN and is not counted.

    Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x. With `dependent` it holds for tests that hang
    together in any way, at a price in power (Benjamini & Yekutieli 2001, doi:10.1214/aos/1013699998).
    """
    given = np.asarray(p, dtype=float)
    adjusted = np.full(given.shape, np.nan)
    known = np.flatnonzero(~np.isnan(given))
    order = known[np.argsort(given[known])]
    ranks = np.arange(1, len(order) + 1)
    stepped = given[order] * len(order) * ((1 / ranks).sum() if dependent else 1.0) / ranks
    adjusted[order] = np.minimum(np.minimum.accumulate(stepped[::-1])[::-1], 1.0)
    return adjusted


def _enumerated(articles: int, size: int) -> Iterator[Flags]:
    """Give every choice of `size` articles."""
    chosen = np.array(list(combinations(range(articles), size)), dtype=int).reshape(-1, size)
    flags = np.zeros((len(chosen), articles), dtype=bool)
    np.put_along_axis(flags, chosen, True, axis=1)
    step = max(1, CELLS // max(1, articles))
    for start in range(0, len(flags), step):
        yield flags[start : start + step]


def _differences(flags: Numbers, flat: Numbers, shape: tuple[int, ...], statistic: Statistic) -> Numbers:
    """Compute the statistic's difference for each assignment: (assignments, items)."""
    inside = flags @ flat
    outside = flat.sum(axis=0) - inside
    return statistic.of(inside.reshape(-1, *shape)) - statistic.of(outside.reshape(-1, *shape))
