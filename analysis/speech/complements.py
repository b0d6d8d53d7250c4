"""What a reporting verb governs: the words that are its content, and in which construction."""

from analysis.speech.cues import Cue
from analysis.speech.grammar import subtree
from analysis.speech.records import Span
from analysis.speech.trees import Tree

_TOLD_TO = frozenset(
    "ask tell urge order advise instruct warn remind implore beg beseech request command counsel challenge encourage".split()
)
Content = tuple[str, set[int]]
_NOTHING: Content = ("", set())
LONG = 5
_NAMING = frozenset("title name dub call label".split())
_NAMED_SO = frozenset(("know", "remember"))
_JOINED = frozenset(("as", "with"))
_RIDERS = frozenset("for as of over".split())
_LINKS = frozenset("to from about against between toward towards with into on in at by".split())
# When, where and by what means words are uttered, which is no part of them.
_UTTERED = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december year month week weekend day night morning afternoon evening interview statement speech debate
    rally radio tv television twitter facebook conference call letter email e-mail article post tweet memo video show
    column event house room""".split()
)
_IF = ("if", "whether")
_ASKING = frozenset("ask wonder inquire enquire question query".split())


def infinitive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb has its "to"."""
    return any(tree.tag[kid] == "TO" for kid in tree.kids[verb])


def complement(tree: Tree, verb: int, card: Cue, cue: Span) -> Content:
    """Return the construction in which a verb reports and the tokens of its content; "" and none without one."""
    for construction in (_clause, _joining, _asked, _noun_phrase, _prepositional, _late):
        frame, tokens = construction(tree, verb, card, cue)
        if frame:
            return frame, tokens
    return _NOTHING


def _clause(tree: Tree, verb: int, card: Cue, cue: Span) -> Content:
    """Find a clause: said that …, wants her to …"""
    for kid in tree.kids[verb]:
        if tree.dep[kid] != "ccomp" or tree.right[kid] <= cue[1]:
            continue
        if infinitive(tree, kid):
            if "to" in card.frames:
                return "to", subtree(tree, kid)
        elif _pointing(tree, verb, kid):
            continue
        elif "that" in card.frames and kid > verb:
            return "that", subtree(tree, kid)
        elif "np" in card.frames and kid > verb:
            return "np", subtree(tree, kid)
    return _NOTHING


def _pointing(tree: Tree, verb: int, clause: int) -> bool:
    """Tell whether "that" before a noun points at it and opens no clause: showed that courage, and people cheered."""
    own = [kid for kid in tree.kids[clause] if tree.dep[kid] == "nsubj" and kid < clause]
    joined = len(own) > 1 and any(tree.dep[kid] == "cc" for kid in tree.kids[own[0]])
    return joined and tree.form[verb + 1 : own[0]] == ["that"]


def _joining(tree: Tree, verb: int, card: Cue, cue: Span) -> Content:
    """Find a verb without a subject: promised to …, suggested leaving …"""
    for kid in tree.kids[verb]:
        if kid > verb and (tree.dep[kid] == "xcomp" or (tree.dep[kid] == "advcl" and tree.left[kid] == verb + 1)):
            if "to" in card.frames and infinitive(tree, kid):
                return "to", subtree(tree, kid)
            if "ing" in card.frames and tree.tag[kid] == "VBG":
                return "ing", subtree(tree, kid)
    return _NOTHING


def _asked(tree: Tree, verb: int, card: Cue, cue: Span) -> Content:
    """Find a clause that the parser took for one of condition or purpose: asked the driver if …, called for him to …"""
    for kid in tree.kids[verb]:
        mark = _marked(tree, kid) if kid > verb and tree.dep[kid] == "advcl" else ""
        if mark in _IF and card.cue in _ASKING:
            return "that", subtree(tree, kid)
        if mark == "for" and "+for" in card.frames and infinitive(tree, kid):
            return "+for", subtree(tree, kid) - {tree.left[kid]}
    return _NOTHING


