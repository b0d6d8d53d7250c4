"""Tallies: sums, zero rows and the additive law."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparisons.tallies import add, denominators, tally

SEGMENTS = pd.DataFrame(
    [("a", 0, "own", 10), ("a", 0, "direct", 5), ("a", 1, "own", 7), ("b", 0, "own", 20)],
    columns=["article", "sentence", "voice", "words"],
)
MARKERS = pd.DataFrame(
    [("a", 0, "own", "praise", 3), ("a", 1, "own", "praise", 9), ("a", 0, "direct", "risk", 4)],
    columns=["article", "sentence", "voice", "family", "word"],
)
ROWS = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from(["own", "direct"]), st.integers(0, 9), st.integers(-4, 4)),
    max_size=12,
)


def table(rows: list[tuple[str, str, int, int]]) -> pd.DataFrame:
    made = pd.DataFrame(rows, columns=["article", "voice", "words", "valence"])
    return made.astype({"words": "int64", "valence": "int64"})


def test_every_family_has_a_row_in_every_article_with_the_words_beneath_it() -> None:
    told = tally(MARKERS, ["article", "family"], counted="hits", segments=SEGMENTS)
    assert told[["article", "family", "hits", "words"]].values.tolist() == [
        ["a", "praise", 2, 22], ["a", "risk", 1, 22], ["b", "praise", 0, 20], ["b", "risk", 0, 20],
    ]  # fmt: skip


def test_declared_items_have_rows_even_where_nobody_used_them() -> None:
    told = tally(MARKERS[:0], ["article", "family"], counted="hits", segments=SEGMENTS, items={"family": ["war"]})
    assert told["hits"].tolist() == [0, 0]
    assert told["words"].tolist() == [22, 20]


def test_positions_are_never_summed() -> None:
    assert "word" not in tally(MARKERS, ["article"], counted="hits").columns


def test_the_voices_sum_to_the_whole() -> None:
    by_voice = tally(MARKERS, ["article", "voice", "family"], counted="hits", segments=SEGMENTS)
    whole = tally(MARKERS, ["article", "family"], counted="hits", segments=SEGMENTS)
    summed = by_voice.groupby(["article", "family"], as_index=False)[["hits", "words"]].sum()
    pd.testing.assert_frame_equal(summed, whole[["article", "family", "hits", "words"]], check_dtype=False)


@settings(max_examples=60, deadline=None)
@given(ROWS, ROWS)
def test_a_tally_of_two_parts_is_the_sum_of_their_tallies(first, second) -> None:
    keys = ["article", "voice"]
    whole = tally(table(first + second), keys, counted="segments")
    parts = add(tally(table(first), keys, counted="segments"), tally(table(second), keys, counted="segments"), by=keys)
    pd.testing.assert_frame_equal(whole, parts, check_dtype=False)


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(len(MARKERS))))
def test_the_order_of_rows_does_not_matter(order) -> None:
    keys = ["article", "family"]
    expected = tally(MARKERS, keys, counted="hits", segments=SEGMENTS)
    pd.testing.assert_frame_equal(tally(MARKERS.iloc[list(order)], keys, counted="hits", segments=SEGMENTS), expected)


def test_no_keys_give_one_row() -> None:
    assert tally(SEGMENTS, [], counted="segments").to_dict("records") == [{"words": 42, "segments": 4}]


def test_denominators_count_words_and_segments() -> None:
    assert denominators(SEGMENTS, ["voice"]).values.tolist() == [["direct", 5, 1], ["own", 37, 3]]


def test_a_missing_key_is_named() -> None:
    with pytest.raises(KeyError, match="measurements has no column mood"):
        tally(MARKERS, ["mood"])
