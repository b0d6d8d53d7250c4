"""What names tell by themselves: nations, their people and seats of government, and given names."""

import csv
import re
from functools import cache
from importlib.resources import files

TERRITORY = re.compile(r"[A-Z]\w+an$")
DEMONYM = re.compile(r"[a-z](?:ian|ean|ese|ish)$")


@cache
def nations() -> dict[str, str]:
    """Return every nation, adjective, seat of government and word for its people of nations.csv with its nation."""
    columns = ("nation", "adjectives", "seats", "people")
    return {
        word: row["nation"]
        for row in reversed(_rows())
        for column in columns
        for word in row[column].split("|")
        if word
    }


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with files("analysis.speech").joinpath("nations.csv").open(encoding="utf-8") as lines:
        return tuple(csv.DictReader(lines))


@cache
def seats() -> frozenset[str]:
    """Return the seats of government of nations.csv, which stand for their governments."""
    return frozenset(seat for row in _rows() for seat in row["seats"].split("|") if seat)


@cache
def adjectives() -> frozenset[str]:
    """Return the adjectives of nations.csv that are neither a nation nor a seat of government."""
    found = {word for row in _rows() for word in row["adjectives"].split("|")}
    return frozenset(found - seats() - {row["nation"] for row in _rows()})


@cache
def given_names() -> dict[str, str]:
    """Return the given names of given_names.csv with f or m."""
    with files("analysis.speech").joinpath("given_names.csv").open(encoding="utf-8") as lines:
        return {row["name"]: row["gender"] for row in csv.DictReader(lines)}


def is_demonym(mention: str) -> bool:
    """Tell whether a mention is "the" and what one person is called by nation or place: "the Norwegian", "the Ohioan"."""
    match = re.match(r"[Tt]he ([A-Z][a-z]+?)(?:man|woman)?(?:,.*)?$", mention)
    word = match.group(1) if match else ""
    if TERRITORY.fullmatch(word) and word not in nations():
        return True
    return word not in seats() and nations().get(word, word) != word
