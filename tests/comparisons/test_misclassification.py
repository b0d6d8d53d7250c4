"""Shares corrected for known errors: by hand for two values, by simulation for three."""

import numpy as np
import pandas as pd
import pytest

from analysis.comparisons.bootstrap import Resampling
from analysis.comparisons.misclassification import _lost, corrected

FEW = Resampling(draws=200)


def table(cells, outlet="x", weight=1.0) -> pd.DataFrame:
    rows = [(outlet, coded, found, weight) for coded, found, number in cells for _ in range(number)]
    return pd.DataFrame(rows, columns=["outlet", "coded", "found", "weight"])


def test_two_values_by_hand():
    # sensitivity 16/20, specificity 27/30, found .45: (.45 + .9 - 1) / (.8 + .9 - 1) = .5
    one = table([("1", "1", 16), ("1", "0", 4), ("0", "0", 27), ("0", "1", 3)])
    made = corrected(one, {"x": {"0": 0.55, "1": 0.45}}, ["0", "1"], FEW).set_index("value")
    assert made.loc["1", "corrected_value"] == pytest.approx(0.5)
    assert made.loc["1", "corrected_low"] < 0.45 and made.loc["1", "errors"] == "own"


def test_a_faultless_measure_is_not_changed():
    one = table([("1", "1", 20), ("0", "0", 20)])
    made = corrected(one, {"x": {"0": 0.7, "1": 0.3}}, ["0", "1"], FEW)
    assert made["corrected_value"].tolist() == pytest.approx([0.7, 0.3])


def test_three_values_are_found_again_under_much_error():
    chance = np.random.default_rng(5)
    matrix = np.array([[0.7, 0.2, 0.1], [0.2, 0.6, 0.2], [0.1, 0.3, 0.6]])
    truth = np.array([0.2, 0.5, 0.3])
    coded = chance.choice(3, 4000, p=truth)
    cells = pd.DataFrame(
        {"outlet": "x", "coded": coded, "found": [chance.choice(3, p=matrix[c]) for c in coded], "weight": 1.0}
    )
    names = np.array(["neg", "neu", "pos"])
    cells[["coded", "found"]] = names[cells[["coded", "found"]].to_numpy()]
    made = corrected(cells, {"x": dict(zip(names, truth @ matrix, strict=True))}, list(names), FEW)
    assert made["corrected_value"].tolist() == pytest.approx(truth.tolist(), abs=0.03)
    assert ((made["corrected_low"] < truth) & (truth < made["corrected_high"])).all()


def test_an_outlet_with_few_coded_units_borrows_the_errors_of_all():
    both = pd.concat(
        [table([("1", "1", 20), ("0", "0", 20), ("0", "1", 5)]), table([("1", "1", 2), ("0", "0", 2)], "y")]
    )
    made = corrected(both, {"x": {"0": 0.5, "1": 0.5}, "y": {"0": 0.5, "1": 0.5}}, ["0", "1"], FEW).set_index("outlet")
    assert made.loc["x", "errors"].tolist() == ["own"] * 2 and made.loc["y", "errors"].tolist() == ["all outlets"] * 2


def test_weights_make_up_for_an_unequal_draw():
    # 10 hard units stand for 10 each and are found wrongly half of the time
    drawn = pd.concat([table([("1", "1", 5), ("1", "0", 5)], weight=10.0), table([("1", "1", 10), ("0", "0", 20)])])
    made = corrected(drawn, {"x": {"0": 0.5, "1": 0.5}}, ["0", "1"], FEW).set_index("value")
    assert made.loc["1", "corrected_value"] == pytest.approx(0.5 / (60 / 110))


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ([("1", "1", 4), ("0", "0", 40)], "4 coded units of '1'; 5 of each are needed"),
        ([("1", "1", 20), ("1", "0", 20), ("0", "0", 20), ("0", "1", 20)], "tells these values too little apart"),
    ],
)
def test_what_cannot_be_corrected_says_why(cells, told):
    made = corrected(table(cells), {"x": {"0": 0.5, "1": 0.5}}, ["0", "1"], FEW)
    assert not made["corrected_estimable"].any() and told in made["corrected_reason"].iloc[0]


@pytest.mark.parametrize(
    ("missed", "needed", "told"),
    [
        (0.2, 382, "about 382 coded units are needed, 100 are here"),
        (0.49, 0, "better than chance"),
        (0.7, 0, "better than chance"),
    ],
)
def test_where_draws_fail_it_says_how_many_units_would_do(missed, needed, told):
    """(1.6449 / 0.8416)² = 3.82 times the units where a fifth of the draws fails."""
    made = _lost(missed, 100)
    assert made.needed == needed and told in made.reason
