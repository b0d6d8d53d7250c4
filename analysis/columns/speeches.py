"""The tables of what is said: every quotation and every mark of many articles."""

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from analysis.columns.table import coded
from analysis.speech.records import Mention, Speech
from analysis.tables import COLUMNS, Coded

if TYPE_CHECKING:
    from analysis.columns.table import Array


def quotations(articles: Sequence[str], texts: Sequence[str], speeches: Sequence[Speech]) -> Coded:
    """Return the table quotations, a row each in reading order."""
    sizes = [len(speech.quotations) for speech in speeches]
    said = [*chain.from_iterable(speech.quotations for speech in speeches)]
    at = _repeated(sizes)
    held: dict[str, Any] = {
        "article": (at, articles),
        "quotation": [*chain.from_iterable(map(range, sizes))],
        "kind": coded(one.kind for one in said),
        "use": coded(one.use for one in said),
        "speaker": coded(one.name for one in said),
        "role": coded(one.role for one in said),
        "confidence": [one.confidence for one in said],
        "stance": coded(one.stance for one in said),
        "spans": coded(";".join([f"{start}-{stop}" for start, stop in one.spans]) for one in said),
        "start": [one.spans[0][0] for one in said],
        "stop": [one.spans[-1][1] for one in said],
    }
    told = [texts[place] for place in at.tolist()]
    for part, name, mentions in (
        ("speaker", "mention", [one.speaker for one in said]),
        ("cue", "cue", [one.cue for one in said]),
    ):
        start, stop = mentioned(mentions)
        held |= {f"{part}_start": start, f"{part}_stop": stop}
        held[name] = coded(text[a:b] for text, a, b in zip(told, start, stop, strict=True))
    return Coded(held, COLUMNS["quotations"])


def marks(articles: Sequence[str], speeches: Sequence[Speech]) -> Coded:
    """Return the table marks, a row each in reading order."""
    seen = [*chain.from_iterable(speech.marks for speech in speeches)]
    held = {
        "article": (_repeated([len(speech.marks) for speech in speeches]), articles),
        "start": [one.start for one in seen],
        "stop": [one.stop for one in seen],
        "use": coded(one.use for one in seen),
    }
    return Coded(held, COLUMNS["marks"])


def mentioned(mentions: Sequence[Mention | None]) -> tuple[list[int], list[int]]:
    """Return where mentions start and stop, -1 where there is none: a text is empty from -1 to -1."""
    return [one.start if one else -1 for one in mentions], [one.stop if one else -1 for one in mentions]


def _repeated(sizes: Sequence[int]) -> "Array":
    import numpy as np

    return np.repeat(np.arange(len(sizes)), np.array(sizes, dtype="int64"))
