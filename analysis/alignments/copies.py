"""Shared copy: articles and paragraphs that stand, word for word or nearly, in more than one article."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.alignments.sketches import SKETCH, WHOLE_ARTICLE, alike, like, neighbours, padded, runs, runs_of
from analysis.tables import COLUMNS, table
from analysis.words import words

if TYPE_CHECKING:
    import pandas as pd

    from analysis.columns import Array
    from analysis.documents.read import Read

LIKE = 0.5
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?")


class Held(NamedTuple):
    """A paragraph, or with `paragraph` -1 a whole article: its text, its sentences, and the day it is from ("" unknown)."""

    article: str
    paragraph: int
    first_sentence: int
    last_sentence: int
    text: str
    day: str = ""


def held(articles: "Sequence[Read]") -> list[Held]:
    """Return what articles hold, the whole of each before its paragraphs, articles in order of their days.

    Those without a day come last, in the order given.
    """
    days = [one.row.get("published_earliest", "") or one.row.get("published_latest", "") for one in articles]
    order = sorted(range(len(articles)), key=lambda n: (days[n] == "", days[n], n))
    return [one for n in order for one in _held(articles[n], days[n])]


def _held(article: "Read", day: str) -> Iterator[Held]:
    key, text = article.row["article"], article.canonical.text
    yield Held(key, WHOLE_ARTICLE, 0, max(len(article.sentences) - 1, 0), text, day)
    inside: dict[int, list[int]] = defaultdict(list)
    for number, sentence in enumerate(article.sentences):
        inside[sentence.paragraph].append(number)
    for number, paragraph in enumerate(text.split("\n")):
        if found := inside.get(number):
            yield Held(key, number, found[0], found[-1], paragraph, day)


def copies(given: Sequence[Held]) -> "pd.DataFrame":
    """Return one row for every article or paragraph that an earlier one in `given` holds as well, from another article.

    Columns: article and paragraph (-1: the whole article), its first and last sentence, its words; kind: exact (the same
    words) or near; holder and holder_paragraph, the earliest that is like it; similarity, from 0.5 to 1: Jaccard's, over runs
    of four words; quoted, the share of its words inside quotation marks; dated: whether both have a day and another one, so that
    "earliest" is known and not only the order of the files. Paragraphs of fewer than 12 words are not looked at.

    Each is known by the twelve lowest digests of its runs (a bottom-k sketch: Broder 1997, doi:10.1109/SEQUEN.1997.666900);
    two that share two of them are compared in full, so no similarity is estimated. At 0.5 fewer are shared in one case of 300
    where one holds all of the other, and in one of 10,000 where both are as long; at 0.6 in one of 3,000 at most. Known
    errors: a paragraph rewritten in every other clause falls below 0.5; a translated one is not found; one whose shared
    digests all stand in common words is compared with the first and the last paragraph that has these, not with every one.
    """
    known = lru_cache(maxsize=20_000)(lambda place: know(given[place]))
    found = ((place, map(known, sorted(others))) for place, others in sorted(_candidates(given).items()))
    rows = (copy_of(given[place], known(place), earlier) for place, earlier in found)
    return table([row for row in rows if row], COLUMNS["copies"])


class Known(NamedTuple):
    """What is compared of a paragraph or an article: where it stands, its day, the digest of its words, its runs."""

    article: str
    paragraph: int
    day: str
    same: int
    runs: "Array"


def know(one: Held) -> Known:
    """Return what is compared of it."""
    forms = [one.text[a:b].casefold() for a, b in words(one.text)]
    same = int.from_bytes(blake2b(" ".join(forms).encode(), digest_size=8).digest())
    return Known(one.article, one.paragraph, one.day, same, runs_of(forms))


def copy_of(one: Held, its: Known, earlier: Iterable[Known]) -> tuple[Any, ...] | None:
    """Return the row that tells of which it is a copy, the first of the earlier ones that is like it; None if of none."""
    compared = ((holder, like(its.runs, holder.runs)) for holder in earlier)
    holder, similarity = next(((other, value) for other, value in compared if value >= LIKE), (None, 0.0))
    if holder is None:
        return None
    spans = words(one.text)
    inside = [match.span() for match in _QUOTED.finditer(one.text)]
    quoted = sum(any(start <= a < stop for start, stop in inside) for a, _ in spans) if inside else 0
    dated = bool(one.day and holder.day and one.day != holder.day)
    place = (one.article, one.paragraph, one.first_sentence, one.last_sentence, len(spans))
    kind = "exact" if its.same == holder.same else "near"
    return (*place, kind, holder.article, holder.paragraph, similarity, quoted / len(spans), dated)


def copied(found: "pd.DataFrame", most_quoted: float = 0.5) -> frozenset[tuple[str, int]]:
    """Return the sentences (article, number) that are copy of an earlier holder; the holder's own are not among them.

    Paragraphs that are quoted for more than `most_quoted` are left out: who hears the same person copies nobody.
    """
    told = found[(found["quoted"] <= most_quoted) | (found["paragraph"] == WHOLE_ARTICLE)]
    spans = told[["article", "first_sentence", "last_sentence"]].itertuples(index=False)
    return frozenset((a, number) for a, first, last in spans for number in range(int(first), int(last) + 1))


def without_copies(
    tables: "Mapping[str, pd.DataFrame]", places: Iterable[tuple[str, int]]
) -> "dict[str, pd.DataFrame]":
    """Return measurement tables without the sentences that are copy, so that every comparison runs with and without them.

    `places` is what `copied` returns. Tables without the columns article and sentence are passed on as they are.
    """
    import pandas as pd

    gone = pd.MultiIndex.from_tuples(sorted(places), names=["article", "sentence"]) if places else None
    kept = {}
    for name, one in tables.items():
        if gone is not None and {"article", "sentence"} <= set(one.columns):
            one = one[~pd.MultiIndex.from_frame(one[["article", "sentence"]]).isin(gone)]
        kept[name] = one
    return kept


def _candidates(given: Sequence[Held]) -> dict[int, set[int]]:
    """Return for each place the earlier places, of other articles, that share digests: of each digest the first with it and the one before."""
    import numpy as np

    sketches = [runs(one.text)[:SKETCH] for one in given]
    places = np.repeat(np.arange(len(given)), [len(one) for one in sketches])
    every = np.concatenate(sketches) if sketches else np.zeros(0, np.uint64)
    rows = padded(every, places, len(given))
    is_whole = np.array([one.paragraph == WHOLE_ARTICLE for one in given], dtype=bool)
    found: dict[int, set[int]] = defaultdict(set)
    for chosen in (is_whole[places], ~is_whole[places]):
        pairs = neighbours(every[chosen], places[chosen])
        for place, other in pairs[alike(rows[pairs[:, 0]], rows[pairs[:, 1]])].tolist():
            if given[place].article != given[other].article:
                found[place].add(other)
    return found
