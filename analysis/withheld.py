"""Which marker hits lose their position in the published tables, so that together they lay no stretch of text open."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

LONGEST = 6
APART = 1000


def withheld(markers: "pd.DataFrame", tokens: "pd.DataFrame", quotations: "pd.DataFrame") -> "pd.DataFrame":
    """Return the markers; a hit in a stretch of more than six words told by the published tables has no position.

    Told are the words of hits, of names that hold a hit, of cues and of speakers' names; a single word between two told
    ones counts as told. In place of a withheld position stands a number below 0; hits that overlap keep their
    distance, so that what is counted by word stays what it is; the groups follow the entries, not the text.
    """
    made = markers.copy()
    for article, hits in markers.groupby("article"):
        words = tokens[tokens["article"] == article]
        said = quotations[quotations["article"] == article]
        told = _told(hits, words) | _introduced(said, words)
        long = {word for stretch in _stretches(told) if len(stretch) > LONGEST for word in stretch}
        spans = zip(hits["word"], hits["length"], strict=True)
        hidden = hits[[not long.isdisjoint(range(word, word + length)) for word, length in spans]]
        numbers = _numbers(hidden)
        made.loc[hidden.index, "word"] = [numbers[word] for word in hidden["word"]]
    return made


def _told(hits: "pd.DataFrame", words: "pd.DataFrame") -> set[int]:
    named = dict(zip(words["word"], words["in_name"], strict=True))
    told = {n for word, length in zip(hits["word"], hits["length"], strict=True) for n in range(word, word + length)}
    for word in hits.loc[hits["in_name"].astype(bool), "word"]:
        for step in (-1, 1):
            at = word
            while named.get(at):
                told.add(at)
                at += step
    return told


def _introduced(quotations: "pd.DataFrame", words: "pd.DataFrame") -> set[int]:
    cues = zip(quotations["cue_start"], quotations["cue_stop"], [""] * len(quotations), strict=True)
    speakers = zip(quotations["speaker_start"], quotations["speaker_stop"], quotations["speaker"], strict=True)
    told = set()
    for start, stop, name in (*cues, *speakers):
        inside = words[(words["start"] >= start) & (words["start"] < stop)]
        shown = set(name.split())
        told |= {n for n, form in zip(inside["word"], inside["form"], strict=True) if not name or form in shown}
    return told


def _stretches(told: set[int]) -> Iterable[list[int]]:
    bridged = sorted(told | {word + 1 for word in told if word + 2 in told})
    stretch: list[int] = []
    for word in bridged:
        if stretch and word != stretch[-1] + 1:
            yield stretch
            stretch = []
        stretch.append(word)
    yield stretch


def _numbers(hidden: "pd.DataFrame") -> dict[int, int]:
    """Number the words of hits that overlap as they stand to one another, such groups far apart and out of their order."""
    groups: list[list[tuple[int, int, int, str]]] = []
    for word, length, sentence, entry in sorted(
        zip(hidden["word"], hidden["length"], hidden["sentence"], hidden["entry"], strict=True)
    ):
        if groups and word < max(first + size for first, size, _, _ in groups[-1]):
            groups[-1].append((word, length, sentence, entry))
        else:
            groups.append([(word, length, sentence, entry)])
    shuffled = sorted(groups, key=lambda group: (group[0][2], sorted(entry for *_, entry in group)))
    return {word: word - group[0][0] - APART * number for number, group in enumerate(shuffled, 1) for word, *_ in group}
