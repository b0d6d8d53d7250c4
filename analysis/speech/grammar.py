"""Questions a rule asks a tree: whose verb is this, how far does this phrase reach."""

from itertools import pairwise

from analysis.speech.people import can_speak
from analysis.speech.trees import Tree

VERBAL = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))
FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
NOMINAL = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "WP", "DT", "CD", "JJ"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "DT", "CD"))
_OPENERS = frozenset("after before until since as while though than".split())
_CLAUSES = frozenset(("ccomp", "xcomp", "advcl", "conj", "acl", "relcl", "pcomp", "parataxis", "dep"))
_AFTERTHOUGHTS = frozenset(("relcl", "acl", "advcl"))
_WRITINGS = frozenset("statement letter email e-mail memo message tweet post note text article release column".split())
_BEFORE_WHO = frozenset("of with both all".split())
_CONTROLS_OBJECT = frozenset(
    "ask tell urge order force allow help want get persuade encourage invite make let have see hear watch".split()
)


def subtree(tree: Tree, token: int) -> set[int]:
    """Return the tokens from the first to the last of a token's subtree."""
    return set(range(tree.left[token], tree.right[token] + 1))


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb stands in the passive."""
    if tree.tag[verb] != "VBN":
        return False
    bare = tree.dep[verb] in ("advcl", "acl") and tree.child(verb, "aux", "nsubj") < 0
    return bare or tree.child(verb, "nsubjpass", "auxpass", "agent") >= 0


def subject(tree: Tree, verb: int, steps: int = 0) -> int:
    """Return the head of the verb's subject, looking up through coordination and participles; -1 without one."""
    own = _own(tree, verb)
    if own < 0 and steps:
        own = tree.child(verb, "nsubjpass")
    if own >= 0:
        return own if tree.form[own] != "there" else -1
    above, dep = tree.head[verb], tree.dep[verb]
    if above == verb or steps > 6:
        return -1
    if dep in ("acl", "relcl") and tree.tag[above].startswith(("N", "PRP")):
        told = dep == "acl" and tree.tag[verb] == "VBG" and tree.form[tree.head[above]] == "to"
        writer = owner(tree, above, steps + 1) if told or tree.form[above] in _WRITINGS else -1
        if writer < 0 and dep == "acl" and tree.form[verb - 1] == "," and not can_speak(tree, above):
            return _of_clause(tree, above, steps + 1)
        return writer if writer >= 0 else above
    if dep in ("pcomp", "pobj") or tree.dep[above] in ("prep", "agent"):
        above = tree.head[above]
    if tree.tag[above].startswith("N") and dep in ("pcomp", "advcl"):
        return owner(tree, above, steps + 1)
    if dep in ("xcomp", "ccomp") and tree.tag[above] == "JJ" and tree.tag[tree.head[above]] in VERBAL:
        return subject(tree, tree.head[above], steps + 1)
    if dep in _CLAUSES and tree.tag[above] in VERBAL:
        if dep == "xcomp" and tree.form[above][:4] in {form[:4] for form in _CONTROLS_OBJECT}:
            patient = tree.child(above, "dobj")
            if patient >= 0:
                return patient
        return subject(tree, above, steps + 1)
    return -1


def _of_clause(tree: Tree, noun: int, steps: int) -> int:
    """Return the subject of the clause a noun stands in: whoever sent a letter to the port, saying that …; else the noun."""
    above = noun
    while tree.tag[above] not in VERBAL and tree.head[above] != above:
        above = tree.head[above]
    found = subject(tree, above, steps) if tree.tag[above] in VERBAL else -1
    return found if found >= 0 and can_speak(tree, found) else noun


def _own(tree: Tree, verb: int) -> int:
    """Return the subject of a verb itself, the nearest before it of two (The mill, Ada Bell reminds us, …); -1 without one."""
    found = [kid for kid in tree.kids[verb] if tree.dep[kid] in ("nsubj", "csubj")]
    if len(found) < 2:
        return found[0] if found else -1
    last = max((kid for kid in found if kid < verb), default=found[0])
    return last if tree.form[tree.left[last] - 1] == "," != tree.form[verb - 1] else found[0]


