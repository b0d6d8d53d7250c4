"""The same utterance in several articles: who carried it, how much of it, and under which cue."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.alignments.identities import identify
from analysis.alignments.utterances import Utterance, covered, is_echo, likeness, terms, weights
from analysis.speech.records import Mention, Quotation, Span
from analysis.tables import KEY, REAL, STRING, WHOLE, table

if TYPE_CHECKING:
    import pandas as pd

    from analysis.tokens import Document, Sentence, Tokens

COMMON = 400
COLUMNS = {
    "echo": WHOLE,
    **KEY,
    "person": STRING,
    "role": STRING,
    "kind": STRING,
    "cue": STRING,
    "stance": STRING,
    "words": WHOLE,
    "word": WHOLE,
    "share": REAL,
    "likeness": REAL,
}


@dataclass(frozen=True)
class _Told:
    """What one article reports in one sentence: its row in the table and its utterance."""

    article: str
    row: dict[str, Any]
    said: Utterance


def echoes(tokens: "Tokens") -> "pd.DataFrame":
    """List every utterance that two articles or more report, one row an article's sentence of it.

    `echo` numbers the utterances, those of most articles first. `person` is the speaker's longest name in any article;
    `word` is the number of the first word in the article, `words` how many are reported. `share` (0 to 1) is how much of
    the fullest version of the utterance the row carries, by the weight of its content words; the fullest has 1. `likeness`
    is how much of the shorter of the two the other has. No column holds readable text but the cue.
    Only texts in English are looked at. Known errors: translations without a word in common are missed; what a speaker says in the same words about two
    things is one utterance.
    """
    english = [document for document in tokens.documents if document.language == "en"]
    told = [one for document in english for one in _told(document)] if len(english) > 1 else []
    whole = identify(one.said.speaker for one in told)
    told = [_named(one, whole.get(one.said.speaker, "")) for one in told]
    weight = weights(one.said for one in told)
    groups = sorted(_groups(told, weight), key=lambda group: -len({told[place].article for place, _ in group}))
    rows = []
    for number, group in enumerate(groups, 1):
        fullest = told[group[0][0]].said
        for place, found in sorted(group):
            one = told[place]
            row = {"echo": number, **one.row, "share": covered(fullest, one.said, weight), "likeness": found}
            rows.append(tuple(row[column] for column in COLUMNS))
    return table(rows, COLUMNS)


def _groups(told: Sequence[_Told], weight: dict[str, float]) -> Iterator[list[tuple[int, float]]]:
    """Gather around each fullest version what is like it: (place, likeness) of each, the fullest first."""
    near = _neighbours(told)
    taken: set[int] = set()
    full = [math.fsum(weight[term] for term in one.said.terms) for one in told]
    for hub in sorted(range(len(told)), key=lambda place: (-full[place], place)):
        if hub in taken:
            continue
        others = sorted(near[hub] - taken)
        group = [
            (place, likeness(told[hub].said, told[place].said, weight))
            for place in others
            if is_echo(told[hub].said, told[place].said, weight)
        ]
        if any(told[place].article != told[hub].article for place, _ in group):
            yield [(hub, 1.0), *group]
            taken |= {hub, *(place for place, _ in group)}


def _neighbours(told: Sequence[_Told]) -> list[set[int]]:
    """Return for each the places of those that share two terms with it, terms that stand everywhere left aside."""
    by_term: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(told):
        for term in one.said.terms:
            by_term[term[:4]].append(place)
    shared: list[Counter[int]] = [Counter() for _ in told]
    for places in by_term.values():
        if len(places) <= COMMON:
            for place in places:
                shared[place].update(places)
    return [{other for other, count in one.items() if count > 1 and other != at} for at, one in enumerate(shared)]


def _named(one: _Told, person: str) -> _Told:
    return _Told(one.article, {**one.row, "person": person}, Utterance(person, one.said.terms, one.said.role))


def _told(document: "Document") -> Iterator[_Told]:
    """Return what one document reports, quotation by quotation and sentence by sentence."""
    for quotation in document.speech.quotations:
        if not quotation.reported:
            continue
        for sentence in document.sentences:
            if sentence.stop > quotation.spans[0][0] and sentence.start < quotation.spans[-1][1]:
                yield from _within(document, quotation, sentence)


def _within(document: "Document", quotation: Quotation, sentence: "Sentence") -> Iterator[_Told]:
    pieces = [
        (max(start, sentence.start), min(stop, sentence.stop))
        for start, stop in quotation.spans
        if start < sentence.stop and stop > sentence.start
    ]
    for mention in (quotation.speaker, quotation.cue):
        pieces = [part for piece in pieces for part in _without(piece, mention)]
    inside = [word for word in sentence.words if any(start <= word.start < stop for start, stop in pieces)]
    content = frozenset().union(*(terms(document.text[start:stop]) for start, stop in pieces))
    if not inside or len(content) < 2:
        return
    cue = document.text[quotation.cue.start : quotation.cue.stop].lower() if quotation.cue else ""
    first = inside[0]
    row = {
        "article": document.article, "zone": sentence.zone, "sentence": sentence.number, "voice": first.voice,
        "speaker": quotation.name, "role": quotation.role, "kind": quotation.kind, "cue": cue,
        "stance": quotation.stance, "words": len(inside), "word": first.number,
    }  # fmt: skip
    yield _Told(document.article, row, Utterance(quotation.name, content, quotation.role))


def _without(piece: Span, mention: Mention | None) -> list[Span]:
    """Return what is left of a piece without a mention inside it."""
    if mention is None or mention.stop <= piece[0] or mention.start >= piece[1]:
        return [piece]
    left = [(piece[0], mention.start), (mention.stop, piece[1])]
    return [(start, stop) for start, stop in left if start < stop]
