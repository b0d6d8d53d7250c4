"""Measure what size costs: sums and draws over ten million sentences, one process against two, and articles by the thousand.

    python -m benchmarks.scale [--rows 10000000] [--articles 600] [--engine processes:2] [--words 40] [--long]

Printed, each with its seconds: ten million sentence rows summed by article and 1,000 bootstrap draws for twelve outlets (every
article drawn, and in bags); the same partitions measured by one process and by two, with the processes already warm; and made-up
short articles measured from a file of JSON lines to the table of outlets, with articles a second, the storage an article takes
and the most memory that any process held. `--long` is the run behind docs/scale.md: a million articles through Dask workers.
"""

import argparse
import json
import os
import random
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

OPENINGS = (
    "The ferry",
    "The council",
    "A reporter",
    "The second bridge",
    "Nobody in the town",
    "The harbour master",
    "A strike",
)
VERBS = (
    "left for",
    "was praised in",
    "caused a crisis in",
    "opened near",
    "was postponed in",
    "brought trade to",
    "alarmed",
)
PLACES = (
    "the strait",
    "the northern island",
    "the old town",
    "the port of Lindholm",
    "the capital",
    "the border",
    "the valley",
)
SAID = (
    "said Ada Bell, the minister.",
    "the mayor warned.",
    "according to the harbour office.",
    "a spokesman told reporters.",
)


def sentence(chance: random.Random) -> str:
    """Return a made-up sentence of about twelve words, one in four of them with a quotation."""
    plain = f"{chance.choice(OPENINGS)} {chance.choice(VERBS)} {chance.choice(PLACES)}"
    if chance.random() < 0.25:
        return f"“{plain} and we are proud of it,” {chance.choice(SAID)}"
    return f"{plain} on day {chance.randrange(365)} of a year of great hopes."


