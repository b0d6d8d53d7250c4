"""What answers say of tables made by hand: they follow the values, and say what the intervals say."""

import pandas as pd
import pytest

from analysis.comparisons.specifications import Runs
from analysis.questions import (
    corpus,
    doubt,
    human_order,
    markers,
    order,
    position,
    reading,
    terms,
    together,
    tone,
    voices,
)  # fmt: skip

ESTIMATE = {"low": 0.1, "high": 0.3, "n": 20, "estimable": True, "reason": ""}


def table(**columns):
    rows = pd.DataFrame(columns)
    return rows.assign(**{name: value for name, value in ESTIMATE.items() if name not in columns})


def test_the_order_of_the_articles_follows_their_values():
    rows = table(label=["A", "B"], value=[0.6, -0.2], low=[0.5, -0.4], high=[0.7, 0.0])
    assert (
        "as follows: A 0.60 [0.50, 0.70] and B −0.20 [−0.40, 0.00]. Their intervals do not"
        in position.positions_answer(rows)
    )
    turned = rows.assign(value=[-0.2, 0.6], low=[-0.4, 0.5], high=[0.0, 0.7])
    assert "as follows: B 0.60" in position.positions_answer(turned)
    touching = rows.assign(low=[-0.1, -0.4])
    assert "Their intervals touch: which of the two comes first" in position.positions_answer(touching)


@pytest.mark.parametrize(
    ("halves", "told"),
    [
        ([0.9, 0.9, 0.9], "All 3 pairs have intervals that touch: the order is not certain within any pair."),
        ([0.1, 0.1, 0.1], "3 of 3 pairs have intervals that do not touch."),
        ([0.1, 0.2, 0.2], "2 of 3 pairs have intervals that do not touch; the order within the others is not certain."),
    ],
)
def test_the_pairs_told_apart_are_counted_and_no_others_are_named_where_there_are_none(halves, told):
    values = [0.9, 0.2, -0.1]
    low, high = ([v + sign * h for v, h in zip(values, halves, strict=True)] for sign in (-1, 1))
    rows = table(label=["A", "B", "C"], value=values, low=low, high=high)
    assert position.positions_answer(rows).endswith(told)


def test_a_place_that_cannot_be_estimated_is_told_with_its_reason():
    rows = table(
        label=["A", "B"], value=[0.6, float("nan")], estimable=[True, False], reason=["", "2 of the 10 needed"]
    )
    assert "Not estimable: B (2 of the 10 needed)." in position.positions_answer(rows)
    none = rows.assign(estimable=False, reason="too few")
    assert position.positions_answer(none) == "No article can be placed: too few."
    assert position.positions_caption(none).startswith("No article has an interval.")
    several = pd.concat([rows, rows.assign(label=["C", "D"], reason=["", "7 of the 10 needed"])])
    told = position.positions_answer(several.assign(value=[0.6, 0.5, 0.4, float("nan")]))
    assert told.endswith("Not estimable: B 0.50 (2 of the 10 needed) and D (7 of the 10 needed).")
    assert position.positions_answer(rows.head(1)).startswith("Between celebratory (+1) and critical (−1) one place is")


def curve_of(share: float, apart: bool) -> tuple[pd.DataFrame, pd.DataFrame, doubt.Curve]:
    row = {"finding": "A before B", "first": "A", "second": "B", "declared": 8, "holds": share, "apart": apart}
    survived = pd.DataFrame([{**row, "survives": share >= 0.95}])
    declared = pd.DataFrame({"lexicon": list("xyxyxyxy"), "primary": [True] + [False] * 7})
    runs = Runs(declared, pd.DataFrame(), pd.DataFrame(), 10)
    return survived, table(label=["A", "B"], outlet=["a", "b"], value=[0.6, 0.1]), doubt.Curve(runs, declared, (), ())


def test_the_doubt_follows_the_pairs_that_break_and_says_what_the_intervals_say():
    survived, places, made_curve = curve_of(0.5, False)
    survived = pd.concat([survived, curve_of(1.0, True)[0]], ignore_index=True)
    told = order.doubt_answer(survived, places, made_curve)
    assert told.startswith(
        "1 of 2 pairs keep their order in at least 95 % of 8 ways of computing it, 1 of them in all; not so"
    )
    assert "A before B (50 %)." in told and "the intervals of only 1 of these 2 pairs do not touch" in told
    told = order.doubt_answer(survived.head(1), places, made_curve)
    assert told.startswith(
        "A before B holds in 50 % of 8 ways of computing it. That is no measure of certainty: the inter"
    )
    assert "this pair touch, and it might be the other way round" in told


