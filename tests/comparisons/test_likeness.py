"""Likeness is scikit-learn's, laid out by name."""

import numpy as np
import pandas as pd
import pytest

from analysis.comparisons.likeness import joining_terms, likeness, pairs

TEXTS = {"b": "road road talk glow", "a": "road talk talk", "c": "mist"}
COUNTS = pd.DataFrame(
    [(name, term, text.split().count(term)) for name, text in TEXTS.items() for term in sorted(set(text.split()))],
    columns=["article", "term", "count"],
)


def test_it_is_the_cosine_of_scikit_learns_tfidf() -> None:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = (
        TfidfVectorizer(sublinear_tf=True, token_pattern=r"\S+").fit_transform([TEXTS[n] for n in "abc"]).toarray()
    )
    assert likeness(COUNTS).to_numpy() == pytest.approx(vectors @ vectors.T)
    assert likeness(COUNTS).index.tolist() == ["a", "b", "c"]


def test_a_transformer_of_ones_own_can_be_passed_in() -> None:
    from sklearn.preprocessing import Normalizer

    alike = likeness(COUNTS, transformer=Normalizer())
    assert alike.loc["a", "b"] == pytest.approx((1 * 2 + 2 * 1) / (5**0.5 * 6**0.5))


def test_the_terms_that_join_two_articles_are_those_with_the_largest_part_of_their_likeness() -> None:
    """Ice stands in fewer articles than road and more often in these two."""
    counts = [("a", "ice", 3), ("a", "road", 1), ("a", "talk", 9), ("b", "ice", 2), ("b", "road", 1), ("c", "road", 1)]
    table = pd.DataFrame(counts, columns=["article", "term", "count"])
    assert joining_terms(table, [("a", "b"), ("b", "c")]) == {("a", "b"): ["ice", "road"], ("b", "c"): ["road"]}
    assert joining_terms(table, [("a", "b")], most=1) == {("a", "b"): ["ice"]}


def test_pairs_are_listed_once_most_alike_first() -> None:
    assert pairs(likeness(COUNTS))[["first", "second"]].values.tolist()[0] == ["a", "b"]
    assert len(pairs(likeness(COUNTS))) == 3


def test_one_article_is_like_itself_and_none_gives_nothing() -> None:
    assert likeness(COUNTS[COUNTS["article"] == "c"]).to_numpy() == pytest.approx(np.ones((1, 1)))
    assert likeness(COUNTS[:0]).empty and pairs(likeness(COUNTS[:0])).empty


def test_an_article_without_terms_is_like_nothing() -> None:
    silent = pd.concat([COUNTS, pd.DataFrame({"article": ["d"], "term": ["mist"], "count": [0]})])
    assert likeness(silent)["d"].isna().all()
