import pytest

from analysis.measures.laws import check
from analysis.measures.loaded import LOADED, Loaded, loadedness
from analysis.tokens import document_of


def test_the_laws_hold():
    check(Loaded())


@pytest.mark.parametrize(
    ("text", "loaded"),
    [
        ("The board met on Monday and closed the pier for nine days because of repairs to the deck.", False),
        ("The disgusting board shamefully closed the pier, an absurd act of woke lunacy, for nine days.", True),
        ("", False),
    ],
)
def test_loaded_words_in_the_own_voice_make_a_loaded_sentence(text, loaded):
    assert (loadedness(document_of("a", text)) >= LOADED) is loaded


@pytest.mark.parametrize(
    "text",
    [
        "The new wing would be the largest of its kind, and the work would be paid for by the county.",
        "Customs officers found nine kilograms of smuggled tea on the ferry, the harbour office said.",
        "The bodies of two sailors were recovered on Sunday, and an ally of the mayor read their names.",
        "The clinic said that inflammation of the wrist was rare after the second dose.",
        "A blast at a cannery injured nine workers on Thursday and closed the road for two hours.",
        "The rebels surrendered nine boats under the agreement that both sides signed at the harbour in May.",
        "He failed to appear in court on Monday, and the judge issued a warrant for his arrest.",
        "Turnout was 61 percent, and the council has been asked to publish the figures by ward.",
    ],
)
def test_plain_words_of_news_do_not_load_a_sentence(text):
    assert loadedness(document_of("a", text)) < LOADED


def test_quoted_words_are_not_the_writers():
    own = "The board closed the pier, a disgusting and absurd act, on Monday."
    quoted = "“A disgusting and absurd act,” said Mira Oll, who leads the board, on Monday."
    assert loadedness(document_of("a", quoted)) < loadedness(document_of("a", own))


def test_a_row_counts_words_hits_and_weight_of_a_segment():
    rows = list(Loaded().rows(document_of("a", "It was a disgusting act.")))
    assert [row[2:6] for row in rows] == [("own", "", 5, 2)]


def test_the_same_hits_in_a_longer_sentence_weigh_less():
    short = "It was an absurd act on the old pier by the old mill and the old quay."
    longer = short[:-1] + ", where boats lie in rows until the tide lifts them."
    assert loadedness(document_of("a", longer)) < loadedness(document_of("a", short))
