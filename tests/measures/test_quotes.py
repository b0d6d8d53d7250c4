from analysis.corrections import Correction
from analysis.documents.canonical import Canonical
from analysis.documents.read import Read
from analysis.documents.zones import zoned
from analysis.measures.quotes import Quotes
from analysis.tokens import document_of, split
from tests import texts

COLUMNS = ("zone", "sentence", "voice", "speaker", *Quotes.columns)


def rows(text: str) -> list[dict]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in Quotes().rows(document_of("a", text))]


def test_a_quotation_is_one_row_with_its_words_counted():
    direct, indirect = rows(texts.SPOKEN)
    assert (direct["kind"], direct["speaker"], direct["cue"], direct["words"], direct["word"]) == (
        "direct",
        "Ada Bell",
        "said",
        5,
        5,
    )
    assert (indirect["kind"], indirect["cue"], indirect["words"], indirect["word"]) == ("indirect", "warned", 6, 19)
    assert (direct["sentence"], indirect["sentence"]) == (1, 2)


def test_a_quotation_over_two_sentences_is_still_one_row():
    said = [row for row in rows("“The ice is thin. It will not hold,” said Ada Bell.") if row["kind"] != "mark"]
    assert [(row["sentence"], row["words"]) for row in said] == [(0, 8)]


def test_a_mark_is_a_row_without_a_cue():
    (mark,) = [row for row in rows("The so-called “reform” failed.") if row["kind"] == "mark"]
    assert (mark["words"], mark["word"], mark["cue"], mark["confidence"]) == (1, 2, "", 0.0)


def test_a_text_without_words_has_no_rows():
    assert rows(texts.EMPTY) == rows(texts.NO_WORD) == []


def test_a_speaker_corrected_by_hand_stands_in_the_row():
    read = Read({"article": "a"}, Canonical(texts.SPOKEN, ()), tuple(zoned(texts.SPOKEN)), "en")
    put_right = Correction("a", 30, 60, "speaker", "Bo Carr", "why")
    (direct, _) = Quotes().rows(split([read], (), [put_right]).documents[0])
    assert (direct[3], direct[-1]) == ("Bo Carr", 1.0)
