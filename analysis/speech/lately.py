"""Who a sentence has just told of by a surname alone: nobody whom the text names in full."""

import re

from analysis.speech.bodies import body_in
from analysis.speech.known import MEN, WOMEN
from analysis.speech.names import Figure
from analysis.speech.nations import nations
from analysis.speech.reading import Reading
from analysis.speech.roles import role_of

_TOLD = re.compile(
    r",\s(?:who|an?|the)\s|\s(?:[a-z]+(?:ed|s)|had|did|will|would|could|can|said|went|made|took|spoke|told)\b"
)
_PLACED = r"\b(?:in|at|near|across|the|inside|outside)\s%s\b|\b%s(?:[’']s)?\s[A-Z]"
_SOMEBODY = re.compile(r"(?:An?|My|Our|One|Another)\s(?:(?:young|old|elderly|local|retired)\s)?([a-z]+)\b")
_PEOPLE = frozenset(
    "neighbour neighbor friend resident witness passenger nurse teacher driver colleague patient pensioner".split()
)
_NOBODY = frozenset(
    """Nobody None Everybody Everyone Anyone Someone Somebody People Everything Something Four Five Six Seven Eight Nine Ten
    Eleven Twelve Twenty Thirty Forty Fifty Half""".split()
)


class Surnames:
    """The single names of one text that may be surnames of somebody: of no nation, body or place."""

    def __init__(self, reading: Reading, named: list[Figure]) -> None:
        self.reading, self.text = reading, reading.text
        single = [one for one in named if not one.person and " " not in one.name]
        self.by_place = {place: one for one in single for place in one.places}
        self.persons: dict[str, bool] = {}

    def opening(self, at: int, named: int) -> Figure | None:
        """Return whose surname opens the sentence before that of a place: Holm disagreed. “It is late,” she said.

        Quotations in between are passed over, a paragraph's end is not; `named` is where a person was named last.
        """
        start = self._before(at)
        one = self.by_place.get(start)
        if one is None or named > start or not _TOLD.match(self.text, start + len(one.name)):
            return None
        return one if self._is_person(one.name) else None

    def unnamed(self, at: int, named: int) -> bool:
        """Tell whether the sentence before opens with somebody whom nobody names: my neighbour was glad; she said …"""
        start = self._before(at)
        found = _SOMEBODY.match(self.text, start) if named < start else None
        return found is not None and found.group(1) in _PEOPLE | WOMEN | MEN

    def _before(self, at: int) -> int:
        """Return where the sentence before opens, over quotations and within the paragraph; -1 without one."""
        own = start = self.reading.sentence_at(at)[0]
        line = self.reading.lines[self.reading.line_number(at)][0]
        while start > line:
            start = self.reading.sentence_at(start - 1)[0]
            if not self.reading.pairs_between(start, start + 1):
                break
        return start if start < own else -1

    def _is_person(self, name: str) -> bool:
        if name not in self.persons:
            word = re.escape(name)
            other = name in nations() or name in _NOBODY or name.isupper() or name.endswith(("ing", "ly", "s"))
            other = other or bool(role_of(name) or body_in(name)) or name.lower() in self.text
            self.persons[name] = not (other or re.search(_PLACED % (word, word), self.text))
        return self.persons[name]
