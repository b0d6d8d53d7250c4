"""Loaded language: words that carry a judgement or an emotion into what looks like report."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from analysis.lexicons import Lexicon, load, matches
from analysis.lexicons.at_once import matches_at_once
from analysis.measures.base import AtOnce
from analysis.tables import REAL, WHOLE, Coded
from analysis.tokens import Document, Tokens

# What a hit counts beside its entry's own weight. Praise, blame and boosters judge without being labels: half.
FAMILIES = {"loaded": 1.0, "blame": 0.5, "praise": 0.5, "boosters": 0.5}
# Indirect speech is the writer's choice of words for somebody else's statement: half. Quoted words are not the writer's.
VOICES = {"own": 1.0, "indirect": 0.5}
ORDINARY, SHORTEST = 30, 15
LOADED = 2.0


@dataclass(frozen=True)
class Loaded(AtOnce):
    """Weigh the loaded words of each voice (after Recasens, Danescu-Niculescu-Mizil and Jurafsky 2013, ACL, 1650-1659).

    One row is one segment. Columns: `words`; `hits`; `weight`, the sum of the hits' weights, 0 for a segment without any.
    Known errors: a word that names its subject ("the racism of the 1930s") counts like one that judges it; irony and
    choice of facts leave no word behind.
    """

    name: ClassVar[str] = "loaded"
    columns: ClassVar[dict[str, str]] = {"words": WHOLE, "hits": WHOLE, "weight": REAL}

    @cached_property
    def lexicon(self) -> Lexicon:
        """Return the lexicon of the four families, read once."""
        return load("all").only(FAMILIES)

    def rows(self, document: Document) -> Iterator[tuple[Any, ...]]:
        """Return the rows of one document."""
        for sentence in document.sentences:
            segments: dict[tuple[str, str], list[float]] = {}
            for word in sentence.words:
                segments.setdefault((word.voice, word.speaker), [0, 0, 0.0])[0] += 1
            for match in matches(self.lexicon, [word.form for word in sentence.words]):
                first = sentence.words[match.start]
                segment = segments[first.voice, first.speaker]
                segment[1] += 1
                segment[2] += match.entry.weight * FAMILIES[match.entry.family]
            for (voice, speaker), (words, hits, weight) in segments.items():
                yield sentence.zone, sentence.number, voice, speaker, words, hits, weight

    def at_once(self, tokens: Tokens) -> Coded:
        """Return the rows of all documents, their words looked at all at once."""
        import numpy as np

        words, segments = tokens.columns, tokens.columns.segments
        found = matches_at_once(self.lexicon, words)
        weights = np.array([one.weight * FAMILIES[one.family] for one in self.lexicon.entries])
        size, of = len(segments.sentence), segments.of[found.word]
        held = {
            "words": np.bincount(segments.of, minlength=size),
            "hits": np.bincount(of, minlength=size),
            "weight": words.sum(weights[found.entry], of, size),
        }
        return self.placed(tokens, segments.sentence, (segments.who, segments.whos), held)


def loadedness(document: Document) -> float:
    """Return the loaded weight per 30 words, quoted words left out and indirect speech at half; 0 for an empty text.

    From 2 on a text counts as loaded: two plain loaded words, or one that has no neutral use, in an ordinary sentence.
    A text shorter than 15 words is measured as if it had 15.
    """
    words = max(SHORTEST, sum(len(sentence.words) for sentence in document.sentences))
    weight = 0.0
    for _, _, voice, *_, found in Loaded().rows(document):
        weight += VOICES.get(voice, 0.0) * found
    return ORDINARY * weight / words
