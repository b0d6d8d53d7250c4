"""Quotations without a reporting clause of their own: they run on, are led up to, or nobody is named for them."""

from bisect import bisect_left, bisect_right, insort

from analysis.speech.clauses import drawn, length, main_verb, open_tokens, speaking, wordless
from analysis.speech.drafts import Draft
from analysis.speech.grammar import VERBAL, is_passive, phrase, subject
from analysis.speech.marks import Pair
from analysis.speech.people import can_speak
from analysis.speech.reading import Reading
from analysis.speech.spelled import named
from analysis.speech.syntax import card_of
from analysis.speech.titles import mark_use
from analysis.speech.trees import Tree
from analysis.speech.writings import is_document, within

LONG = 8
BEFORE = 1_500
_BE = frozenset("is are was were be been being 's".split())
FEW = 3


def run_on(reading: Reading, pair: Pair, last: Draft | None) -> Draft | None:
    """Continue the last quotation when nothing but its speaker's clause stands between."""
    if last is None:
        return None
    start = reading.sentence_at(pair.start)[0]
    if start > last.stop and not wordless(reading.text, max(start, last.reach()), pair.start):
        return None
    if not wordless(reading.text, reading.sentence_at(max(last.reach() - 1, 0))[1], pair.start):
        return None
    if reading.line_number(last.stop - 1) != reading.line_number(pair.start):
        quoted = any(reading.pairs[number].stop == last.stop for number in last.pairs)
        line = reading.lines[reading.line_number(pair.start)]
        if not quoted or not wordless(reading.text, pair.stop, line[1]):
            return None
    last.spans.append((pair.start, pair.stop))
    last.sure = min(last.sure, 0.85)
    return last


def run_up(reading: Reading, drafts: list[Draft], left: list[int]) -> list[int]:
    """Give a paragraph that is one quotation to the quotation that opens the next paragraph."""
    rest = []
    by_pair = {number: draft for draft in drafts for number in draft.pairs}
    for number in reversed(left):
        pair = reading.pairs[number]
        start, stop = reading.lines[reading.line_number(pair.start)]
        alone = wordless(reading.text, start, pair.start) and wordless(reading.text, pair.stop, stop)
        following = by_pair.get(number + 1)
        opens = following is not None and following.start < reading.pairs[number + 1].stop
        if alone and following and opens and wordless(reading.text, pair.stop, following.start):
            following.spans.insert(0, (pair.start, pair.stop))
            following.pairs.insert(0, number)
            by_pair[number] = following
        else:
            rest.append(number)
    return rest[::-1]


def led(reading: Reading, pair: Pair) -> Draft | None:
    """Give a quotation that opens its sentence to the name under it or to the cue of the sentence before it.

    After a colon or comma any verb will do (The band wrote: / She went on:), otherwise a verb of speech.
    """
    start = reading.sentence_at(pair.start)[0]
    if length(reading.text, pair) < 4 or not wordless(reading.text, start, pair.start):
        return None
    signed = named(reading, pair)
    if signed or start == 0:
        return signed
    previous = reading.sentence_at(start - 1)
    tree = reading.trees.get(previous[0])
    if tree is None:
        return None
    words = open_tokens(reading, tree, 0, start)
    verbs = [token for token in words if tree.tag[token] in VERBAL and tree.dep[token] not in ("aux", "auxpass")]
    ahead = reading.text[previous[0] : previous[1]].rstrip()[-1:] in (":", ",")
    for token in reversed(verbs):
        card, head = card_of(tree, token), subject(tree, token)
        reports = card is not None and card.family == "speech" and tree.child(token, "neg") < 0
        reports = reports and not (is_passive(tree, token) and tree.child(token, "agent") < 0)
        if reports and card and (ahead or ("that" in card.frames and head >= 0)):
            return _drawn(reading, pair, tree, token, words, 0.8 if ahead else 0.6)
    roots = [token for token in verbs if tree.dep[token] == "ROOT"] or verbs
    return _drawn(reading, pair, tree, roots[0], words, 0.7) if ahead and roots else None


def _drawn(reading: Reading, pair: Pair, tree: Tree, verb: int, words: list[int], sure: float) -> Draft:
    draft = drawn(tree, pair, verb, speaking(tree, verb, words, reading.text))
    draft.sure = sure
    return draft


