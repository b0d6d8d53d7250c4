"""Sentiment: how warm or cold the words are, by the voice that says them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from analysis.measures.base import AtOnce
from analysis.tables import REAL, STRING, WHOLE, Coded
from analysis.tokens import Document, Sentence, Tokens
from analysis.tone import Tone
from analysis.tone.many import compounds_at_once, valences_at_once

if TYPE_CHECKING:
    from analysis.columns import Array

LEXICONS = ("news", "vader")


@dataclass(frozen=True)
class Sentiment(AtOnce):
    """Tell how warm each voice's words in a sentence are.

    One row is one sentence, voice and speaker. Each word is valued in its whole sentence (a negation counts even where
    another voice says it); the values are then summed by voice, so the voices sum to the sentence. The cue of what somebody
    says carries no tone: who writes "she praised the host" does not praise him.

    Parameters: `lexicons`, the tone lexicons, the primary one first; `mask_names`, whether words inside a multi-word name
    carry no tone.
    Columns: `lexicon`; `words`; `valence`, the sum of the words' values (0 for no match); `positive` and `negative`, the
    sums of the values above and below 0; `compound`, the valence of this voice's part brought
    into [-1, 1]: x / sqrt(x² + 15), where the news lexicon takes x = valence · sqrt(22 / words) and VADER the valence.
    Known errors: irony ("a triumph, if only on paper") is read literally; a word of two senses ("a fine of 500 euros")
    is read in the sense of the lexicon.
    Reference for the formula: Hutto & Gilbert 2014, doi:10.1609/icwsm.v8i1.14550.
    """

    lexicons: tuple[str, ...] = LEXICONS
    mask_names: bool = True

    name: ClassVar[str] = "sentiment"
    version: ClassVar[int] = 3
    columns: ClassVar[dict[str, str]] = {
        "lexicon": STRING,
        "words": WHOLE,
        "valence": REAL,
        "positive": REAL,
        "negative": REAL,
        "compound": REAL,
    }
    unsummed: ClassVar[frozenset[str]] = frozenset({"compound"})

    def rows(self, document: Document) -> Iterator[tuple[Any, ...]]:
        """Return the rows of one document."""
        tones = [Tone(lexicon) for lexicon in self.lexicons]
        for sentence in document.sentences:
            for tone in tones:
                yield from self._sentence(sentence, document.text, tone)

    def _sentence(self, sentence: Sentence, text: str, tone: Tone) -> Iterator[tuple[Any, ...]]:
        masked = [i for i, word in enumerate(sentence.words) if word.cue or (word.in_name and self.mask_names)]
        values = tone.valences(text[sentence.start : sentence.stop], masked)
        parts: dict[tuple[str, str], list[float]] = {}
        for word, value in zip(sentence.words, values, strict=True):
            parts.setdefault((word.voice, word.speaker), []).append(value)
        for (voice, speaker), found in parts.items():
            valence = sum(found)
            signs = sum(v for v in found if v > 0), sum(v for v in found if v < 0)
            own = (tone.lexicon, len(found), valence, *signs, tone.compound(valence, len(found)))
            yield sentence.zone, sentence.number, voice, speaker, *own

    def at_once(self, tokens: Tokens) -> Coded:
        """Return the rows of all documents, one lexicon after the other over all sentences at once."""
        import numpy as np

        segments, tones = tokens.columns.segments, [Tone(lexicon) for lexicon in self.lexicons]
        made = [self._sums(tokens, tone) for tone in tones]
        which = np.repeat(np.arange(len(tones)), len(segments.sentence))
        segment = np.tile(np.arange(len(segments.sentence)), len(tones))
        order = np.argsort(segments.sentence[segment] * len(tones) + which, kind="stable")
        columns = {name: np.concatenate([one[name] for one in made])[order] for name in made[0]}
        held = {"lexicon": (which[order], self.lexicons), **columns}
        who = segments.who[segment][order], segments.whos
        return self.placed(tokens, segments.sentence[segment][order], who, held)

    def _sums(self, tokens: Tokens, tone: Tone) -> "dict[str, Array]":
        import numpy as np

        words, segments = tokens.columns, tokens.columns.segments
        values = valences_at_once(tone, words, words.cue | (words.in_name & self.mask_names))
        size = len(segments.sentence)
        number = np.bincount(segments.of, minlength=size)
        told = np.flatnonzero(values)
        values, of = values[told], segments.of[told]
        valence = words.sum(values, of, size)
        return {
            "words": number,
            "valence": valence,
            "positive": words.sum(np.where(values > 0, values, 0.0), of, size),
            "negative": words.sum(np.where(values < 0, values, 0.0), of, size),
            "compound": compounds_at_once(tone, valence, number),
        }
