"""Which claims are attributions: points for and against, written by hand.

A reporting verb reports when it is asserted (finite, with a subject that can speak) and when what follows is more than a
word. "He said that", "she urged them to" stand on their own; "to support the bill", "if critics want" do not.
"""

from analysis.speech.cues import Cue, by_form
from analysis.speech.grammar import FINITE
from analysis.speech.people import can_speak
from analysis.speech.roles import role_of
from analysis.speech.syntax import Claim
from analysis.speech.trees import Tree

ENOUGH, LOOSE = 0, -1
FEW = 4
_FRAME = {"that": 3, "aside": 3, "according": 4, "view": 2, "to": 2, "ing": 2, "np": 2, "passive": 1, "impression": 2}

_EVIDENCE = frozenset(
    "show demonstrate indicate signal underscore underline highlight reflect reveal prove confirm suggest mean".split()
)
_SIGNS = _EVIDENCE | {"emphasize", "emphasise", "stress"}
_ON = frozenset(
    "continue continues continued continuing went go goes began begin begins begun proceed proceeded".split()
)
_TRY = frozenset(
    """seek seeks sought seeking try tries tried trying want wants wanted attempt attempts attempted wish wishes wished help
    helps helped helping""".split()
)
_MERE = frozenset("it them him her this that these those they us me you".split())
_NOBODY = frozenset("nobody none neither nothing".split())
_PROMISED = frozenset(("promise",))
_TURNED_DOWN = frozenset(("dismiss", "reject"))
_GIVEN = frozenset("offer bid".split())
_ASKED = frozenset("asked pressed questioned".split())
_SUBORDINATE = frozenset("if whether unless that after can".split())
_UNREAL = frozenset("would could may might should can".split())


def plausible(claim: Claim, quoted: bool, embedded: bool, named: bool = False) -> bool:
    """Tell whether a claim is an attribution.

    `quoted`: its content holds quotation marks, `embedded`: it stands in another's, `named`: a name is its subject.
    """
    if _unsaid(claim) or (not quoted and _bare(claim)):
        return False
    return points(claim, quoted, embedded, named) >= (LOOSE if _stands_apart(claim, embedded) else ENOUGH)


def _stands_apart(claim: Claim, embedded: bool) -> bool:
    """Tell whether one point less is enough: outside other people's words, and for words a speaker in the same clause."""
    verb, tree = claim.cue[0], claim.tree
    if embedded or any(tree.form[kid] in _SUBORDINATE for kid in tree.kids[verb] if kid < verb):
        return False
    if claim.card.family != "speech":
        return tree.dep[verb] != "xcomp"
    return claim.head >= 0 and tree.dep[verb] not in ("acl", "relcl")


def _unsaid(claim: Claim) -> bool:
    """Tell whether it is nobody who says it: nobody, none of them, no minister; or what is only called for: let us praise …"""
    if claim.head < 0:
        return False
    tree = claim.tree
    form, kids = tree.form[claim.head], tree.kids[claim.head]
    if _asked_by_outlet(claim) or _asked_of(claim) or _proved(claim):
        return True
    called_for = tree.form[max(0, claim.head - 1) : claim.head + 1] == ["let", "us"]
    return called_for or form in _NOBODY or any(tree.form[kid] == "no" and tree.dep[kid] == "det" for kid in kids)


def _asked_by_outlet(claim: Claim) -> bool:
    """Tell whether a medium by name asks in a clause of time: he did not answer when the Courier asked."""
    tree, verb = claim.tree, claim.cue[0]
    clause = tree.dep[verb] == "advcl" and tree.form[tree.left[verb]] in ("when", "whenever")
    medium = tree.tag[claim.head] == "NNP" and role_of(tree.form[claim.head]) == "media"
    return clause and medium and claim.card.cue == "ask"


def _asked_of(claim: Claim) -> bool:
    """Tell whether what looks told is what the speaker is asked: asked about the dam, Bell refused to answer."""
    tree, first = claim.tree, min(claim.tokens)
    return claim.frame == "aside" and tree.form[first] in _ASKED and tree.dep[first] == "advcl"


