"""framing check: the numbers of a manuscript against the results."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import isnan
from pathlib import Path

from analysis.corpus import Corpus
from analysis.results.macros import SUFFIXES, escaped, interval, keys_of, macro_names, shown
from analysis.results.manuscript import Manuscript, Reference, read_manuscript
from analysis.results.result import Result
from analysis.results.shelf import gather, nearest

Results = Mapping[str, Result]


def check(corpus: Corpus, paths: Sequence[Path], say: Callable[[str], None] = print) -> bool:
    """Tell whether every number with a mark or macro in the manuscripts is that of the results, at the digits shown.

    Each wrong number, other digest and unknown key is named with its file and line (paragraph, cell). Raises CorpusError
    where there are no results, and for a file that cannot be read.
    """
    results = gather(corpus.build)
    right = True
    for path in paths:
        manuscript = read_manuscript(path)
        wrong = list(_wrong(manuscript, results))
        for line in (*wrong, *manuscript.unread):
            say(f"check: {line}")
        count = len(manuscript.references)
        if count:
            say(f"check: {path}: {count} references to results checked, {len(wrong)} wrong")
        else:
            say(f"check: {path}: no reference to a result found; docs/citing.md tells how to mark a number")
        right = right and not wrong
    return right


def _wrong(manuscript: Manuscript, results: Results) -> Iterator[str]:
    macros = keys_of(macro_names(results))
    for one in manuscript.references:
        if one.macro:
            yield from (f"{one.place}: {told}" for told in _macro(one.macro, manuscript, macros, results))
        else:
            yield from (f"{one.place}: {one.key}: {told}" for told in _typed(one, results))


def _typed(one: Reference, results: Results) -> Iterator[str]:
    """Tell what is wrong with a typed number."""
    if one.key not in results:
        yield f"unknown key; {nearest(one.key, results)}"
        return
    result = results[one.key]
    if one.digest and not result.digest.startswith(one.digest):
        yield f"digest {one.digest} in the text, {result.digest} in the results: it read something else then"
    if not one.value:
        yield "no number stands before the mark; write it there, with its interval where it has one"
        return
    for name, written, value in (
        ("", one.value, result.value),
        ("low ", one.low, result.low),
        ("high ", one.high, result.high),
    ):
        if written and not agrees(written, value, one.percent):
            now = shown(100 * value, _digits(written)) + " %" if one.percent else shown(value, _digits(written))
            yield f"{name}{written} in the text, {now} in the results"


def _macro(name: str, manuscript: Manuscript, macros: Mapping[str, tuple[str, str]], results: Results) -> Iterator[str]:
    """Tell what is wrong with a macro: its name, or the manuscript's own copy of results.tex."""
    if name not in macros:
        yield f"unknown key: \\{name}; {nearest(name, macros)}"
        return
    key, suffix = macros[name]
    result, defined = results[key], manuscript.definitions.get(name)
    texts = (shown(result.value, result.digits), shown(result.low, result.digits), shown(result.high, result.digits))
    now = escaped(dict(zip(SUFFIXES, (*texts, interval(result)), strict=True))[suffix])
    if defined and defined.value != now:
        yield f"\\{name} is {defined.value} in the text ({defined.place}), {now} in the results ({key})"
    base = manuscript.definitions.get(name.removesuffix(suffix))
    if base and base.digest and base.digest != result.digest:
        yield f"\\{name}: digest {base.digest} in the text ({base.place}), {result.digest} in the results ({key})"


def agrees(written: str, value: float, percent: bool = False) -> bool:
    """Tell whether a number as written is the value rounded to the digits written.

    >>> agrees("0.31", 0.3149), agrees("0.32", 0.3149), agrees("31", 0.3149, percent=True)
    (True, False, True)
    """
    if isnan(value):
        return False
    exact = 100 * value if percent else value
    return abs(float(_plain(written)) - exact) <= 0.5 * 10.0 ** -_digits(written) + 1e-9


def _plain(written: str) -> str:
    """Return a written number as Python reads it: minus signs alike, thousands joined, a decimal comma as a point."""
    plain = written.replace("−", "-").replace("–", "-")
    whole, _, rest = plain.partition(",")
    thousands = rest and all(len(part.split(".")[0]) == 3 for part in rest.split(",")) and whole.lstrip("+-") != "0"
    return plain.replace(",", "" if thousands else ".")


def _digits(written: str) -> int:
    return len(_plain(written).partition(".")[2])
