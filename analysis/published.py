"""The published tables: what of the measurements may leave without the text, written, read and compared."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.corpus import FINGERPRINTS, Corpus, write_rows
from analysis.counted import measured_only, with_words
from analysis.plan import left_out
from analysis.tables import COLUMNS, KEY, STRING, WHOLE, CorpusError, check, read, table, whole, write_text
from analysis.withheld import withheld

if TYPE_CHECKING:
    import pandas as pd

FEWEST_WORDS = 50
TERMS = {"article": STRING, "voice": STRING, "term": STRING, "count": WHOLE}
FACTS = {**KEY, "fact": STRING, "value": STRING}
SENTENCES = {"article": STRING, "zone": STRING, "sentence": WHOLE, "paragraph": WHOLE, "words": WHOLE}
KEYS = {
    "segments": ["article", "sentence", "voice", "speaker", "role", "description"],
    "sentences": ["article", "sentence"],
    "sentiment": ["article", "lexicon", "sentence", "voice", "speaker"],
    "terms": ["article", "voice", "term"],
    "markers": ["article", "word", "entry"],
    "quotes": ["article", "word", "kind", "use"],
    "readability": ["article", "sentence"],
    "facts": ["article", "sentence", "fact", "value", "voice", "speaker"],
    "echoes": ["article", "word", "echo"],
    "targets": ["article", "sentence", "target", "voice", "speaker"],
}
# Tables and columns that corpora published before they existed do not have: read as empty.
LATER = frozenset(("echoes",))
LATER_COLUMNS = ("description",)


def columns(name: str) -> dict[str, str]:
    """Return the columns of a published table."""
    from analysis.alignments.echoes import COLUMNS as ECHOES
    from analysis.measures import find

    special = {
        "segments": COLUMNS["segments"],
        "sentences": SENTENCES,
        "terms": TERMS,
        "facts": FACTS,
        "echoes": ECHOES,
    }
    return special[name] if name in special else {**KEY, **find(name).columns}


def publishable(build: Path) -> "dict[str, pd.DataFrame]":
    """Return the tables that may be published, from the tables made with the texts; none holds readable text."""
    sentences, tokens, quotations, segments, refusals = (
        read(build / "tables" / f"{name}.parquet")
        for name in ("sentences", "tokens", "quotations", "segments", "refusals")
    )
    own = {
        name: read(build / "measurements" / f"{name}.parquet") for name in KEYS if name not in ("segments", "sentences")
    }
    found = measured_only({**own, "segments": segments, "sentences": with_words(sentences, tokens)}, refusals)
    found["terms"] = _terms(found["terms"], found["segments"])
    found["markers"] = withheld(found["markers"], tokens, quotations)
    found["facts"] = found["facts"][list(FACTS)].drop_duplicates()
    return {name: _sorted(check(made, columns(name), name), name) for name, made in found.items()}


def _sorted(made: "pd.DataFrame", name: str) -> "pd.DataFrame":
    return made.sort_values(KEYS[name], kind="stable").reset_index(drop=True)


def _terms(terms: "pd.DataFrame", segments: "pd.DataFrame") -> "pd.DataFrame":
    """Return counts by article and own or quoted voice; where one of them has few words the two are merged as "all"."""
    spoken = segments.assign(voice=segments["voice"].where(segments["voice"] == "own", "quoted"))
    words = spoken.groupby(["article", "voice"])["words"].sum()
    few = {article for (article, _), count in words.items() if count < FEWEST_WORDS}
    voice = terms["voice"].where(terms["voice"] == "own", "quoted").mask(terms["article"].isin(few), "all")
    return terms.assign(voice=voice).groupby(["article", "voice", "term"], as_index=False)["count"].sum()


def publish(corpus: Corpus, say: Callable[[str], None] = print) -> Path:
    """Write the published tables and the fingerprints of a corpus whose texts were measured."""
    from analysis.documents.fingerprints import prints

    folder = corpus.path("measurements")
    documents = read(corpus.build / "tables" / "documents.parquet")
    for name, made in publishable(corpus.build).items():
        with whole(folder / f"{name}.csv") as unfinished:
            made.to_csv(unfinished, index=False, lineterminator="\n", encoding="utf-8")
        say(f"publish: {name}: {len(made)} rows")
    titles = {row["article"]: row["title"] for row in corpus.articles}
    rows = []
    for article, text in zip(documents["article"], documents["text"], strict=True):
        for p in prints(text, titles[article]):
            numbers = {"paragraph": str(p.paragraph), "sentence": str(p.sentence), "words": str(p.words)}
            rows.append({"article": article, **numbers, "digest": p.digest})
    write_rows(corpus.path("fingerprints.csv"), FINGERPRINTS, rows)
    made_of = {**provenance(corpus), **idle_rows(corpus)}
    write_text(folder / "made.json", json.dumps(made_of, indent=1, sort_keys=True) + "\n")
    return folder


def idle_rows(corpus: Corpus) -> dict[str, list[str]]:
    """Return "idle" → the corrections that found nothing to correct, as phrases; {} where it is not known.

    With the texts measured it is known from them, without from what was published.
    """
    path, made = corpus.build / "tables" / "idle.parquet", corpus.path("measurements") / "made.json"
    if not corpus.corrections:
        return {}
    if corpus.has_texts():
        rows = read(path).itertuples(index=False)
        return {"idle": [f"{one.field} in {one.article}, {one.start} to {one.stop}" for one in rows]}
    told = json.loads(made.read_text(encoding="utf-8")) if made.is_file() else {}
    return {"idle": told["idle"]} if "idle" in told else {}


def read_published(corpus: Corpus) -> "dict[str, pd.DataFrame]":
    """Return the published tables; raise CorpusError where one is missing or cannot be read."""
    import pandas as pd

    found = {}
    for name in KEYS:
        path = corpus.path("measurements") / f"{name}.csv"
        if not path.is_file() and name in LATER:
            found[name] = table([], columns(name))
            continue
        if not path.is_file():
            raise CorpusError(
                f"{path}: this published table is not here; `framing publish` makes it from the texts, `framing add PATH` adds texts"
            )
        strings = [column for column, kind in columns(name).items() if kind == STRING]
        made = pd.read_csv(path, dtype=dict.fromkeys(strings, str), keep_default_na=False, na_values={})
        made = made.assign(**{column: "" for column in LATER_COLUMNS if column in strings and column not in made})
        found[name] = check(made, columns(name), path.name)
    # Tables published earlier also count the words of articles that were refused.
    measured = found["terms"]["article"].isin(found["segments"]["article"])
    counted = ~found["markers"]["family"].isin(left_out(corpus.plan if corpus.path("plan.toml").is_file() else {}))
    kept = {"terms": found["terms"][measured], "markers": found["markers"][counted]}
    return {**found, **{name: rows.reset_index(drop=True) for name, rows in kept.items()}}


def provenance(corpus: Corpus) -> dict[str, Any]:
    """Return what the numbers depend on: measures with their versions, lexicons, libraries, texts and platform."""
    import platform

    from analysis.ingredients import VERSIONS, ingredients
    from analysis.lexicons import load
    from analysis.line import MEASURES, chosen, inputs
    from analysis.measures.markers import FAMILIES_FOR_ALL

    seen = inputs(corpus, MEASURES)
    made = [chosen(corpus, name) for name in MEASURES]
    here = f"{corpus.root.as_posix()}/"
    return {
        "measures": {one.name: {"parameters": repr(one).replace(here, ""), "version": one.version} for one in made},
        "rules": VERSIONS,
        "lexicons": {name: load(name).digest for name in FAMILIES_FOR_ALL},
        "libraries": libraries(),
        "corpus": {name: value for name, value in seen.items() if name not in ("measures", "analysis")},
        "ingredients": ingredients(corpus),
        "code": seen["analysis"],
        "platform": {"python": platform.python_version(), "machine": platform.machine()},
    }


SHOWING = ("jupyterlab", "ipykernel", "nbclient", "nbconvert", "itables", "matplotlib")
"""What only shows numbers: named in pyproject.toml, and no number comes from it."""
NOT_FOR_NUMBERS = ("test", "browser")
REQUIREMENT = re.compile(r"([\w.-]+)\s*(?:\[([^\]]*)\])?[^;]*(?:;(.*))?")


@cache
def libraries(root: str = "media-framing") -> dict[str, str]:
    """Return every installed distribution that numbers can depend on, with its version: what is required, and so on down.

    Extras count where they are installed, but not those for tests and for the browser; what only shows numbers does not.
    """
    from importlib.metadata import PackageNotFoundError, metadata, requires, version

    extras = set(metadata(root).get_all("Provides-Extra") or ()) - set(NOT_FOR_NUMBERS)
    found: dict[str, str] = {}
    open_: list[tuple[str, frozenset[str]]] = [(root, frozenset(extras))]
    seen: set[tuple[str, frozenset[str]]] = set()
    while open_:
        name, wanted = open_.pop()
        if (name, wanted) in seen or name in SHOWING:
            continue
        seen.add((name, wanted))
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
        open_ += _required(requires(name) or [], wanted)
    del found[root]
    return dict(sorted(found.items()))


def _required(told: list[str], wanted: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Return the distributions that requirements name, with their extras; of those of an extra only if it is wanted."""
    for one in told:
        match = REQUIREMENT.match(one.strip())
        if match is None:
            continue
        name, extras, marker = match.groups()
        extra = re.search(r"extra\s*==\s*['\"]([^'\"]+)", marker or "")
        if extra is None or extra[1] in wanted:
            plain = re.sub(r"[-_.]+", "-", name).lower()
            yield plain, frozenset(part.strip() for part in (extras or "").split(",") if part.strip())