def _noun_phrase(tree: Tree, verb: int, card: Cue, cue: Span) -> Content:
    """Find an object: announced a strike, shows the mayor with a lead."""
    frames, kids = card.frames, tree.kids[verb]
    for kid in kids:
        if tree.dep[kid] != "dobj":
            continue
        given = tree.child(verb, "dative") >= 0  # showed visitors the hall
        if "np" in frames or (
            "long" in frames and not given and kid > verb and tree.right[kid] - tree.left[kid] + 1 >= LONG
        ):
            return "np", _object(tree, verb, kid)
        joined = next((tree.form[other] for other in kids if other > kid and tree.form[other] in _JOINED & frames), "")
        if joined:
            return "as", _object(tree, verb, kid) | _joined(tree, verb, joined)
    return _NOTHING


def _prepositional(tree: Tree, verb: int, card: Cue, cue: Span) -> Content:
    """Find a phrase with a preposition: complained about …, warned of …"""
    for kid in tree.kids[verb]:
        if tree.dep[kid] == "prep" and "+" + tree.form[kid] in card.frames and kid > verb and tree.kids[kid]:
            return "+" + tree.form[kid], _with_links(tree, verb, subtree(tree, kid)) - {kid}
    return _NOTHING


def _late(tree: Tree, verb: int, card: Cue, cue: Span) -> Content:
    """Find the clause with "that" which the parser hung on a noun in between: said in a talk on Friday that …"""
    if "that" not in card.frames or card.family != "speech":
        return _NOTHING
    for token in range(verb + 2, tree.right[verb] + 1):
        clause = tree.head[token]
        if tree.form[token] != "that" or tree.dep[token] != "mark" or tree.dep[clause] not in ("relcl", "acl"):
            continue
        above = tree.head[clause]
        while tree.dep[above] in ("pobj", "prep", "pcomp") and above > verb:
            above = tree.head[above]
        if above == verb:
            return "that", subtree(tree, clause)
    return _NOTHING


def _marked(tree: Tree, clause: int) -> str:
    """Return the word that opens a clause, "" where it has none."""
    mark = tree.child(clause, "mark")
    return tree.form[mark] if 0 <= mark == tree.left[clause] else ""


def _joined(tree: Tree, verb: int, preposition: str) -> set[int]:
    """Return the phrase with a preposition that tells of the object: shows the mayor with a lead."""
    found: set[int] = set()
    return found.union(*(subtree(tree, kid) for kid in tree.kids[verb] if kid > verb and tree.form[kid] == preposition))


def _commented(tree: Tree, noun: int) -> set[int]:
    """Return what is told of an object behind a comma and was no part of it: a strike, which the premier ruled out."""
    for kid in tree.kids[noun]:
        first = tree.left[kid]
        which = tree.dep[kid] == "relcl" and tree.form[first] == "which" and tree.form[first - 1] == ","
        if which and tree.child(kid, "nsubj", "nsubjpass") > first:
            return subtree(tree, kid)
    return set()


def _object(tree: Tree, verb: int, kid: int) -> set[int]:
    tokens = subtree(tree, kid) - _commented(tree, kid)
    for other in tree.kids[verb]:
        rider = tree.dep[other] in ("oprd", "xcomp") or (tree.dep[other] == "prep" and tree.form[other] in _RIDERS)
        if other > max(kid, verb) and rider:
            tokens |= subtree(tree, other)
    return _with_links(tree, verb, tokens)


def _with_links(tree: Tree, verb: int, tokens: set[int]) -> set[int]:
    """Return an object with the phrases right behind it that the parser gives to the verb: denied any part in the strike."""
    for other in tree.kids[verb]:
        linked = tree.dep[other] == "prep" and tree.form[other] in _LINKS and other == max(tokens) + 1
        noun = tree.child(other, "pobj") if linked else -1
        if linked and (noun < 0 or (tree.form[noun] not in _UTTERED and tree.tag[noun] != "CD")):
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
            or (dep == "advcl" and card.cue in _ASKING and _marked(tree, kid) in _IF)
            or (dep == "prep" and (tree.form[kid] in riders or "+" + tree.form[kid] in card.frames))
        ):
            tokens |= subtree(tree, kid)
    return tokens
