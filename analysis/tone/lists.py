"""The tone lists: word or phrase → weight, each read once from a file."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from analysis.tables import CorpusError
from analysis.tone import vader
from analysis.vocabulary import of_each

# One unit of each list in VADER's (-4..4, whose spread over its words is about 1.7): declared ranges, not fitted.
_UNIT = {"vader": 1.0, "afinn": 0.8, "pattern": 3.0}

# How far lists made for chats and reviews are trusted where ours is silent; fainter words count nothing.
_SHARES = {"vader": 0.4, "pattern": 0.35}
_FAINT = 0.2


@dataclass(frozen=True)
class Words:
    """Hold one list: the weight of each form, its entry, the list it came from, and the longest phrase in words."""

    weights: Mapping[str, float]
    entries: Mapping[str, str]
    origins: Mapping[str, str]
    longest: Mapping[str, int]


@cache
def read(name: str) -> Words:
    """Return the list of that name, or of that CSV file, in VADER's unit; `data/CARD.md` describes each."""
    if name == "news":
        return _union()
    weights, entries = _own_file(name) if name.endswith(".csv") else _READERS[name]()
    weights = {form: round(weight * _UNIT.get(name, 1.0), 4) for form, weight in weights.items()}
    return _words(weights, entries, dict.fromkeys(weights, name))


@lru_cache(maxsize=1 << 16)
def key(form: str) -> str:
    """Return the form under which a word is looked up: lower case, plain apostrophe, no possessive."""
    lower = form.lower().replace("’", "'").replace("ʼ", "'")
    return lower[:-2] if lower.endswith("'s") else lower


def keys(forms: Sequence[str]) -> list[str]:
    """Return the keys of many forms."""
    return of_each(forms, str.lower, key)


def _words(weights: dict[str, float], entries: Mapping[str, str], origins: Mapping[str, str]) -> Words:
    longest: dict[str, int] = {}
    for form in weights:
        first, *others = form.split(" ")
        longest[first] = max(longest.get(first, 1), len(others) + 1)
    return Words(weights, {form: entries.get(form, form) for form in weights}, origins, longest)


def _union() -> Words:
    own, entries = _entries("news.csv", _rows("news.csv"))
    others: dict[str, float] = {}
    origins: dict[str, str] = {}
    for name, share in _SHARES.items():
        for form, weight in read(name).weights.items():
            if form not in own and form.isalpha():
                others[form] = round(others.get(form, 0.0) + share * weight, 4)
                origins[form] = f"{origins[form]}+{name}" if form in origins else name
    clear = {form: weight for form, weight in others.items() if abs(weight) >= _FAINT}
    return _words({**clear, **own}, entries, {**origins, **dict.fromkeys(own, "news")})


def _entries(name: str, rows: list[dict[str, str]]) -> tuple[dict[str, float], dict[str, str]]:
    """Return the weight of each form and its entry, from rows of entry, forms (may be absent) and weight."""
    weights: dict[str, float] = {}
    entries: dict[str, str] = {}
    for line, row in enumerate(rows, start=2):
        try:
            entry, weight = row["entry"], float(row["weight"])
        except (KeyError, TypeError):
            raise CorpusError(f"{name}, line {line}: needs the columns entry and weight, and may have forms") from None
        except ValueError:
            raise CorpusError(f"{name}, line {line}: weight {row['weight']!r} is no number: write -4 to 4") from None
        for form in filter(None, (entry, *(row.get("forms") or "").split("|"))):
            if form in weights:
                raise CorpusError(f"{name}, line {line}: {form!r} is also a form of {entries[form]!r}: keep one")
            weights[form], entries[form] = weight, entry
    return weights, entries


def _own_file(name: str) -> tuple[dict[str, float], dict[str, str]]:
    try:
        text = Path(name).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CorpusError(f"tone lexicon {name}: {error.strerror}: name a CSV file of entry, forms, weight") from None
    weights, entries = _entries(name, list(csv.DictReader(text.splitlines())))
    return {key(form): weight for form, weight in weights.items()}, {key(f): entry for f, entry in entries.items()}


def _pattern() -> tuple[dict[str, float], dict[str, str]]:
    return {row["entry"]: float(row["weight"]) for row in _rows("pattern.csv")}, {}


def _vader() -> tuple[dict[str, float], dict[str, str]]:
    return dict(vader.rules().weights), {}


def _afinn() -> tuple[dict[str, float], dict[str, str]]:
    try:
        path = resources.files("afinn").joinpath("data", "AFINN-en-165.txt")
    except ModuleNotFoundError:
        raise CorpusError("tone lexicon 'afinn': its package is not installed: pip install afinn") from None
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.rsplit("\t", 1) for line in lines if "\t" in line)
    return {form: float(weight) for form, weight in pairs}, {}


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("analysis.tone").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


_READERS = {"vader": _vader, "afinn": _afinn, "pattern": _pattern}
NAMES = ("news", "vader", "afinn", "pattern")
