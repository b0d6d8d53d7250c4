"""How many copies are found, and how many found are none: on generated near duplicates, by their true similarity.

    python -m benchmarks.copies [--pieces 2000] [--articles 20000] [--seed 0] [--only found|partitions|repeating|at-once]
                                [--engine loop|processes:2|dask:2] [--build DIR]

Pieces of 25 to 120 words are written from a vocabulary with the frequencies of a language (Zipf), each is copied once with words
exchanged, left out and put in, so that copies of every similarity (Jaccard's, over runs of four words) come about; half of the
articles hold no copy. Recall is the share of pairs of that similarity that are told; precision the share of pairs told that
are pairs by construction. Then the time and memory for so many articles of ten paragraphs, a tenth of them with one of an agency,
in partitions of a thousand and at once; `repeating` takes articles of three sentences made of a few phrases, which repeat each other
as no news does, and shows what the search holds then. With --build the partitions stay in DIR, and the next run takes those.
"""

import argparse
import random
import resource
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import count, islice
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time

from analysis.alignments.copies import Held, copies
from analysis.columns import Columns, columns_of
from analysis.documents.canonical import Canonical
from analysis.documents.read import Read
from analysis.documents.zones import zoned
from analysis.partitions.articles import ARTICLES
from analysis.partitions.copies import Search
from analysis.partitions.cut import cut, parquet, read_parquet
from analysis.partitions.measured import Measured
from analysis.partitions.passes import Run
from analysis.partitions.places import Places
from analysis.partitions.sketched import sketch_table
from analysis.scale.engines import run
from analysis.scale.store import Store
from benchmarks.scale import Watch, sentence

EDGES = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
WORDS = 30_000
EMPTY = dict.fromkeys(ARTICLES, "")


class Writer:
    """Writes pieces of made-up words, frequent ones often."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.forms = [f"w{n}" for n in range(WORDS)]
        total, sums = 0.0, []
        for n in range(WORDS):
            total += 1 / (n + 2.7)
            sums.append(total)
        self.sums = sums

    def piece(self, size: int) -> list[str]:
        """Return a piece of so many words."""
        return self.chance.choices(self.forms, cum_weights=self.sums, k=size)

    def edited(self, piece: list[str], share: float) -> list[str]:
        """Return the piece with about that share of its words exchanged, left out or followed by a new one."""
        made = []
        for word in piece:
            fate = self.chance.random() if self.chance.random() < share else 1.0
            made += (
                self.piece(1) if fate < 0.5 else [] if fate < 0.75 else [word, *self.piece(1)] if fate < 1 else [word]
            )
        return made


def similarity(one: list[str], other: list[str]) -> float:
    """Return Jaccard's similarity over runs of four words, by its definition."""
    runs = [{tuple(words[at : at + 4]) for at in range(len(words) - 3)} for words in (one, other)]
    return len(runs[0] & runs[1]) / max(1, len(runs[0] | runs[1]))


def found(number: int, seed: int) -> str:
    """Return the table of recall by similarity and the precision."""
    writer = Writer(seed)
    given, true = list[Held](), dict[tuple[str, str], float]()
    for n in range(number):
        piece = writer.piece(writer.chance.randint(25, 120))
        given.append(Held(f"a{n}", 0, 0, 0, " ".join(piece)))
        if n % 2:
            copy = writer.edited(piece, writer.chance.choice((0, 0.01, 0.03, 0.05, 0.08, 0.12, 0.16, 0.2)))
            given.append(Held(f"c{n}", 0, 0, 0, " ".join(copy)))
            true[f"a{n}", f"c{n}"] = similarity(piece, copy)
    told = {(row.holder, row.article) for row in copies(given).itertuples()}
    counts: dict[float, list[int]] = defaultdict(lambda: [0, 0])
    for pair, value in true.items():
        edge = max(edge for edge in EDGES if edge <= value)
        counts[edge][0] += 1
        counts[edge][1] += pair in told
    names = {0.0: "below 0.3", 1.0: "1"}
    rows = []
    for edge, (n, hits) in sorted(counts.items()):
        rows.append(f"| {names.get(edge, f'{edge:g} to {edge + 0.1:.1f}')} | {n} | {hits} | {hits / n:.3f} |")
    right = len(told & set(true)) / max(1, len(told))
    head = "| similarity | pairs | told | recall |\n|---|---|---|---|\n"
    return f"{head}{chr(10).join(rows)}\n\n{len(told)} pairs told, precision {right:.4f}"


def written(writer: Writer, agency: list[str]) -> Iterator[list[str]]:
    """Write articles of ten paragraphs of about 50 words, a tenth of them with one paragraph of an agency."""
    for n in count():
        paragraphs = [" ".join(writer.piece(writer.chance.randint(20, 80))) for _ in range(10)]
        if n % 10 == 0:
            paragraphs[n % 7] = writer.chance.choice(agency)
        yield paragraphs


def largest() -> int:
    """Return the most MiB that this process held so far; what its parent held counts only where there is no /proc."""
    status = Path("/proc/self/status")
    lines = status.read_text("ascii").splitlines() if status.is_file() else []
    peaks = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
    return (peaks[0] if peaks else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) >> 10


