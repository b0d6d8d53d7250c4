"""Word shifts: contributions sum to the difference exactly."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparisons.bootstrap import Resampling
from analysis.comparisons.shifts import shift

FEW = Resampling(draws=50)
TOTALS = pd.DataFrame(
    [(o, f"{o}{i}", words) for o, words in (("A", 100), ("B", 200)) for i in range(4)],
    columns=["outlet", "article", "words"],
)
USES = st.lists(
    st.tuples(st.sampled_from("AB"), st.integers(0, 3), st.sampled_from(["warm", "cold", "bleak"]), st.integers(1, 5),
              st.floats(-4, 4).map(lambda x: round(x, 3))),
    min_size=1, max_size=15,
)  # fmt: skip


def entries(rows) -> pd.DataFrame:
    made = [(o, f"{o}{i}", entry, count, count * each) for o, i, entry, count, each in rows]
    return pd.DataFrame(made, columns=["outlet", "article", "entry", "count", "value"])


@settings(max_examples=40, deadline=None)
@given(USES)
def test_contributions_sum_to_the_difference(rows) -> None:
    table = entries(rows)
    parts = shift(table, TOTALS, "A", "B", resampling=FEW)
    rates = [table.loc[table["outlet"] == o, "value"].sum() / words for o, words in (("A", 400), ("B", 800))]
    assert parts["value"].sum() == pytest.approx(1000 * (rates[0] - rates[1]), abs=1e-9)
    assert (parts["by_frequency"] + parts["by_weight"] - parts["value"]).abs().max() < 1e-9


def test_a_lexicon_with_fixed_weights_differs_by_frequency_alone() -> None:
    parts = shift(entries([("A", 0, "warm", 3, 2.0), ("B", 1, "warm", 1, 2.0)]), TOTALS, "A", "B", resampling=FEW)
    assert parts["by_weight"].tolist() == pytest.approx([0])
    assert parts["value"].tolist() == pytest.approx([1000 * (6 / 400 - 2 / 800)])


def test_exchanging_the_groups_turns_the_sign() -> None:
    table = entries([("A", 0, "warm", 3, 2.0), ("B", 1, "cold", 1, -2.0)])
    there, back = (shift(table, TOTALS, *names, resampling=FEW).set_index("entry") for names in ("AB", "BA"))
    assert (there["value"] + back["value"]).abs().max() < 1e-12


def test_largest_first_with_an_interval_around_it() -> None:
    rows = [("A", i, "warm", 3, 2.0) for i in range(4)] + [("B", 1, "cold", 1, -0.1)]
    parts = shift(entries(rows), TOTALS, "A", "B", resampling=FEW)
    assert parts["entry"].tolist() == ["warm", "cold"]
    assert (parts["low"] <= parts["value"]).all() and (parts["value"] <= parts["high"]).all()


def test_one_article_a_group_has_no_interval_but_the_sentences_have() -> None:
    alone = TOTALS[TOTALS["article"].isin(["A0", "B0"])]
    table = entries([("A", 0, "warm", 3, 2.0), ("B", 0, "warm", 1, 2.0)])
    assert shift(table, alone, "A", "B", resampling=FEW)["low"].isna().all()
    sentences = pd.DataFrame(
        [(o, o, s, 20) for o in "AB" for s in range(12)], columns=["outlet", "article", "sentence", "words"]
    )
    uses = pd.DataFrame([("A", "A", s, "warm", 1, 2.0) for s in (1, 4, 7)],
                        columns=["outlet", "article", "sentence", "entry", "count", "value"])  # fmt: skip
    assert shift(uses, sentences, "A", "B", unit="sentence", resampling=FEW)["low"].notna().all()


def test_nothing_found_gives_no_rows() -> None:
    assert shift(entries([]), TOTALS, "A", "B", resampling=FEW).empty
