"""What somebody is by what a text calls them: a title, an apposition, a clause with "who"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from analysis.speech.bodies import CAPITAL, body_in, is_country, is_proper, last_body
from analysis.speech.names import Figure
from analysis.speech.roles import KEPT, last_role, opposed, patterns, persons, role_of

ANONYMOUS = re.compile(
    r"\b(?:(?:on|under)(?: the)? condition of anonymity|(?:asked|declined|refused|wished|wanted)(?: not)? to (?:be|remain) "
    r"(?:named|identified|quoted by name|anonymous)|(?:speak|spoke|speaking)(?:ing)? anonymously)\b"
)
_RANKS = frozenset("Captain Capt. Lieutenant Lt. Sergeant Sgt. Detective Officer Colonel Col. Major Maj.".split())
_CLAUSE = re.compile(r"\bwho\s(?:now\s|also\s|still\s|once\s|has\s|had\s)*(?P<verb>[a-z]+)\s?(?P<rest>[^,.;]*)")
_NOW = re.compile(r"\bwho\s(?:is\s)?now\b")
_VERBS = {
    "expert": "teaches taught studies studied lectures lectured researches researched",
    "media": "hosts hosted anchors anchored reports reported edits edited covers covered blogs",
    "collective": "owns owned founded co-founded",
}
_ROLE_OF_VERB = {verb: role for role, verbs in _VERBS.items() for verb in verbs.split()}
_SERVING = frozenset(
    """leads led heads headed runs ran chairs chaired directs directed commands commanded represents represented advises
    advised manages managed oversees oversaw""".split()
)
_LEADING = frozenset("head boss manager member co-chair Democrat Republican Conservative".split())
_LINK = re.compile(
    r"\s(?:of|for|from|at|in|with|on|to|until|since|before|after|during|under|formerly|who|whom|whose|which|that|and is|and a|and an|and the)\s|,|\s\("
)
# Offices of firms as much as of the state: with a name before them that is no country's they are a firm's.
_OF_FIRMS = frozenset(("chairman", "chairwoman", "chair", "director", "chief", "officer", "vice president"))
_OF = re.compile(r"^\s?(?:of|for|at|with)\s(?P<body>[^,.;]*?)(?:\s(?:who|which|that|and is|and was)\s|[,.;]|$)")
_GUILD = re.compile(r"[a-z]s[’']\s$")  # the miners’ leader
_FORMER = re.compile(r"\b(?:former|ex|late|one-time|onetime|deposed|ousted|elect)\b", re.IGNORECASE)
_FORMERLY = re.compile(r"\b[Ff]ormer\s(?:[\w-]+\s){0,3}$")
_AFTER = re.compile(r"[\s-](?:elect|designate|emeritus|emerita)$")
_NAME = re.compile(r"[A-Z][\w’'-]*(?:\s(?:[A-Z]\.|[A-Z][\w’'-]*))*")
_FOLLOWS = re.compile(
    r",\s((?:who|an?|the|head|boss|manager|member)\s[^,.;:“”\"]{3,90})|\s(of\s[^,.;:“”\"]{3,60})"
    r"|\s(?:is|was)\s((?:an?|the)\s[^,.;:“”\"]{3,60})|\s(?:became|was elected|was appointed)\s([^,.;:“”\"]{3,60})"
)
_PARTY = re.compile(r"(?:,\s|\s\()[DRI]-[A-Z]")
_DOCTORS = frozenset("Dr Dr. Prof Prof.".split())
# Who speaks for a client is not asked for knowledge: the firm’s lawyer, an attorney for the driver.
_COUNSEL = frozenset("lawyer attorney barrister solicitor".split())
_OWNED = re.compile(r"[’']s?\s(?:[\w-]+\s)*$|\b(?:his|her|its|their)\s(?:[\w-]+\s)*$", re.IGNORECASE)
FAR = 400
_SENTENCE = re.compile(r"(?<=[.!?”])\s")
_DOCTOR = re.compile(r"ologist$")


def role_in(text: str, figure: Figure) -> str:
    """Return the role of a person by everything that a text calls him or her."""
    role = calling(
        [
            *(_whose(text, told) for told in figure.told),
            *(told for place in figure.places for told in _after(text, place)),
        ]
    )
    if role == "head_of_state" and any(_FORMERLY.search(text, max(place - 40, 0), place) for place in figure.places):
        return "official"
    named = role_of(figure.name)
    doctor = "" if _DOCTORS.isdisjoint(figure.told) else "expert"
    return role or (named if named in ("official", "media", "collective") else doctor)


def _whose(text: str, told: str) -> str:
    """Return "its speaker" as the speaker of the last body named in its sentence or in the one before."""
    if told[:4].lower() != "its ":
        return told
    at = text.find(told)
    body = last_body(" ".join(_SENTENCE.split(text[max(at - FAR, 0) : at])[-2:]))
    return f"{told[4:]} of the {body}" if body else told


def role_of_mention(mention: str) -> str:
    """Return the role of whoever a mention describes: a person by the office, anything else by its words.

    >>> role_of_mention("a union spokesman"), role_of_mention("the report"), role_of_mention("union leaders")
    ('collective', 'document', 'collective')
    """
    return role_told(mention) or role_of(mention)


def _after(text: str, place: int) -> Iterator[str]:
    """Return what follows a name that stands at a place: who teaches law, of the fire department, is a senator."""
    name = _NAME.match(text, place)
    follows = _FOLLOWS.match(text, name.end()) if name else None
    if follows:
        yield next(one for one in follows.groups() if one)
    if name and _PARTY.match(text, name.end()):
        yield "senator"


def calling(descriptions: Iterable[str]) -> str:
    """Return the role that most of what a person is called tells, "" when nothing does; a head of state is one throughout.

    >>> calling(["the president’s daughter"]), calling(["president of the beekeepers’ association", "a farmer"])
    ('', 'collective')
    >>> calling(["President"]), calling(["Former President"]), calling(["who teaches law at Harrow Bay College"])
    ('head_of_state', 'official', 'expert')
    """
    roles = Counter(role for role in map(role_told, descriptions) if role)
    if "head_of_state" in roles:
        return "head_of_state"
    return roles.most_common(1)[0][0] if roles else ""


@lru_cache(KEPT)
def role_told(description: str) -> str:
    """Return the role that one description of a person tells, "" for none: its noun decides, then whose office it is."""
    phrase = description.strip().removeprefix("who is ").removeprefix("who was ")
    if "head of state" in phrase.lower().split(",")[0]:
        return "official" if _FORMER.search(phrase) else "head_of_state"
    if phrase.startswith("of "):
        return "media" if role_of(phrase[3:]) == "media" else body_in(phrase)
    if phrase.startswith("who ") or _NOW.search(phrase):
        return _done(phrase)
    core = _AFTER.sub("", _LINK.split(phrase)[0].strip())
    told, before = last_role(core)
    if not told:
        return _untold(core, phrase)
    role = patterns()[told] if told in persons() else ""
    if role in ("official", "head_of_state"):
        return _office(role, told, before, phrase[phrase.find(core) + len(core) :], phrase)
    hired = told in _COUNSEL and (_OWNED.search(before) or phrase[phrase.find(core) + len(core) :].startswith(" for "))
    return "" if hired else role


def _untold(core: str, phrase: str) -> str:
    """Return the role of who has no office by name: a captain, an epidemiologist, the head of a body."""
    last = core.split()[-1] if core.split() else ""
    if last in _RANKS:
        return "official"
    if last in _LEADING:
        return body_in(phrase)
    return "expert" if _DOCTOR.search(last) else ""


def _office(role: str, told: str, before: str, rest: str, phrase: str) -> str:
    """Return the role of who holds an office: by the body it belongs to, and whether it is that of a country."""
    if opposed(phrase):
        return "collective"
    named = _OF.match(rest)
    of = named.group("body") if named else ""
    body = body_in(of) or body_in(before)
    if role != "head_of_state":
        if body == "expert":
            return "collective" if told.startswith("spokes") else body
        private = (
            _GUILD.search(before)
            or body == "collective"
            or (told in _OF_FIRMS and not body and (is_proper(of) or is_proper(before)))
        )
        return "collective" if private else role
    if _FORMER.search(phrase):
        return "official"
    if is_country(of):
        return role
    if told != "president":
        return body or ("" if of and not CAPITAL.search(of) else role)  # the queen of pop
    return body or ("collective" if of or is_proper(before) else role)


def _done(phrase: str) -> str:
    """Return the role that a clause with "who" tells by its verb: who teaches, who runs the ministry."""
    found = _CLAUSE.search(phrase)
    if not found:
        return ""
    verb = found.group("verb")
    rest = found.group("rest")
    if opposed(rest):
        return "collective"
    if rest.startswith("as ") and verb in ("served", "serves", "worked", "works"):
        return role_told(rest.removeprefix("as "))
    if verb in _ROLE_OF_VERB or verb not in _SERVING:
        return _ROLE_OF_VERB.get(verb, "")
    told = last_role(_LINK.split(rest)[0])[0]
    return body_in(rest) or ("official" if patterns().get(told) in ("official", "head_of_state") else "")
