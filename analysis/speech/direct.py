"""Quotation marks to attributions: by the clause beside them, by what runs on, by the sentence before."""

import re
from bisect import bisect_left
from itertools import pairwise

from analysis.speech.clauses import beside, drawn, length, main_verb, nameable, open_tokens, speaking, wordless
from analysis.speech.drafts import Draft
from analysis.speech.grammar import VERBAL
from analysis.speech.marks import Pair
from analysis.speech.reading import Reading
from analysis.speech.runon import led, of_document, run_on, run_up, unnamed
from analysis.speech.spelled import labelled, named
from analysis.speech.syntax import card_of, is_cue
from analysis.speech.titles import follows_work, mark_use
from analysis.speech.trees import Tree

_NAMING = frozenset("title name dub call label".split())
_BREAKS = tuple(",?!—–-….")
_GAP = re.compile(r"\s{1,2}")
FAR = 45


def quote(reading: Reading, drafts: list[Draft]) -> list[int]:
    """Attribute every outermost pair of quotation marks that no draft covers; return the pairs nobody says.

    Drafts are extended and added in place.
    """
    left: list[int] = []
    taken = {number for draft in drafts for number in draft.pairs}
    by_cue = {draft.cue: draft for draft in drafts if draft.cue}
    waiting = sorted((draft for draft in drafts if draft.pairs), key=lambda draft: -draft.start)
    last: Draft | None = None
    for number, pair in enumerate(reading.pairs):
        while waiting and waiting[-1].start < pair.start:
            last = _later(last, waiting.pop())
        if number in taken:
            continue
        draft = _beside(reading, pair) or run_on(reading, pair, last) or led(reading, pair)
        if draft is None:
            left.append(number)
            continue
        known = by_cue.get(draft.cue) if draft.cue else None
        if known and known is not draft:
            known.spans = sorted([*known.spans, (pair.start, pair.stop)])
            draft = known
        elif draft is not last:
            drafts.append(draft)
            if draft.cue:
                by_cue.setdefault(draft.cue, draft)
        draft.pairs.append(number)
        last = _later(last, draft)
    return unnamed(reading, drafts, run_up(reading, drafts, left))


def _later(one: Draft | None, other: Draft) -> Draft:
    return other if one is None or other.stop >= one.stop else one


def _beside(reading: Reading, pair: Pair) -> Draft | None:
    tree = reading.tree_at(pair.start)
    found = (
        labelled(reading, pair, dashed=True)
        or of_document(reading, pair)
        or _announced(reading, pair, tree)
        or _after(reading, pair)
    )
    if found:
        return found
    return _before(reading, pair, tree) if tree else named(reading, pair)


def _announced(reading: Reading, pair: Pair, tree: Tree | None) -> Draft | None:
    """Find the clause before a colon where the quotation is over before what follows: said in a letter: “….” The firm …"""
    text = reading.text
    over = (
        text[pair.inner_start : pair.inner_stop].rstrip()[-1:] in tuple(".?!")
        and text[pair.stop : pair.stop + 2].strip()[:1].isupper()
    )
    if tree is None or not over or text[max(0, pair.start - 3) : pair.start].rstrip()[-1:] != ":":
        return None
    return _before(reading, pair, tree)


def _following(reading: Reading, pair: Pair) -> tuple[Tree | None, list[int]]:
    """Return the tree and the words after a quotation: of its own sentence, else of the next on the same line."""
    text, tree = reading.text, reading.tree_at(pair.stop - 1)
    words = open_tokens(reading, tree, pair.stop, len(text)) if tree else []
    gap = _GAP.match(text, pair.stop)
    following = reading.tree_at(gap.end() if gap else pair.stop + 1)
    if words or following is None or following.start[0] - pair.stop > 2:
        return tree, words
    if text[pair.stop : following.start[0]].strip(None if text[pair.inner_stop - 1] == "," else " "):
        return tree, words
    return following, open_tokens(reading, following, pair.stop, len(text))


