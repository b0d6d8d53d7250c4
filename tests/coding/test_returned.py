"""What coders decide together: means, majorities, the lot, and words that half of them marked."""

from collections import Counter

import pytest

from analysis.coding.returned import Line, Returned, gold
from analysis.coding.sheet import READ, Coding, book
from tests.coding.nasty import BOOK


def given(unit, *values):
    return [Coding(unit, coder, value) for coder, value in zip("abcdef", values, strict=False)]


def line(unit, text="It rained.", **told):
    return Line(unit, text, lambda start, stop: (start, stop), told)


def test_a_rating_is_the_mean_of_the_coders():
    returned = Returned(book("sentence_tone"), [*given("u1", "-2", "1"), *given("u2", "2")])
    assert [row["tone"] for row in gold(returned, [line("u1"), line("u2"), line("u3")])] == [-0.5, 2.0]


def test_a_label_is_what_most_coders_gave():
    returned = Returned(book("target_tone"), given("u1", "neg", "pos", "neg"))
    (row,) = gold(returned, [line("u1", start=0, end=2)])
    assert (row["label"], row["start"], row["end"]) == ("neg", 0, 2)


def test_between_evenly_divided_coders_the_lot_favours_nobody_and_is_the_same_again():
    codings = [one for i in range(200) for one in given(f"u{i}", "0", "1")]
    returned = Returned(book("loaded"), codings, 3)
    drawn = [returned.decided(f"u{i}") for i in range(200)]
    assert drawn == [Returned(book("loaded"), codings, 3).decided(f"u{i}") for i in range(200)]
    assert 70 < Counter(drawn)["1"] < 130


def test_a_frame_is_present_where_most_coders_took_it():
    codings = [Coding("u1", coder, value) for coder, values in {"a": ("conflict", "economic"), "b": ("conflict",), "c": ("none",)}.items()
               for value in values]  # fmt: skip
    (row,) = gold(Returned(book("frames"), codings), [line("u1")])
    assert row["frames"] == {"conflict": 1, "economic": 0, "human_interest": 0, "morality": 0, "resolution": 0}


def test_words_count_where_at_least_half_of_the_readers_marked_them():
    codings = [Coding("u1", coder, READ) for coder in "abc"]
    codings += [Coding("u1", "a", "praise", 0, 5), Coding("u1", "b", "praise", 3, 8), Coding("u1", "c", "blame", 0, 5)]
    (row,) = gold(Returned(BOOK, codings), [line("u1", "a shining hour")])
    assert row["markers"] == [{"start": 0, "end": 8, "family": "praise"}]


def test_agreement_on_words_asks_of_every_code_whether_the_unit_has_it():
    codings = [Coding(unit, coder, READ) for unit in ("u1", "u2") for coder in "ab"]
    codings += [Coding("u1", coder, "praise", 0, 5) for coder in "ab"]
    returned = Returned(BOOK, codings)
    assert returned.alphas()["nominal"].value == pytest.approx(1) and returned.twice == 2
    assert len(returned.table()) == 2 * 2 * 2


def test_the_confusion_of_two_coders_is_the_same_both_ways():
    returned = Returned(book("loaded"), [*given("u1", "0", "1"), *given("u2", "1", "1"), *given("u3", "0")])
    assert returned.confusion().to_numpy().tolist() == [[0, 1], [1, 2]]


def test_alpha_is_told_on_every_level_that_the_codes_have():
    rated = Returned(book("sentence_tone"), [*given("u1", "-2", "-1"), *given("u2", "2", "2"), *given("u3", "0", "1")])
    assert list(rated.alphas()) == ["interval", "nominal", "ordinal"]
    assert rated.alphas()["interval"].value > rated.alphas()["nominal"].value
