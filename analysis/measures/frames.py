"""Generic frames: how far a text tells of conflict, economic consequences, human faces, morals and remedies."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log2, sqrt
from typing import Any, ClassVar

from analysis.columns import counted
from analysis.lexicons import Entry, Lexicon, load, matches
from analysis.lexicons.at_once import matches_at_once
from analysis.measures.base import AtOnce
from analysis.tables import REAL, STRING, WHOLE, Coded
from analysis.tokens import Document, Tokens

SHORTEST = 100
# Weight from which a frame counts as present: two different plain words in a text of 100 words, four in one of 400.
# Money and remedies need twice that: pay, price, plan and help are said in stories about anything.
PRESENT: Mapping[str, float] = {
    "conflict": 2.0,
    "economic": 4.0,
    "human_interest": 2.0,
    "morality": 2.0,
    "resolution": 4.0,
}


@dataclass(frozen=True)
class Frames(AtOnce):
    """Weigh the words of the five generic frames (Semetko and Valkenburg 2000, doi:10.1111/j.1460-2466.2000.tb02843.x).

    One row is one entry in one sentence, voice and speaker; sentences without a word of a frame have no row.
    Columns: `frame`; `entry`, the id of the entry's card; `hits`; `weight`, hits times the entry's weight.
    Known errors: frames follow topics ("the fight against malaria" is a hit of conflict); a story may tell of a remedy
    without any of its words.
    """

    lexicon: str = "generic"

    name: ClassVar[str] = "frames"
    columns: ClassVar[dict[str, str]] = {"frame": STRING, "entry": STRING, "hits": WHOLE, "weight": REAL}

    @cached_property
    def loaded(self) -> Lexicon:
        """Return the lexicon, read once; its families are named frame_NAME."""
        return load(self.lexicon)

    def rows(self, document: Document) -> Iterator[tuple[Any, ...]]:
        """Return the rows of one document."""
        for sentence in document.sentences:
            found: dict[tuple[str, str, Entry], int] = {}
            for match in matches(self.loaded, [word.form for word in sentence.words]):
                first = sentence.words[match.start]
                place = (first.voice, first.speaker, match.entry)
                found[place] = found.get(place, 0) + 1
            for (voice, speaker, entry), hits in found.items():
                frame = entry.family.removeprefix("frame_")
                yield sentence.zone, sentence.number, voice, speaker, frame, entry.id, hits, hits * entry.weight

    def at_once(self, tokens: Tokens) -> Coded:
        """Return the rows of all documents, their words looked at all at once."""
        import numpy as np

        words, entries = tokens.columns, self.loaded.entries
        found = matches_at_once(self.loaded, words)
        keys, first, hits = counted(words.segments.of[found.word] * len(entries) + found.entry)
        segment, entry = words.segments.of[found.word[first]], keys % max(len(entries), 1)
        held = {
            "frame": (entry, [one.family.removeprefix("frame_") for one in entries]),
            "entry": (entry, [one.id for one in entries]),
            "hits": hits,
            "weight": hits * np.array([one.weight for one in entries])[entry],
        }
        who = words.segments.who[segment], words.segments.whos
        return self.placed(tokens, words.segments.sentence[segment], who, held)


def presence(document: Document) -> dict[str, float]:
    """Return each generic frame's presence in [0, 1): strength / (strength + threshold); .5 is present.

    Strength is the sum over entries of weight * log2(1 + hits), over the square root of words / 100: a word said again
    tells less than another word, and a long text holds more of everything. A text shorter than 100 words is measured
    as if it had 100, so that one word makes no frame.
    """
    words = max(SHORTEST, sum(len(sentence.words) for sentence in document.sentences))
    told: dict[tuple[str, str], list[float]] = {}
    for *_, frame, entry, hits, weight in Frames().rows(document):
        told.setdefault((frame, entry), []).extend([weight / hits] * hits)
    strength = dict.fromkeys(PRESENT, 0.0)
    for (frame, _), weights in told.items():
        strength[frame] += weights[0] * log2(1 + len(weights)) / sqrt(words / 100)
    return {frame: found / (found + PRESENT[frame]) for frame, found in strength.items()}
