import pandas as pd
import pytest

from analysis import documents_from, measure_table
from analysis.measures import SHIPPED
from analysis.measures.sentiment import Sentiment
from analysis.tables import CorpusError
from tests import texts

ARTICLES = pd.DataFrame({"text": [texts.SPOKEN, texts.ONE_WORD, texts.EMPTY], "outlet": ["One", "Two", "Two"]})


@pytest.mark.parametrize("name", SHIPPED)
def test_a_table_of_texts_becomes_a_measures_table_in_one_line(name):
    made = measure_table(name, ARTICLES)
    assert list(made)[:3] == ["outlet", "article", "zone"]
    assert set(made["article"]) <= {"1", "2", "3"}
    assert set(made[made["article"] == "1"]["outlet"]) <= {"One"}


def test_columns_may_bear_other_names_and_a_measure_its_own_parameters():
    renamed = ARTICLES.rename(columns={"text": "body", "outlet": "paper"}).assign(article=["a", "b", "c"])
    made = measure_table(Sentiment(("vader",)), renamed, text="body", outlet="paper")
    assert set(made["article"]) == {"a", "b"}
    assert set(made["lexicon"]) == {"vader"}


@pytest.mark.parametrize(
    ("articles", "told"),
    [
        (ARTICLES.drop(columns="outlet"), "no column 'outlet'; it has text"),
        (ARTICLES.assign(text=[1, "a", "b"]), "row 1: column 'text' holds 1, no text"),
        (ARTICLES.assign(article="a"), "article 'a' stands twice"),
        (ARTICLES.assign(outlet=["One", None, "Two"]), "row 2: column 'outlet' is empty"),
    ],
)
def test_a_table_that_holds_no_texts_is_refused_by_name(articles, told):
    with pytest.raises(CorpusError, match=told):
        measure_table("terms", articles)


FRENCH = (
    "Le vieux pont de la ville ouvre enfin ses portes aux voitures, et les gens du port dansent toute la nuit sous une pluie "
    "fine avec leurs enfants."
)


def test_a_text_that_is_not_english_is_named_and_left_out_until_its_language_is_said():
    articles = pd.DataFrame({"id": ["north", "south"], "outlet": ["One", "Two"], "text": [texts.SPOKEN, FRENCH]})
    with pytest.warns(UserWarning, match='row south: the text does not look like English.*say language="en"'):
        made = measure_table("readability", articles)
    assert set(made["article"]) == {"north"}
    assert set(measure_table("readability", articles, language="en")["article"]) == {"north", "south"}
    said = articles.assign(language=["en", "fr"])
    assert set(measure_table("readability", said)["article"]) == {"north"}, "a column says it: no warning"


def test_a_byline_is_cut_and_a_title_found_as_in_a_corpus():
    text = "Ice Halts the Ferry\nBy Staff reporter\nThe ferry was late again on Monday."
    articles = pd.DataFrame({"outlet": ["One", "One"], "title": ["Ice halts the ferry", None], "text": [text, text]})
    first, second = documents_from(articles).documents
    assert first.text == "Ice Halts the Ferry\nThe ferry was late again on Monday."
    assert [sentence.zone for sentence in first.sentences] == ["headline", "lede"]
    assert [sentence.zone for sentence in second.sentences] == ["lede", "body"]


def test_documents_can_be_made_once_and_measured_often():
    tokens = documents_from(ARTICLES)
    assert [document.article for document in tokens.documents] == ["1", "2", "3"]


def test_a_measures_table_is_drawn_in_one_line():
    from analysis import draw_table

    for name in ("sentiment", "readability", "terms"):
        assert draw_table(measure_table(name, ARTICLES)).axes


@pytest.mark.parametrize("name", SHIPPED)
def test_two_lines_give_a_table_and_one_more_its_figure_for_every_measure(name):
    from analysis import draw_table

    table = measure_table(name, ARTICLES)
    assert draw_table(table).get_figwidth() > 3


def test_many_articles_of_an_outlet_get_an_interval_and_one_a_value_alone():
    from analysis import draw_table

    many = pd.DataFrame({"text": [texts.SPOKEN, texts.NESTED_QUOTES, texts.CURLY_QUOTES, texts.SPOKEN * 2]})
    figure = draw_table(measure_table("sentiment", many.assign(outlet=["One", "One", "One", "Two"]), language="en"))
    told = " ".join(text.get_text() for text in figure.texts)
    assert "One" in told and "Two" in told and told.count("no interval") == 1


def test_a_table_without_any_article_has_its_columns_and_a_figure_that_says_so():
    from analysis import draw_table

    table = measure_table("sentiment", ARTICLES.head(0))
    assert "compound" in table and not len(table)
    assert "Nothing to show" in [text.get_text() for text in draw_table(table).texts]


def test_a_transformer_of_scikit_learn_can_be_passed_to_likeness(sample):
    from sklearn.feature_extraction.text import TfidfTransformer

    from analysis import likeness_table, open_study

    study = open_study(sample.root)
    plain, binary = likeness_table(study), likeness_table(study, transformer=TfidfTransformer(use_idf=False))
    assert len(plain) == len(binary) == 10
    assert plain["value"].max() < binary["value"].max() <= 1


def test_the_face_has_every_name_it_promises():
    import analysis

    assert all(getattr(analysis, name) for name in analysis.__all__)
    with pytest.raises(AttributeError, match="has no name 'moods'"):
        _ = analysis.moods
