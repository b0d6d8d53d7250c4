"""What a text says of everybody named in it: nouns, nationality and places in titles, appositions and relative clauses."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from analysis.speech.appositions import own_part
from analysis.speech.names import Figure, split_title
from analysis.speech.nations import given_names, nations, seats
from analysis.speech.records import Span

_AGENT = re.compile(r"(?:er|or|ist|ian|man|woman|ant|ent|eur|eon|ess|chief|guide|coach|judge|poet|deputy|head|king)$")
_BODY_NOUNS = frozenset(
    """paper newspaper letter order government parliament administration department statement document agreement number
    newsletter centre center power matter headquarter regulator insurer lender carrier manufacturer amendment argument
    assessment announcement comment treatment judgment settlement investor report tracker poster computer""".split()
)
_PERSONS = frozenset(
    """secretary official nominee aide envoy accused general spokesperson chairperson deputy attorney chief guide coach
    judge poet clerk diplomat delegate advocate candidate magistrate advisor ally colleague counterpart host guest boss
    wife husband son daughter mother father brother sister widow uncle aunt successor predecessor rival bishop pope
    vice-admiral admiral colonel detective executive athlete acrobat representative mp monarch premier head cleric critic
    mechanic academic sceptic skeptic girl boy nurse novelist champion surgeon captain lawmaker grandmaster architect
    activist hopeful incumbent detainee employee trainee refugee evacuee apprentice heir bride groom pilot cook monk nun
    priest imam rabbi king queen prince princess duke vicar curate deacon parson chaplain registrar scholar midwife nanny
    maid gravedigger sexton tutor""".split()
)
_FUNCTION = frozenset(
    """of with by to for from against on about at over between than like that which who whom and or but as in into when
    while after before since never under through during per her him never other another more most""".split()
)
_AHEAD = re.compile(r"(?:^|[\s“\"(])(?:(the|an?|his|her|its|their)\s)?((?:[\w’'-]+\s){1,6})$", re.IGNORECASE)
_APPOSED_TO = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their)|[A-Z]\w+[’']s?)\s((?:[\w’'-]+\s){0,4}?[\w’'-]+),\s$", re.IGNORECASE
)
_APPOSED = re.compile(
    r",?\s(?:(?:an?|the|his|her|its)\s|(?=[A-Z]\w+[’']s\s))([^,.;:“”\"]{3,80})[,.;]|\s(?:is|was)\san?\s([\w’' -]{3,40})"
)
_LED = re.compile(r"\b(led|headed|run|chaired|founded|owned|edited|coached|captained) by (?:[a-z’'-]+\s)*$")
_PLACE = re.compile(r"\s(?:of|from)\s([A-Z]\w+)")
_CLAUSE = re.compile(r",\s(?:who|of)\s([^,.;:“”\"]{3,60})")
_SHARED = re.compile(r"([A-Z](?<!\w.)\w+) and [A-Z]\w+ ([A-Z]\w+)")
_SENTENCE = re.compile(r"[^.;:!?“”\"\n]*")
_OWN = re.compile(
    r"\b(his|himself|herself|her(?=\s(?!(?:on|in|at|to|and|for|with|that|when|by|if|as|about|from)\b)[a-z]))\b"
)
_OWNER = re.compile(r"([A-Z]\w+)[’']s\s(?:\w+\s){0,3}$")
_NAME_OF = r"(?:Ministry|Department|Institute|University|Bank|Office|Bureau|Board|Army|Council|Court|Party|Union|Federation|Association|Agency|Commission)"
_CAP = r"[A-ZÀ-Þ]\w*"
_CAPITAL = re.compile(r"[A-ZÀ-Þ]")
_LETTERS, _WORDS = re.compile(r"\w+"), re.compile(r"[\w-]+")
_PAUSE, _COMMA = re.compile(r"[.;:“”\"\n]"), re.compile(r",\s")
_SHOWN = re.compile(r"[\w’.-]+(?:\s[A-Z][\w’.-]*)*")
_BODIES = re.compile(
    rf"\b(?:{_NAME_OF}\s(?:of|for)\s(?:the\s)?{_CAP}(?:\s(?:and\s)?{_CAP})*|(?!The\b)(?:{_CAP}[’']?s?[’']?\s){{1,4}}"
    r"(?:Bank|Federation|Union|Association|Service|Guard|Agency|House|Shipping|Steel|Alloys|Airlines?|Airways|Motors|Energy|"
    r"Group|Corp|Inc|Company|Holdings?|Industries|Institute|University|Council|Commission|Party|Ministry|Department|Court|"
    r"Police|Army|Navy|Club|League|Society|Foundation|Railways?|Media|Press|Systems|Technologies|Partners|Foods|Mining|Oil|Rail|Ferries|Water|Power|Telecom)\b"
    rf"|{_CAP}[a-z](?:Co|Corp|Tech|Bank|Air|Rail)\b)"
)
_FIRMS = "company firm maker manufacturer carrier operator airline lender publisher retailer".split()
_CALLED = re.compile(  # what a firm is called before its name: the tyre maker Norvane
    rf"\b({'|'.join(_FIRMS)})\s({_CAP}(?:\s{_CAP})*)"
)

WOMEN = frozenset(
    """wife mother sister daughter widow aunt niece grandmother girl woman chairwoman councilwoman spokeswoman congresswoman
    businesswoman policewoman actress duchess queen princess nun heiress bride hostess""".split()
)
MEN = frozenset(
    """husband father brother son uncle nephew grandfather boy man chairman councilman spokesman congressman businessman
    policeman widower duke king prince monk heir groom sultan emir""".split()
)


# What somebody is by whom a body is led, run or owned.
_LEADING = {
    "led": "leader head chief boss chair chairman chairwoman",
    "headed": "head chief leader boss chair chairman chairwoman",
    "run": "chief boss head manager director",
    "chaired": "chair chairman chairwoman chairperson",
    "founded": "founder",
    "owned": "owner",
    "edited": "editor",
    "coached": "coach trainer",
    "captained": "captain skipper",
}


def is_agent(noun: str) -> bool:
    """Tell whether a noun looks like somebody's office or trade."""
    return len(noun) > 3 and bool(_AGENT.search(noun))