def test_twenty_others_are_enough_for_a_test_of_one_article():
    survived, places, made_curve = curve_of(1.0, True)
    many = table(label=list("ABCDEFGHIJKLMNOPQRSTU"), outlet=list("abcdefghijklmnopqrstu"), value=0.1)
    assert "no difference between outlets can be tested" in order.doubt_answer(survived, places, made_curve)
    assert "What is tested over all specifications" in order.doubt_answer(survived, many, made_curve)


def test_the_warmest_is_the_one_with_the_highest_value_and_missing_values_are_nobodys():
    rows = table(label=["A", "B", "C"] * 2, group=["own voice"] * 3 + ["whole text"] * 3)
    rows["value"] = [0.1, 0.4, float("nan"), 0.2, 0.3, 0.5]
    told = tone.tone_answer(rows)
    assert "B is the warmest, 0.40" in told and "A the coldest, 0.10" in told
    assert "raise the tone of A and lower that of B by 0.05 or more" in told
    assert "A is the warmest, 0.90" in tone.tone_answer(rows.assign(value=[0.9, 0.4, 0.5, 0.9, 0.4, 0.5]))
    assert "none is warmer than another: 0.20 in all" in tone.tone_answer(rows.assign(value=0.2))
    assert tone.tone_answer(rows.assign(estimable=False)).endswith("cannot be told without intervals.")
    assert tone.tone_answer(rows[rows["group"] == "none"]).startswith("No article has a sentence of its own")


def test_the_hardest_is_the_one_with_the_lowest_ease():
    rows = table(label=["A", "B"], statistic="flesch_reading_ease", value=[30.0, 60.0], low=[25, 50], high=[35, 70])
    assert "A is the hardest to read, 30 [25, 35], and B the easiest" in reading.readability_answer(rows)
    assert reading.readability_answer(rows).endswith("Their intervals do not touch.")
    assert "overlap" in reading.readability_answer(rows.assign(high=[55, 70]))
    assert "none is harder to read than another: 30 in all" in reading.readability_answer(rows.assign(value=[30, 29.7]))
    assert "not both have an interval" in reading.readability_answer(rows.assign(estimable=[False, True]))


def test_each_articles_densest_family_is_named_with_its_voice_and_none_where_there_is_none():
    rates = table(label=["A", "A", "B"], family=["praise", "hedges", "blame"], value=[3.0, 40.0, 9.5])
    rates = rates.assign(kind=["evaluation", "style", "evaluation"], hits=[2, 30, 4], own_hits=[2, 30, 1])
    poles = pd.DataFrame({"label": ["A", "B"], "voice": "own", "pole": ["celebratory", "critical"], "value": [2, 3]})
    told = markers.markers_answer(rates, poles)
    assert "A has few hits: praise (2 hits, 2 of 2 in its own voice); B tells most by blame (4 hits, 1 of 4" in told
    assert "says 2 of 2 celebratory and 3 of 3 critical markers" in told
    assert "outnumber critical ones in A, critical ones in B." in markers.markers_answer(rates, poles)
    assert markers.markers_answer(rates.assign(value=0.0), poles).startswith("No marker of any family is found")
    assert markers.markers_answer(rates, poles.head(0)).endswith("No celebratory and no critical marker is among them.")
    many = pd.concat([rates.assign(label=f"{label}{n}") for n in range(4) for label in "AB"])
    assert "; 2 more stand in the table. The outlets'" in markers.markers_answer(many, poles)


def test_families_that_are_equally_dense_are_all_named():
    rates = table(label="A", family=["praise", "blame"], value=[3.0, 3.0], kind="evaluation", hits=4, own_hits=[1, 2])
    poles = pd.DataFrame({"label": ["A"], "voice": "own", "pole": ["critical"], "value": [3]})
    assert "A tells most by praise and blame (4 hits each, 3 of 8 in its own voice)" in markers.markers_answer(
        rates, poles
    )


