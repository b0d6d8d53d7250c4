"""Measure how often intervals hold the true value, on texts whose true value is known.

    python -m benchmarks.interval_coverage [--repeats 1000]

prints tables of docs/inference.md. Sentences follow one another with a correlation of .15 (as tone does in news, summed
over lags) or .3 (as a hard case).
"""

import argparse
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import numpy as np
import pandas as pd

from analysis.comparisons.bootstrap import Resampling, resample
from analysis.comparisons.contrasts import difference
from analysis.comparisons.estimates import Estimate
from analysis.comparisons.intervals import estimate
from analysis.comparisons.position import components, position
from analysis.comparisons.readability import FLESCH_READING_EASE
from analysis.comparisons.statistics import TONE, Numbers, Statistic, rate
from benchmarks.null_corpora import show

ARTICLES, SENTENCES = (3, 5, 10, 20, 40), (10, 15, 30, 100)
Maker = Callable[[np.random.Generator, int, float], Numbers]


def latent(chance: np.random.Generator, size: int, correlation: float) -> Numbers:
    """Draw a first-order autoregressive series with variance 1."""
    noise = chance.standard_normal(size + 20)
    for i in range(1, len(noise)):
        noise[i] = correlation * noise[i - 1] + np.sqrt(1 - correlation**2) * noise[i]
    return noise[20:]


def tone(chance: np.random.Generator, size: int, correlation: float) -> Numbers:
    """Draw compound and segments of sentences: a third exactly 0, mean .06, as measured on news."""
    z = latent(chance, size, correlation)
    value = np.where(np.abs(z) < 0.41, 0, np.sign(z) * (0.2 + 0.35 * (np.abs(z) - 0.41)))
    return np.stack([np.clip(np.where(z > 0, value * 1.05, value * 0.9), -0.97, 0.97), np.ones(size)], -1)


def hits(often: float) -> Maker:
    """Make sentences with `often` hits on the mean, in bursts, and their words."""

    def draw(chance: np.random.Generator, size: int, correlation: float) -> Numbers:
        words = np.maximum(3, np.round(np.exp(chance.normal(2.9, 0.5, size))))
        expected = often * words / 20 * np.exp(0.6 * latent(chance, size, correlation) - 0.18)
        return np.stack([chance.poisson(expected), words], -1).astype(float)

    return draw


def reading(chance: np.random.Generator, size: int, correlation: float) -> Numbers:
    """Draw words, sentences, syllables, in the order of the reading ease's columns."""
    words = np.maximum(3, np.round(np.exp(2.9 + 0.5 * latent(chance, size, correlation))))
    return np.stack([words, np.ones(size), np.round(words * chance.normal(1.6, 0.15, size))], -1)


MADE: dict[str, tuple[Maker, Statistic]] = {
    "tone": (tone, TONE), "rate, 0.3 a sentence": (hits(0.3), rate()), "rate, 0.1 a sentence": (hits(0.1), rate()),
    "reading ease": (reading, FLESCH_READING_EASE),
}  # fmt: skip


def coverage(repeats: int) -> Iterator[dict[str, object]]:
    """Measure how often the interval of an article holds the true value, beside the plain percentile interval."""
    for name, (make, statistic) in MADE.items():
        for correlation in (0.15, 0.3):
            truth = float(statistic.of(make(np.random.default_rng(1), 1_000_000, correlation).sum(axis=0)))
            for size in SENTENCES:
                held, grown, plain = [], [], []
                for repeat in range(repeats):
                    chance = np.random.default_rng([repeat, size])
                    sums = make(chance, size, correlation)
                    answer = estimate(sums, statistic, chance)
                    low, high = np.nanquantile(statistic.of(resample(sums, 1000, chance, 2)), [0.025, 0.975])
                    plain.append(low <= truth <= high)
                    longer = estimate(sums, statistic, chance, Resampling(grow=True))
                    if isinstance(answer, Estimate) and isinstance(longer, Estimate):
                        held.append(answer.low <= truth <= answer.high)
                        grown.append(longer.low <= truth <= longer.high)
                yield {
                    "statistic": name, "autocorrelation": correlation, "sentences": size, "covers": np.mean(held),
                    "with growing blocks": np.mean(grown), "estimable": len(held) / repeats, "percentile covers": np.mean(plain),
                }  # fmt: skip


