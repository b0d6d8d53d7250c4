"""The named persons, bodies and places of one text, with everything the text calls them."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache

from analysis.speech.appositions import beside_name
from analysis.speech.casing import in_title_case
from analysis.speech.nations import DEMONYM, adjectives, given_names, nations, seats
from analysis.speech.offices import led_by_office, led_by_trade
from analysis.speech.places import is_thing
from analysis.speech.roles import KEPT, role_words
from analysis.speech.surnames import SYLLABLE, gender_by_ending, given_last

_PART = r"\w*(?:['’][A-Z]\w+)?(?:[-‑][A-Z]\w+)*"
_FIRST = "[A-ZÀ-ÖØ-ÞĀ-ŽА-Я]"
_SHORT = (  # the point of a title cut short, before a name
    r"(?:(?:(?<=\bMr|\bMs|\bDr|\bLt)|(?<=\bMrs|\bSen|\bRep|\bGov|\bGen|\bCol|\bRev|\bSgt)|(?<=\bProf|\bCapt))"
    r"\.(?=[ \u00a0][A-Z]))?"
)
_NAME = re.compile(  # opens with a set of letters, which is quick to look for
    rf"{_FIRST}(?:(?<=[A-Z])\.(?:[A-Z]\.)*"
    rf"|{_PART}{_SHORT}(?:[ \u00a0](?:(?:de|van|von|der|bin|al|el|la|da|di)[ -])?"
    rf"(?:(?:[A-Z]\.)+|{_FIRST}{_PART}{SYLLABLE}{_SHORT}))*)"
)
_INSIDE = re.compile(r"[A-Z]\w+\s(?:for|on)\s$")
_CAPITAL = re.compile(r"[A-Z][\w.]+")
_LINE = re.compile(r"[^\n]+")
_OPENERS = frozenset(
    """The This That These Those A An In On At It Its He She They We I You His Her Their Our My Your But And Or So As For
    With By From To If When While After Before Since Although Though However Meanwhile Moreover Now Then There Here What
    Who Why How Where Many Some Most All Both Each No Not One Two Three Under Over According Despite Yet Still Also Even
    Last Next Earlier Later Among During Between Because Asked Other Others Another Such Several Few Only Once Until
    Instead Today Yesterday Speaking Former Privately Perhaps Indeed Through Against About Just Like Let Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October
    November December Concluding Additionally Latest Afterwards Neither Either Unlike Without
    Within""".split()
)
_FORMAL = dict.fromkeys(("Mr", "Mr.", "Sir", "King"), "m") | dict.fromkeys(
    ("Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Queen"), "f"
)
_TITLES = frozenset(
    """Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Sir Lord Lady Prof Prof. President Vice Prime Minister Premier Chancellor King
    Queen Prince Princess Emir Sultan Pope Senator Sen. Sen Rep. Rep Representative Congressman Congresswoman Governor
    Gov. Gov Mayor Secretary Ambassador General Gen. Gen Colonel Col. Captain Capt. Lt. Sgt. Admiral Judge Justice
    Chairman Chairwoman Chair Speaker Director Chief Commissioner Attorney Foreign Defense Defence Interior Finance Press
    Deputy Former Ex-President Professor Analyst Spokesman Spokeswoman Spokesperson Editor Correspondent Republican
    Republicans Democratic Democrat Democrats House Senate State Majority Minority Leader First Second CEO Reverend Rev.
    Bishop Archbishop Cardinal Imam Sheikh Rabbi Officer Sheriff Detective Coach Envoy Councilman Councilwoman
    Economist Strategist Author Actor Candidate Comrade Academician Prosecutor Inspector Sergeant Lieutenant
    Brigadier Vice-Admiral Rear-Admiral Councillor Commander Presidents Ministers""".split()
)
_SOLE = frozenset("Kremlin Pentagon Reuters Politico Bloomberg Interfax Xinhua Azattyq".split())
_BODY = re.compile(
    r"\b(?:Ministry|University|Party|Times|Post|Agency|Union|Council|Bank|Institute|Organi[sz]ation|Committee|Department|"
    r"Court|News|Center|Centre|Service|Inc|Corp|Company|Group|Association|Foundation|Commission|Bureau|Office|Gazeta|"
    r"Journal|Herald|Radio|TV|Press|Campaign|Treaty|Declaration|Parliament|Congress|League|Federation|Forum|College|"
    r"School|Street|Square|Program(?:me)?|Scholarship|Scheme|Project|Initiative|Corridor|Pipeline|River|Museum|Gallery|Library|"
    r"Cathedral|Hospital|Hotel|Stadium|Convention|Accord|Agreement|Pact|Festival|Championship|Summit|Conference|Exhibition|"
    r"Railways?|Authority|Army|Navy|Board|Charter|Constitution|Embassy|Republic|Canal|Bridge|Theat(?:re|er)|Airport|Act|Report|Society|Alliance|Network|Fund|Kremlin|House|Police)\b"
)


@dataclass(slots=True)
class Figure:
    """One person or body named in a text: the longest name, where it stands, and what the text says of it.

    `inside`: ever part of a longer name (Compact for Common Defence); `told`: its titles and appositions, `words`: all these in a
    row, `called`: the roles in them. `nouns`, `nations` and `origins` (places it is of or from) are filled in by `known`.
    """

    name: str
    person: bool = False
    gender: str = ""
    places: list[int] = field(default_factory=list)
    called: set[str] = field(default_factory=set)
    told: list[str] = field(default_factory=list)
    inside: bool = False
    words: str = ""
    nation: str = ""
    nouns: set[str] = field(default_factory=set)
    nations: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)

    def last(self, at: int) -> int:
        """Return where the name stands last before a place, -1 when nowhere."""
        place = bisect_left(self.places, at)
        return self.places[place - 1] if place else -1


@cache
def _lead_words() -> frozenset[str]:
    return _TITLES | {word for name in adjectives() for word in name.split()}


def split_title(words: list[str]) -> int:
    """Return how many words before a name are titles, offices or adjectives of nationality."""
    titles = 0
    while titles < len(words):
        seat = words[titles] in seats() and words[titles + 1 : titles + 2] and words[titles + 1] in _TITLES
        if not seat and words[titles] not in _lead_words() and words[titles] not in _OPENERS:
            break
        titles += 1
    if words[titles:] and words[titles] in given_names():
        return titles
    return titles + (led_by_office(words[titles:]) or led_by_trade(words[titles:], given_names()))


def name_spans(text: str, start: int = 0, stop: int | None = None) -> list[tuple[int, int, str, str]]:
    """Return (start, stop, title, name) of every run of capitalised words that holds a name; the title may be ""."""
    runs = (
        (match.end(), _titled(match.group()))
        for match in _NAME.finditer(text, start, len(text) if stop is None else stop)
    )
    return [(end - len(name), end, title, name) for end, (title, name) in runs if len(name) > 1]


@lru_cache(KEPT)
def _titled(run: str) -> tuple[str, str]:
    """Return the title and the name of a run of capitalised words, "" for no name."""
    words = run.split()
    titles = split_title(words)
    formal = titles > 0 and words[titles - 1] in _FORMAL
    leader = len(words) == 2 and words[1] in _TITLES and DEMONYM.search(words[0])  # the Lendrian President
    if leader or (titles + 1 == len(words) and _is_noun(words[-1]) and not formal):
        return "", ""
    return " ".join(words[:titles]), " ".join(words[titles:])


def _is_noun(word: str) -> bool:
    """Tell whether a single capitalised word is a role that opens a sentence ("Analysts") and no name."""
    return word not in nations() and word not in _SOLE and not word.isupper() and bool(role_words(word))


def figures(text: str) -> list[Figure]:
    """Return everybody and everything named in a text, most often named first."""
    found: dict[str, Figure] = {}
    spans = _plain(text) or name_spans(text)
    owners = _longest([name for *_, name in spans], _formal_genders(spans))
    for start, stop, title, name in spans:
        whole = owners[name]
        figure = found.setdefault(whole, Figure(whole))
        figure.places.append(start)
        figure.told += beside_name(text, start, stop, title)
        for word in title.split():
            figure.gender = _FORMAL.get(word, figure.gender)
    for figure in found.values():
        figure.inside = all(_is_inside(text, place) for place in figure.places)
        figure.words = "".join(f" {one}" for one in figure.told)
        _classify(figure)
    return sorted(found.values(), key=lambda figure: -len(figure.places))


def _is_inside(text: str, place: int) -> bool:
    """Tell whether what stands at a place is part of a longer name: Compact for Common Defence."""
    linked = text[max(place - 6, 0) : place].rstrip().endswith(("for", "on"))
    return linked and _INSIDE.search(text, max(place - 25, 0), place) is not None


def _plain(text: str) -> list[tuple[int, int, str, str]]:
    return [
        span
        for line in _LINE.finditer(text)
        if not in_title_case(line.group())
        for span in name_spans(text, line.start(), line.end())
    ]


def _formal_genders(spans: list[tuple[int, int, str, str]]) -> dict[str, str]:
    """Return "m" for every name that stands behind Mr, "f" for those behind Mrs or Ms, both for a couple's."""
    found: dict[str, set[str]] = defaultdict(set)
    for *_, title, name in spans:
        for word in title.split():
            if word in _FORMAL:
                found[name].add(_FORMAL[word])
    return {name: "".join(genders) for name, genders in found.items()}


