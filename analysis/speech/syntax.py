"""A parsed sentence to claims: who reports what under which cue, read off the dependency tree."""

from dataclasses import dataclass, field

from analysis.speech.cues import Cue, by_form
from analysis.speech.parser import Tree
from analysis.speech.records import Span

_VERBAL = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
_CLAUSES = ("ccomp", "xcomp", "advcl", "conj", "acl", "relcl", "pcomp", "parataxis", "dep")
_RIDERS = frozenset("for as of over".split())
_EMPTY_SUBJECTS = frozenset("it there".split())


@dataclass(frozen=True, slots=True)
class Claim:
    """One reporting construction: pieces of content, its cue and its speaker (token numbers of `tree`)."""

    tree: Tree
    tokens: frozenset[int]
    cue: tuple[int, int]
    speaker: tuple[int, int] | None
    head: int
    card: Cue | None
    frame: str
    spans: tuple[Span, ...] = field(default=())


def claims(tree: Tree) -> list[Claim]:
    """Return every reporting construction of one sentence, in reading order."""
    found: list[Claim] = []
    for token in range(len(tree)):
        tag = tree.tag[token]
        if tag in _VERBAL:
            found += _verb(tree, token)
        elif tag in ("NN", "NNS"):
            found += _noun(tree, token)
    return found


def subject(tree: Tree, verb: int, steps: int = 0) -> int:
    """Return the head of the verb's subject, looking up through coordination and participles; -1 without one."""
    own = tree.child(verb, "nsubj", "csubj")
    if own >= 0 or steps > 6:
        return own if own < 0 or tree.form[own] not in _EMPTY_SUBJECTS or tree.form[own] == "it" else -1
    above, dep = tree.head[verb], tree.dep[verb]
    if above == verb or tree.child(verb, "nsubjpass") >= 0:
        return -1
    if dep in ("acl", "relcl") and tree.tag[above].startswith("N"):
        return _bearer(tree, above)
    if dep == "prep" or tree.dep[above] == "prep":
        above = tree.head[above] if tree.dep[above] == "prep" else above
    if dep in _CLAUSES and tree.tag[above] in _VERBAL:
        if dep in ("ccomp", "xcomp") and tree.tag[verb] == "VB" and tree.child(above, "dobj") >= 0 and dep == "xcomp":
            return tree.child(above, "dobj")
        return subject(tree, above, steps + 1)
    return -1


def _bearer(tree: Tree, noun: int) -> int:
    owner = tree.child(noun, "poss")
    return owner if owner >= 0 else noun


def phrase(tree: Tree, head: int) -> tuple[int, int]:
    """Return the first and last token of a noun phrase without its relative clauses and participles."""
    left, right = tree.left[head], tree.right[head]
    for kid in tree.kids[head]:
        if kid > head and tree.dep[kid] in ("relcl", "acl", "advcl", "conj", "cc") and tree.dep[kid] != "conj":
            right = min(right, tree.left[kid] - 1)
            break
    while right > head and not any(c.isalnum() for c in tree.form[right]):
        right -= 1
    if tree.form[right] in ("'s", "'") and right > head:
        right -= 1
    while left < head and not any(c.isalnum() for c in tree.form[left]):
        left += 1
    return left, right


def _verb(tree: Tree, verb: int) -> list[Claim]:
    card = _card(tree, verb, "verb")
    if card is None:
        return []
    passive = tree.child(verb, "nsubjpass", "auxpass") >= 0
    frame, tokens = _content(tree, verb, card, passive)
    if not tokens:
        return []
    head = _agent(tree, verb) if passive else subject(tree, verb)
    cue = _cue_span(tree, verb, card, frame)
    speaker = phrase(tree, head) if head >= 0 else None
    tokens = tokens - set(range(cue[0], cue[1] + 1))
    if speaker:
        tokens = tokens - set(range(speaker[0], speaker[1] + 1))
    return [Claim(tree, frozenset(tokens), cue, speaker, head, card, frame)] if tokens else []


