"""Read and write lexicons in the formats of other tools: quanteda's YAML and LIWC's .dic.

Both know families and patterns only: weights, exceptions and cards are lost on the way out, and come in
as 1, none and empty.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from analysis.lexicons.entries import Entry, Lexicon
from analysis.lexicons.patterns import parse, variants
from analysis.tables import CorpusError


def read_text(path: Path) -> str:
    """Return the file's text without a byte-order mark; CorpusError names a byte that is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error.strerror}); name a file or folder that exists") from None
    except UnicodeDecodeError as error:
        byte, line = error.object[error.start], error.object.count(b"\n", 0, error.start) + 1
        raise CorpusError(f"{path}, line {line}: byte 0x{byte:02x} is not UTF-8; save the file as UTF-8") from None


def read_yaml(path: Path) -> Lexicon:
    """Return the lexicon of a quanteda dictionary; nested categories become families named `outer.inner`."""
    import yaml  # type: ignore[import-untyped]

    try:
        tree = yaml.load(read_text(path), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise CorpusError(f"{path}: not YAML: {' '.join(str(error).split())}") from None
    if not isinstance(tree, dict):
        raise CorpusError(f"{path}: holds {type(tree).__name__}; write `family: [pattern, ...]`")
    return _lexicon(path, _leaves(path, tree, ""))


def write_yaml(lexicon: Lexicon, path: Path) -> None:
    """Write the families and patterns as a quanteda dictionary."""
    import yaml

    tree: dict[str, list[str]] = {family: [] for family in lexicon.families}
    for family, pattern in _pairs(lexicon):
        tree[family].append(pattern)
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    path.write_text(yaml.dump(tree, Dumper=dumper, allow_unicode=True, sort_keys=True), encoding="utf-8")


def read_liwc(path: Path) -> Lexicon:
    """Return the lexicon of a LIWC dictionary; conditional entries (`<of>131/125`) are refused by name."""
    head, body, first = _halves(path)
    names = dict(_category(path, number, line) for number, line in head)
    if not names:
        raise CorpusError(f"{path}, line {first}: no categories; write `1<tab>name` between two lines of %")
    pairs = []
    for number, line in body:
        pattern, *marks = [cell.strip() for cell in line.split("\t") if cell.strip()]
        for mark in marks:
            if mark not in names:
                raise CorpusError(f"{path}, line {number}: unknown category {mark!r} of {pattern!r}; declare it above")
            pairs.append((names[mark], pattern))
    return _lexicon(path, pairs)


def write_liwc(lexicon: Lexicon, path: Path) -> None:
    """Write the families and patterns as a LIWC dictionary, categories numbered in alphabetical order."""
    numbers = {family: str(number) for number, family in enumerate(lexicon.families, 1)}
    marks: dict[str, list[str]] = {}
    for family, pattern in _pairs(lexicon):
        marks.setdefault(pattern, []).append(numbers[family])
    lines = ["%", *(f"{number}\t{family}" for family, number in numbers.items()), "%"]
    lines += ["\t".join((pattern, *marks[pattern])) for pattern in sorted(marks)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _pairs(lexicon: Lexicon) -> list[tuple[str, str]]:
    return sorted({(entry.family, one) for entry in lexicon.entries for one in variants(entry.pattern)})


def _lexicon(path: Path, pairs: Iterable[tuple[str, str]]) -> Lexicon:
    entries = []
    for family, pattern in sorted(set(pairs)):
        try:
            parse(pattern)
        except CorpusError as error:
            raise CorpusError(f"{path}: family {family!r}: {error}") from None
        entries.append(Entry(f"{family}.{re.sub(' +', '_', pattern)}", family, pattern))
    return Lexicon(path.stem, 1, tuple(entries))


def _leaves(path: Path, tree: dict[Any, Any], above: str) -> Iterator[tuple[str, str]]:
    for name, below in tree.items():
        family = f"{above}{name}"
        if isinstance(below, dict):
            yield from _leaves(path, below, f"{family}.")
            continue
        for pattern in below if isinstance(below, list) else [below]:
            if isinstance(pattern, dict):
                yield from _leaves(path, pattern, f"{family}.")
            elif isinstance(pattern, str):
                yield family, pattern
            else:
                raise CorpusError(f"{path}: family {family!r}: {pattern!r} is not text; put it in quotation marks")


def _halves(path: Path) -> tuple[list[tuple[int, str]], list[tuple[int, str]], int]:
    lines = [(number, line) for number, line in enumerate(read_text(path).splitlines(), 1) if line.strip()]
    bars = [at for at, (_, line) in enumerate(lines) if line.strip() == "%"]
    if len(bars) < 2:
        raise CorpusError(f"{path}: {len(bars)} lines of %, not two; a .dic file opens with %, categories, %")
    return lines[bars[0] + 1 : bars[1]], lines[bars[1] + 1 :], lines[bars[0]][0]


def _category(path: Path, number: int, line: str) -> tuple[str, str]:
    mark, _, name = line.strip().partition("\t")
    if not name.strip():
        raise CorpusError(f"{path}, line {number}: {line.strip()!r} has no name; write `1<tab>name`")
    return mark.strip(), name.split("(")[0].strip() or name.strip()
