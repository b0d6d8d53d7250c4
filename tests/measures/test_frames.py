import pytest

from analysis.measures.frames import PRESENT, Frames, presence
from analysis.measures.laws import check
from analysis.tokens import document_of

FILL = "The long low boat lay at the quay. " * 20


def test_the_laws_hold():
    check(Frames())


def test_a_row_tells_frame_entry_hits_and_weight():
    rows = list(Frames().rows(document_of("a", "The lake dispute became a dispute.")))
    assert [row[2:] for row in rows] == [("own", "", "conflict", "frame_conflict.dispute", 2, 3.0)]


@pytest.mark.parametrize(
    ("frame", "text"),
    [
        ("conflict", "The rivals clashed and accused each other."),
        ("economic", "Prices rose, the economy shrank, investors fled and taxes doubled."),
        ("human_interest", "Her mother wept and hugged the boy."),
        ("morality", "It is a moral duty before God."),
        ("resolution", "The solution was proposed: both agreed to reduce the harm and take action."),
    ],
)
def test_a_text_of_a_frames_words_has_that_frame(frame, text):
    found = presence(document_of("a", text + FILL[:200]))
    assert found[frame] >= 0.5


def test_plain_prose_has_no_frame():
    assert max(presence(document_of("a", FILL)).values()) < 0.5


def test_an_empty_text_has_no_frame():
    assert presence(document_of("a", "")) == dict.fromkeys(PRESENT, 0.0)


def test_a_word_said_again_tells_less_than_the_first_time():
    once, again = (presence(document_of("a", text))["conflict"] for text in ("A feud. A boat.", "A feud. A feud."))
    assert once < again < 2 * once
