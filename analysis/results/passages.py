"""Which sentences a result was computed from, so that it can be read there and counted again from them alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from analysis.results.readings import kind, reading
from analysis.study import Study

if TYPE_CHECKING:
    import pandas as pd

Places = dict[str, list[int]]


def passages(study: Study, key: str, row: Mapping[Any, Any], sentences: "Sentences | None" = None) -> tuple[str, ...]:
    """Return the sentences that a result reads, article by article, numbered from 0: ("s1-preview:0-4,7", …).

    A rate reads every sentence of its denominator, not only those with a hit. Where several articles enter, all are named.
    `sentences` are the study's, where many results are asked for.
    """
    known = (sentences or Sentences(study)).of(_part(key))
    return tuple(f"{one}:{known[one]}" for one in articles_read(study, key, row) if one in known)


def every(study: Study) -> tuple[str, ...]:
    """Return all sentences of a study, also those of articles that are not measured, as `passages` does."""
    found = study["sentences"].groupby("article")["sentence"].unique()
    return tuple(f"{article}:{_ranges(sorted(map(int, numbers)))}" for article, numbers in found.items())


def articles_read(study: Study, key: str, row: Mapping[Any, Any]) -> list[str]:
    """Return the articles whose texts enter a row: those `between` which it is, its own, its outlet's, or all."""
    told = reading(key)
    measured = [one for one in study.labels if one not in study.refused]
    if told.whole or not told.texts:
        return measured if told.texts else []
    between = row.get("between")
    if isinstance(between, str) and between:
        return between.split("; ")
    if pooled(row):
        return [article for article in measured if study.owners[article] == row["outlet"]]
    article = row.get("article")
    return [article] if isinstance(article, str) and article else measured


def pooled(row: Mapping[Any, Any]) -> bool:
    """Tell whether a row is of an outlet and not of one article."""
    article, outlet = row.get("article"), row.get("outlet")
    return isinstance(outlet, str) and bool(outlet) and not (isinstance(article, str) and article)


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


@dataclass(frozen=True)
class Sentences:
    """The sentences with a word of a study, told in ranges, for each part of its texts that results read."""

    study: Study
    told: dict[str, dict[str, str]] = field(default_factory=dict)

    def of(self, part: str) -> dict[str, str]:
        """Return article → its sentences with a word in a part: own or quoted voice, body, or all.

        To the markers in quoted voices belong the sentences of which the outlet's own words carry what another said.
        """
        if part not in self.told:
            segments = self.study["segments"][["article", "zone", "sentence", "voice", "words"]]
            segments = segments[segments["words"] > 0]
            kept = {
                "own": segments["voice"] == "own",
                "quoted": segments["voice"] != "own",
                "body": segments["zone"] != "headline",
            }
            there = segments[kept[part]] if part in kept else segments
            if part == "quoted markers":
                there = self._with_hits(segments[kept["quoted"]])
            found = there.groupby("article")["sentence"].unique()
            self.told[part] = {str(article): _ranges(sorted(map(int, numbers))) for article, numbers in found.items()}
        return self.told[part]

    def _with_hits(self, segments: "pd.DataFrame") -> "pd.DataFrame":
        import pandas as pd

        hits = self.study["markers"]
        return pd.concat([segments, hits[hits["voice"] != "own"]])[["article", "sentence"]]


def _part(key: str) -> str:
    """Return the part of the texts that this kind of result counts."""
    last = key.rsplit(".", 1)[-1]
    if kind(key) == "markers" and last == "quoted":
        return "quoted markers"
    if kind(key) in ("tone", "markers") and last in ("own", "quoted"):
        return last
    return "body" if kind(key) == "readability" else "all"


def _ranges(numbers: list[int]) -> str:
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)
