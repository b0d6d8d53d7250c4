"""Tone toward declared targets: who is praised or blamed, by the voice that does it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

from analysis.lexicons import Lexicon, load, matches
from analysis.measures.base import Measure
from analysis.tables import REAL, STRING, WHOLE
from analysis.tokens import Document, Sentence
from analysis.tone.targets import BLAMED, PRAISED, toward
from analysis.tone.tone import Tone

Spoken = dict[tuple[str, str], float]


@dataclass(frozen=True)
class Targets(Measure):
    """Tell how warm each voice's words are toward every target that a sentence names.

    One row is one target, sentence, voice and speaker. Every word with a tone counts by how near and how bound it is to
    the target (`analysis.tone.targets.toward`), judged in its whole sentence; its weighed value belongs to the voice that
    says it; that of a cue ("they praised the mayor as a saint") is carried: its voice is indirect, not own. A target named twice in a sentence has the mean over its places.

    Parameters: `targets`, the path of a lexicon whose families are the targets (targets.csv); without one there are no
    rows; `mask_names`, whether words inside a multi-word name carry no tone.
    Columns: `target`; `words` that the voice says in this sentence; `value`, the sum of the weighed values, 0 for no match;
    `praised` and `blamed`, 1 where the value passes the threshold of the label pos or neg, else 0; `named`, always 1.
    Known errors: irony ("the minister's brilliant idea sank"); a sentence that blames somebody it names only as "they".
    """

    targets: str = ""
    mask_names: bool = True

    name: ClassVar[str] = "targets"
    version: ClassVar[int] = 3
    columns: ClassVar[dict[str, str]] = {
        "target": STRING,
        "words": WHOLE,
        "value": REAL,
        "praised": WHOLE,
        "blamed": WHOLE,
        "named": WHOLE,
    }
    unsummed: ClassVar[frozenset[str]] = frozenset({"praised", "blamed", "named"})

    @cached_property
    def loaded(self) -> Lexicon:
        """Return the targets' forms, read once."""
        return load(Path(self.targets)) if self.targets else Lexicon("targets", 1, ())

    def rows(self, document: Document) -> Iterator[tuple[Any, ...]]:
        """Return the rows of one document."""
        for sentence in document.sentences if self.targets else ():
            places: dict[str, list[tuple[int, int]]] = defaultdict(list)
            for match in matches(self.loaded, [word.form for word in sentence.words]):
                places[match.entry.family].append((match.start, match.stop))
            for target, found in sorted(places.items()):
                values = self._values(document.text, sentence, found)
                for (voice, speaker), value in values.items():
                    words = sum((word.voice, word.speaker) == (voice, speaker) for word in sentence.words)
                    told = target, words, value, int(value > PRAISED), int(value < BLAMED), 1
                    yield sentence.zone, sentence.number, voice, speaker, *told

    def _values(self, text: str, sentence: Sentence, places: list[tuple[int, int]]) -> Spoken:
        tone, shown, words = Tone(), text[sentence.start : sentence.stop], sentence.words
        masked = [i for i, word in enumerate(words) if word.in_name] if self.mask_names else ()
        values: Spoken = {(word.voice, word.speaker): 0.0 for word in words}
        for first, after in places:
            start, stop = words[first].start - sentence.start, words[after - 1].stop - sentence.start
            for match, weight in toward(shown, start, stop, tone, masked).matches:
                said = words[match.word]
                key = ("indirect" if said.cue and said.voice == "own" else said.voice, said.speaker)
                values[key] = values.get(key, 0.0) + match.value * weight / len(places)
        return values
