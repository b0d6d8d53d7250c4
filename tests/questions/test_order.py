"""Keys of a pair stay whichever stands first now, and outlets are compared where they have several articles."""

import pandas as pd
import pytest

from analysis.comparisons.specifications import Runs
from analysis.questions.doubt import Curve, ids
from analysis.questions.order import doubts, order_survives
from analysis.questions.outlets import compared_places
from analysis.questions.pairs import differences_answer, drawn_differences, place_differences
from analysis.questions.position import positions
from tests.questions.tiny import COLD, PLAIN, WARM, made


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    return made(tmp_path_factory.mktemp("two") / "corpus", {"a": WARM, "b": COLD})


@pytest.fixture(scope="module")
def several(tmp_path_factory):
    """Return a study of three outlets with four articles each."""
    kinds = {"x": WARM, "y": COLD, "z": WARM[: len(WARM) // 2].rpartition("\n")[0] + "\n" + COLD}
    texts = {f"{outlet}{n}": text + PLAIN * n for outlet, text in kinds.items() for n in range(4)}
    return made(tmp_path_factory.mktemp("several") / "corpus", texts, {article: article[0] for article in texts})


def survived(study, first: list[float], second: list[float]) -> pd.Series:
    """Return the row of the only pair, from its places under each specification, the first being the primary one."""
    places = pd.DataFrame({"Outlet-A": first, "Outlet-B": second})
    declared = pd.DataFrame({"lexicon": [str(n) for n in places.index], "primary": places.index == 0})
    runs = Runs(declared, places.set_axis(["a", "b"], axis=1), places, 10)
    return order_survives(study, Curve(runs, places, ("Outlet-A", "Outlet-B"), ()), positions(study)).iloc[0]


def test_a_close_pair_that_turns_round_keeps_its_key_and_the_meaning_of_its_value(two):
    one = survived(two, [0.2, 0.3, 0.1, 0.4], [0.1, 0.1, 0.5, 0.1])
    turned = survived(two, [0.1, 0.3, 0.1, 0.4], [0.2, 0.1, 0.5, 0.1])
    assert (one["first"], turned["first"]) == ("Outlet-A", "Outlet-B")
    assert one["key"] == turned["key"] == "curve.outlet-a.outlet-b"
    assert (one["value"], one["holds"]) == (0.75, 0.75)
    assert (turned["value"], turned["holds"]) == (0.5, 0.5)
    assert survived(two, [0.1, 0.1, 0.1, 0.1], [0.2, 0.2, 0.2, 0.05])[["value", "holds"]].tolist() == [0.25, 0.75]


def test_the_difference_of_two_articles_is_told_with_its_sign_in_the_order_of_the_alphabet(two):
    table = place_differences(two)
    (row,) = table.to_dict("records")
    places = positions(two).set_index("article")["value"]
    assert (row["key"], row["between"]) == ("difference.a.b", "a; b")
    assert row["value"] == pytest.approx(places["a"] - places["b"], abs=1e-12)
    assert "nothing of their outlets" in differences_answer(table)


def test_a_drawn_difference_is_turned_with_its_interval_so_that_it_is_above_zero():
    row = {"first": "A", "second": "B", "value": -0.5, "low": -0.8, "high": -0.1, "n": 9, "estimable": True}
    table = pd.DataFrame([{**row, "reason": "", "p": 0.01, "attainable_p": 0.001, "q": 0.02, "apart": True}])
    (drawn,) = drawn_differences(table).to_dict("records")
    assert (drawn["label"], drawn["before"]) == ("B before A", "B")
    assert (drawn["low"], drawn["value"], drawn["high"]) == (0.1, 0.5, 0.8)


def test_outlets_with_several_articles_are_compared_over_them_in_every_table_of_the_curve(several):
    tables = doubts(several)
    assert ids(several) == {"X": "x", "Y": "y", "Z": "z"}
    assert set(tables["order"]["key"]) >= {"curve.x.y", "curve.x.z", "curve.y.z"}
    assert tables["order"].loc[tables["order"]["key"] == "curve.x.y", "blocks"].iloc[0] == 8, "one article at a time"
    assert {"place_X", "place_Y", "place_Z"} <= set(tables["specifications"])
    mean = compared_places(several, positions(several)).set_index("label")["value"]
    primary = tables["specifications"][tables["specifications"]["primary"]].iloc[0]
    assert {one: primary[f"place_{one}"] for one in "XYZ"} == pytest.approx(mean.to_dict(), abs=1e-12)


def test_the_joint_test_exchanges_the_articles_of_outlets(several):
    tested = doubts(several)["outlets_tested"].set_index("key")
    assert tested.loc["tested.x", "attainable_p"] == pytest.approx(1 / 495)
    assert tested.loc["tested.x", "p"] <= 0.05 and tested.loc["tested.x", "n"] == 12
    assert place_differences(several)["apart"].tolist() == [True, True, True]
