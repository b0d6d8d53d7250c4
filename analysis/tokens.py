"""Tokens: the words of many articles with their zone, sentence and voice; all that a measure sees."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from analysis.columns import NOBODY, Columns, Sentence, Sentences, Who, Word, columns_of
from analysis.corrections import Correction, corrected, drops, voice_of, within
from analysis.documents.clean import forms
from analysis.documents.read import Read
from analysis.speech import attribute_many
from analysis.speech.records import Quotation, Speech
from analysis.speech.voices import voices
from analysis.tables import COLUMNS, ZONES, columnar, table

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Columns", "Document", "Sentence", "Tokens", "Word", "document_of", "segments", "split", "spoken"]


@dataclass(frozen=True)
class Document:
    """A view of one article: its text, its sentences with their words, and who says what."""

    article: str
    language: str
    text: str
    sentences: Sequence[Sentence]
    speech: Speech
    corrections: tuple[Correction, ...] = ()

    def drops(self, first: Word, last: Word, family: str) -> bool:
        """Tell whether a correction by hand takes out a marker that spans these words."""
        return bool(self.corrections) and drops(first.start, last.stop, family, self.corrections)


@dataclass(frozen=True)
class Tokens:
    """The documents of one partition. `documents` keep the order in which they were read."""

    documents: tuple[Document, ...]

    @cached_property
    def columns(self) -> Columns:
        """Return the words of all documents column by column, for a measure that looks at many at once."""
        views = [d.sentences for d in self.documents if isinstance(d.sentences, Sentences)]
        shared = views[0].columns if len(views) == len(self.documents) and views else None
        if shared and all(view.columns is shared and view.document == at for at, view in enumerate(views)):
            return shared if len(views) == len(shared.texts) else _gathered(self.documents)
        return _gathered(self.documents)

    def tables(self) -> "dict[str, pd.DataFrame]":
        """Return the tables sentences, tokens, quotations, marks and segments of these documents."""
        rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in ("quotations", "marks")}
        for document in self.documents:
            rows["quotations"].extend(_quotation_rows(document))
            rows["marks"].extend((document.article, m.start, m.stop, m.use) for m in document.speech.marks)
        listed = {name: table(found, COLUMNS[name]) for name, found in rows.items()}
        return {"tokens": self._tokens(), **listed, "segments": self._segments()}

    def _tokens(self) -> "pd.DataFrame":
        import numpy as np

        words, articles = self.columns, [document.article for document in self.documents]
        voice = [voice for voice, _, _ in words.whos]
        said = np.array([voice != "own" for voice in voice], dtype=bool)[words.who]
        held: dict[str, object] = {
            "article": (words.document[words.sentence], articles),
            "zone": (words.zone[words.sentence], ZONES),
            "sentence": words.number[words.sentence],
            "word": words.numbers,
            "start": words.start,
            "stop": words.stop,
            "form": (words.form, words.forms),
            "voice": (words.who, voice),
            "quotation": np.where(said, words.quotation, -1),
            "in_name": words.in_name,
        }
        return columnar(held, COLUMNS["tokens"])

    def _segments(self) -> "pd.DataFrame":
        import numpy as np

        words, articles = self.columns, [document.article for document in self.documents]
        spoken = words.spoken
        voice, speaker, role = zip(*words.whos, strict=True)
        held: dict[str, object] = {
            "article": (words.document[spoken.sentence], articles),
            "zone": (words.zone[spoken.sentence], ZONES),
            "sentence": words.number[spoken.sentence],
            "voice": (spoken.who, voice),
            "speaker": (spoken.who, speaker),
            "role": (spoken.who, role),
            "words": np.bincount(spoken.of, minlength=len(spoken.who)),
        }
        return columnar(held, COLUMNS["segments"])


def split(articles: Iterable[Read], names: Sequence[str] = (), corrections: Sequence[Correction] = ()) -> Tokens:
    """Return the tokens of articles that were read; `names` are the multi-word names to mark."""
    read = list(articles)
    return spoken(read, attribute_many(article.canonical.text for article in read), names, corrections)


def spoken(
    read: Sequence[Read],
    speeches: Iterable[Speech],
    names: Sequence[str] = (),
    corrections: Sequence[Correction] = (),
) -> Tokens:
    """Return the tokens of articles whose speech is known, in the order of the articles."""
    rows = [within(corrections, a.row["article"], len(a.canonical.text)) for a in read]
    heard = [corrected(speech, row) for speech, row in zip(speeches, rows, strict=True)]
    spans = ((at, n, s.zone, s.start, s.stop) for at, one in enumerate(read) for n, s in enumerate(one.sentences))
    columns = columns_of([article.canonical.text for article in read], spans)
    _mark_names(columns, _index(names))
    columns = _voiced(columns, heard, rows)
    return Tokens(
        tuple(
            Document(a.row["article"], a.language, a.canonical.text, Sentences(columns, at), heard[at], rows[at])
            for at, a in enumerate(read)
        )
    )


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


def _gathered(documents: Sequence[Document]) -> Columns:
    """Return the columns of documents that come from different partitions, or were changed."""
    spans = ((at, s.number, s.zone, s.start, s.stop) for at, d in enumerate(documents) for s in d.sentences)
    columns = columns_of([document.text for document in documents], spans)
    words = [word for document in documents for sentence in document.sentences for word in sentence.words]
    columns.in_name[:] = [word.in_name for word in words]
    whos: dict[Who, int] = {}
    columns.who[:] = [whos.setdefault((word.voice, word.speaker, word.role), len(whos)) for word in words]
    for at, document in enumerate(documents):
        words_of = _words_of(columns, at)
        spans_of = list(zip(columns.start[words_of].tolist(), columns.stop[words_of].tolist(), strict=True))
        columns.quotation[words_of] = voices(document.speech, spans_of, document.text)[1]
    return replace(columns, whos=list(whos) or [NOBODY])


def _words_of(columns: Columns, document: int) -> slice:
    bounds = columns.bounds
    return slice(int(columns.first[bounds[document]]), int(columns.first[bounds[document + 1]]))


def _voiced(columns: Columns, heard: Sequence[Speech], rows: Sequence[Sequence[Correction]]) -> Columns:
    """Return the columns with the voice, the speaker and the quotation of every word."""
    whos: dict[Who, int] = {NOBODY: 0}
    for at, speech in enumerate(heard):
        if speech.quotations or rows[at]:
            words = _words_of(columns, at)
            spans = list(zip(columns.start[words].tolist(), columns.stop[words].tolist(), strict=True))
            voice, quotation = voices(speech, spans, columns.texts[at])
            if rows[at]:
                voice = [voice_of(*span, one, rows[at]) for span, one in zip(spans, voice, strict=True)]
            who = {(v, q): _who(speech, v, q) for v, q in set(zip(voice, quotation, strict=True))}
            codes = {key: whos.setdefault(one, len(whos)) for key, one in who.items()}
            columns.who[words] = [codes[key] for key in zip(voice, quotation, strict=True)]
            columns.quotation[words] = quotation
    return replace(columns, whos=list(whos))


def _who(speech: Speech, voice: str, quotation: int) -> Who:
    if quotation < 0 or voice == "own":
        return voice, "", ""
    return voice, speech.quotations[quotation].name, speech.quotations[quotation].role


def _index(names: Sequence[str]) -> dict[str, list[list[str]]]:
    index: dict[str, list[list[str]]] = {}
    for name in names:
        found = forms(name)
        if found:
            index.setdefault(found[0], []).append(found)
    return index


def _mark_names(columns: Columns, names: dict[str, list[list[str]]]) -> None:
    """Mark the words of the names, which may run over the end of a sentence but not of an article."""
    import numpy as np

    if not names:
        return
    plain = [" ".join(forms(form)) for form in columns.forms]
    opens = np.array([form in names for form in plain], dtype=bool)[columns.form]
    document = columns.document[columns.sentence]
    for place in np.flatnonzero(opens).tolist():
        for name in names[plain[columns.form[place]]]:
            held = slice(place, place + len(name))
            if [plain[form] for form in columns.form[held]] == name and document[held][-1] == document[place]:
                columns.in_name[held] = True


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
