"""Framing markers: words that signal a way of telling, by the voice that says them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

from analysis.corrections import drops
from analysis.lexicons import REPORTED, Entry, Lexicon, distanced, load, matches, negated
from analysis.lexicons.at_once import Text, matches_at_once
from analysis.lexicons.negation import REACH, takes_back
from analysis.measures.base import Measure
from analysis.tables import STRING, TRUTH, WHOLE
from analysis.tokens import Document, Tokens, Word

if TYPE_CHECKING:
    from analysis.columns import Array, Columns
    from analysis.measures.base import Table

FAMILIES_FOR_ALL = ("event", "evaluation", "style")


@dataclass(frozen=True)
class Markers(Measure):
    """Find the entries of a lexicon, each hit with its place.

    One row is one hit. Parameters: `lexicons`, names or paths of lexicons.
    Columns: `family`; `entry`, the id of the entry's card; `word`, the number of the first word in the article, from 0;
    `length` in words; `in_name`, whether all of it stands inside a multi-word name; `negated`, whether it is taken back: by a
    negator among the three words before it, by "so-called" or its like, or by quotation marks that keep it at a distance.
    A hit of an entry that names the act of praising or blaming ("they hailed the accord") is carried, not the outlet's own:
    outside quotations its voice is indirect. A text without hits has no rows.
    Known errors: a marker is a sign, not a reading ("a warm welcome was denied" is a hit, marked neither negated nor
    ironic); a word that belongs to two families counts in both.
    """

    lexicons: tuple[str, ...] = FAMILIES_FOR_ALL

    name: ClassVar[str] = "markers"
    version: ClassVar[int] = 4
    columns: ClassVar[dict[str, str]] = {
        "family": STRING,
        "entry": STRING,
        "word": WHOLE,
        "length": WHOLE,
        "in_name": TRUTH,
        "negated": TRUTH,
    }

    @cached_property
    def loaded(self) -> tuple[Lexicon, ...]:
        """Return the lexicons, read once."""
        return tuple(load(name) for name in self.lexicons)

    def rows(self, document: Document) -> Iterator[tuple[Any, ...]]:
        """Return the rows of one document."""
        scare = [(mark.start, mark.stop) for mark in document.speech.marks if mark.use == "scare"]
        for sentence in document.sentences:
            forms = [word.form for word in sentence.words]
            for lexicon in self.loaded:
                for match in matches(lexicon, forms):
                    words = sentence.words[match.start : match.start + match.length]
                    if document.drops(words[0], words[-1], match.entry.family):
                        continue
                    yield (
                        sentence.zone,
                        sentence.number,
                        _voice(words[0], match.entry.id),
                        words[0].speaker,
                        match.entry.family,
                        match.entry.id,
                        words[0].number,
                        match.length,
                        all(word.in_name for word in words),
                        negated(forms, match.start)
                        or distanced(forms, match.start)
                        or any(start <= words[0].start < stop for start, stop in scare),
                    )

    def __call__(self, tokens: Tokens) -> "Table":
        """Return the rows of all documents; only where a negator stands near is a hit looked at by itself."""
        import numpy as np

        words, lexicons = tokens.columns, _joined(self.loaded)
        found = [matches_at_once(one, Text(words.forms, words.form, words.first)) for one in lexicons]
        entries = [entry for lexicon in lexicons for entry in lexicon.entries]
        before = np.cumsum([0, *(len(lexicon.entries) for lexicon in lexicons)])
        entry = np.concatenate([before[at] + hits.entry for at, hits in enumerate(found)])
        word, length = (np.concatenate([hits[column] for hits in found]) for column in (0, 1))
        whose = np.repeat(np.arange(len(found)), [len(hits.word) for hits in found])
        if len(lexicons) == 1:
            owner = {family: at for at, lexicon in enumerate(self.loaded) for family in lexicon.families}
            whose = np.array([owner[one.family] for one in entries], dtype="int64")[entry]
        order = np.argsort(words.sentence[word] * max(len(self.loaded), 1) + whose, kind="stable")
        kept = order[_kept(tokens, word[order], length[order], entry[order], entries)]
        word, length, entry = word[kept], length[kept], entry[kept]
        named = np.concatenate(([0], np.cumsum(words.in_name)))
        reported = np.array([one.id in REPORTED for one in entries], dtype="int64")[entry]
        carried = [("indirect" if voice == "own" else voice, *others) for voice, *others in words.whos]
        held = {
            "family": (entry, [one.family for one in entries]),
            "entry": (entry, [one.id for one in entries]),
            "word": words.numbers[word],
            "length": length,
            "in_name": named[word + length] - named[word] == length,
            "negated": _negated(words, word) | _scare(tokens)[word],
        }
        who = words.who[word] + reported * len(words.whos), [*words.whos, *carried]
        return self.placed(tokens, words.sentence[word], who, held)


@lru_cache(maxsize=8)
def _joined(lexicons: tuple[Lexicon, ...]) -> tuple[Lexicon, ...]:
    """Return the lexicons as one where no family stands in two of them: each form is then looked up once."""
    families = [family for lexicon in lexicons for family in lexicon.families]
    if len(set(families)) < len(families):
        return lexicons
    return (Lexicon("joined", 1, tuple(entry for lexicon in lexicons for entry in lexicon.entries)),)


def _kept(tokens: Tokens, word: "Array", length: "Array", entry: "Array", entries: Sequence[Entry]) -> "Array":
    """Tell which hits no correction by hand takes out."""
    import numpy as np

    words = tokens.columns
    document = words.document[words.sentence[word]]
    kept = np.ones(len(word), dtype=bool)
    for at, one in enumerate(tokens.documents):
        for hit in np.flatnonzero(document == at).tolist() if one.corrections else ():
            start, stop = int(words.start[word[hit]]), int(words.stop[word[hit] + length[hit] - 1])
            kept[hit] = not drops(start, stop, entries[entry[hit]].family, one.corrections)
    return kept


def _negated(words: "Columns", word: "Array") -> "Array":
    """Tell which hits are negated or distanced: those without such a word near are not."""
    import numpy as np

    back_taking = words.told(_take_back)[words.form]
    first = words.first[words.sentence[word]]
    near = np.zeros(len(word), dtype=bool)
    for back in range(1, REACH + 1):
        near |= (word - back >= first) & back_taking[np.maximum(word - back, 0)]
    for hit in np.flatnonzero(near).tolist():
        forms = [words.forms[form] for form in words.form[first[hit] : word[hit] + 1].tolist()]
        near[hit] = negated(forms, len(forms) - 1) or distanced(forms, len(forms) - 1)
    return near


def _take_back(forms: list[str]) -> "Array":
    import numpy as np

    return np.array([takes_back(form) for form in forms], dtype=bool)


def _scare(tokens: Tokens) -> "Array":
    """Tell of every word whether it stands in quotation marks that keep it at a distance."""
    import numpy as np

    words = tokens.columns
    held = np.zeros(len(words.form), dtype=bool)
    for at, document in enumerate(tokens.documents):
        low, high = (int(words.first[words.bounds[place]]) for place in (at, at + 1))
        for mark in document.speech.marks:
            if mark.use == "scare":
                start, stop = np.searchsorted(words.start[low:high], (mark.start, mark.stop)).tolist()
                held[low + start : low + stop] = True
    return held


def _voice(word: Word, entry: str) -> str:
    return "indirect" if word.voice == "own" and entry in REPORTED else word.voice
