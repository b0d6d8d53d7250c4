"""framing code: a blind sample for human coders out, their sheets back in, and what follows from them."""

import argparse
import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.tables import CorpusError, write_text

if TYPE_CHECKING:
    from analysis.coding.key import Key
    from analysis.coding.returned import Line, Returned
    from analysis.coding.sheet import Coding, Sheet
    from analysis.corpus import Corpus
    from analysis.study import Study

FORMATS = {"xlsx": ".xlsx", "studio": ".json", "doccano": ".jsonl", "qdpx": ".qdpx"}
_NAMES = {"xlsx": "sheet.xlsx", "studio": "label-studio.json", "doccano": "doccano.jsonl", "qdpx": "sheet.qdpx"}
_ROWS = ("unit", "coder", "value", "article", "start", "stop", "weight")
Say = Callable[[str], None]


def run(corpus: "Corpus", chosen: argparse.Namespace) -> int:
    """Do what the command line asks for: export a sheet into a folder, or import sheets."""
    from analysis.study import open_study

    study = open_study(corpus.root)
    if chosen.what == "import":
        return take(study, chosen.paths)
    if len(chosen.paths) != 1 or not chosen.task:
        raise CorpusError("code export needs --task NAME and one folder to write to; see `framing code --help`")
    return give(study, chosen.task, chosen.n, chosen.seed, chosen.paths[0], chosen.hide)


def give(study: "Study", task: str, n: int, seed: int, target: Path, also: Sequence[str] = (), say: Say = print) -> int:
    """Draw units and write the blind sheet in four formats with its codebook; keep the key with the corpus, apart."""
    from analysis.coding.blind import hidden
    from analysis.coding.key import folder, keep, new_key, texts_of

    if target.exists() and any(target.iterdir()) and not (target / "codebook.md").is_file():
        raise CorpusError(f"{target}: the folder holds other files; name a new one for the coding sheet")
    key = new_key(study, task, n, seed, hidden(study.corpus, also))
    sheet = key.sheet(texts_of(study))
    write_text(target / ".gitignore", "*\n")
    for name, module in _modules().items():
        try:
            module.write(sheet, target / _NAMES[name])
        except ImportError:
            say(f"code: no {_NAMES[name]}: its library is missing; pip install 'media-framing[imports]'")
    write_text(target / "codebook.md", _codebook(sheet))
    path = keep(study.corpus, key)
    say(f"code: {len(sheet.units)} units of sheet {key.key} stand in {target}, in four formats, each with the codebook")
    if refused := study.refused:
        told = ", ".join(f"{article} ({language})" for article, language in refused.items())
        say(f"code: left out, because the measures are not made for their language: {told}")
    say(f"code: they hold text of the articles, so git is told to ignore {target}; do not publish them")
    say(f"code: which unit is which article stands in {path}, without any text; coders must not see it")
    say(f"code: what came of it will stand in {folder(study.corpus, key.key)} after `framing code import FILE…`")
    return 0


