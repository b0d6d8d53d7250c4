"""Quotation marks to attributions: the clause beside a quotation, the sentence before it, and run-on quotations."""

import re

from analysis.speech.cues import stance_of
from analysis.speech.drafts import Draft
from analysis.speech.grammar import VERBAL, phrase, subject
from analysis.speech.marks import Pair
from analysis.speech.parser import Tree
from analysis.speech.reading import Reading
from analysis.speech.records import Span
from analysis.speech.syntax import card_of, is_cue
from analysis.speech.titles import follows_work

_WORD = re.compile(r"\w+")
_NAMED = re.compile(r"((?:[A-Z][\w.’'-]*\s+(?:of |the |and )*){0,5}[A-Z][\w.’'-]*)\s*:\s*$")
_SIGNED = re.compile(r"\s*[-–—―]+\s*([A-Z][\w.’'-]+(?:[ ,]+(?:[A-Z][\w.’'-]*|of|the|and))*)[. ]*$", re.MULTILINE)
_NOMINAL = frozenset(("NNP", "NNPS", "PRP", "NN", "NNS"))
_NAMING = frozenset("title entitle name dub call label".split())
_BREAKS = tuple(",?!—–-….")


def quote(reading: Reading, drafts: list[Draft]) -> list[int]:
    """Attribute every outermost pair of quotation marks that no draft covers; return the pairs nobody says.

    Drafts are extended and added in place.
    """
    left: list[int] = []
    taken = {number for draft in drafts for number in draft.pairs}
    for number, pair in enumerate(reading.pairs):
        if number in taken:
            continue
        draft = _beside(reading, pair) or _run_on(reading, pair, drafts) or _elsewhere(reading, pair)
        if draft is None:
            left.append(number)
            continue
        known = next((one for one in drafts if one.cue == draft.cue and one.cue and one is not draft), None)
        if known:
            known.spans = sorted([*known.spans, (pair.start, pair.stop)])
            known.pairs.append(number)
            continue
        draft.pairs.append(number)
        if not any(one is draft for one in drafts):
            drafts.append(draft)
    return _run_up(reading, drafts, left)


def _run_up(reading: Reading, drafts: list[Draft], left: list[int]) -> list[int]:
    """Give a paragraph that is one quotation to the quotation that opens the next paragraph."""
    rest = []
    for number in reversed(left):
        pair = reading.pairs[number]
        start, stop = reading.lines[reading.line_number(pair.start)]
        alone = not _WORD.search(reading.text[start : pair.start] + reading.text[pair.stop : stop])
        following = next(
            (one for one in drafts if number + 1 in one.pairs and one.start < reading.pairs[number + 1].stop), None
        )
        if alone and following and not _WORD.search(reading.text[pair.stop : following.start]):
            following.spans.insert(0, (pair.start, pair.stop))
            following.pairs.insert(0, number)
        else:
            rest.append(number)
    return rest[::-1]


def length(text: str, pair: Pair) -> int:
    """Return the number of words between the marks."""
    return len(_WORD.findall(text, pair.inner_start, pair.inner_stop))


def _beside(reading: Reading, pair: Pair) -> Draft | None:
    found = _after(reading, pair)
    if found:
        return found
    tree = reading.tree_at(pair.start)
    return _before(reading, pair, tree) if tree else _named(reading, pair)


def _open_tokens(reading: Reading, tree: Tree, start: int, stop: int) -> list[int]:
    """Return the words of a sentence between two positions that stand outside quotation marks."""
    inside = [
        (pair.start, pair.stop) for pair in reading.pairs if pair.stop > tree.start[0] and pair.start < tree.stop[-1]
    ]
    return [
        token
        for token in range(len(tree))
        if start <= tree.start[token] < stop
        and tree.form[token][0].isalnum()
        and not any(a <= tree.start[token] < b for a, b in inside)
    ]


def _after(reading: Reading, pair: Pair) -> Draft | None:
    """Find the reporting clause that follows a quotation: …, she said; …, said the minister."""
    text = reading.text
    tree, following = reading.tree_at(pair.stop - 1), reading.tree_at(pair.stop + 1)
    words = _open_tokens(reading, tree, pair.stop, len(text)) if tree else []
    if (
        not words
        and following
        and following.start[0] - pair.stop < 3
        and not text[pair.stop : following.start[0]].strip(" ")
    ):
        tree, words = following, _open_tokens(reading, following, pair.stop, len(text))
    if tree is None or not words:
        return None
    fragment = bool(_WORD.search(text[reading.sentence_at(pair.start)[0] : pair.start]))
    last = text[pair.inner_start : pair.inner_stop].rstrip(" '’\"”")[-1:]
    loose = last not in _BREAKS and text[pair.stop : pair.stop + 2].lstrip()[:1] not in _BREAKS
    if loose and fragment:
        return None
    for place, token in enumerate(words[:30]):
        if tree.tag[token] not in VERBAL or tree.dep[token] in ("aux", "auxpass", "amod"):
            continue
        known = is_cue(tree, token)
        head = subject(tree, token)
        if head not in words:
            head = _neighbour(tree, token, words, text)
        opens = head >= 0 and min(tree.left[head], token) <= words[min(1, len(words) - 1)]
        if opens and (known or (not fragment and not loose and place <= 3 and tree.dep[token] not in ("acl", "relcl"))):
            return _draft(tree, pair, token, head)
        if place > 6 and not opens:
            return None
    return None


