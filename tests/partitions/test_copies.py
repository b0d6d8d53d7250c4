"""Shared copy across partitions: the same rows as at once, and sums without it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.alignments.copies import copied, copies, held, without_copies
from analysis.alignments.sketches import runs, sketches
from analysis.columns import Columns, columns_of
from analysis.documents.canonical import Canonical
from analysis.documents.read import Read
from analysis.documents.zones import zoned
from analysis.partitions import copies as across
from analysis.partitions.copies import Search
from analysis.partitions.cut import cut, parquet
from analysis.partitions.line import measure_partitions, step_of
from analysis.partitions.measured import Measured
from analysis.partitions.passes import Run, here
from analysis.partitions.places import Places
from analysis.partitions.sketched import sketch_table
from analysis.partitions.sums import article_sums
from analysis.partitions.tallies import open_tallies
from analysis.partitions.without import moved
from analysis.scale.cell import Step
from analysis.scale.engines import run
from analysis.scale.store import Store
from analysis.tables import read

AGENCY = (
    "The ferry to the northern island was stopped on Monday because the ice in the strait had grown too thick for it. "
    "The harbour master expects it to leave again before the end of the week."
)
EDITED = AGENCY.replace("on Monday", "early on Monday")
OTHER = "Nobody in the old town could remember a great and happy winter in which the strait had frozen over so early."
QUOTED = "“We shall open the second bridge in spring, whatever the council may say about it,” the mayor said."
POOL = (AGENCY, EDITED, OTHER, QUOTED, "Ice.", "", f"{OTHER} {QUOTED}", AGENCY.upper(), f"It snowed. {EDITED} {OTHER}")
DAYS = ("", "2025-11-13", "2025-11-12", "2025-11")


def quiet(_: str) -> None:
    """Say nothing."""


def read_all(rows: list[dict[str, str]]) -> tuple[list[Read], Columns]:
    articles = [
        Read(
            {"article": row["article"], "published_earliest": row["published"]},
            Canonical(row["text"], ()),
            tuple(zoned(row["text"])),
            "en",
        )
        for row in rows
    ]
    spans = ((at, n, s.zone, s.start, s.stop) for at, one in enumerate(articles) for n, s in enumerate(one.sentences))
    return articles, columns_of([row["text"] for row in rows], spans)


def articles(told: list[tuple[list[int], int]]) -> list[dict[str, str]]:
    empty = dict.fromkeys(("outlet", "title", "language", "encoding", "file", "place"), "")
    return [
        {**empty, "article": f"ä{n}", "published": DAYS[day], "text": "\n".join(POOL[place] for place in places)}
        for n, (places, day) in enumerate(told)
    ]


def searched(folder: Path, rows: list[dict[str, str]], size: int, go: Run = here) -> pd.DataFrame:
    store = Store(str(folder / "cut"))
    names = list(cut(rows, [], store, {}, size).digests)
    for number, name in enumerate(names):
        made = sketch_table(*read_all(rows[number * size : (number + 1) * size]))
        store.write(f"partitions/{name}/sketches.parquet", parquet(made))
    places = Places(store, Measured(str(folder), (), (), (), {}, (), "", True), names)
    found = Search(places, folder / "held").finish(lambda number, of: go)
    return pd.concat([found.read(number) for number in range(len(names))])


def in_order(made: pd.DataFrame) -> pd.DataFrame:
    return made.sort_values(["article", "paragraph"], ignore_index=True)


PLACES = st.lists(st.integers(0, len(POOL) - 1), max_size=4)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.tuples(PLACES, st.integers(0, len(DAYS) - 1)), min_size=2, max_size=6),
    st.integers(1, 2),
    st.sampled_from([8, 1 << 21]),
)
def test_cut_into_partitions_the_same_copies_are_told_as_at_once(tmp_path_factory, told, size, at_once):
    rows = articles(told)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(across, "AT_ONCE", at_once)
        patched.setattr("analysis.partitions.spill.HELD", 8 * at_once)
        found = searched(tmp_path_factory.mktemp("search"), rows, size)
    pd.testing.assert_frame_equal(in_order(found), in_order(copies(held(read_all(rows)[0]))))


def test_copies_of_an_article_lie_in_other_partitions(tmp_path):
    rows = articles([([2, 1, 3], 0), ([4], 0), ([0], 2), ([1, 2], 1)])
    found = searched(tmp_path, rows, 1)
    told = found[["article", "paragraph", "holder", "holder_paragraph", "kind", "dated"]].to_numpy().tolist()
    assert told == [
        ["ä0", -1, "ä3", -1, "near", False],
        ["ä0", 0, "ä3", 1, "exact", False],
        ["ä0", 1, "ä2", 0, "near", False],
        ["ä3", -1, "ä2", -1, "near", True],
        ["ä3", 0, "ä2", 0, "near", True],
    ]


@given(st.lists(PLACES, max_size=4))
@settings(max_examples=20, deadline=None)
def test_a_sketch_of_many_at_once_is_the_lowest_of_the_runs_of_one(told):
    read_articles, columns = read_all(articles([(places, 0) for places in told]))
    at_once = {(one.article, one.paragraph): one.digests.tolist() for one in sketches(read_articles, columns)}
    one_by_one = {(one.article, one.paragraph): runs(one.text)[:12].tolist() for one in held(read_articles)}
    assert at_once == {place: digests for place, digests in one_by_one.items() if digests}


TEXTS = (
    f"It was a great day.\n{AGENCY}\n{OTHER}",
    "Rain fell on the town, sadly, and the council said that nothing could be done about it before the spring.",
    f"{EDITED}\n{QUOTED}\nPeople praised the bridge.",
    f"{AGENCY}\n{OTHER}",
    f"{QUOTED}\nNobody was there, critics warned, and the crisis in the town of the north went on for the whole year.",
)


@pytest.fixture(scope="module")
def cut_in_three(tmp_path_factory) -> tuple[Path, list[str]]:
    folder, said = tmp_path_factory.mktemp("three"), list[str]()
    told = ({"id": f"a{n}", "outlet": f"o{n % 2}", "language": "en", "text": text} for n, text in enumerate(TEXTS))
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, told)), encoding="utf-8")
    measure_partitions([folder / "a.jsonl"], str(folder / "cut"), "loop", size=2, say=said.append)
    return folder, said


def test_the_sums_without_copies_are_those_of_the_tables_without_copies(cut_in_three):
    folder, _ = cut_in_three
    step = step_of(None, str(folder / "cut"), (), False)
    names = ["segments", "sums", *(one.name for one in step.measures)]
    paths = sorted(Path(folder, "cut", "partitions").iterdir())
    tables = {name: pd.concat([read(p / f"{name}.parquet") for p in paths], ignore_index=True) for name in names}
    found = read(folder / "cut" / "copies.parquet")
    left = open_tallies(folder / "cut", copies=False)
    whole = without_copies({n: t for n, t in tables.items() if n != "sums"}, copied(found))
    once = article_sums(tables["sums"].to_dict("records"), whole, step.plan, step.families)
    assert list(found["article"]) == ["a2", "a3", "a3", "a3", "a4"]
    pd.testing.assert_frame_equal(left, once[once["words"] > 0].reset_index(drop=True))
    assert list(left["article"]) == ["a0", "a1", "a2", "a4"]


def test_what_is_copy_and_what_it_moves_is_said(cut_in_three):
    _, said = cut_in_three
    told = (
        "measure: shared copy: 1 whole articles and 4 paragraphs stand in an earlier article as well (copies.parquet); "
    )
    assert next(line for line in said if line.startswith("measure: shared copy")).startswith(told)


def test_how_far_a_figure_moves_is_told_by_its_interval():
    before = pd.DataFrame({"outlet": ["a", "b"], "statistic": "tone", "value": [1.0, 2.0]})
    before = before.assign(low=[0.0, 1.0], high=[2.0, 3.0], estimable=True)
    told = moved(before, before.assign(value=[1.5, 0.5]))
    assert told == (
        "without them 1 of 2 figures of the outlets leave their intervals; "
        "furthest moves tone of b, 2 to 0.5, by 150% of half its interval"
    )


def test_an_interval_that_is_only_rounding_measures_nothing():
    one = {"outlet": "a", "statistic": "tone", "estimable": True, "value": 0.1, "low": 0.1, "high": 0.1 + 1e-16}
    before = pd.DataFrame([one])
    assert (
        moved(before, before.assign(value=0.2))
        == "no outlet has an interval to measure by how far they move its figures"
    )


def made(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_killed_while_it_looks_the_same_command_goes_on_and_ends_in_the_same_bytes(cut_in_three, monkeypatch):
    folder, _ = cut_in_three
    before, arguments = made(folder / "cut"), ([folder / "a.jsonl"], str(folder / "cut"), "loop")
    (folder / "cut" / "copies.json").unlink()
    whole = across.Holders.told
    with monkeypatch.context() as patched, pytest.raises(ZeroDivisionError):
        patched.setattr(across.Holders, "told", lambda self, number: 1 / 0 if number else whole(self, number))
        measure_partitions(*arguments, size=2, say=quiet)
    left = folder / "cut" / "unfinished"
    assert (left / "holders-told" / "000000").is_file() and not any((left / "sharing").iterdir())
    (left / "holders-unfinished").mkdir()
    (left / "holders-unfinished" / "000001").write_bytes(b"half")
    monkeypatch.setattr(across.Digests, "told", lambda self, number: 1 / 0)
    measure_partitions(*arguments, size=2, say=quiet)
    assert made(folder / "cut") == before


def test_what_a_search_of_other_partitions_left_is_not_gone_on_with(cut_in_three):
    folder, _ = cut_in_three
    before = made(folder / "cut")
    (folder / "cut" / "copies.json").unlink()
    (folder / "cut" / "unfinished" / "digests").mkdir(parents=True)
    (folder / "cut" / "unfinished" / "made_of.json").write_text('{"made_of": "others"}')
    measure_partitions([folder / "a.jsonl"], str(folder / "cut"), "loop", size=2, say=quiet)
    assert made(folder / "cut") == before


def test_a_pass_in_processes_finds_the_same(tmp_path):
    rows = articles([([0, 2], 1), ([1, 3], 2), ([2], 0), ([0], 3)])
    alone, beside = (searched(tmp_path / name, rows, 2, go) for name, go in (("a", here), ("b", in_processes)))
    pd.testing.assert_frame_equal(beside, alone)
    assert len(alone) == 5


def in_processes(step: Step, names: Sequence[str]) -> list[dict[str, Any]]:
    engine = "processes:2" if isinstance(step, across.Copies) else "loop"
    return run(step, names, engine, quiet)


def test_left_out_what_was_told_of_other_partitions_goes(cut_in_three):
    folder, _ = cut_in_three
    arguments = ([folder / "a.jsonl"], str(folder / "cut"), "loop")
    measure_partitions(*arguments, size=2, copies=False, say=quiet)
    assert (folder / "cut" / "copies.parquet").is_file()
    measure_partitions(*arguments, size=3, copies=False, say=quiet)
    assert not list((folder / "cut").glob("*copies*"))
