"""The tone of many sentences at once: arrays where the rules are plain, one sentence after the other where they are not."""

from typing import TYPE_CHECKING, Any

from analysis.tone import many_rules, many_vader
from analysis.tone.tone import _USUAL_LENGTH, Tone

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]


def valences_at_once(tone: Tone, words: Any, masked: "Array") -> "Array":
    """Return `tone.valences` of every sentence, word by word, from the token table; `masked` tells which words stand in a name."""
    import numpy as np

    made = many_vader.values if tone.lexicon == "vader" else many_rules.values
    values, odd = made(words, masked, tone.lexicon)
    for sentence in np.flatnonzero(odd).tolist():
        held = slice(int(words.first[sentence]), int(words.first[sentence + 1]))
        begin = int(words.begin[sentence])
        text = words.texts[words.document[sentence]][begin : int(words.end[sentence])]
        spans = zip((words.start[held] - begin).tolist(), (words.stop[held] - begin).tolist(), strict=True)
        values[held] = tone.valences(text, np.flatnonzero(masked[held]).tolist(), list(spans))
    return values


def compounds_at_once(tone: Tone, totals: "Array", sizes: "Array") -> "Array":
    """Return `tone.compound` of every total over so many words; where rounding is close that function decides."""
    import numpy as np

    weighed = totals if tone.lexicon == "vader" else totals * np.sqrt(_USUAL_LENGTH / np.maximum(sizes, 1))
    value = np.clip(weighed / np.sqrt(weighed * weighed + 15), -1.0, 1.0)
    made = np.round(value, 4)
    for at in np.flatnonzero(np.abs(np.abs(value * 10_000 % 1) - 0.5) < 1e-6).tolist():
        made[at] = tone.compound(float(totals[at]), int(sizes[at]))
    return made  # type: ignore[no-any-return]
