import pytest

from analysis.measures.sentiment import Sentiment
from analysis.tokens import document_of
from tests import texts

VADER = Sentiment(lexicons=("vader",))


def rows(text: str, measure: Sentiment = VADER, names: tuple[str, ...] = ()) -> list[dict]:
    columns = ("zone", "sentence", "voice", "speaker", *Sentiment.columns)
    return [dict(zip(columns, row, strict=True)) for row in measure.rows(document_of("a", text, names=names))]


def test_a_sentence_is_valued_by_voice():
    own, said = rows('"This is a disaster," said the great Ada Bell.')[::-1]
    assert (own["voice"], own["speaker"], own["words"], own["positive"]) == ("own", "", 5, 3.1)
    assert (said["voice"], said["speaker"], said["words"], said["negative"]) == ("direct", "Ada Bell", 4, -3.1)
    assert own["negative"] == said["positive"] == 0


@pytest.mark.parametrize("lexicon", ["news", "vader"])
def test_the_values_of_the_voices_sum_to_the_sentence(lexicon):
    measure = Sentiment(lexicons=(lexicon,))
    parts = rows("The friendly host said there was “no danger to our great friendship”.", measure)
    assert len(parts) > 1
    whole = sum(part["valence"] for part in parts)
    assert whole == pytest.approx(sum(part["positive"] + part["negative"] for part in parts))


def test_a_word_inside_a_name_carries_no_tone():
    text = "They signed the Treaty of Good Hope."
    assert rows(text, names=("Treaty of Good Hope",))[0]["valence"] == 0
    assert rows(text, Sentiment(("vader",), mask_names=False), names=("Treaty of Good Hope",))[0]["valence"] > 0


@pytest.mark.parametrize("cue", ["hailed", "condemned"])
def test_the_cue_of_what_somebody_says_carries_no_tone(cue):
    said = rows(f"Ada Bell {cue} the deal as “a matter for the harbour”.")
    assert len(said) > 1
    assert [row["valence"] for row in said if row["voice"] == "own"] == [0]


def test_compound_follows_its_formula():
    one = rows("A great day.")[0]
    assert one["compound"] == pytest.approx(3.1 / (3.1**2 + 15) ** 0.5, abs=1e-4)


@pytest.mark.parametrize("text", [texts.EMPTY, texts.ONLY_WHITE_SPACE, texts.NO_WORD])
def test_a_text_without_a_word_has_no_rows(text):
    assert rows(text) == []


def test_each_lexicon_has_its_rows():
    assert [row["lexicon"] for row in rows(texts.ONE_WORD, Sentiment())] == list(Sentiment().lexicons)


def test_an_unknown_lexicon_is_named():
    with pytest.raises(ValueError, match="'moods'"):
        rows(texts.ONE_WORD, Sentiment(lexicons=("moods",)))
