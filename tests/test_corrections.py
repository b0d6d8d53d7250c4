import pandas as pd
import pytest

from analysis.corpus import CORRECTIONS, write_rows
from analysis.corrections import Correction, corrected, corrections, idle
from analysis.documents.canonical import Canonical
from analysis.documents.read import Read
from analysis.documents.zones import zoned
from analysis.speech.records import Quotation, Speech
from analysis.tables import CorpusError
from analysis.tokens import Tokens, split
from tests.texts import SPOKEN

SAID = SPOKEN.index("“We"), SPOKEN.index(",”") + 2


def row(field: str, value: str, span: tuple[int, int] = SAID) -> Correction:
    return Correction("a", *span, field, value, "why")


def spoken(*rows: Correction):
    read = Read({"article": "a"}, Canonical(SPOKEN, ()), tuple(zoned(SPOKEN)), "en")
    return split([read], (), rows).documents[0]


def quoted_words(document) -> set[tuple[str, str]]:
    return {(w.voice, w.speaker) for s in document.sentences for w in s.words if SAID[0] <= w.start < SAID[1]}


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        (None, {("direct", "Ada Bell")}),
        (row("speaker", "Bo Carr"), {("direct", "Bo Carr")}),
        (row("quotation", "none"), {("own", "")}),
        (row("voice", "own"), {("own", "")}),
        (row("voice", "document"), {("document", "Ada Bell")}),
        (Correction("other", *SAID, "speaker", "Bo Carr", "why"), {("direct", "Ada Bell")}),
    ],
)
def test_a_correction_changes_the_words_it_touches(correction, expected):
    assert quoted_words(spoken(*([correction] if correction else []))) == expected


def test_a_correction_elsewhere_changes_nothing():
    assert spoken(row("speaker", "Bo Carr", (0, 12))).sentences == spoken().sentences
    assert corrected(spoken().speech, ()) == spoken().speech


def test_a_corrected_role_is_the_speakers_role():
    assert {said.role for said in spoken(row("role", "expert")).speech.quotations} >= {"expert"}


def test_a_corrected_speaker_has_the_role_of_that_name_elsewhere_or_none():
    said = [
        Quotation(((0, 9),), "direct", name="Ada Bell", role="official"),
        Quotation(((20, 29),), "direct", name="Bo Carr", role="expert"),
    ]

    def first(*rows: Correction) -> tuple[str, str]:
        one = corrected(Speech(tuple(said)), rows).quotations[0]
        return one.name, one.role

    assert first(row("speaker", "Bo Carr", (0, 9))) == ("Bo Carr", "expert")
    assert first(row("speaker", "Cy Dow", (0, 9))) == ("Cy Dow", "")
    assert first(row("role", "collective", (0, 9)), row("speaker", "Cy Dow", (0, 9))) == ("Cy Dow", "collective")
    assert first(row("speaker", "Bo Carr", (0, 9)), row("role", "press", (20, 29))) == ("Bo Carr", "press")


def test_a_corrected_voice_stays_in_the_table_of_tokens():
    tokens = Tokens((spoken(row("voice", "own")),)).tables()["tokens"]
    inside = tokens[tokens["start"].between(SAID[0], SAID[1] - 1)]
    assert set(inside["voice"]) == {"own"}
    assert set(inside["quotation"]) == {-1}


def test_a_marker_is_taken_out_by_hand():
    from analysis.measures.markers import Markers

    text = "They laid out the red carpet and signed a historic accord."
    read = Read({"article": "a"}, Canonical(text, ()), tuple(zoned(text)), "en")
    hits = list(Markers().rows(split([read]).documents[0]))
    family, first = hits[0][4], text.index("red carpet") if "red" in text else 0
    rows = [Correction("a", 0, len(text), "marker", f"no {family}", "a brand of carpets")]
    left = list(Markers().rows(split([read], (), rows).documents[0]))
    assert left == [hit for hit in hits if hit[4] != family]
    assert first


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("z", "0", "5", "speaker", "Ada", "why"), ["line 2", "'z'", "no such article", "mend the id"]),
        (
            ("a", "0", "5", "mood", "good", "why"),
            ["line 2", "'mood'", "unknown field", "write one of quotation, speaker"],
        ),
        (("a", "5", "0", "speaker", "Ada", "why"), ["line 2", "'5' to '0'", "two growing numbers"]),
        (("a", "x", "9", "speaker", "Ada", "why"), ["line 2", "'x' to '9'", "two growing numbers"]),
        (("a", "0", "5", "voice", "loud", "why"), ["line 2", "'loud'", "write one of own, indirect"]),
        (("a", "0", "5", "role", "oppositon", "why"), ["line 2", "'oppositon'", "write one of head_of_state"]),
        (("a", "0", "5", "quotation", "direct", "why"), ["line 2", "'direct'", "write none"]),
        (("a", "0", "5", "marker", "praise", "why"), ["line 2", "'praise'", "write no FAMILY"]),
        (("a", "0", "5", "speaker", "Ada", ""), ["line 2", "'reason' is empty"]),
        (("a", "0", "99", "speaker", "Ada", "why"), ["0 to 99 ends after the text", "10 characters", "mend the span"]),
    ],
)
def test_a_wrong_correction_is_named_with_line_value_and_mend(make_corpus, values, told):
    corpus = make_corpus({"a": "It rained."})
    write_rows(corpus.path("corrections.csv"), CORRECTIONS, [dict(zip(CORRECTIONS, values, strict=True))])
    with pytest.raises(CorpusError) as caught:
        found = corrections(corpus)
        read = Read({"article": "a"}, Canonical("It rained.", ()), tuple(zoned("It rained.")), "en")
        split([read], (), found)
    assert all(part in str(caught.value) for part in ["corrections.csv", *told]), str(caught.value)


def test_without_a_file_there_are_no_corrections(make_corpus):
    assert corrections(make_corpus({"a": "It rained."})) == ()


@pytest.mark.parametrize(
    ("correction", "finds"),
    [
        (row("speaker", "Bo Carr"), True),
        (row("speaker", "Bo Carr", (0, 12)), False),
        (row("voice", "own"), True),
        (row("voice", "direct"), False),
        (row("marker", "no warmth"), True),
        (row("marker", "no doubt"), False),
        (row("marker", "no warmth", (0, 12)), False),
        (Correction("other", *SAID, "quotation", "none", "why"), False),
    ],
)
def test_a_correction_that_finds_nothing_is_told(correction, finds):
    tables = Tokens((spoken(),)).tables()
    word = int(tables["tokens"].loc[tables["tokens"]["start"] >= SAID[0], "word"].min())
    markers = pd.DataFrame([("a", "warmth", word, 1)], columns=["article", "family", "word", "length"])
    assert idle([correction], tables["quotations"], tables["tokens"], markers) == ([] if finds else [correction])