def _after(reading: Reading, pair: Pair) -> Draft | None:
    """Find the reporting clause that follows a quotation: …, she said; …, said the minister."""
    text = reading.text
    tree, words = _following(reading, pair)
    if tree is None or not words or tree.tag[words[0]] == "WDT":
        return None
    fragment = not wordless(text, reading.sentence_at(pair.start)[0], pair.start)
    if fragment and mark_use(reading, pair) == "title":
        return None
    last = text[pair.inner_start : pair.inner_stop].rstrip(" '’\"”")[-1:]
    led = text[max(0, pair.start - 3) : pair.start].rstrip()[-1:] in (",", ":")
    if (last == "." or (led and last in ("?", "!"))) and _leads_on(reading, pair):
        return None
    loose = last not in _BREAKS and text[pair.stop : pair.stop + 2].lstrip()[:1] not in _BREAKS
    if loose and fragment:
        return None
    for place, token in enumerate(words[:FAR]):
        if tree.tag[token] not in VERBAL or tree.dep[token] in ("aux", "auxpass", "amod"):
            continue
        head = beside(tree, token, words, text)
        if head > token and 0 < place < 4 and nameable(tree, words[place - 1], text):
            head = words[place - 1]
        opens = head >= 0 and min(tree.left[head], token) <= words[min(1, len(words) - 1)]
        plain = not fragment and not loose and place <= 3 and tree.dep[token] not in ("acl", "relcl")
        plain = plain and (last != "." or tree.start[0] < pair.stop)
        known = is_cue(tree, token)
        if opens and (plain or known):
            return drawn(tree, pair, token, head)
        parted = place > 0 and tree.form[words[place - 1] + 1] == ","
        if known and 0 < place < (FAR if parted else 14) and not fragment and text[tree.start[words[0]]].isupper():
            return drawn(tree, pair, token, _opening(words[:place]))
        if place > 6 and not opens:
            return None
    return None


def _leads_on(reading: Reading, pair: Pair) -> bool:
    """Tell whether the words after a finished quotation lead up to the next one: …. She added, “…"""
    place = bisect_left(reading.pairs, pair.stop, key=lambda other: other.start)
    if place == len(reading.pairs) or reading.pairs[place].start - pair.stop > FAR:
        return False
    following = reading.pairs[place]
    between = reading.text[pair.stop : following.start]
    return between.rstrip()[-1:] in (",", ":") and between.lstrip()[:1].isupper() and "\n" not in between


def _opening(words: list[int]) -> int:
    """Return the last word before the first punctuation mark: whom ", the head of the bank, said" begins with."""
    return next((one for one, other in pairwise(words) if other > one + 1), words[-1])


def _before(reading: Reading, pair: Pair, tree: Tree) -> Draft | None:
    """Find the reporting clause that leads up to a quotation: she said: …, he called it …."""
    tokens = open_tokens(reading, tree, 0, pair.start)
    lead = reading.text[max(0, pair.start - 3) : pair.start].rstrip()[-1:]
    loose = lead not in tuple(",:—–-")
    if loose and follows_work(reading, pair):
        return None
    for place, token in enumerate(reversed(tokens)):
        if tree.tag[token] not in VERBAL or tree.dep[token] == "amod" or not is_cue(tree, token):
            continue
        short = length(reading.text, pair) < 4
        if loose and (_names(tree, token) or place > 3 or (place > 1 and short)):
            return None
        if place > 1 and mark_use(reading, pair) == "title":
            return None
        return drawn(tree, pair, token, speaking(tree, token, tokens, reading.text))
    found = named(reading, pair)
    main = main_verb(tree, tokens)
    if found is None and not loose and lead != "," and main >= 0:
        return drawn(tree, pair, main, speaking(tree, main, tokens, reading.text))
    return found


def _names(tree: Tree, verb: int) -> bool:
    """Tell whether a participle gives something its name: a book called …, titled …."""
    card = card_of(tree, verb)
    passive = card is not None and card.cue in _NAMING and tree.child(verb, "auxpass", "nsubjpass") >= 0
    return tree.tag[verb] == "VBN" and (tree.dep[verb] in ("acl", "amod") or passive)
