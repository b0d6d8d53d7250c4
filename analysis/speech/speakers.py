"""Speaker mentions to names: pronouns and descriptions to the longest name the text gives, with a confidence."""

import re
from collections.abc import Sequence

from analysis.speech.bodies import body_in
from analysis.speech.callings import ANONYMOUS, role_in, role_of_mention, role_told
from analysis.speech.descriptions import Descriptions, Named
from analysis.speech.drafts import Draft
from analysis.speech.grammar import antecedent
from analysis.speech.known import known
from analysis.speech.names import Figure, figures, name_spans
from analysis.speech.nations import is_demonym, nations
from analysis.speech.people import are_people, common_head
from analysis.speech.reading import Reading
from analysis.speech.records import Use
from analysis.speech.roles import CORE, role_of, role_words
from analysis.speech.salience import Salience
from analysis.speech.surnames import surname
from analysis.speech.writings import document_kind, document_titles, is_document, longest_title, within_document

_GENDERED = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_PLURAL = frozenset("they them their we us our both".split())
_PARTS = frozenset("many some others several few most all none another one each".split())
_HEADS = frozenset(
    ("president", "prime minister", "premier", "chancellor", "king", "queen", "emir", "sultan", "head of state")
)
_LEADERS = frozenset(("leader", "head of state", "statesman", "ruler"))
NEAR = 1_500
FAR = 50_000
_CORE = re.compile(rf"{CORE.pattern}|[’']s\s")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")


