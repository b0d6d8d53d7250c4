"""Descriptions to names by what the text says of everybody: apposition, noun, nation, order, kinship, exclusion."""

import re
from bisect import bisect_left
from collections.abc import Callable

from analysis.speech.known import MEN, WOMEN, is_agent, is_person
from analysis.speech.names import Figure
from analysis.speech.nations import TERRITORY, nations
from analysis.speech.reading import Reading
from analysis.speech.roles import CORE

Answer = tuple[str, float]
NEAR = 1_500
_DEFINITE = re.compile(r"(the|this|that|his|her|its|their)\s|[A-Z][\w’]*[’']s\s", re.IGNORECASE)
_DETERMINED = re.compile(r"(?:^|\s)(?:an?|one|the|his|her|its|their)\s", re.IGNORECASE)
_CLAUSE = re.compile(r",\s(?:who|whom|whose)\s")
_ONLY = re.compile(r"(?:only|even|just)\s", re.IGNORECASE)
_AGENT = re.compile(r"(\w{3,}?)(?:ator|er|or)$")
_NAME_AFTER = re.compile(r",\s((?:[A-ZÀ-Þ][\w’.-]*)(?:\s(?:al-)?[A-ZÀ-Þ][\w’.-]*)*)(?=[,.;”\"]|$)")
_SAME = (
    "president leader|head of state statesman",
    "minister politician",
    "novelist writer author poet",
    "journalist reporter correspondent",
    "soloist violinist pianist cellist musician",
    "economist scientist researcher scholar academic",
    "lawyer attorney counsel advocate solicitor",
    "delegate diplomat envoy ambassador",
    "governor banker",
    "cricketer batsman bowler",
    "officer captain commander",
    "player footballer striker goalkeeper",
    "boss chief chairman executive",
)
_BODY_SAME = (
    "company firm operator carrier manufacturer maker shipping steel alloys airline airlines airways motors energy group "
    "corp inc holding holdings industries railways oil mining",
    "bank lender",
    "union federation association",
    "publisher house press",
    "service guard",
    "agency service bureau office",
    "ministry department",
    "force police army navy guard",
    "institute university",
)
_COMMERCE = frozenset("company firm operator carrier manufacturer maker lender publisher business group".split())
_OF_NO_TRADE = frozenset(
    """ministry department council commission court police army navy party guard service union federation association league
    university institute society club agency""".split()
)
_RELATIVE = frozenset(
    """counterpart deputy successor predecessor wife husband mother father sister brother daughter son guest host rival
    opponent colleague lawyer partner coach trainer teacher pupil driver guide mentor""".split()
)


def _alike(groups: tuple[str, ...], noun: str) -> set[str]:
    return {noun}.union(*(group.replace("|", " ").split() for group in groups if noun in re.split(r"[ |]", group)))


class Named:
    """Figures with all places where they are named, in order: who is near is found without looking at everybody."""

    def __init__(self, figures: list[Figure]) -> None:
        self.figures = figures
        self.by_name = {one.name: one for one in reversed(figures)}
        self.mentions = sorted((place, number) for number, one in enumerate(figures) for place in one.places)
        self.first = sorted(one.places[0] for one in figures if one.places)

    def between(self, start: int, stop: int) -> list[Figure]:
        """Return who is named in [start, stop), each once, in their own order."""
        span = slice(*(bisect_left(self.mentions, (at, -1)) for at in (start, stop)))
        return [self.figures[number] for number in sorted({number for _, number in self.mentions[span]})]

    def order(self, start: int, stop: int) -> list[str]:
        """Return the names in [start, stop), each once, in the order in which they are first named there."""
        span = slice(*(bisect_left(self.mentions, (at, -1)) for at in (start, stop)))
        return list(
            dict.fromkeys(name for _, name in sorted((at, self.figures[n].name) for at, n in self.mentions[span]))
        )


