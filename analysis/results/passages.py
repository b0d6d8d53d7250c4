"""Which sentences a result was computed from, so that it can be read there and counted again from them alone."""

from collections.abc import Iterable, Mapping
from typing import Any

from analysis.results.readings import kind, reading
from analysis.study import Study

Places = dict[str, list[int]]


def passages(study: Study, key: str, row: Mapping[Any, Any]) -> tuple[str, ...]:
    """Return the sentences that a result reads, article by article, numbered from 0: ("s1-preview:0-4,7", …).

    A rate reads every sentence of its denominator, not only those with a hit. Where several articles enter, all are named.
    """
    article = row.get("article")
    articles = list(study.labels)
    if isinstance(article, str) and article and not reading(key).whole:
        articles = [article]
    places = _places(study, articles, key)
    return tuple(f"{one}:{_ranges(numbers)}" for one, numbers in places.items() if numbers)


def read_places(told: Iterable[str]) -> Places:
    """Return article → sentence numbers from what `passages` wrote.

    >>> read_places(["a:0-2,5"])
    {'a': [0, 1, 2, 5]}
    """
    found: Places = {}
    for one in told:
        article, _, ranges = one.rpartition(":")
        ends = [part.partition("-") for part in ranges.split(",")]
        found[article] = [n for first, _, last in ends for n in range(int(first), int(last or first) + 1)]
    return found


def _places(study: Study, articles: list[str], key: str) -> Places:
    """Return the sentences with a word, of the voices and zones that this kind of result counts."""
    segments = study["segments"][["article", "zone", "sentence", "voice", "words"]]
    segments = segments[segments["article"].isin(articles) & (segments["words"] > 0)]
    last = key.rsplit(".", 1)[-1]
    if kind(key) in ("tone", "markers") and last in ("own", "quoted"):
        own = segments["voice"] == "own"
        segments = segments[own if last == "own" else ~own]
    if kind(key) == "readability":
        segments = segments[segments["zone"] != "headline"]
    found = segments.groupby("article")["sentence"].unique()
    return {article: sorted(int(n) for n in found[article]) for article in articles if article in found.index}


def _ranges(numbers: list[int]) -> str:
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)