def is_person(noun: str) -> bool:
    """Tell whether a noun can stand for one person rather than a body or a thing."""
    return noun not in _BODY_NOUNS and (is_agent(noun) or noun in _PERSONS or noun.endswith("-year-old"))


def known(text: str, figures: list[Figure]) -> list[Figure]:
    """Return everybody and every body named in a text; the persons among the figures learn what the text says of them."""
    found: dict[str, Figure] = {}
    inside = list(_bodies(text))
    for start, stop in inside:
        found.setdefault(text[start:stop], Figure(text[start:stop])).places.append(start)
    named = {one.name: one for one in figures if not one.person}
    for noun, name in _CALLED.findall(text) if any(firm in text for firm in _FIRMS) else ():
        if name in named:
            found.setdefault(name, Figure(name, places=named[name].places)).nouns.add(noun)
    for name, body in found.items():
        body.nouns.update(_LETTERS.findall(name.lower()))

    def alone(place: int) -> bool:
        before = bisect_right(inside, (place, len(text)))
        return not before or place >= inside[before - 1][1]

    people = [one for one in figures if one.person and any(map(alone, one.places))]
    for one in people:
        _person(text, one)
    taken = sorted(place for one in people for place in one.places)
    for one in people:
        one.gender = one.gender or _possessed(text, one, taken)
    return [*found.values(), *people, *_sharing(text, figures)]


