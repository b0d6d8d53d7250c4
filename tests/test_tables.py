from pathlib import Path

import pandas as pd
import pytest

from analysis.tables import COLUMNS, Coded, CorpusError, check, read, table, whole, write, write_text

COLUMNS_HERE = {"article": "str", "words": "int64", "value": "float64", "held": "bool"}


def test_a_table_without_rows_has_its_columns_and_types():
    made = table([], COLUMNS_HERE)
    assert {column: str(kind) for column, kind in made.dtypes.items()} == COLUMNS_HERE
    assert len(made) == 0


@pytest.mark.parametrize("name", COLUMNS)
def test_every_declared_table_can_be_made_empty_and_checked(name):
    assert list(check(table([], COLUMNS[name]), COLUMNS[name], name)) == list(COLUMNS[name])


def test_a_table_read_is_the_table_written(tmp_path):
    made = table([("a", 1, 0.1, True), ("ü 👍", 2, float("nan"), False)], COLUMNS_HERE)
    pd.testing.assert_frame_equal(read(write(made, tmp_path / "made.parquet")), made)


def test_strings_written_as_places_are_read_as_they_are_spelled_out(tmp_path):
    columns = {"article": ([0, 2, 2, 1], ["ü", "a", "ü", "unused"]), "words": [1, 2, 3, 4], "value": [0.5] * 4}
    coded = Coded(columns | {"held": [True] * 4}, COLUMNS_HERE)
    assert list(coded.frame()["article"]) == ["ü", "ü", "ü", "a"]
    pd.testing.assert_frame_equal(read(write(coded, tmp_path / "made.parquet")), coded.frame())


def test_equal_tables_give_equal_bytes(tmp_path):
    made = table([("a", 1, 0.1, True), ("b", 2, 0.2, False)], COLUMNS_HERE)
    again = made.iloc[[1, 0]].iloc[[1, 0]]
    assert write(made, tmp_path / "1").read_bytes() == write(again, tmp_path / "2").read_bytes()


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (
            pd.DataFrame({"article": ["a"], "words": [1], "value": [0.5]}),
            ["table mine", "'held' is missing", "framing measure"],
        ),
        (
            pd.DataFrame({"article": ["a"], "words": ["many"], "value": [0.5], "held": [True]}),
            ["table mine", "many", "framing measure"],
        ),
    ],
)
def test_a_table_with_a_missing_column_or_a_wrong_value_is_named(made, words):
    with pytest.raises(CorpusError) as caught:
        check(made, COLUMNS_HERE, "mine")
    assert all(word in str(caught.value) for word in words)


def test_a_missing_or_broken_parquet_file_is_named_with_its_mend(tmp_path):
    with pytest.raises(CorpusError, match=r"none\.parquet: the table is missing; make it"):
        read(tmp_path / "none.parquet")
    (tmp_path / "broken.parquet").write_text("no table")
    with pytest.raises(CorpusError, match=r"broken\.parquet: not a readable Parquet file .*delete it"):
        read(tmp_path / "broken.parquet")


def test_a_folder_or_a_device_is_never_replaced_by_a_file(tmp_path):
    for path in (tmp_path, Path("/dev/null")):
        with pytest.raises(CorpusError, match=r"is no file but a folder, a pipe or a device"), whole(path):
            pass


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    path = write_text(tmp_path / "deep" / "kept.txt", "before\n")
    with pytest.raises(KeyboardInterrupt), whole(path) as unfinished:
        unfinished.write_text("half")
        raise KeyboardInterrupt
    assert path.read_bytes() == b"before\n"
    assert [file.name for file in path.parent.iterdir()] == ["kept.txt"]
