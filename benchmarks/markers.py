"""Count what the markers find: hits in a corpus judged by eye, and coded words of praise and criticism found in original pieces.

    python -m benchmarks.markers [--corpus corpus]

prints the tables of docs/markers.md. The pieces are those of corpus/sample (gold/markers.csv) and of tests/sets/axis*.jsonl.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis.documents.canonical import Canonical
from analysis.documents.read import Read
from analysis.documents.zones import zoned
from analysis.lexicons import families
from analysis.measures.markers import Markers
from analysis.questions.markers import read_by_eye, unread
from analysis.study import open_study
from analysis.tokens import Document, split

ROOT = Path(__file__).parents[1]
SAMPLE, SETS = ROOT / "corpus" / "sample", ROOT / "tests" / "sets"
POLES = {one.name: one.pole for one in families() if one.pole != "none"} | {"war": "critical", "war_brell": "critical"}
Piece = dict[str, Any]


def sample() -> Iterator[Piece]:
    """Return the pieces of the sample with their coded markers of either pole."""
    coded = list(csv.DictReader((SAMPLE / "gold" / "markers.csv").open(encoding="utf-8", newline="")))
    names = [row["name"] for row in csv.DictReader((SAMPLE / "names.csv").open(encoding="utf-8", newline=""))]
    for path in sorted((SAMPLE / "gold" / "canonical").glob("*.txt")):
        own = [row for row in coded if row["article"] == path.stem and row["family"] in POLES]
        places = [{"start": int(m["start"]), "end": int(m["stop"]), "pole": POLES[m["family"]]} for m in own]
        text = path.read_text(encoding="utf-8")
        yield {"id": path.stem, "event": "sample", "names": names, "text": text, "markers": places}


def axis() -> Iterator[Piece]:
    """Return the pieces of tests/sets/axis.jsonl and axis_second.jsonl."""
    for name in ("axis", "axis_second"):
        for line in (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def third() -> list[Piece]:
    """Return the passages of tests/sets/axis_third.jsonl: one label each, no coded places."""
    lines = (SETS / "axis_third.jsonl").read_text(encoding="utf-8").splitlines()
    return [{"event": "third", "names": [], **json.loads(line)} for line in lines]


def pole(piece: Piece) -> str:
    """Return the pole that more of a passage's hits have; neutral where neither has more."""
    told = Counter(found for _, _, found in hits(piece))
    more = told["celebratory"] - told["critical"]
    return "celebratory" if more > 0 else "critical" if more < 0 else "neutral"


def passages(pieces: list[Piece]) -> str:
    """Return how many passages of each label (and way of criticising) are read as which pole, as a table."""
    poles = ("celebratory", "neutral", "critical")
    told: Counter[tuple[str, str]] = Counter()
    for piece in pieces:
        told.update({(f"{piece['label']}, {piece['how']}".strip(", "), pole(piece)): 1})
    lines = ["| passages | read as celebratory | neutral | critical |", "| --- | --- | --- | --- |"]
    for name in dict.fromkeys(name for name, _ in told):
        lines.append(f"| {name} | {' | '.join(str(told[name, read]) for read in poles)} |")
    return "\n".join(lines)


def document(piece: Piece) -> Document:
    """Return a piece as the measures see it."""
    text = piece["text"]
    read = Read({"article": piece["id"]}, Canonical(text, ()), tuple(zoned(text)), "en")
    return split([read], piece["names"]).documents[0]


def hits(piece: Piece) -> list[tuple[int, int, str]]:
    """Return start, stop and pole of every hit that counts."""
    own = (str(SAMPLE / "lexicons" / "war_brell.csv"),) if piece["event"] == "sample" else ()
    seen = document(piece)
    words = [word for sentence in seen.sentences for word in sentence.words]
    rows = Markers(("event", "evaluation", *own)).rows(seen)
    return [
        (words[word].start, words[word + length - 1].stop, POLES[family])
        for _, _, _, _, family, _, word, length, in_name, negated in rows
        if family in POLES and not in_name and not negated
    ]


def counts(piece: Piece) -> Counter[str]:
    """Count, a pole (and irony apart), coded markers, those touched by a hit, hits, and those that touch a coded marker."""
    found, told = hits(piece), Counter[str]()
    for one in piece["markers"]:
        kind = "irony" if one.get("how") == "irony" else one["pole"]
        touched = any(a < one["end"] and one["start"] < b and p == one["pole"] for a, b, p in found)
        told.update({f"{kind} coded": 1, f"{kind} found": int(touched)})
    for start, stop, pole in found:
        right = any(start < one["end"] and one["start"] < stop and pole == one["pole"] for one in piece["markers"])
        told.update({f"{pole} hits": 1, f"{pole} right": int(right)})
    return told


def table(pieces: list[Piece]) -> str:
    """Return the counts of each event and piece as a table."""
    lines = ["| piece | celebratory found | hits right | critical found | hits right | irony found |"]
    lines.append("| --- | --- | --- | --- | --- | --- |")
    events = dict.fromkeys(piece["event"] for piece in pieces)
    for event in events:
        own = {piece["id"]: counts(piece) for piece in pieces if piece["event"] == event}
        own[f"**{event}**"] = sum(own.values(), Counter())
        lines += [f"| {name} | {' | '.join(cells(told))} |" for name, told in own.items()]
    return "\n".join(lines)


def cells(told: Counter[str]) -> list[str]:
    """Return "7 of 9" a column."""
    pairs = ["celebratory found", "celebratory right", "critical found", "critical right", "irony found"]
    of = ["celebratory coded", "celebratory hits", "critical coded", "critical hits", "irony coded"]
    return [f"{told[part]} of {told[whole]}" if told[whole] else "–" for part, whole in zip(pairs, of, strict=True)]


def main() -> None:
    """Print both tables, and the hits that nobody has judged."""
    parser = argparse.ArgumentParser(description="Count what the markers find.")
    parser.add_argument("--corpus", default="corpus", help="the corpus whose verdicts.csv is counted")
    study = open_study(parser.parse_args().corpus)
    judged = read_by_eye(study)
    print("| family | hits | right | wrong | without verdict |\n| --- | ---: | ---: | ---: | ---: |")
    for row in judged.itertuples(index=False):
        print(f"| {row.family} | {row.hits} | {row.right} | {row.wrong} | {row.unread} |")
    for row in unread(study).itertuples(index=False):
        print(f"without verdict: {row.article},{row.sentence},{row.entry} in: {row.passage}")
    print(f"\n{table([*sample(), *axis()])}\n\n{passages(third())}")


if __name__ == "__main__":
    main()
