"""Quotes: who is given the word, how much of it, and how it is introduced."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar

from analysis.columns import Said, coded
from analysis.measures.base import AtOnce
from analysis.speech.described import description
from analysis.speech.records import Mark, Quotation
from analysis.tables import REAL, STRING, WHOLE, Coded
from analysis.tokens import Document, Sentence, Tokens


@dataclass(frozen=True)
class Quotes(AtOnce):
    """List every quotation and every other use of quotation marks.

    One row is one quotation (`kind` direct, indirect or mixed; `use` speech or document) or one mark (`kind` mark; `use`
    scare or title), keyed by the sentence and the voice of its first word.
    Columns: `role` of the speaker; `description`, how the text calls a speaker whom nobody names; `cue`, the word that
    reports; `stance` of the cue (neutral, endorsing, distancing, emotive); `words` said; `word`, the number of the first of
    them in the article; `confidence` in the speaker, 0 to 1.
    Known errors: speech retold without a cue ("The plan would bring jobs.") is taken for the outlet's own voice; a name
    in quotation marks that the list of titles does not know may be read as distance.
    """

    name: ClassVar[str] = "quotes"
    columns: ClassVar[dict[str, str]] = {
        "kind": STRING,
        "use": STRING,
        "role": STRING,
        "description": STRING,
        "cue": STRING,
        "stance": STRING,
        "words": WHOLE,
        "word": WHOLE,
        "confidence": REAL,
    }

    def rows(self, document: Document) -> Iterator[tuple[Any, ...]]:
        """Return the rows of one document, quotations first, in reading order."""
        for quotation in document.speech.quotations:
            yield from _row(quotation, document)
        for mark in document.speech.marks:
            yield from _row(mark, document)

    def at_once(self, tokens: Tokens) -> Coded:
        """Return the rows of all documents, their words counted all at once."""
        import numpy as np

        words = tokens.columns
        said = [one for document in tokens.documents for one in _said(document)]
        whose = [at for at, document in enumerate(tokens.documents) for _ in _said(document)]
        found = Said.of(words, np.array(whose, dtype="int64"), [_spans(one) for one in said])
        rows = np.flatnonzero(found.words).tolist()
        first, kept = found.first[rows], [said[row] for row in rows]
        told = [_told(said[row], words.texts[whose[row]]) for row in rows]
        *strings, confidence = zip(*told, strict=True) if told else [()] * 7
        names = ("kind", "use", "role", "description", "cue", "stance")
        held: dict[str, Any] = {name: coded(one) for name, one in zip(names, strings, strict=True)}
        held["confidence"] = np.array(confidence, dtype="float64")
        held |= {"words": found.words[rows], "word": words.numbers[first]}
        speaking = [words.whos[who] for who in words.who[first].tolist()]
        named = ((who[0], _speaker(one, who[1])) for who, one in zip(speaking, kept, strict=True))
        return self.placed(tokens, words.sentence[first], coded(named), held)


def _said(document: Document) -> tuple[Quotation | Mark, ...]:
    return *document.speech.quotations, *document.speech.marks


def _told(one: Quotation | Mark, text: str) -> tuple[str, str, str, str, str, str, float]:
    """Return kind, use, role, description, cue, stance and confidence of what is said or marked."""
    if isinstance(one, Mark):
        return "mark", one.use, "", "", "", "", 0.0
    cue = text[one.cue.start : one.cue.stop].lower() if one.cue else ""
    return one.kind, one.use, one.role, description(one, text), cue, one.stance, one.confidence


def _spans(one: Quotation | Mark) -> tuple[tuple[int, int], ...]:
    return one.spans if isinstance(one, Quotation) else ((one.start, one.stop),)


def _speaker(one: Quotation | Mark, speaking: str) -> str:
    """Return whose words they are: the speaker of a quotation, or who says the marked word."""
    return one.name if isinstance(one, Quotation) else speaking


def _row(one: Quotation | Mark, document: Document) -> Iterator[tuple[Any, ...]]:
    *told, confidence = _told(one, document.text)
    for sentence, first, words in _extent(document, _spans(one)):
        word = sentence.words[first]
        yield (
            sentence.zone,
            sentence.number,
            word.voice,
            _speaker(one, word.speaker),
            *told,
            words,
            word.number,
            confidence,
        )


def _extent(document: Document, spans: tuple[tuple[int, int], ...]) -> Iterator[tuple[Sentence, int, int]]:
    """Return the sentence and index of the first word inside the spans, and how many words are inside; at most once."""
    place: tuple[Sentence, int] | None = None
    count = 0
    first = bisect_right(document.sentences, spans[0][0], key=lambda sentence: sentence.stop)
    for sentence in islice(document.sentences, first, None):
        if sentence.start >= spans[-1][1]:
            break
        for index, word in enumerate(sentence.words):
            if any(start <= word.start < stop for start, stop in spans):
                place, count = place or (sentence, index), count + 1
    if place:
        yield *place, count
