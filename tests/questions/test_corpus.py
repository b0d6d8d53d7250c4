import pandas as pd
import pytest

from analysis.corpus import ARTICLES, write_rows
from analysis.line import measure
from analysis.questions.corpus import articles, articles_answer, shared_copy, shared_copy_reading
from analysis.study import open_study

AGENCY = (
    "The ferry to the northern island was stopped on Monday because the ice in the strait had grown too thick for it, "
    "and nobody could say when it would go again."
)


def study(make_corpus, **texts: str):
    corpus = make_corpus(texts, language="en")
    measure(corpus, lambda _: None)
    return open_study(corpus.root)


def test_a_paragraph_that_two_outlets_share_is_told_with_who_held_it_first(make_corpus):
    long = "\n".join(
        f"On day {n} of the month the b paper wrote {n * 7} words about the {n * n} bridges." for n in range(6)
    )
    made = study(make_corpus, a=f"Ice stops all.\n{AGENCY}", b=f"{AGENCY}\n{long}")
    table = shared_copy(made)
    assert table[["article", "paragraph", "shared_with", "kind"]].to_numpy().tolist() == [["b", 1, "Outlet-A", "exact"]]
    assert table["passage"][0].startswith("The ferry to the northern")
    assert shared_copy_reading(made, table) == "1 paragraph of 1 article stands in another article too."


def test_the_same_article_twice_is_said(make_corpus):
    made = study(make_corpus, a=AGENCY, b=AGENCY)
    table = shared_copy(made)
    assert shared_copy_reading(made, table).endswith("; Outlet-B is the same article as Outlet-A, or nearly.")
    whole = table[table["paragraph"] == 0]
    assert shared_copy_reading(made, whole) == "Outlet-B is the same article as Outlet-A, or nearly."


def test_where_nothing_is_shared_and_without_the_texts_that_is_said(make_corpus, sample_copy):
    made = study(make_corpus, a=AGENCY, b="Nothing of the kind.")
    assert shared_copy_reading(made, shared_copy(made)) == (
        "No article shares a paragraph of twelve words or more with another."
    )
    for path in sample_copy.path("texts").iterdir():
        path.unlink()
    away = open_study(sample_copy.root)
    assert not len(shared_copy(away))
    assert "which are not here" in shared_copy_reading(away, shared_copy(away))


def test_a_refused_article_is_told_and_stands_in_no_comparison(make_corpus):
    corpus = make_corpus({"a": AGENCY, "b": "Le pont est fermé depuis lundi et personne ne sait pourquoi."})
    rows = [row | {"language": "fr" if row["article"] == "b" else "en"} for row in corpus.articles]
    write_rows(corpus.path("articles.csv"), ARTICLES, rows)
    made = open_study(corpus.root)
    assert set(made["terms"]["article"]) == {"a"}
    table = articles(made)
    assert table.set_index("article")["words"]["b"] == 11
    assert articles_answer(table).startswith("1 of 2 articles is measured, of 31 words: nothing to compare")


PHASED = [
    (
        ["during", "during"],
        "2 were written during the event. None is said to have appeared before it; what was written",
    ),
    (["after", "during"], "1 was written after the event and 1 was written during it. None"),
    (
        ["after", ""],
        "1 was written after the event and 1 does not say when (column phase: before, during or after). Wh",
    ),
    (["", ""], "none of them says when it was written (column phase: before, during or after). Whether each"),
    (["before", "before"], "none was written after the event. A and B appeared before it and cannot report"),
    (["after", "after"], "2 were written after the event. None is said to have appeared before it."),
    (["after", "before"], "1 was written after the event. B appeared before it and cannot report what happened."),
]


@pytest.mark.parametrize(("phases", "told"), PHASED)
def test_when_the_articles_were_written_is_told_by_their_phase(phases, told):
    table = pd.DataFrame({"phase": phases, "label": ["A", "B"], "words": [40, 60], "own_share": [1.0, 0.5]})
    assert articles_answer(table).startswith(f"2 articles, of 40 to 60 words each, are compared; {told}")


def test_the_length_told_is_that_of_the_articles_that_are_compared():
    table = pd.DataFrame({"phase": "after", "label": list("ABC"), "words": [0, 40, 60], "own_share": [None, 1, 0]})
    assert articles_answer(table).startswith(
        "2 of 3 articles, of 40 to 60 words each, are compared; 2 were written after"
    )