def _before(reading: Reading, pair: Pair, tree: Tree) -> Draft | None:
    """Find the reporting clause that leads up to a quotation: she said: …, he called it …."""
    tokens = _open_tokens(reading, tree, 0, pair.start)
    lead = reading.text[max(0, pair.start - 3) : pair.start].rstrip()[-1:]
    loose = lead not in tuple(",:—–-")
    if loose and follows_work(reading, pair):
        return None
    for place, token in enumerate(reversed(tokens)):
        if tree.tag[token] not in VERBAL or not is_cue(tree, token):
            continue
        card = card_of(tree, token)
        named = (
            loose
            and tree.tag[token] == "VBN"
            and (tree.dep[token] in ("acl", "amod") or (card and card.cue in _NAMING))
        )
        if named or (loose and (place > 3 or (place > 1 and length(reading.text, pair) < 4))):
            return None
        head = subject(tree, token)
        return _draft(tree, pair, token, head if head in tokens else -1)
    found = _named(reading, pair)
    root = next((token for token in tokens if tree.dep[token] == "ROOT" and tree.tag[token] in VERBAL), -1)
    if found is None and not loose and lead != "," and root >= 0:
        return _draft(tree, pair, root, subject(tree, root))
    return found


def _named(reading: Reading, pair: Pair) -> Draft | None:
    """Take a name and a colon before a quotation, or a dash and a name after it, for its speaker."""
    first = reading.lines[reading.line_number(pair.start)][0]
    named = _NAMED.search(reading.text, first, pair.start)
    lead = reading.text[reading.sentence_at(pair.start)[0] : named.start(1)] if named else ""
    if named and (len(_WORD.findall(lead)) < 3 or lead.rstrip().endswith(("-", "–", "—", " from", " by"))):
        return Draft([(pair.start, pair.stop)], (named.end(1), named.end(1) + 1), named.span(1), sure=0.8)
    signed = _SIGNED.match(reading.text, pair.stop)
    if signed and length(reading.text, pair) > 3:
        return Draft([(pair.start, pair.stop)], None, signed.span(1), sure=0.8)
    return None


def _neighbour(tree: Tree, verb: int, words: list[int], text: str) -> int:
    for token in (verb + 1, verb - 1, verb + 2, verb + 3):
        if token in words and (tree.tag[token] in _NOMINAL or text[tree.start[token]].isupper()):
            while tree.dep[token] in ("compound", "poss") and tree.head[token] in words:
                token = tree.head[token]
            return token
    return -1


def _draft(tree: Tree, pair: Pair, verb: int, head: int) -> Draft:
    speaker: Span | None = None
    if head >= 0:
        first, last = phrase(tree, head)
        speaker = (tree.start[first], tree.stop[last])
        if speaker[0] < pair.stop and speaker[1] > pair.start:
            speaker = (tree.start[head], tree.stop[head])
    cue = (tree.start[verb], tree.stop[verb])
    return Draft([(pair.start, pair.stop)], cue, speaker, stance_of([tree.form[verb]]), 0.9, tree, head, "quote")


def _run_on(reading: Reading, pair: Pair, drafts: list[Draft]) -> Draft | None:
    """Continue the previous quotation when nothing but its speaker's clause stands between."""
    earlier = [draft for draft in drafts if draft.start < pair.start and draft.pairs]
    if not earlier:
        return None
    last = max(earlier, key=lambda draft: draft.stop)
    start = reading.sentence_at(pair.start)[0]
    if _WORD.search(reading.text[max(start, last.reach()) : pair.start]) and start > last.stop:
        return None
    gap = reading.text[reading.sentence_at(max(last.reach() - 1, 0))[1] : pair.start]
    if _WORD.search(gap):
        return None
    same = reading.line_number(last.stop - 1) == reading.line_number(pair.start)
    if not same and all(reading.pairs[number].stop != last.stop for number in last.pairs):
        return None
    if not same and _WORD.search(reading.text[pair.stop : reading.lines[reading.line_number(pair.start)][1]]):
        return None
    last.spans.append((pair.start, pair.stop))
    last.sure = min(last.sure, 0.85)
    return last


def _elsewhere(reading: Reading, pair: Pair) -> Draft | None:
    """Give a quotation that opens its sentence to the cue of the sentence before, or to the name under it."""
    if length(reading.text, pair) < 4:
        return None
    start = reading.sentence_at(pair.start)[0]
    if _WORD.search(reading.text[start : pair.start]):
        return None
    signed = _named(reading, pair)
    if signed or start == 0:
        return signed
    tree = reading.trees.get(reading.sentence_at(start - 1)[0])
    if tree is None:
        return None
    for token in reversed(_open_tokens(reading, tree, 0, start)):
        if tree.tag[token] in VERBAL and is_cue(tree, token) and tree.child(token, "neg") < 0:
            card, head = card_of(tree, token), subject(tree, token)
            if head >= 0 and card and "that" in card.frames:
                draft = _draft(tree, pair, token, head)
                draft.sure = 0.6
                return draft
    return None
