"""Draw an article's sentences again with some of them given to the other voice, as an imperfect reader would.

How often a voice is mistaken was counted word by word on PolNeAR (`confusion.csv`, made by `python -m benchmarks.voices
confusion`): US political news, not any article at hand. The values themselves are not corrected; their intervals widen.
"""

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.comparisons.bootstrap import CELLS, DEFAULT, Resampling, generator, resample
from analysis.comparisons.components import COLUMNS
from analysis.comparisons.estimates import COLUMNS as ESTIMATE
from analysis.comparisons.estimates import Estimate
from analysis.comparisons.intervals import ARTICLE, estimate, t_interval, varies
from analysis.comparisons.statistics import Numbers, Statistic

PAIRS = (
    ("own_segments", "quoted_segments"),
    ("own_compound", "quoted_compound"),
    ("own_celebratory", "quoted_celebratory"),
    ("own_critical", "quoted_critical"),
)

VOICES = ("own", "indirect", "direct", "document")
CARRIED = "the interval also carries how often a voice is mistaken"


@cache
def confusion() -> dict[str, dict[str, float]]:
    """Return for each voice that was found the chance of each voice that readers told; what a document is taken for is its own or its words."""
    counts, known = _counts(), VOICES[:3]
    whole = {found: sum(counts[found, told] for told in known) for found in known}
    made = {found: {told: counts[found, told] / whole[found] for told in known} for found in known}
    own = sum(counts[found, "own"] for found in known[1:]) / sum(whole[found] for found in known[1:])
    return {**made, "document": {"own": own, "document": 1 - own}}


@cache
def error_rate() -> float:
    """Return the chance that a part of the text stands in the wrong one of own and quoted: the `misattribution` of `position`.

    `position(sums, plan, misattribution=error_rate())` is all it takes; `components` and `axes` take the same.
    """
    counts = _counts()
    wrong = sum(words for (found, told), words in counts.items() if (found == "own") != (told == "own"))
    return wrong / sum(counts.values())


@cache
def _counts() -> dict[tuple[str, str], float]:
    """Return (voice found, voice that readers told) → words."""
    with files("analysis.comparisons").joinpath("confusion.csv").open(encoding="utf-8") as lines:
        return {(row["found"], row["told"]): float(row["words"]) for row in csv.DictReader(lines)}


def belonging(group: Sequence[str]) -> dict[str, float]:
    """Return for each voice that was found the chance that its words belong to a group of voices."""
    return {found: sum(chance for told, chance in row.items() if told in group) for found, row in confusion().items()}


def voice_intervals(
    rows: pd.DataFrame,
    statistic: Statistic,
    group: Sequence[str],
    by: Sequence[str] = ("article",),
    resampling: Resampling = DEFAULT,
) -> pd.DataFrame:
    """Give a group of voices its value with an interval over blocks of sentences that carries the error of attribution.

    `rows` holds `by`, sentence, voice and the statistic's columns, all voices. In each draw every part of a sentence is
    counted with the chance that it belongs to the group, given the voice it was found in; no interval is narrower than
    without. Columns as `article_intervals`.
    """
    made, columns = [], list(statistic.columns)
    for key, whole in rows.groupby(list(by), sort=True, observed=True):
        mine = whole[whole["voice"].isin(list(group))]
        if not len(mine):
            continue
        sums = mine.groupby("sentence", sort=True)[columns].sum().to_numpy(float)
        answer = estimate(sums, statistic, generator(resampling.seed, *key), resampling)
        if isinstance(answer, Estimate):
            chance = generator(resampling.seed, *key, "voices")
            drawn = statistic.of(_redrawn(whole, columns, belonging(group), resampling, chance))
            blocks = len(sums) / resampling.together(len(sums))
            low, high = t_interval(answer.value, drawn, blocks, resampling.level, statistic.scale, statistic.limits)
            method = f"{answer.method}; {CARRIED}"
            low, high = min(low, answer.low), max(high, answer.high)
            answer = Estimate(answer.value, low, high, answer.n, answer.unit, method)
        made.append({**dict(zip(by, key, strict=True)), "statistic": statistic.name, **answer.row()})
    return pd.DataFrame(made, columns=[*by, "statistic", *ESTIMATE]).assign(describes=ARTICLE)