def speed(number: int, seed: int) -> str:
    """Return the time and memory for so many articles at once."""
    writer = Writer(seed)
    agency = [" ".join(writer.piece(50)) for _ in range(max(1, number // 20))]
    given = []
    for n, paragraphs in enumerate(islice(written(writer, agency), number)):
        given.append(Held(f"a{n}", -1, 0, 9, "\n".join(paragraphs)))
        given += [Held(f"a{n}", place, place, place, text) for place, text in enumerate(paragraphs)]
    before, started = largest(), process_time()
    made = copies(given)
    took = process_time() - started
    return f"{number:,} articles at once, {len(made):,} rows: {told(took, number)}, {largest()} MiB at most ({before} before)"


def repeating(seed: int) -> Iterator[list[str]]:
    """Write articles of one paragraph of three sentences made of a few phrases."""
    chance = random.Random(seed)
    while True:
        yield [" ".join(sentence(chance) for _ in range(3))]


def across(number: int, articles: Iterator[list[str]], engine: str, build: str) -> str:
    """Return the time, memory and storage for so many articles in partitions of a thousand, which stay in `build` if named."""
    with tempfile.TemporaryDirectory() as kept:
        store = Store(build or kept)
        sketching = 0.0 if store.has("cut.json") else sketched(number, articles, store)
        names = store.folders("partitions")
        size = sum(path.stat().st_size for path in Path(store.root).rglob("sketches.parquet"))
        with Watch().on() as watch, ProcessPoolExecutor(1, get_context("spawn")) as alone:
            found, took, seconds, before = alone.submit(searched, store.root, names, engine).result()
    return (
        f"{number:,} articles in {len(names)} partitions, {found:,} rows: sketches {told(sketching, number)} and "
        f"{size / number:.0f} bytes an article; search ({engine}) {told(took, number)}, {seconds:.1f} s; "
        f"{watch.below:.0f} MiB in the largest process ({before} before)"
    )


def sketched(number: int, articles: Iterator[list[str]], store: Store) -> float:
    """Write partitions with their sketches and return the CPU-seconds that the sketches took."""
    rows = ({**EMPTY, "article": f"a{n}", "text": "\n".join(one)} for n, one in enumerate(islice(articles, number)))
    took = 0.0
    for name in cut(rows, [], store, {}).digests:
        texts = read_parquet(store, f"partitions/{name}/articles.parquet", ["article", "text"])
        read, columns = tokens_of(texts.itertuples(index=False, name=None))
        started = process_time()
        store.write(f"partitions/{name}/sketches.parquet", parquet(sketch_table(read, columns)))
        took += process_time() - started
    return took


def searched(root: str, names: list[str], engine: str) -> tuple[int, float, float, int]:
    """Return the copies found, the CPU-seconds, the seconds and the MiB before; in a process of its own."""
    places = Places(Store(root), Measured(root, (), (), (), {}, (), "", cleaned=True), names)
    read_parquet(places.store, f"partitions/{names[0]}/sketches.parquet")
    before, cpu, started = largest(), busy(), perf_counter()

    def turn(number: int, of: int) -> Run:
        return lambda step, left: run(step, left, engine, lambda said: print(f"pass {number} of {of}: {said}"))

    with tempfile.TemporaryDirectory(dir=root) as folder:
        made = Search(places, Path(folder)).finish(turn)
        found = sum(len(made.read(number)) for number in range(len(names)))
    return found, busy() - cpu, perf_counter() - started, before


def busy() -> float:
    """Return the CPU-seconds of this process and of those that it has ended."""
    taken = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in taken)


def told(seconds: float, number: int) -> str:
    """Return a time and what it is for one of so many."""
    return f"{seconds:.1f} CPU-seconds, {1000 * seconds / number:.2f} ms an article"


def tokens_of(texts: Iterable[tuple[str, str]]) -> tuple[list[Read], Columns]:
    """Return articles as read, with their token table."""
    read = [Read({"article": key}, Canonical(text, ()), tuple(zoned(text)), "en") for key, text in texts]
    spans = ((at, n, s.zone, s.start, s.stop) for at, one in enumerate(read) for n, s in enumerate(one.sentences))
    return read, columns_of([one.canonical.text for one in read], spans)


def main() -> None:
    """Print all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pieces", type=int, default=2000)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--engine", default="loop")
    parser.add_argument("--build", default="")
    parser.add_argument("--only", choices=("found", "partitions", "repeating", "at-once"), action="append")
    options = parser.parse_args()
    wanted = options.only or ["found", "partitions", "repeating", "at-once"]
    if "found" in wanted:
        print(found(options.pieces, options.seed))
    if "partitions" in wanted:
        writer = Writer(options.seed)
        agency = [" ".join(writer.piece(50)) for _ in range(max(1, options.articles // 20))]
        print(across(options.articles, written(writer, agency), options.engine, options.build))
    if "repeating" in wanted:
        print(across(options.articles, repeating(options.seed), options.engine, options.build))
    if "at-once" in wanted:
        print(speed(options.articles, options.seed))


if __name__ == "__main__":
    main()
