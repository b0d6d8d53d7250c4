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
    assert "the warmest words go to bridge in Outlet-A" in told
    assert "the coldest to bridge in Outlet-B" in told
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
