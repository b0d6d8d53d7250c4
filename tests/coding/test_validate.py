"""The verb: gold in, numbers, cards and the page out; bad input is said in one line."""

import csv
import json
import shutil

import pytest

from analysis.__main__ import main
from analysis.coding.card import loaded
from analysis.tables import CorpusError
from analysis.tone.trained import available
from analysis.verbs import validate as verb
from tests.coding.rated import RATED

SAMPLE = verb.ROOT / "corpus" / "sample" / "gold"


def quiet(_: str) -> None:
    pass


def lines(path, rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def rated(tmp_path):
    return lines(tmp_path / "rated.jsonl", RATED)


def test_a_measure_is_applied_and_its_card_written(rated, tmp_path, capsys):
    rated.with_suffix(".toml").write_text('name = "Sixty"\ndomain = "original prose"\nlanguage = "en"\ncoders = 1\n')
    assert main(["validate", "sentence_tone", "--gold", str(rated), "--card", str(tmp_path / "card.json")]) == 0
    card = loaded((tmp_path / "card.json").read_text(encoding="utf-8"))
    assert (card.measure, card.n, card.gold, card.status) == ("sentence_tone", 60, "Sixty", "validated elsewhere")
    told = capsys.readouterr().out
    assert "| number | here | VADER | above VADER by |" in told and card.sentence() in told


def test_gold_that_says_nothing_of_itself_validates_nothing(rated):
    assert verb.validate("sentence_tone", rated, say=quiet).card().status == "not validated"


def test_the_predictions_of_another_program_are_put_in_order(rated, tmp_path):
    found = lines(tmp_path / "found.jsonl", [{"id": row["id"], "value": row["tone"]} for row in reversed(RATED)])
    assert verb.validate("sentence_tone", rated, found, quiet).value("pearson").value == pytest.approx(1)


def test_the_sample_s_own_gold_is_right_in_everything():
    path = SAMPLE / "quotations.jsonl"
    result = verb.validate("quotes", path, path, quiet)
    assert result.value("all/all/e2e_iou80/f1").value == 1


def test_the_sample_s_markers_are_read_with_their_texts():
    rows = verb.read_gold("markers", SAMPLE / "markers.csv")
    assert len(rows) == 5 and all(row["names"] for row in rows)
    for row in rows:
        assert all(0 <= one["start"] < one["end"] <= len(row["text"]) for one in row["markers"])


BAD = [
    (["moods", "--gold", "rated.jsonl"], "task 'moods' is unknown; write one of quotes, "),
    (["--gold", "rated.jsonl"], "no task; write quotes, "),
    (["frames", "--gold", "rated.jsonl"], "rated.jsonl, object 1: no 'frames'; frames needs id, text, frames"),
    (["frames", "--gold", "nowhere.jsonl"], "nowhere.jsonl: the file is missing"),
    (["frames", "--gold", "empty.jsonl"], "empty.jsonl: no line in it"),
    (["--all", "--gold", "nowhere"], "nowhere: no such folder"),
    (
        ["sentence_tone", "--gold", "rated.jsonl", "--predictions", "few.jsonl"],
        "59 ids have no prediction, the first '1'",
    ),
    (
        ["sentence_tone", "--gold", "rated.jsonl", "--predictions", "bad.jsonl"],
        "bad.jsonl, line 1: no object with `id` and",
    ),
    (["sentence_tone", "--gold", "rated.jsonl", "--predictions", "broken.jsonl"], "broken.jsonl, line 1: Expecting"),
]


@pytest.mark.parametrize(("arguments", "told"), BAD)
def test_bad_input_is_said_in_one_line(arguments, told, rated, tmp_path, monkeypatch, capsys):
    lines(tmp_path / "few.jsonl", [{"id": "0", "value": 1}])
    lines(tmp_path / "bad.jsonl", [{"id": "0"}])
    (tmp_path / "broken.jsonl").write_text("{\n")
    (tmp_path / "empty.jsonl").write_text("\n")
    monkeypatch.chdir(tmp_path)
    assert main(["validate", *arguments]) == 1
    assert told in capsys.readouterr().err


def test_an_attribution_without_a_prediction_was_not_found():
    rows = verb.read_gold("quotes", SAMPLE / "quotations.jsonl")
    found = verb.read_predictions("quotes", SAMPLE / "quotations.jsonl", [*rows, {"id": "unknown"}])
    assert found[-1] == {"quotes": []}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Validate all that a folder with two small gold sets and the repository's own sets allow."""
    folder = tmp_path_factory.mktemp("gold")
    lines(folder / "editorial_sentences.jsonl", RATED)
    shutil.copy(SAMPLE / "quotations.jsonl", folder / "quotes_dev.jsonl")
    verb.validate_all(folder, folder / "out", quiet)
    return folder / "out"


def test_everything_writes_the_page_the_numbers_and_the_cards(written):
    cards = {path.stem: loaded(path.read_text(encoding="utf-8")) for path in written.rglob("cards/*.json")}
    assert set(cards) == {"quotes", "sentence_tone", "speakers", "roles", "uses", "markers"}
    page = (written / "docs" / "validity.md").read_text(encoding="utf-8")
    assert "kept back" in page and "framing validate --all --gold DIR" in page
    for card in cards.values():
        assert f"| {card.measure} |" in page and card.gold in page


def test_every_number_is_in_the_table(written):
    with (written / "docs" / "validity.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["whose"] for row in rows} >= {"measure", "VADER", "above VADER", "last-person", "above last-person"}
    assert all(float(row["value"]) == float(row["value"]) for row in rows)
    assert len({tuple(row[k] for k in ("task", "gold", "number", "whose", "outlet")) for row in rows}) == len(rows)


def test_a_goal_is_met_or_missed_in_words(written):
    page = (written / "docs" / "validity.md").read_text(encoding="utf-8")
    goals = page.split("## Goals")[1].split("## Cards")[0].splitlines()
    goals = [line for line in goals if line.startswith("| ") and not line.startswith(("| task", "| ---"))]
    assert len(goals) == 14 + 2 * available() and all(" met" in line or "missed by" in line for line in goals)


def test_nothing_of_the_gold_is_written(written):
    everything = "".join(path.read_text(encoding="utf-8") for path in written.rglob("*") if path.is_file())
    assert not [row["text"] for row in RATED if row["text"] in everything]


def test_an_unknown_gold_line_names_its_file(tmp_path):
    with pytest.raises(CorpusError, match=r"coded\.csv, line 2: no text 'x'"):
        (tmp_path / "coded.csv").write_text("article,start,stop,family\nx,0,1,war\n")
        verb.read_gold("markers", tmp_path / "coded.csv")
