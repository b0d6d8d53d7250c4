"""Draw what is to be coded: sentences, targets or articles of a corpus, as many of each outlet and voice."""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.coding.blind import Blinded, blind, empty
from analysis.lexicons import load, matches
from analysis.lexicons.ledger import read_ledger
from analysis.study import Study
from analysis.tables import CorpusError
from analysis.words import words

_NOBODY = 3  # the letters that a target's name has at least


@dataclass(frozen=True)
class Place:
    """Where something that may be coded stands: code points of the canonical text; `about` counts from `start`."""

    article: str
    outlet: str
    voice: str
    sentence: int
    start: int
    stop: int
    about: tuple[int, int] = (-1, -1)

    @property
    def stratum(self) -> tuple[str, str]:
        """Return what it is drawn within."""
        return self.outlet, self.voice


@dataclass(frozen=True)
class Drawn:
    """A place that was drawn; `weight` is how many of its stratum it stands for."""

    place: Place
    weight: float


def population(study: Study, unit: str) -> list[Place]:
    """Return all that may be coded: every sentence, article, or first mention of a target in a sentence.

    Articles that are not measured are left out. A sentence belongs to the voice that says most of its words. Targets are
    those of targets.csv (without it the speakers that were found and the actors of facts.csv), where a sentence names one
    exactly once.
    """
    if not study.texts:
        raise CorpusError(f"{study.corpus.path('texts')}: no texts to code; add them with `framing add PATH`")
    documents = study["documents"].itertuples(index=False)
    chosen = set(study.labels) - set(study.refused)
    texts = {row.article: (row.outlet, row.text) for row in documents if row.article in chosen}
    if unit == "article":
        return [Place(article, outlet, "", -1, 0, len(text)) for article, (outlet, text) in texts.items()]
    voices = _voices(study)
    rows = study["sentences"][["article", "sentence", "start", "stop"]].itertuples(index=False)
    found = [
        Place(a, texts[a][0], voices.get((a, s), "own"), int(s), int(start), int(stop))
        for a, s, start, stop in rows
        if a in texts
    ]
    if unit == "sentence":
        return found
    find = _finder(study)
    return [replace(one, about=span) for one in found for span in find(texts[one.article][1][one.start : one.stop])]


def shown(place: Place, text: str, forms: Sequence[str]) -> Blinded:
    """Return the place's text, blinded; a target itself is never hidden."""
    made = blind(text[place.start : place.stop], forms)
    first, last = place.about
    kept = tuple((a, b) for a, b in made.cuts if b <= first or a >= last) if last > 0 else made.cuts
    return Blinded(made.original, kept)


def draw(places: Iterable[Place], texts: dict[str, str], forms: Sequence[str], n: int, seed: int) -> list[Drawn]:
    """Draw n places, as equally over the strata as these allow, and shuffle them.

    What shows fewer than three words once it is blinded is not drawn. The same seed draws the same.
    """
    strata: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        if not empty(shown(place, texts[place.article], forms).text):
            strata[place.stratum].append(place)
    if n < 1 or not strata:
        raise CorpusError(f"-n {n}: nothing to draw; write a number of units from 1 on")
    quotas = shares({name: len(found) for name, found in strata.items()}, n)
    chance = random.Random(seed)
    drawn = [
        Drawn(place, len(found) / quotas[name])
        for name, found in sorted(strata.items())
        for place in chance.sample(found, quotas[name])
    ]
    chance.shuffle(drawn)
    return drawn


def shares(sizes: dict[tuple[str, str], int], n: int) -> dict[tuple[str, str], int]:
    """Divide n over strata as equally as their sizes allow; what a small one cannot give, others give.

    >>> shares({("a", "own"): 2, ("b", "own"): 50, ("c", "own"): 50}, 20)
    {('a', 'own'): 2, ('b', 'own'): 9, ('c', 'own'): 9}
    """
    quotas = dict.fromkeys(sorted(sizes), 0)
    left = min(n, sum(sizes.values()))
    while left:
        open_ones = [name for name in quotas if quotas[name] < sizes[name]]
        for name in sorted(open_ones, key=lambda one: quotas[one])[:left]:
            quotas[name] += 1
            left -= 1
    return quotas


def _voices(study: Study) -> dict[tuple[str, int], str]:
    counts = study["segments"].groupby(["article", "sentence", "voice"], as_index=False)["words"].sum()
    first = counts.sort_values("words", ascending=False, kind="stable").drop_duplicates(["article", "sentence"])
    return {(row.article, int(row.sentence)): row.voice for row in first.itertuples(index=False)}


def _finder(study: Study) -> Callable[[str], Iterator[tuple[int, int]]]:
    """Return what finds the targets that a sentence names exactly once: those of targets.csv, else speakers and actors."""
    path = study.corpus.path("targets.csv")
    if not path.is_file():
        names = [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in _names(study)]
        return lambda inside: _alone([[match.span() for match in name.finditer(inside)] for name in names])
    declared = load(path)

    def find(inside: str) -> Iterator[tuple[int, int]]:
        spans, places = words(inside), defaultdict(list)
        for match in matches(declared, [inside[a:b] for a, b in spans]):
            places[match.entry.family].append((spans[match.start][0], spans[match.stop - 1][1]))
        return _alone([places[family] for family in sorted(places)])

    return find


def _alone(places: Iterable[Sequence[tuple[int, int]]]) -> Iterator[tuple[int, int]]:
    return (found[0] for found in places if len(found) == 1)


def _names(study: Study) -> list[str]:
    names = {name.split()[-1] for name in study["quotations"]["speaker"] if name[:1].isupper()}
    path = study.corpus.path("facts.csv")
    if path.is_file():
        actors = [fact for fact in read_ledger(path).facts if fact.group == "actors"]
        names |= {form[0] for fact in actors for form in fact.forms if len(form) == 1 and form[0].isalpha()}
    return sorted(name for name in names if len(name) > _NOBODY and name[:1].isupper())
