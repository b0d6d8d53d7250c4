import re
from dataclasses import replace
from importlib import resources
from math import nan

import pytest

from analysis.coding.card import CARDS, Card, card, loaded, made
from analysis.coding.declared import Gold, declared
from analysis.coding.gauge import Value
from analysis.tables import CorpusError

NEWS = Gold("a set", "CC0-1.0", "news of an invented country", "en", coders=2)
GOOD = Card("tone", "r", 0.6, 0.55, 0.65, 300, "sentences", "30 articles", 0.5, "validated elsewhere", "a set")
SHIPPED = [
    path for path in resources.files("analysis.coding").joinpath("cards").iterdir() if path.name.endswith(".json")
]


@pytest.mark.parametrize(
    ("gold", "units", "status"),
    [
        (replace(NEWS, here=True), 200, "validated here"),
        (replace(NEWS, here=True), 199, "not validated"),
        (replace(NEWS, here=True, coders=1), 500, "not validated"),
        (NEWS, 50, "validated elsewhere"),
        (NEWS, 49, "insufficient"),
        (replace(NEWS, here=True), 49, "insufficient"),
        (Gold("nobody knows"), 500, "not validated"),
        (replace(NEWS, language=""), 500, "not validated"),
    ],
)
def test_the_status_follows_from_units_coders_and_domain(gold, units, status):
    assert gold.status(units) == status


@pytest.mark.parametrize(
    ("change", "passes"),
    [
        ({}, True),
        ({"low": 0.49}, False),
        ({"low": nan}, False),
        ({"threshold": nan}, False),
        ({"status": "insufficient"}, False),
        ({"status": "not validated"}, False),
        ({"status": "validated here"}, True),
    ],
)
def test_a_card_passes_when_validated_and_its_low_end_reaches_the_threshold(change, passes):
    assert replace(GOOD, **change).passes is passes


def test_a_card_comes_back_from_json_as_it_was():
    assert loaded(GOOD.dumped()) == GOOD
    assert '"low": null' in replace(GOOD, low=nan).dumped()


def test_a_card_says_itself_in_one_sentence():
    one = made("frames", NEWS, Value("macro_f1", 0.604, 0.55, 0.65, 0.02, 215, 200), 200)
    assert one.sentence() == (
        "frames: macro F1 of five frames .60 [.55, .65] on 215 articles of a set (news of an invented country, en): "
        "validated elsewhere; declared threshold .51 reached."
    )


def test_a_measure_without_a_card_is_not_validated():
    assert card("no such measure").sentence() == "no such measure: not validated against human judgement."
    assert not card("no such measure").passes


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_shipped_card_holds_what_was_declared_and_no_date(path):
    one = loaded(path.read_text(encoding="utf-8"))
    told = declared()["task"][one.measure]
    assert path.name == f"{one.measure}.json"
    assert (one.threshold, one.statistic) == (told["threshold"], told["statistic"])
    assert one.low <= one.value <= one.high and one.n and one.gold
    assert not re.search(r"20\d\d-\d\d|\"date\"", path.read_text(encoding="utf-8"))


def test_every_task_declares_what_a_card_needs():
    from analysis.coding.tasks import GIVES, NEEDS, TASKS

    assert set(declared()["task"]) == set(TASKS) == set(NEEDS) == set(GIVES)
    assert set(CARDS.values()) <= set(TASKS)
    for told in declared()["task"].values():
        assert {"about", "files", "headline", "statistic", "units", "clusters", "threshold", "shown", "goals"} == set(
            told
        )


def test_a_gold_set_says_its_name_in_a_file_beside_it(tmp_path):
    (tmp_path / "mine.toml").write_text('name = "Mine"\ndomain = "news"\nlanguage = "en"\ncoders = 2\nhere = true\n')
    assert Gold.of(tmp_path / "mine.jsonl") == Gold("Mine", "not stated", "news", "en", 2, True)
    assert Gold.of(tmp_path / "other.jsonl") == Gold("other")
    assert Gold.of(tmp_path / "same_event.jsonl").name == "BASIL"


def test_a_gold_set_with_an_unknown_word_beside_it_is_refused(tmp_path):
    (tmp_path / "mine.toml").write_text('owner = "me"\n')
    with pytest.raises(CorpusError, match=r"mine\.toml: 'owner' is unknown; write name"):
        Gold.of(tmp_path / "mine.jsonl")


@pytest.mark.parametrize(
    ("value", "low", "ending"),
    [
        (0.61, 0.43, "declared threshold .51 not reached by the lower end of the interval, .43."),
        (0.45, 0.33, "declared threshold .51 not reached."),
        (0.61, 0.52, "declared threshold .51 reached."),
        (0.61, nan, "no interval from 4 articles, so nothing shows that it reaches the declared threshold .51."),
    ],
)
def test_a_card_says_what_of_the_interval_reaches_the_threshold(value, low, ending):
    assert replace(GOOD, value=value, low=low, threshold=0.51, clusters="4 articles").sentence().endswith(ending)
