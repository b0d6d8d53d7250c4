"""What `framing apply` writes for one text, measure by measure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from analysis.tables import CorpusError
from analysis.tokens import Document

Json = dict[str, Any]


def _span(document: Document, start: int, stop: int) -> Json:
    return {"start": start, "end": stop, "text": document.text[start:stop]}


def quotes(document: Document, row: Json) -> Json:
    """Return quotations and marks with code-point offsets into the given text."""
    found = []
    for said in document.speech.quotations:
        first, last = said.spans[0][0], said.spans[-1][1]
        told = _span(document, first, last)
        if len(said.spans) > 1:
            told["spans"] = [list(span) for span in said.spans]
        speaker = _span(document, said.speaker.start, said.speaker.stop) if said.speaker else None
        told |= {"kind": said.kind, "use": said.use, "speaker": {**speaker, "name": said.name} if speaker else None}
        told["cue"] = _span(document, said.cue.start, said.cue.stop) if said.cue else None
        found.append(
            told | {"role": said.role, "confidence": said.confidence, "stance": said.stance, "reported": said.reported}
        )
    marks = [{"start": mark.start, "end": mark.stop, "use": mark.use} for mark in document.speech.marks]
    return {"quotes": found, "marks": marks}


def sentiment(document: Document, row: Json, lexicon: str = "") -> Json:
    """Return the mean tone of the sentences and, voice by voice, of their parts; null without a word."""
    from analysis.measures.sentiment import LEXICONS, Sentiment
    from analysis.tone import Tone

    chosen = lexicon or LEXICONS[0]
    tone, voices = Tone(chosen), dict[str, list[float]]()
    for _, _, voice, _, *rest in Sentiment((chosen,)).rows(document):
        voices.setdefault(voice, []).append(rest[-1])
    return means([tone.value(document.text[s.start : s.stop]) for s in document.sentences if s.words], voices)


def means(values: Sequence[float], voices: Mapping[str, Sequence[float]]) -> Json:
    """Return the mean over sentences and of each voice's parts, with the number of sentences."""
    by_voice = {voice: sum(found) / len(found) for voice, found in voices.items()}
    return {"value": sum(values) / len(values) if values else None, "voices": by_voice, "sentences": len(values)}


def terms(document: Document, row: Json) -> Json:
    """Return how often each term occurs in each voice."""
    from analysis.measures.terms import Terms

    counts: dict[tuple[str, str], int] = {}
    for _, _, voice, _, term, count in Terms().rows(document):
        counts[term, voice] = counts.get((term, voice), 0) + count
    return {"terms": [{"term": t, "voice": v, "count": n} for (t, v), n in sorted(counts.items())]}


def markers(document: Document, row: Json) -> Json:
    """Return every hit of a marker with its offsets, and the hits by family."""
    from analysis.measures.markers import Markers

    words = [word for sentence in document.sentences for word in sentence.words]
    found: list[Json] = []
    counts: dict[str, int] = {}
    for _, _, voice, speaker, family, entry, word, length, in_name, negated in Markers().rows(document):
        span = _span(document, words[word].start, words[word + length - 1].stop)
        told = {"family": family, "entry": entry, "voice": voice, "speaker": speaker}
        found.append({**span, **told, "in_name": in_name, "negated": negated})
        counts[family] = counts.get(family, 0) + 1
    return {"markers": found, "counts": counts}


def readability(document: Document, row: Json) -> Json:
    """Return the counts of the text and the reading formulas that follow from them; null for a text without a word."""
    from analysis.comparisons.readability import FORMULAS
    from analysis.measures.readability import Readability

    rows = [row[4:] for row in Readability().rows(document)]
    sums = [sum(column) for column in zip(*rows, strict=True)] if rows else [0] * len(Readability.columns)
    counts = dict(zip(Readability.columns, sums, strict=True))
    values = {one.name: float(one.value(counts)) if rows else None for one in FORMULAS}
    return {"value": values["flesch_reading_ease"], "counts": counts, "formulas": values}


def target_tone(document: Document, row: Json, lexicon: str = "") -> Json:
    """Return the tone toward the words from `start` to `end` of the line: label neg, neu or pos, and its value."""
    from analysis.tone import Tone, toward

    found = toward(document.text, *span_of(document, row), Tone(lexicon) if lexicon else None)
    return {"label": found.label, "value": found.value}


def span_of(document: Document, row: Json) -> tuple[int, int]:
    """Return the target's place that a line names; raise CorpusError where `start` and `end` are no span of its text."""
    start, stop = row.get("start"), row.get("end")
    if not (isinstance(start, int) and isinstance(stop, int) and 0 <= start < stop <= len(document.text)):
        raise CorpusError(
            f"text {document.article!r}: start {start!r} and end {stop!r} are no span of it; write two numbers"
        )
    return start, stop


def event_tone(document: Document, row: Json) -> Json:
    """Return the own voice's tone toward whom the line's `title` names, without one toward whom the text names most often."""
    from analysis.tone.events import principals, toward_event

    own = [word.voice == "own" and not word.cue for sentence in document.sentences for word in sentence.words]
    title = str(row.get("title") or "")
    return {"value": toward_event(title, document.text, own), "toward": principals(title, document.text)}


def frames(document: Document, row: Json) -> Json:
    """Return the presence of each generic frame in [0, 1); from .5 on it is present."""
    from analysis.measures.frames import presence

    return {"frames": presence(document)}


def loaded(document: Document, row: Json) -> Json:
    """Return whether the text is loaded (1) or not (0), and the loaded weight per 30 words."""
    from analysis.measures.loaded import LOADED, loadedness

    value = loadedness(document)
    return {"label": int(value >= LOADED), "value": value}


WRITERS: dict[str, Callable[[Document, Json], Json]] = {
    "quotes": quotes,
    "sentiment": sentiment,
    "terms": terms,
    "markers": markers,
    "readability": readability,
    "target_tone": target_tone,
    "event_tone": event_tone,
    "frames": frames,
    "loaded": loaded,
}
