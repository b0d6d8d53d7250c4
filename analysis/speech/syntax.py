"""A parsed sentence to claims: verbs, nouns and phrases that report, read off the dependency tree."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.speech.complements import complement, impression, infinitive, passive
from analysis.speech.cues import Cue, by_form, cue_forms
from analysis.speech.grammar import FINITE, NOMINAL, VERBAL, is_passive, owner, phrase, stranded, subject, subtree
from analysis.speech.insertions import around
from analysis.speech.people import can_speak
from analysis.speech.trees import Tree

FEW = 7
_IMPRESSIONS = frozenset(("seem", "appear"))
_ADDRESSED = frozenset("remind assure reassure inform notify warn tell".split())
_ASIDES = frozenset("believe think hope fear suspect".split())
_FINDINGS = frozenset("show find indicate suggest".split())
_BE = frozenset("is was are were 's".split())
_ENDS: tuple[list[str], ...] = ([], ["."], [";"], [","])


@dataclass(frozen=True, slots=True)
class Claim:
    """One reporting construction: the tokens of its content, its cue and its speaker (first and last token)."""

    tree: Tree
    tokens: frozenset[int]
    cue: tuple[int, int]
    speaker: tuple[int, int] | None
    head: int
    card: Cue
    frame: str


def claims(tree: Tree) -> list[Claim]:
    """Return every reporting construction of one sentence, in reading order."""
    found: list[Claim] = []
    forms = cue_forms()
    for token, form in enumerate(tree.form):
        if form not in forms:
            continue
        tag = tree.tag[token]
        claim = None
        if tag in VERBAL:
            claim = _verb(tree, token)
        elif tag in ("NN", "NNS"):
            claim = _noun(tree, token) or _misread(tree, token)
        if claim is None and tag in ("JJ", "VBN"):
            claim = _adjective(tree, token)
        if claim:
            found.append(claim)
    return found


def card_of(tree: Tree, token: int, part: str = "verb") -> Cue | None:
    """Return the card of a token, longer cues (point out) before shorter ones, None without one."""
    if tree.form[token] == "called" and tree.form[max(0, token - 2) : token] == ["so", "-"]:
        return None
    for card in by_form(part).get(tree.form[token], ()):
        rest = card.cue.split()[1:]
        if all(word in tree.form[token + 1 : token + 3 + len(rest)] for word in rest):
            return card
    return None


def is_cue(tree: Tree, token: int) -> bool:
    """Tell whether a verb is a verb of speech in any frame."""
    card = card_of(tree, token)
    return card is not None and card.family == "speech"


def make(tree: Tree, tokens: Iterable[int], cue: tuple[int, int], head: int, card: Cue, frame: str) -> Claim | None:
    """Build a claim without its cue's and speaker's tokens among the content, None when nothing remains."""
    speaker = phrase(tree, head) if head >= 0 else None
    content = set(tokens) - set(range(cue[0], cue[1] + 1))
    if speaker:
        content -= set(range(speaker[0], speaker[1] + 1))
    if not any(tree.form[token][0].isalnum() for token in content):
        return None
    return Claim(tree, frozenset(content), cue, speaker, head, card, frame)


def _verb(tree: Tree, verb: int) -> Claim | None:
    card = card_of(tree, verb)
    if card is None:
        return None
    cue = _cue_span(tree, verb, card)
    if card.cue in _IMPRESSIONS:
        return make(tree, impression(tree, verb), cue, -1, card, "impression")
    if is_passive(tree, verb):
        tokens = passive(tree, verb, card)
        by = tree.child(verb, "agent")
        return make(tree, tokens, cue, tree.child(by, "pobj") if by >= 0 else -1, card, "passive")
    head = subject(tree, reporter(tree, verb))
    if head < 0 and card.family == "speech" and (tree.tag[verb] in FINITE or tree.child(verb, "aux") >= 0):
        found = stranded(tree, verb)
        head = found if found >= 0 and can_speak(tree, found) else -1
    frame, tokens = complement(tree, verb, card, cue)
    if frame == "that":
        tokens = _cut(tree, verb, tokens)
    addressed = frame == "np" and card.cue in _ADDRESSED and can_speak(tree, tree.child(verb, "dobj"))
    if not tokens or addressed:
        told = head >= 0 and "that" in card.frames and (card.family == "speech" or card.cue in _ASIDES)
        told = told and not _told_again(tree, verb)
        told = _found(tree, verb, head) if card.cue in _FINDINGS and head >= 0 else told
        frame, tokens = "aside", around(tree, verb, head) if told else set[int]()
    if frame.startswith("+"):
        cue = (cue[0], max(cue[1], min(tokens) - 1)) if min(tokens) - cue[1] < 3 else cue
    return make(tree, tokens, cue, head, card, frame)


def _told_again(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is no aside: that of a clause with "who", or the same as that of the clause before (it told …, it told …)."""
    own = tree.child(verb, "nsubj")
    of_clause = tree.dep[verb] == "relcl" and own >= 0 and tree.form[own] == "who"
    return of_clause or any(tree.dep[kid] == "ccomp" and tree.form[kid] == tree.form[verb] for kid in tree.kids[verb])


