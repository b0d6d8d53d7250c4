"""What somebody is reported to say in one sentence, reduced to the words that tell it from other utterances."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.speech.nations import nations
from analysis.words import words

STEM, FORMS, FEWEST, SMALL = 4, 0.6, 2, 10
ALIKE, PARTLY, MANY = 0.7, 0.45, 6
LOOSE_ROLES = frozenset(("collective", "unnamed", "document", ""))
_STOP = frozenset(
    """a about after again against all also am an and any are as at be because been before being below between both but by can
    could did do does doing down during each else ever every few for from further had has have having he her here hers herself him
    himself his how i if in into is it its itself just let may me might more most must my myself no nor not nobody now of off on
    once only or other ought our ours ourselves out over own same shall she should so some such than that the their theirs them
    themselves then there these they this those through to too under until up upon us very was we were what when where
    whether which while who whoever whom why will with would you your yours yourself said says say saying added told one's
    whose whatever anybody anyone somebody someone everybody everyone nothing neither either both than
    """.split()
)
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_SMALL = {word: number for number, word in enumerate(_ONES.split())}
_SMALL |= {word: 10 * (2 + n) for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
_LARGE = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "bn": 10**9,
    "mn": 10**6,
    "m": 10**6,
    "k": 1_000,
}
_UNIT = re.compile(r"(\d)(bn|mn|m|k)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?$")


@dataclass(frozen=True)
class Utterance:
    """One sentence of what a speaker is reported to say: `terms` are its content words, numbers as digits."""

    speaker: str
    terms: frozenset[str]
    role: str = ""


def utterance(text: str, speaker: str = "", role: str = "") -> Utterance:
    """Reduce a text to an utterance.

    >>> sorted(utterance("that three thousand families would be moved by October").terms)
    ['#3000', 'families', 'moved', 'october']
    """
    return Utterance(speaker, terms(text), role)


def terms(text: str) -> frozenset[str]:
    """Return the content words of a text, in lower case without possessives; numbers become # and digits."""
    found: set[str] = set()
    number: float | None = None
    text = _UNIT.sub(r"\1 \2", text)
    for start, stop in (*words(text), (0, 0)):
        word = re.sub(r"[’']s?$", "", text[start:stop].lower())
        value = _value(word, number)
        if value is not None:
            number = value
            continue
        if number is not None:
            found.add(f"#{number:.6g}")
            number = None
        if len(word) > 1 and word not in _STOP:
            found.add(word)
    return frozenset(found)


def _value(word: str, before: float | None) -> float | None:
    """Return the number that a word makes with the number before it, None when it is no number."""
    figure = _FIGURE.match(word)
    if figure and before is None:
        return float(word.replace(",", ""))
    if word in _LARGE and before is not None:
        return before * _LARGE[word]
    if word in _SMALL and before is None and word != "one":
        return float(_SMALL[word])
    return None


def weights(utterances: Iterable[Utterance]) -> dict[str, float]:
    """Return how much each term tells: the log of how seldom it stands in these utterances (inverse document frequency)."""
    known = list(utterances)
    seen = Counter(term for one in known for term in one.terms)
    return {term: 1 + math.log((1 + len(known)) / (1 + count)) for term, count in seen.items()}


def shared(one: Utterance, other: Utterance) -> list[tuple[str, str]]:
    """Return the pairs of terms that mean the same: equal, or two forms of one word (moved, moving)."""
    pairs = [(term, term) for term in sorted(one.terms & other.terms)]
    left = sorted(other.terms - one.terms)
    for term in sorted(one.terms - other.terms):
        found = next((form for form in left if _forms(term, form)), None)
        if found:
            left.remove(found)
            pairs.append((term, found))
    return pairs


def _forms(term: str, other: str) -> bool:
    if "#" in (term[0], other[0]):
        return False
    alike = 0
    for a, b in zip(term, other, strict=False):
        if a != b:
            break
        alike += 1
    return alike >= STEM and alike >= FORMS * max(len(term), len(other))


def covered(one: Utterance, other: Utterance, weight: Mapping[str, float]) -> float:
    """Return how much of one utterance the other carries, 0 to 1, each term by its weight."""
    whole = math.fsum(weight.get(term, 1.0) for term in one.terms)
    return math.fsum(weight.get(term, 1.0) for term, _ in shared(one, other)) / whole if whole else 0.0


def likeness(one: Utterance, other: Utterance, weight: Mapping[str, float]) -> float:
    """Return how much of the shorter utterance the other carries, 0 to 1.

    0 for two different named speakers, for fewer than two shared terms (three where the speaker is not named the same), or
    for numbers that contradict each other.
    """
    needed = FEWEST if one.speaker and one.speaker == other.speaker else FEWEST + 1
    if not compatible(one, other) or len(shared(one, other)) < needed or _contradict(one, other):
        return 0.0
    return max(covered(one, other, weight), covered(other, one, weight))


def is_echo(one: Utterance, other: Utterance, weight: Mapping[str, float]) -> bool:
    """Tell whether two utterances are one: ALIKE of the shorter stands in the other, or PARTLY of it with MANY terms shared.

    ALIKE is the first threshold on the tuning half of tests/sets/echoes.jsonl where nine in ten of the pairs taken are
    right; PARTLY and MANY are for long sentences that two translators put differently and that the set does not hold.
    """
    found = likeness(one, other, weight)
    return found >= ALIKE or (found >= PARTLY and len(shared(one, other)) >= MANY)


def _contradict(one: Utterance, other: Utterance) -> bool:
    """Tell whether both name numbers and have none in common."""
    numbers = [{term for term in each.terms if term[0] == "#" and float(term[1:]) > SMALL} for each in (one, other)]
    return all(numbers) and not numbers[0] & numbers[1]


def compatible(one: Utterance, other: Utterance) -> bool:
    """Tell whether two speakers can be the same: one name, a name among joint speakers, or one of them not named."""
    if one.speaker == other.speaker:
        return True
    if set(one.speaker.split(" and ")) & set(other.speaker.split(" and ")):
        return True
    return any(not each.speaker or each.speaker in nations() or each.speaker[0].islower() for each in (one, other))
