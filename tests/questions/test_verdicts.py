"""Every hit of the two poles in the five articles was read and judged."""

import re

import pandas as pd
import pytest

from analysis.corpus import rows_of
from analysis.published import read_published
from analysis.questions.human_order import against_reading
from analysis.questions.markers import VERDICTS, read_by_eye, unread
from analysis.questions.position import positions
from analysis.study import Study, open_study
from analysis.tables import CorpusError
from tests.conftest import ROOT

ROW = r"\| ([a-z_]+) \| (\d+) \| \d+ \| (\d+) \|"


@pytest.fixture(scope="module")
def study(five):
    return open_study(five.root)


def test_every_hit_of_either_pole_has_a_verdict(study):
    poled = [family for pole in ("celebratory", "critical") for family in study.plan["poles"][pole]]
    left = unread(study)
    assert (
        left[left["entry"].str.split(".").str[0].isin(poled)][["article", "sentence", "entry"]].to_numpy().tolist()
        == []
    )


def test_the_page_states_the_counts_that_the_command_prints(study):
    """One hit more or less is let pass: whether a word stands in scare quotes is for `speech` to say."""
    page = (ROOT / "docs" / "markers.md").read_text(encoding="utf-8")
    stated = {name: (int(hits), int(wrong)) for name, hits, wrong in re.findall(ROW, page)}
    poled = [family for pole in ("celebratory", "critical") for family in study.plan["poles"][pole]]
    for row in read_by_eye(study).itertuples():
        if row.family in poled:
            hits, wrong = stated[row.family]
            assert abs(row.hits - hits) <= 1 and row.wrong == wrong, row.family


def test_verdicts_are_right_or_wrong_and_no_more_than_there_are_hits(study):
    rows = pd.DataFrame([row for _, row in rows_of(ROOT / "corpus" / "verdicts.csv", VERDICTS, VERDICTS)])
    assert set(rows["verdict"]) == {"right", "wrong"}
    keys = ["article", "sentence", "entry"]
    given = rows.astype({"sentence": "int64"}).groupby(keys).size()
    hits = study["markers"].astype({"sentence": "int64"}).groupby(keys).size()
    assert (given <= hits.reindex(given.index, fill_value=0)).all()


@pytest.mark.parametrize(
    ("name", "written", "told"),
    [
        ("verdicts.csv", "article,sentence,entry,verdict\ns3-wire,x,praise.great,right\n", "line 2: sentence 'x'"),
        ("verdicts.csv", "article,sentence,entry,verdict\ns3-wire,1,praise.great,Yes\n", "verdict 'Yes'; write a sent"),
        ("reading.csv", "article,rank,why,difference\ns3-wire,first,,\n", "line 2: rank 'first' is no number"),
    ],
)
def test_a_slip_in_a_file_of_readings_is_named_with_its_line(sample_copy, name, written, told):
    (sample_copy.root / name).write_text(written, encoding="utf-8")
    made = open_study(sample_copy.root)
    with pytest.raises(CorpusError, match=re.escape(told)):
        read_by_eye(made) if name == "verdicts.csv" else against_reading(made, positions(made))


def test_the_published_tables_are_read_as_well_as_the_texts(study):
    published = Study(study.corpus, read_published(study.corpus), False)
    assert read_by_eye(published)["unread"].sum() == read_by_eye(study)["unread"].sum()
    assert read_by_eye(published)["right"].sum() == read_by_eye(study)["right"].sum()
