"""Terms declared in the plan are tested over articles; all others are exploratory and say how evenly they are used."""

from dataclasses import replace

import pytest

from analysis.corpus import Corpus
from analysis.questions.terms import key_terms, term_counts, terms_answer, ties_told
from analysis.study import open_study
from tests.conftest import ROOT
from tests.questions.tiny import COLD, PLAIN, WARM, made


@pytest.fixture(scope="module")
def several(tmp_path_factory):
    """Return a study of two outlets with four articles each."""
    texts = {f"{o}{n}": text + PLAIN * n for o, text in {"x": WARM, "y": COLD}.items() for n in range(4)}
    return made(tmp_path_factory.mktemp("several") / "corpus", texts, {article: article[0] for article in texts})


def declaring(study, *terms):
    """Return the study with terms declared in its plan, under one seed."""
    corpus = Corpus(study.corpus.root)
    corpus.plan["keyness"] = {"declared": list(terms)}
    return replace(study, corpus=corpus)


def test_a_declared_term_is_listed_and_tested_by_exchange_of_articles(several):
    table = key_terms(declaring(several, "Triumph", "bridge"), top=1).set_index(["label", "term"])
    assert table.loc[("X", "triumph"), "p"] == pytest.approx(2 / 70)
    assert table.loc[("Y", "bridge"), "p"] > 0.05, "declared, and used alike by both"
    assert set(table.loc[table["status"] == "exploratory", "p"].isna()) <= {True}


def test_the_answer_tells_which_declared_terms_are_told_apart_and_what_was_not_declared(several):
    told = terms_answer(key_terms(declaring(several, "triumph"), top=1))
    assert "1 term declared in advance occurs here and was tested" in told
    assert told.endswith("told apart are triumph (more in X, q = 0.029) and triumph (less in Y, q = 0.029).")
    assert terms_answer(key_terms(several)).endswith("so none is tested.")


def test_with_one_article_an_outlet_no_declared_term_can_be_tested_and_the_reason_stands_there(several):
    told = terms_answer(key_terms(declaring(several.only(["x0", "y0"]), "triumph")))
    assert "declared in advance occurs here and cannot be tested: 1 against 1 articles" in told


def test_of_single_articles_the_evenness_is_that_over_sentences(several):
    single = several.only(["x0", "y0"])
    assert "sentence" in term_counts(single, by_sentence=True) and "sentence" not in term_counts(single)
    table = key_terms(single).set_index(["label", "term"])
    assert 0 < table.loc[("X", "triumph"), "dp"] < 1
    assert (key_terms(several).set_index(["label", "term"])["dp"] < 0.2).all(), "each article uses it alike"


def test_a_plan_that_declares_no_list_of_terms_is_refused(several, tmp_path):
    from analysis.plan import checked
    from analysis.tables import CorpusError

    (tmp_path / "plan.toml").write_text("[keyness]\ndeclared = 'triumph'\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"line 2.*declared = 'triumph'; write a list of texts"):
        checked(tmp_path / "plan.toml", {"keyness": {"declared": "triumph"}})
    assert open_study(several.corpus.root).plan.get("keyness") is None


def test_the_points_and_the_whiskers_of_the_figure_are_one_quantity_and_z_only_orders(several):
    table = key_terms(several)
    assert ((table["low"] < table["log_odds"]) & (table["log_odds"] < table["high"])).all()
    assert all(group["z"].is_monotonic_decreasing for _, group in table.groupby("label"))
    notebook = (ROOT / "notebooks" / "03-terms.ipynb").read_text(encoding="utf-8")
    assert 'value=\\"log_odds\\"' in notebook and 'value=\\"z\\"' not in notebook


def test_terms_that_mark_as_much_as_the_last_one_shown_are_counted(tmp_path):
    one, other = "Apple plum pear fig. " * 3, "Bread cheese bread. " * 3
    keys = key_terms(made(tmp_path / "c", {"a": one, "b": other}), top=2)
    assert list(keys["term"]) == ["apple", "fig", "bread", "cheese"]
    assert ties_told(keys).endswith("(the first in the alphabet are): Outlet-A 2")
    assert ties_told(key_terms(made(tmp_path / "d", {"a": one, "b": other}), top=4)) == ""
