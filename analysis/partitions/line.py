"""The straight line for any number of articles: cut, measure each partition, gather the sums, compare the outlets."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from analysis.corpus import Corpus
from analysis.partitions import articles
from analysis.partitions.cut import MANIFEST, SIZE, Cut, cut, intact, known, parquet, seen
from analysis.partitions.measured import Measured
from analysis.partitions.origins import origins, read_by
from analysis.partitions.passes import Run
from analysis.scale.cell import Limits, Stopped
from analysis.scale.engines import run
from analysis.scale.store import Store
from analysis.tables import CorpusError, guarded

Say = Callable[[str], None]
DEFAULTS = Limits()
TAKEN = ("articles.csv", "outlets.csv", "tallies.parquet", "copies.parquet")
CODE = "//code"
FEW = 32
"""So few partitions are searched for copies in one process: it is done before others have started."""


def measure_partitions(
    given: Sequence[Path] | Corpus,
    root: str,
    engine: str = "processes",
    *,
    settings: Corpus | None = None,
    extra: Sequence[str] = (),
    size: int = SIZE,
    limits: Limits = DEFAULTS,
    again: bool = False,
    copies: bool = True,
    say: Say = print,
) -> int:
    """Measure files of articles, or a corpus, in partitions under `root` and return 0, or 1 where something was refused.

    `settings` is the corpus whose plan, names and lexicons hold; a corpus brings its own. With `copies` shared copy is looked
    for across all partitions, and the sums and the outlets are told a second time without it. What is finished is not made again:
    after whatever stopped a run, the same command goes on. Raises CorpusError for bad input and where nothing more can be done.
    """
    store = Store(root)
    check_place(store, [] if isinstance(given, Corpus) else given, engine)
    with store.locked(), _kept(root):
        store.tidy("partitions", "unfinished")
        if again:
            store.remove("partitions")
        made = _cut(given, store, size, again, say)
        corpus = given if isinstance(given, Corpus) else settings
        step = step_of(corpus, store.absolute, extra, isinstance(given, Corpus))
        if not all(intact(store, name, made.digests[name]) for name in step.left(made.digests)):
            made = _cut(given, store, size, True, say)
        left = step.left(made.digests)
        if len(left) < len(made.digests):
            say(f"measure: {len(made.digests) - len(left)} of {len(made.digests)} partitions are finished")
        failed = run(step, left, engine, lambda told: say(f"measure: {told}"), limits)
        if failed:
            names = ", ".join(one["name"] for one in failed[:5])
            raise CorpusError(f"{root}: {len(failed)} partitions could not be made ({names}): {failed[0]['error']}")
        few = store.remote or len(made.digests) < FEW
        passes = _passes("loop" if few else engine, limits, say) if copies else None
        return _told(store, step, made.digests, passes, say)


@contextmanager
def _kept(root: str) -> Iterator[None]:
    """Say of what stops a run from outside that what is finished is kept, and how to go on."""
    try:
        yield
    except (Stopped, OSError) as error:
        told = f"{error.filename or root}: {error.strerror or error}" if isinstance(error, OSError) else str(error)
        raise CorpusError(f"{told}; what is finished is kept: mend that, and the same command goes on") from error


def _passes(engine: str, limits: Limits, say: Say) -> Callable[[str], Run]:
    """Return how to run a pass of the search for copies, by what is said before its progress."""

    def turn(name: str) -> Run:
        return lambda step, left: run(step, left, engine, lambda told: say(f"measure: {name}: {told}"), limits)

    return turn


def _cut(given: Sequence[Path] | Corpus, store: Store, size: int, again: bool, say: Say) -> Cut:
    paths = _read_from(given) if isinstance(given, Corpus) else list(given)
    inputs = {**seen(paths), CODE: read_by()}
    if not again and (made := known(store, inputs, size)):
        return made
    say("measure: cutting the articles into partitions")
    refused: list[articles.Refused] = []
    rows = (
        articles.from_corpus(given, refused.append)
        if isinstance(given, Corpus)
        else articles.from_files(paths, refused.append)
    )
    made = cut(rows, refused, store, inputs, size)
    if not made.articles:
        raise CorpusError(f"{paths[0]}: no article could be read: {refused[0].reason if refused else 'it is empty'}")
    say(f"measure: {made.articles:,} articles in {len(made.digests)} partitions")
    return made


def check_place(store: Store, given: Sequence[Path], engine: str = "loop") -> None:
    """Refuse a folder whose files a run would write over or read as articles."""
    if store.remote:
        if store.root.startswith("memory://") and engine != "loop":
            raise CorpusError(
                f"{store.root}: no other process sees this memory; write --engine loop, or another --build"
            )
        return
    here = store.path("")
    for name in TAKEN:
        if store.has(name) and not store.has(MANIFEST):
            raise CorpusError(
                f"{here}: {name} stands here and is of no run; give the run a folder of its own with --build"
            )
    for path in given:
        if path.is_dir() and here.resolve().is_relative_to(path.resolve()):
            raise CorpusError(
                f"{here}: lies in {path}, all of which is read; give the run a folder outside it with --build"
            )


def _read_from(corpus: Corpus) -> list[Path]:
    """Return the files that the articles of a corpus are read from."""
    lists = (corpus.path(name) for name in ("articles.csv", "outlets.csv", "cleaning.csv", "fingerprints.csv"))
    return [*lists, *(corpus.text_path(row) for row in corpus.articles)]


def step_of(corpus: Corpus | None, root: str, extra: Sequence[str], cleaned: bool) -> Measured:
    """Return the step with what the corpus declares; without a corpus with what every corpus has."""
    from analysis.corrections import corrections
    from analysis.line import MEASURES, check_families, chosen

    corpus = corpus or Corpus(Path(root, "settings"))
    check_families(corpus)
    wanted = [name for name in MEASURES if name != "facts" or corpus.path("facts.csv").is_file()]
    measures = tuple(chosen(corpus, name) for name in (*wanted, *extra))
    markers = measures[wanted.index("markers")]
    families = sorted({family for one in markers.loaded for family in one.families})  # type: ignore[attr-defined]
    plan: dict[str, Any] = corpus.plan if corpus.path("plan.toml").is_file() else {}
    mended = corrections(corpus) if cleaned else ()
    names = tuple(row["name"] for row in corpus.names)
    return Measured(root, measures, names, mended, plan, tuple(families), origins(measures), cleaned)


def _told(
    store: Store, step: Measured, digests: Mapping[str, str], copies: Callable[[str], Run] | None, say: Say
) -> int:
    """Gather what the partitions hold, write what is told of the outlets, and say what was refused."""
    from analysis.partitions.outlets import outlets
    from analysis.partitions.tallies import bagged, gather
    from analysis.partitions.without import forget_copies, look_for_copies

    count = gather(store, list(digests))
    found = outlets(bagged(store), step.plan)
    store.write("outlets.parquet", parquet(found))
    store.write("outlets.csv", guarded(found).to_csv(index=False, lineterminator="\n").encode())
    if copies:
        look_for_copies(store, step, digests, lambda told: say(f"measure: {told}"), copies)
    else:
        forget_copies(store, step, digests)
    if not step.cleaned:
        _metadata(store, say)
    _listed(store, "unmeasured", "not measured", "not measured and in no sum", say)
    refused = _listed(store, "refused", "put aside", "put aside in all", say)
    say(f"measure: {count:,} articles are summed in {store.root}/tallies.parquet, outlets in outlets.csv")
    return 1 if refused else 0


def _metadata(store: Store, say: Say) -> None:
    """Say of dates and outlets that are missing in every article, and how many dates cannot be read."""
    from analysis.partitions.places import NO_DAY, day
    from analysis.partitions.tallies import portions

    told, odd, example = {"outlet": 0, "published": 0}, 0, ""
    for found in portions(store, list(told)):
        for name in told:
            told[name] += int((found[name] != "").sum())
        for one, many in found["published"].value_counts().items():
            if one and day(str(one)) == NO_DAY:
                odd, example = odd + many, example or str(one)
    for name in (name for name, count in told.items() if not count):
        say(
            f"measure: no article has {name}; `framing read FILES OUT.jsonl --map {name}=COLUMN` takes it from a column"
        )
    if odd:
        mend = "write 2025-11-13, or leave it empty"
        say(f"measure: {odd:,} articles bear a date that cannot be read ({example!r}; {mend}); they count as undated")


def _listed(store: Store, kind: str, one: str, every: str, say: Say) -> int:
    """Name the first articles of a list and say how many there are."""
    from analysis.partitions.tallies import portions

    count = 0
    for found in portions(store, name=f"{kind}_articles.parquet"):
        for row in found.head(max(5 - count, 0)).itertuples(index=False):
            where = " ".join(part for part in (row.file, row.place, row.article) if part)
            say(f"measure: {one}: {where}: {row.reason}")
        count += len(found)
    if count:
        say(f"measure: {count:,} {every}; see {store.root}/{kind}_articles.parquet")
    return count
