"""Tokens: the words of many articles with their zone, sentence and voice; all that a measure sees."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from analysis.columns import NOBODY, Columns, Sentence, Sentences, Who, Word, columns_in, columns_of, voiced
from analysis.columns.speeches import marks, quotations
from analysis.corrections import Correction, corrected, drops, within
from analysis.documents.clean import forms
from analysis.documents.many import ZonedText, spans
from analysis.documents.read import Read
from analysis.speech import attribute_many
from analysis.speech.records import Speech
from analysis.tables import COLUMNS, ZONES, Coded

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
        """Return the tables tokens, quotations, marks and segments of these documents."""
        return {name: made.frame() for name, made in self.coded().items()}

    def segments(self) -> "pd.DataFrame":
        """Return the table segments alone."""
        return self._segments().frame()

    def coded(self) -> dict[str, Coded]:
        """Return these tables as they are written."""
        articles = [document.article for document in self.documents]
        speeches = [document.speech for document in self.documents]
        return {
            "tokens": self._tokens(),
            "quotations": quotations(articles, [document.text for document in self.documents], speeches),
            "marks": marks(articles, speeches),
            "segments": self._segments(),
        }

    def _tokens(self) -> Coded:
        import numpy as np

        words, articles = self.columns, [document.article for document in self.documents]
        voice = [voice for voice, *_ in words.whos]
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
            "cue": words.cue,
        }
        return Coded(held, COLUMNS["tokens"])

    def _segments(self) -> Coded:
        import numpy as np

        words, articles = self.columns, [document.article for document in self.documents]
        spoken = words.spoken
        voice, speaker, role, description = zip(*words.whos, strict=True)
        held: dict[str, object] = {
            "article": (words.document[spoken.sentence], articles),
            "zone": (words.zone[spoken.sentence], ZONES),
            "sentence": words.number[spoken.sentence],
            "voice": (spoken.who, voice),
            "speaker": (spoken.who, speaker),
            "role": (spoken.who, role),
            "description": (spoken.who, description),
            "words": np.bincount(spoken.of, minlength=len(spoken.who)),
        }
        return Coded(held, COLUMNS["segments"])


def split(articles: Iterable[Read], names: Sequence[str] = (), corrections: Sequence[Correction] = ()) -> Tokens:
    """Return the tokens of articles that were read; `names` are the multi-word names to mark."""
    read = list(articles)
    cut = [spans(article.sentences) for article in read]
    return spoken(read, attribute_many((article.canonical.text for article in read), cut), names, corrections)


def spoken(
    read: Sequence[Read],
    speeches: Iterable[Speech],
    names: Sequence[str] = (),
    corrections: Sequence[Correction] = (),
) -> Tokens:
    """Return the tokens of articles whose speech is known, in the order of the articles."""
    rows = [within(corrections, a.row["article"], len(a.canonical.text)) for a in read]
    heard = [corrected(speech, row) for speech, row in zip(speeches, rows, strict=True)]
    columns = _cut(read)
    _mark_names(columns, _index(names))
    put_right = ((at, r.start, r.stop, r.value) for at, own in enumerate(rows) for r in own if r.field == "voice")
    columns = voiced(columns, heard, put_right)
    return Tokens(
        tuple(
            Document(a.row["article"], a.language, a.canonical.text, Sentences(columns, at), heard[at], rows[at])
            for at, a in enumerate(read)
        )
    )


def _cut(read: Sequence[Read]) -> Columns:
    """Return the words of the articles; where all were cut together, what was made of them then is used."""
    import numpy as np

    views = [one.sentences for one in read if isinstance(one.sentences, ZonedText)]
    zoned = views[0].zoned if views else None
    if (
        zoned
        and len(zoned.texts) == len(views) == len(read)
        and all(
            view.zoned is zoned and view.document == at and read[at].canonical.text is zoned.texts[at]
            for at, view in enumerate(views)
        )
    ):
        number = np.arange(len(zoned.document)) - np.searchsorted(zoned.document, zoned.document)
        return columns_in(zoned.texts, zoned.pieces, zoned.document, number, zoned.zone, zoned.begin, zoned.end)
    spans = ((at, n, s.zone, s.start, s.stop) for at, one in enumerate(read) for n, s in enumerate(one.sentences))
    return columns_of([article.canonical.text for article in read], spans)


def document_of(article: str, text: str, language: str = "en", names: Sequence[str] = ()) -> Document:
    """Return one text as a document, its offsets counted in the given text."""
    from analysis.documents.canonical import Canonical
    from analysis.documents.zones import zoned

    read = Read({"article": article}, Canonical(text, ()), tuple(zoned(text)), language)
    return split([read], names).documents[0]


def segments(document: Document) -> Iterator[tuple[str, int, str, str, str, str, int]]:
    """Return (zone, sentence, voice, speaker, role, description, words) for every sentence, voice and speaker, in reading order."""
    for sentence in document.sentences:
        counts: dict[tuple[str, str, str, str], int] = {}
        for word in sentence.words:
            key = (word.voice, word.speaker, word.role, word.description)
            counts[key] = counts.get(key, 0) + 1
        for who, number in counts.items():
            yield sentence.zone, sentence.number, *who, number


def _gathered(documents: Sequence[Document]) -> Columns:
    """Return the columns of documents that come from different partitions, or were changed."""
    spans = ((at, s.number, s.zone, s.start, s.stop) for at, d in enumerate(documents) for s in d.sentences)
    columns = columns_of([document.text for document in documents], spans)
    words = [word for document in documents for sentence in document.sentences for word in sentence.words]
    columns.in_name[:] = [word.in_name for word in words]
    whos: dict[Who, int] = {}
    told = ((word.voice, word.speaker, word.role, word.description) for word in words)
    columns.who[:] = [whos.setdefault(who, len(whos)) for who in told]
    heard = voiced(columns, [document.speech for document in documents])
    return replace(columns, whos=list(whos) or [NOBODY], quotation=heard.quotation, cue=heard.cue)


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