class Descriptions:
    """Resolves "the minister", "the Norwegian", "her deputy", "the company" and "the latter" in one text."""

    def __init__(self, reading: Reading, known: list[Figure]) -> None:
        self.reading, self.text = reading, reading.text
        self.people = Named([one for one in known if one.person])
        self.bodies = Named([one for one in known if not one.person])

    def beside(self, start: int, stop: int) -> Answer | None:
        """Return the name that stands in apposition after a definite description."""
        core = CORE.split(self.text[start:stop])[0]
        match = _NAME_AFTER.match(self.text, start + len(core)) or _NAME_AFTER.match(self.text, stop)
        if match is None or not re.search(r"(?:^|\s)(?:the|his|her|its|their)\s", f"{core} ", re.IGNORECASE):
            match = self._ending(start, stop)
        if match is None:
            return None
        one = self.people.by_name.get(match.group(1)) or self.people.by_name.get(match.group(1).rstrip("."))
        return (one.name, 0.95) if one else None

    def _ending(self, start: int, stop: int) -> re.Match[str] | None:
        """Return the name at the end of "a union spokesman, Jon Ek", "the mayor of Oslo, Jon Ek"; of "an aide of the mayor, Jon Ek" it may be either's."""
        stop = start + len(_CLAUSE.split(self.text[start:stop])[0])
        lead = self.text[start:stop].rpartition(", ")[0] or self.text[start:stop]
        either = len(CORE.split(lead)) > 1 and is_person(lead.split()[-1].lower())
        match = None if either else _NAME_AFTER.match(self.text, start + len(lead))
        return match if match and match.end() >= stop and _DETERMINED.search(lead) else None

    def resolve(self, start: int, stop: int, quoted: str) -> Answer | None:
        """Return whom a definite singular description means and how sure that is, None when that stays open."""
        only = _ONLY.match(self.text, start, stop)
        mention = self.text[only.end() if only else start : stop]
        words = CORE.split(mention)[0].split()
        if not _DEFINITE.match(mention) or len(words) < 2:
            return None
        head = words[-1].lower()
        if head in ("former", "latter"):
            return self._ordered(start, head)
        body = self._body(head, start)
        if body:
            return body
        if not is_person(head) and not self._nation(words[-1:]) and not TERRITORY.match(words[-1]):
            return None
        fitting = self._possible(start, words)
        if head in _RELATIVE:
            fitting = self._without_owner(fitting, words[0].lower(), start)
        found = self._named_so(fitting, [*words[:-1], head], start)
        if found is not None and found[0]:
            return found
        fitting = _not_spoken_of(fitting, quoted)
        again = self._named_so(fitting, [*words[:-1], head], start)
        if again or found or (TERRITORY.match(words[-1]) and not self._nation(words[-1:])):
            return again or found
        return self._left_over(fitting, words, head, start)

    def _ordered(self, start: int, which: str) -> Answer | None:
        sentence = self.reading.sentence_at(start)[0]
        for floor in (self.reading.sentence_at(max(sentence - 2, 0))[0], max(start - 400, 0)):
            names = self.people.order(floor, start)
            if len(names) == 2:
                return names[which == "latter"], 0.85
        return None

    def _body(self, head: str, start: int) -> Answer | None:
        near = self.bodies.between(start - 2 * NEAR, start + 400)
        for nouns in ({head}, _alike(_BODY_SAME, head)):
            found = self._only([one for one in near if nouns & one.nouns], start)
            if found:
                return found.name, 0.8
        if head in _COMMERCE:
            left = self._only([one for one in near if one.last(start) >= 0 and not _OF_NO_TRADE & one.nouns], start)
            return (left.name, 0.6) if left else None
        return None

    def _only(self, fitting: list[Figure], start: int) -> Figure | None:
        """Return the one that fits, among those named before if there are any."""
        before = [one for one in fitting if one.last(start) >= 0 and start - one.last(start) < 2 * NEAR]
        after = [one for one in fitting if any(0 < place - start < 400 for place in one.places)]
        chosen = before or after
        return chosen[0] if len(chosen) == 1 else None

    def _possible(self, start: int, words: list[str]) -> list[Figure]:
        """Return who is near and not ruled out by sex or by a former office."""
        gender = "f" if words[-1].lower() in WOMEN else "m" if words[-1].lower() in MEN else ""
        near = self.people.between(start - NEAR + 1, start + 400)
        near = [one for one in near if not gender or one.gender in ("", gender)]
        if "former" in (word.lower() for word in words[:-1]):
            near = [
                one
                for one in near
                if words[-1].lower() not in one.nouns or "former" in one.nouns | {*one.words.lower().split()}
            ]
        return near

    def _named_so(self, near: list[Figure], words: list[str], start: int) -> Answer | None:
        """Return the one of the nation, place or noun; ("", 0) when several fit equally well."""
        nation, place = self._nation(words), [word for word in words[1:] if word[0].isupper()]
        alike = _alike(_SAME, words[-1])
        demonym, agent = words[-1].capitalize(), _AGENT.match(words[-1])
        stem = agent.group(1) if agent else ""
        tests: list[tuple[Callable[[Figure], bool], float]] = [
            (lambda one: bool(nation) and nation in one.nations and bool(alike & one.nouns), 0.85),
            (lambda one: any(word in one.origins for word in place), 0.75),
            (lambda one: any(len(p) > 3 and demonym.startswith(p[:-1]) for p in one.origins), 0.7),
            (lambda one: bool(nation) and nation in one.nations, 0.75),
            (lambda one: not nation and words[-1] in one.nouns, 0.8),
            (lambda one: not nation and bool(alike & one.nouns), 0.65),
            (lambda one: bool(stem) and not nation and any(noun.startswith(stem) for noun in one.nouns), 0.6),
        ]
        for test, sure in tests:
            fitting = [one for one in near if test(one)]
            found = self._only(fitting, start)
            if found:
                return found.name, sure
            if fitting:
                return "", 0.0
        return None

    def _left_over(self, near: list[Figure], words: list[str], head: str, start: int) -> Answer | None:
        """Return who is left when everybody else present is ruled out."""
        nation = self._nation(words)
        if head in _RELATIVE:
            left = [one for one in near if one.last(start) >= 0]
            owned = words[0].lower() in ("his", "her") and not self._alone_before(start)
            return (left[0].name, 0.6) if len(left) == 1 and owned else None
        present = near
        left = [one for one in present if not (nation and one.nations and nation not in one.nations)]
        left = [one for one in left if nation or not any(is_agent(noun) for noun in one.nouns)]
        if len(left) != 1 or len(present) > 2:
            return None
        return left[0].name, 0.55 if len(present) == 2 else 0.5

    def _without_owner(self, near: list[Figure], owner: str, start: int) -> list[Figure]:
        """Return who may be "her deputy": everybody but the only woman named before."""
        sex = {"his": "m", "her": "f"}.get(owner, "")
        owners = [one for one in self.people.between(start - NEAR + 1, start) if one.gender == sex]
        return [one for one in near if one is not owners[0]] if sex and len(owners) == 1 else near

    def _alone_before(self, start: int) -> bool:
        """Tell whether fewer than two persons are named before a place."""
        return bisect_left(self.people.first, start) < 2

    def _nation(self, words: list[str]) -> str:
        for word in words[-3:]:
            whole = word.capitalize()
            for form in (whole, whole.removesuffix("woman"), whole.removesuffix("man")):
                bare = re.sub(r"[’']s$", "", form)
                if bare in nations():
                    return nations()[bare]
        return ""


def _not_spoken_of(near: list[Figure], quoted: str) -> list[Figure]:
    """Leave out the only he or she among those near of whom the speaker talks, where everybody's sex is known."""
    for sex, pronouns in (("m", r"\b(?:he|him)\b"), ("f", r"\b(?:she|her)\b")):
        same = [one for one in near if one.gender == sex]
        unsure = any(not one.gender for one in near)
        if len(near) > 1 and len(same) == 1 and not unsure and re.search(pronouns, quoted, re.IGNORECASE):
            near = [one for one in near if one is not same[0]]
    return near
