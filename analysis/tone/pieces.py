"""A sentence as VADER cuts it: pieces between white space, each tied to one of our words."""

import string
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Pieces:
    """Hold the pieces of one sentence; a masked piece is empty in `lower`; `words` ties each piece to a word."""

    shown: tuple[str, ...]
    lower: tuple[str, ...]
    words: tuple[int, ...]


def cut(
    sentence: str | Sequence[str],
    spans: Sequence[tuple[int, int]],
    masked: Collection[int],
    emojis: Mapping[str, str],
) -> Pieces:
    """Cut a sentence, given as its text or as its word forms, into VADER's pieces; `spans` are the text's words."""
    if not isinstance(sentence, str):
        shown, owners = tuple(sentence), tuple(range(len(sentence)))
        hidden = set(masked)
    else:
        placed = _placed(sentence, emojis)
        shown = tuple(strip(piece) for piece, _, _ in placed)
        owners = _owners(placed, spans)
        covered = [spans[word] for word in masked]
        hidden = {i for i, (_, start, stop) in enumerate(placed) if any(a < stop and start < b for a, b in covered)}
    lower = tuple("" if i in hidden else piece.lower() for i, piece in enumerate(shown))
    return Pieces(shown, lower, owners)


@lru_cache(maxsize=1 << 16)
def strip(piece: str) -> str:
    """Return a piece without the ASCII punctuation around it, unless two characters or fewer would be left."""
    bare = piece.strip(string.punctuation)
    return piece if len(bare) <= 2 else bare


def spell_out(sentence: str, emojis: Mapping[str, str]) -> tuple[str, list[int]]:
    """Return the sentence with each emoji as its description, and the place in the sentence of each character."""
    out: list[str] = []
    places: list[int] = []
    for place, character in enumerate(sentence):
        text = emojis.get(character, character)
        if character in emojis and out and not out[-1].endswith(" "):
            text = " " + text
        out.append(text)
        places.extend([place] * len(text))
    return "".join(out), places


def _placed(sentence: str, emojis: Mapping[str, str]) -> list[tuple[str, int, int]]:
    places: Sequence[int] = range(len(sentence))
    if not sentence.isascii() and any(character in emojis for character in sentence):
        sentence, spelled = spell_out(sentence, emojis)
        places = spelled
    placed, at = [], 0
    for piece in sentence.split():
        at = sentence.index(piece, at)
        placed.append((piece, places[at], places[at + len(piece) - 1] + 1))
        at += len(piece)
    return placed


def _owners(placed: Sequence[tuple[str, int, int]], spans: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Tie each piece to the first word in it, or else to the word before it, or else to the first (-1: no words)."""
    if not spans:
        return (-1,) * len(placed)
    starts = [start for start, _ in spans]
    owners = []
    for _, start, stop in placed:
        before = bisect_right(starts, start) - 1
        if before >= 0 and spans[before][1] > start:
            owners.append(before)
        else:
            inside = before + 1 < len(spans) and starts[before + 1] < stop
            owners.append(before + 1 if inside else max(before, 0))
    return tuple(owners)
