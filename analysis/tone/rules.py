"""Our rules for news sentences: what negates, turns, strengthens or weakens a matched word."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from analysis.tone import cues
from analysis.tone.lists import Words
from analysis.tone.shifters import befallen, denied, gives_away, shifter
from analysis.tone.valence import Valence


@dataclass(frozen=True, slots=True)
class Clauses:
    """Hold one sentence: shown forms, keys ("" where masked), and the number of the clause each word stands in."""

    shown: Sequence[str]
    keys: Sequence[str]
    clauses: Sequence[int]
    opens: Sequence[bool]
    asks: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    stop: int
    form: str
    base: float


def matches(sentence: Clauses, book: Words) -> list[Valence]:
    """Return every match of the list in one sentence, in order, longest entries first."""
    hits = _hits(sentence.keys, book)
    if any(hit.stop - hit.start > 1 for hit in hits):
        sentence = replace(sentence, keys=_outside_phrases(sentence.keys, hits))
    hits = [hit for hit in hits if hit.base]
    if any(sentence.shown[hit.start][0].isupper() for hit in hits) and not _all_capitals(sentence.shown):
        hits = [hit for hit in hits if not _is_name(hit, sentence)]
    turn = _turn(sentence.keys) if hits else (-1, "")
    found: list[Valence] = []
    for i, hit in enumerate(hits):
        before = hits[i - 1] if i else None
        shift = _shift(hit, before, found[-1] if found else None, sentence)
        found.append(_valence(hit, shift, sentence, book, turn))
    return found


def _outside_phrases(keys: Sequence[str], hits: Sequence[_Hit]) -> list[str]:
    """Empty the words inside phrases: "no" negates nothing in "no wonder"; "gave up" still gives away what follows."""
    held = [hit for hit in hits if hit.stop - hit.start > 1 and not gives_away(hit.form)]
    inside = {i for hit in held for i in range(hit.start, hit.stop)}
    return hide(keys, inside)


def _is_name(hit: _Hit, sentence: Clauses) -> bool:
    """Tell whether a match is capitalised where no sentence, quotation or line opens: then it is part of a name."""
    return hit.start > 0 and not sentence.opens[hit.start] and sentence.shown[hit.start][0].isupper()


def _all_capitals(shown: Sequence[str]) -> bool:
    """Tell whether most words are capitalised, as in a headline: then capitals tell nothing."""
    letters = [form for form in shown if form[0].isalpha()]
    return sum(form[0].isupper() for form in letters) > 0.6 * len(letters) or len(letters) < 3


def _hits(keys: Sequence[str], book: Words) -> list[_Hit]:
    hits, i = [], 0
    while i < len(keys):
        length = book.longest.get(keys[i])
        if length is None:
            i += 1
            continue
        for stop in range(min(i + length, len(keys)), i, -1):
            form = " ".join(keys[i:stop])
            if form in book.weights:
                hits.append(_Hit(i, stop, form, book.weights[form]))
                i = stop - 1
                break
        i += 1
    return hits


def _shift(hit: _Hit, before: _Hit | None, last: Valence | None, sentence: Clauses) -> tuple[float, str]:
    """Return by how much another word turns this one, and that word: a shifter, a negator or a harmful verb."""
    left = _left(hit.start, sentence)
    praise = hit.base > 0
    shifted, negated = (
        (cues.NEGATED_PRAISE, cues.NEGATED_PRAISE) if praise else (cues.REDUCED_BLAME, cues.NEGATED_BLAME)
    )
    at = shifter(left, praise)
    if at >= 0 and not _negator(left[:at]):
        spoilt = _negator(left[at + 1 :])  # "did little to stop", "never gave up": what is blamed or praised stays
        return (1.0, "") if spoilt else (shifted, left[at])
    if negator := _negator(left) or _not_enough(hit, left, sentence) or denied(left):
        return negated, negator
    if gone := befallen(_right(hit.stop, sentence), praise):
        return shifted, gone
    if before is None or last is None:
        return 1.0, ""
    between = sentence.keys[before.stop : hit.start]
    if last.negated and (before.base > 0) == praise and _chained(between):
        return shifted, last.negated[0]
    if praise and before.base < 0 and not last.negated and _governs(before, hit, between, sentence):
        return cues.HARMED_PRAISE, before.form
    return 1.0, ""


def _valence(hit: _Hit, shift: tuple[float, str], sentence: Clauses, book: Words, turn: tuple[int, str]) -> Valence:
    left = _left(hit.start, sentence)
    value, intensified = hit.base * shift[0], []
    for word in left[:3]:
        if word in cues.DEGREES:
            value *= cues.DEGREES[word]
            intensified.append(word)
    if modal := next((word for word in left if word in cues.MODALS), ""):
        value *= cues.IRREALIS_PRAISE if value > 0 else cues.IRREALIS_BLAME
        intensified.append(modal)
    if sentence.asks and value > 0:
        value *= cues.ASKED_PRAISE
    factor = 1.0 if turn[0] < 0 else cues.BEFORE_TURN if hit.start < turn[0] else cues.AFTER_TURN
    return Valence(
        word=hit.stop - 1,
        form=" ".join(sentence.shown[hit.start : hit.stop]),
        entry=book.entries[hit.form],
        base=hit.base,
        value=value * factor,
        negated=(shift[1],) if shift[1] else (),
        intensified=tuple(intensified),
        contrast=turn[1],
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


def _right(stop: int, sentence: Clauses) -> list[str]:
    """Return the words from `stop` on in the clause of the word before it, nearest first, at most six."""
    ahead = range(stop, min(stop + cues.BEFALLEN_REACH, len(sentence.keys)))
    return [sentence.keys[i] for i in ahead if sentence.clauses[i] == sentence.clauses[stop - 1]]


def _negator(left: Sequence[str]) -> str:
    for back, word in enumerate(left[: cues.NEGATION_REACH]):
        nearer = left[back - 1] if back else ""
        if f"{word} {nearer}" in cues.NEGATING_PAIRS:
            return f"{word} {nearer}"
        if word in cues.NEGATORS or word.endswith("n't"):
            return "" if nearer in cues.NOT_ONLY else word
    return ""


def _not_enough(hit: _Hit, left: Sequence[str], sentence: Clauses) -> str:
    follows = sentence.keys[hit.stop : hit.stop + 1] == ["enough"]
    return "enough" if follows and any(word == "not" or word.endswith("n't") for word in left[:6]) else ""


def _chained(between: Sequence[str]) -> bool:
    """Tell whether two matches stand in one list: "nor wise", "great, brave or honest"."""
    return not between or (len(between) <= 3 and any(word in ("or", "nor") for word in between))


def _governs(before: _Hit, hit: _Hit, between: Sequence[str], sentence: Clauses) -> bool:
    same = sentence.clauses[before.start] == sentence.clauses[hit.start]
    return same and len(between) <= cues.HARM_REACH and not any(word in cues.JOINERS for word in between)


def _turn(keys: Sequence[str]) -> tuple[int, str]:
    return next(((i, word) for i, word in enumerate(keys) if i and word in cues.TURNS), (-1, ""))


def parts(text: str, spans: Sequence[tuple[int, int]], keys: Sequence[str]) -> tuple[list[int], list[bool]]:
    """Number the clause of each word, and tell before which a mark opens a sentence or a quotation.

    A new clause opens after a mark that parts, and at a word such as "but" or "who".
    """
    numbers, opens, number, end, before = [], [], 0, 0, ""
    for (start, stop), word in zip(spans, keys, strict=True):
        gap = text[end:start]
        plain = gap == " "
        if word in cues.OPENERS or (not plain and any(mark in cues.PARTING for mark in gap)):
            number += 1
        numbers.append(number)
        opens.append(not plain and before not in cues.TITLES and any(mark in cues.OPENING for mark in gap))
        end, before = stop, word
    return numbers, opens


def hide(keys: Sequence[str], masked: Collection[int]) -> list[str]:
    """Return the keys with every masked word empty."""
    return ["" if i in masked else word for i, word in enumerate(keys)]
