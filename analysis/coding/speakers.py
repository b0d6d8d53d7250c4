"""Who is meant by a mention, what the speaker is, and what words in quotation marks are doing: the hand-made sets."""

from collections.abc import Mapping, Sequence
from typing import Any

from analysis.coding.gauge import Number, Unit
from analysis.coding.numbers import label_f1, macro_f1, share, tally

Json = Mapping[str, Any]
USES = ("speech", "document", "scare", "title")


def speaker_units(gold: Sequence[Json], found: Sequence[Json]) -> list[Unit]:
    """Return one unit a case: right is the same name, or none where the text gives none.

    The name is that of the attribution that shares most characters with the case's quotation, or, in a guess that has
    `name` instead of `quotes`, that one.
    """
    units = []
    for row, guess in zip(gold, found, strict=True):
        span = row["quote"]["start"], row["quote"]["end"]
        name = guess["name"] if "name" in guess else _name(_nearest(guess["quotes"], span))
        counts = {"n": 1.0, "right": float(name == row["name"])}
        counts |= {f"{row['type']}/n": 1.0, f"{row['type']}/right": counts["right"]}
        if row["name"]:
            counts |= {"named/n": 1.0, "named/right": counts["right"]}
        if name:
            counts |= {"answered/n": 1.0, "answered/right": counts["right"]}
        units.append(Unit(str(row["id"]), counts))
    return units


def speaker_numbers(gold: Sequence[Json]) -> tuple[Number, ...]:
    """Return the share of right answers: of all, of those with a name, of the names given, and by type of mention."""
    types = dict.fromkeys(str(row["type"]) for row in gold)
    made = [share("right", "right", "n", independent=True)]
    for kind in ("named", "answered", *types):
        made.append(share(f"{kind}/right", f"{kind}/right", f"{kind}/n", independent=True))
    return tuple(made)


def last_person(gold: Sequence[Json]) -> list[Json]:
    """Guess the person named last before the mention, by the longest name of that person in the text.

    A mention that holds a name itself is taken as it stands: the rule a study without resolution would use.
    """
    from analysis.speech.names import figures

    guesses: list[Json] = []
    for row in gold:
        mention = row["mention"]
        places = [(at, one.name) for one in figures(row["text"]) if one.person for at in one.places]
        inside = [name for at, name in places if mention["start"] <= at < mention["end"]]
        before = sorted((at, name) for at, name in places if at < mention["start"])
        guesses.append({"id": row["id"], "name": inside[0] if inside else before[-1][1] if before else ""})
    return guesses


def role_units(gold: Sequence[Json], found: Sequence[Json]) -> list[Unit]:
    """Return one unit a case: right is an attribution to the speaker, and none with another role than the case's.

    One of the two names may hold the other (Queen Astrid, Astrid); a case without one takes in every attribution of its text.
    """
    units = []
    for row, guess in zip(gold, found, strict=True):
        named = ((str((one.get("speaker") or {}).get("name") or ""), one.get("role", "")) for one in guess["quotes"])
        wanted = row["speaker"]
        roles = [role for name, role in named if wanted in name or (name and name in wanted)]
        right = float(bool(roles) and set(roles) == {row["role"]})
        role = row["role"] or "none"
        units.append(Unit(str(row["id"]), {"n": 1.0, "right": right, f"{role}/n": 1.0, f"{role}/right": right}))
    return units


def role_numbers(gold: Sequence[Json]) -> tuple[Number, ...]:
    """Return the share of right answers, of all and by role."""
    roles = sorted({str(row["role"]) or "none" for row in gold})
    by_role = [share(f"{role}/right", f"{role}/right", f"{role}/n", independent=True) for role in roles]
    return share("right", "right", "n", independent=True), *by_role


def use_units(gold: Sequence[Json], found: Sequence[Json]) -> list[Unit]:
    """Return one unit a case: the use of the mark or attribution that the words in quotation marks are taken for."""
    units = []
    for row, guess in zip(gold, found, strict=True):
        use = str(guess["use"]) if "use" in guess else _use(guess, (row["start"], row["end"]))
        counts = tally(row["use"], use)
        units.append(Unit(str(row["id"]), {**counts, f"{row['use']}/right": float(use == row["use"])}))
    return units


def use_numbers() -> tuple[Number, ...]:
    """Return macro F1, the share of right answers, and both by use."""
    by_use = [share(f"{use}/right", f"{use}/right", f"gold:{use}", independent=True) for use in USES]
    return macro_f1(USES), share("right", "right", "n", independent=True), *by_use, *map(label_f1, USES)


def _use(guess: Json, span: tuple[int, int]) -> str:
    mark = _nearest(guess.get("marks", ()), span)
    if mark and 2 * _shared(mark, span) > span[1] - span[0]:
        return str(mark["use"])
    quotation = _nearest(guess["quotes"], span)
    return str(quotation["use"]) if quotation else ""


def _nearest(found: Sequence[Json], span: tuple[int, int]) -> Json | None:
    best = max(found, key=lambda one: _shared(one, span), default=None)
    return best if best and _shared(best, span) else None


def _shared(one: Json, span: tuple[int, int]) -> int:
    spans = one.get("spans") or ((one["start"], one["end"]),)
    return sum(max(0, min(stop, span[1]) - max(start, span[0])) for start, stop in spans)


def _name(quotation: Json | None) -> str:
    speaker = quotation.get("speaker") if quotation else None
    return str(speaker.get("name") or "") if speaker else ""
