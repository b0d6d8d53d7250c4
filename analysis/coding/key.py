"""The key of a coding sheet: which unit is which place of which article. It holds no text and is kept apart."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from analysis.coding.blind import Blinded
from analysis.coding.draw import Drawn, Place, draw, population, shown
from analysis.coding.sheet import Book, Coding, Sheet, Unit, book
from analysis.corpus import Corpus
from analysis.study import Study
from analysis.tables import CorpusError, write_text


@dataclass(frozen=True)
class Key:
    """What undoes the blinding of a sheet. `cuts` of each unit are the hidden places, counted in its own text."""

    key: str
    task: str
    seed: int
    digest: str
    drawn: tuple[Drawn, ...]
    cuts: tuple[tuple[tuple[int, int], ...], ...]

    @cached_property
    def book(self) -> Book:
        """Return the codebook."""
        return book(self.task)

    @property
    def names(self) -> list[str]:
        """Return the names of the units on the sheet, in its order."""
        return [f"u{number:0{len(str(len(self.drawn)))}d}" for number in range(1, len(self.drawn) + 1)]

    def blinded(self, texts: dict[str, str]) -> dict[str, Blinded]:
        """Return unit → its text with what is hidden; raise CorpusError where the articles are no longer the same."""
        found = {}
        for name, one, cuts in zip(self.names, self.drawn, self.cuts, strict=True):
            text = texts.get(one.place.article, "")
            found[name] = Blinded(text[one.place.start : one.place.stop], cuts)
        if _digest(one.text for one in found.values()) != self.digest:
            raise CorpusError(f"key {self.key}: the articles are not those that were drawn from; put back their texts")
        return found

    def sheet(self, texts: dict[str, str]) -> Sheet:
        """Return what a coder sees."""
        units = []
        for (name, text), one in zip(self.blinded(texts).items(), self.drawn, strict=True):
            first, last = text.here(*one.place.about) if one.place.about[1] > 0 else (0, 0)
            units.append(Unit(name, text.text, text.text[first:last]))
        return Sheet(self.key, self.book, tuple(units))

    def placed(self, codings: Iterable[Coding], texts: dict[str, str]) -> list[dict[str, str | float]]:
        """Return codings as rows of article and code points of its canonical text; no text among them."""
        blinded, places = self.blinded(texts), dict(zip(self.names, self.drawn, strict=True))
        rows = []
        for one in codings:
            place = places[one.unit].place
            start, stop = (
                blinded[one.unit].there(one.start, one.stop) if one.start >= 0 else (0, place.stop - place.start)
            )
            row: dict[str, str | float] = {
                "unit": one.unit,
                "coder": one.coder,
                "value": one.value,
                "article": place.article,
            }
            rows.append(
                row | {"start": place.start + start, "stop": place.start + stop, "weight": places[one.unit].weight}
            )
        return rows


def new_key(study: Study, task: str, n: int, seed: int, forms: tuple[str, ...]) -> Key:
    """Draw n units of a task and return their key; the same corpus, seed and number give the same one."""
    texts = texts_of(study)
    drawn = draw(population(study, book(task).unit), texts, forms, n, seed)
    blinded = [shown(one.place, texts[one.place.article], forms) for one in drawn]
    digest = _digest(one.text for one in blinded)
    return Key(f"{task}-{digest[:8]}", task, seed, digest, tuple(drawn), tuple(one.cuts for one in blinded))


def texts_of(study: Study) -> dict[str, str]:
    """Return article → canonical text."""
    return dict(zip(study["documents"]["article"], study["documents"]["text"], strict=True))


def folder(corpus: Corpus, key: str) -> Path:
    """Return where the key of a sheet and what came of it are kept."""
    return corpus.path("coding") / key


def keep(corpus: Corpus, key: Key) -> Path:
    """Write the key under the corpus, in `coding/KEY/key.json`."""
    told = {**asdict(key), "drawn": [{**asdict(one.place), "weight": one.weight} for one in key.drawn]}
    return write_text(folder(corpus, key.key) / "key.json", json.dumps(told, indent=1) + "\n")


def load(corpus: Corpus, key: str) -> Key:
    """Read the key of a sheet; raise CorpusError where this corpus has none of that name."""
    path = folder(corpus, key) / "key.json"
    if not path.is_file():
        raise CorpusError(f"{path}: no such key; name with --corpus the corpus that the sheet was exported from")
    told = json.loads(path.read_text(encoding="utf-8"))
    drawn = []
    for row in told["drawn"]:
        weight = row.pop("weight")
        drawn.append(Drawn(Place(**{**row, "about": tuple(row["about"])}), weight))
    cuts = tuple(tuple((a, b) for a, b in one) for one in told["cuts"])
    return Key(told["key"], told["task"], told["seed"], told["digest"], tuple(drawn), cuts)


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
