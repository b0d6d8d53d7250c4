"""Quotes: who is given the word, how much of it, and how it is introduced."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar

from analysis.measures.base import Measure
from analysis.speech.records import Mark, Quotation
from analysis.tables import REAL, STRING, WHOLE
from analysis.tokens import Document, Sentence


@dataclass(frozen=True)
class Quotes(Measure):
    """List every quotation and every other use of quotation marks.

    One row is one quotation (`kind` direct, indirect or mixed; `use` speech or document) or one mark (`kind` mark; `use`
    scare or title), keyed by the sentence and the voice of its first word.
    Columns: `role` of the speaker; `cue`, the word that reports; `stance` of the cue (neutral, endorsing, distancing,
    emotive); `words` said; `word`, the number of the first of them in the article; `confidence` in the speaker, 0 to 1.
    Known errors: speech retold without a cue ("The plan would bring jobs.") is taken for the outlet's own voice; a name
    in quotation marks that the list of titles does not know may be read as distance.
    """

    name: ClassVar[str] = "quotes"
    columns: ClassVar[dict[str, str]] = {
        "kind": STRING,
        "use": STRING,
        "role": STRING,
        "cue": STRING,
        "stance": STRING,
        "words": WHOLE,
        "word": WHOLE,
        "confidence": REAL,
    }

    def rows(self, document: Document) -> Iterator[tuple[Any, ...]]:
        """Return the rows of one document, quotations first, in reading order."""
        for quotation in document.speech.quotations:
            yield from _quotation(quotation, document)
        for mark in document.speech.marks:
            yield from _mark(mark, document)


def _quotation(said: Quotation, document: Document) -> Iterator[tuple[Any, ...]]:
    cue = document.text[said.cue.start : said.cue.stop].lower() if said.cue else ""
    for sentence, first, words in _extent(document, said.spans):
        voice = sentence.words[first].voice
        number = sentence.words[first].number
        own = (said.kind, said.use, said.role, cue, said.stance, words, number, said.confidence)
        yield sentence.zone, sentence.number, voice, said.name, *own


def _mark(mark: Mark, document: Document) -> Iterator[tuple[Any, ...]]:
    for sentence, first, words in _extent(document, ((mark.start, mark.stop),)):
        word = sentence.words[first]
        own = ("mark", mark.use, "", "", "", words, word.number, 0.0)
        yield sentence.zone, sentence.number, word.voice, word.speaker, *own


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
