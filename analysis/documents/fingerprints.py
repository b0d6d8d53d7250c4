"""Fingerprints: hashed sentences by which a copy of a text is recognised without holding the text."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analysis.documents.canonical import Canonical, canonical_of
from analysis.documents.clean import Line
from analysis.documents.raw import Raw
from analysis.documents.zones import zoned
from analysis.required import Row
from analysis.words import words

_OPENING = re.compile(r"(?:(?<=\s)|^)(?:[-–—•*] )?[\"'“‘«„(\[]*\Z")


@dataclass(frozen=True)
class Print:
    """One sentence's fingerprint: its paragraph, its number, how many words it has and their digest."""

    paragraph: int
    sentence: int
    words: int
    digest: str


@dataclass(frozen=True)
class Match:
    """What of a recorded article was found in a text: (fingerprint, first word, stop word), and what was not."""

    found: tuple[tuple[Print, int, int], ...]
    missing: tuple[Print, ...]

    @property
    def share(self) -> float:
        """Return the share of the recorded words that were found."""
        total = sum(p.words for p, _, _ in self.found) + sum(p.words for p in self.missing)
        return sum(p.words for p, _, _ in self.found) / total if total else 0.0


def digest(forms: Iterable[str]) -> str:
    """Return 6 hexadecimal digits of the SHA-256 of the words, joined by spaces.

    So few on purpose: they recognise a sentence one has, but fit too many to find the words of one that is withheld.
    """
    return hashlib.sha256(" ".join(forms).encode("utf-8")).hexdigest()[:6]


def prints(text: str, title: str = "") -> Iterator[Print]:
    """Return the fingerprint of each sentence of a canonical text that has a word."""
    for number, sentence in enumerate(zoned(text, title)):
        forms = _plain(text[sentence.start : sentence.stop])
        if forms:
            yield Print(sentence.paragraph, number, len(forms), digest(form for form, _, _ in forms))


def recorded(rows: Iterable[Row], article: str) -> tuple[Print, ...]:
    """Return the fingerprints that fingerprints.csv holds for an article."""
    return tuple(
        Print(int(row["paragraph"]), int(row["sentence"]), int(row["words"]), row["digest"])
        for row in rows
        if row["article"] == article
    )


def find(text: str, known: Iterable[Print]) -> Match:
    """Find each recorded sentence in a text, wherever it stands and however its lines break."""
    forms = [form for form, _, _ in _plain(text)]
    places: dict[int, dict[str, list[int]]] = {}
    found, missing = [], []
    taken: set[int] = set()
    for known_print in known:
        index = places.setdefault(known_print.words, _windows(forms, known_print.words))
        place = next((i for i in index.get(known_print.digest, ()) if i not in taken), None)
        if place is None:
            missing.append(known_print)
        else:
            taken.add(place)
            found.append((known_print, place, place + known_print.words))
    return Match(tuple(found), tuple(missing))


def _windows(forms: list[str], length: int) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for start in range(len(forms) - length + 1):
        index.setdefault(digest(forms[start : start + length]), []).append(start)
    return index


def _plain(text: str) -> list[tuple[str, int, int]]:
    return [(_form(text[start:stop]), start, stop) for start, stop in words(text)]


def _form(word: str) -> str:
    plain = unicodedata.normalize("NFC", word).lower()
    return plain.replace("’", "'").replace("ʼ", "'").replace("\u2010", "-").replace("\u2011", "-")


def arranged(raw: Raw, made: Canonical, known: tuple[Print, ...]) -> Canonical:
    """Return the canonical text in the recorded order: as declared where that gives it, else sentence by sentence.

    A copy with other furniture or another order of its parts is put in order by its fingerprints; what stands outside
    every recorded sentence is cut as furniture. Where a recorded sentence is missing, the declared cleaning stands.
    """
    if tuple(p.digest for p in prints(made.text)) == tuple(p.digest for p in known):
        return made
    match = find(raw.text, known)
    if match.missing:
        return made
    spans = [(start, stop) for _, start, stop in _plain(raw.text)]
    paragraphs: dict[int, list[Line]] = {}
    for known_print, first, stop in match.found:
        following = spans[stop][0] if stop < len(spans) else len(raw.text)
        start = _opening(raw.text, spans[first][0])
        lines = _lines(raw.text, start, _closing(raw.text, spans[stop - 1][1], following))
        paragraphs.setdefault(known_print.paragraph, []).extend(lines)
    ordered = [tuple(paragraphs[number]) for number in sorted(paragraphs)]
    return canonical_of(raw, ordered, "not in the recorded article: page furniture")


def _lines(text: str, start: int, stop: int) -> list[Line]:
    lines, at, reason = [], start, "order and lines as recorded"
    for part in text[start:stop].splitlines(keepends=True):
        if part.strip():
            lead = len(part) - len(part.lstrip())
            lines.append(Line(at + lead, at + len(part.rstrip()), moved=reason, joined=reason))
        at += len(part)
    return lines


def _opening(text: str, start: int) -> int:
    """Return where a sentence opens whose first word begins at `start`: with its quotation mark or list mark."""
    opening = _OPENING.search(text, max(0, start - 8), start)
    return opening.start() if opening else start


def _closing(text: str, start: int, following: int) -> int:
    """Return where a sentence closes whose last word ends at `start`, before the word that begins at `following`."""
    stop = start
    while stop < following and not text[stop].isspace() and text[stop] not in "“‘«„([":
        stop += 1
    return stop
