"""Attributions found, held against those of human annotators, article by article."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.coding.gauge import Number
from analysis.coding.numbers import precision_recall, share
from analysis.coding.passage import Json, Passage

SUBSETS = ("reported", "all")
KINDS = ("all", "direct", "mixed", "indirect")
LEVELS = {"overlap": 1e-9, "iou30": 0.3, "iou80": 0.8, "exact": 1.0}
END_TO_END = ("iou30", "iou80")
_ROUNDING = 1e-12


@dataclass(frozen=True)
class _Side:
    """The attributions of one side: their words, their kinds, and whether each one counts."""

    quotes: Sequence[Json]
    words: Sequence[int]
    kinds: Sequence[str]
    counts: Sequence[bool]

    def together(self, kind: str = "all", counting: bool = True) -> int:
        """Return all words of those that count (or not) and are of a kind."""
        found = 0
        for words, own, counts in zip(self.words, self.kinds, self.counts, strict=True):
            found |= words if counts == counting and kind in ("all", own) else 0
        return found

    def number(self, kind: str) -> int:
        """Return how many of a kind count."""
        return sum(c and kind in ("all", own) for own, c in zip(self.kinds, self.counts, strict=True))


def counts(text: str, gold: Sequence[Json], found: Sequence[Json]) -> Counter[str]:
    """Return the columns of one article, named SUBSET/KIND/…

    Both sides' attributions are matched one to one, the pair of the largest overlap (shared words / all words of the
    two) first. In the subset *reported* the annotators' beliefs, wishes and plans (`reported` false) are neither missed
    nor, when found, false alarms. The kind follows from the text, a found one's for precision, the annotators' for recall.
    """
    passage = Passage(text)
    columns: Counter[str] = Counter({"n": len(gold)})
    for subset in SUBSETS:
        one, other, pairs = _sides(passage, gold, found, subset)
        for kind in KINDS:
            _count_words(columns, f"{subset}/{kind}", kind, one, other)
        for theirs, ours, overlap in pairs:
            if one.counts[theirs]:
                for name in _told(passage, one, other, theirs, ours, overlap):
                    columns[f"{subset}/{name}"] += 1
    return columns


def numbers() -> tuple[Number, ...]:
    """Return every number of attributions: words, spans, speakers, cues and end to end, by subset and kind."""
    made: list[Number] = []
    for place in (f"{subset}/{kind}" for subset in SUBSETS for kind in KINDS):
        words = f"{place}/words"
        made += precision_recall(words, (f"{words}/hit/p", f"{words}/hit/g"), f"{words}/found", f"{words}/gold")
        for level in (*LEVELS, *(f"e2e_{level}" for level in END_TO_END)):
            one = f"{place}/{level}"
            made += precision_recall(one, (f"{one}/p", f"{one}/g"), f"{place}/found", f"{place}/gold")
        made.append(share(f"{place}/speaker", f"{place}/head", f"{place}/matched"))
        made.append(share(f"{place}/speaker_named", f"{place}/head_named", f"{place}/matched_named"))
        made.append(share(f"{place}/speaker_exact", f"{place}/same", f"{place}/matched"))
        made.append(share(f"{place}/cue", f"{place}/cue_hit", f"{place}/matched_cue"))
    return tuple(made)


def _sides(
    passage: Passage, gold: Sequence[Json], found: Sequence[Json], subset: str
) -> tuple[_Side, _Side, list[tuple[int, int, float]]]:
    theirs, ours = (_worded(passage, quotes) for quotes in (gold, found))
    kept = [subset == "all" or bool(quote.get("reported", True)) for quote, _ in theirs]
    one = _side(passage, theirs, kept)
    pairs = _pairs(one, [words for _, words in ours])
    ignored = one.together(counting=False) & ~one.together()
    partner = {mine: gold_one for gold_one, mine, _ in pairs}
    counting = [
        kept[partner[i]] if i in partner else (words & ignored).bit_count() < 0.5 * words.bit_count()
        for i, (_, words) in enumerate(ours)
    ]
    return one, _side(passage, ours, counting), pairs


def _worded(passage: Passage, quotes: Sequence[Json]) -> list[tuple[Json, int]]:
    return [(quote, words) for quote in quotes if (words := passage.said(quote))]


def _side(passage: Passage, worded: Sequence[tuple[Json, int]], counting: Sequence[bool]) -> _Side:
    words = [words for _, words in worded]
    return _Side([quote for quote, _ in worded], words, [passage.kind(one) for one in words], counting)


def _pairs(gold: _Side, found: Sequence[int]) -> list[tuple[int, int, float]]:
    """Return (gold, found, overlap) of attributions matched one to one."""
    possible = []
    for mine, words in enumerate(found):
        for theirs, others in enumerate(gold.words):
            if shared := (words & others).bit_count():
                overlap = shared / (words.bit_count() + others.bit_count() - shared)
                possible.append((-overlap, not gold.counts[theirs], mine, theirs))
    taken: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for overlap, _, mine, theirs in sorted(possible):
        if mine not in used and theirs not in taken:
            taken[theirs] = mine, -overlap
            used.add(mine)
    return [(theirs, mine, overlap) for theirs, (mine, overlap) in taken.items()]


def _count_words(columns: Counter[str], place: str, kind: str, gold: _Side, found: _Side) -> None:
    every = found.together() | found.together(counting=False)
    ignored = gold.together(counting=False) & ~gold.together()
    wanted, guessed = gold.together(kind), found.together(kind) & ~ignored
    columns[f"{place}/words/gold"] += wanted.bit_count()
    columns[f"{place}/words/found"] += guessed.bit_count()
    columns[f"{place}/words/hit/g"] += (wanted & every).bit_count()
    columns[f"{place}/words/hit/p"] += (guessed & gold.together()).bit_count()
    columns[f"{place}/gold"] += gold.number(kind)
    columns[f"{place}/found"] += found.number(kind)


def _told(passage: Passage, gold: _Side, found: _Side, theirs: int, ours: int, overlap: float) -> Iterator[str]:
    """Yield the columns that a matched pair counts for, each as KIND/column."""
    wanted, guessed = gold.quotes[theirs], found.quotes[ours]
    who = passage.core(wanted.get("speaker")), passage.core(guessed.get("speaker"))
    head = who == (None, None) or bool(who[0] and who[1] and who[0] & who[1])
    for side, own in (("p", found.kinds[ours]), ("g", gold.kinds[theirs])):
        for kind in ("all", own):
            for level, least in LEVELS.items():
                if overlap >= least - _ROUNDING:
                    yield f"{kind}/{level}/{side}"
                    if head and level in END_TO_END:
                        yield f"{kind}/e2e_{level}/{side}"
    if overlap >= LEVELS["iou30"] - _ROUNDING:
        facts = {"matched": True, "head": head, "same": who[0] == who[1]}
        facts |= {"matched_named": who[0] is not None, "head_named": who[0] is not None and head}
        facts |= _cue(passage, wanted.get("cue"), guessed.get("cue"))
        for kind in ("all", gold.kinds[theirs]):
            yield from (f"{kind}/{name}" for name, true in facts.items() if true)


def _cue(passage: Passage, wanted: Mapping[str, Any] | None, guessed: Mapping[str, Any] | None) -> dict[str, bool]:
    asked, given = (passage.words([(one["start"], one["end"])]) if one else 0 for one in (wanted, guessed))
    return {"matched_cue": bool(asked), "cue_hit": bool(asked & given)}
