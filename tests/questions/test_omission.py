import shutil

import pandas as pd
import pytest

from analysis.corpus import rows_of
from analysis.lexicons.ledger import read_ledger
from analysis.line import measure
from analysis.published import publishable
from analysis.questions.omission import (
    contradictions,
    fact_pages,
    fact_recall,
    facts_caption,
    omissions,
    omissions_answer,
)
from analysis.study import Study, open_study
from tests.conftest import ROOT


def quiet(_: str) -> None:
    """Say nothing."""


def cells(study: Study) -> pd.Series:
    return omissions(study).set_index(["fact", "article"])["state"]


def without(corpus, file: str, *sentences: str) -> None:
    path = corpus.path("texts") / file
    text = path.read_bytes().decode()
    for sentence in sentences:
        assert sentence in text
        text = text.replace(sentence, "")
    path.write_bytes(text.encode())


def test_a_fact_taken_out_of_one_article_flips_that_cell_and_no_other(sample, sample_copy):
    before = cells(open_study(sample.root))
    without(
        sample_copy,
        "meaning-of-a-great-visit.txt",
        "Its last word was spoken from home: on returning to Sarn, Vastek sent\nhis host a warm letter of thanks.",
        "The letter that followed deserves attention.",
    )
    measure(sample_copy, quiet)
    after = cells(open_study(sample_copy.root))
    assert list(before.index[before != after]) == [("letter", "s2-analysis")]
    assert (before["letter", "s2-analysis"], after["letter", "s2-analysis"]) == ("own voice", "not found")


def test_a_preview_cannot_omit_the_signing(sample):
    found = cells(open_study(sample.root))
    assert found["declaration", "s1-preview"] == "not knowable"
    assert found["letter", "s3-wire"] == "not knowable"
    assert "not knowable" not in set(found[:, "s5-critique"])


def test_the_planted_contradictions_are_found(sample):
    found = contradictions(open_study(sample.root)).groupby(["fact", "article"])["value"].agg(set).to_dict()
    assert (found["visit-kind", "s3-wire"], found["visit-kind", "s4-news"]) == ({"working"}, {"state"})
    assert (found["documents", "s3-wire"], found["documents", "s4-news"]) == ({"14"}, {"16"})
    assert (found["trade", "s3-wire"], found["trade", "s5-critique"]) == ({"9.4"}, {"12", "8.1"})
    assert {fact for fact, _ in found} == {"visit-kind", "documents", "trade"}


def test_without_paraphrases_nothing_is_called_absent(sample):
    study = open_study(sample.root)
    assert fact_recall(study).empty
    assert "absent" not in set(omissions(study)["state"])


def test_without_the_texts_the_cells_are_the_same(sample, sample_copy):
    shutil.rmtree(sample_copy.path("texts"))
    shutil.rmtree(sample_copy.build)
    study = open_study(sample_copy.root)
    assert not study.texts
    pd.testing.assert_frame_equal(omissions(study), omissions(open_study(sample.root)))


def test_the_published_facts_tell_the_sentence_and_not_the_word(sample):
    assert not {"word", "length"} & set(publishable(sample.build)["facts"])


def test_a_study_of_one_article_has_its_cells_only(sample):
    study = open_study(sample.root).only(articles=["s3-wire"])
    assert set(omissions(study)["article"]) == {"s3-wire"}
    assert contradictions(study).empty


def test_a_corpus_without_a_ledger_says_so(make_corpus):
    corpus = make_corpus({"a": "They signed."}, language="en")
    measure(corpus, quiet)
    study = open_study(corpus.root)
    table = omissions(study)
    assert "Write one as facts.csv" in omissions_answer(table, contradictions(study))
    assert fact_pages(table) == []


def test_pages_hold_whole_classes(sample):
    table = omissions(open_study(sample.root))
    pages = fact_pages(table, most=12)
    assert sum(map(len, pages)) == len(table)
    assert all(page["fact"].nunique() <= 12 for page in pages)


def test_a_refused_or_empty_article_is_not_measured_and_not_drawn(mixed):
    table = omissions(open_study(mixed.root))
    assert list(table["state"]) == ["only quoted", "not found", "not measured", "not measured"]
    assert table[["value", "own", "quoted"]].isna().sum(axis=1).tolist() == [0, 0, 3, 3]
    (page,) = fact_pages(table)
    assert list(page["column"]) == ["A", "B"]
    assert "Not measured, and so left out, are C and D." in facts_caption(page)
    assert "told by A (1 of 1), the least by B (0 of 1)" in omissions_answer(table, pd.DataFrame())
    assert omissions_answer(table.head(1), pd.DataFrame()).startswith(
        "A tells some (1 of 1) of the facts that it could"
    )


# The set of the five: three paraphrases a fact for measuring, all written before the forms.
PARAPHRASES = [row for _, row in rows_of(ROOT / "corpus" / "paraphrases.csv", ["use", "fact", "text"])]


def test_each_fact_has_three_paraphrases_and_there_are_sixty_distractors():
    measured = pd.Series([row["fact"] for row in PARAPHRASES if row["use"] == "measuring"]).value_counts()
    assert set(measured.index) == {fact.fact for fact in read_ledger(ROOT / "corpus" / "facts.csv").facts}
    assert measured.min() >= 3
    assert sum(row["use"] == "distractor" for row in PARAPHRASES) >= 60
    assert len({row["text"] for row in PARAPHRASES}) == len(PARAPHRASES)


def test_absent_is_printed_exactly_where_the_lower_bound_is_eighty(five):
    study = open_study(five.root)
    found, table = fact_recall(study), omissions(study)
    assert set(table.loc[table["state"] == "absent", "class"]) <= set(found.loc[found["low"] >= 0.80, "class"])


@pytest.mark.parametrize(("article", "fact"), [("article-b", "signing"), ("article-b", "letter")])
def test_the_preview_of_the_five_cannot_omit_what_came_after(five, article, fact):
    assert cells(open_study(five.root))[fact, article] == "not knowable"