def write_articles(path: Path, number: int, words: int, seed: int = 0) -> None:
    """Write made-up articles of about so many words as JSON lines."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8") as stream:
        for n in range(number):
            text = " ".join(sentence(chance) for _ in range(max(1, words // 12)))
            row = {"id": f"a{n}", "outlet": f"outlet-{n % 12}", "title": f"Piece {n}", "text": text}
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


class Watch:
    """The most memory that this process, and any below it, held while watched, in MiB."""

    def __init__(self) -> None:
        self.here = self.below = self.together = 0.0
        self.over = threading.Event()

    @contextmanager
    def on(self) -> Iterator["Watch"]:
        """Look every half second."""
        watcher = threading.Thread(target=self._look, daemon=True)
        watcher.start()
        try:
            yield self
        finally:
            self.over.set()
            watcher.join()

    def _look(self) -> None:
        import psutil

        this = psutil.Process()
        while not self.over.wait(0.5):
            sizes = []
            for one in this.children(recursive=True):
                try:
                    sizes.append(one.memory_info().rss / 2**20)
                except psutil.Error:
                    continue
            here = this.memory_info().rss / 2**20
            self.here, self.below = max(self.here, here), max(self.below, *sizes, 0.0)
            self.together = max(self.together, here + sum(sizes))


def timed(run: Callable[[], Any]) -> tuple[Any, float]:
    """Return what came out and the seconds it took."""
    started = perf_counter()
    made = run()
    return made, perf_counter() - started


def sums(rows: int) -> None:
    """Sum sentence rows by article and draw 1,000 times."""
    import numpy as np
    import pyarrow as pa

    from analysis.comparisons.bootstrap import Resampling
    from analysis.comparisons.intervals import outlet_intervals
    from analysis.comparisons.statistics import ratio
    from analysis.partitions.outlets import outlets

    chance = np.random.default_rng(0)
    articles = max(12, rows // 25)
    article = np.sort(chance.integers(0, articles, rows)).astype(np.int32)
    compound, words = chance.normal(0, 0.3, rows), chance.integers(3, 40, rows)
    table = pa.table({"article": article, "own_compound": compound * words, "own_segments": words.astype(float)})

    def summed() -> Any:
        by = table.group_by("article").aggregate([("own_compound", "sum"), ("own_segments", "sum")]).to_pandas()
        by.columns = ["article", "own_compound", "own_segments"]
        return by.assign(outlet=[f"outlet-{n}" for n in by["article"] % 12])

    by_article, first = timed(summed)
    tone, resampling = ratio("own_tone", "own_compound", "own_segments", "mean"), Resampling(draws=1000)
    _, every = timed(lambda: outlet_intervals(by_article, tone, resampling=resampling))
    digest = (by_article["article"].astype("int64") * 2654435761 % 2**32 % 2000).astype(str)
    bags = by_article.assign(bag=digest, articles=1).drop(columns="article")

    def in_bags() -> Any:
        few = bags.groupby(["outlet", "bag"], sort=True).sum().reset_index()
        return outlets(few, {"intervals": {"draws": 1000}})

    _, bagged = timed(in_bags)
    print(f"{rows:,} sentence rows of {articles:,} articles summed: {first:.2f} s")
    print(f"1,000 draws for 12 outlets, every article drawn: {every:.2f} s (together {first + every:.2f} s)")
    print(f"1,000 draws for 12 outlets, 2,000 bags an outlet: {bagged:.2f} s (together {first + bagged:.2f} s)")


def both(articles: int, words: int) -> None:
    """Measure the same partitions with one process and with two, after each has loaded what it needs."""
    from analysis.partitions.line import measure_partitions

    with tempfile.TemporaryDirectory() as kept:
        given = Path(kept, "articles.jsonl")
        write_articles(given, articles, words)
        took = {}
        for number in (1, 2):
            measure_partitions(
                [given], f"{kept}/{number}", f"processes:{number}", size=max(1, articles // 12), say=lambda told: None
            )
            done = sorted(made.stat().st_mtime for made in Path(kept, str(number)).glob("partitions/*/made.json"))
            took[number] = (done[-1] - done[number - 1]) / (len(done) - number)
    print(
        f"a partition of {articles // 12} articles: {took[1]:.2f} s with one process, {took[2]:.2f} s with two: {took[1] / took[2]:.2f} times"
    )


def line(articles: int, words: int, engine: str, build: str) -> None:
    """Measure made-up articles from a file to the table of outlets."""
    from analysis.partitions.line import measure_partitions

    with tempfile.TemporaryDirectory() as kept:
        given, root = Path(kept, "articles.jsonl"), Path(build or f"{kept}/cut")
        write_articles(given, articles, words)
        with Watch().on() as watch:
            _, took = timed(lambda: measure_partitions([given], str(root), engine))
        size = sum(path.stat().st_size for path in root.rglob("*.parquet"))
        texts = sum(path.stat().st_size for path in root.rglob("articles.parquet"))
        tallies = (root / "tallies.parquet").stat().st_size
    print(f"{articles:,} articles of about {words} words, {engine}: {took:.0f} s, {articles / took:.0f} a second")
    print(
        f"storage an article: {size / articles:.0f} bytes, of these texts {texts / articles:.0f}, tallies {tallies / articles:.0f}"
    )
    print(
        f"memory: here {watch.here:.0f} MiB, the largest process below {watch.below:.0f}, all together {watch.together:.0f}"
    )


def main() -> None:
    """Measure everything that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--articles", type=int, default=1200)
    parser.add_argument("--words", type=int, default=40)
    parser.add_argument("--engine", default="processes:2")
    parser.add_argument("--build", default="")
    parser.add_argument("--only", nargs="*", default=["sums", "both", "line"])
    parser.add_argument("--long", action="store_true")
    options = parser.parse_args()
    if options.long:
        options.rows, options.articles, options.engine = 10_000_000, 1_000_000, "dask:2"
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if "sums" in options.only:
        sums(options.rows)
    if "both" in options.only:
        both(max(options.articles, 12_000), options.words)
    if "line" in options.only:
        line(options.articles, options.words, options.engine, options.build)


if __name__ == "__main__":
    main()
