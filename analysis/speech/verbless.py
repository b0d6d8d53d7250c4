"""Attribution without a reporting verb: according to, in the words of, as she said, a name and a colon."""

import re
from collections import Counter

from analysis.speech.cues import Cue
from analysis.speech.drafts import Draft, trim
from analysis.speech.grammar import VERBAL, phrase, subject
from analysis.speech.people import can_speak, noun_speaks
from analysis.speech.reading import Reading
from analysis.speech.syntax import Claim, card_of, make
from analysis.speech.trees import Tree
from analysis.speech.triggers import SURVEYS

_ACCORDING = Cue("according to", "phrase", frozenset(("that",)), "speech", "neutral")
_AS = Cue("as", "phrase", frozenset(("that",)), "speech", "neutral")
_FOR = Cue("for", "phrase", frozenset(("that",)), "belief", "neutral")
_IN = Cue("in", "phrase", frozenset(("that",)), "belief", "neutral")
_FIRST = frozenset("according as for in".split())
_BE = frozenset("is are was were remains remained means meant 's".split())
_OPINION = frozenset("view opinion estimation words assessment telling account reckoning".split())
_NOBODY = frozenset("plan schedule custom tradition taste size age rank need order script".split())


def asides(tree: Tree) -> list[Claim]:
    """Return the claims of phrases that attribute the whole sentence they stand in."""
    found = []
    for token, form in enumerate(tree.form):
        if form not in _FIRST:
            continue
        claim = None
        if form == "according" and tree.form[token + 1 : token + 2] == ["to"]:
            claim = _according(tree, token)
        elif form == "as" and token + 1 < len(tree):
            claim = _as(tree, token)
        elif form == "for" and token < 2 and tree.tag[token] == "IN":
            claim = _for(tree, token)
        elif form == "in" and token + 2 < len(tree):
            claim = _view(tree, token) or _survey(tree, token)
        if claim:
            found.append(claim)
    told = any(claim.frame == "according" for claim in found)
    return [claim for claim in found if not (told and claim.card in (_FOR, _IN))]


def _according(tree: Tree, token: int) -> Claim | None:
    to = token + 1
    head = tree.child(to, "pobj")
    if head < 0:
        head = next((kid for kid in (*tree.kids[to], *tree.kids[token]) if kid > to), -1)
    if head < 0 or tree.form[head] in _NOBODY:
        return None
    last = phrase_end(tree, token, head)
    return make(tree, around(tree, token, last), (token, to), head, _ACCORDING, "according")


def phrase_end(tree: Tree, first: int, head: int) -> int:
    """Return the last token of an aside: where its noun phrase ends, at the latest before quotation marks."""
    last = max(tree.right[head], phrase(tree, head)[1])
    if tree.right[head] < len(tree) - 2:
        last = max(last, min(tree.right[first], last + 8))
    for token in range(head + 1, last + 1):
        if tree.form[token][0] in '"“„«' and tree.form[token - 1] == ",":
            return token - 1
    return last


def around(tree: Tree, first: int, last: int) -> set[int]:
    """Return the tokens of the clause an aside stands in: as far as semicolons and brackets around it."""
    start = stop = 0
    for token in range(first):
        if tree.form[token] in (";", "(", ":"):
            start = token + 1
    stop = next((token for token in range(last + 1, len(tree)) if tree.form[token] in (";", ")")), len(tree))
    return set(range(start, first)) | set(range(last + 1, stop))


def _as(tree: Tree, token: int) -> Claim | None:
    verb = tree.head[token]
    if tree.tag[verb] not in VERBAL or tree.dep[token] not in ("mark", "prep", "advmod") or verb < token:
        return None
    card = card_of(tree, verb)
    head = subject(tree, verb)
    if card is None or card.family != "speech" or "that" not in card.frames or not token < head or verb - token > 12:
        return None
    if tree.child(verb, "ccomp", "dobj") > verb and tree.form[tree.child(verb, "ccomp", "dobj")] not in ("it", "this"):
        return None
    last = tree.right[verb]
    if last - token > 20 or (token and tree.form[token - 1] not in (",", "—", "–", "-", "and", "but")):
        return None
    return make(tree, around(tree, token, last), (verb, verb), head, card, "like")


