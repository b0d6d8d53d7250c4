"""Polarity shifters: words that give away or end what another word praises or blames, and quantifiers that deny a predicate.

"Signing away its freedom" praises nobody, "hopes were dashed" gives no hope, "fear was dispelled" blames little, and "not everyone was
celebrating" denies the celebration. Polanyi & Zaenen 2004 (in print 2006, doi:10.1007/1-4020-4102-0_1) name such shifters; Schulder,
Wiegand, Ruppenhofer & Roth 2017 (IJCNLP, I17-1063) show that verbs are most of them. The list is our own: `data/shifters.csv`.
"""

import csv
from collections.abc import Sequence
from functools import cache
from importlib import resources

from analysis.tables import CorpusError
from analysis.tone import cues

SIDES = ("praise after", "praise before", "blame after", "blame before")


@cache
def shifters(side: str) -> frozenset[str]:
    """Return the forms, of one word or two, that shift `praise` or `blame` which stands `after` or `before` them."""
    text = resources.files("analysis.tone").joinpath("data", "shifters.csv").read_text(encoding="utf-8")
    found = set[str]()
    for line, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        told = f"{row['shifts']} {row['stands']}"
        if told not in SIDES:
            raise CorpusError(f"shifters.csv, line {line}: {told!r} is unknown; write praise or blame, after or before")
        if told == side:
            found.update(filter(None, (row["entry"], *row["forms"].split("|"))))
    return frozenset(found)


def shifter(left: Sequence[str], praise: bool) -> int:
    """Return how many words back the nearest shifter of what follows stands, -1 for none; `left` runs from near to far.

    What gives praise away reaches six words, up to a word that joins ("lost the vote and won respect"); what ends blame four.
    """
    known = shifters("praise after" if praise else "blame after")
    for back, word in enumerate(left[: cues.GIVEN_REACH if praise else cues.REDUCED_REACH]):
        pair = f"{word} {left[back - 1]}" if back else word
        if word in known or pair in known or (not praise and word in cues.REDUCERS):
            return back
        if praise and word in cues.JOINERS:
            break
    return -1


def gives_away(phrase: str) -> bool:
    """Tell whether the last two words of a phrase give away what follows: "gave up", "at the expense of"."""
    return " ".join(phrase.split(" ")[-2:]) in shifters("praise after")


def denied(left: Sequence[str]) -> str:
    """Return the quantifier that denies what its clause says of its subject ("not everyone", "few"), or nothing."""
    for back, word in enumerate(left):
        pair = f"{left[back + 1]} {word}" if back + 1 < len(left) else word
        if pair in cues.DENYING_PAIRS:
            return pair
        if word in cues.DENYING and pair not in cues.COUNTING_PAIRS:
            return word
    return ""


def befallen(right: Sequence[str], praise: bool) -> str:
    """Return the word that tells that what stands before it is gone or over, or nothing; `right` runs from near to far."""
    known = shifters("praise before" if praise else "blame before")
    for word in right:
        if word in known:
            return word
        if word in cues.JOINERS or word in cues.NEGATORS or word.endswith("n't"):
            break
    return ""
