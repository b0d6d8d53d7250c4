import json
from pathlib import Path

import pytest

from analysis.coding.speakers import last_person
from analysis.coding.tasks import TASKS
from analysis.coding.validity import BETWEEN, beside, validity
from tests.coding.test_card import NEWS

SETS = Path(__file__).parents[1] / "sets"


def values(task, gold, found):
    judged = TASKS[task](gold, found, "")
    return {one.name: one.value for one in judged.whole().values(judged.numbers)}


def read(name):
    return [json.loads(line) for line in (SETS / name).read_text(encoding="utf-8").splitlines()]


def test_a_tie_between_two_articles_of_an_event_counts_half():
    gold = [{"id": str(i), "text": "", "event": "e", "tone_to_event": tone} for i, tone in enumerate((-1, 0, 1, None))]
    assert values("event_tone", gold, [{"value": 0}] * 4)["in_human_order"] == 0.5
    assert values("event_tone", gold, [{"value": v} for v in (0, 1, 1, 9)])["in_human_order"] == pytest.approx(2.5 / 3)


def test_a_pair_counts_for_both_its_outlets():
    gold = [
        {"id": o, "text": "", "event": "e", "outlet": o, "tone_to_event": t} for o, t in (("A", 0), ("B", 1), ("c", 0))
    ]
    judged = TASKS["event_tone"](gold, [{"value": v} for v in (0, 1, 2)], "")
    found = {outlet: gauge.values(judged.numbers)[0].value for outlet, gauge in judged.outlets().items()}
    assert found == {"a": 1, "b": 0.5, "c": 0}


def test_articles_are_correlated_by_their_means():
    rated = (("a", 1, 0.1), ("a", 3, 0.5), ("b", 0, 0.2), ("b", 0, 0.2), ("c", -2, 0.1))
    gold = [{"id": str(i), "article": a, "tone": t} for i, (a, t, _) in enumerate(rated)]
    four = [{**row, "id": f"{row['id']} {i}", "article": f"{row['article']} {i}"} for i in range(4) for row in gold]
    found = values("sentence_tone", four, [{"value": v} for *_, v in rated] * 4)
    assert "article_pearson" not in values("sentence_tone", gold, [{"value": v} for *_, v in rated])
    assert found["article_pearson"] == pytest.approx(1)  # (2, .3), (0, .2), (-2, .1) lie on a line
    assert found["pearson"] < 0.9


def test_a_sentence_without_a_word_is_neutral():
    gold = [{"id": str(i), "article": str(i), "tone": t} for i, t in enumerate((-1, 0, 1) * 4)]
    assert values("sentence_tone", gold, [{"value": v} for v in (-1, None, 1) * 4])["pearson"] == pytest.approx(1)


def test_what_hangs_together_is_read_from_the_id_where_a_set_says_how():
    gold = [{"id": f"paper_{n}_{i}", "text": str(i), "label": "neu"} for n in (1, 2) for i in (1, 2, 3)]
    judged = TASKS["target_tone"](gold, [{"label": "neu"}] * 6, r"(paper_\d+)_")
    assert judged.whole().clusters == ("paper_1", "paper_2")


def test_the_right_names_are_right_and_none_is_right_for_nobody():
    gold = read("speakers.jsonl")
    assert set(values("speakers", gold, [{"name": row["name"]} for row in gold]).values()) == {1.0}
    nobody = values("speakers", gold, [{"quotes": []}] * len(gold))
    assert nobody["unresolvable/right"] == 1 and nobody["named/right"] == 0 and "answered/right" not in nobody


def test_the_attribution_nearest_to_the_case_answers():
    gold = [{**read("speakers.jsonl")[0], "type": "pronoun"}]
    span = gold[0]["quote"]
    quotes = [{"start": 0, "end": 9, "speaker": {"name": "Nobody"}}, {**span, "speaker": {"name": gold[0]["name"]}}]
    assert values("speakers", gold, [{"quotes": quotes}])["right"] == 1


def test_the_last_person_rule_takes_the_last_name_before_the_mention():
    text = "Ada Bell met Tom Reed. She sat down. “No,” she said."
    mention = {"start": text.rindex("she"), "end": text.rindex("she") + 3}
    assert last_person([{"id": "1", "text": text, "mention": mention}])[0]["name"] == "Tom Reed"


def test_the_last_person_rule_is_wrong_on_about_half_of_pronouns_and_descriptions():
    gold = read("speakers.jsonl")
    found = values("speakers", gold, last_person(gold))
    assert 0.35 < found["description/right"] < 0.65 and 0.45 < found["pronoun/right"] < 0.75


def test_the_use_is_that_of_the_mark_or_of_the_attribution():
    gold = read("uses.jsonl")
    marks = [{"quotes": [], "marks": [{"start": r["start"], "end": r["end"], "use": r["use"]}]} for r in gold]
    assert values("uses", gold, marks)["macro_f1"] == 1
    speech = [{"quotes": [{"start": r["start"], "end": r["end"], "use": "speech"}], "marks": []} for r in gold]
    assert values("uses", gold, speech)["macro_f1"] == pytest.approx(0.1)


def test_a_marker_is_right_in_its_family_and_outside_names():
    text = "A warm welcome under the Friendship Line."
    coded = [{"start": 2, "end": 14, "family": "praise"}]
    gold = [{"id": "a", "text": text, "markers": coded, "names": ["Friendship Line"]}]
    hits = [{"start": 2, "end": 6, "family": "praise"}, {"start": 25, "end": 35, "family": "praise"},
            {"start": 7, "end": 14, "family": "hedges"}]  # fmt: skip
    assert values("markers", gold, [{"markers": hits}])["all/f1"] == 1
    assert values("markers", gold, [{"markers": hits[1:]}])["all/r"] == 0


def test_a_longer_family_name_finds_the_invented_one():
    gold = [{"id": "a", "text": "At war.", "markers": [{"start": 3, "end": 6, "family": "war"}]}]
    assert values("markers", gold, [{"markers": [{"start": 3, "end": 6, "family": "war_ukraine"}]}])["war/f1"] == 1


def test_vader_and_the_last_person_stand_beside_their_tasks():
    rows = [
        {"id": str(i), "article": str(i), "text": t, "tone": i % 3}
        for i, t in enumerate(("Bad.", "Rain.", "Good.") * 4)
    ]
    result = validity("sentence_tone", NEWS, rows, [{"value": v} for v in (0, 1, 0) * 4])
    assert result.others() == ["VADER"]
    assert result.value("spearman", "VADER").value == 1
    assert result.value("spearman", "above VADER").value == result.value("spearman").value - 1
    assert list(beside("speakers", read("speakers.jsonl")[:2])) == ["last-person"] and beside("frames", []) == {}


def test_outlets_that_are_equally_well_measured_do_not_differ():
    gold = [{"id": str(i), "text": str(i), "outlet": "abc"[i % 3], "topic": str(i), "label": i % 2} for i in range(240)]
    found = [{"label": int(row["label"]) if int(row["id"]) % 7 else 1 - int(row["label"])} for row in gold]
    result = validity("loaded", NEWS, gold, found)
    assert result.outlets() == ["a", "b", "c"]
    assert result.value("macro_f1", BETWEEN).value == 0
    assert result.value("macro_f1", outlet="a").n == 80