def _proved(claim: Claim) -> bool:
    """Tell whether it is what a deed shows by itself: thereby showing a lack of care."""
    tree, verb = claim.tree, claim.cue[0]
    led = verb > 0 and tree.form[verb - 1] in ("thereby", "thus")
    return led and tree.tag[verb] == "VBG" and claim.card.cue in _EVIDENCE


def _bare(claim: Claim) -> bool:
    """Tell whether a noun alone is promised (a miracle) or turned down without being told (the criticism)."""
    tree, cue = claim.tree, claim.card.cue
    noun = tree.child(claim.cue[0], "dobj")
    if claim.frame != "np" or claim.card.part != "verb" or noun < 0 or tree.right[noun] != noun:
        return False
    if cue in _PROMISED:
        return len(claim.tokens) < FEW - 1
    pointing = any(tree.form[kid] in _MERE for kid in tree.kids[noun])
    given = tree.form[noun] in _GIVEN and tree.child(noun, "amod") >= 0
    told = not given and (
        pointing or tree.form[noun] not in by_form("noun") or tree.form[noun + 1 : noun + 2] == ["as"]
    )
    return cue in _TURNED_DOWN and not told and len(claim.tokens) < FEW


def points(claim: Claim, quoted: bool, embedded: bool, named: bool = False) -> int:
    """Return the points of a claim: the construction, the subject, the verb, the length and where it stands."""
    tree, verb, card = claim.tree, claim.cue[0], claim.card
    if claim.frame in ("according", "like", "view"):
        return 3
    total = _FRAME.get(claim.frame, 1) + 2 * quoted
    core = claim.frame in ("that", "aside")
    total += _subject(claim, named) + _length(claim, core)
    total += _verb(tree, verb, card, core) if card.part == "verb" else 0
    if embedded:
        total -= 1 if core and card.family == "speech" else 3
    return total


def _subject(claim: Claim, named: bool) -> int:
    if claim.head < 0:
        return (
            (0 if claim.card.family == "speech" else -1)
            if claim.frame in ("passive", "impression")
            else -2
            if claim.card.part == "noun"
            else -5
        )
    if not named and not can_speak(claim.tree, claim.head):
        return -6 if claim.card.cue in _SIGNS else -3
    if claim.frame == "np" and claim.card.cue in _EVIDENCE and role_of(claim.tree.form[claim.head]) == "document":
        return -5
    own = claim.tree.head[claim.head] == claim.cue[0]
    return 1 if own else 0


def _length(claim: Claim, core: bool) -> int:
    forms = [claim.tree.form[token] for token in claim.tokens if claim.tree.form[token][0].isalnum()]
    words = len(forms)
    if words == 1 and forms[0] in _MERE:
        return -4
    return 0 if words > 3 or core else -2 if words == 1 else -1


def _verb(tree: Tree, verb: int, card: Cue, core: bool) -> int:
    kids = tree.kids[verb]
    total = 0
    if any(tree.tag[kid] == "TO" for kid in kids):
        total -= 0 if tree.form[tree.head[verb]] in _ON else 1 if core else 2
    if any(tree.form[kid] in _UNREAL for kid in kids if tree.dep[kid] == "aux"):
        total -= 1
    if any(tree.dep[kid] == "neg" for kid in kids) and (card.family != "speech" or not core):
        total -= 2 if card.family == "speech" and tree.dep[verb] == "ROOT" else 4
    if tree.dep[verb] == "xcomp" and tree.form[tree.head[verb]] in _TRY:
        total -= 2
    if tree.dep[verb] == "acl":
        total -= 2
    if tree.dep[verb] in ("relcl", "pcomp") and not core:
        total -= 1
    if any(tree.form[kid] in ("if", "whether", "unless") for kid in kids if tree.dep[kid] == "mark"):
        total -= 3
    return total + (tree.dep[verb] == "ROOT" and tree.tag[verb] in FINITE)
