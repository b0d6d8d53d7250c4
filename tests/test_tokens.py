import pytest

from analysis.documents.canonical import canonical
from analysis.documents.raw import decode
from analysis.documents.read import Read
from analysis.documents.zones import zoned
from analysis.tables import COLUMNS, VOICES
from analysis.tokens import document_of, segments, split
from tests import texts


def read(article: str, text: str, title: str = "") -> Read:
    made = canonical(decode(text.encode()), (), title)
    return Read({"article": article}, made, tuple(zoned(made.text, title)), "en")


@pytest.mark.parametrize("text", texts.EVERY.values(), ids=texts.EVERY)
def test_every_word_stands_once_in_its_sentence_with_its_form_and_a_voice(text):
    document = document_of("a", text)
    words = [word for sentence in document.sentences for word in sentence.words]
    assert [word.number for word in words] == list(range(len(words)))
    assert all(word.form == text[word.start : word.stop] for word in words)
    assert all(s.start <= w.start and w.stop <= s.stop for s in document.sentences for w in s.words)
    assert {word.voice for word in words} <= set(VOICES)
    assert [sentence.number for sentence in document.sentences] == list(range(len(document.sentences)))


@pytest.mark.parametrize("text", texts.EVERY.values(), ids=texts.EVERY)
def test_segments_hold_every_word_once(text):
    document = document_of("a", text)
    rows = list(segments(document))
    assert sum(words for *_, words in rows) == sum(len(sentence.words) for sentence in document.sentences)
    assert len({row[:-1] for row in rows}) == len(rows)


def test_words_said_belong_to_the_voice_that_says_them():
    document = document_of("a", texts.CURLY_QUOTES)
    assert [(w.form, w.voice) for w in document.sentences[0].words] == [
        ("It’s", "direct"),
        ("done", "direct"),
        ("said", "own"),
        ("Ada", "own"),
        ("Bell", "own"),
    ]
    assert {word.speaker for word in document.sentences[0].words} == {"Ada Bell", ""}


@pytest.mark.parametrize("text", [texts.CURLY_QUOTES, texts.STRAIGHT_QUOTES, "«It’s done,» said Ada Bell."])
def test_the_style_of_quotation_marks_does_not_change_the_voices(text):
    voices = [word.voice for sentence in document_of("a", text).sentences for word in sentence.words]
    assert voices == ["direct", "direct", "own", "own", "own"]


def test_the_words_of_a_listed_name_stand_in_a_name():
    document = document_of("a", "The treaty of Good Faith holds; good faith too, Good alone not.", names=["Good Faith"])
    words = document.sentences[0].words
    assert [word.form for word in words if word.in_name] == ["Good", "Faith", "good", "faith"]


def test_zones_come_from_the_article():
    tokens = split([read("a", "A visit\nIt rained.\nIt stopped.", "A visit")])
    assert [sentence.zone for sentence in tokens.documents[0].sentences] == ["headline", "lede", "body"]


def test_the_tables_have_their_columns_with_and_without_documents():
    for tokens in (split([]), split([read("a", texts.SPOKEN), read("b", texts.EMPTY)])):
        for name, made in tokens.tables().items():
            assert {column: str(kind) for column, kind in made.dtypes.items()} == COLUMNS[name]


def test_the_table_of_tokens_points_into_the_text_and_at_its_quotation():
    tables = split([read("a", texts.SPOKEN)]).tables()
    for row in tables["tokens"].itertuples():
        assert texts.SPOKEN[row.start : row.stop] == row.form
        assert (row.quotation >= 0) == (row.voice != "own")
    said = tables["quotations"].iloc[0]
    assert texts.SPOKEN[said.start : said.stop] == "“We will build the bridge,”"
    assert (said.mention, said.speaker, said.cue) == ("Ada Bell, the minister of works", "Ada Bell", "said")


def test_documents_split_alone_are_those_split_together():
    articles = [read(name, text) for name, text in texts.EVERY.items()]
    together = split(articles).documents
    assert together == tuple(split([article]).documents[0] for article in articles)
