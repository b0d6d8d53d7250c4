"""Results as LaTeX macros: a valid and unique name each, and the file that holds them."""

import hashlib
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping

from analysis.results.result import Result

DIGITS = "Zero One Two Three Four Five Six Seven Eight Nine".split()
SUFFIXES = ("", "Low", "High", "Interval")
ESCAPES = {c: f"\\{c}" for c in "&%$#_{}"} | {
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
    "−": r"\ensuremath{-}",
    "≤": r"\ensuremath{\le}",
    "≥": r"\ensuremath{\ge}",
    "<": r"\ensuremath{<}",
    ">": r"\ensuremath{>}",
}


def macro_name(key: str) -> str:
    """Return the name of a key's macro: letters only, each part of the key with a capital, digits in words.

    >>> macro_name("position.s1-preview")
    'mfPositionSOnePreview'
    """
    plain = unicodedata.normalize("NFKD", key)
    parts = re.split(r"[^A-Za-z0-9]+", "".join(c if c.isascii() else _spelled(c) for c in plain))
    spelled = ("".join(DIGITS[int(c)] if c.isdigit() else c for c in part) for part in parts if part)
    return "mf" + "".join(part[0].upper() + part[1:] for part in spelled)


def _spelled(character: str) -> str:
    if unicodedata.combining(character):
        return ""
    return f"-u{ord(character):x}-" if character.isalnum() else "-"


def macro_names(keys: Iterable[str]) -> dict[str, str]:
    """Return key → macro name, all different, with their Low, High and Interval too.

    Where two keys would give one name, both get four letters of their own, so that no other key changes a name.
    """
    named = {key: macro_name(key) for key in keys}
    owners: dict[str, set[str]] = {}
    for key, name in named.items():
        for suffix in SUFFIXES:
            owners.setdefault(name + suffix, set()).add(key)
    meeting = {key for held in owners.values() if len(held) > 1 for key in held}
    return {key: name + (_letters(key) if key in meeting else "") for key, name in named.items()}


def _letters(key: str) -> str:
    numbers = hashlib.sha256(key.encode("utf-8")).digest()
    return "X" + "".join(chr(ord("a") + number % 26) for number in numbers[:4])


def escaped(text: str) -> str:
    """Return text with everything that LaTeX or BibTeX would read as a command made harmless."""
    return "".join(ESCAPES.get(c, c) for c in text)


def shown(value: float, digits: int) -> str:
    """Return a number with its digits and a true minus sign; "not estimable" for NaN.

    >>> shown(-0.004, 2), shown(-0.314, 2)
    ('0.00', '−0.31')
    """
    if math.isnan(value):
        return "not estimable"
    text = f"{value:.{digits}f}"
    return (text if float(text) else text.lstrip("-")).replace("-", "−")


def interval(one: Result) -> str:
    """Return a result's interval as "[0.02, 0.60]", or "no interval"."""
    if math.isnan(one.low) or math.isnan(one.high):
        return "no interval"
    return f"[{shown(one.low, one.digits)}, {shown(one.high, one.digits)}]"


def definitions(one: Result, name: str) -> list[str]:
    """Return the lines that define a result's four macros, the first with its key and digest."""
    texts = (shown(one.value, one.digits), shown(one.low, one.digits), shown(one.high, one.digits), interval(one))
    lines = [f"\\newcommand{{\\{name}{end}}}{{{escaped(t)}}}" for end, t in zip(SUFFIXES, texts, strict=True)]
    return [f"{lines[0]} % {one.key} @ {one.digest}", *lines[1:]]


def macros_file(results: Iterable[Result]) -> str:
    """Return results.tex: every result as macros, and \\mfkey, which marks a typed number for `framing check`."""
    found = list(results)
    names = macro_names(one.key for one in found)
    head = ["% Written by `framing report`. Put \\input{results.tex} into the preamble; see docs/citing.md."]
    head.append("\\providecommand{\\mfkey}[2][]{}")
    return "\n".join([*head, *(line for one in found for line in definitions(one, names[one.key]))]) + "\n"


def keys_of(names: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return macro → (key, which of its four: "" Low High Interval)."""
    return {name + suffix: (key, suffix) for key, name in names.items() for suffix in SUFFIXES}
