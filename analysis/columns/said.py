"""What is said in many articles at once: the spans of quotations and marks, and whose voice says each word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from analysis.columns.table import NOBODY, Columns, Who
from analysis.speech.described import description
from analysis.speech.marks import pairs
from analysis.speech.records import Mention, Quotation, Speech
from analysis.speech.voices import VOICES

if TYPE_CHECKING:
    from analysis.columns.table import Array

OWN, INDIRECT, DIRECT, DOCUMENT = range(len(VOICES))
Spans = Sequence[tuple[int, int]]


class Said(NamedTuple):
    """Stretches of words that belong together, such as a quotation: for each its first word (-1: none) and how many there are."""

    first: "Array"
    words: "Array"

    @classmethod
    def of(cls, columns: Columns, documents: "Array", spans: Sequence[Spans]) -> "Said":
        """Return the words inside the spans of each stretch, the spans of one in reading order; a word counts once."""
        import numpy as np

        owner, low, high = _inside(columns, documents, spans)
        apart = owner * (len(columns.form) + 1)
        reach = np.maximum.accumulate(high + apart) - apart
        low[1:] = np.where(owner[1:] == owner[:-1], np.maximum(low[1:], reach[:-1]), low[1:])
        told = np.flatnonzero(high > low)
        opening = told[np.diff(owner[told], prepend=-1) > 0]
        first = np.full(len(spans), -1)
        first[owner[opening]] = low[opening]
        words = np.bincount(owner[told], weights=(high - low)[told], minlength=len(spans))
        return cls(first, words.astype("int64"))


def _inside(columns: Columns, documents: "Array", spans: Sequence[Spans]) -> tuple["Array", "Array", "Array"]:
    """Return for each span whose it is, its first word, and the word after its last."""
    owner, start, stop = _flat(spans)
    return owner, *_between(columns, documents[owner], start, stop)


def _flat(spans: Sequence[Spans]) -> tuple["Array", "Array", "Array"]:
    """Return for each span whose it is, its start and its stop."""
    import numpy as np

    owner = np.repeat(np.arange(len(spans)), np.fromiter(map(len, spans), "int64", len(spans)))
    places = np.fromiter(chain.from_iterable(chain.from_iterable(spans)), "int64", 2 * len(owner))
    return owner, places[::2], places[1::2]


def _between(columns: Columns, documents: "Array", start: "Array", stop: "Array") -> tuple["Array", "Array"]:
    """Return for places in articles the first word after each start, and the word after the last before each stop."""
    import numpy as np

    base = columns.pieces.base[documents]
    low, high = (np.searchsorted(columns.begins, base + side) for side in (start, stop))
    return low, np.maximum(low, high)


class _Heard(NamedTuple):
    """What is reported to be said, with its article and its number in it; where quotations nest, who counts comes last."""

    said: Sequence[Quotation]
    document: "Array"
    number: "Array"


def _heard(speeches: Sequence[Speech]) -> _Heard:
    """Return what is reported, the longest last: it speaks where quotations nest."""
    import numpy as np

    said = [*chain.from_iterable(speech.quotations for speech in speeches)]
    owner, start, stop = _flat([one.spans for one in said])
    counts = np.array([len(speech.quotations) for speech in speeches], dtype="int64")
    document = np.repeat(np.arange(len(counts)), counts)
    number = np.arange(len(said)) - (np.cumsum(counts) - counts)[document]
    order = np.lexsort((-np.arange(len(said)), np.bincount(owner, weights=stop - start, minlength=len(said))))
    order = order[np.array([one.reported for one in said], dtype=bool)[order]]
    return _Heard([said[at] for at in order.tolist()], document[order], number[order])


def voiced(
    columns: Columns, speeches: Sequence[Speech], corrected: Iterable[tuple[int, int, int, str]] = ()
) -> Columns:
    """Return the columns with the voice, the speaker and the quotation of every word, as `speech.voices` tells them.

    `corrected` are voices put right by hand: (article, start, stop, voice), of two that share a word the first one counts.
    """
    import numpy as np

    heard = _heard(speeches)
    cues = _mentioned(columns, heard.document, [one.cue for one in heard.said])
    word, of = _uttered(columns, heard, cues)
    spoken = np.full(len(columns.form), -1)
    spoken[word] = of
    voice = np.full(len(columns.form), OWN)
    use = np.array([one.use == "document" for one in heard.said], dtype=bool)
    told = np.flatnonzero(spoken >= 0)
    marked = _marked(columns, {at: speeches[at] for at in np.unique(heard.document).tolist()})[told]
    voice[told] = np.where(use[spoken[told]], DOCUMENT, np.where(marked, DIRECT, INDIRECT))
    for at, start, stop, name in reversed([*corrected]):
        voice[_touched(columns, at, start, stop)] = VOICES.index(name)
    texts = [columns.texts[at] for at in heard.document.tolist()]
    speaking = [(one.name, one.role, description(one, text)) for one, text in zip(heard.said, texts, strict=True)]
    who, whos = _whos(voice, spoken, speaking)
    quotation = np.append(heard.number, -1)[spoken]
    return replace(columns, who=who, whos=whos, quotation=quotation, cue=_covered(columns, *cues))


def _uttered(columns: Columns, heard: _Heard, cues: tuple["Array", "Array"]) -> tuple["Array", "Array"]:
    """Return the words of each quotation and whose they are; its cue and its speaker are no part of it."""
    import numpy as np

    owner, low, high = _inside(columns, heard.document, [one.spans for one in heard.said])
    sizes = high - low
    of = np.repeat(owner, sizes)
    word = np.arange(len(of)) + np.repeat(low - (np.cumsum(sizes) - sizes), sizes)
    kept = np.ones(len(of), dtype=bool)
    for first, after in (cues, _mentioned(columns, heard.document, [one.speaker for one in heard.said])):
        touched = (first[owner] < high) & (after[owner] > low)
        at = np.flatnonzero(np.repeat(touched, sizes))
        kept[at] = kept[at] & ((word[at] < first[of[at]]) | (word[at] >= after[of[at]]))
    return word[kept], of[kept]


def _mentioned(columns: Columns, documents: "Array", mentions: Sequence[Mention | None]) -> tuple["Array", "Array"]:
    """Return the first word of each mention, and the word after its last; the same where there is none."""
    import numpy as np

    start, stop = (
        np.array([getattr(one, side) if one else 0 for one in mentions], dtype="int64") for side in ("start", "stop")
    )
    return _between(columns, documents, start, stop)


def _marked(columns: Columns, speeches: Mapping[int, Speech]) -> "Array":
    """Tell of every word of these articles whether it stands in quotation marks."""
    import numpy as np

    spans = [_quoted(speech, columns.texts[at]) for at, speech in speeches.items()]
    return _covered(columns, *_inside(columns, np.array([*speeches], dtype="int64"), spans)[1:])


def _covered(columns: Columns, low: "Array", high: "Array") -> "Array":
    """Tell of every word whether one of the stretches [low, high) holds it."""
    import numpy as np

    size = len(columns.form) + 1
    turns = np.bincount(low, minlength=size) - np.bincount(high, minlength=size)
    return np.cumsum(turns)[:-1] > 0


def _quoted(speech: Speech, text: str) -> Spans:
    if speech.quoted is not None:
        return speech.quoted
    return [(pair.start, pair.stop) for pair in pairs(text) if pair.depth == 0]


def _touched(columns: Columns, document: int, start: int, stop: int) -> slice:
    """Return the words of an article that share a character with a span."""
    import numpy as np

    low, high = columns.span(document)
    first = int(np.searchsorted(columns.stop[low:high], start, side="right"))
    return slice(low + first, low + int(np.searchsorted(columns.start[low:high], stop)))


def _whos(voice: "Array", spoken: "Array", heard: Sequence[tuple[str, str, str]]) -> tuple["Array", list[Who]]:
    """Return each word's voice, speaker, role and description as a place in a list without doubles."""
    import numpy as np

    nobody = (voice == OWN) | (spoken < 0)
    key = np.where(nobody, voice, (spoken + 1) * len(VOICES) + voice)
    found = np.zeros((len(heard) + 1) * len(VOICES), dtype=bool)
    found[key] = True
    places = np.zeros(len(found), dtype="int64")
    whos: dict[Who, int] = {NOBODY: 0}
    for at in np.flatnonzero(found).tolist():
        one, kind = divmod(at, len(VOICES))
        told = heard[one - 1] if one else ("", "", "")
        places[at] = whos.setdefault((VOICES[kind], *told), len(whos))
    return places[key], list(whos)
