"""The numbers of agreement: precision, recall, F1, correlations and shares, from drawn sums."""

from collections.abc import Sequence

import numpy as np

from analysis.coding.gauge import FEWEST, Drawn, Number
from analysis.comparisons.statistics import Numbers


def share(name: str, hits: str, cases: str, *, independent: bool = False) -> Number:
    """Return hits / cases; with `independent` its interval is Wilson's."""
    return Number(
        name, lambda drawn: _ratio(drawn[hits], drawn[cases]), cases, shares=(hits, cases) if independent else None
    )


def precision_recall(name: str, hits: tuple[str, str], found: str, gold: str) -> tuple[Number, Number, Number]:
    """Return precision, recall and F1: `hits` are the columns of hits among the found and among the gold.

    They are 0, not impossible, where something is to be found and nothing was, as is usual.
    """

    def precision(drawn: Drawn) -> Numbers:
        return _or_zero(_ratio(drawn[hits[0]], drawn[found]), drawn[gold])

    def recall(drawn: Drawn) -> Numbers:
        return _or_zero(_ratio(drawn[hits[1]], drawn[gold]), drawn[found])

    def f1(drawn: Drawn) -> Numbers:
        p, r = precision(drawn), recall(drawn)
        return _or_zero(_ratio(2 * p * r, p + r), drawn[gold] + drawn[found])

    return Number(f"{name}/p", precision, found), Number(f"{name}/r", recall, gold), Number(f"{name}/f1", f1, gold)


def label_f1(label: str) -> Number:
    """Return F1 of one label from the columns hit:, found: and gold: of it."""
    return Number(f"f1/{label}", lambda drawn: _f1(drawn, label), f"gold:{label}")


def macro_f1(labels: Sequence[str]) -> Number:
    """Return the mean F1 of those labels that the gold holds (in this draw)."""

    def mean(drawn: Drawn) -> Numbers:
        each = np.stack([np.where(drawn[f"gold:{label}"] > 0, _f1(drawn, label), np.nan) for label in labels])
        held = np.isfinite(each).sum(axis=0)
        return _ratio(np.nansum(each, axis=0), held.astype(float))

    return Number("macro_f1", mean, "n")


def tally(gold: object, guess: object) -> dict[str, float]:
    """Return the columns of one labelled unit for `label_f1`, `macro_f1` and accuracy."""
    counts = {"n": 1.0, f"gold:{gold}": 1.0, f"found:{guess}": 1.0}
    return {**counts, f"hit:{gold}": 1.0, "right": 1.0} if gold == guess else counts


def pearson(name: str, prefix: str = "") -> Number:
    """Return Pearson's r from the columns n, x, y, xx, yy, xy (after `prefix`)."""

    def r(drawn: Drawn) -> Numbers:
        n, x, y, xx, yy, xy = (drawn[prefix + column] for column in ("n", "x", "y", "xx", "yy", "xy"))
        spread = np.maximum(n * xx - x * x, 0) * np.maximum(n * yy - y * y, 0)
        return _ratio(n * xy - x * y, np.sqrt(spread))

    return Number(name, r, f"{prefix}n", scale="plain", least=FEWEST)


def moments(x: float, y: float, prefix: str = "") -> dict[str, float]:
    """Return the columns of one pair of values for `pearson`."""
    return dict(
        zip((prefix + c for c in ("n", "x", "y", "xx", "yy", "xy")), (1, x, y, x * x, y * y, x * y), strict=True)
    )


def spearman(name: str, units: str) -> Number:
    """Return Spearman's r over the points, ties sharing their middle rank; a cluster drawn twice counts twice."""

    def r(drawn: Drawn) -> Numbers:
        if len(drawn.points) < 2:
            return np.full(len(drawn.weights), np.nan)
        weights = drawn.weights[:, drawn.points[:, 0].astype(int)]
        return _weighted_r(_ranks(drawn.points[:, 1], weights), _ranks(drawn.points[:, 2], weights), weights)

    return Number(name, r, units, scale="plain", least=FEWEST)


def rank_r(name: str, keys: Sequence[str]) -> Number:
    """Return Spearman's r over groups, each with the mean of the columns x@ and y@ over n@."""

    def r(drawn: Drawn) -> Numbers:
        present = np.stack([drawn[f"n@{key}"] for key in keys], axis=1)
        ranks = []
        for side in ("x", "y"):
            mean = _ratio(np.stack([drawn[f"{side}@{key}"] for key in keys], axis=1), present)
            below = (mean[:, :, None] > mean[:, None, :]).sum(axis=2)
            ranks.append(below + (mean[:, :, None] == mean[:, None, :]).sum(axis=2) / 2)
        return _weighted_r(ranks[0], ranks[1], (present > 0).astype(float))

    return Number(name, r, "n", scale="plain")


def _f1(drawn: Drawn, label: str) -> Numbers:
    return _ratio(2 * drawn[f"hit:{label}"], drawn[f"gold:{label}"] + drawn[f"found:{label}"])


def _ratio(above: Numbers, below: Numbers) -> Numbers:
    return np.asarray(np.divide(above, below, out=np.full(np.shape(above), np.nan), where=below > 0), dtype=float)


def _or_zero(ratio: Numbers, exists: Numbers) -> Numbers:
    return np.where(np.isnan(ratio) & (exists > 0), 0.0, ratio)


def _ranks(values: Numbers, weights: Numbers) -> Numbers:
    """Return the middle rank of each point in every draw: the weight below it and half of that beside it."""
    order = np.argsort(values, kind="stable")
    first = np.flatnonzero(np.diff(values[order], prepend=-np.inf) > 0)
    held = np.add.reduceat(weights[:, order], first, axis=1)
    middle = np.cumsum(held, axis=1) - held + (held + 1) / 2
    ranks = np.empty_like(weights)
    ranks[:, order] = np.repeat(middle, np.diff([*first, len(values)]), axis=1)
    return ranks


def _weighted_r(x: Numbers, y: Numbers, weights: Numbers) -> Numbers:
    total = weights.sum(axis=1, keepdims=True)
    x = x - _ratio((x * weights).sum(axis=1, keepdims=True), total)
    y = y - _ratio((y * weights).sum(axis=1, keepdims=True), total)
    spread = (weights * x * x).sum(axis=1) * (weights * y * y).sum(axis=1)
    return _ratio((weights * x * y).sum(axis=1), np.sqrt(spread))
