"""The evidence page: every passage, by outlet, voice, frame, speaker or word, with the way back to the raw bytes."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from analysis.documents.canonical import Canonical, Piece
from analysis.documents.raw import read_raw
from analysis.speech.described import described
from analysis.study import Study

if TYPE_CHECKING:
    import pandas as pd

Run = list[Any]
NOT_NAMED = "(not named)"


def evidence(study: Study) -> str:
    """Return what the evidence page shows as JSON that may stand inside a script element.

    Each sentence is a list of runs [text or null, words, voice, speaker, marker hits, start, stop]; a run is cut wherever
    the voice, the speaker or a marker begins or ends; a speaker without a name is told by a description. A hit is [family,
    entry, why it does not count, first word]. Without the texts a run has no text and no place. In an article whose language
    is not measured no voice is told: it is "".
    """
    sentences = _sentences(study)
    told = {
        "articles": [
            {
                "id": row["article"],
                "outlet": row["outlet"],
                "label": study.labels[row["article"]],
                "file": row["file"],
                "title": row["title"],
            }
            for row in study.corpus.articles
            if row["article"] in study.labels
        ],
        "outlets": study.compared if study.by == "outlet" else {},
        "families": sorted(set(study["markers"]["family"])),
        "texts": study.texts,
        "sentences": list(sentences),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _sentences(study: Study) -> Iterator[dict[str, Any]]:
    hits = _by_sentence(study["markers"], "family", "entry", "word", "length", "in_name", "negated", "voice", "speaker")
    if not study.texts:
        yield from _withheld(study, hits)
        return
    texts = dict(zip(study["documents"]["article"], study["documents"]["text"], strict=True))
    bytes_of = _byte_positions(study)
    speakers = _speakers(study)
    tokens = _by_sentence(study["tokens"], "word", "start", "stop", "voice", "quotation")
    for row in study["sentences"].itertuples(index=False):
        key = (row.article, row.sentence)
        runs = _runs(texts[row.article], row.start, row.stop, tokens.get(key, []), hits.get(key, []), speakers)
        if row.article in study.refused:
            runs = [[texts[row.article][row.start : row.stop], 0, "", "", [], row.start, row.stop]]
        place = {"a": row.article, "s": row.sentence + 1, "z": row.zone, "p": row.paragraph + 1}
        yield {**place, "b": bytes_of(row.article, row.start), "r": runs}


def _by_sentence(table: "pd.DataFrame", *columns: str) -> dict[tuple[str, int], list[Any]]:
    """Return (article, sentence) → its rows with these columns, in one pass over the table."""
    found: dict[tuple[str, int], list[Any]] = {}
    for row in table[["article", "sentence", *columns]].itertuples(index=False):
        found.setdefault((row.article, row.sentence), []).append(row)
    return found


def _speakers(study: Study) -> dict[tuple[str, int], str]:
    texts = dict(zip(study["documents"]["article"], study["documents"]["text"], strict=True))
    rows = study["quotations"][["article", "quotation", "speaker", "mention"]].itertuples(index=False)
    told = ((row, "" if row.speaker else described(row.mention, texts[row.article])) for row in rows)
    return {(row.article, row.quotation): _shown(row.speaker, description) for row, description in told}


def _shown(speaker: str, description: str) -> str:
    """Return what a speaker is called on the page: by name, or by how the article describes somebody whom it does not name."""
    return speaker or (f"{description} {NOT_NAMED}" if description else "")


def _runs(
    text: str, start: int, stop: int, words: list[Any], hits: list[Any], speakers: dict[tuple[str, int], str]
) -> list[Run]:
    """Cut a sentence into runs; what stands between two words has the markers that both have."""
    runs: list[Run] = []
    keys = [(w.voice, speakers.get((w.article, w.quotation), ""), tuple(_markers(w.word, hits))) for w in words]
    if not words:
        return [[text[start:stop], 0, "own", "", [], start, stop]]
    _append(runs, text, start, words[0].start, (*keys[0][:2], ()), 0)
    for number, (word, key) in enumerate(zip(words, keys, strict=True)):
        _append(runs, text, word.start, word.stop, key, 1)
        following = keys[number + 1] if number + 1 < len(words) else None
        end = words[number + 1].start if following else stop
        shared = tuple(mark for mark in key[2] if following and mark in following[2])
        _append(runs, text, word.stop, end, (*key[:2], shared), 0)
    return runs


def _append(runs: list[Run], text: str, start: int, stop: int, key: tuple[Any, ...], words: int) -> None:
    voice, speaker, marks = key[0], key[1], [list(mark) for mark in key[2]]
    if start == stop:
        return
    if runs and runs[-1][2:5] == [voice, speaker, marks]:
        runs[-1][0] += text[start:stop]
        runs[-1][1] += words
        runs[-1][6] = stop
    else:
        runs.append([text[start:stop], words, voice, speaker, marks, start, stop])


def _markers(word: int, hits: list[Any]) -> Iterator[tuple[str, str, str, int]]:
    """Yield family, entry, why it does not count, and first word of each hit that holds a word."""
    for hit in hits:
        if hit.word <= word < hit.word + hit.length:
            yield hit.family, hit.entry, "in a name" if hit.in_name else "negated" if hit.negated else "", int(hit.word)


def _withheld(study: Study, hits: dict[tuple[str, int], list[Any]]) -> Iterator[dict[str, Any]]:
    segments = _by_sentence(study["segments"], "voice", "speaker", "description", "words")
    for row in study["sentences"].itertuples(index=False):
        key, runs = (row.article, row.sentence), []
        for part in segments.get(key, ()):
            told = [
                [h.family, h.entry, ""] for h in hits.get(key, []) if (h.voice, h.speaker) == (part.voice, part.speaker)
            ]
            runs.append([None, part.words, part.voice, _shown(part.speaker, part.description), told, -1, -1])
        yield {"a": row.article, "s": row.sentence + 1, "z": row.zone, "p": row.paragraph + 1, "b": -1, "r": runs}


def _byte_positions(study: Study) -> Any:
    rows = {row["article"]: row for row in study.corpus.articles}
    made: dict[str, tuple[Canonical, Any]] = {}
    pieces = dict(iter(study["pieces"].groupby("article", sort=False)))

    def position(article: str, start: int) -> int:
        if article not in made:
            raw = read_raw(study.corpus.text_path(rows[article]), rows[article]["encoding"])
            columns = ["action", "reason", "raw_start", "raw_stop", "start", "stop"]
            found = [Piece(*row) for row in pieces[article][columns].itertuples(index=False)]
            made[article] = (Canonical("", tuple(found)), raw)
        canonical, raw = made[article]
        return canonical.raw_position(start, raw)

    return position
