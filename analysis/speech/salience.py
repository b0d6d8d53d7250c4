"""Who a pronoun means: whoever was spoken of last, as the subject rather than in passing, and can be he or she."""

import re
from bisect import bisect_left, bisect_right

from analysis.speech.lately import Surnames
from analysis.speech.names import Figure
from analysis.speech.reading import Reading

_PREPOSED = re.compile(
    r"\b(?:of|with|by|to|for|from|against|on|about|at|over|between|than|like|toward|towards)\s+(?:[\w’'.-]+\s+){0,3}$"
)
_AND = re.compile(r"[\w’.-]+(?:\s[A-Z][\w’.-]*)*\s(?:and|or)\s(?:[a-z]+\s)?(?:[A-Z][\w’.-]*\s){0,3}")
FAR = 6
WINDOW = 4_000
SOON = 200


class Salience:
    """How present each named person is at a place of the text."""

    def __init__(self, reading: Reading, named: list[Figure]) -> None:
        self.reading, self.text = reading, reading.text
        self.people = [figure for figure in named if figure.person]
        self.surnames = Surnames(reading, named)
        self.starts = [start for start, _ in reading.sentences]
        self.spoken: list[tuple[int, str]] = []
        self.last_spoken: dict[str, int] = {}
        self.quoted: list[tuple[int, int]] = []
        self.first: dict[int, int] = {}
        self.places: dict[tuple[int, int], float] = {}
        self.mentions = sorted(
            ((place, figure) for figure in self.people for place in figure.places),
            key=lambda mention: mention[0],
        )
        for start, _ in self.mentions:
            self.first.setdefault(self._sentence(start), start)

    def report(self, spans: list[tuple[int, int]]) -> None:
        """Note which spans hold reported words: whoever is named there was only spoken about."""
        self.quoted = []
        self.places = {}
        for start, stop in sorted([*spans, *((pair.start, pair.stop) for pair in self.reading.pairs)]):
            if self.quoted and start < self.quoted[-1][1]:
                self.quoted[-1] = (self.quoted[-1][0], max(stop, self.quoted[-1][1]))
            else:
                self.quoted.append((start, stop))

    def _reported(self, at: int) -> bool:
        place = bisect_right(self.quoted, at, key=lambda span: span[0])
        return place > 0 and at < self.quoted[place - 1][1]

    def _sentence(self, at: int) -> int:
        return self.starts[max(bisect_right(self.starts, at) - 1, 0)]

    def spoke(self, name: str, at: int) -> None:
        """Note that somebody was resolved as a speaker here."""
        self.spoken.append((at, name))
        self.last_spoken[name] = max(at, self.last_spoken.get(name, -1))

    def pronoun(self, gender: str, at: int) -> tuple[Figure | None, float]:
        """Return whom he or she means at a place, and how sure that is."""
        last = bisect_left(self.mentions, at, key=lambda mention: mention[0])
        named = self.mentions[last - 1][0] if last else -1
        before = self.surnames.opening(at, named)
        if before or self.surnames.unnamed(at, named):
            return before, 0.5
        first = bisect_left(self.mentions, at - WINDOW, key=lambda mention: mention[0])
        near = {mention[1].name: mention[1] for mention in self.mentions[first:last]}
        found, sure = self.best([figure for figure in near.values() if figure.gender in ("", gender)], at, gender)
        return (found, sure) if near else self._named_later(gender, last, at)

    def _named_later(self, gender: str, last: int, at: int) -> tuple[Figure | None, float]:
        """Return the only he or she named soon after, for a pronoun that opens a text before any name."""
        soon = bisect_left(self.mentions, at + SOON, key=lambda mention: mention[0])
        later = {figure.name: figure for _, figure in self.mentions[last:soon]}
        fitting = [figure for figure in later.values() if figure.gender == gender]
        return (fitting[0], 0.5) if len(fitting) == 1 else (None, 0.0)

    def best(self, fitting: list[Figure], at: int, gender: str = "") -> tuple[Figure | None, float]:
        """Return the most present of these persons; the confidence falls with the lead over the second.

        Whoever is known to be of the gender asked for goes before those of whom it is not known. Two who were last
        named in one breath fit equally well: nobody is returned.
        """
        ranked = sorted(
            ((self.presence(one, at) + bool(gender and one.gender == gender), one.name, one) for one in fitting),
            reverse=True,
        )
        ranked = [entry for entry in ranked if entry[0] > -50]
        if not ranked or (len(ranked) > 1 and self._in_one_breath(ranked[0][2], ranked[1][2], at)):
            return None, 0.0
        if len(ranked) == 1:
            return ranked[0][2], 0.85
        lead = ranked[0][0] - ranked[1][0]
        return ranked[0][2], 0.85 if lead > 3 else 0.75 if lead > 1.5 else 0.6 if lead > 0.5 else 0.45

    def _in_one_breath(self, one: Figure, other: Figure, at: int) -> bool:
        first, second = sorted((one, other), key=lambda figure: figure.last(at))
        between = self.text[first.last(at) : second.last(at)]
        spoken = max(self.last_spoken.get(one.name, -1), self.last_spoken.get(other.name, -1))
        return _AND.fullmatch(between) is not None and spoken < second.last(at)

    def presence(self, figure: Figure, at: int) -> float:
        """Return the points of a figure at a place: nearness, being the subject, having spoken last."""
        here = bisect_right(self.starts, at)
        points = -100.0
        place = bisect_left(figure.places, at)
        for start in figure.places[max(0, place - 6) : place]:
            points = max(points, self._mention(start, len(figure.name), here, at))
        for start, name in self.spoken[-12:]:
            if name == figure.name and start < at:
                away = here - bisect_right(self.starts, start)
                points = max(points, 7.5 - 1.5 * away)
        return points

    def _mention(self, start: int, size: int, here: int, at: int) -> float:
        away = here - bisect_right(self.starts, start)
        points = 5.0 - 1.5 * min(away, FAR) - (20 if away > 3 * FAR else 0)
        if (start, size) not in self.places:
            self.places[start, size] = self._place(start, size)
        same = self.reading.line_number(start) == self.reading.line_number(at)
        return points + self.places[start, size] + 0.5 * same

    def _place(self, start: int, size: int) -> float:
        """Return the points of a mention for where it stands: whether reported, possessive, after a preposition, first."""
        points = -4.0 if self._reported(start) else 0.0
        sentence = self._sentence(start)
        follows = self.text[start : start + size + 3]
        if "’s" in follows and re.match(r"[\w’' .-]*[’']s\b", follows):
            points -= 1.0
        elif not _PREPOSED.search(self.text[max(sentence, start - 60) : start]):
            points += 2.0
        return points + (self.first.get(sentence) == start)
