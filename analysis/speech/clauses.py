"""The reporting clause beside a quotation: its words, its subject, and the draft it makes."""

import re

from analysis.speech.cues import stance_of
from analysis.speech.drafts import Draft
from analysis.speech.grammar import VERBAL, is_passive, phrase, subject
from analysis.speech.marks import Pair
from analysis.speech.people import can_speak
from analysis.speech.reading import Reading
from analysis.speech.records import Span
from analysis.speech.syntax import reporter
from analysis.speech.trees import Tree

PAUSE = 400
WORD = re.compile(r"\w+")
_INSIDE = ("compound", "poss", "appos", "nmod")
_NOMINAL = frozenset(("NNP", "NNPS", "PRP", "NN", "NNS"))
_EMPTY = frozenset("that which it there this what".split())
_PUT_TO = frozenset("asked told pressed questioned urged warned informed reminded".split())
_SOMEBODY = frozenset("another one some many others most both".split())


def wordless(text: str, start: int, stop: int) -> bool:
    """Tell whether no word stands between two places; longer stretches than any pause between quotations never are."""
    return start >= stop or (stop - start < PAUSE and WORD.search(text, start, stop) is None)


def length(text: str, pair: Pair) -> int:
    """Return the number of words between the marks."""
    return len(WORD.findall(text, pair.inner_start, pair.inner_stop))


def open_tokens(reading: Reading, tree: Tree, start: int, stop: int) -> list[int]:
    """Return the words of a sentence between two positions that stand outside quotation marks."""
    inside = [(pair.start, pair.stop) for pair in reading.pairs_between(tree.start[0], tree.stop[-1])]
    return [
        token
        for token in range(len(tree))
        if start <= tree.start[token] < stop
        and tree.form[token][0].isalnum()
        and not any(a <= tree.start[token] < b for a, b in inside)
    ]


def neighbour(tree: Tree, verb: int, words: list[int], text: str) -> int:
    """Return the noun or name next to a verb among these words, -1 without one."""
    before = max((token for token in words if token < verb and tree.tag[token] != "RB"), default=-1)
    for token in (verb + 1, before, verb + 2, verb + 3):
        if token in words and nameable(tree, token, text):
            while tree.dep[token] in _INSIDE and tree.head[token] in words and tree.head[token] != verb:
                token = tree.head[token]
            of = tree.head[tree.head[token]] if tree.dep[token] == "pobj" else token
            return of if of in words and of < token < verb and nameable(tree, of, text) else token  # a memo from April
    return -1


def nameable(tree: Tree, token: int, text: str) -> bool:
    """Tell whether a word can be the noun, name or pronoun that speaks."""
    return tree.tag[token] in _NOMINAL or text[tree.start[token]].isupper() or tree.form[token] in _SOMEBODY


def main_verb(tree: Tree, words: list[int]) -> int:
    """Return the verb among these words that governs the others, the first of several; -1 without one."""
    verbs = [
        token for token in words if tree.tag[token] in VERBAL and tree.dep[token] not in ("aux", "auxpass", "amod")
    ]
    below = {token for token in verbs if any(above in verbs for above in _above(tree, token))}
    return next((token for token in verbs if token not in below), -1)


def _above(tree: Tree, token: int) -> list[int]:
    """Return the governors of a word, the nearest first."""
    found: list[int] = []
    while tree.head[token] != token and len(found) < 40:
        token = tree.head[token]
        found.append(token)
    return found


def beside(tree: Tree, verb: int, words: list[int], text: str) -> int:
    """Return whoever a verb after a quotation has for its subject among these words, -1 without one."""
    own = [kid for kid in tree.kids[verb] if kid in words and tree.dep[kid] in ("nsubj", "nsubjpass")]
    head = own[-1] if own else subject(tree, verb)
    return head if head in words else neighbour(tree, verb, words, text)


def speaking(tree: Tree, verb: int, words: list[int], text: str) -> int:
    """Return the subject of a verb among these words: the parser's, else the last subject or name before the verb."""
    if tree.form[verb] in _PUT_TO and is_passive(tree, verb):
        by = tree.child(verb, "agent")
        return tree.child(by, "pobj") if by >= 0 else -1
    head = subject(tree, reporter(tree, verb))
    if head in words and tree.form[head] not in _EMPTY:
        return head
    earlier = [token for token in words if token < verb and tree.form[token] not in _EMPTY]
    subjects = [token for token in earlier if tree.dep[token] in ("nsubj", "nsubjpass")]
    if head in words:
        return next((one for one in reversed(subjects) if can_speak(tree, one)), head)
    return subjects[-1] if subjects else neighbour(tree, verb, words, text)


def drawn(tree: Tree, pair: Pair, verb: int, head: int) -> Draft:
    """Make the draft of a quotation that this verb and this subject (-1 for none) introduce."""
    speaker: Span | None = None
    if head >= 0:
        first, last = phrase(tree, head)
        speaker = (tree.start[first], tree.stop[last])
        if speaker[0] < pair.stop and speaker[1] > pair.start:
            speaker = (tree.start[head], tree.stop[head])
    cue = (tree.start[verb], tree.stop[verb])
    return Draft([(pair.start, pair.stop)], cue, speaker, stance_of([tree.form[verb]]), 0.9, tree, head, "quote")
