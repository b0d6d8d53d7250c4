"""What marks and capitals around words tell: that a phrase ends before one, or that it stands in a name."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from analysis.lexicons.entries import Entry
from analysis.lexicons.patterns import Part, parse, readings
from analysis.vocabulary import of_each

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

PARTING = frozenset(",;:—–()…!?")
OPENING = frozenset(":;!?…\"“”„«»‘’'—–•|[]/*>")  # a full stop within a sentence ends an abbreviation
SMALL = frozenset("a and at by de du for in la le of on the to van von".split())
TITLE_CASE, FEW = 0.6, 3
STRIDE = 0x9E3779B97F4A7C1  # keeps the words of one article apart from those of another

Gapped = tuple[Sequence[str], Sequence[str]]


def gapped(text: str, spans: Sequence[tuple[int, int]]) -> Gapped:
    """Return the words of one sentence and what stands before each of them in it."""
    stops = [spans[0][0], *(stop for _, stop in spans)] if spans else []
    return [text[a:b] for a, b in spans], [text[b:a] for b, (a, _) in zip(stops, spans, strict=False)]


def parted(before: str) -> bool:
    """Tell whether a mark before a word ends a phrase."""
    return not PARTING.isdisjoint(before)


def named(sentences: Sequence[Gapped]) -> list[list[bool]]:
    """Tell of every word of one text's sentences whether its capital makes it part of a name.

    It does where nothing opens, outside of sentences in title case; at an opening it does where the text has the word with such
    a capital elsewhere and nowhere without one. "Nazi-like" is no name.
    """
    made, inner, lower = list[list[bool]](), set[str](), set[str]()
    for forms, before in sentences:
        tells = _capitals_tell(sum(form[0].isupper() for form in forms), sum(form[0].isalpha() for form in forms))
        told = [tells and at > 0 and _capital(form) and OPENING.isdisjoint(before[at]) for at, form in enumerate(forms)]
        made.append(told)
        inner.update(_bare(form) for form, one in zip(forms, told, strict=True) if one)
        lower.update(_bare(form) for form in forms if form[0].islower())
    names = inner - lower
    return [
        [one or (_capital(form) and _bare(form) in names) for form, one in zip(forms, told, strict=True)]
        for (forms, _), told in zip(sentences, made, strict=True)
    ]


def in_names(forms: Sequence[str], told: Sequence[bool], entry: Entry) -> bool:
    """Tell whether a hit stands in names by its capitals, and its entry asks for no capital there ("the West")."""
    inside = all(one or form.lower() in SMALL for form, one in zip(forms, told, strict=True))
    return inside and told[0] and told[-1] and not asks_for_capital(entry, forms)


def asks_for_capital(entry: Entry, forms: Sequence[str]) -> bool:
    """Tell whether a spelling of the entry that has a capital fits these words."""
    return any(
        len(parts) == len(forms) and all(part.fits(readings(form)) for part, form in zip(parts, forms, strict=True))
        for parts in _with_capital(entry.pattern)
    )


@lru_cache(maxsize=1 << 16)
def _with_capital(pattern: str) -> tuple[tuple[Part, ...], ...]:
    return tuple(parts for parts in parse(pattern) if any(part.cased for part in parts))


def marked_at_once(words: Any, marks: frozenset[str], places: "Array") -> "Array":
    """Tell of words by their places in the token table whether one of the marks stands before each in its sentence."""
    import numpy as np

    found = words.pieces.places(marks)
    ends = words.begins + words.stop - words.start
    before = np.where(places > 0, ends[places - 1], 0)
    first = words.first[words.sentence[places]] == places
    return ~first & (np.searchsorted(found, words.begins[places]) > np.searchsorted(found, before))  # type: ignore[no-any-return]


def named_at_once(words: Any, places: "Array") -> "Array":
    """Return `named` of words by their places in the token table; looked at are these and all others spelled as one of them."""
    import numpy as np

    big, upper, small, alpha = words.told(_cases).T
    spelling = words.told(_hashes)
    alike = np.flatnonzero(np.isin(spelling, np.unique(spelling[words.form[places]]))[words.form])
    form, sentence = words.form[alike], words.sentence[alike]
    size = len(words.document)
    uppers, letters = (np.bincount(words.sentence, told[words.form], minlength=size) for told in (upper, alpha))
    inner = big[form] & (words.first[sentence] != alike) & _capitals_tell(uppers, letters)[sentence]
    inner &= ~marked_at_once(words, OPENING, alike)
    key = spelling[form] + words.document[sentence] * STRIDE
    told = inner | (big[form] & np.isin(key, np.setdiff1d(key[inner], key[small[form]])))
    return told[np.searchsorted(alike, places)]  # type: ignore[no-any-return]


def capital_at_once(words: Any) -> "Array":
    """Tell of every different form whether it begins with a capital that may make a name."""
    return words.told(_cases)[:, 0]  # type: ignore[no-any-return]


def _cases(forms: list[str]) -> "Array":
    import numpy as np

    firsts = [form[0] for form in forms]
    upper, lower, alpha = ([*map(kind, firsts)] for kind in (str.isupper, str.islower, str.isalpha))
    capital = [big and ("-" not in form or _capital(form)) for form, big in zip(forms, upper, strict=True)]
    return np.array([capital, upper, lower, alpha], dtype=bool).T


def _hashes(forms: list[str]) -> "Array":
    """Return one number for all forms that are the same word: 64 bits, so that two words share one by no chance that counts."""
    import numpy as np

    return np.fromiter(map(hash, of_each(forms, str.lower, _bare)), dtype="int64", count=len(forms))


def _capitals_tell(uppers: Any, letters: Any) -> Any:
    """Tell whether capitals tell names in a sentence: not where most words have one, as in a headline."""
    return (letters >= FEW) & (uppers <= TITLE_CASE * letters)


def _capital(form: str) -> bool:
    return form[0].isupper() and not ("-" in form and any(part[:1].islower() for part in form.split("-")[1:]))


def _bare(form: str) -> str:
    return readings(form).lower[-1]
