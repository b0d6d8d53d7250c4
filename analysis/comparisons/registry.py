"""The statistics that have a name; a researcher's own is made with `ratio`, `rate` or `share` and passed in."""

from types import MappingProxyType

from analysis.comparisons.readability import FORMULAS
from analysis.comparisons.statistics import TONE, Statistic, rate, ratio, share

_SENTIMENT = (
    TONE,
    ratio("valence_rate", "valence", "words", "valence per 1,000 words", per=1000.0),
    ratio("valence_mean", "valence", "segments", "mean valence of a segment"),
    ratio("positive_rate", "positive", "words", "positive per 1,000 words", per=1000.0),
    ratio("negative_rate", "negative", "words", "negative per 1,000 words", per=1000.0),
)
_COUNTS = (
    rate("hits", "marker_rate"),
    rate("count", "term_rate"),
    rate("quotations", "quotation_rate"),
    share("words", "all_words", "voice_share"),
)

STATISTICS = MappingProxyType({one.name: one for one in (*_SENTIMENT, *_COUNTS, *FORMULAS)})


def statistic(name: str) -> Statistic:
    """Look a statistic up; an unknown name raises KeyError that lists the known ones."""
    if name not in STATISTICS:
        raise KeyError(f"no statistic is called {name!r}; there are {', '.join(sorted(STATISTICS))}")
    return STATISTICS[name]
