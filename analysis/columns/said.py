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
    def of(cls, columns: Columns, documents: Sequence[int], spans: Sequence[Spans]) -> "Said":
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


def _inside(columns: Columns, documents: Sequence[int], spans: Sequence[Spans]) -> tuple["Array", "Array", "Array"]:
    """Return for each span whose it is, its first word, and the word after its last."""
    import numpy as np

    owner = np.repeat(np.arange(len(spans)), [len(one) for one in spans])
    flat = np.array([*chain.from_iterable(spans)], dtype="int64").reshape(-1, 2)
    base = columns.pieces.base[np.array(documents, dtype="int64")][owner]
    low, high = (np.searchsorted(columns.begins, base + flat[:, side]) for side in (0, 1))
    return owner, low, np.maximum(low, high)


def voiced(
    columns: Columns, speeches: Sequence[Speech], corrected: Iterable[tuple[int, int, int, str]] = ()
) -> Columns:
    """Return the columns with the voice, the speaker and the quotation of every word, as `speech.voices` tells them.

    `corrected` are voices put right by hand: (article, start, stop, voice), of two that share a word the first one counts.
    """
    import numpy as np

    said = [(at, number, one) for at, speech in enumerate(speeches) for number, one in enumerate(speech.quotations)]
    sizes = np.array([sum(stop - start for start, stop in one.spans) for *_, one in said], dtype="int64")
    order = np.lexsort((-np.arange(len(said)), sizes)).tolist()  # the longest last: it speaks where quotations nest
    heard = [said[at] for at in order if said[at][2].reported]
    word, of = _uttered(columns, heard)
    spoken = np.full(len(columns.form), -1)
    spoken[word] = of
    voice = np.full(len(columns.form), OWN)
    use = np.array([one.use == "document" for *_, one in heard], dtype=bool)
    told = np.flatnonzero(spoken >= 0)
    marked = _marked(columns, {at: speeches[at] for at, *_ in heard})[told]
    voice[told] = np.where(use[spoken[told]], DOCUMENT, np.where(marked, DIRECT, INDIRECT))
    for at, start, stop, name in reversed([*corrected]):
        voice[_touched(columns, at, start, stop)] = VOICES.index(name)
    number = np.array([number for _, number, _ in heard] + [-1], dtype="int64")
    who, whos = _whos(
        voice, spoken, [(one.name, one.role, description(one, columns.texts[at])) for at, _, one in heard]
    )
    return replace(columns, who=who, whos=whos, quotation=number[spoken], cue=_cues(columns, heard))


def _uttered(columns: Columns, heard: Sequence[tuple[int, int, Quotation]]) -> tuple["Array", "Array"]:
    """Return the words of each quotation and whose they are; its cue and its speaker are no part of it."""
    import numpy as np

    documents = [at for at, *_ in heard]
    owner, low, high = _inside(columns, documents, [one.spans for *_, one in heard])
    sizes = high - low
    of = np.repeat(owner, sizes)
    word = np.arange(len(of)) + np.repeat(low - (np.cumsum(sizes) - sizes), sizes)
    kept = np.ones(len(of), dtype=bool)
    for mentions in ([one.cue for *_, one in heard], [one.speaker for *_, one in heard]):
        _, first, after = _inside(columns, documents, [_span(one) for one in mentions])
        touched = (first[owner] < high) & (after[owner] > low)
        at = np.flatnonzero(np.repeat(touched, sizes))
        kept[at] = kept[at] & ((word[at] < first[of[at]]) | (word[at] >= after[of[at]]))
    return word[kept], of[kept]


def _cues(columns: Columns, heard: Sequence[tuple[int, int, Quotation]]) -> "Array":
    """Tell of every word whether it is part of a quotation's cue."""
    return _covered(columns, *_inside(columns, [at for at, *_ in heard], [_span(one.cue) for *_, one in heard])[1:])


def _span(mention: Mention | None) -> Spans:
    return ((mention.start, mention.stop) if mention else (0, 0),)


def _marked(columns: Columns, speeches: Mapping[int, Speech]) -> "Array":
    """Tell of every word of these articles whether it stands in quotation marks."""
    spans = [_quoted(speech, columns.texts[at]) for at, speech in speeches.items()]
    return _covered(columns, *_inside(columns, [*speeches], spans)[1:])


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
