"""The tone of an article toward what it reports on: toward the names that its headline sets and its text takes up."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from analysis.tone import lists
from analysis.tone.targets import toward
from analysis.tone.tone import Tone
from analysis.words import sentences, words

# Capitalised in headlines and in mid-sentence, yet nobody in particular.
_NOBODY = frozenset(
    """the a an of to in on and for at by with as is who what why how his her he she it i new says mr mrs ms dr president
    minister prime secretary senator governor king queen monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december""".split()
)
_NAMES = 1
_DOUBT = 2  # mentions' worth of neutral doubt, as `smoothing` in plan.toml: one mention alone says little


def principals(title: str, text: str) -> list[str]:
    """Return the names of the headline, at most `_NAMES`, those most often capitalised within the text's sentences first.

    Where the headline names nobody (or there is none), it is the name that the text says most often.
    """
    inner, lower = _capitals(text)
    named = dict.fromkeys(_name(title[start:stop]) for start, stop in words(title) if title[start].isupper())
    taken = [name for name in named if _is_somebody(name, inner, lower)]
    taken = taken or [name for name in inner if _is_somebody(name, inner, lower)]
    return sorted(taken, key=lambda name: -inner[name])[:_NAMES]


def toward_event(title: str, text: str, own: Sequence[bool] | None = None, tone: Tone | None = None) -> float:
    """Return the tone toward the article's principals, summed over their mentions, over the mentions and two more.

    So one mention alone moves it little, and an article that names nobody has 0.0. `own` tells for each word of the text,
    as `analysis.words.words` counts them, whether the article itself says it; other words carry no tone here. The value
    has the unit of a valence and is usually between -1 and 1.
    """
    names = frozenset(principals(title, text))
    tone = tone or Tone()
    found: list[float] = []
    for text_, held in ((title, None), (text, own)):
        first = 0
        for start, stop in sentences(text_):
            sentence = text_[start:stop]
            spans = words(sentence)
            for a, b in spans:
                if _name(sentence[a:b]) in names:
                    matches = toward(sentence, a, b, tone).matches
                    found.append(sum(m.value * w for m, w in matches if held is None or held[first + m.word]))
            first += len(spans)
    return sum(found) / (len(found) + _DOUBT)


def _is_somebody(name: str, inner: Counter[str], lower: Counter[str]) -> bool:
    return bool(name) and name.lower() not in _NOBODY and inner[name] > lower[name.lower()]


@lru_cache(maxsize=1 << 16)
def _name(form: str) -> str:
    return form[: len(lists.key(form))] if form[:1].isupper() else ""


def _capitals(text: str) -> tuple[Counter[str], Counter[str]]:
    """Count the forms capitalised after the first word of a sentence, and all forms in lower case."""
    inner: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for start, stop in sentences(text):
        for i, (a, b) in enumerate(words(text[start:stop])):
            form = text[start + a : start + b]
            if form[0].islower():
                lower[lists.key(form)] += 1
            elif i:
                inner[_name(form)] += 1
    return inner, lower
