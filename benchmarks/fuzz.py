"""Feed every importer and the rules of speech with damaged and made-up input, for as long as you like.

    python -m benchmarks.fuzz [--minutes 0.5] [--only docx speech] [--seed 0] [--limit 20] [--keep DIR]

Hypothesis makes the damage: pieces cut, moved, doubled and exchanged in the fixtures of the tests, inside packed files as well
as in their bytes. A file may be read or refused with a CorpusError, nothing else; and nothing may take longer than the limit.
Tables are also made up whole, of values that nobody expects in their columns. The targets take turns until the time is up. Printed is one row a target; what fails is kept in DIR (default: build/fuzz).
"""

import argparse
import io
import signal
import sys
import tempfile
import traceback
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from analysis.imports.base import Told
from analysis.imports.read import Options, read_file
from analysis.tables import CorpusError
from benchmarks import fuzz_tables
from tests import texts
from tests.imports import builders
from tests.imports.builders import FIXTURES

ROUND = 60
PIECES = [
    b"<", b">", b"{", b"}", b"\\u-99999 ", b"\\'zz", b"\0", b"\xff\xfe", b"&#x110000;", b"&amp", b'"', b"\r",
    b"\n\n", b"]]>", b"<!DOCTYPE d [<!ENTITY a 'b'>]>", b"<w:p><w:r><w:t>", b"</text:p>", b"\\bin999999999 ",
    b"endstream", b"\xc3\x28", b"%s" * 40, "\u2028\u202e\u0301\U0010ffff".encode(), b"2025-99-99",
    b"1" * 5000, b"=cmd|' /C calc'!A0", b"<script>", b"\x1f\x8b",
]  # fmt: skip
SPOKEN = [
    "“", "”", '"', "‘", "’", "'", "»", "«", " said ", " told reporters", "according to", "Ada Bell", "Mr. Li",
    "the minister", "he", "\n", "\n\n", ". ", ", ", ": ", "? ", "… ", "—", "(", ")",
    "We will build the bridge", "that", "warned", "U.S.", "20,000", "👩‍👩‍👧", "\u0301", "\u202e", "Мост",
    "not", "“" * 30, "said " * 30, "ALL CAPITALS WERE USED HERE", "-" * 200, "a" * 3000, "\t", "\u2029",
    "\r\n", "BEIJING (AP) — ",
]  # fmt: skip


@dataclass
class Tally:
    """What one target went through."""

    examples: int = 0
    refused: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    failures: int = 0


class TooLong(Exception):
    """An example took longer than the limit."""


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Raise TooLong in what runs inside after so many seconds."""

    def stop(*_: object) -> None:
        raise TooLong(f"longer than {seconds} s")

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


Edit = tuple[int, int, int, bytes]
EDITS = st.lists(
    st.tuples(st.integers(0, 10**6), st.integers(0, 400), st.integers(0, 10**6), st.sampled_from(PIECES) | st.binary(max_size=40)),
    min_size=1, max_size=8,
)  # fmt: skip


def damaged(content: bytes, edits: list[Edit]) -> bytes:
    """Return the content with every edit made: a cut, and in its place a piece or another part of the content."""
    for place, length, other, piece in edits:
        at, start = place % (len(content) + 1), other % (len(content) + 1)
        new = piece or content[start : start + length]
        content = content[:at] + new + content[at + (length if length % 3 else 0) :]
    return content


def inside(content: bytes, edits: list[Edit]) -> bytes:
    """Return a packed file in which one member is damaged; the archive itself is whole."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = names[edits[0][2] % len(names)]
        for name in names:
            new.writestr(name, damaged(old.read(name), edits) if name == chosen else old.read(name))
    return stream.getvalue()


def bases(folder: Path) -> dict[str, bytes]:
    """Return a sound file of every kind by its name."""
    found = {path.name: path.read_bytes() for path in FIXTURES.iterdir() if path.suffix != ".layout"}
    for name in ("nexis-uni-english", "nexis-uni-french", "nexis-uni-german"):
        found[f"{name}.docx"] = builders.docx(folder / "a.docx", builders.layout(name)).read_bytes()
        found[f"{name}.rtf"] = builders.rtf(folder / "a.rtf", builders.layout(name)).read_bytes()
    lines = ["#Two Banks", *texts.SPOKEN.split("\n")]
    found["letter.odt"] = builders.odt(folder / "a.odt", lines).read_bytes()
    found["letter.pdf"] = builders.pdf(folder / "a.pdf", [lines[:2], lines[2:]]).read_bytes()
    page = found["page.html"].decode()
    found["pages.warc"] = builders.warc(folder / "a.warc", {"http://x/1": page, "http://x/2": page}).read_bytes()
    found["list.json"] = b'[{"title": "Rain", "text": "It rained.", "outlet": "Gazette", "date": "2025-01-02"}]'
    return {**found, **_tables(folder)}


