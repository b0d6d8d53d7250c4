import pandas as pd
import pytest

from analysis.comparisons.omission import contradictions, knowable, recall, states

FACTS = pd.DataFrame(
    [("signing", "acts", "it was signed", "2024-09-19"), ("war", "context", "there is a war", "")],
    columns=["fact", "class", "what", "knowable_from"],
)


def article(name: str, earliest: str = "", latest: str = "", phase: str = "after", genre: str = "news") -> dict:
    dates = {"published_earliest": earliest, "published_latest": latest}
    return {"article": name, "phase": phase, "genre": genre, **dates}


def hits(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["article", "sentence", "voice", "fact", "value"])


def cells(found: pd.DataFrame, *articles: dict, sure: tuple[str, ...] = ()) -> dict:
    made = states(found, FACTS, articles, sure)
    return {(row.fact, row.article): row.state for row in made.itertuples()}


def test_one_sentence_in_the_own_voice_is_own_voice_and_quoted_ones_alone_only_quoted():
    found = hits(("a", 1, "direct", "war", ""), ("a", 2, "own", "war", ""), ("b", 1, "indirect", "war", ""))
    made = cells(found, article("a"), article("b"))
    assert (made["war", "a"], made["war", "b"]) == ("own voice", "only quoted")


def test_absent_is_said_of_a_sure_class_only():
    made = cells(hits(), article("a", "2024-09-20"), sure=("acts",))
    assert (made["signing", "a"], made["war", "a"]) == ("absent", "not found")


def test_what_may_have_come_out_too_early_is_not_called_absent():
    assert cells(hits(), article("a", "2024-09-18", "2024-09-20"), sure=("acts",))["signing", "a"] == "not found"


def test_a_preview_that_announces_the_signing_has_not_told_it():
    early = article("p", "2024-09-17", "2024-09-18", "before")
    assert cells(hits(("p", 1, "own", "signing", "")), early)["signing", "p"] == "not knowable"


@pytest.mark.parametrize(
    ("latest", "phase", "genre", "knows"),
    [
        ("2024-09-18", "after", "news", False),
        ("2024-09-19", "after", "news", True),
        ("2024-09-19", "before", "news", False),
        ("2024-09-19", "", "preview", False),
        ("2024-09-20", "before", "news", True),
        ("", "after", "news", True),
        ("", "before", "preview", False),
    ],
)
def test_an_article_knows_what_was_known_on_its_last_day(latest, phase, genre, knows):
    others = [article("x", "2024-09-19")]
    assert knowable(article("a", "", latest, phase, genre), "2024-09-19", others) == knows
    assert knowable(article("a", "", latest, phase, genre), "")


def test_values_contradict_where_two_articles_share_none():
    kinds = [("a", 1, "own", "kind", "state"), ("b", 1, "own", "kind", "working"), ("b", 2, "own", "kind", "")]
    alike = [("a", 1, "own", "trade", "12"), ("b", 1, "own", "trade", "12"), ("b", 1, "own", "trade", "8.1")]
    found = contradictions(hits(*kinds, *alike))
    assert list(found[["fact", "article", "value"]].itertuples(index=False, name=None)) == [
        ("kind", "a", "state"),
        ("kind", "b", "working"),
    ]


def test_recall_counts_what_is_told_and_precision_what_is_found():
    rows = [("acts", True, True)] * 16 + [("acts", False, True)] * 4 + [("context", True, True)] * 15
    made = recall(pd.DataFrame(rows, columns=["class", "expected", "found"])).set_index("class")
    assert (made.at["acts", "told"], made.at["acts", "recall"], made.at["acts", "precision"]) == (16, 1.0, 0.8)
    assert (bool(made.at["acts", "sure"]), bool(made.at["context", "sure"])) == (True, False)
