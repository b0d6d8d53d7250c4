"""What the front page says of outlets that have several articles."""

import pandas as pd

from analysis.comparisons.specifications import Runs
from analysis.corpus import ARTICLES, write_rows
from analysis.questions.doubt import Curve, curve, failed_answer
from analysis.questions.outlets import copies_told, outlets_caption, satire_told
from analysis.questions.position import positions
from analysis.questions.reading import readability_answer
from analysis.questions.terms import terms_answer
from analysis.study import open_study
from tests.questions.tiny import COLD, WARM, made


class Several(dict):
    """A study of two outlets, the second of which took over an article of the first."""

    by, tables = "outlet", {"copies": None}
    labels = {"a": "X · a", "b": "Y · b", "c": "Y · c", "d": "Y · d"}
    owners, compared = {"a": "x", "b": "y", "c": "y", "d": "y"}, {"x": "X", "y": "Y"}


def test_an_outlets_place_without_the_article_that_it_took_over_is_told():
    study = Several(copies=pd.DataFrame({"article": ["b", "c"], "holder": "a", "paragraph": [-1, 2]}))
    rows = {"article": list("abcd"), "outlet": list("xyyy"), "value": [0.5, 0.5, -0.1, -0.3], "estimable": True}
    assert copies_told(study, pd.DataFrame(rows)) == (
        "Y · b is the same article as X · a, or nearly: without it Y has the place −0.20 (2 articles)."
    )


def test_an_interval_that_leaves_zero_out_is_told_where_the_test_tells_nobody_apart():
    row = {"first": "X", "low": 0.01, "high": 0.62, "p": 0.12, "q": 0.31}
    told = outlets_caption(pd.DataFrame([row]))
    assert ": none. The interval of X leaves 0 out all the same" in told and told.endswith("it decides.")
    assert "all the same" not in outlets_caption(pd.DataFrame([row | {"low": -0.1}]))
    assert outlets_caption(pd.DataFrame([row | {"p": float("nan")}])) == ""


def test_where_specifications_fail_it_is_told_on_how_many_articles_an_outlet_rests():
    declared = pd.DataFrame({"copy": ["kept", "left out"], "primary": [True, False]})
    places = pd.DataFrame({"a": [0.1, 0.1], "b": [0.2, None], "c": [0.3, 0.3]}, dtype=float)
    runs = Runs(declared, places, places.notna() * 12.0, 10)
    told = failed_answer(Curve(runs, places, ("X", "Y", "Y"), (), (), ("a", "b", "c")))
    assert told.startswith("1 of 2 specifications failed") and "at the least Y on 1 of 2 articles" in told


def test_all_that_are_equally_hard_to_read_are_named():
    ease = {"label": ["A", "B", "C"], "outlet": ["a", "b", "c"], "value": [65.3, 65.4, 72.0], "low": 60.0, "high": 80.0}
    told = readability_answer(pd.DataFrame({**ease, "statistic": "flesch_reading_ease", "estimable": True}))
    assert "ease A, 65 [60, 80], and B, 65 [60, 80], are the hardest to read, and C, 72" in told
    assert told.endswith("overlap: the articles are too few to tell them apart.")


def test_terms_that_mark_an_outlet_as_much_as_the_last_one_named_are_counted():
    keys = pd.DataFrame({"label": "A", "term": list("uvwxy"), "z": [3, 2, 1, 1, 0.5], "status": "exploratory"})
    assert "A (u, v, w and 1 more as marked as the last)" in terms_answer(keys)


def test_an_article_declared_satire_is_told_as_such_and_its_outlet_is_placed_without_it_too(tmp_path):
    root = made(tmp_path / "c", {"a": WARM, "b": COLD, "c": COLD}, {"a": "x", "b": "x", "c": "y"}).corpus.root
    rows = open_study(root).corpus.articles
    write_rows(
        root / "articles.csv",
        ARTICLES,
        [row | {"genre": "ironic column"} if row["article"] == "a" else row for row in rows],
    )
    study = open_study(root)
    assert study.labels["a"] == "X · a (satire)" and study.notice.startswith("X · a (satire) is declared satire")
    place = positions(study)
    assert satire_told(study, place).startswith("Without what is declared satire X has the place −")
    runs = curve(study)
    left = runs.runs.declared["satire"] == "left out"
    assert left.sum() * 2 == len(left) and runs.runs.places.loc[left, "a"].isna().all()
    assert (runs.places.loc[left, "X"] == runs.runs.places.loc[left, "b"]).all()
    assert "X · a (satire): left out as satire" in failed_answer(runs)


def test_without_satire_nothing_is_told_of_it_and_no_decision_is_made(tmp_path):
    study = made(tmp_path / "c", {"a": WARM, "b": COLD})
    assert study.satire == () and satire_told(study, positions(study)) == "" and "satire" not in curve(study).chosen
