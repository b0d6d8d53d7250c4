"""Tone toward a target by linear weights of words and of where they stand: trained, yet without the extra `model`.

`data/linear.json` holds the weights and their card; `benchmarks/train_linear.py` made it. A word counts by itself,
by its side, its distance and its clause, by what the target does and what is done to it (`beside`), and through 64 numbers that tell rare
words by their likeness to others; names and numbers count as such, so that who is named decides nothing. Logistic regression over features
weighed by their log-count ratio, after Wang and Manning 2012 (ACL, P12-2018), on the annotation of Hamborg and Donnay 2021
(doi:10.18653/v1/2021.eacl-main.142).
"""

import json
import math
import zlib
from base64 import b64decode
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from analysis.tone.beside import beside
from analysis.tone.targets import Scene, scene, toward
from analysis.tone.tone import Tone
from analysis.tone.valence import Valence
from analysis.words import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

LABELS = ("neg", "neu", "pos")
KINDS = ("left", "right", "all", "clause")  # of places, for the sums of likeness
STEP, NEAR, CLOSE = 4.0, 8, 4  # words after which a word counts half; how far "near" and single places reach
FIRST_PERSON = ("i", "i'm", "i've")  # always with a capital, no name
MOST = 6.0  # a listed value beyond it says no more


@dataclass(frozen=True)
class Weights:
    """Weights: of features by name (outputs last), of likeness and lists, and a bias; the first axis is the fold left out, last none.

    `likeness` is a row a word, `rows` tells which; both are as they are summed over the words of a sentence. `known` are those of the
    words that are more often written small than with a capital inside a sentence: one of them may open a sentence and be no name.
    """

    features: Mapping[str, int]
    sparse: "Vector"
    dense: "Vector"
    bias: "Vector"
    rows: Mapping[str, int]
    known: frozenset[str]
    likeness: "Vector"


def linear_label(text: str, start: int, stop: int, fold: int = -1) -> tuple[str, float]:
    """Return the tone toward the words from `start` to `stop`: its label, and P(pos) - P(neg)."""
    outputs = _outputs(weights(), text, start, stop, fold)
    odds = [math.exp(one - max(outputs)) for one in outputs]
    return LABELS[odds.index(max(odds))], round((odds[2] - odds[0]) / sum(odds), 4)


@cache
def weights() -> Weights:
    """Read the weights, once."""
    import numpy as np

    told = _told()

    def array(key: str) -> "Vector":
        flat = np.frombuffer(_unpacked(told[key]), dtype=told[key]["type"])
        return np.asarray(flat.reshape(told[key]["shape"]), dtype=np.float32)

    features, rows, names = (
        {name: at for at, name in enumerate(_unpacked(told[key]).decode("utf-8").split("\n"))}
        for key in ("features", "words", "names")
    )
    known = frozenset(rows.keys() - names.keys())
    sparse = array("sparse") * array("scale")[:, None, None]
    return Weights(
        features, sparse, array("dense"), array("bias"), rows, known, array("likeness") * array("rarity")[:, None]
    )


def card() -> Mapping[str, Any]:
    """Return what the weights were trained on, and how well they agreed with articles held out."""
    told: Mapping[str, Any] = _told()["card"]
    return told


def tokens(told: Scene, known: Container[str]) -> list[str]:
    """Return what each word counts as: itself in lower case, NUM with a digit, NAME where it is capitalised.

    The word that opens the sentence is a name only if it is not `known` as a word in lower case.
    """
    return [
        "NUM"
        if any(sign.isdigit() for sign in key)
        else "NAME"
        if is_name(told, at, known) and key not in FIRST_PERSON
        else key
        for at, key in enumerate(told.keys)
    ]


def is_name(told: Scene, at: int, known: Container[str]) -> bool:
    """Tell whether a word's capital makes it a name: that of a `known` word that opens the sentence does not."""
    return told.shown[at][:1].isupper() and (at > 0 or told.keys[at] not in known)


def places(told: Scene) -> Iterator[tuple[int, str, int]]:
    """Yield every word that is not the target's own: its number, its side, L or R, and its distance in words."""
    for at in range(len(told.keys)):
        if at < told.first:
            yield at, "L", told.first - at
        elif at > told.last:
            yield at, "R", at - told.last


