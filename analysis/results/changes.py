"""The results of a published run, and which of them are no longer the same, and why."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from analysis.corpus import Corpus, rows_of
from analysis.required import Row
from analysis.results.result import known_ingredients
from analysis.results.shelf import gather, ingredients_of, made_without_texts, table_of
from analysis.tables import write_text

COLUMNS = ["key", "digest", "value", "table", "reads"]
CAUSES = {
    "text": "text", "lexicon": "lexicon", "tone": "lexicon", "names": "lexicon", "facts": "lexicon", "cues": "lexicon",
    "stop": "lexicon", "targets": "lexicon", "paraphrases": "lexicon", "plan": "specification", "specification:": "specification",
    "measure": "code", "speech": "code", "words": "code", "echoes": "code",
}  # fmt: skip
"""First word of what was read → what kind of cause its change is."""


@dataclass(frozen=True)
class Change:
    """One published result that is another now: `read` names what it read that changed; else `told` tells the numbers."""

    key: str
    read: tuple[str, ...] = ()
    told: str = ""

    @property
    def causes(self) -> tuple[str, ...]:
        """Return text, lexicon, specification or code, whichever of what it read changed; () where only its value moved."""
        return tuple(dict.fromkeys(CAUSES.get(name.split(" ")[0], "code") for name in self.read))


def publish_results(corpus: Corpus, say: Callable[[str], None] = print) -> Path | None:
    """Write keys, digests and values of the last report beside the published tables; None where there was no report."""
    if not (corpus.build / "results" / "keyed").is_dir():
        return None
    folder, results = corpus.path("measurements"), gather(corpus.build)
    rows = [{**vars(one), "value": _plain(one.value), "reads": list(one.reads)} for one in results.values()]
    seen = [{"name": name, "digest": value} for name, value in sorted(ingredients_of(corpus.build).items())]
    write_text(folder / "ingredients.csv", table_of(seen, ["name", "digest"]))
    say(f"publish: results: {len(rows)} rows")
    return write_text(folder / "results.csv", table_of(rows, COLUMNS))


def changes(corpus: Corpus) -> Iterator[Change]:
    """Return each published result that changed: by what it read, compared now, or by its value in the last report.

    Needs the texts. A result of the last report with the published digest and another value changed by code, library or
    platform alone.
    """
    folder = corpus.path("measurements")
    if not (folder / "results.csv").is_file():
        return
    then = {row["name"]: row["digest"] for _, row in rows_of(folder / "ingredients.csv", ["name", "digest"])}
    now = known_ingredients(corpus, True)
    made = gather(corpus.build) if compared(corpus) else {}
    for _, row in rows_of(folder / "results.csv", COLUMNS, ("key", "digest")):
        read = tuple(name for name in row["reads"].split("; ") if now.get(name) != then.get(name))
        one = made.get(row["key"])
        if read:
            yield Change(row["key"], read)
        elif one is not None and one.digest != row["digest"]:
            yield Change(row["key"], ("specification: the report was made with other parameters",))
        elif one is not None and (told := _moved(row, one.value)):
            yield Change(row["key"], (), told)


def compared(corpus: Corpus) -> bool:
    """Tell whether there is a report whose results can be compared with the published ones: one made with the texts."""
    return (corpus.build / "results" / "keyed").is_dir() and not made_without_texts(corpus.build)


def unmatched(corpus: Corpus) -> tuple[list[str], list[str]]:
    """Return the published keys that the last report did not make, and the keys it made that were never published."""
    path = corpus.path("measurements") / "results.csv"
    if not (path.is_file() and compared(corpus)):
        return [], []
    then = {row["key"] for _, row in rows_of(path, COLUMNS, ("key", "digest"))}
    now = set(gather(corpus.build))
    return sorted(then - now), sorted(now - then)


def _moved(row: Row, value: float) -> str:
    before = float(row["value"] or "nan")
    same = abs(value - before) <= 1e-9 or (value != value and before != before)
    return "" if same else f"{value} now, {before} published"


def _plain(value: float) -> float | None:
    return None if value != value else value
