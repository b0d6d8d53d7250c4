"""A text's runs of four words as digests, and the twelve lowest of them, by which texts that are alike find each other."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from analysis.words import words

if TYPE_CHECKING:
    from analysis.columns import Array, Columns
    from analysis.documents.read import Read

RUN = 4
FEWEST = 12
SKETCH = 12
ALIKE = 2
AT_ONCE = 1 << 16
WHOLE_ARTICLE = -1


class Sketch(NamedTuple):
    """A paragraph, or with `paragraph` -1 a whole article: where it stands, and its lowest digests, sorted."""

    article: str
    paragraph: int
    first_sentence: int
    last_sentence: int
    digests: "Array"


def runs(text: str) -> "Array":
    """Return the digest of every run of RUN words once, sorted; case and punctuation do not count.

    A text of fewer than FEWEST words has none.
    """
    return runs_of([text[a:b].casefold() for a, b in words(text)])


def runs_of(forms: Sequence[str]) -> "Array":
    """Return the same of words in lower case."""
    import numpy as np

    digests = np.array([form_digest(form) for form in forms], dtype=np.uint64)
    return _digests(digests, np.zeros(len(digests), dtype=np.int64))[1]


def form_digest(form: str) -> int:
    """Return a word's digest; case does not count."""
    return crc32(form.casefold().encode())


def like(one: "Array", other: "Array") -> float:
    """Return Jaccard's similarity of two sorted sets of digests."""
    import numpy as np

    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def sketches(articles: "Sequence[Read]", columns: "Columns") -> Iterator[Sketch]:
    """Yield the sketch of every whole article, then of every paragraph, that has FEWEST words or more.

    `columns` is the token table of these articles: their words are looked at once for all.
    """
    import numpy as np

    if not len(columns.document):
        return
    forms = columns.once(form_digest, "uint64")
    paragraph = np.array([s.paragraph for one in articles for s in one.sentences], dtype=np.int64)
    for wholes in (True, False):
        turns = np.diff(columns.document, prepend=-1) != 0
        if not wholes:
            turns |= np.diff(paragraph, prepend=-1) != 0
        opens = np.flatnonzero(turns)
        of, digests = _digests(forms, (np.cumsum(turns) - 1)[columns.sentence], SKETCH)
        last = columns.number[np.append(opens[1:], len(turns)) - 1]
        for unit, low, high in _stretches(of):
            at = opens[unit]
            number = WHOLE_ARTICLE if wholes else int(paragraph[at])
            key = articles[columns.document[at]].row["article"]
            yield Sketch(key, number, int(columns.number[at]), int(last[unit]), digests[low:high])


def _stretches(of: "Array") -> Iterator[tuple[int, int, int]]:
    """Yield each value of a sorted array with the bounds of its rows."""
    import numpy as np

    found, low = np.unique(of, return_index=True)
    yield from zip(found.tolist(), low.tolist(), [*low.tolist(), len(of)][1:], strict=True)


def _digests(forms: "Array", unit: "Array", most: int | None = None) -> tuple["Array", "Array"]:
    """Return (unit, digest) of the different runs of each unit's words, sorted by both, the `most` lowest of each (None: all).

    `unit` numbers what each word belongs to, and grows from word to word.
    """
    import numpy as np

    count = max(0, len(forms) - RUN + 1)
    made = np.zeros(count, np.uint64)
    for shift in range(RUN):
        made = _mixed(made + forms[shift : count + shift])
    within = (unit[len(unit) - count :] == unit[:count]) & (np.bincount(unit)[unit[:count]] >= FEWEST)
    made, of = made[within], unit[:count][within]
    order = np.lexsort((made, of))
    made, of = made[order], of[order]
    once = np.ones(len(made), dtype=bool)
    once[1:] = (made[1:] != made[:-1]) | (of[1:] != of[:-1])
    made, of = made[once], of[once]
    if most is None:
        return of, made
    kept = np.arange(len(of)) - np.searchsorted(of, of) < most
    return of[kept], made[kept]


def _mixed(values: Any) -> Any:
    """Spread 64 bits (the finaliser of splitmix64; Steele, Lea & Flood 2014, doi:10.1145/2714064.2660195)."""
    import numpy as np

    values = values + np.uint64(0x9E3779B97F4A7C15)
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def neighbours(digests: "Array", places: "Array") -> "Array":
    """Return pairs (place, earlier place) that share a digest: each with the first that has it and with the one before.

    Places are small numbers from 0. Pairs stand once each, sorted; many places with one digest give twice as many pairs at
    most, not their square.
    """
    import numpy as np

    order = np.lexsort((places, digests))
    digests, holders = digests[order], places[order].astype(np.int64)
    again = np.zeros(len(digests), dtype=bool)
    again[1:] = digests[1:] == digests[:-1]
    starts = np.maximum.accumulate(np.where(again, 0, np.arange(len(digests))))
    width = int(holders.max(initial=0)) + 1
    pairs = [np.unique(holders[again] * width + earlier[again]) for earlier in (holders[starts], np.roll(holders, 1))]
    later, earlier = np.divmod(np.unique(np.concatenate(pairs)), width)
    found: Array = np.c_[later, earlier]
    return found[earlier < later]


def padded(digests: "Array", rows: "Array", count: int, kind: str = "uint64") -> "Array":
    """Return `count` sketches as rows of SKETCH digests, 0 where there are fewer; `rows` grows and tells whose each one is."""
    import numpy as np

    made: Array = np.zeros((count, SKETCH), kind)
    made[rows, np.arange(len(rows)) - np.searchsorted(rows, rows)] = digests
    return made


def alike(one: "Array", other: "Array") -> "Array":
    """Tell of sketches, row by row, whether they share ALIKE digests: what shares fewer is hardly ever near to the other.

    In a large corpus most runs of common words stand somewhere else as well: nine in ten pairs that share one share no other.
    """
    import numpy as np

    told = np.zeros(len(one), dtype=bool)
    for at in range(0, len(one), AT_ONCE):
        left, right = one[at : at + AT_ONCE, :, None], other[at : at + AT_ONCE, None, :]
        told[at : at + AT_ONCE] = ((left == right) & (left != 0)).sum(axis=(1, 2)) >= ALIKE
    return told