def named(told: Scene, matches: Sequence[Valence], known: Container[str]) -> dict[str, float]:
    """Return the features of words by name: word, side, near, single places, clause, listed values, and what stands beside."""
    shown = tokens(told, known)
    made, values = beside(told, shown, matches), {match.word: match.value for match in matches}
    for at, side, distance in places(told):
        word, found = shown[at], {}
        found[f"w={shown[at]}"] = 1.0
        found[f"{side}={word}"] = 1 / (1 + distance / STEP)
        if distance <= CLOSE:
            found[f"{side}{distance}={word}"] = 1.0
        if distance <= NEAR:
            found[f"{side}n={word}"] = 1.0
        if told.clauses[at] == told.clauses[told.first]:
            found[f"c={word}"] = 1.0
        if value := values.get(at):
            found[f"V{side}{min(distance, 5)}{'+' if value > 0 else '-'}"] = abs(value)
        for name, one in found.items():
            made[name] = max(made.get(name, 0.0), one)
    return made


def listed(text: str, start: int, stop: int, told: Scene) -> tuple[list[float], list[Valence]]:
    """Return seventeen numbers of what the tone lists say toward the target and around it, and the matches of ours."""
    news, vader = Tone("news"), Tone("vader")
    found = toward(text, start, stop, news)
    matches = [(match.word, match.value, weight) for match, weight in found.matches]
    size = len(told.keys)
    numbers = [found.value, toward(text, start, stop, vader).value, news.value(text), vader.value(text)]
    numbers += [told.speaks, told.quoted[told.first] if size else 0, min(size, 60) / 30, told.first / max(1, size)]
    values = [(word, value * weight) for word, value, weight in matches]
    numbers += [sum(v for _, v in values if v > 0), sum(v for _, v in values if v < 0)]
    numbers += _poles([value for word, value, _ in matches if word < told.first])
    numbers += _poles([value for word, value, _ in matches if word > told.last])
    numbers.append(sum(value for word, value, _ in matches if told.first <= word <= told.last))
    same = [value for word, value, _ in matches if told.clauses[word] == told.clauses[told.first]]
    return [max(-MOST, min(MOST, float(one))) for one in (*numbers, *_poles(same))], [one for one, _ in found.matches]


def alike(told: Scene, rows: Mapping[str, int], known: Container[str], likeness: "Vector") -> "Vector":
    """Return the likeness of the words summed by the kind of their place; names have none."""
    import numpy as np

    sums = np.zeros((len(KINDS), likeness.shape[1]), np.float32)
    for at, side, distance in places(told):
        row = rows.get(told.keys[at])
        if row is None or is_name(told, at, known):
            continue
        sums[0 if side == "L" else 1] += likeness[row] / (1 + distance / STEP)
        sums[2] += likeness[row]
        if told.clauses[at] == told.clauses[told.first]:
            sums[3] += likeness[row]
    return sums.ravel()


def _outputs(held: Weights, text: str, start: int, stop: int, fold: int) -> list[float]:
    import numpy as np

    if not words(text):
        return [0.0, 1.0, 0.0]
    told = scene(text, start, stop)
    numbers, matches = listed(text, start, stop, told)
    dense = np.concatenate([alike(told, held.rows, held.known, held.likeness), np.array(numbers, np.float32)])
    outputs = held.dense[fold] @ dense + held.bias[fold]
    for name, value in sorted(named(told, matches, held.known).items()):
        if name in held.features:
            outputs = outputs + value * held.sparse[fold, held.features[name]]
    return [float(one) for one in outputs]


def _poles(values: Sequence[float]) -> list[float]:
    return [sum(v for v in values if v > 0), sum(v for v in values if v < 0)]


@cache
def _told() -> Mapping[str, Any]:
    told: Mapping[str, Any] = json.loads(
        resources.files("analysis.tone").joinpath("data", "linear.json").read_text(encoding="utf-8")
    )
    return told


def _unpacked(held: Mapping[str, str]) -> bytes:
    return zlib.decompress(b64decode(held["packed"]))