@dataclass(frozen=True)
class Difference:
    """One row of a table that is not what was published: where, what, and by how much."""

    table: str
    row: str
    what: str


def differences(ours: "pd.DataFrame", theirs: "pd.DataFrame", name: str) -> Iterator[Difference]:
    """Compare two tables row by row on their keys; numbers differ where they are more than 1e-9 apart."""
    key = KEYS[name]
    rest = [column for column in columns(name) if column not in key]
    left, right = (_numbered(made, key) for made in (ours, theirs))
    joined = left.merge(right, on=[*key, "_nth"], how="outer", suffixes=("", "_published"), indicator=True)
    for row in joined.to_dict("records"):
        place = ", ".join(f"{column} {row[column]}" for column in key)
        if row["_merge"] != "both":
            yield Difference(name, place, "only now" if row["_merge"] == "left_only" else "only in the published table")
            continue
        for column in rest:
            now, then = row[column], row[f"{column}_published"]
            close = now == then or (isinstance(now, float) and abs(now - then) <= 1e-9) or (now != now and then != then)
            if not close:
                yield Difference(name, place, f"{column}: {now} now, {then} published")


def _numbered(made: "pd.DataFrame", key: list[str]) -> "pd.DataFrame":
    return made.assign(_nth=made.groupby(key).cumcount())
