"""The axis: hand-made articles, and what must not move them."""

import numpy as np
import pandas as pd
import pytest

from analysis.comparisons.components import COMPONENTS
from analysis.comparisons.position import axes, components, position

NAMES = ["own_tone", "own_balance", "attribution_stance", "carried_balance", "sides", "context"]
WEIGHTS = [0.25, 0.25, 0.1, 0.2, 0.1, 0.1]
PLAN = {
    "intervals": {"level": 0.95, "draws": 300, "seed": 1, "block": 2, "minimum_own_sentences": 10},
    "position": {
        "smoothing": 2,
        "component": [
            {"name": n, "weight": w, "part": "own stance" if i < 3 else "choice of voices", "what": n}
            for i, (n, w) in enumerate(zip(NAMES, WEIGHTS, strict=True))
        ],
    },
}
NOTHING = dict.fromkeys(
    ["own_segments", "own_compound", "own_celebratory", "own_critical", "quoted_celebratory", "quoted_critical",
     "endorsing", "distancing", "scare", "host_words", "other_words", "context"], 0.0,
)  # fmt: skip


def article(name: str = "a", own: int = 12, quoted: int = 3, **first: float) -> pd.DataFrame:
    """Own sentences of tone .1, then quoted sentences of ten words by the hosts; `first` changes the first row."""
    rows = [{**NOTHING, "own_segments": 1, "own_compound": 0.1} for _ in range(own)]
    rows += [{**NOTHING, "host_words": 10} for _ in range(quoted)]
    rows[0] |= first
    return pd.DataFrame(rows).assign(article=name, sentence=range(len(rows)))


def values(table: pd.DataFrame) -> pd.Series:
    return components(table, PLAN).set_index("component")["value"]


def test_each_component_is_the_declared_formula() -> None:
    table = article(own_celebratory=4, own_critical=1, endorsing=1, distancing=3, scare=1, quoted_celebratory=2,
                    quoted_critical=3, other_words=10, context=1)  # fmt: skip
    expected = [0.1, 3 / 7, -3 / 7, -1 / 7, 20 / 40, 1 - 2 / 15]
    assert values(table)[NAMES].tolist() == pytest.approx(expected)


def test_the_position_is_the_weighted_mean_and_its_contributions_sum_to_it() -> None:
    table = article(own_celebratory=4, context=1)
    told = components(table, PLAN)
    place = position(table, PLAN).iloc[0]
    assert place["value"] == pytest.approx(np.dot(WEIGHTS, values(table)[NAMES]))
    assert told["contribution"].sum() == pytest.approx(place["value"])
    assert place["low"] < place["value"] < place["high"] and place["n"] == 12


def test_what_cannot_be_computed_is_left_out_and_the_weights_are_rescaled() -> None:
    told = components(article(quoted=0), PLAN).set_index("component")
    gone = ["attribution_stance", "carried_balance", "sides"]
    assert told.loc[gone, "value"].isna().all() and told.loc[gone, "weight"].tolist() == [0, 0, 0]
    assert told["weight"].sum() == pytest.approx(1)
    assert position(article(quoted=0), PLAN)["value"][0] == pytest.approx((0.25 * 0.1 + 0 + 0.1 * 1) / 0.6)


def test_a_component_that_no_draw_moves_has_a_value_and_no_interval() -> None:
    context = components(article(), PLAN).set_index("component").loc["context"]
    assert (context["value"], context["estimable"]) == (1, False)
    assert "every draw gives the same value" in context["reason"]


def test_praise_alone_leaves_room_for_criticism_in_its_interval() -> None:
    told = components(pd.concat([article(own_celebratory=1)] * 4).assign(sentence=range(60)), PLAN)
    balance = told.set_index("component").loc["own_balance"]
    assert balance["low"] < (4 - 1) / (4 + 1 + 2) < balance["value"]


def test_leaving_one_out_is_placing_without_it() -> None:
    table = article(own_celebratory=4, context=1)
    told = components(table, PLAN).set_index("component")
    for name in NAMES:
        assert told.loc[name, "without"] == pytest.approx(position(table, PLAN, without=[name])["value"][0])