def stranded(tree: Tree, verb: int) -> int:
    """Return the noun before a finite verb that the parser left without a subject, over one insertion between commas."""
    at = verb - 1
    while at > 0 and tree.tag[at] in ("RB", "MD", "VBD", "VBZ", "VBP") and tree.head[at] == verb:
        at -= 1
    if at > 0 and tree.form[at] == ",":
        at = next((before for before in range(at - 1, 0, -1) if tree.form[before] == ","), 0) - 1
    while at >= 0 and tree.dep[at] == "pobj" and tree.form[tree.head[at]] not in _OPENERS:
        at = tree.head[tree.head[at]]
    if at < verb and tree.form[tree.left[at] - 1] in ("and", "or") and tree.dep[at] == "conj":
        at = tree.head[at]
    return at if 0 <= at < verb and tree.tag[at] in _NOUNS else -1


def owner(tree: Tree, noun: int, steps: int = 0) -> int:
    """Return the head of whoever a noun belongs to: its possessor, its by- or of-phrase, or the subject above it."""
    possessor = tree.child(noun, "poss")
    if possessor >= 0:
        return possessor
    for kid in tree.kids[noun]:
        if kid > noun and tree.form[kid] in ("by", "from") and tree.child(kid, "pobj") >= 0:
            return tree.child(kid, "pobj")
    above = tree.head[noun]
    if tree.dep[noun] == "pobj":
        above = tree.head[above]
    if above != noun and tree.tag[above] in VERBAL and tree.dep[noun] not in ("nsubj", "nsubjpass") and steps < 5:
        return subject(tree, above, steps + 1)
    return -1


def phrase(tree: Tree, head: int) -> tuple[int, int]:
    """Return the first and last token of a noun phrase without relative clauses, participles and loose punctuation."""
    left, right = tree.left[head], tree.right[head]
    for kid in tree.kids[head]:
        if kid > head and tree.dep[kid] in _AFTERTHOUGHTS:
            right = min(right, tree.left[kid] - 1)
    while right > head and (not tree.form[right][-1].isalnum() or tree.form[right] in ("'s", "who", "which")):
        right -= 1
    while left < head and not any(char.isalnum() for char in tree.form[left]):
        left += 1
    while tree.form[right + 1 : right + 2] == ["-"] and _touching(tree, right, right + 1, right + 2):
        right += 2
    return left, right


def _touching(tree: Tree, *tokens: int) -> bool:
    """Tell whether tokens stand in one word: vice-admiral."""
    inside = tokens[-1] < len(tree)
    return inside and all(tree.stop[one] == tree.start[other] for one, other in pairwise(tokens))


def clause(tree: Tree, verb: int, head: int) -> tuple[int, int]:
    """Return the first and last token of a reporting clause put into another sentence (…, he said on Monday, …)."""
    first = min(verb, tree.left[head]) if head >= 0 else verb
    for kid in tree.kids[verb]:
        if tree.dep[kid] in ("aux", "neg", "advmod", "mark", "cc") and kid < verb:
            first = min(first, kid)
    last = max(verb, phrase(tree, head)[1]) if head >= 0 else verb
    while last + 1 < len(tree) and tree.form[last + 1][0] not in ",.;:—–-\"”“'’?!…" and _belongs(tree, last + 1, verb):
        last += 1
    return first, last


def _belongs(tree: Tree, token: int, verb: int) -> bool:
    for _ in range(12):
        if tree.head[token] == verb:
            return tree.dep[token] not in ("ccomp", "conj")
        if tree.head[token] == token:
            return False
        token = tree.head[token]
    return False


def antecedent(tree: Tree, place: int) -> tuple[int, int] | None:
    """Return the first and last token of what a relative pronoun at a place of the text stands for: of "who" a person, no place named last."""
    before = [token for token in range(len(tree)) if tree.stop[token] <= place]
    pronoun = len(before)
    while before and (not tree.form[before[-1]][0].isalnum() or tree.form[before[-1]] in _BEFORE_WHO):
        before.pop()
    if not before:
        return None
    above = tree.head[tree.head[pronoun]]
    while tree.dep[above] == "appos":
        above = tree.head[above]
    person = tree.form[pronoun] == "who" and tree.dep[tree.head[pronoun]] == "relcl" and tree.tag[above] == "NNP"
    if person and above < pronoun and tree.form[above + 1] in (",", "of", "from", "at"):
        return min(tree.left[above], above), above
    head = before[-1]
    while tree.dep[head] == "compound" and tree.head[head] < len(tree):
        head = tree.head[head]
    return min(tree.left[head], head), before[-1]
