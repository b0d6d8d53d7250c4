import json
from pathlib import Path

import pytest

from analysis.tables import CorpusError
from analysis.verbs.apply import apply
from tests import texts

MEASURES = ("quotes", "sentiment", "terms", "markers", "readability")
ODD = texts.EVERY


def strict(line: str) -> dict:
    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is no JSON")

    return json.loads(line, parse_constant=refuse)


def applied(measure: str, rows: list[dict], folder: Path) -> list[dict]:
    given, target = folder / "in.jsonl", folder / "out.jsonl"
    given.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    assert apply(measure, given, target, lambda _: None) == len(rows)
    return [strict(line) for line in target.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("measure", MEASURES)
def test_every_line_in_gives_one_line_out_in_order_with_all_else_kept(measure, tmp_path):
    rows = [{"id": name, "outlet": {"name": "é"}, "text": text} for name, text in ODD.items()]
    found = applied(measure, rows, tmp_path)
    assert [row["id"] for row in found] == list(ODD)
    assert all(row["outlet"] == {"name": "é"} and "text" not in row for row in found)


@pytest.mark.parametrize("measure", MEASURES)
def test_a_text_is_measured_the_same_alone_and_among_others(measure, tmp_path):
    rows = [{"id": name, "text": text} for name, text in ODD.items()]
    together = applied(measure, rows, tmp_path)
    assert [applied(measure, [row], tmp_path)[0] for row in rows] == together


def test_offsets_of_quotes_point_into_the_given_text(tmp_path):
    for row, text in zip(
        applied("quotes", [{"id": n, "text": t} for n, t in ODD.items()], tmp_path), ODD.values(), strict=True
    ):
        for said in row["quotes"]:
            for place in (said, said["speaker"], said["cue"]):
                assert place is None or text[place["start"] : place["end"]] == place["text"]
            assert said["kind"] in ("direct", "indirect", "mixed")
            assert said["use"] in ("speech", "document")
            for start, stop in said.get("spans", []):
                assert said["start"] <= start < stop <= said["end"]
        assert all(mark["use"] in ("scare", "title") and mark["start"] < mark["end"] for mark in row["marks"])


def test_a_quotation_has_its_speaker_and_its_cue(tmp_path):
    (row,) = applied("quotes", [{"id": 1, "text": texts.CURLY_QUOTES}], tmp_path)
    (said,) = row["quotes"]
    assert (said["text"], said["kind"], said["use"]) == ("“It’s done,”", "direct", "speech")
    assert said["speaker"] == {"start": 18, "end": 26, "text": "Ada Bell", "name": "Ada Bell"}
    assert said["cue"] == {"start": 13, "end": 17, "text": "said"}
    assert row["marks"] == []


def test_offsets_count_code_points_not_bytes_and_line_ends_stay(tmp_path):
    text = "👍🏽 e\u0301\r\n\r\n“It’s done,” said Ada Bell."
    (row,) = applied("quotes", [{"id": 1, "text": text}], tmp_path)
    assert row["quotes"][0]["start"] == text.index("“")


def test_markers_point_into_the_given_text(tmp_path):
    (row,) = applied("markers", [{"id": 1, "text": texts.SPOKEN}], tmp_path)
    assert row["markers"]
    assert all(texts.SPOKEN[hit["start"] : hit["end"]] == hit["text"] for hit in row["markers"])
    assert sum(row["counts"].values()) == len(row["markers"])


@pytest.mark.parametrize(("measure", "key"), [("sentiment", "value"), ("readability", "value")])
def test_a_text_without_a_word_has_no_value_rather_than_zero(measure, key, tmp_path):
    found = applied(measure, [{"id": n, "text": ODD[n]} for n in ("EMPTY", "ONLY_WHITE_SPACE", "NO_WORD")], tmp_path)
    assert [row[key] for row in found] == [None, None, None]


def test_terms_are_counted_by_voice(tmp_path):
    (row,) = applied("terms", [{"id": 1, "text": texts.SPOKEN}], tmp_path)
    assert {(one["voice"], one["count"]) for one in row["terms"] if one["term"] == "the"} == {
        ("own", 2),
        ("direct", 1),
        ("indirect", 1),
    }


def test_no_line_gives_an_empty_file(tmp_path):
    assert applied("terms", [], tmp_path) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"id": 1, "text": "a"}\nno json\n', ["in.jsonl, line 2", "one JSON object a line"]),
        (b'{"id": 1}\n', ["in.jsonl, line 1", "`id` and `text`"]),
        (b'\n{"text": "a"}\n', ["in.jsonl, line 2", "`id` and `text`"]),
        (b'{"id": 1, "text": null}\n', ["in.jsonl, line 1", "`id` and `text`"]),
        (b'["id", "text"]\n', ["in.jsonl, line 1", "`id` and `text`"]),
        (b'{"id": 1, "text": "a"}\n{"id": 1, "text": "b"}\n', ["in.jsonl, line 2", "id 1", "its own"]),
        ('{"id": 1, "text": "Да"}\n'.encode("cp1251"), ["in.jsonl, line 1", "UTF-8"]),
    ],
)
def test_a_broken_line_is_named_and_an_earlier_target_stays(content, told, tmp_path):
    given, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_bytes(content)
    target.write_text("earlier\n", encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        apply("terms", given, target, lambda _: None)
    assert all(part in str(caught.value) for part in told), str(caught.value)
    assert target.read_text(encoding="utf-8") == "earlier\n"
    assert {path.name for path in tmp_path.iterdir()} == {"in.jsonl", "out.jsonl"}


def test_a_byte_order_mark_and_empty_lines_are_passed_over(tmp_path):
    given, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_bytes(b'\xef\xbb\xbf{"id": 1, "text": "Rain."}\r\n\r\n{"id": 2, "text": "Snow."}')
    assert apply("terms", given, target, lambda _: None) == 2
    assert len(target.read_text(encoding="utf-8").splitlines()) == 2


@pytest.mark.parametrize(
    "line", ['{"id": "1", "text": "half \\ud83d"}', f'{{"id": "1", "text": "a", "n": {"1" * 5000}}}']
)
def test_a_line_that_no_file_can_hold_is_refused(tmp_path, line):
    given = tmp_path / "in.jsonl"
    given.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"in.jsonl, line 1: .*write one JSON object a line"):
        apply("terms", given, tmp_path / "out.jsonl")


