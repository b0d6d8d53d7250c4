"""Tokens: the words of many articles with their zone, sentence and voice; all that a measure sees."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from analysis.corrections import Correction, corrected, drops, voice_of, within
from analysis.documents.clean import forms
from analysis.documents.read import Read
from analysis.speech import attribute_many
from analysis.speech.records import Quotation, Speech
from analysis.speech.voices import voices
from analysis.tables import COLUMNS, table
from analysis.words import words

if TYPE_CHECKING:
    import pandas as pd


class Word(NamedTuple):
    """One word: its number in the article, its span, its form, whose voice says it, and whether a name holds it."""

    number: int
    start: int
    stop: int
    form: str
    voice: str
    speaker: str
    role: str
    in_name: bool


class Sentence(NamedTuple):
    """One sentence: its number in the article, its zone, its span and its words."""

    number: int
    zone: str
    start: int
    stop: int
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Document:
    """A view of one article: its text, its sentences with their words, and who says what."""

    article: str
    language: str
    text: str
    sentences: tuple[Sentence, ...]
    speech: Speech
    corrections: tuple[Correction, ...] = ()

    def drops(self, first: Word, last: Word, family: str) -> bool:
        """Tell whether a correction by hand takes out a marker that spans these words."""
        return bool(self.corrections) and drops(first.start, last.stop, family, self.corrections)


@dataclass(frozen=True)
class Tokens:
    """The documents of one partition. `documents` keep the order in which they were read."""

    documents: tuple[Document, ...]

    def tables(self) -> "dict[str, pd.DataFrame]":
        """Return the tables sentences, tokens, quotations, marks and segments of these documents."""
        rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in ("tokens", "quotations", "marks", "segments")}
        for document in self.documents:
            rows["tokens"].extend(_token_rows(document))
            rows["quotations"].extend(_quotation_rows(document))
            rows["marks"].extend((document.article, m.start, m.stop, m.use) for m in document.speech.marks)
            rows["segments"].extend((document.article, *row) for row in segments(document))
        return {name: table(found, COLUMNS[name]) for name, found in rows.items()}


def split(articles: Iterable[Read], names: Sequence[str] = (), corrections: Sequence[Correction] = ()) -> Tokens:
    """Return the tokens of articles that were read; `names` are the multi-word names to mark."""
    read = list(articles)
    spoken = attribute_many(article.canonical.text for article in read)
    wanted = _index(names)
    made = []
    for article, speech in zip(read, spoken, strict=True):
        rows = within(corrections, article.row["article"], len(article.canonical.text))
        made.append(_document(article, corrected(speech, rows), wanted, rows))
    return Tokens(tuple(made))


def document_of(article: str, text: str, language: str = "en", names: Sequence[str] = ()) -> Document:
    """Return one text as a document, its offsets counted in the given text."""
    from analysis.documents.canonical import Canonical
    from analysis.documents.zones import zoned

    read = Read({"article": article}, Canonical(text, ()), tuple(zoned(text)), language)
    return split([read], names).documents[0]


def segments(document: Document) -> Iterator[tuple[str, int, str, str, str, int]]:
    """Return (zone, sentence, voice, speaker, role, words) for every sentence, voice and speaker, in reading order."""
    for sentence in document.sentences:
        counts: dict[tuple[str, str, str], int] = {}
        for word in sentence.words:
            key = (word.voice, word.speaker, word.role)
            counts[key] = counts.get(key, 0) + 1
        for (voice, speaker, role), number in counts.items():
            yield sentence.zone, sentence.number, voice, speaker, role, number


def _document(read: Read, speech: Speech, names: dict[str, list[list[str]]], rows: tuple[Correction, ...]) -> Document:
    inside = _words(read.canonical.text, speech, names, rows)
    found, at = [], 0
    for number, sentence in enumerate(read.sentences):
        first = at
        while at < len(inside) and inside[at].start < sentence.stop:
            at += 1
        found.append(Sentence(number, sentence.zone, sentence.start, sentence.stop, tuple(inside[first:at])))
    return Document(read.row["article"], read.language, read.canonical.text, tuple(found), speech, rows)


def _words(text: str, speech: Speech, names: dict[str, list[list[str]]], rows: tuple[Correction, ...]) -> list[Word]:
    spans = words(text)
    heard, quotation = voices(speech, spans, text)
    held = _in_names([" ".join(forms(text[start:stop])) for start, stop in spans], names) if names else set()
    found = []
    for number, (start, stop) in enumerate(spans):
        voice = voice_of(start, stop, heard[number], rows)
        said = speech.quotations[quotation[number]] if quotation[number] >= 0 and voice != "own" else None
        who, role = (said.name, said.role) if said else ("", "")
        found.append(Word(number, start, stop, text[start:stop], voice, who, role, number in held))
    return found


def _index(names: Sequence[str]) -> dict[str, list[list[str]]]:
    index: dict[str, list[list[str]]] = {}
    for name in names:
        found = forms(name)
        if found:
            index.setdefault(found[0], []).append(found)
    return index


def _in_names(found: list[str], names: dict[str, list[list[str]]]) -> set[int]:
    held: set[int] = set()
    for at, form in enumerate(found):
        for name in names.get(form, ()):
            if found[at : at + len(name)] == name:
                held.update(range(at, at + len(name)))
    return held


def _token_rows(document: Document) -> Iterator[tuple[object, ...]]:
    spans = [(w.start, w.stop) for s in document.sentences for w in s.words]
    _, quotation = voices(document.speech, spans, document.text)
    for sentence in document.sentences:
        for w in sentence.words:
            yield (
                document.article,
                sentence.zone,
                sentence.number,
                w.number,
                w.start,
                w.stop,
                w.form,
                w.voice,
                -1 if w.voice == "own" else quotation[w.number],
                w.in_name,
            )


def _quotation_rows(document: Document) -> Iterator[tuple[object, ...]]:
    for number, quotation in enumerate(document.speech.quotations):
        yield (document.article, number, *_quotation(quotation, document.text))


def _quotation(quotation: Quotation, text: str) -> tuple[object, ...]:
    speaker, cue = quotation.speaker, quotation.cue
    return (
        quotation.kind,
        quotation.use,
        quotation.name,
        quotation.role,
        text[speaker.start : speaker.stop] if speaker else "",
        quotation.confidence,
        text[cue.start : cue.stop] if cue else "",
        quotation.stance,
        ";".join(f"{start}-{stop}" for start, stop in quotation.spans),
        quotation.spans[0][0],
        quotation.spans[-1][1],
        speaker.start if speaker else -1,
        speaker.stop if speaker else -1,
        cue.start if cue else -1,
        cue.stop if cue else -1,
    )
