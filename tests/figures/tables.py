"""Tables to draw, of every shape and size; the numbers mean nothing."""

from random import Random

import pandas as pd

FIVE = ["Harbour Times", "The Courier", "Northern Post", "Expert Group of the North", "City Wire"]
TWELVE = [*FIVE, "Plain Dealer", "Evening Sun", "Radio Nine", "Delta Review", "The Ledger", "Hill Herald", "Outlet K"]
LONG = ["The Independent Institute for Communication and Public Affairs, Quarterly Edition for Readers Abroad",
        "Қалалық ақпарат агенттігі және оның өңірлік бөлімшелері", "新华社国际新闻", "Wort" * 14, "$a_1^2$ & 50 %"]  # fmt: skip
MANY = [f"article {number}" for number in range(1000)]
NAN = float("nan")


def intervals(labels, groups=("",), facets=("",), lost=()):
    """A value, an interval and a number for each label, group and facet; `lost` labels cannot be estimated."""
    random = Random(7)
    rows = []
    for facet in facets:
        for place, label in enumerate(labels):
            for group in groups:
                value, half = random.uniform(-0.7, 0.7), random.uniform(0.05, 0.2)
                known = place not in lost
                row = {"facet": facet, "label": label, "group": group, "outlet": TWELVE[place % 12]}
                row |= {"value": value if known else NAN, "low": value - half, "high": value + half, "n": 5 + place}
                rows.append(row | {"estimable": known, "reason": "" if known else "too few sentences"})
    return pd.DataFrame(rows)


def shares(labels, parts=("own", "indirect", "direct", "document"), signed=False):
    """A share, or a contribution on either side of zero, for each label and part."""
    random = Random(3)
    rows = []
    for label in labels:
        sizes = [random.uniform(0.1, 1) for _ in parts]
        signs = [random.choice([-1, 1]) if signed else 1 for _ in parts]
        shared = [sign * size / sum(sizes) for sign, size in zip(signs, sizes, strict=True)]
        rows += [
            {"label": label, "part": part, "value": value, "n": 900} for part, value in zip(parts, shared, strict=True)
        ]
    return pd.DataFrame(rows)


def rankings(labels, items=6):
    """A few ranked items for each label."""
    words = ["gas", "handshake", "a phrase of several longer words", "debt", "ceremony", "tariff", "fears", "corridor"]
    return pd.DataFrame(
        [
            {
                "label": label,
                "item": words[(turn + len(label)) % 8],
                "value": 9.0 - turn,
                "low": 8.2 - turn,
                "high": 9.9 - turn,
            }
            for label in labels
            for turn in range(items)
        ]
    )


def grid(labels, families=12):
    """A number for each family and label; some are zero, some are not known."""
    random = Random(5)
    rows = [(f"family of markers {n}", label) for n in range(families) for label in labels]
    return pd.DataFrame(
        [{"row": row, "column": label, "value": random.choice([0, NAN, random.uniform(0, 20)])} for row, label in rows]
    )


def strips(labels):
    """Two voices that take turns, and ticks of two kinds."""
    spans = [(label, 10.0 * n, 10.0 * n + 10, "own" if n % 2 else "direct") for label in labels for n in range(10)]
    ticks = [(label, place, place, kind) for label in labels for place, kind in ((12.5, "praise"), (80.0, "blame"))]
    return pd.DataFrame(spans + ticks, columns=["label", "start", "stop", "kind"])