class Cast:
    """The named speakers of one text, and who was spoken of last."""

    def __init__(self, reading: Reading, drafts: list[Draft]) -> None:
        self.reading, self.text = reading, reading.text
        self.figures = figures(reading.text)
        self.descriptions = Descriptions(reading, known(reading.text, self.figures))
        self.salience = Salience(reading, self.figures)
        self.salience.report([span for draft in drafts for span in draft.spans])
        self.document = -NEAR
        self.titles: list[str] | None = None
        self.longest: dict[str, str] = {}
        self.roles: dict[str, str] = {}
        self.by_name = {figure.name: figure for figure in reversed(self.figures)}
        self.by_last: dict[str, list[Figure]] = {}
        for figure in filter(lambda one: one.person, self.figures):
            self.by_last.setdefault(surname(figure.name), []).append(figure)
        self.offices = Named([figure for figure in self.figures if figure.person and figure.called])

    def resolve(self, draft: Draft) -> tuple[str, str, float]:
        """Return name, role and confidence of a draft's speaker; drafts come in reading order."""
        if not draft.speaker:
            return "", "", 0.0
        mention = self.text[slice(*draft.speaker)]
        name, role, sure = self._mention(mention, draft)
        if name and role == "unnamed":
            role = ""
        if not name and role != "document" and ANONYMOUS.search(self.text, *self.reading.sentence_at(draft.speaker[0])):
            role = "unnamed"
        if name and role != "document":
            self.salience.spoke(name, draft.speaker[0])
        return name, role, sure

    def use(self, draft: Draft, role: str) -> Use:
        """Return document when a declaration, law or letter speaks or holds the words."""
        if role == "document":
            return "document"
        if draft.cue is None:
            near = draft.speaker is None and 0 <= draft.start - self.document < NEAR
            return "document" if near else "speech"
        start, stop = self.reading.sentence_at(draft.cue[0])
        own = [start, *(point for span in draft.spans for point in span), stop]
        clause = " ".join(self.text[a:b] for a, b in zip(own[::2], own[1::2], strict=False) if a < b)
        return "document" if within_document(clause) else "speech"

    def _mention(self, mention: str, draft: Draft) -> tuple[str, str, float]:
        assert draft.speaker
        at, first = draft.speaker[0], mention.split()[0].lower() if mention.split() else ""
        if first in ("who", "which", "that", "whom") and draft.tree is not None:
            return self._relative(draft)
        if first in _GENDERED and len(mention.split()) == 1:
            figure, sure = self.salience.pronoun(_GENDERED[first], at)
            return self._named(figure, "", sure)
        if first == "it" and len(mention.split()) == 1:
            return self._it(at)
        beside = self.descriptions.beside(*draft.speaker)
        if beside:
            role = "" if mention[:4].lower() == "its " else role_of_mention(mention)
            return self._named(self.by_name.get(beside[0]), role, beside[1])
        common = self._common(draft)
        named = None if common or is_demonym(mention) else self._by_name(mention, at)
        if named:
            return named
        if first in _PLURAL and len(mention.split()) == 1:
            return "", "collective", 0.5
        if first in _PARTS and len(mention.split()) == 1:
            lead = self.text[self.reading.sentence_at(at)[0] : at]
            return "", role_of(" ".join(lead.split()[:3])) or "unnamed", 0.5
        if is_document(mention):
            self.document = at
            return self._title(mention), "document", 0.9
        quoted = (self.reading.pairs[number] for number in draft.pairs)
        said = " ".join(self.text[pair.inner_start : pair.inner_stop] for pair in quoted)
        answer = self.descriptions.resolve(*draft.speaker, said)
        if answer is None:
            return (None if common else self._by_name(mention, at)) or self._description(mention, at)
        name, sure = answer
        if not name:
            return self._description(mention, at)
        figure = self.by_name.get(name)
        return name, (self._role(figure) if figure else "") or role_of_mention(mention), sure

    def _common(self, draft: Draft) -> bool:
        """Tell whether a common noun speaks, whatever name stands before it: Computer users, Figures at a sentence's start."""
        noun = common_head(draft.tree, draft.head, self.text)
        figure = self.by_name.get(self.text[slice(*noun)]) if noun else None
        places = figure.places if figure else []
        return noun is not None and all(
            self.reading.sentence_at(one)[0] == one for one in (noun[0], *places) if self.text[noun[0]].isupper()
        )

    def _title(self, mention: str) -> str:
        kind = document_kind(mention)
        if self.titles is None:
            self.titles = document_titles(self.text)
        if kind not in self.longest:
            self.longest[kind] = longest_title(self.titles, kind)
        return self.longest[kind]

    def _named(self, figure: Figure | None, role: str, sure: float) -> tuple[str, str, float]:
        return (figure.name, role or self._role(figure), sure) if figure else ("", role, 0.3)

    def _role(self, figure: Figure) -> str:
        if figure.name in nations():
            return "official"
        if not figure.person:
            return role_of(figure.name)
        if figure.name not in self.roles:
            self.roles[figure.name] = role_in(self.text, figure)
        return self.roles[figure.name]

    def _by_name(self, mention: str, at: int) -> tuple[str, str, float] | None:
        spans = name_spans(self.text, at, at + len(mention))
        core = _CORE.split(mention)[0]
        inside = [span for span in spans if span[0] < at + len(core)]
        owner = re.match(r"[’']s\s(.*)", mention[len(core) :])
        if owner and owner.group(1)[:1].isupper():
            core, inside = mention, [span for span in spans if span[0] > at + len(core)] or inside
        elif owner:
            core += mention[len(core) :][
                : len(owner.group()) - len(owner.group(1)) + len(_CORE.split(owner.group(1))[0])
            ]
            inside = [span for span in spans if span[1] == at + len(core)]
        if not inside:
            return None
        if " and " in core and len(inside) > 1:
            both = [self._whole(name, at) for *_, name in inside[:3]]
            return (
                " and ".join(figure.name if figure else name for figure, (*_, name) in zip(both, inside, strict=False)),
                ("official" if all(name in nations() for *_, name in inside) else "collective"),
                0.9,
            )
        start, _, _, name = inside[-1]
        if core.rstrip()[-1:].islower() and at + len(core.rstrip()) > start + len(name) + 1 and role_of(core):
            return None
        figure = self._whole(name, at)
        own = role_told(core[: start - at])
        if is_document(core):
            self.document = at
            return self._title(mention) or name, "document", 0.95
        sure = 0.95 if figure is None or len(name.split()) > 1 or self._alone(figure) else 0.6
        return (figure.name if figure else name), self._own_role(own, figure, mention), sure

    def _own_role(self, own: str, figure: Figure | None, mention: str) -> str:
        known = self._role(figure) if figure else ("official" if mention.removeprefix("The ") in nations() else "")
        if known == "head_of_state" and own in ("", "official"):
            return known
        return (
            own or known or ("" if figure and figure.person and not is_document(mention) else role_of_mention(mention))
        )

    def _whole(self, name: str, at: int) -> Figure | None:
        exact, ending = self.by_name.get(name), self.by_last.get(surname(name), [])
        if exact and exact.gender:
            ending = [figure for figure in ending if figure.gender in ("", exact.gender)]
        if exact and (len(name.split()) > 1 or not ending):
            return exact
        return max(ending, key=lambda figure: figure.last(at), default=exact)

    def _alone(self, figure: Figure) -> bool:
        return len(self.by_last.get(surname(figure.name), [])) < 2

    def _relative(self, draft: Draft) -> tuple[str, str, float]:
        """Resolve "who" and "which" to the noun phrase they follow."""
        tree = draft.tree
        assert tree is not None and draft.speaker
        found = antecedent(tree, draft.speaker[0])
        if found is None:
            return "", "", 0.3
        start, stop = tree.start[found[0]], tree.stop[found[1]]
        return self._mention(self.text[start:stop], Draft(draft.spans, draft.cue, (start, stop)))

    def _it(self, at: int) -> tuple[str, str, float]:
        start = self.reading.sentence_at(at)[0]
        previous = self.reading.sentence_at(max(start - 2, 0))
        lead = re.split(r",|\s(?:is|was|has|also|states?|says?|will)\s", self.text[slice(*previous)])[0]
        if previous[0] < start and is_document(lead):
            return self._title(lead), "document", 0.75
        if 0 <= at - self.document < 700:
            return self._title(self.text[self.document : self.document + 40]), "document", 0.6
        named = self._by_name(lead, previous[0]) if previous[0] < start else None
        return (named[0], named[1], 0.5) if named else ("", "", 0.3)

    def _description(self, mention: str, at: int) -> tuple[str, str, float]:
        """Resolve "the Kazakh leader", "the senator" to whoever the text calls so; two that fit leave it open."""
        role, words = role_of_mention(mention), role_words(mention)
        if role == "official" and mention[:4].lower() == "its ":  # the leader of the union named before
            previous = self.reading.sentence_at(max(self.reading.sentence_at(at)[0] - 2, 0))[0]
            role = body_in(self.text[previous:at]) or role
        definite = re.match(
            r"(?:the|this|that|his|her|its)\b|[A-Z][\w.]+(?:\s[A-Z]\w+)?[’']s\b", mention, re.IGNORECASE
        )
        core = CORE.split(mention)[0]
        if not definite or (core.rstrip().endswith("s") and not core.rstrip().endswith("ss")):
            people = bool(core.split()) and are_people(core.split()[-1].lower())
            return "", role or ("collective" if people else ""), 0.4
        named = [*(word.group() for word in _WORD.finditer(core)), *(re.sub("[’']s$", "", w) for w in core.split())]
        nation = next((nations()[word] for word in named if word in nations()), "")
        offices = self.offices.between(at - FAR, at + FAR)
        fitting = [figure for figure in offices if self._fits(figure, words, nation, core)]
        fitting = [figure for figure in fitting if figure.places[0] < at] or fitting
        figure, sure = self.salience.best(fitting, at)
        if figure is None:
            seat = core.split()[-1] if core.split() else ""
            return (seat, "official", 0.9) if seat in nations() else ("", role, 0.4)
        return figure.name, self._role(figure) or role, sure

    def _fits(self, figure: Figure, words: Sequence[str], nation: str, core: str) -> bool:
        if nation and figure.nation and figure.nation != nation:
            return False
        if nation and not figure.nation:
            return False
        last = words[-1] if words else ""
        if last in _LEADERS or core.split()[-1].lower() in _LEADERS:
            return bool(figure.called & _HEADS)
        return bool(last) and last in figure.called
