"""Draw an article's sentences again with some of them given to the other voice, as an imperfect reader would."""

import numpy as np

from analysis.comparisons.bootstrap import Resampling, resample
from analysis.comparisons.components import COLUMNS
from analysis.comparisons.statistics import Numbers

MEASURED = 0.072
"""Share of words given to the wrong voice: 4,825 of 67,404 in the 84 articles of PolNeAR's development part, from the precision
(.936) and recall (.889) of reported words in docs/validity.csv. Notebook 00 carries it in every interval of a place."""
PAIRS = (
    ("own_segments", "quoted_segments"),
    ("own_compound", "quoted_compound"),
    ("own_celebratory", "quoted_celebratory"),
    ("own_critical", "quoted_critical"),
)


def draw_sentences(
    sums: Numbers, resampling: Resampling, chance: np.random.Generator, misattribution: float = 0.0
) -> Numbers:
    """Draw blocks of sentences and sum them: (sentences, columns) → (draws, columns).

    With `misattribution` above 0 each drawn sentence has that chance of being given to the other voice: what was
    own is counted as quoted and the reverse, so that the spread of the draws holds the error of attribution too.
    """
    if not misattribution:
        return resample(sums, resampling.draws, chance, resampling.together(len(sums)))
    rows, block = len(sums), resampling.together(len(sums))
    starts = chance.integers(0, rows, (resampling.draws, -(-rows // block)))
    picked = ((starts[:, :, None] + np.arange(block)) % rows).reshape(resampling.draws, -1)[:, :rows]
    swapped = chance.random(picked.shape) < misattribution
    drawn = np.empty((resampling.draws, sums.shape[1]))
    for column, there in enumerate(_swap(sums).T):
        drawn[:, column] = np.where(swapped, there[picked], sums[picked, column]).sum(axis=1)
    return drawn


def _swap(sums: Numbers) -> Numbers:
    """Exchange what is counted in the own voice and in the quoted voices."""
    order = list(range(len(COLUMNS)))
    for own, quoted in PAIRS:
        one, other = COLUMNS.index(own), COLUMNS.index(quoted)
        order[one], order[other] = other, one
    return sums[:, order]
