"""framing apply: a measure on texts in JSON lines, one line out for one line in."""

import json
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from analysis.tables import CorpusError, whole
from analysis.tokens import Document

Json = dict[str, Any]
BATCH = 64


def apply(measure: str, given: Path, target: Path, say: Callable[[str], None] = print) -> int:
    """Write the measure of every text in `given` to `target` and return how many there were.

    Memory does not grow with the number of lines; the target appears only when every line was measured. Raises
    CorpusError with file and line for a line that is no JSON object with `id` and `text`.
    """
    if measure not in WRITERS:
        raise CorpusError(f"measure {measure!r} is unknown; write one of {', '.join(WRITERS)}")
    if not given.is_file():
        raise CorpusError(f"{given}: the file is missing; write the path of a JSON-lines file")
    count = 0
    with whole(target) as unfinished, unfinished.open("w", encoding="utf-8", newline="\n") as stream:
        lines = _lines(given)
        while rows := tuple(islice(lines, BATCH)):
            for row, document in zip(rows, _documents(rows), strict=True):
                kept = {name: value for name, value in row.items() if name != "text"}
                stream.write(json.dumps({**kept, **WRITERS[measure](document)}, ensure_ascii=False) + "\n")
            count += len(rows)
            if count % 1024 == 0:
                say(f"apply: {count} texts")
    return count


def _lines(given: Path) -> Iterator[Json]:
    seen: set[str] = set()
    with given.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            place = f"{given}, line {number}"
            try:
                row = json.loads(line.decode("utf-8-sig"))
            except (UnicodeDecodeError, json.JSONDecodeError) as error:
                raise CorpusError(f"{place}: {error}; write one JSON object a line in UTF-8") from error
            if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
                raise CorpusError(f'{place}: no object with `id` and `text`; write {{"id": "1", "text": "…"}}')
            if str(row["id"]) in seen:
                raise CorpusError(f"{place}: id {row['id']!r} stands in an earlier line; give each text its own")
            seen.add(str(row["id"]))
            yield row


def _documents(rows: tuple[Json, ...]) -> tuple[Document, ...]:
    from analysis.documents.canonical import Canonical
    from analysis.documents.read import Read
    from analysis.documents.zones import zoned
    from analysis.tokens import split

    def read(row: Json) -> Read:
        return Read({"article": str(row["id"])}, Canonical(row["text"], ()), tuple(zoned(row["text"])), "en")

    return split(map(read, rows)).documents


def _span(document: Document, start: int, stop: int) -> Json:
    return {"start": start, "end": stop, "text": document.text[start:stop]}


def quotes(document: Document) -> Json:
    """Return quotations and marks with code-point offsets into the given text."""
    found = []
    for said in document.speech.quotations:
        first, last = said.spans[0][0], said.spans[-1][1]
        row = _span(document, first, last)
        if len(said.spans) > 1:
            row["spans"] = [list(span) for span in said.spans]
        speaker = _span(document, said.speaker.start, said.speaker.stop) if said.speaker else None
        row |= {"kind": said.kind, "use": said.use, "speaker": {**speaker, "name": said.name} if speaker else None}
        row["cue"] = _span(document, said.cue.start, said.cue.stop) if said.cue else None
        found.append(row | {"role": said.role, "confidence": said.confidence, "stance": said.stance})
    marks = [{"start": mark.start, "end": mark.stop, "use": mark.use} for mark in document.speech.marks]
    return {"quotes": found, "marks": marks}


def sentiment(document: Document) -> Json:
    """Return the mean tone of the sentences and, voice by voice, of their parts; null without a word."""
    from analysis.measures.sentiment import LEXICONS, Sentiment
    from analysis.tone import Tone

    tone = Tone(LEXICONS[0])
    values = [tone.value(document.text[s.start : s.stop]) for s in document.sentences if s.words]
    voices: dict[str, list[float]] = {}
    for _, _, voice, _, *rest in Sentiment(LEXICONS[:1]).rows(document):
        voices.setdefault(voice, []).append(rest[-1])
    means = {voice: sum(found) / len(found) for voice, found in voices.items()}
    return {"value": sum(values) / len(values) if values else None, "voices": means, "sentences": len(values)}


def terms(document: Document) -> Json:
    """Return how often each term occurs in each voice."""
    from analysis.measures.terms import Terms

    counts: dict[tuple[str, str], int] = {}
    for _, _, voice, _, term, count in Terms().rows(document):
        counts[term, voice] = counts.get((term, voice), 0) + count
    return {"terms": [{"term": t, "voice": v, "count": n} for (t, v), n in sorted(counts.items())]}


def markers(document: Document) -> Json:
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


def readability(document: Document) -> Json:
    """Return the counts of the text and the reading formulas that follow from them; null for a text without a word."""
    from analysis.comparisons.readability import FORMULAS
    from analysis.measures.readability import Readability

    rows = [row[4:] for row in Readability().rows(document)]
    sums = [sum(column) for column in zip(*rows, strict=True)] if rows else [0] * len(Readability.columns)
    counts = dict(zip(Readability.columns, sums, strict=True))
    values = {one.name: float(one.value(counts)) if rows else None for one in FORMULAS}
    return {"value": values["flesch_reading_ease"], "counts": counts, "formulas": values}


WRITERS: dict[str, Callable[[Document], Json]] = {
    "quotes": quotes,
    "sentiment": sentiment,
    "terms": terms,
    "markers": markers,
    "readability": readability,
}