def _view(tree: Tree, token: int) -> Claim | None:
    noun = tree.child(token, "pobj")
    if noun < 0 or tree.form[noun] not in _OPINION or noun - token > 8:
        return None
    head = tree.child(noun, "poss")
    of = tree.child(noun, "prep")
    if head < 0 and of >= 0 and tree.form[of] == "of":
        head = tree.child(of, "pobj")
    if head < 0 or not can_speak(tree, head):
        return None
    return make(tree, around(tree, token, tree.right[token]), (noun, noun), head, _AS, "view")


def _survey(tree: Tree, token: int) -> Claim | None:
    """Return the claim of "In a poll for the mayor, half were against": what is told stands in the survey."""
    noun = tree.child(token, "pobj")
    if noun < 0 or tree.form[noun] not in SURVEYS or tree.tag[tree.head[token]] not in VERBAL:
        return None
    last = max(phrase(tree, noun)[1], tree.right[noun])
    if token > 1 or tree.form[last + 1 : last + 2] != [","]:
        return None
    return make(tree, around(tree, token, last), (token, token), noun, _IN, "view")


def _for(tree: Tree, token: int) -> Claim | None:
    """Return the claim of "For the mayor, the bridge is a mistake"."""
    head = tree.child(token, "pobj")
    last = tree.right[token]
    if (
        head < 0
        or not can_speak(tree, head)
        or tree.tag[head] in ("CD", "DT")
        or last + 2 >= len(tree)
        or last - token > 7
    ):
        return None
    verb = tree.head[token]
    if tree.form[last + 1] != "," or tree.tag[verb] not in ("VBZ", "VBP", "VBD") or tree.form[verb] not in _BE:
        return None
    return make(tree, around(tree, token, last), (token, token), head, _FOR, "view")


# What a headline calls itself before a colon: the outlet's own words follow.
_GENRES = frozenset(
    """video audio podcast analysis opinion review editorial column commentary feature explainer story book film letter record
    figure family interview profile obituary sign case list test essay result data recipe quiz index""".split()
)
_NAMED = re.compile(r"((?:(?:[A-Z][\w.’'-]*|of|the|de|van|von|al|bin)\s){0,5}[A-Z][\w.’'-]*)\s*:\s+(?=\S)")


def headline(reading: Reading) -> Draft | None:
    """Return the attribution of a headline such as "Minister: Talks will go on", where the text names her again."""
    if not reading.lines:
        return None
    start, stop = reading.lines[0]
    named = _NAMED.match(reading.text, start, stop)
    if named is None or stop - start > 200:
        return None
    last = named.group(1).split()[-1]
    label = last.lower() not in _GENRES and noun_speaks(last.lower())
    if not label and not re.search(rf"\b{re.escape(last)}\b", reading.text[stop:]):
        return None
    span = trim(reading.text, named.end(), stop)
    return Draft([span], (named.end(1), named.end(1) + 1), named.span(1), sure=0.8) if span[0] < span[1] else None


_FIELDS = frozenset(
    """Name Age Date Time Place Source Note Price Yes No Answer Question Job City Read More Watch See Related Photo Photos Credit
    Tel Phone Address Update Total Result Score Home Away Monday Tuesday Wednesday Thursday Friday Saturday Sunday""".split()
)
_TURN = re.compile(r"^[“\"]?([A-Z][A-Z.’' -]{2,40}|[QA](?=:)|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(:)\s+(?=\S)", re.MULTILINE)


def _field(reading: Reading, label: str) -> bool:
    """Tell whether a label before a colon is a word of a list (Price: 5) and nobody's name."""
    return len(label) > 1 and (label in _FIELDS or re.search(rf"\b{label.lower()}s?\b", reading.text) is not None)


def turns(reading: Reading) -> list[Draft]:
    """Return the turns of a transcript: lines that open with a name and a colon, two at least.

    A name in small letters, Q and A count where one comes twice or more among three turns.
    """
    found = list(_TURN.finditer(reading.text))
    labels = Counter(match.group(1) for match in found)
    again = [label for label, times in labels.items() if times > 1]
    if len(found) < 3 or not again or any(_field(reading, label) for label in labels):
        found = [match for match in found if match.group(1).isupper() and len(match.group(1)) > 1]
    if len(found) < 2:
        return []
    drafts = []
    for match in found:
        span = trim(reading.text, match.end(), reading.lines[reading.line_number(match.start(1))][1])
        if span[0] < span[1]:
            drafts.append(Draft([span], match.span(2), match.span(1), sure=0.8, frame="turn"))
    return drafts
