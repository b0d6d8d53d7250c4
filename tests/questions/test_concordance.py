from time import monotonic

import pandas as pd
import pytest

from analysis.__main__ import main
from analysis.questions.concordance import COLUMNS, concordance
from analysis.study import open_study
from analysis.tables import CorpusError


@pytest.fixture(scope="module")
def study(sample):
    return open_study(sample.root)


def test_a_match_stands_between_its_own_sentences_words(study):
    found = concordance(study, r"friend(s|ship)?\b", width=20)
    assert len(found) > 5 and list(found.columns) == COLUMNS
    for row in found.to_dict("records"):
        assert row["left"] + row["match"] + row["right"] in study.passage(row["article"], row["sentence"] - 1)
        assert len(row["left"]) <= 20 and len(row["right"]) <= 20


@pytest.mark.parametrize("sort", ["match", "left", "right"])
def test_lines_are_sorted_by_match_or_company(study, sort):
    found = concordance(study, "declaration|friendship", sort=sort)
    keys = found[sort].str.casefold().str.strip()
    keys = keys.map(lambda told: " ".join(reversed(told.split()))) if sort == "left" else keys
    assert list(keys) == sorted(keys)


def test_a_blind_list_names_no_outlet_and_no_article(study):
    found = concordance(study, "the", blind=True)
    shown = " ".join(found["label"]) + " ".join(found["article"])
    assert not any(name in shown for name in (*study.labels, *study.labels.values()))
    assert set(found["label"]) == {f"text {n}" for n in range(1, 6)}
    assert len(found) == len(concordance(study, "the"))


def test_a_pattern_that_takes_too_long_is_broken_off(make_corpus):
    study = open_study(make_corpus({"a": "Rain " + "a" * 60 + " fell."}, language="en").root)
    before = monotonic()
    with pytest.raises(CorpusError, match=r"not done after 0\.3 s"):
        concordance(study, "(a+)+!", seconds=0.3)
    assert monotonic() - before < 3


def test_a_broken_pattern_and_an_unknown_order_are_told(study):
    with pytest.raises(CorpusError, match=r"pattern '\(a', character 0: missing"):
        concordance(study, "(a")
    with pytest.raises(CorpusError, match="no order is called 'length'"):
        concordance(study, "a", sort="length")


def test_the_verb_says_lines_and_writes_a_table(sample, tmp_path, capsys):
    assert main(["concordance", "friendship", "--corpus", str(sample.root)]) == 0
    assert "[friendship]" in capsys.readouterr().out
    out = tmp_path / "lines.csv"
    assert main(["concordance", "friendship", "--blind", "--out", str(out), "--corpus", str(sample.root)]) == 0
    assert list(pd.read_csv(out).columns) == COLUMNS


def test_marks_as_a_keyboard_types_them_find_the_printed_ones(make_corpus):
    corpus = make_corpus({"a": "The people’s bridge is old. “Rain,” she said."}, language="en")
    study = open_study(corpus.root)
    assert list(concordance(study, "people's")["match"]) == ["people’s"]
    assert list(concordance(study, '"rain')["match"]) == ["“Rain"]


def test_slashes_around_a_pattern_are_no_part_of_it(sample):
    study = open_study(sample.root)
    assert len(concordance(study, "/friend.?ship/")) == len(concordance(study, "friend.?ship")) > 0


def test_an_article_that_is_not_measured_is_found_and_marked(mixed):
    found = concordance(open_study(mixed.root), r"\w+")
    assert dict(zip(found["article"], found["label"], strict=True)) == {"a": "A", "b": "B", "c": "C (not measured)"}
