"""The reporting clause beside a quotation: its words, its subject, and the draft it makes."""

import re

from analysis.speech.cues import stance_of
from analysis.speech.drafts import Draft
from analysis.speech.grammar import phrase, subject
from analysis.speech.marks import Pair
from analysis.speech.parser import Tree
from analysis.speech.reading import Reading
from analysis.speech.records import Span

PAUSE = 400
WORD = re.compile(r"\w+")
_NAMED = re.compile(r"((?:[A-Z][\w.’'-]*\s+(?:of |the |and )*){0,5}[A-Z][\w.’'-]*)\s*:\s*$")
_SIGNED = re.compile(r"\s*[-–—―]+\s*([A-Z][\w.’'-]+(?:[ ,]+(?:[A-Z][\w.’'-]*|of|the|and))*)[. ]*$", re.MULTILINE)
_NOMINAL = frozenset(("NNP", "NNPS", "PRP", "NN", "NNS"))
_EMPTY = frozenset("that which it there this what".split())


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
    before = max((token for token in words if token < verb), default=-1)
    for token in (verb + 1, before, verb + 2, verb + 3):
        if token in words and (tree.tag[token] in _NOMINAL or text[tree.start[token]].isupper()):
            while tree.dep[token] in ("compound", "poss", "appos", "nmod") and tree.head[token] in words:
                token = tree.head[token]
            return token
    return -1


def speaking(tree: Tree, verb: int, words: list[int], text: str) -> int:
    """Return the subject of a verb among these words: the parser's, else the last subject or name before the verb."""
    head = subject(tree, verb)
    if head in words:
        return head
    earlier = [token for token in words if token < verb and tree.form[token] not in _EMPTY]
    subjects = [token for token in earlier if tree.dep[token] in ("nsubj", "nsubjpass")]
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


def named(reading: Reading, pair: Pair) -> Draft | None:
    """Take a name and a colon before a quotation, or a dash and a name after it, for its speaker."""
    first = reading.lines[reading.line_number(pair.start)][0]
    found = _NAMED.search(reading.text, max(first, pair.start - 120), pair.start)
    sentence = max(reading.sentence_at(pair.start)[0], pair.start - 200)
    lead = reading.text[sentence : found.start(1)] if found else ""
    if found and (len(WORD.findall(lead)) < 3 or lead.rstrip().endswith(("-", "–", "—", " from", " by"))):
        return Draft([(pair.start, pair.stop)], (found.end(1), found.end(1) + 1), found.span(1), sure=0.8)
    signed = _SIGNED.match(reading.text, pair.stop)
    if signed and length(reading.text, pair) > 3:
        return Draft([(pair.start, pair.stop)], None, signed.span(1), sure=0.8)
    return None
