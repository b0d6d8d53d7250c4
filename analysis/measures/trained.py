"""Trained tone: how warm or cold a sentence is by a head over embeddings, by the voice that says it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from analysis.measures.base import Measure
from analysis.tables import REAL, WHOLE
from analysis.tokens import Document, Sentence


@dataclass(frozen=True)
class TrainedTone(Measure):
    """Tell how warm each voice's words in a sentence are, as human raters would, by a trained head (the extra `model`).

    One row is one sentence and voice, whoever speaks; the words of a voice are judged by themselves. It is no part of the
    primary specification: run it with `framing measure --measure analysis.measures.trained:TrainedTone`.
    Columns: `words`; `value`, the rating that the head expects, from -1 (coldest) to 1.
    Known errors: the names inside a sentence count ("the treaty of friendship"), since the model reads them; it was trained
    on US editorials, and its tone of states at war or of officials' titles is theirs.
    Reference: `analysis.tone.trained`; what it was trained on and how far it agrees with raters it did not see stands in
    `analysis/tone/data/heads/sentence_tone.json`.
    """

    name: ClassVar[str] = "trained_tone"
    version: ClassVar[int] = 2
    columns: ClassVar[dict[str, str]] = {"words": WHOLE, "value": REAL}
    unsummed: ClassVar[frozenset[str]] = frozenset({"value"})

    def rows(self, document: Document) -> Iterator[tuple[Any, ...]]:
        """Return the rows of one document."""
        from analysis.tone.trained import sentence_value

        for sentence in document.sentences:
            for voice, (text, words) in voice_parts(document, sentence).items():
                yield sentence.zone, sentence.number, voice, "", words, sentence_value(text)


def voice_parts(document: Document, sentence: Sentence) -> dict[str, tuple[str, int]]:
    """Return voice → its words of the sentence as they stand, stretches of it joined by a blank, and how many they are.

    What only one voice says is the sentence itself with its marks.
    """
    runs: dict[str, list[tuple[int, int]]] = {}
    counts: dict[str, int] = {}
    last = ""
    for word in sentence.words:
        spans = runs.setdefault(word.voice, [])
        if word.voice == last:
            spans[-1] = (spans[-1][0], word.stop)
        else:
            spans.append((word.start, word.stop))
        counts[word.voice] = counts.get(word.voice, 0) + 1
        last = word.voice
    if len(runs) == 1:
        return {last: (document.text[sentence.start : sentence.stop], counts[last])}
    return {voice: (" ".join(document.text[a:b] for a, b in spans), counts[voice]) for voice, spans in runs.items()}
