"""framing validate: a measure held against anybody's human judgements, and the cards that the figures print."""

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.tables import CorpusError, write_text
from analysis.verbs.apply import BATCH, documents_of, json_lines
from analysis.verbs.chosen import trained_beside
from analysis.verbs.writers import WRITERS

if TYPE_CHECKING:
    from analysis.coding.validity import Validity

Json = dict[str, Any]
ROOT = Path(__file__).parents[2]
SETS = ("tests/sets", "corpus/sample/gold")

# Where the measure has another name than the task.
MEASURES = {"sentence_tone": "sentiment", "speakers": "quotes", "roles": "quotes", "uses": "quotes"}


def run(task: str, gold: Path, predictions: Path | None, card: Path | None, every: bool) -> int:
    """Do what the command line asks for: one task, or with `every` all that the folder `gold` allows."""
    if every:
        return validate_all(gold)
    if not task:
        raise CorpusError("no task; write quotes, sentence_tone … (framing validate --help), or --all")
    result = validate(task, gold, predictions)
    print(f"\n{result.card().sentence()}")
    if card:
        write_text(card, result.card().dumped())
    return 0


def validate(task: str, gold: Path, predictions: Path | None = None, say: Callable[[str], None] = print) -> "Validity":
    """Hold a measure, or the predictions of a file, against gold lines; say every number of all outlets together.

    Raises CorpusError for an unknown task, a line without what the task needs, or an id without a prediction (for
    quotes that means nothing was found).
    """
    from analysis.coding.declared import Gold
    from analysis.coding.page import section
    from analysis.coding.tasks import TASKS
    from analysis.coding.validity import validity

    if task not in TASKS:
        raise CorpusError(f"task {task!r} is unknown; write one of {', '.join(TASKS)}")
    rows = read_gold(task, gold)
    found = read_predictions(task, predictions, rows) if predictions else list(measured(task, rows))
    others = {} if predictions else trained_beside(task, rows, gold, documents_of)
    result = validity(task, Gold.of(gold), rows, found, others)
    say(section(result))
    return result


def validate_all(gold: Path, root: Path = ROOT, say: Callable[[str], None] = print) -> int:
    """Validate everything that a folder of gold sets allows; write docs/validity.md, .csv and the cards under `root`."""
    from analysis.coding.declared import declared
    from analysis.coding.page import listed, page

    if not gold.is_dir():
        raise CorpusError(f"{gold}: no such folder; write the folder that holds the gold sets")
    found, cards = [], []
    for task, told in declared()["task"].items():
        places = [place for stem in told["files"] if (place := _place(stem, gold))]
        for place in places:
            found.append(validate(task, place, say=say))
        if not places:
            say(f"validate: {task}: none of {', '.join(told['files'])} in {gold}; its card stays as it is")
            continue
        cards.append(next(one for one in found if one.task == task).card())
        write_text(root / "analysis" / "coding" / "cards" / f"{task}.json", cards[-1].dumped())
    write_text(root / "docs" / "validity.md", page(found, cards))
    write_text(root / "docs" / "validity.csv", listed(found))
    say(f"validate: {len(cards)} cards, docs/validity.md and docs/validity.csv written")
    return 0


def measured(task: str, rows: Sequence[Json]) -> Iterator[Json]:
    """Yield what our own measure finds in each line, as `framing apply` writes it."""
    write = WRITERS[MEASURES.get(task, task)]
    lines = iter(rows)
    while batch := tuple(islice(lines, BATCH)):
        for row, document in zip(batch, documents_of(batch), strict=True):
            yield write(document, row)


def read_gold(task: str, path: Path) -> list[Json]:
    """Read gold lines; markers may also stand in a CSV file beside a folder `canonical` of texts, as the sample's do."""
    from analysis.coding.tasks import NEEDS

    if not path.is_file():
        raise CorpusError(f"{path}: the file is missing; write the path of a JSON-lines file with human judgements")
    rows = _coded(path) if path.suffix == ".csv" else list(json_lines(path))
    for number, row in enumerate(rows, 1):
        missing = [name for name in NEEDS[task] if name not in row]
        if missing:
            raise CorpusError(f"{path}, object {number}: no {missing[0]!r}; {task} needs id, {', '.join(NEEDS[task])}")
    if not rows:
        raise CorpusError(f"{path}: no line in it; there is nothing to hold a measure against")
    return rows


def read_predictions(task: str, path: Path, rows: Sequence[Json]) -> list[Json]:
    """Read predictions, one JSON object a line with `id` and the task's field, and put them in the gold's order."""
    from analysis.coding.tasks import GIVES

    field, known = GIVES[task], {}
    if not path.is_file():
        raise CorpusError(f"{path}: the file is missing; write the path of a JSON-lines file of predictions")
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
        if line.strip():
            try:
                one = json.loads(line)
            except json.JSONDecodeError as error:
                raise CorpusError(f"{path}, line {number}: {error}; write one JSON object a line") from error
            if not isinstance(one, dict) or "id" not in one or field not in one:
                raise CorpusError(f"{path}, line {number}: no object with `id` and `{field}`, which {task} needs")
            known[str(one["id"])] = one
    missing = [str(row["id"]) for row in rows if str(row["id"]) not in known]
    if missing and task != "quotes":
        raise CorpusError(
            f"{path}: {len(missing)} ids have no prediction, the first {missing[0]!r}; predict for each line"
        )
    return [known.get(str(row["id"]), {"quotes": []}) for row in rows]


def _place(stem: str, gold: Path) -> Path | None:
    folders = (gold, *(ROOT / name for name in SETS))
    return next(
        (p for folder in folders for end in ("jsonl", "csv") if (p := folder / f"{stem}.{end}").is_file()), None
    )


def _coded(path: Path) -> list[Json]:
    """Return the markers of a CSV file (article, start, stop, family) with their texts and the corpus's names."""
    texts = {file.stem: file.read_text(encoding="utf-8") for file in sorted((path.parent / "canonical").glob("*.txt"))}
    coded: dict[str, list[Json]] = {article: [] for article in texts}
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), 2):
            if row.get("article") not in texts:
                raise CorpusError(
                    f"{path}, line {number}: no text {row.get('article')!r} in {path.parent / 'canonical'}"
                )
            one = {"start": int(row["start"]), "end": int(row["stop"]), "family": row["family"]}
            coded[row["article"]].append(one)
    names = path.parents[1] / "names.csv"
    table = csv.DictReader(names.read_text(encoding="utf-8").splitlines() if names.is_file() else [])
    known = [row["name"] for row in table]
    return [{"id": a, "text": texts[a], "markers": found, "names": known} for a, found in coded.items()]
