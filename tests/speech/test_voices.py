import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.speech import attribute, voices
from analysis.speech.records import Mention, Quotation, Speech
from analysis.speech.voices import VOICES
from analysis.words import words
from tests.texts import EVERY


def heard(text: str) -> dict[str, list[str]]:
    voice, _ = voices(attribute(text), words(text), text)
    return {name: [text[a:b] for (a, b), one in zip(words(text), voice, strict=True) if one == name] for name in VOICES}


def test_words_in_marks_are_direct_and_the_clause_is_own():
    assert heard("“We sail at dawn,” the captain said.") == {
        "own": ["the", "captain", "said"],
        "indirect": [],
        "direct": ["We", "sail", "at", "dawn"],
        "document": [],
    }


def test_a_mixed_quotation_is_direct_inside_its_marks_and_indirect_outside():
    found = heard("The captain said that the ferry was “a floating ruin” again.")
    assert found["direct"] == ["a", "floating", "ruin"]
    assert found["indirect"][:5] == ["that", "the", "ferry", "was", "again"]


def test_the_words_of_a_declaration_are_document():
    found = heard("The Declaration states that both towns “remain committed” to peace.")
    assert found["document"] == ["that", "both", "towns", "remain", "committed", "to", "peace"]
    assert not found["direct"]


def test_the_outermost_quotation_speaks():
    text = "Bell said Lund knew it."
    outer = Quotation(((10, 22),), "indirect", speaker=Mention(0, 4), cue=Mention(5, 9))
    inner = Quotation(((20, 22),), "indirect", speaker=Mention(10, 14), cue=Mention(15, 19))
    assert voices(Speech((inner, outer)), words(text), text)[1] == [-1, -1, 1, 1, 1]


@pytest.mark.parametrize("text", EVERY.values(), ids=EVERY)
def test_every_word_of_every_specimen_has_one_voice(text):
    spans = words(text)
    voice, quotation = voices(attribute(text), spans, text)
    assert len(voice) == len(quotation) == len(spans)
    assert all((one == "own") == (number < 0) for one, number in zip(voice, quotation, strict=True))


_PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "‘",
        "’",
        "«",
        "»",
        "„",
        "\n",
        " ",
        ". ",
        ", ",
        ": ",
        "said Bell",
        "he said",
        "the harbour",
        "🙂",
        "é",
        '6"',
    ]
)


@given(st.lists(_PIECES, max_size=25).map("".join))
def test_the_voices_sum_to_the_whole_for_any_marks(text):
    speech = attribute(text)
    voice, _ = voices(speech, words(text), text)
    assert sum(voice.count(name) for name in VOICES) == len(words(text))
    assert all(0 <= a < b <= len(text) for one in speech.quotations for a, b in one.spans)