def test_the_voices_are_told_by_their_shares():
    shares = pd.DataFrame({"label": ["A", "B"], "voice": "own", "value": [0.9, 0.25]})
    heard = pd.DataFrame({"label": ["A", "B", "B"], "role": ["expert", "expert", "official"], "words": [5, 0, 7]})
    told = voices.voices_answer(shares, heard)
    assert "A speaks most in its own voice (90 % of its words) and B gives most room to others (75 %)." in told
    assert (
        "Only officials are given the word in B; in none of the articles is another medium or an unnamed speaker heard."
        in told
    )
    wide = voices.voices_answer(shares.assign(low=[0.2, 0.1], high=[0.95, 0.5]), heard)
    assert "(75 %); with voices mistaken as often as elsewhere A might have no more than B." in wide
    assert "mistaken" not in voices.voices_answer(shares.assign(low=[0.8, 0.1], high=[0.95, 0.5]), heard)
    assert "All speak as much in their own voice: 90 %" in voices.voices_answer(shares.assign(value=0.9), heard)
    assert "A speaks in its own voice for 90 %" in voices.voices_answer(shares.head(1), heard.head(1))


def test_dates_that_are_not_known_are_not_taken_for_after():
    rows = pd.DataFrame({"label": ["A", "B", "C"], "phase": ["before", "after", ""], "words": [10, 30, 20]})
    told = corpus.articles_answer(rows)
    assert told.startswith("3 articles, of 10 to 30 words each, are compared; 1 was written after the event and 1")
    assert told.endswith("A appeared before it and cannot report what happened.")


def test_likeness_and_agreement_follow_the_numbers():
    rows = pd.DataFrame({"position": [0.1, 0.2, 0.3], "tone_own": [1, 2, 3], "tone_whole": [3, 2, 1]})
    alike = pd.DataFrame({"first": ["A"], "second": ["B"], "value": [0.25]})
    told = together.together_answer(rows, alike)
    assert "rank correlation of 1.00, and with that of the whole text, which holds it too, at −1.00 (n = 3" in told
    assert told.endswith("A and B are alike at 0.25 of 1.")
    assert together.likeness_caption(alike).endswith(
        "(one pair, shown twice): 0.25. The darker, the more words in common."
    )
    unplaced = pd.DataFrame({"position": [None], "tone_own": [2.5], "tone_whole": [2.5]}, dtype=float)
    assert together.together_answer(pd.concat([rows, unplaced]), alike) == told
    assert "are all the same: whether they go together" in together.together_answer(rows.assign(tone_own=1), alike)
    assert "cannot be told" in together.together_answer(rows.head(2), alike)
    close = pd.DataFrame({"first": ["A", "A", "B"], "second": ["B", "C", "C"], "value": [0.174, 0.171, 0.1]})
    assert together.together_answer(rows, close).endswith(
        "A and B are most alike, 0.17 of 1, by a hair before A and C."
    )
    close.attrs["compared"] = "outlet"
    assert "counts of two outlets" in together.likeness_caption(close)


def test_a_reading_of_articles_that_have_no_place_is_not_called_missing():
    orders = pd.DataFrame({"read": [1.0, 2.0, 3.0], "computed": [1.0, float("nan"), float("nan")]})
    assert human_order.against_reading_answer(orders).startswith(
        "Of the 3 articles that `reading.csv` ranks 1 has a place"
    )
    assert human_order.against_reading_answer(orders.head(0)).startswith("No reading of two or more articles stands")


def test_a_term_that_is_declared_is_not_called_exploratory():
    keys = pd.DataFrame({"label": ["A"], "term": ["bridge"], "z": [2.0], "status": ["exploratory"]})
    assert terms.terms_answer(keys).startswith(
        "Set against the others, the articles are marked by these words: A (bridge)."
    )
    assert "exploratory" in terms.terms_answer(keys)
    asked = keys.assign(status="confirmatory", p=float("nan"), q=float("nan"), reason="too few articles")
    assert terms.terms_answer(asked).endswith(
        "1 term declared in advance occurs here and cannot be tested: too few articles."
    )


def test_the_tone_that_is_only_lowered_is_named():
    rows = [("A", tone.OWN, 0.4), ("B", tone.OWN, 0.1), ("A", tone.WHOLE, 0.1), ("B", tone.WHOLE, 0.1)]
    told = tone.tone_answer(table(label=[r[0] for r in rows], group=[r[1] for r in rows], value=[r[2] for r in rows]))
    assert "Quoted voices lower the tone of A by 0.05 or more" in told