def _tables(folder: Path) -> dict[str, bytes]:
    import openpyxl
    import pandas as pd

    table = pd.DataFrame({"title": ["Rain", "Ice"], "text": [texts.SPOKEN] * 2, "outlet": ["Gazette", "Post"]})
    table.to_parquet(folder / "a.parquet")
    book = openpyxl.Workbook()
    for row in ([*table.columns], *table.itertuples(index=False)):
        book.active.append(list(row))
    book.save(folder / "a.xlsx")
    return {"table.parquet": (folder / "a.parquet").read_bytes(), "table.xlsx": (folder / "a.xlsx").read_bytes()}


def importer(name: str, content: bytes, folder: Path) -> Callable[[list[Edit]], bool]:
    """Return what reads a damaged copy of a file and tells whether it was refused."""

    def run(edits: list[Edit]) -> bool:
        path = folder / name
        packed = content.startswith(b"PK") and edits[0][0] % 2
        path.write_bytes(inside(content, edits) if packed else damaged(content, edits))
        try:
            for article in read_file(path, name, Options(), Told(name)):
                assert isinstance(article.text, str)
        except CorpusError as error:
            assert name in str(error), f"the message does not name the file: {error}"
            return True
        return False

    return run


def speech(text: str) -> bool:
    """Attribute a text and look at what must hold of every attribution."""
    from analysis.speech import attribute_many, voices
    from analysis.words import words

    (found,) = attribute_many([text])
    for one in found.quotations:
        assert all(0 <= start < stop <= len(text) for start, stop in one.spans)
    heard, _ = voices(found, words(text), text)
    assert len(heard) == len(words(text))
    return False


def explore(
    run: Callable[..., bool],
    strategy: "st.SearchStrategy[object]",
    tally: Tally,
    number: int,
    options: argparse.Namespace,
) -> None:
    """Try one round of examples on a target."""

    @seed(number)
    @settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def once(example: object) -> None:
        started = monotonic()
        try:
            with limited(options.limit):
                tally.refused += run(example)
        except Exception:
            tally.failures += 1
            options.keep.mkdir(parents=True, exist_ok=True)
            told = f"{options.target}\n{example!r}\n{traceback.format_exc()}"
            (options.keep / f"{options.target}-{number}-{tally.examples}.txt").write_text(
                told, "utf-8", "surrogatepass"
            )
        tally.examples += 1
        tally.slowest = max(tally.slowest, monotonic() - started)

    started = monotonic()
    once()
    tally.seconds += monotonic() - started


def main() -> int:
    """Let the targets take turns until the time is up; 1 where something failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=0.5)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--limit", type=int, default=20)
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        targets = {name: (importer(name, content, folder), EDITS) for name, content in bases(folder).items()}
        targets |= {name: (fuzz_tables.maker(name, folder), fuzz_tables.TABLE) for name in fuzz_tables.KINDS}
        pieces = st.lists(st.sampled_from(SPOKEN) | st.text(max_size=12), max_size=60).map("".join)
        targets |= {"speech, pieces": (speech, pieces), "speech, any text": (speech, st.text(max_size=400))}
        chosen = {k: v for k, v in targets.items() if not options.only or any(word in k for word in options.only)}
        tallies = {name: Tally() for name in chosen}
        speech(texts.SPOKEN)  # the parser is loaded before anything is timed
        end, number = monotonic() + 60 * options.minutes, options.seed
        while monotonic() < end:
            number += 1
            for options.target, (run, strategy) in chosen.items():
                if monotonic() < end:
                    explore(run, strategy, tallies[options.target], number, options)
    return told(tallies)


def told(tallies: dict[str, Tally]) -> int:
    """Print one row a target and return 1 where something failed."""
    print("| target | examples | refused | seconds | slowest, s | failures |\n|---|---|---|---|---|---|")
    for name, one in [*tallies.items(), ("together", together(tallies))]:
        print(
            f"| {name} | {one.examples:,} | {one.refused:,} | {one.seconds:.0f} | {one.slowest:.2f} | {one.failures} |"
        )
    return 1 if any(one.failures for one in tallies.values()) else 0


def together(tallies: dict[str, Tally]) -> Tally:
    """Return the sums over all targets."""
    every = list(tallies.values())
    sums = {name: sum(getattr(one, name) for one in every) for name in ("examples", "refused", "seconds", "failures")}
    return Tally(**sums, slowest=max((one.slowest for one in every), default=0.0))


if __name__ == "__main__":
    sys.exit(main())
