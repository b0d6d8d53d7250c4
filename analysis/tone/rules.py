"""Our rules for news sentences: what negates, turns, strengthens or weakens a matched word."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from analysis.tone import cues
from analysis.tone.lists import Words
from analysis.tone.valence import Valence


@dataclass(frozen=True, slots=True)
class Clauses:
    """Hold one sentence: shown forms, keys ("" where masked), and the number of the clause each word stands in."""

    shown: Sequence[str]
    keys: Sequence[str]
    clauses: Sequence[int]
    asks: bool


@dataclass(frozen=True, slots=True)
class Hit:
    start: int
    stop: int
    form: str
    base: float


def matches(sentence: Clauses, book: Words) -> list[Valence]:
    """Return every match of the list in one sentence, in order, longest entries first."""
    hits = _hits(sentence.keys, book)
    if not hits:
        return []
    turn = _turn(sentence)
    found = []
    before: Hit | None = None
    for hit in hits:
        found.append(_valence(hit, before, sentence, book, turn))
        if hit.base:
            before = hit
    return [match for match in found if match.base]


def _hits(keys: Sequence[str], book: Words) -> list[Hit]:
    hits, i = [], 0
    while i < len(keys):
        length = book.longest.get(keys[i], 0)
        for stop in range(min(i + length, len(keys)), i, -1):
            form = " ".join(keys[i:stop])
            if form in book.weights:
                hits.append(Hit(i, stop, form, book.weights[form]))
                i = stop - 1
                break
        i += 1
    return hits


def _valence(hit: Hit, before: Hit | None, sentence: Clauses, book: Words, turn: tuple[int, str]) -> Valence:
    value, negated, intensified = hit.base, [], []
    left = _left(hit.start, sentence)
    for back, word in enumerate(left):
        if word in cues.DEGREES and back < 3:
            value *= cues.DEGREES[word]
            intensified.append(word)
    negator = _negator(left)
    if negator:
        value *= cues.NEGATED_PRAISE if value > 0 else cues.NEGATED_BLAME
        negated.append(negator)
    elif value < 0 and (reducer := next((word for word in left[:4] if word in cues.REDUCERS), "")):
        value *= cues.REDUCED_BLAME
        negated.append(reducer)
    elif value > 0 and before and before.base < 0 and _governs(before, hit, sentence):
        value *= cues.HARMED_PRAISE
        negated.append(before.form)
    modal = next((word for word in left if word in cues.MODALS), "")
    if modal:
        value *= cues.IRREALIS_PRAISE if value > 0 else cues.IRREALIS_BLAME
        intensified.append(modal)
    if sentence.asks and value > 0:
        value *= cues.ASKED_PRAISE
    factor = _contrast(hit.start, sentence, turn)
    return Valence(
        word=hit.stop - 1,
        form=" ".join(sentence.shown[hit.start : hit.stop]),
        entry=book.entries[hit.form],
        base=hit.base,
        value=value * factor,
        negated=tuple(negated),
        intensified=tuple(intensified),
        contrast=turn[1] if factor != 1 else "",
        list=book.origins[hit.form],
    )


def _left(start: int, sentence: Clauses) -> list[str]:
    """Return the words before `start` in its clause, nearest first, at most eight."""
    clause, words = sentence.clauses[start], []
    for i in range(start - 1, max(-1, start - 9), -1):
        if sentence.clauses[i] != clause:
            break
        words.append(sentence.keys[i])
    return words


def _negator(left: Sequence[str]) -> str:
    for back, word in enumerate(left[: cues.NEGATION_REACH]):
        if word in cues.NEGATORS or word.endswith("n't"):
            nearer = left[back - 1] if back else ""
            if word == "not" and nearer in cues.NOT_ONLY:
                return ""
            return word
        if back and f"{word} {left[back - 1]}" in cues.NEGATING_PAIRS:
            return f"{word} {left[back - 1]}"
    return ""


def _governs(before: Hit, hit: Hit, sentence: Clauses) -> bool:
    between = sentence.keys[before.stop : hit.start]
    same = sentence.clauses[before.start] == sentence.clauses[hit.start]
    return same and len(between) <= 3 and not any(word in cues.JOINERS for word in between)


def _turn(sentence: Clauses) -> tuple[int, str]:
    for i, word in enumerate(sentence.keys):
        if word in cues.TURNS and i:
            return i, word
    return -1, ""


def _contrast(start: int, sentence: Clauses, turn: tuple[int, str]) -> float:
    place, word = turn
    if place >= 0:
        return cues.BEFORE_TURN if start < place else cues.AFTER_TURN
    return 1.0


def clauses(text: str, spans: Sequence[tuple[int, int]], keys: Sequence[str]) -> list[int]:
    """Number the clauses of a sentence: a new one opens after a mark that parts, and at a word that turns."""
    numbers, number, end = [], 0, 0
    for (start, stop), word in zip(spans, keys, strict=True):
        if any(mark in cues.PARTING for mark in text[end:start]) or word in cues.TURNS:
            number += 1
        numbers.append(number)
        end = stop
    return numbers


def hide(keys: Sequence[str], masked: Collection[int]) -> list[str]:
    """Return the keys with every masked word empty."""
    return ["" if i in masked else word for i, word in enumerate(keys)]