def _redrawn(
    rows: pd.DataFrame,
    columns: list[str],
    belongs: Mapping[str, float],
    resampling: Resampling,
    chance: np.random.Generator,
) -> Numbers:
    """Draw blocks of sentences and count each voice's part with the chance that it belongs: (draws, columns)."""
    sentences = np.sort(rows["sentence"].unique())
    parts = {
        str(voice): part.groupby("sentence")[columns].sum().reindex(sentences, fill_value=0).to_numpy(float)
        for voice, part in rows.groupby("voice", observed=True)
    }
    number, block = len(sentences), resampling.together(len(sentences))
    drawn, step = np.zeros((resampling.draws, len(columns))), max(1, CELLS // max(1, number))
    for first in range(0, resampling.draws, step):
        size = min(step, resampling.draws - first)
        picked = _picked(number, size, block, chance)
        for voice, part in parts.items():
            kept = chance.random(picked.shape) < belongs[voice]
            drawn[first : first + size] += np.einsum("ds,dsc->dc", kept, part[picked])
    return drawn


def share_limits(segments: pd.DataFrame, resampling: Resampling = DEFAULT) -> pd.DataFrame:
    """Return low and high of each voice's share of an article's words, were it read with the errors that were counted.

    `segments` holds article, voice and words, one row a part of a sentence; each draw gives every part to the voice that
    readers told for its like. No sentence is drawn anew: the words are counted, not sampled. One row an article and voice; NaN where no draw moves the share.
    """
    rows, level = [], resampling.level
    for article, parts in segments.groupby("article", sort=True):
        words, found = parts["words"].to_numpy(float), parts["voice"].to_numpy(str)
        chance = generator(resampling.seed, article, "shares")
        drawn = np.zeros((resampling.draws, len(VOICES)))
        for voice in sorted(set(found)):
            row = confusion()[voice]
            told = chance.choice(
                len(VOICES), (resampling.draws, int((found == voice).sum())), p=[row.get(v, 0) for v in VOICES]
            )
            for place in range(len(VOICES)):
                drawn[:, place] += (told == place) @ words[found == voice]
        shares = drawn / (words.sum() or np.nan)
        for place, voice in enumerate(VOICES):
            value = words[found == voice].sum() / (words.sum() or np.nan)
            low, high = np.nan, np.nan
            if varies(shares[:, place]):
                low, high = np.quantile(shares[:, place], [(1 - level) / 2, (1 + level) / 2])
                low, high = min(low, value), max(high, value)
            rows.append((article, voice, low, high))
    return pd.DataFrame(rows, columns=["article", "voice", "low", "high"])


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
    picked = _picked(rows, resampling.draws, block, chance)
    swapped = chance.random(picked.shape) < misattribution
    drawn = np.empty((resampling.draws, sums.shape[1]))
    for column, there in enumerate(_swap(sums).T):
        drawn[:, column] = np.where(swapped, there[picked], sums[picked, column]).sum(axis=1)
    return drawn


def _picked(rows: int, draws: int, block: int, chance: np.random.Generator) -> NDArray[np.int64]:
    """Draw runs of `block` neighbours, going round, until there are as many as rows: (draws, rows)."""
    starts = chance.integers(0, rows, (draws, -(-rows // block)))
    return ((starts[:, :, None] + np.arange(block)) % rows).reshape(draws, -1)[:, :rows]


def _swap(sums: Numbers) -> Numbers:
    """Exchange what is counted in the own voice and in the quoted voices."""
    order = list(range(len(COLUMNS)))
    for own, quoted in PAIRS:
        one, other = COLUMNS.index(own), COLUMNS.index(quoted)
        order[one], order[other] = other, one
    return sums[:, order]
