"""Where a sentence stands in its article: headline, lede or body."""

from dataclasses import dataclass

from analysis.documents.clean import forms
from analysis.words import sentences


@dataclass(frozen=True)
class Sentence:
    """A sentence of a canonical text: its zone, its paragraph (from 0) and its span."""

    zone: str
    paragraph: int
    start: int
    stop: int


def zoned(text: str, title: str = "") -> list[Sentence]:
    """Return the sentences of a canonical text with their zones.

    The headline is the first paragraph whose words are those of `title`; the lede is the first paragraph after it that
    is no headline; everything else is body. Without a title, or where it does not stand in the text, there is no
    headline.
    """
    found: list[Sentence] = []
    head = headline(text, title)
    lede = next((n for n, line in enumerate(text.split("\n")) if n != head and line.strip()), None)
    ends: list[int] = []
    for line in text.split("\n"):
        ends.append((ends[-1] + 1 if ends else 0) + len(line))
    paragraph = 0
    for start, stop in sentences(text):
        while ends[paragraph] < start:
            paragraph += 1
        zone = "headline" if paragraph == head else "lede" if paragraph == lede else "body"
        found.append(Sentence(zone, paragraph, start, stop))
    return found


def headline(text: str, title: str) -> int | None:
    """Return the number of the first paragraph whose words are those of the title, None where there is none."""
    wanted = forms(title)
    if not wanted:
        return None
    return next((n for n, line in enumerate(text.split("\n")) if forms(line) == wanted), None)
