"""Text to Speech: reads, parses what is worth parsing, applies the rules and resolves the speakers."""

import gc
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice, repeat

from analysis.speech.agreement import agreed
from analysis.speech.casing import names_inside
from analysis.speech.cues import shown, unspoken
from analysis.speech.direct import quote
from analysis.speech.drafts import Draft, from_claim
from analysis.speech.parenthetical import said_alone
from analysis.speech.parser import parse
from analysis.speech.plausible import plausible
from analysis.speech.reading import Reading, parsable, read, worth_parsing
from analysis.speech.records import Kind, Mark, Mention, Quotation, Span, Speech
from analysis.speech.speakers import Cast
from analysis.speech.spelled import labelled, spelled_out
from analysis.speech.syntax import Claim, claims
from analysis.speech.titles import mark_use
from analysis.speech.verbless import asides, headline, turns

TOGETHER = 128
SAME = 0.5
# What an author adds to a quotation that has closed: …”, which is a signal in itself.
_COMMENT = re.compile(
    r",?\s+(?:which (?:is|was|in|can|could|may|might|shows?|suggests?|means?|would)|a (?:claim|remark|phrase|hint|signal|message|reference)|an allusion)\b"
)


def attribute(text: str) -> Speech:
    """Attribute every quotation of one text."""
    return next(attribute_many([text]))


def attribute_many(texts: Iterable[str], cut: Iterable[Sequence[Span]] | None = None) -> Iterator[Speech]:
    """Attribute texts one after another; memory does not grow with their number.

    `cut` gives for each text where its sentences start and stop, if that is known already.
    """
    remaining = zip(texts, repeat(None) if cut is None else cut, strict=cut is not None)
    while group := list(islice(remaining, TOGETHER)):
        with _uncollected():
            found = _together(group)
        yield from found


def _together(group: list[tuple[str, Sequence[Span] | None]]) -> list[Speech]:
    readings = [read(text, cut) for text, cut in group]
    chosen = [
        (reading, span) for reading in readings for span in worth_parsing(reading) if not spelled_out(reading, *span)
    ]
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
    quotations = agreed([_finish(reading, one, cast) for one in drafts])
    marks = tuple(
        Mark(reading.pairs[one].start, reading.pairs[one].stop, mark_use(reading, reading.pairs[one])) for one in left
    )
    return Speech(quotations, marks, tuple((pair.start, pair.stop) for pair in reading.pairs))


def draft(reading: Reading) -> tuple[list[Draft], list[int]]:
    """Return every attribution in reading order, and the numbers of the pairs that nobody says."""
    drafts = _with_turns(reading, indirect(reading))
    title = headline(reading)
    if title and not any(one.start < title.stop and one.stop > title.start for one in drafts):
        _widen(reading, title)
        drafts.append(title)
    left = quote(reading, drafts)
    for one in drafts:
        one.spans = _union(one.spans)
    return sorted(drafts, key=lambda one: (one.start, one.stop)), left


def _with_turns(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with the turns of a transcript in place of those that reach into one."""
    found = turns(reading)
    starts = [turn.start for turn in found]
    for turn in found:
        turn.pairs = list(reading.numbers_between(turn.start, turn.stop))

    def covered(one: Draft) -> bool:
        before = bisect_left(starts, one.stop)
        return before > 0 and one.start < found[before - 1].stop

    return [*(one for one in drafts if not covered(one)), *found] if found else drafts


def indirect(reading: Reading) -> list[Draft]:
    """Return a draft for every plausible claim whose cue stands outside quotation marks, widened to marks it touches."""
    drafts = []
    for _, tree in sorted(reading.trees.items()):
        found, kept = [*claims(tree), *asides(tree)], []
        for claim in found:
            one = from_claim(claim, reading.text)
            if not one.spans or not one.cue or _quoted(reading, one.cue):
                continue
            if one.speaker and _quoted(reading, one.speaker):
                continue
            if claim.frame == "aside":
                one.spans = said_alone(reading, claim) or one.spans
            _widen(reading, one)
            if any(labelled(reading, reading.pairs[number], dashed=True) for number in one.pairs):
                continue
            embedded = any(claim.cue[0] in other.tokens for other in found if other is not claim)
            if plausible(claim, bool(one.pairs), embedded, _named(reading, claim)):
                kept.append(one)
        drafts += _apart(kept)
    return drafts


def _named(reading: Reading, claim: Claim) -> bool:
    """Tell whether the subject is a name that the parser took for another word: capitalised inside sentences of the text."""
    tree, head = claim.tree, claim.head
    if head < 0 or tree.tag[head] in ("NNP", "NNPS", "PRP") or not reading.text[tree.start[head]].isupper():
        return False
    if reading.names is None:
        reading.names = names_inside(reading.text)
    return reading.text[tree.start[head] : tree.stop[head]] in reading.names


def _apart(drafts: list[Draft]) -> list[Draft]:
    """Leave out what repeats another: of "she said he hopes to win" what he hopes, of two cues for one speaker the second."""
    if len(drafts) < 2:
        return drafts
    kept: list[Draft] = []
    for one in sorted(drafts, key=lambda draft: -_size(draft.spans)):
        if not any(_repeats(one, other) for other in kept):
            kept.append(one)
    return [one for one in drafts if one in kept]


def _repeats(one: Draft, other: Draft) -> bool:
    """Tell whether a draft has at least half the words of a longer one that holds its cue or has its speaker."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in one.spans for c, d in other.spans)
    if other.card in shown() and one.card not in shown():
        return False
    held = one.cue is not None and any(start <= one.cue[0] < stop for start, stop in other.spans)
    return (held or one.speaker == other.speaker) and shared > SAME * _size(other.spans)


def _size(spans: list[Span]) -> int:
    return sum(stop - start for start, stop in spans)


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
    inside = sum(
        _letters(reading.text, max(start, pair.start), min(stop, pair.stop))
        for start, stop in spans
        for pair in reading.pairs_between(start, stop)
    )
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.95 * sum(_letters(reading.text, *span) for span in spans) else "mixed"


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
        not _unuttered(reading, draft),
    )


def _unuttered(reading: Reading, draft: Draft) -> bool:
    """Tell whether it was hardly said aloud: what somebody is told not to say of, an attitude, a wish or plan to do something,
    what is thought by nobody named, or what the author says here and now."""
    if draft.denied or _by_author(draft) or draft.card not in unspoken():
        return draft.denied or _by_author(draft)
    if draft.card in shown():
        return True
    wish = reading.text.startswith("to ", draft.spans[0][0])
    return wish or (draft.frame == "passive" and draft.speaker is None)


def _by_author(draft: Draft) -> bool:
    """Tell whether the author speaks outside quotation marks and in the present: we thank the mayor for …"""
    tree, cue = draft.tree, draft.cue
    if tree is None or cue is None or draft.pairs or draft.head < 0 or tree.form[draft.head] not in ("i", "we"):
        return False
    return tree.tag[tree.start.index(cue[0])] == "VBP"