def _found(tree: Tree, verb: int, head: int) -> bool:
    """Tell whether a finding closes or interrupts a sentence that it tells: …, the poll found; …, records show, …"""
    before = any(tree.tag[token] in FINITE for token in range(tree.left[head]))
    return before and head < verb and tree.tag[verb] in FINITE and tree.form[verb + 1 : verb + 2] in _ENDS


def reporter(tree: Tree, verb: int) -> int:
    """Return the verb whose subject speaks: for ", adding" or "and added" after reported words the verb reporting them."""
    again = tree.dep[verb] == "conj" and tree.tag[verb] in FINITE and tree.child(verb, "nsubj", "nsubjpass") < 0
    following = tree.tag[verb] == "VBG" and tree.dep[verb] in ("advcl", "ccomp", "conj") and verb > 0
    if following and tree.form[verb - 1] == ",":
        for token in range(verb - 1, tree.head[verb], -1):
            own = tree.child(token, "nsubj")
            if tree.tag[token] in FINITE and own >= 0 and is_cue(tree, token) and tree.right[token] < verb:
                return token
    elif not again:
        return verb
    above = tree.head[verb]
    for _ in range(8):
        outer = tree.head[above]
        if tree.dep[above] == "ccomp" and outer < above and is_cue(tree, outer) and tree.child(outer, "nsubj") >= 0:
            return outer
        if outer == above:
            break
        above = outer
    return verb


def _cut(tree: Tree, verb: int, tokens: set[int]) -> set[int]:
    """Return a clause without what its reporter says next: ", adding that …", ", and he vowed to …"."""
    kids = (kid for kid in tree.kids[verb] if tree.dep[kid] in ("ccomp", "advcl") and kid in tokens)
    kid = next(kids, min(tokens))
    for token in range(kid, tree.right[kid] + 1):
        if token in tokens and tree.tag[token] in VERBAL and is_cue(tree, token):
            own = tree.child(token, "nsubj")
            again = tree.dep[token] == "conj" and own >= 0 and tree.form[own] in ("he", "she", "they")
            if again or (reporter(tree, token) == verb and token != verb):
                start = tree.left[token]
                while start > kid and tree.form[start - 1] in (",", "and", "but"):
                    start -= 1
                tokens -= set(range(start, tree.right[token] + 1))
    return tokens


def _cue_span(tree: Tree, verb: int, card: Cue) -> tuple[int, int]:
    last = verb
    for word in card.cue.split()[1:]:
        if word in tree.form[last + 1 : last + 4]:
            last = tree.form.index(word, last + 1)
    return verb, last


