"""Where clauses end in many sentences at once, by the marks between words, and what capitals and question marks tell."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from analysis.tone import cues

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]


def clauses_of(words: Any, openers: "Array", titles: "Array") -> tuple["Array", "Array"]:
    """Return a number for the clause of each word, and whether a mark opens a sentence or a quotation before it."""
    import numpy as np

    size = len(words.form)
    opening = np.zeros(size, dtype=bool)
    opening[words.first[:-1][np.diff(words.first) > 0]] = True
    before = np.concatenate(([0], (words.begins + words.stop - words.start)))[:size]
    base = words.pieces.base[words.document] + words.begin
    before = np.where(opening, base[words.sentence], before) if size else before
    parting = openers | _preceded(words, before, cues.PARTING)
    after_title = np.concatenate(([False], titles))[:size] & ~opening
    return np.cumsum(parting), _preceded(words, before, cues.OPENING) & ~after_title


def _preceded(words: Any, before: "Array", marks: Iterable[str]) -> "Array":
    """Tell before which words one of these marks stands, after `before`."""
    import numpy as np

    found = np.zeros(len(before), dtype=bool)
    place = words.pieces.places(marks)
    word = np.searchsorted(words.begins, place)
    place, word = place[word < len(before)], word[word < len(before)]
    found[word[place >= before[word]]] = True
    return found


def names(words: Any, letters_first: "Array", opens: "Array", place: "Array") -> "Array":
    """Tell which of these words are capitalised where nothing opens, outside of sentences in capitals."""
    import numpy as np

    upper, letter = letters_first.T
    size, sentence = len(words.document), words.sentence[place]
    letters = np.bincount(words.sentence[letter[words.form]], minlength=size)
    capitals = np.bincount(words.sentence[(letter & upper)[words.form]], minlength=size) > 0.6 * letters
    first = words.first[sentence] == place
    return upper[words.form[place]] & ~first & ~opens[place] & ~(capitals | (letters < 3))[sentence]  # type: ignore[no-any-return]


def asks(words: Any) -> "Array":
    """Tell which sentences have a question mark among their last three characters."""
    import numpy as np

    asked, base = words.pieces.places("?"), words.pieces.base[words.document]
    begin, end = base + words.begin, base + words.end
    return np.searchsorted(asked, end) > np.searchsorted(asked, np.maximum(begin, end - 3))  # type: ignore[no-any-return]
