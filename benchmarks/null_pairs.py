"""How often two places are told apart where nothing sets them apart: `python -m benchmarks.null_pairs [SETS]`.

Each set holds five articles whose sentences are drawn from one pool, and four outlets of five articles whose places are.
Printed are the share of intervals that hold 0 and of the sets in which a pair is told apart, by either correction.
"""

import sys
import tomllib
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.comparisons.bootstrap import Resampling
from analysis.comparisons.pairs import article_pairs, outlet_pairs
from analysis.comparisons.permutation import benjamini_hochberg
from analysis.comparisons.statistics import ratio

PLAN = Path(__file__).parents[1] / "corpus" / "plan.toml"
PLACE = ratio("position", "place", "articles", "place", "mean place")
DRAWS = 300


def article(name: str, chance: np.random.Generator) -> pd.DataFrame:
    """Return the sums of an article of 25 to 59 sentences, all from one pool."""
    n = int(chance.integers(25, 60))
    own = (chance.random(n) < 0.7).astype(float)
    quoted = 1 - own * (chance.random(n) < 0.6)
    made: dict[str, object] = {"article": name, "sentence": np.arange(n)}
    for voice, words in (("own", own), ("quoted", quoted)):
        made[f"{voice}_segments"] = words * chance.integers(5, 30, n)
    made["own_compound"] = made["own_segments"] * np.clip(chance.normal(0.1, 0.4, n), -1, 1)
    made["quoted_compound"] = made["quoted_segments"] * 0.1
    for column, words, mean in (
        ("own_celebratory", own, 0.5),
        ("own_critical", own, 0.3),
        ("quoted_celebratory", quoted, 0.4),
        ("quoted_critical", quoted, 0.2),
    ):
        made[column] = words * chance.poisson(mean, n)
    for column, share in (("endorsing", 0.05), ("distancing", 0.05), ("scare", 0.02), ("context", 0.2)):
        made[column] = (chance.random(n) < share).astype(float)
    for column in ("host_words", "other_words"):
        made[column] = quoted * chance.integers(0, 15, n)
    return pd.DataFrame(made)


def held(table: pd.DataFrame) -> list[bool]:
    """Tell for each pair with an interval whether it holds 0."""
    known = table[table["estimable"].astype(bool)]
    return ((known["low"] <= 0) & (known["high"] >= 0)).tolist()


def main(sets: int = 500) -> None:
    """Print what the null sets give."""
    plan = tomllib.loads(PLAN.read_text(encoding="utf-8"))
    plan["intervals"]["draws"] = DRAWS
    chance = np.random.default_rng(5)
    inside: dict[str, list[bool]] = {"articles": [], "outlets": []}
    apart = {"articles, Benjamini & Yekutieli": 0, "articles, Benjamini & Hochberg": 0, "outlets": 0}
    for number in range(sets):
        made = article_pairs(pd.concat([article(f"{number}-{n}", chance) for n in range(5)]), plan)
        inside["articles"] += held(made)
        apart["articles, Benjamini & Yekutieli"] += bool((made["q"] <= 0.05).any())
        apart["articles, Benjamini & Hochberg"] += bool((benjamini_hochberg(made["p"]) <= 0.05).any())
        rows = [(f"o{o}", f"o{o}-{n}", chance.normal(0, 0.3), 1) for o in range(4) for n in range(5)]
        sums = pd.DataFrame(rows, columns=["outlet", "article", "place", "articles"])
        outlets = outlet_pairs(sums, PLACE, resampling=Resampling(draws=DRAWS, seed=number))
        inside["outlets"] += held(outlets)
        apart["outlets"] += bool((outlets["q"] <= 0.05).any())
    for name, told in inside.items():
        print(f"{name}: {100 * np.mean(told):.1f} % of {len(told):,} intervals hold 0")
    for name, count in apart.items():
        print(f"{name}: a pair is told apart in {100 * count / sets:.1f} % of {sets} sets")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
