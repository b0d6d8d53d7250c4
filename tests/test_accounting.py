import csv

from benchmarks.accounting import COLUMNS, VERDICTS, account

ROW = dict(zip(COLUMNS, ("a", "7", "direct", "speech", "Ada Bell", "said", "", ""), strict=True))
READ = {**ROW, "verdict": "right"}


def test_what_was_read_is_accounted_for_with_its_verdict():
    told, open_ = account([ROW], [READ])
    assert ([row["verdict"] for row in told], open_) == (["right"], [])


def test_what_was_never_read_or_was_something_else_or_is_gone_is_told():
    assert "not found now" in account([], [READ])[1][0]
    assert "a, 7: direct speech by Ada Bell" in account([ROW], [])[1]
    assert len(account([{**ROW, "cue": "claimed"}], [READ])[1]) == 2


def test_what_the_reader_found_alone_is_counted_as_omitted_and_not_looked_for():
    told, open_ = account([], [{**READ, "verdict": "omitted"}])
    assert ([row["verdict"] for row in told], open_) == (["omitted"], [])


def test_every_attribution_of_the_corpus_has_a_verdict_and_every_fault_a_word():
    with VERDICTS.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["verdict"] for row in rows} == {"right", "part", "wrong", "omitted"}
    assert all(bool(row["note"]) == (row["verdict"] != "right") for row in rows)
