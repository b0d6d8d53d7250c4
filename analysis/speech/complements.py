"""What a reporting verb governs: the words that are its content, and in which construction."""

from analysis.speech.cues import Cue
from analysis.speech.grammar import subtree
from analysis.speech.trees import Tree

_TOLD_TO = frozenset(
    "ask tell urge order advise instruct warn remind implore beg beseech request command counsel challenge encourage".split()
)
LONG = 5
_NAMING = frozenset("title name dub call label".split())
_NAMED_SO = frozenset(("know",))
_JOINED = frozenset(("as", "with"))
_RIDERS = frozenset("for as of over".split())


def infinitive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb has its "to"."""
    return any(tree.tag[kid] == "TO" for kid in tree.kids[verb])


def complement(tree: Tree, verb: int, card: Cue, cue: tuple[int, int]) -> tuple[str, set[int]]:
    """Return the construction in which a verb reports and the tokens of its content; "" and none without one."""
    frames, kids = card.frames, tree.kids[verb]
    for kid in kids:
        if tree.dep[kid] != "ccomp" or tree.right[kid] <= cue[1]:
            continue
        if infinitive(tree, kid):
            if "to" in frames:
                return "to", subtree(tree, kid)
        elif "that" in frames and kid > verb:
            return "that", subtree(tree, kid)
        elif "np" in frames and kid > verb:
            return "np", subtree(tree, kid)
    for kid in kids:
        if kid > verb and (tree.dep[kid] == "xcomp" or (tree.dep[kid] == "advcl" and tree.left[kid] == verb + 1)):
            if "to" in frames and infinitive(tree, kid):
                return "to", subtree(tree, kid)
            if "ing" in frames and tree.tag[kid] == "VBG":
                return "ing", subtree(tree, kid)
    for kid in kids:
        if tree.dep[kid] == "dobj" and "np" in frames:
            return "np", _object(tree, verb, kid)
        if tree.dep[kid] == "dobj" and "long" in frames and kid > verb and tree.right[kid] - tree.left[kid] + 1 >= LONG:
            return "np", _object(tree, verb, kid)
        if tree.dep[kid] == "dobj" and not frames.isdisjoint(_JOINED):
            joined = next(
                (tree.form[other] for other in kids if other > kid and tree.form[other] in _JOINED & frames), ""
            )
            if joined:
                return "as", _object(tree, verb, kid) | _joined(tree, verb, joined)
    for kid in kids:
        if tree.dep[kid] == "prep" and "+" + tree.form[kid] in frames and kid > verb and tree.kids[kid]:
            return "+" + tree.form[kid], subtree(tree, kid) - {kid}
    return "", set()


def _joined(tree: Tree, verb: int, preposition: str) -> set[int]:
    """Return the phrase with a preposition that tells of the object: shows the mayor with a lead."""
    found: set[int] = set()
    return found.union(*(subtree(tree, kid) for kid in tree.kids[verb] if kid > verb and tree.form[kid] == preposition))


def _object(tree: Tree, verb: int, kid: int) -> set[int]:
    tokens = subtree(tree, kid)
    for other in tree.kids[verb]:
        rider = tree.dep[other] in ("oprd", "xcomp") or (tree.dep[other] == "prep" and tree.form[other] in _RIDERS)
        if other > max(kid, verb) and rider:
            tokens |= subtree(tree, other)
    return tokens


def impression(tree: Tree, verb: int) -> set[int]:
    """Return what seems or appears so to nobody named: its subject and what is said of it."""
    tokens: set[int] = set()
    for kid in tree.kids[verb]:
        dep = tree.dep[kid]
        told = dep in ("xcomp", "oprd", "acomp", "attr") or (dep == "prep" and tree.form[kid] in ("like", "as"))
        if kid > verb and (told or dep == "ccomp"):
            tokens |= subtree(tree, kid)
    own = tree.child(verb, "nsubj")
    return tokens | subtree(tree, own) if tokens and own >= 0 and tree.form[own] not in ("it", "there") else tokens


def passive(tree: Tree, verb: int, card: Cue) -> set[int]:
    """Return what is said in the passive: its subject, where that is no addressee, and what follows."""
    tokens: set[int] = set()
    named = tree.dep[verb] in ("acl", "amod") and card.cue in _NAMING and tree.child(verb, "agent") < 0
    if named or card.cue in _NAMED_SO:
        return tokens
    riders = frozenset(("as",)) if "as" in card.frames else _RIDERS
    raised = (
        card.cue not in _TOLD_TO
        and "that" in card.frames
        and any(tree.dep[kid] == "xcomp" and infinitive(tree, kid) for kid in tree.kids[verb] if kid > verb)
    )
    for kid in tree.kids[verb]:
        dep = tree.dep[kid]
        if (
            (dep == "nsubjpass" and (raised or "np" in card.frames) and tree.form[kid] != "it")
            or (dep in ("ccomp", "xcomp", "oprd") and kid > verb)
            or (dep == "prep" and (tree.form[kid] in riders or "+" + tree.form[kid] in card.frames))
        ):
            tokens |= subtree(tree, kid)
    return tokens