def _noun(tree: Tree, noun: int) -> Claim | None:
    card = card_of(tree, noun, "noun")
    if card is None:
        return None
    for kid in tree.kids[noun]:
        if kid < noun:
            continue
        dep, to_do = tree.dep[kid], infinitive(tree, kid)
        that = dep in ("acl", "ccomp", "relcl") and not to_do and tree.form[tree.left[kid]] == "that"
        if (that and "that" in card.frames) or (dep in ("acl", "xcomp") and to_do and "to" in card.frames):
            return make(tree, subtree(tree, kid), (noun, noun), owner(tree, noun), card, "that" if that else "to")
        if dep == "prep" and "+" + tree.form[kid] in card.frames and tree.kids[kid]:
            tokens = subtree(tree, kid) - {kid}
            return make(tree, tokens, (noun, kid), owner(tree, noun), card, "+" + tree.form[kid])
    return _equated(tree, noun, card)


def _equated(tree: Tree, noun: int, card: Cue) -> Claim | None:
    """Find what somebody's words are said to be: her answer was that …, the mayor's advice is to …"""
    be, whose = tree.head[noun], tree.child(noun, "poss")
    if tree.dep[noun] != "nsubj" or tree.form[be] not in _BE or whose < 0 or card.family != "speech":
        return None
    for kid in tree.kids[be]:
        if kid > be and tree.dep[kid] in ("ccomp", "xcomp"):
            return make(tree, subtree(tree, kid), (noun, noun), whose, card, "to" if infinitive(tree, kid) else "that")
    return None


def _misread(tree: Tree, token: int) -> Claim | None:
    """Read a verb of speech taken for a noun where it ends a sentence: …, two former officials allege."""
    card, form = card_of(tree, token), tree.form[token]
    ends = tree.form[token + 1 : token + 2] in _ENDS
    told = card is not None and "that" in card.frames and (card.family == "speech" or card.cue in _FINDINGS)
    if card is None or not ends or not told or form in by_form("noun"):
        return None
    first = token - 1
    while first > 0 and tree.tag[first] in NOMINAL and token - first < FEW:
        first -= 1
    start = max((at + 1 for at in range(first) if tree.form[at] == ";"), default=0)
    told = any(tree.tag[at] in FINITE for at in range(start, first))
    if form != card.cue or tree.form[first] != "," or tree.tag[token - 1] != "NNS" or not told:
        return None
    said = frozenset(range(start, first))
    return Claim(tree, said, (token, token), (first + 1, token - 1), token - 1, card, "aside")


def _adjective(tree: Tree, adjective: int) -> Claim | None:
    card = card_of(tree, adjective, "adjective")
    participle = tree.tag[adjective] == "VBN"
    if card is None or (not participle and tree.tag[tree.head[adjective]] not in VERBAL):
        return None
    head = _felt_by(tree, adjective) if participle else subject(tree, tree.head[adjective])
    beside = [] if participle else [kid for kid in tree.kids[tree.head[adjective]] if kid > adjective]
    for kid in (*tree.kids[adjective], *(kid for kid in beside if tree.dep[kid] == "ccomp")):
        dep = tree.dep[kid]
        if dep in ("ccomp", "xcomp") and ("to" if infinitive(tree, kid) else "that") in card.frames:
            return make(tree, subtree(tree, kid), (adjective, adjective), head, card, "that")
        if dep == "prep" and "+" + tree.form[kid] in card.frames and tree.kids[kid]:
            return make(tree, subtree(tree, kid) - {kid}, (adjective, kid), head, card, "+" + tree.form[kid])
    return None


def _felt_by(tree: Tree, participle: int) -> int:
    """Return the subject of a participle such as "opposed": its own, or that of the verb above or of its auxiliary."""
    near = (participle, tree.head[participle], *tree.kids[participle][:2])
    return next((own for one in near if (own := tree.child(one, "nsubjpass", "nsubj")) >= 0), -1)
