"""One interface to every tone lexicon."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from analysis.tables import CorpusError
from analysis.tone import lists, rules, vader
from analysis.tone.pieces import cut
from analysis.tone.valence import Valence
from analysis.words import words

Spans = Sequence[tuple[int, int]]
_USUAL_LENGTH = 22  # words of a usual news sentence: there the two forms of `compound` agree


def compound(total: float, size: int | None = None) -> float:
    """Return a sum of valences as a value in [-1, 1]: x / sqrt(x² + 15); 0 for 0.

    With `size`, the number of words summed over, the sum is first weighed by sqrt(22 / size), so that a long sentence
    is not warmer or colder for its length alone.
    """
    if size:
        total *= math.sqrt(_USUAL_LENGTH / size)
    return round(vader.normalise(total), 4)


@dataclass(frozen=True)
class Tone:
    """Value the words of a sentence with one lexicon: news (ours), vader, pattern, afinn, or your own CSV file.

    A file has the columns entry and weight (-4 to 4), and may have forms (separated by |); a phrase wins over its words.
    A sentence is its text or the sequence of its word forms; the text is better, since commas and marks are used.
    `masked` gives the words (by their index in the sentence) that stand in a name and carry no tone.

    >>> Tone("vader").valences("The talks were not good.")
    [0.0, 0.0, 0.0, 0.0, -1.406]
    """

    lexicon: str = "news"

    def __post_init__(self) -> None:
        if self.lexicon not in lists.NAMES and not self.lexicon.endswith(".csv"):
            raise CorpusError(f"no tone lexicon {self.lexicon!r}: use one of {', '.join(lists.NAMES)} or a CSV file")

    def compound(self, total: float, size: int | None = None) -> float:
        """Return a sum of valences over `size` words as a value in [-1, 1]; VADER's own compound knows no size."""
        return compound(total, None if self.lexicon == "vader" else size)

    def matches(
        self, sentence: str | Sequence[str], masked: Collection[int] = (), spans: Spans | None = None
    ) -> list[Valence]:
        """Return every match in the sentence, in order; `spans`, the words of the text, save finding them again."""
        if self.lexicon != "vader":
            return rules.matches(_clauses(sentence, masked, spans), lists.read(self.lexicon))
        if isinstance(sentence, str) and not vader.may_match(sentence):
            return []
        found = (words(sentence) if spans is None else spans) if isinstance(sentence, str) else ()
        return vader.matches(cut(sentence, found, masked, vader.rules().emojis))

    def valences(
        self, sentence: str | Sequence[str], masked: Collection[int] = (), spans: Spans | None = None
    ) -> list[float]:
        """Return one valence a word, 0.0 where nothing matched; negation and intensity look at the whole sentence."""
        if isinstance(sentence, str) and spans is None:
            spans = words(sentence)
        values = [0.0] * len(sentence if spans is None else spans)
        for match in self.matches(sentence, masked, spans):
            if match.word >= 0:
                values[match.word] += match.value
        return values

    def value(self, sentence: str, masked: Collection[int] = ()) -> float:
        """Return the compound of a whole sentence in [-1, 1]; 0.0 for an empty one."""
        spans = words(sentence)
        total = float(sum(match.value for match in self.matches(sentence, masked, spans)))
        if not total:
            return 0.0
        push = vader.emphasis(sentence) if self.lexicon == "vader" else 0.0
        return self.compound(total + push if total > 0 else total - push, len(spans))


def _clauses(sentence: str | Sequence[str], masked: Collection[int], spans: Spans | None) -> rules.Clauses:
    if not isinstance(sentence, str):
        keys = [lists.key(form) for form in sentence]
        return rules.Clauses(sentence, rules.hide(keys, masked), [0] * len(keys), [False] * len(keys), False)
    if spans is None:
        spans = words(sentence)
    shown = [sentence[start:stop] for start, stop in spans]
    keys = [lists.key(form) for form in shown]
    numbers, opens = rules.parts(sentence, spans, keys)
    keys = rules.hide(keys, masked) if masked else keys
    return rules.Clauses(shown, keys, numbers, opens, "?" in sentence[-3:])
