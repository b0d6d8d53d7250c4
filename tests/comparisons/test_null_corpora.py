"""Nothing differs, so little may be found: the short form of the study in benchmarks."""

import numpy as np

from analysis.comparisons.bootstrap import Resampling
from analysis.comparisons.intervals import estimate
from analysis.comparisons.permutation import permutation_test
from analysis.comparisons.statistics import TONE, rate
from benchmarks.interval_coverage import tone
from benchmarks.null_corpora import OVERDISPERSION, WORDS, any_found, bursty, likelihood_ratio


def test_the_corpora_are_as_bursty_as_they_say() -> None:
    counts = bursty(np.random.default_rng(1), 4000)[:, :40]
    expected = counts.mean(axis=0) * (1 - counts.mean(axis=0) / WORDS)
    assert abs(np.mean(counts.var(axis=0) / expected) - OVERDISPERSION) < 0.1


def test_the_usual_test_finds_words_that_differ_by_nothing_and_exchanging_articles_does_not() -> None:
    usual = ours = 0
    for corpus in range(20):
        chance = np.random.default_rng(corpus)
        counts, first = bursty(chance, 20), np.arange(20) < 10
        sums = np.stack([counts, np.full_like(counts, WORDS)], axis=-1)
        usual += any_found(likelihood_ratio(counts, first))
        ours += any_found(permutation_test(sums, first, rate(), chance, 1000)[1])
    assert usual >= 15 and ours <= 2


def test_fifteen_sentences_hold_the_true_tone_nearly_as_often_as_they_say() -> None:
    truth = TONE.of(tone(np.random.default_rng(1), 200_000, 0.15).sum(axis=0))
    held = 0
    for repeat in range(300):
        chance = np.random.default_rng(repeat)
        answer = estimate(tone(chance, 15, 0.15), TONE, chance, Resampling(draws=400))
        held += answer.low <= truth <= answer.high
    assert 0.92 <= held / 300 <= 0.98
