from analysis.questions.targets import OWN, QUOTED, target_passages, target_tones, targets_answer
from tests.questions.tiny import COLD, ONLY_SAID, PLAIN, WARM, made

NAMED = "The bridge is of iron.\n"


def test_a_target_is_praised_in_one_article_and_blamed_in_the_other(tmp_path):
    study = made(tmp_path / "corpus", {"a": WARM * 2 + NAMED, "b": COLD * 2 + NAMED})
    table = target_tones(study)
    bridge = table[(table["target"] == "bridge") & (table["group"] == OWN)].set_index("article")
    assert bridge.loc["a", "low"] > 0 > bridge.loc["b", "high"]
    assert (bridge.loc["a", "praised"], bridge.loc["a", "named"]) == (16, 17)
    told = targets_answer(table)
    assert "the warmest words go to friends in Outlet-A" in told
    assert "2 of the 4 values have an interval; 2 leave zero out: Outlet-B toward bridge" in told
    assert list(target_passages(study, "bridge", 2)["article"]) == ["a"] * 4 + ["b"] * 4


def test_a_target_that_an_article_does_not_name_is_said_to_be_unnamed(tmp_path):
    table = target_tones(made(tmp_path / "corpus", {"a": WARM, "b": PLAIN}))
    silent = table[table["reason"] == "not named"]
    assert set(zip(silent["article"], silent["target"], strict=True)) == {("b", "bridge"), ("b", "friends")}


def test_quoted_praise_is_not_the_outlets_own(tmp_path):
    table = target_tones(made(tmp_path / "corpus", {"a": ONLY_SAID}))
    values = table.set_index("group")["value"]
    assert values[QUOTED] > 0 == values[OWN]


def test_without_declared_targets_that_is_said(tmp_path):
    study = made(tmp_path / "corpus", {"a": WARM})
    assert targets_answer(target_tones(study)[:0]).startswith("No target is declared in targets.csv")


def told_of(*rows):
    import pandas as pd

    columns = ["target", "label", "value", "low", "high", "estimable", "named"]
    table = pd.DataFrame(rows, columns=columns)
    return targets_answer(table.assign(group=OWN, reason="3 sentences"))


NONE = float("nan")


def test_the_coldest_is_named_though_it_has_no_interval():
    told = told_of(("firm", "B", -0.73, NONE, NONE, False, 3), ("mayor", "A", 0.14, -0.1, 0.4, True, 20))
    assert "(mean valence a sentence that names it" in told
    assert "the coldest to firm in B, −0.73 (no interval: 3 sentences)" in told
    assert told.endswith("1 of the 2 values has an interval; none leaves zero out.")


def test_the_intervals_that_leave_out_zero_are_counted_among_those_there_are():
    rows = [("firm", "B", -0.7, -0.9, -0.5, True, 9), ("mayor", "A", 0.1, -0.1, 0.4, True, 20)]
    assert told_of(*rows).endswith("2 of the 2 values have an interval; 1 leaves zero out: B toward firm (−0.70).")
    assert "Their intervals do not touch." in told_of(*rows)


def test_an_outlets_few_sentences_have_no_interval_though_its_articles_are_enough(tmp_path):
    one = "The bridge is a splendid triumph.\n"
    worse = "The bridge is a bitter failure.\n"
    written = {"a": one, "b": worse, "c": NAMED, "d": one * 4, "e": worse * 4, "f": NAMED * 4}
    study = made(tmp_path / "corpus", written, dict(zip(written, ["few"] * 3 + ["many"] * 3, strict=True)))
    table = target_tones(study)
    bridge = table[(table["target"] == "bridge") & (table["group"] == OWN)].set_index("outlet")
    assert list(bridge["named"]) == [3, 12]
    assert list(bridge["estimable"]) == [False, True]
    assert bridge.loc["few", "reason"] == "3 of the 10 sentences that name it needed"
    assert bridge["low"].isna().to_list() == [True, False]
