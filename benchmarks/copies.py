"""How many copies are found, and how many found are none: on generated near duplicates, by their true similarity.

    python -m benchmarks.copies [--pieces 2000] [--articles 20000] [--seed 0]

Pieces of 25 to 120 words are written from a vocabulary with the frequencies of a language (Zipf), each is copied once with words
exchanged, left out and put in, so that copies of every similarity (Jaccard's, over runs of four words) come about; half of the
articles hold no copy. Recall is the share of pairs of that similarity that are told; precision the share of pairs told that
are pairs by construction. Then the time and memory for so many articles of ten paragraphs, a tenth of them copies.
"""

import argparse
import random
import resource
from collections import defaultdict
from time import process_time

from analysis.alignments.copies import Held, copies

EDGES = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
WORDS = 30_000


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


def speed(number: int, seed: int) -> str:
    """Return the time and memory for so many articles of ten paragraphs of about 50 words."""
    writer = Writer(seed)
    agency = [" ".join(writer.piece(50)) for _ in range(max(1, number // 20))]
    given = []
    for n in range(number):
        paragraphs = [" ".join(writer.piece(writer.chance.randint(20, 80))) for _ in range(10)]
        if n % 10 == 0:
            paragraphs[n % 7] = writer.chance.choice(agency)
        given.append(Held(f"a{n}", -1, 0, 9, "\n".join(paragraphs)))
        given += [Held(f"a{n}", place, place, place, text) for place, text in enumerate(paragraphs)]
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10, process_time()
    made = copies(given)
    took, after = process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    return f"{number:,} articles, {len(made):,} rows: {took:.1f} CPU-seconds, {after} MiB at most ({before} before)"


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pieces", type=int, default=2000)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    print(found(options.pieces, options.seed))
    print(speed(options.articles, options.seed))


if __name__ == "__main__":
    main()