def _bodies(text: str) -> Iterator[Span]:
    """Return where bodies are named, looked for at capitals only."""
    stop = 0
    for capital in _CAPITAL.finditer(text):
        match = _BODIES.match(text, capital.start()) if capital.start() >= stop else None
        if match:
            stop = match.end()
            yield match.span()


def _possessed(text: str, one: Figure, taken: list[int]) -> str:
    """Return f or m where a person's sentence goes on with her or his before anybody else is named, "" otherwise."""
    found = set()
    for start in one.places:
        stop = start + len(one.name)
        after = bisect_right(taken, start)
        following = taken[after] if after < len(taken) else len(text)
        words = _SENTENCE.match(text, min(stop, following), following)
        owned = _OWN.search(words.group()) if words else None
        if owned:
            found.add("m" if owned.group(1) in ("his", "himself") else "f")
    return found.pop() if len(found) == 1 else ""


def _sharing(text: str, figures: list[Figure]) -> list[Figure]:
    """Return the first of two who share a surname, as in "Ivo and Josef Marek", unless named in full elsewhere."""
    shared = [(match, f"{match.group(1)} {match.group(2)}") for match in _SHARED.finditer(text)]
    named = {figure.name.partition(" ")[0] for figure in figures if " " in figure.name}
    return [
        Figure(name, True, given_names().get(match.group(1), ""), [match.start()])
        for match, name in shared
        if match.group(1) in given_names() and match.group(1) not in named
    ]


def _person(text: str, one: Figure) -> None:
    one.nouns |= one.called
    if one.nation:
        one.nations.add(one.nation)
    first = one.name.split()[0]
    if first not in given_names() and is_person(first.lower()) and " " in one.name:
        one.nouns.add(first.lower())
    for start in one.places:
        _before(one, text, start)
        shown = _SHOWN.match(text, start, start + 60)
        if shown:
            _after(one, text, start + (len(shown.group()) if shown.group() in one.name else len(one.name)))


def _before(one: Figure, text: str, start: int) -> None:
    ahead = _PAUSE.split(text[max(start - 90, 0) : start])[-1]
    led = _LED.search(ahead) if " by " in ahead else None
    one.nouns.update(_LEADING[led.group(1)].split() if led else ())
    owner = _OWNER.search(ahead) if "’s" in ahead or "'s" in ahead else None
    if owner and owner.group(1) in nations():
        one.nations.add(nations()[owner.group(1)])
    apposed = _APPOSED_TO.search(ahead) if ahead[-2:-1] == "," else None
    if apposed:
        _learn(one, apposed.group())
        return
    words = _COMMA.split(ahead)[-1].split()
    if words and (is_person(words[-1].lower()) or split_title(words[-1:])):
        linked = max((at + 1 for at, word in enumerate(words) if word.lower() in _FUNCTION), default=0)
        if words[linked:]:
            _learn(one, " ".join(words[linked:][-4:]))


def _after(one: Figure, text: str, stop: int) -> None:
    place = _PLACE.match(text, stop)
    if place:
        one.origins.add(place.group(1))
        if place.group(1) in nations():
            one.nations.add(nations()[place.group(1)])
    apposed, clause = _APPOSED.match(text, stop), _CLAUSE.match(text, stop)
    if apposed and not clause:
        _learn(one, apposed.group(1) or apposed.group(2) or "")
    if clause:
        words = clause.group(1).split()
        one.nouns.update(word.lower() for word in _WORDS.findall(clause.group(1)))
        one.nations.update(nations()[word] for word in words if word in nations() and word not in seats())


def _learn(one: Figure, phrase: str) -> None:
    phrase = own_part(phrase)
    words = {word.lower() for word in _WORDS.findall(phrase)}
    if not one.gender and words & (WOMEN | MEN):
        one.gender = "f" if words & WOMEN else "m"
    for word in _WORDS.findall(phrase):
        if word in nations():
            one.nations.add(nations()[word])
        elif word.lower() not in _FUNCTION:
            one.nouns.add(word.lower())
