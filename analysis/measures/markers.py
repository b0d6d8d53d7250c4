"""Framing markers: words that signal a way of telling, by the voice that says them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

from analysis.corrections import drops
from analysis.lexicons import REPORTED, Entry, Lexicon, Match, distanced, families, load, matches, negated
from analysis.lexicons.at_once import matches_at_once
from analysis.lexicons.marks import (
    PARTING,
    SMALL,
    asks_for_capital,
    capital_at_once,
    gapped,
    in_names,
    marked_at_once,
    named,
    named_at_once,
    parted,
)
from analysis.lexicons.negation import REACH, takes_back
from analysis.measures.base import AtOnce
from analysis.tables import STRING, TRUTH, WHOLE, Coded
from analysis.tokens import Document, Tokens, Word

if TYPE_CHECKING:
    from analysis.columns import Array, Columns

FAMILIES_FOR_ALL = ("event", "evaluation", "style")
INTRODUCING = frozenset(["attribution_distance", "loaded"])  # they tell how the outlet introduces what others say


@dataclass(frozen=True)
class Markers(AtOnce):
    """Find the entries of a lexicon, each hit with its place.

    One row is one hit. Parameters: `lexicons`, names or paths of lexicons; `without`, families of them that are not looked for.
    Columns: `family`; `entry`, the id of the entry's card; `word`, the number of the first word in the article, from 0;
    `length` in words; `in_name`, whether all of it stands inside a multi-word name of the corpus or, by its capitals, in a
    name of the text (a Mr Noble praises nobody; families whose subject has names, such as alliances, keep these hits);
    `negated`, whether it is taken back: by a negator among the three words before it, by "so-called" or its like, or by
    quotation marks that keep it at a distance.
    A hit of an entry that names the act of praising or blaming ("they hailed the accord"), or that opens in the cue of what
    somebody says ("she underlined that"), is carried, not the outlet's own: outside quotations its voice is indirect. How the
    outlet itself introduces others (families attribution_distance, loaded) stays its own. A text without hits has no rows.
    Known errors: a marker is a sign, not a reading ("a warm welcome was denied" is a hit, marked neither negated nor
    ironic); a word that belongs to two families counts in both.
    """

    lexicons: tuple[str, ...] = FAMILIES_FOR_ALL
    without: tuple[str, ...] = ()

    name: ClassVar[str] = "markers"
    version: ClassVar[int] = 6
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
        """Return the lexicons, read once, without the families that are left out."""
        found = (load(name) for name in self.lexicons)
        return tuple(one.only({*one.families} - {*self.without}) if self.without else one for one in found)

    def rows(self, document: Document) -> Iterator[tuple[Any, ...]]:
        """Return the rows of one document."""
        scare = [(mark.start, mark.stop) for mark in document.speech.marks if mark.use == "scare"]
        told = [gapped(document.text, [(w.start, w.stop) for w in sentence.words]) for sentence in document.sentences]
        for sentence, (forms, before), names in zip(document.sentences, told, named(told), strict=True):
            parts = [parted(gap) for gap in before]
            for lexicon in self.loaded:
                for match in matches(lexicon, forms):
                    words = sentence.words[match.start : match.stop]
                    if document.drops(words[0], words[-1], match.entry.family):
                        continue
                    yield (
                        sentence.zone,
                        sentence.number,
                        _voice(words[0], match.entry),
                        words[0].speaker,
                        match.entry.family,
                        match.entry.id,
                        words[0].number,
                        match.length,
                        all(word.in_name for word in words) or _is_name(match, forms, names),
                        negated(forms, match.start, parts)
                        or distanced(forms, match.start)
                        or any(start <= words[0].start < stop for start, stop in scare),
                    )

    def at_once(self, tokens: Tokens) -> Coded:
        """Return the rows of all documents; only where a negator stands near is a hit looked at by itself."""
        import numpy as np

        words, lexicons = tokens.columns, _joined(self.loaded)
        found = [matches_at_once(one, words) for one in lexicons]
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
        held_in = np.concatenate(([0], np.cumsum(words.in_name)))
        act = np.array([one.id in REPORTED for one in entries], dtype=bool)[entry]
        told = np.array([one.family not in INTRODUCING for one in entries], dtype=bool)[entry] & words.cue[word]
        reported = (act | told).astype("int64")
        carried = [("indirect" if voice == "own" else voice, *others) for voice, *others in words.whos]
        held = {
            "family": (entry, [one.family for one in entries]),
            "entry": (entry, [one.id for one in entries]),
            "word": words.numbers[word],
            "length": length,
            "in_name": (held_in[word + length] - held_in[word] == length)
            | _in_names(words, word, length, entry, entries),
            "negated": _negated(words, word) | _scare(tokens)[word],
        }
        who = words.who[word] + reported * len(words.whos), [*words.whos, *carried]
        return self.placed(tokens, words.sentence[word], who, held)


@cache
def _nameless() -> frozenset[str]:
    """Return the shipped families that no name signals; the topics of an event (alliances, markets) have names of their own."""
    return frozenset(
        one.name for one in families() if one.kind != "generic" and (one.kind, one.pole) != ("event", "none")
    )


def _is_name(match: Match, forms: Sequence[str], names: Sequence[bool]) -> bool:
    held = slice(match.start, match.stop)
    return match.entry.family in _nameless() and in_names(forms[held], names[held], match.entry)


def _in_names(words: "Columns", word: "Array", length: "Array", entry: "Array", entries: Sequence[Entry]) -> "Array":
    """Tell which hits of the families that no name signals stand in a name of the text."""
    import numpy as np

    big = capital_at_once(words)[words.form]
    nameless = np.array([one.family in _nameless() for one in entries], dtype=bool)[entry]
    asked = np.flatnonzero(nameless & big[word] & big[word + length - 1])
    starts = np.cumsum(length[asked]) - length[asked]
    places = np.repeat(word[asked] - starts, length[asked]) + np.arange(length[asked].sum())
    names = named_at_once(words, places)
    inside = names | words.told(_small)[words.form[places]]
    outside = np.concatenate(([0], np.cumsum(~inside)))
    stops = starts + length[asked]
    held = names[starts] & names[stops - 1] & (outside[stops] == outside[starts])
    found = np.zeros(len(word), dtype=bool)
    for hit in asked[held].tolist():
        forms = [words.forms[form] for form in words.form[word[hit] : word[hit] + length[hit]].tolist()]
        found[hit] = not asks_for_capital(entries[entry[hit]], forms)
    return found


def _small(forms: list[str]) -> "Array":
    import numpy as np

    return np.fromiter(map(SMALL.__contains__, map(str.lower, forms)), dtype=bool, count=len(forms))


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
    asked = np.flatnonzero(near)
    size = word[asked] + 1 - first[asked]
    starts = np.cumsum(size) - size
    places = np.repeat(first[asked] - starts, size) + np.arange(size.sum())
    parting = marked_at_once(words, PARTING, places).tolist()
    for hit, start, stop in zip(asked.tolist(), starts.tolist(), (starts + size).tolist(), strict=True):
        forms = [words.forms[form] for form in words.form[places[start:stop]].tolist()]
        last = len(forms) - 1
        near[hit] = negated(forms, last, parting[start:stop]) or distanced(forms, last)
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


def _voice(word: Word, entry: Entry) -> str:
    carried = entry.id in REPORTED or (word.cue and entry.family not in INTRODUCING)
    return "indirect" if word.voice == "own" and carried else word.voice