def outlets(repeats: int) -> Iterator[dict[str, object]]:
    """Measure coverage of the outlet's value and of the difference of two outlets, articles being the unit."""

    def articles(chance: np.random.Generator, size: int, correlation: float) -> Numbers:
        words = np.round(np.exp(chance.normal(6, 0.5, size)))
        return np.stack([chance.poisson(words / 100 * chance.gamma(2.5, 0.4, size)), words], -1).astype(float)

    truth = float(rate().of(articles(np.random.default_rng(1), 1_000_000, 0).sum(axis=0)))
    for size in ARTICLES:
        held, apart = [], []
        for repeat in range(repeats):
            chance = np.random.default_rng([repeat, size])
            first, second = articles(chance, size, 0), articles(chance, size, 0)
            one = estimate(first, rate(), chance, unit="article")
            two, _ = difference(first, second, rate(), chance)
            held += [one.low <= truth <= one.high] if isinstance(one, Estimate) else []
            apart += [two.low <= 0 <= two.high] if isinstance(two, Estimate) else []
        yield {"articles": size, "value covers": np.mean(held), "difference covers": np.mean(apart)}


COMMON = {"own": 0.8, "plus": 0.4, "minus": 0.3, "host": 0.6, "warm": 0.06}
ONE_SIDED = {"own": 0.7, "plus": 0.8, "minus": 0.02, "host": 0.95, "warm": 0.3}
OWN = ("own_segments", "own_compound", "own_celebratory", "own_critical", "quoted_celebratory", "quoted_critical",
       "endorsing", "distancing", "scare", "host_words", "other_words", "context")  # fmt: skip


def told(chance: np.random.Generator, size: int, kind: dict[str, float]) -> Numbers:
    """Make an article's sums by sentence; `kind` says how much of it is own, praise, criticism and the hosts'."""
    z, own = latent(chance, size, 0.15), chance.random(size) < kind["own"]
    plus = chance.poisson(kind["plus"] * np.exp(0.5 * z - 0.12))
    minus = chance.poisson(kind["minus"] * np.exp(-0.5 * z - 0.12))
    value, host = np.clip(kind["warm"] + 0.4 * z, -1, 1), chance.random(size) < kind["host"]
    cue = np.where(own, -1, chance.integers(0, 6, size))
    made = [own, own * value, own * plus, own * minus, ~own * plus, ~own * minus, cue == 0, cue == 1,
            chance.random(size) < 0.05, ~own * host * 20, ~own * ~host * 20, minus > 0]  # fmt: skip
    return np.stack(made, axis=-1).astype(float)


def places(repeats: int) -> Iterator[dict[str, object]]:
    """Measure coverage of the position and of its components, on common texts and on such as praise alone."""
    plan = tomllib.loads(Path("corpus/plan.toml").read_text(encoding="utf-8"))
    plan["intervals"]["minimum_own_sentences"] = 6
    for name, kind in {"both sides": COMMON, "praise alone": ONE_SIDED}.items():
        for size in SENTENCES:
            made = [told(np.random.default_rng([repeat, size]), size, kind) for repeat in range(repeats)]
            table = pd.DataFrame(np.concatenate(made), columns=list(OWN))
            table = table.assign(article=np.repeat(range(repeats), size), sentence=range(len(table)))
            row: dict[str, object] = {"texts": name, "sentences": size}
            for part, found in {"position": position(table, plan), **dict(_apart(components(table, plan)))}.items():
                known = found[found["estimable"]]
                # the smoothing pulls short texts towards 0, so the true value is the mean over articles of this length
                truth = found["value"].mean()
                held = ((known["low"] <= truth) & (truth <= known["high"])).mean()
                row[part] = f"{100 * held:.1f}" + (f" of {len(known) / repeats:.0%}" if len(known) < repeats else "")
            yield row


def _apart(table: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    for name, rows in table.groupby("component", sort=False):
        yield str(name), rows


def speed() -> Iterator[dict[str, object]]:
    """Time 1,000 draws over 400,000 articles of twelve outlets."""
    chance = np.random.default_rng(0)
    sums = chance.poisson([3, 400], (33_333, 2)).astype(float)
    began = perf_counter()
    for _ in range(12):
        estimate(sums, rate(), chance, Resampling(draws=1000), "article")
    yield {"task": "1,000 draws, 12 outlets, 400,000 articles", "seconds": perf_counter() - began}


def main() -> None:
    """Run every study and print its table."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("--repeats", type=int, default=1000)
    repeats = wanted.parse_args().repeats
    show({
        "One article": coverage(repeats), "Outlets": outlets(repeats), "Position": places(repeats), "Speed": speed(),
    })  # fmt: skip


if __name__ == "__main__":
    main()
