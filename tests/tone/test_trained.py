"""The trained heads: the same numbers whatever stands beside, no network, and a plain word where the extra is missing."""

import json
from importlib import resources

import pytest

from analysis.__main__ import main
from analysis.tables import CorpusError
from analysis.tone import trained
from analysis.verbs.chosen import trained_beside, writer
from tests.test_apply import strict

HEADS = resources.files("analysis.tone").joinpath("data", "heads")
needed = pytest.mark.skipif(not trained.available(), reason="NOT TESTED: the extra `model` is not installed")
WARM = "The minister praised the brilliant doctors who saved hundreds of grateful families."
COLD = "Corrupt officials lied, stole and let the hospital collapse in shame."
PLAIN = "The committee meets on Tuesday in the north wing."


def applied(measure, rows, folder, lexicon):
    given, target = folder / "in.jsonl", folder / "out.jsonl"
    given.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert main(["apply", measure, str(given), str(target), "--lexicon", lexicon]) == 0
    return [strict(line) for line in target.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", ["sentence_tone", "target_tone", "frames"])
def test_a_head_is_small_and_its_card_says_what_it_was_trained_on(name):
    path = HEADS.joinpath(f"{name}.json")
    content = path.read_bytes()
    card = json.loads(content)["card"]
    assert len(content) < 1_000_000
    assert card["licence"] == "MIT (annotation)" and card["units"] > 200 and card["trained_on"]
    assert len(card["training_file_sha256"]) == 64 and card["embedding_sha256"] == trained.MODEL_SHA256
    assert all(0 < value < 1 for value in card["cross_validated"].values())


GOALS = [("sentence_tone", "pearson", 0.67), ("target_tone", "macro_f1", 0.69), ("frames", "macro_f1", 0.60)]


@pytest.mark.parametrize(("name", "number", "goal"), GOALS)
def test_what_was_reached_under_cross_validation_is_what_was_asked_for(name, number, goal):
    card = json.loads(HEADS.joinpath(f"{name}.json").read_text(encoding="utf-8"))["card"]
    assert card["cross_validated"][number] >= goal


@needed
def test_warm_is_above_plain_and_plain_above_cold():
    assert trained.sentence_value(WARM) > trained.sentence_value(PLAIN) > trained.sentence_value(COLD)
    assert trained.sentence_value("") == trained.sentence_value("…") == 0.0


@needed
def test_praise_and_blame_reach_their_targets():
    for text, target, label in ((COLD, "officials", "neg"), (WARM, "doctors", "pos"), (PLAIN, "committee", "neu")):
        start = text.index(target)
        assert trained.target_label(text, start, start + len(target))[0] == label


@needed
def test_a_text_has_the_same_numbers_alone_and_among_others(tmp_path):
    rows = [{"id": i, "text": f"{text} {i}."} for i in range(9) for text in (WARM,)]
    rows += [{"id": f"x{i}", "text": text} for i, text in enumerate((COLD, PLAIN, f"{COLD} {WARM}\n{PLAIN}", "", "…"))]
    together = applied("sentiment", rows, tmp_path, "trained")
    trained._states.cache_clear()
    assert [applied("sentiment", [row], tmp_path, "trained")[0] for row in reversed(rows)] == together[::-1]
    assert together[-2]["value"] is None


@needed
def test_the_voices_of_a_sentence_have_their_own_tone(tmp_path):
    text = f"“{WARM}” said Ada Bell, whom a court had called a disgraceful liar."
    (row,) = applied("sentiment", [{"id": 1, "text": text}], tmp_path, "trained")
    assert row["voices"]["direct"] > row["voices"]["own"]


@needed
def test_the_tone_toward_the_event_counts_the_own_words_only(tmp_path):
    said = f"“{COLD}” said Ada Bell.\n" * 3
    rows = [{"id": 1, "text": f"{WARM}\n{said}"}, {"id": 2, "text": f"{COLD}\n{said}"}, {"id": 3, "text": ""}]
    warm, cold, nothing = (row["value"] for row in applied("event_tone", rows, tmp_path, "trained"))
    assert warm > 0 > cold and nothing == 0.0


@needed
def test_frames_lie_between_nought_and_one_even_without_words(tmp_path):
    money = "The plan will cost taxpayers billions, and companies will cut thousands of jobs as prices rise. " * 5
    rows = applied("frames", [{"id": 1, "text": money}, {"id": 2, "text": ""}], tmp_path, "trained")
    assert all(set(row["frames"]) == set(trained.FRAMES) for row in rows)
    assert all(0 <= value <= 1 for row in rows for value in row["frames"].values())
    assert rows[0]["frames"]["economic"] >= 0.5 > rows[0]["frames"]["human_interest"]


def test_another_tone_list_may_be_chosen(tmp_path):
    rows = [{"id": 1, "text": WARM, "start": 4, "end": 12}]
    assert applied("sentiment", rows, tmp_path, "vader")[0]["value"] > 0
    assert applied("target_tone", rows, tmp_path, "vader")[0]["label"] in ("neg", "neu", "pos")


@pytest.mark.parametrize(
    ("measure", "lexicon", "told"),
    [
        ("readability", "trained", "measure 'readability' has no lexicon 'trained'"),
        ("frames", "vader", "measure 'frames' has no lexicon 'vader'"),
        ("moods", "", "measure 'moods' is unknown; write one of quotes"),
    ],
)
def test_a_choice_that_there_is_not_is_named(measure, lexicon, told):
    with pytest.raises(CorpusError, match=told):
        writer(measure, lexicon)


def test_without_the_extra_the_line_to_install_it_is_said(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(trained, "NEEDED", ("no_such_library",))
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "a"}\n')
    assert main(["apply", "sentiment", str(tmp_path / "in.jsonl"), str(tmp_path / "out"), "--lexicon", "trained"]) == 1
    assert "pip install 'media-framing[model]'" in capsys.readouterr().err
    gold = tmp_path / "in.jsonl"
    assert trained_beside("sentence_tone", [{"id": 1, "text": "a", "tone": 1}], gold, lambda rows: rows) == {}


@needed
def test_another_model_than_the_heads_were_trained_on_is_refused(monkeypatch):
    trained._model.cache_clear()
    monkeypatch.setattr(trained, "MODEL_SHA256", "0" * 64)
    with pytest.raises(CorpusError, match="not the model that the heads were trained on"):
        trained._model()


@needed
def test_gold_that_a_head_was_trained_on_is_judged_by_weights_that_did_not_see_it(monkeypatch, tmp_path):
    path = tmp_path / "rated.jsonl"
    rows = [
        {"id": str(i), "article": f"a{i}", "text": text, "tone": 0} for i, text in enumerate((WARM, COLD, PLAIN) * 3)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    fresh = [one["value"] for one in trained_beside("sentence_tone", rows, path, tuple)["trained"]]
    from hashlib import sha256

    monkeypatch.setitem(
        trained.head("sentence_tone").card, "training_file_sha256", sha256(path.read_bytes()).hexdigest()
    )
    held = [one["value"] for one in trained_beside("sentence_tone", rows, path, tuple)["trained"]]
    assert fresh == [trained.sentence_value(row["text"]) for row in rows]
    assert held == [trained.sentence_value(row["text"], trained.fold_of(row["article"])) for row in rows] != fresh


@needed
def test_the_trained_measure_keeps_the_laws_of_every_measure():
    from analysis.measures.laws import check
    from analysis.measures.trained import TrainedTone

    check(TrainedTone())
