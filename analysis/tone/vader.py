"""VADER's rules, word by word: the package's compound exactly, with each match shown.

Hutto, C.J. & Gilbert, E. (2014). VADER: a parsimonious rule-based model for sentiment analysis of social media text.
ICWSM 8(1), 216-225. doi:10.1609/icwsm.v8i1.14550
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from analysis.tone.pieces import Pieces, spell_out, strip
from analysis.tone.valence import Valence

_DAMP = (1.0, 0.95, 0.9)


@dataclass(frozen=True)
class Rules:
    """Hold what the package ships: weights, boosters, negations, idioms and constants."""

    weights: Mapping[str, float]
    emojis: Mapping[str, str]
    boosters: Mapping[str, float]
    negations: frozenset[str]
    idioms: Mapping[str, float]
    flip: float
    shout: float


@cache
def rules() -> Rules:
    """Read the lexicon and the constants of the installed vaderSentiment."""
    from vaderSentiment import vaderSentiment as package

    analyzer = package.SentimentIntensityAnalyzer()
    emojis = {emoji: text for emoji, text in analyzer.emojis.items() if len(emoji) == 1}
    negations = frozenset(package.NEGATE)
    return Rules(
        weights=analyzer.lexicon,
        emojis=emojis,
        boosters=package.BOOSTER_DICT,
        negations=negations,
        idioms=package.SPECIAL_CASES,
        flip=package.N_SCALAR,
        shout=package.C_INCR,
    )


def may_match(sentence: str) -> bool:
    """Tell at once whether a sentence can hold a match: a quick test that saves most of the work."""
    weights = rules().weights
    return not sentence.isascii() or any(strip(piece).lower() in weights for piece in sentence.split())


def matches(pieces: Pieces) -> list[Valence]:
    """Return every piece of one sentence that VADER values, in order."""
    book = rules()
    lower = pieces.lower
    found = [i for i, word in enumerate(lower) if word in book.weights and not _modifies(lower, i, book)]
    if not found:
        return []
    caps = sum(word.isupper() for word in pieces.shown)
    shouting = 0 < caps < len(lower)
    valued = {i: _value(pieces, i, shouting, book) for i in found}
    if "but" in lower:
        _weigh_contrast(valued, lower)
    return [valued[i] for i in found]


def emphasis(sentence: str) -> float:
    """Return what exclamation and question marks add to the sum, away from 0."""
    text = sentence if sentence.isascii() else spell_out(sentence, rules().emojis)[0]
    asks = text.count("?")
    return min(text.count("!"), 4) * 0.292 + (0 if asks < 2 else asks * 0.18 if asks <= 3 else 0.96)


def _modifies(lower: Sequence[str], i: int, book: Rules) -> bool:
    return lower[i] in book.boosters or (lower[i] == "kind" and lower[i + 1 : i + 2] == ("of",))


@cache
def _negates(word: str) -> bool:
    return word in rules().negations or "n't" in word


def _value(pieces: Pieces, i: int, shouting: bool, book: Rules) -> Valence:
    lower = pieces.lower
    base = value = book.weights[lower[i]]
    negated, intensified = [], []
    if lower[i] == "no" and i + 1 < len(lower) and lower[i + 1] in book.weights:
        value = 0.0
    if _after_no(lower, i):
        value = base * book.flip
        negated.append("no")
    if pieces.shown[i].isupper() and shouting and lower[i]:
        value += book.shout if value > 0 else -book.shout
        intensified.append(pieces.shown[i])
    for back in range(min(3, i)):
        word = lower[i - back - 1]
        if word in book.weights:
            continue
        step = _boost(pieces.shown[i - back - 1], word, value, shouting, book) * _DAMP[back]
        if step:
            intensified.append(word)
        value += step
        factor = _negation(lower, i, back, book)
        if factor != 1.0:
            (negated if factor < 0 else intensified).append(word)
        value *= factor
        if back == 2:
            value = _idiom(lower, i, value, book)
    if i and lower[i - 1] == "least" and (i == 1 or lower[i - 2] not in ("at", "very")):
        value *= book.flip
        negated.append("least")
    return Valence(
        pieces.words[i], pieces.shown[i], lower[i], base, value, tuple(negated), tuple(intensified), list="vader"
    )


def _after_no(lower: Sequence[str], i: int) -> bool:
    return "no" in lower[max(0, i - 2) : i] or (i > 2 and lower[i - 3] == "no" and lower[i - 1] in ("or", "nor"))


def _boost(shown: str, word: str, value: float, shouting: bool, book: Rules) -> float:
    if word not in book.boosters:
        return 0.0
    step = book.boosters[word]
    if value < 0:
        step *= -1
    if shown.isupper() and shouting:
        step += book.shout if value > 0 else -book.shout
    return step


def _negation(lower: Sequence[str], i: int, back: int, book: Rules) -> float:
    word, between = lower[i - back - 1], lower[i - back : i]
    so_this = ("so", "this")
    if back == 1 and word == "never" and between[0] in so_this:
        return 1.25
    if back == 2 and ((word == "never" and between[0] in so_this) or between[1] in so_this):
        return 1.25
    if back and word == "without" and "doubt" in between:
        return 1.0
    return book.flip if _negates(word) else 1.0


def _idiom(lower: Sequence[str], i: int, value: float, book: Rules) -> float:
    three, two, one, this = lower[i - 3 : i + 1]
    for phrase in (f"{one} {this}", f"{two} {one} {this}", f"{two} {one}", f"{three} {two} {one}", f"{three} {two}"):
        if phrase in book.idioms:
            value = book.idioms[phrase]
            break
    for stop in (i + 2, i + 3):
        if stop <= len(lower):
            value = book.idioms.get(" ".join(lower[i:stop]), value)
    for phrase in (f"{three} {two} {one}", f"{three} {two}", f"{two} {one}"):
        value += book.boosters.get(phrase, 0.0)
    return value


def _weigh_contrast(valued: dict[int, Valence], lower: Sequence[str]) -> None:
    """Halve what stands before the first "but" and raise what follows, as the package does: by first equal value."""
    turn = lower.index("but")
    values = [valued[i].value if i in valued else 0.0 for i in range(len(lower))]
    for place in range(len(values)):
        first = values.index(values[place])
        if first != turn:
            values[first] *= 0.5 if first < turn else 1.5
    for i, match in valued.items():
        if values[i] != match.value:
            valued[i] = replace(match, value=values[i], contrast="but")


def normalise(total: float) -> float:
    """Return a sum of valences as a compound in [-1, 1]: x / sqrt(x² + 15)."""
    return max(-1.0, min(1.0, total / math.sqrt(total * total + 15)))
