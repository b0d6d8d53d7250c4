"""Who is praised or blamed: the tone of a sentence toward one target in it, by where the words stand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from analysis.tone import cues, lists, rules
from analysis.tone.tone import Tone
from analysis.tone.valence import Valence
from analysis.words import words

_REACH = 8.0  # words after which a match counts half
_CLAUSE = 0.8  # each clause between match and target
_NAME = 0.7  # each other name between them: the words may be about that one
_SPEAKER = 0.05  # what a speaker says, toward the speaker
_INSIDE = 0.5  # a match that is part of the target's own name or description
BLAMED, PRAISED = -0.2, 0.05  # praise is rarer and weaker in news than blame


@dataclass(frozen=True, slots=True)
class Toward:
    """The tone toward a target: its value (same unit as a valence), its label and each match with its weight in 0..1."""

    value: float
    label: str
    matches: tuple[tuple[Valence, float], ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """Hold a sentence around a target: forms, keys, clause and quotation of each word, the target's words, whether it speaks."""

    shown: Sequence[str]
    keys: Sequence[str]
    clauses: Sequence[int]
    quoted: Sequence[bool]
    first: int
    last: int
    speaks: bool


def toward(sentence: str, start: int, stop: int, tone: Tone | None = None, masked: Collection[int] = ()) -> Toward:
    """Return the tone toward the target at [start, stop): matches weighed by how near and how bound to it they are.

    The label is neg, neu or pos. A word counts less with its distance in words, with each clause and each other name in
    between; what the target itself says counts little. Known errors: a sentence that blames somebody else without a
    name between ("he inherited a disaster"), irony, and deeds that are bad by knowledge of the world alone.

    >>> toward("Critics called the minister corrupt.", 15, 27).label
    'neg'
    """
    matches = (tone or Tone()).matches(sentence, masked)
    if not matches:
        return Toward(0.0, "neu", ())
    held = scene(sentence, start, stop)
    weighed = tuple((match, _weight(match.word, held)) for match in matches)
    value = sum(match.value * weight for match, weight in weighed)
    label = "neg" if value < BLAMED else "pos" if value > PRAISED else "neu"
    return Toward(value, label, weighed)


def scene(sentence: str, start: int, stop: int) -> Scene:
    """Return the sentence around the target at [start, stop)."""
    spans = words(sentence)
    shown = [sentence[a:b] for a, b in spans]
    keys = [lists.key(form) for form in shown]
    first = next((i for i, span in enumerate(spans) if span[1] > start), 0)
    last = max(first, *(i for i, span in enumerate(spans) if span[0] < stop), 0)
    near = [*keys[max(0, first - 1) : first], *keys[last + 1 : last + 3]]
    headline = sentence[spans[last][1] :].startswith(":")
    (clauses, _), quoted = rules.parts(sentence, spans, keys), _quoted(sentence, spans)
    speaks = headline or any(word in cues.REPORTING for word in near) or _praises(keys, clauses, last)
    return Scene(shown, keys, clauses, quoted, first, last, speaks)


def _praises(keys: Sequence[str], clauses: Sequence[int], last: int) -> bool:
    """Tell whether the target praises somebody: Dunn praised the staff, and not Dunn was praised."""
    after = [i for i in range(last + 1, min(last + 3, len(keys))) if clauses[i] == clauses[last]]
    return any(keys[i] in cues.PRAISING and keys[i - 1] not in cues.BEING for i in after)


def _quoted(sentence: str, spans: Sequence[tuple[int, int]]) -> list[bool]:
    inside, quoted, end = False, [], 0
    for start, stop in spans:
        for mark in sentence[end:start]:
            inside = True if mark in "“«„" else False if mark in "”»" else inside ^ (mark == '"')
        quoted.append(inside)
        end = stop
    return quoted


def _weight(word: int, scene: Scene) -> float:
    if scene.first <= word <= scene.last:
        return _INSIDE
    distance = scene.first - word if word < scene.first else word - scene.last
    between = range(word + 1, scene.first) if word < scene.first else range(scene.last + 1, word)
    clauses = min(abs(scene.clauses[word] - scene.clauses[scene.first]), 4)
    names = min(sum(_is_name(i, scene) for i in between), 3)
    weight = _CLAUSE**clauses * _NAME**names / (1 + distance / _REACH)
    said = scene.speaks and (word > scene.last or scene.quoted[word] != scene.quoted[scene.first])
    return weight * _SPEAKER if said else weight


def _is_name(i: int, scene: Scene) -> bool:
    return i > 0 and scene.shown[i][0].isupper() and scene.keys[i] != "i"
