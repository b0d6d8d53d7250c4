"""With several articles an outlet every question compares outlets, over their articles."""

import pandas as pd
import pytest

from analysis.comparisons.statistics import ratio
from analysis.questions import markers, outlets, position, reading, targets, together, voices
from analysis.questions.estimating import estimated, summed
from tests.questions.tiny import COLD, PLAIN, WARM, made

TEXTS = {"a": WARM, "b": COLD, "c": WARM + PLAIN, "d": COLD + PLAIN, "e": WARM, "f": WARM}
OWNERS = {"a": "x", "b": "y", "c": "x", "d": "y", "e": "x", "f": "y"}
MEAN = ratio("length", "words", "sentences", "words a sentence")


@pytest.fixture
def several(tmp_path):
    return made(tmp_path / "corpus", TEXTS, OWNERS)


def test_an_outlets_value_is_that_of_its_articles_together_and_its_n_their_number(several):
    sums = several["readability"].assign(sentences=1)
    table = estimated(several, sums, MEAN).set_index("label")
    mine = sums[sums["article"].isin(["a", "c", "e"])]
    assert table.loc["X", "value"] == pytest.approx(mine["words"].sum() / len(mine))
    assert table.loc["X", "n"] == 3
    assert summed(several, sums, [], ["sentences"]).set_index("outlet").loc["x", "sentences"] == len(mine)


def test_an_outlet_with_too_few_articles_has_no_interval_and_says_how_many_are_needed(tmp_path):
    few = made(tmp_path / "corpus", {"a": WARM, "b": COLD, "c": WARM}, {"a": "x", "b": "y", "c": "x"})
    reasons = reading.readability(few).set_index("label")["reason"]
    assert set(reasons["Y"]) == {"1 of the 3 articles needed"}


def test_a_part_of_the_corpus_with_one_article_an_outlet_is_compared_by_article(several):
    assert several.by == "outlet"
    assert several.only(["a", "b"]).by == "article"
    assert several.only(["a", "b"]).outlets == ["X", "Y"]


def test_the_table_for_other_software_has_a_row_an_article_all_the_same(several):
    table = together.overview(several)
    assert list(table["article"]) == list(TEXTS)
    assert table["tone_own"].notna().all()


def test_the_questions_have_a_row_an_outlet(several):
    assert set(reading.readability(several)["label"]) == {"X", "Y"}
    assert set(targets.target_tones(several)["label"]) == {"X", "Y"}
    assert set(markers.marker_rates(several)["label"]) == {"X", "Y"}
    poles = markers.poles(several).set_index(["label", "pole", "voice"])["value"]
    each = markers.poles(several.only(["a"])).set_index(["pole", "voice"])["value"]
    assert poles["X", "celebratory", "own"] >= 3 * each["celebratory", "own"] > 0
    assert set(together.likeness_table(several)[["first", "second"]].to_numpy().ravel()) == {"X", "Y"}


def test_an_outlets_place_is_the_mean_of_its_articles_places(several):
    place = position.positions(several)
    made = outlets.compared_places(several, place).set_index("label")
    known = place[place["estimable"] & (place["outlet"] == "x")]
    assert made.loc["X", "value"] == pytest.approx(known["value"].mean())
    assert made.loc["X", "n"] == len(known)
    parts = position.contributions(several)
    assert set(parts["label"]) <= {"X", "Y"}
    assert parts.groupby("label")["contribution"].sum()["X"] == pytest.approx(made.loc["X", "value"])


def test_voices_are_counted_by_outlet(several):
    for table in (voices.voice_shares(several), voices.stances(several), voices.not_heard(several)):
        assert set(table["label"]) == {"X", "Y"}
    shares = voices.voice_shares(several)
    assert shares.groupby("label")["value"].sum().tolist() == pytest.approx([1, 1])
    assert shares["words"].sum() == several["segments"]["words"].sum()
    assert set(voices.own_shares(several)["label"]) == {"X", "Y"}


def test_outlets_with_too_few_articles_are_told_to_be_so_and_their_means_given(tmp_path):
    few = made(tmp_path / "corpus", {k: TEXTS[k] * 3 for k in "abcd"}, {k: OWNERS[k] for k in "abcd"})
    place = position.positions(few)
    compared = outlets.compared_places(few, place)
    told = position.positions_answer(compared)
    assert told.startswith("No outlet's place has an interval (2 of the 3 articles needed)")
    assert "to critical (−1): X " in told
    assert position.positions_caption(compared).startswith("Hollow marks")
    assert set(outlets.outlet_places(few, place)["first"]) <= {"X", "Y"}


def test_where_a_test_is_made_without_an_interval_the_reason_says_of_which_it_speaks(several):
    owners = ["x"] * 2 + ["y"] * 6
    place = pd.DataFrame({"article": list("abcdefgh"), "outlet": owners, "label": owners, "value": range(8)})
    tested = outlets.outlet_places(several, place.assign(estimable=True))
    assert tested["p"].notna().all() and tested["low"].isna().all()
    assert set(tested["reason"].str.partition(":")[0]) == {"tested; no interval"}
    refused = outlets.outlet_places(several, place.head(4).assign(estimable=True))
    assert refused["p"].isna().all() and "p cannot be below" in refused["reason"].iloc[0]