def take(study: "Study", paths: Sequence[Path], say: Say = print) -> int:
    """Read the sheets that came back, say how far coders agree, and hold the measure against what they decided."""
    from analysis.coding.key import folder, load, texts_of
    from analysis.coding.returned import Returned, gold
    from analysis.coding.sheet import Coding

    keys = {_module(path).key_of(path) for path in paths}
    if len(keys) != 1:
        raise CorpusError(
            f"{paths[0]}: the files come from several sheets ({', '.join(sorted(keys))}); take one at a time"
        )
    key, texts = load(study.corpus, keys.pop()), texts_of(study)
    sheet = key.sheet(texts)
    codings: list[Coding] = []
    for path in paths:
        given = _module(path).read(path, sheet)
        for coder in {one.coder for one in given} & {one.coder for one in codings}:
            raise CorpusError(
                f"{path}: {coder!r} coded an earlier file too; write each coder's name, or rename the file"
            )
        codings += given
    if not codings:
        raise CorpusError(f"{paths[0]}: no unit is coded; fill in the sheet first")
    numbers = numbered(codings)
    returned = Returned(key.book, sorted({replace(one, coder=numbers[one.coder]) for one in codings}), key.seed)
    home = folder(study.corpus, key.key)
    write_text(home / "codings.csv", _listed(key.placed(returned.codings, texts)))
    rows = gold(returned, _lines(study, key, texts))
    path = study.corpus.build / "coding" / f"{key.key}.jsonl"
    write_text(path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    write_text(path.with_suffix(".toml"), _gold_card(study, key, returned))
    report = _report(study, key, returned, rows, path)
    write_text(home / "report.md", report)
    say(report)
    say(f"code: no name is written: {', '.join(f'{who} is {number}' for who, number in numbers.items())}")
    say(f"code: written {home / 'codings.csv'} and report.md (no text in them); the gold with its texts is {path}")
    return 0


def numbered(codings: "Iterable[Coding]") -> dict[str, str]:
    """Return each coder's name → "coder 1", "coder 2" …, in the order in which they come, so that no name is written."""
    names = dict.fromkeys(one.coder for one in codings)
    return {name: f"coder {number}" for number, name in enumerate(names, 1)}


def _report(study: "Study", key: "Key", returned: "Returned", rows: list[dict[str, Any]], path: Path) -> str:
    from analysis.coding.here import FILE, outcome
    from analysis.coding.key import folder
    from analysis.coding.reliability import agreement, corrections
    from analysis.verbs.validate import measured, validate

    parts = [agreement(key, returned)]
    result = validate(key.task, path, say=parts.append)
    card = result.card()
    write_text(folder(study.corpus, key.key) / FILE, outcome(key, returned, card))
    parts.append(f"\n{card.sentence()}\n")
    if card.status == "validated here":
        write_text(study.corpus.path("validity") / f"{key.task}.json", card.dumped())
    parts.append(corrections(study, key, returned, rows, lambda given: list(measured(key.task, given))))
    return "\n".join(part for part in parts if part)


def _lines(study: "Study", key: "Key", texts: dict[str, str]) -> "list[Line]":
    """Return the line of every unit but those of articles that are not measured, which older sheets may hold."""
    from analysis.coding.returned import Line

    titles = {row["article"]: row["title"] for row in study.corpus.articles}
    found = []
    for (unit, blinded), drawn in zip(key.blinded(texts).items(), key.drawn, strict=True):
        place = drawn.place
        if place.article in study.refused:
            continue
        told: dict[str, Any] = {"article": place.article, "outlet": place.outlet, "title": titles[place.article]}
        told |= {"event": study.corpus.root.name, "weight": drawn.weight}
        if key.book.unit == "target":
            told |= {"start": place.about[0], "end": place.about[1]}
        found.append(Line(unit, blinded.original, blinded.there, told))
    return found


def _gold_card(study: "Study", key: "Key", returned: "Returned") -> str:
    coded = {one.place.article for one in key.drawn} - set(study.refused)
    languages = sorted({r["language"] for r in study.corpus.articles if r["language"] and r["article"] in coded})
    event = json.dumps(str(study.plan.get("plan", {}).get("event") or study.corpus.root.name), ensure_ascii=False)
    coders = len(returned.coders) if returned.twice == len(returned.by_unit) else 1
    return (
        f'name = "this corpus, coded by hand ({key.key})"\nlicence = "yours"\ndomain = {event}\n'
        f'language = "{" ".join(languages)}"\ncoders = {coders}\nhere = true\n'
    )


def _codebook(sheet: "Sheet") -> str:
    told = sheet.book
    how = {"one": "one code a unit", "several": "any number of codes a unit", "spans": "words, a code each"}[told.takes]
    options = "".join(f"- `{option.value}`: {option.means}\n" for option in told.options)
    return f"# {told.task}: {told.question}\n\nSheet {sheet.key}. {how.capitalize()}.\n\n{told.rules}\n\n{options}"


def _listed(rows: list[dict[str, str | float]]) -> str:
    held = io.StringIO()
    lines = csv.DictWriter(held, _ROWS, lineterminator="\n")
    lines.writeheader()
    lines.writerows(rows)
    return held.getvalue()


def _modules() -> dict[str, Any]:
    from analysis.coding import doccano, qdpx, studio, xlsx

    return {"xlsx": xlsx, "studio": studio, "doccano": doccano, "qdpx": qdpx}


def _module(path: Path) -> Any:
    if not path.is_file():
        raise CorpusError(f"{path}: the file is missing; write the path of a sheet that was coded")
    name = next((name for name, suffix in FORMATS.items() if path.suffix.lower() == suffix), "")
    if not name:
        raise CorpusError(f"{path}: {path.suffix!r} is no coding sheet; give back .xlsx, .json, .jsonl or .qdpx")
    return _modules()[name]
