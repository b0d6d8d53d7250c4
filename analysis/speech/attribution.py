"""Text to Speech: reads, parses what is worth parsing, applies the rules and resolves the speakers."""

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from analysis.speech.cues import unspoken
from analysis.speech.direct import quote
from analysis.speech.drafts import Draft, from_claim
from analysis.speech.parser import parse
from analysis.speech.plausible import plausible
from analysis.speech.reading import Reading, parsable, read, worth_parsing
from analysis.speech.records import Kind, Mark, Mention, Quotation, Span, Speech
from analysis.speech.speakers import Cast
from analysis.speech.syntax import claims
from analysis.speech.titles import mark_use
from analysis.speech.verbless import asides, headline, turns

TOGETHER = 64
# What an author adds to a quotation that has closed: …”, which is a signal in itself.
_COMMENT = re.compile(
    r",?\s+(?:which (?:is|was|in|can|could|may|might|shows?|suggests?|means?|would)|a (?:claim|remark|phrase|hint|signal|message|reference)|an allusion)\b"
)


def attribute(text: str) -> Speech:
    """Attribute every quotation of one text."""
    return next(attribute_many([text]))


def attribute_many(texts: Iterable[str]) -> Iterator[Speech]:
    """Attribute texts one after another; memory does not grow with their number."""
    remaining = iter(texts)
    while group := list(islice(remaining, TOGETHER)):
        with _uncollected():
            found = _together(group)
        yield from found


def _together(group: list[str]) -> list[Speech]:
    readings = [read(text) for text in group]
    chosen = [(reading, span) for reading in readings for span in worth_parsing(reading)]
    trees = parse(parsable(reading, start, stop) for reading, (start, stop) in chosen)
    for (reading, (start, _)), tree in zip(chosen, trees, strict=True):
        reading.trees[start] = tree
    return [assemble(reading) for reading in readings]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Put off the search for circular garbage: trees hold many lists and none of them circular, and it costs a tenth."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def assemble(reading: Reading) -> Speech:
    """Apply the rules to a text whose sentences are parsed."""
    drafts, left = draft(reading)
    cast = Cast(reading, drafts)
    quotations = tuple(_finish(reading, one, cast) for one in drafts)
    marks = tuple(
        Mark(reading.pairs[one].start, reading.pairs[one].stop, mark_use(reading, reading.pairs[one])) for one in left
    )
    return Speech(quotations, marks)


def draft(reading: Reading) -> tuple[list[Draft], list[int]]:
    """Return every attribution in reading order, and the numbers of the pairs that nobody says."""
    drafts = indirect(reading)
    for turn in turns(reading):
        inside = [one for one in drafts if turn.start < one.stop and one.start < turn.stop]
        drafts = [one for one in drafts if one not in inside] + [turn]
        turn.pairs = [n for n, pair in enumerate(reading.pairs) if turn.start < pair.stop and pair.start < turn.stop]
    title = headline(reading)
    if title and not any(one.start < title.stop and one.stop > title.start for one in drafts):
        _widen(reading, title)
        drafts.append(title)
    left = quote(reading, drafts)
    for one in drafts:
        one.spans = _union(one.spans)
    return sorted(drafts, key=lambda one: (one.start, one.stop)), left


def indirect(reading: Reading) -> list[Draft]:
    """Return a draft for every plausible claim whose cue stands outside quotation marks, widened to marks it touches."""
    drafts = []
    for _, tree in sorted(reading.trees.items()):
        found = [*claims(tree), *asides(tree)]
        for claim in found:
            one = from_claim(claim, reading.text)
            if not one.spans or not one.cue or _quoted(reading, one.cue):
                continue
            if one.speaker and _quoted(reading, one.speaker):
                continue
            _widen(reading, one)
            embedded = any(claim.cue[0] in other.tokens for other in found if other is not claim)
            if plausible(claim, bool(one.pairs), embedded):
                drafts.append(one)
    return drafts


def _quoted(reading: Reading, span: Span) -> bool:
    return any(pair.start < span[0] for pair in reading.pairs_between(span[0], span[0] + 1))


def _widen(reading: Reading, one: Draft) -> None:
    """Widen the content to the quotation marks it reaches into."""
    for place, (start, stop) in enumerate(one.spans):
        for number in reading.numbers_between(start, stop):
            pair = reading.pairs[number]
            if start < pair.inner_stop and stop > pair.inner_start and number not in one.pairs:
                one.spans[place] = (min(one.spans[place][0], pair.start), max(one.spans[place][1], pair.stop))
                one.pairs.append(number)
        first, last = one.spans[place]
        for number in one.pairs:
            close = reading.pairs[number].stop
            if first < close < last and _COMMENT.match(reading.text, close):
                one.spans[place] = (first, close)
    one.spans = _union(one.spans)


def _union(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, stop in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged


def _kind(reading: Reading, spans: list[Span]) -> Kind:
    inside = total = 0
    for start, stop in spans:
        total += _letters(reading.text, start, stop)
        for pair in reading.pairs_between(start, stop):
            inside += _letters(reading.text, max(start, pair.start), min(stop, pair.stop))
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.95 * total else "mixed"


def _letters(text: str, start: int, stop: int) -> int:
    return sum(map(str.isalnum, text[start:stop]))


def _finish(reading: Reading, draft: Draft, cast: Cast) -> Quotation:
    spans = _union(draft.spans)
    name, role, sure = cast.resolve(draft)
    return Quotation(
        tuple(spans),
        _kind(reading, spans),
        cast.use(draft, role),
        Mention(*draft.speaker) if draft.speaker else None,
        name,
        role,
        round(sure * draft.sure, 3) if draft.speaker else 0.0,
        Mention(*draft.cue) if draft.cue else None,
        draft.stance,
        not (draft.card in unspoken() and reading.text.startswith("to ", spans[0][0])),
    )
