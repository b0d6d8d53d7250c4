import pytest

from analysis.alignments.echoes import COLUMNS, echoes
from analysis.documents.read import read_articles
from analysis.tokens import split

FULL = "Ada Bell met Tom Lund. “The port will be open to every ship before the ice comes in winter,” Ada Bell said."
CUT = "Tom Lund left early. Bell claimed that the port would be open to every ship."
OTHER = "Tom Lund said that the port would be open to every ship before the ice."


@pytest.fixture
def told(make_corpus):
    def made(*texts: str, language: str = "en"):
        corpus = make_corpus(dict(zip("abc", texts, strict=False)), language=language)
        return echoes(split(list(read_articles(corpus))))

    return made


def test_a_shortened_utterance_is_found_with_its_share_and_its_cue(told):
    made = told(FULL, CUT)
    assert list(made.columns) == list(COLUMNS)
    assert list(made[["echo", "article", "person", "cue", "stance"]].itertuples(index=False, name=None)) == [
        (1, "a", "Ada Bell", "said", "neutral"),
        (1, "b", "Ada Bell", "claimed", "distancing"),
    ]
    assert made["share"].iloc[0] == 1 > made["share"].iloc[1] > 0.3


def test_another_speaker_is_no_echo(told):
    assert told(FULL, OTHER).empty


def test_an_utterance_told_twice_by_one_article_alone_is_no_echo(told):
    assert told(f"{FULL}\n{CUT}", "Nobody came.").empty


@pytest.mark.parametrize("texts", [("", ""), ("", FULL)])
def test_empty_texts_have_no_echo(told, texts):
    assert told(*texts).empty


def test_texts_in_another_language_are_not_looked_at(told):
    assert told(FULL, CUT, language="fr").empty
