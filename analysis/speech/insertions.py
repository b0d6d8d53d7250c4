"""Reporting clauses put into a sentence or at its end: how far the words around them are reported."""

from analysis.speech.grammar import FINITE, clause
from analysis.speech.trees import Tree

_BREAKS = frozenset((";",))


def around(tree: Tree, verb: int, head: int) -> set[int]:
    """Return the sentence around a reporting clause that stands between commas or at an end of it."""
    first, last = clause(tree, verb, head)
    outer = first - 1
    while outer > 0 and tree.form[outer][0] in "\"”’'»":
        outer -= 1
    before = tree.form[outer] if first else ""
    after = tree.form[last + 1] if last + 1 < len(tree) else "."
    if before not in (",", "—", "–", "-", "?", "!") or after not in (",", ".", "—", "–", "-", ";", "?", "!", ")"):
        return set()
    start = max((token + 1 for token in range(first) if tree.form[token] in _BREAKS), default=0)
    stop = next((token for token in range(last + 1, len(tree)) if tree.form[token] in _BREAKS), len(tree))
    told_on = _finite_after(tree, last + 1, stop, verb) or _coordinate(tree, last + 1, verb, head)
    if after == "," and not told_on and any(tree.tag[token] in FINITE for token in range(start, first)):
        stop = last + 1
    return set(range(start, first)) | set(range(last + 1, stop))


def _finite_after(tree: Tree, start: int, stop: int, verb: int) -> bool:
    return any(
        (tree.tag[token] in ("VBD", "VBZ", "VBP", "MD") and not tree.left[verb] <= token <= tree.right[verb])
        or (tree.dep[token] == "ccomp" and tree.head[token] == verb)
        for token in range(start, stop)
    )


def _coordinate(tree: Tree, comma: int, verb: int, head: int) -> bool:
    """Tell whether what follows the clause is told on, with a subject of its own: …, she insists, and the town is safe."""
    joined = tree.form[comma + 1 : comma + 2] in (["and"], ["but"], ["or"])
    own = [tree.child(kid, "nsubj", "nsubjpass") for kid in tree.kids[verb] if kid > comma and tree.dep[kid] == "conj"]
    return joined and any(one > comma and tree.form[one] != tree.form[head] for one in own)