def _longest(names: list[str], genders: dict[str, str]) -> dict[str, str]:
    """Return for each name the longest name of the text that ends with it, or of which it is the given name.

    Who is called Mr is nobody with a woman's given name, and the other way round.
    """
    counts = Counter(names)
    ending: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in counts:
        words = tuple(name.split())
        ending[words[-1:]].append(name)
        ending[words[-2:]].append(name)
        if words[0] in given_names() or given_last(name):
            ending[words[:1]].append(name)
    chosen = {}
    for name in counts:
        words = tuple(name.split())
        fitting = ending.get(words, []) if len(words) <= 2 and name not in nations() else []
        longer = [other for other in fitting if other.count(" ") >= len(words) and not _BODY.search(other)]
        if genders.get(name):
            longer = [one for one in longer if given_names().get(one.split()[0], "") in genders[name]]
        chosen[name] = max(longer, key=lambda other: (counts[other], len(other)), default=name)
    return chosen


def _classify(figure: Figure) -> None:
    words, first = figure.name.split(), figure.name.split()[0]
    figure.called = set(role_words(figure.words)) if figure.words else set()
    figure.nation = nations().get(figure.name, "")
    if not figure.nation:
        hits = [nations()[word] for word in _CAPITAL.findall(figure.words) if word in nations()]
        figure.nation = hits[0] if hits else ""
        body = figure.inside or bool(_BODY.search(figure.name)) or (figure.name.isupper() and len(figure.name) > 2)
        known = first in given_names() and len(words) > 1
        known = known or bool(figure.gender) or bool(figure.called)
        figure.person = not body and (known or (1 < len(words) < 5 and not is_thing(figure.name)))
    figure.gender = figure.gender or given_names().get(first, "") or gender_by_ending(words[-1])
    if {"spokesman", "chairman", "congressman", "king", "councilman"} & figure.called:
        figure.gender = "m"
    if {"spokeswoman", "chairwoman", "congresswoman", "queen", "councilwoman"} & figure.called:
        figure.gender = "f"
