"""The voice of every word: own, indirect, direct or document; together they are the whole text."""

from bisect import bisect_left
from collections.abc import Sequence

from analysis.speech.marks import pairs
from analysis.speech.records import Mention, Quotation, Speech

VOICES = ("own", "indirect", "direct", "document")


def voices(speech: Speech, spans: Sequence[tuple[int, int]], text: str) -> tuple[list[str], list[int]]:
    """Return for each word span its voice and the index of its quotation (-1 for none).

    Words of a quotation inside quotation marks are direct, outside them indirect, all words of a document's
    quotation are document; cue and speaker words are own. Where quotations nest, the outermost speaks.
    A wish or plan that nobody uttered is own voice.
    """
    voice, quotation = ["own"] * len(spans), [-1] * len(spans)
    starts = [start for start, _ in spans]
    marked = [False] * len(spans)
    for pair in pairs(text):
        if pair.depth == 0:
            for word in _words(starts, pair.start, pair.stop):
                marked[word] = True
    for number, one in sorted(enumerate(speech.quotations), key=_size):
        if not one.reported:
            continue
        introduced = set(_mentioned(starts, one.cue)) | set(_mentioned(starts, one.speaker))
        for start, stop in one.spans:
            for word in _words(starts, start, stop):
                if quotation[word] < 0 and word not in introduced:
                    quotation[word] = number
                    voice[word] = "document" if one.use == "document" else "direct" if marked[word] else "indirect"
    return voice, quotation


def _size(item: tuple[int, Quotation]) -> tuple[int, int]:
    return -sum(stop - start for start, stop in item[1].spans), item[0]


def _words(starts: list[int], start: int, stop: int) -> range:
    return range(bisect_left(starts, start), bisect_left(starts, stop))


def _mentioned(starts: list[int], mention: Mention | None) -> range:
    return _words(starts, mention.start, mention.stop) if mention else range(0)