def test_nine_own_sentences_are_not_estimable() -> None:
    place = position(article(own=9), PLAN).iloc[0]
    assert not place["estimable"] and np.isnan(place["value"]) and place["needed"] == 10
    told = components(article(own=9), PLAN)
    assert told["value"].isna().all() and told["contribution"].isna().all() and told["without"].isna().all()


def test_praise_and_criticism_are_mirrored() -> None:
    plus = article(own_compound=0.5, own_celebratory=3, quoted_celebratory=2, endorsing=1)
    minus = article(own_compound=-0.7, own_critical=3, quoted_critical=2, distancing=1)
    minus["own_compound"] = -plus["own_compound"]
    for name in NAMES[:4]:
        assert values(plus)[name] == pytest.approx(-values(minus)[name])


def test_quoted_praise_moves_the_choice_of_voices_and_not_the_own_stance() -> None:
    before, after = (
        axes(table, PLAN).set_index("axis")["value"] for table in (article(), article(quoted_celebratory=5))
    )
    assert after["own stance"] == before["own stance"]
    assert after["choice of voices"] > before["choice of voices"]


def test_own_praise_moves_the_own_stance_and_not_the_choice_of_voices() -> None:
    before, after = (axes(table, PLAN).set_index("axis")["value"] for table in (article(), article(own_celebratory=5)))
    assert after["choice of voices"] == before["choice of voices"]
    assert after["own stance"] > before["own stance"]


def test_no_component_leaves_its_bounds() -> None:
    extreme = article(own_compound=1, own_celebratory=500, endorsing=99, quoted_celebratory=500)
    assert values(extreme).abs().max() <= 1
    assert position(extreme, PLAN)["high"][0] <= 1


def test_an_articles_place_does_not_depend_on_its_neighbours() -> None:
    both = position(pd.concat([article("b", own_critical=9), article("a", context=1)]), PLAN)
    pd.testing.assert_frame_equal(both[both["article"] == "a"], position(article("a", context=1), PLAN))


def test_the_order_of_rows_does_not_matter() -> None:
    table = article(own_critical=2, context=1)
    pd.testing.assert_frame_equal(position(table.sample(frac=1, random_state=1), PLAN), position(table, PLAN))


def test_errors_of_attribution_widen_the_interval_and_do_not_move_the_value() -> None:
    table = article(own_celebratory=4, context=1, quoted=8)
    sure, unsure = (position(table, PLAN, misattribution=m).iloc[0] for m in (0.0, 0.2))
    assert unsure["value"] == sure["value"]
    assert unsure["high"] - unsure["low"] > sure["high"] - sure["low"]


def test_warmth_and_distance_are_exploratory_and_may_both_be_high() -> None:
    told = axes(article(own_compound=1, own_celebratory=9, own_critical=9, context=1), PLAN).set_index("axis")
    plain = axes(article(), PLAN).set_index("axis")
    assert told.loc[["warmth", "distance"], "status"].tolist() == ["exploratory"] * 2
    assert (told.loc[["warmth", "distance"], "value"] > plain.loc[["warmth", "distance"], "value"]).all()


def test_an_unknown_component_and_a_missing_column_are_named() -> None:
    plan = {**PLAN, "position": {"component": [{"name": "glow", "weight": 1, "part": "", "what": ""}]}}
    with pytest.raises(KeyError, match="glow"):
        position(article(), plan)
    with pytest.raises(KeyError, match="sentence_sums has no column scare"):
        position(article().drop(columns="scare"), PLAN)


def test_the_plan_of_the_corpus_names_known_components() -> None:
    import tomllib
    from pathlib import Path

    plan = tomllib.loads(Path("corpus/plan.toml").read_text(encoding="utf-8"))
    assert {one["name"] for one in plan["position"]["component"]} == set(COMPONENTS)
    assert sum(one["weight"] for one in plan["position"]["component"]) == pytest.approx(1)


def test_no_articles_give_an_empty_table() -> None:
    assert position(article()[:0], PLAN).empty and components(article()[:0], PLAN).empty