def _card(tree: Tree, token: int, part: str) -> Cue | None:
    for card in by_form(part).get(tree.form[token], ()):
        rest = card.cue.split()[1:]
        after = tree.form[token + 1 : token + 4]
        if not rest or rest[0] in after:
            return card
    return None


def _agent(tree: Tree, verb: int) -> int:
    by = tree.child(verb, "agent")
    return tree.child(by, "pobj") if by >= 0 else -1


def _cue_span(tree: Tree, verb: int, card: Cue, frame: str) -> tuple[int, int]:
    last = verb
    for word in card.cue.split()[1:]:
        if word in tree.form[last + 1 : last + 4]:
            last = tree.form.index(word, last + 1)
    if frame.startswith("+") and frame[1:] in tree.form[last + 1 : last + 2]:
        last += 1
    return verb, last


def _subtree(tree: Tree, token: int) -> set[int]:
    return {other for other in range(tree.left[token], tree.right[token] + 1) if _under(tree, other, token)}


def _under(tree: Tree, token: int, top: int) -> bool:
    for _ in range(60):
        if token == top:
            return True
        if tree.head[token] == token:
            return False
        token = tree.head[token]
    return False


def _content(tree: Tree, verb: int, card: Cue, passive: bool) -> tuple[str, set[int]]:
    frames = card.frames
    kids = tree.kids[verb]
    for kid in kids:
        if tree.dep[kid] == "ccomp" and "that" in frames:
            return ("that" if kid > verb else "left"), _subtree(tree, kid)
    for kid in kids:
        if tree.dep[kid] == "xcomp" and kid > verb:
            infinitive = any(tree.tag[other] == "TO" for other in tree.kids[kid])
            if ("to" in frames and infinitive) or ("ing" in frames and tree.tag[kid] == "VBG"):
                return "to", _subtree(tree, kid)
    if passive:
        return "", set()
    for kid in kids:
        if tree.dep[kid] == "dobj" and "np" in frames and kid > verb:
            return "np", _object(tree, verb, kid)
    for kid in kids:
        if tree.dep[kid] == "prep" and "+" + tree.form[kid] in frames and kid > verb and tree.kids[kid]:
            return "+" + tree.form[kid], _subtree(tree, kid) - {kid}
    return "", set()


def _object(tree: Tree, verb: int, kid: int) -> set[int]:
    tokens = _subtree(tree, kid)
    for other in tree.kids[verb]:
        rider = tree.dep[other] in ("oprd", "xcomp") or (tree.dep[other] == "prep" and tree.form[other] in _RIDERS)
        if other > kid and rider:
            tokens |= _subtree(tree, other)
    return tokens


def _noun(tree: Tree, noun: int) -> list[Claim]:
    card = _card(tree, noun, "noun")
    if card is None:
        return []
    for kid in tree.kids[noun]:
        if kid < noun:
            continue
        dep = tree.dep[kid]
        infinitive = any(tree.tag[other] == "TO" for other in tree.kids[kid])
        that = dep in ("acl", "ccomp", "relcl") and not infinitive and tree.form[tree.left[kid]] == "that"
        tokens: set[int] = set()
        if (that and "that" in card.frames) or (dep in ("acl", "xcomp") and infinitive and "to" in card.frames):
            tokens, frame = _subtree(tree, kid), "that" if that else "to"
        elif dep == "prep" and "+" + tree.form[kid] in card.frames and tree.kids[kid]:
            tokens, frame = _subtree(tree, kid) - {kid}, "+" + tree.form[kid]
        if tokens:
            head = _owner(tree, noun)
            speaker = phrase(tree, head) if head >= 0 else None
            return [Claim(tree, frozenset(tokens), (noun, noun), speaker, head, card, frame)]
    return []


def _owner(tree: Tree, noun: int) -> int:
    owner = tree.child(noun, "poss")
    if owner >= 0:
        return owner
    above = tree.head[noun]
    if tree.dep[noun] == "pobj":
        above = tree.head[above]
    return subject(tree, above) if tree.tag[above] in _VERBAL else -1


def is_cue(tree: Tree, token: int) -> bool:
    """Tell whether a verb is a reporting verb in any frame."""
    card = _card(tree, token, "verb")
    return card is not None and card.family == "speech"
