"""One match of a tone lexicon, with everything that changed its value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Valence:
    """Show one match: which word, its base valence, and which words negated, intensified or weighed it.

    `word` counts the words of the sentence from 0 and is the last word of a longer entry. `value` is what `base` became
    in its sentence; the values of a sentence sum to its valence. `list` names the list that gave the base.
    """

    word: int
    form: str
    entry: str
    base: float
    value: float
    negated: tuple[str, ...] = ()
    intensified: tuple[str, ...] = ()
    contrast: str = ""
    list: str = ""