@pytest.mark.parametrize("measure", [*MEASURES, "target_tone", "event_tone", "frames", "loaded"])
def test_another_language_is_refused_by_name_and_its_line_stays(measure, tmp_path, capsys):
    place = {"start": 0, "end": 2}
    rows = [
        {"id": "said", "language": "French", "text": "Le pont est fermé.", **place},
        {"id": "unsaid", "text": texts.ANOTHER_LANGUAGE, **place},
        {"id": "english", "language": "en-GB", "text": texts.SPOKEN, **place},
        {"id": "short", "text": "Le pont est fermé.", **place},
    ]
    found = applied(measure, rows, tmp_path)
    assert [row["id"] for row in found] == [row["id"] for row in rows]
    wanted = [] if measure == "terms" else ["said", "unsaid"]
    assert [row["id"] for row in found if "refused" in row] == wanted
    assert ("2 not measured" in capsys.readouterr().err) == bool(wanted)
    if wanted:
        assert found[0]["refused"] == f"{measure} is made for en; language 'fr' not measured"
        assert not any(found[1].get(key) for key in ("quotes", "marks", "value", "label", "frames", "markers"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rain.",
        "Mayor Ada Bell, Harbour Master Tom Reed, Gazette reporters Ann Lee, Sam Hill: winners",
        texts.SPOKEN,
    ],
)
def test_a_text_too_short_or_unclear_to_tell_is_measured(text, tmp_path, capsys):
    assert "refused" not in applied("sentiment", [{"id": 1, "text": text}], tmp_path)[0]
    assert capsys.readouterr().err == ""