def unnamed(reading: Reading, drafts: list[Draft], left: list[int]) -> list[int]:
    """Give quotations without a cue to whoever speaks in their sentence or paragraph; return titles and distance.

    A long quotation stays a quotation even where nobody is named for it.
    """
    rest = []
    by_pair = {number: draft for draft in drafts for number in draft.pairs}
    spoken = sorted((draft for draft in drafts if draft.speaker), key=lambda draft: draft.stop)
    stops = [draft.stop for draft in spoken]
    tellers = sorted(one for number, draft in enumerate(drafts) for one in _teller(draft, number))
    for number in left:
        pair = reading.pairs[number]
        words = length(reading.text, pair)
        if words < FEW or mark_use(reading, pair) == "title":
            rest.append(number)
            continue
        place = bisect_right(stops, pair.start)
        last = by_pair.get(number - 1) or (spoken[place - 1] if place else None)
        if last and last.stop > pair.start:
            last = None
        inside = last is not None and last.start >= reading.sentence_at(pair.start)[0]
        if last and (_continues(reading, last, number) or (inside and last.frame in ("that", "np", "to", "as", "ing"))):
            last.spans.append((pair.start, pair.stop))
            last.pairs.append(number)
            by_pair[number] = last
        elif words < LONG:
            rest.append(number)
        else:
            read_out = not _whole(reading, pair) and _after_document(reading, drafts, tellers, pair)
            draft = None if read_out else _in_passing(reading, pair)
            draft = draft or (_unsaid(pair) if read_out else _whoever(reading, pair, last))
            if draft.speaker is None and not read_out and not _whole(reading, pair):
                rest.append(number)
                continue
            draft.pairs = [number]
            for teller in _teller(draft, len(drafts)):
                insort(tellers, teller)
            drafts.append(draft)
            by_pair[number] = draft
    return rest


def of_document(reading: Reading, pair: Pair) -> Draft | None:
    """Give a fragment to the document that its sentence tells of: the law bans “…”, under the law a shop “…”."""
    tree = reading.tree_at(pair.start)
    words = open_tokens(reading, tree, 0, pair.start) if tree else []
    if tree is None or not words or length(reading.text, pair) < 2 or mark_use(reading, pair) == "title":
        return None
    verbs = [token for token in words if tree.tag[token] in VERBAL and tree.dep[token] not in ("aux", "auxpass")]
    for verb in reversed(verbs):
        head = subject(tree, verb)
        if head not in words:
            continue
        if is_document(reading.text[tree.start[phrase(tree, head)[0]] : tree.stop[head]]):
            draft = drawn(tree, pair, verb, head)
            draft.sure = 0.6
            return draft
        break
    under = within(reading.text, tree.start[0], pair.start)
    return Draft([(pair.start, pair.stop)], under[0], under[1], sure=0.6, frame="quote") if under else None


def _whole(reading: Reading, pair: Pair) -> bool:
    """Tell whether a quotation is one sentence or more by itself."""
    start, stop = reading.sentence_at(pair.start)[0], reading.sentence_at(pair.stop - 1)[1]
    return wordless(reading.text, start, pair.start) and wordless(reading.text, pair.stop, stop)


def _in_passing(reading: Reading, pair: Pair) -> Draft | None:
    """Give a fragment to whoever does what its sentence tells: Ali offered “…”."""
    tree = reading.tree_at(pair.start)
    words = open_tokens(reading, tree, 0, pair.start) if tree else []
    verb = main_verb(tree, words) if tree else -1
    head = speaking(tree, verb, words, reading.text) if tree and verb >= 0 else -1
    if tree is None or head < 0 or not can_speak(tree, head) or tree.form[verb] in _BE:
        return None
    draft = drawn(tree, pair, verb, head)
    draft.sure = 0.5
    return draft


def _teller(draft: Draft, number: int) -> list[tuple[int, int]]:
    """Return where the speaker of a draft stands, and its number; nothing where the parser found none."""
    return [(draft.speaker[0], number)] if draft.speaker and draft.tree and draft.head >= 0 else []


def _after_document(reading: Reading, drafts: list[Draft], tellers: list[tuple[int, int]], pair: Pair) -> bool:
    """Tell whether a document has spoken not far before: what is quoted without a cue is then its words."""
    first = bisect_right(tellers, (pair.start - BEFORE, len(drafts)))
    near = [(place, drafts[number]) for place, number in tellers[first : bisect_left(tellers, (pair.start, -1))]]
    return any(is_document(reading.text[place : one.tree.stop[one.head]]) for place, one in near if one.tree)


def _unsaid(pair: Pair) -> Draft:
    return Draft([(pair.start, pair.stop)], sure=0.3, frame="quote")


def _whoever(reading: Reading, pair: Pair, last: Draft | None) -> Draft:
    """Give a quotation to whoever spoke last in its paragraph, else to nobody."""
    same = last is not None and reading.line_number(last.start) == reading.line_number(pair.start)
    return Draft([(pair.start, pair.stop)], None, last.speaker if same and last else None, sure=0.3, frame="quote")


def _continues(reading: Reading, last: Draft, number: int) -> bool:
    """Tell whether a quotation goes on from one that never closed on the line before."""
    if last.pairs[-1:] != [number - 1]:
        return False
    before, pair = reading.pairs[number - 1], reading.pairs[number]
    return not before.closed and wordless(reading.text, before.stop, pair.start)
