"""Constructions that report: impressions, denials, attitudes, surveys, subjects that a parser loses."""

import pytest

from analysis.speech import attribute
from analysis.speech.records import Quotation


def only(text: str) -> Quotation:
    """Return the one attribution of a text."""
    (found,) = attribute(text).quotations
    return found


def parts(text: str) -> tuple[list[str], str, str]:
    """Return the content, the cue and the speaker of the one attribution of a text."""
    one = only(text)
    cue, speaker = (text[part.start : part.stop] if part else "" for part in (one.cue, one.speaker))
    return [text[start:stop] for start, stop in one.spans], cue, speaker


@pytest.mark.parametrize(
    ("text", "content", "cue", "speaker"),
    [
        ("The fog appeared to lift at noon.", ["The fog", "to lift at noon"], "appeared", ""),
        ("The mayor did not mention the flood.", ["the flood"], "mention", "The mayor"),
        ("The council voted to sell the old mill.", ["to sell the old mill"], "voted", "The council"),
        ("Polls show the mayor with a lead of four points.", ["the mayor with a lead of four points"], "show", "Polls"),
        ("In a poll for the Herald, half were against the toll.", ["half were against the toll"], "In", "a poll for the Herald"),
        ("The mayor was quick to point out that the ice was thin.", ["that the ice was thin"], "point out", "The mayor"),
        ("The union’s reference to the flooded cellar was brief.", ["the flooded cellar"], "reference to", "The union’s"),
        ("The tunnel is expected to open in May.", ["The tunnel", "to open in May"], "expected", ""),
    ],
)  # fmt: skip
def test_a_construction_has_its_content_cue_and_speaker(text, content, cue, speaker):
    found = parts(text)
    assert (found[0], found[1], found[2].removesuffix("’s")) == (content, cue, speaker.removesuffix("’s"))


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("The fog appeared to lift at noon.", False),
        ("The mayor did not mention the flood.", False),
        ("The council voted to sell the old mill.", False),
        ("The judge sided with the owners of the mill.", False),
        ("We thank the mayor for her generous bridge.", False),
        ("I believe that the bridge was a mistake.", False),
        ("I told the mayor that the ice was thin.", True),
        ("The mayor mentioned the flood of last year.", True),
        ("The mayor said that the ice was thin.", True),
    ],
)
def test_only_what_somebody_utters_is_in_another_voice(text, reported):
    assert only(text).reported is reported


def test_an_impression_leaves_what_is_said_in_it_to_its_speaker():
    found = attribute("The mayor seemed to say that the ice was thin.").quotations
    assert [one.reported for one in found] == [False, True]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("But in a talk with reporters on Dec. 2, Col. Peter H. Lund, a spokesman in Oslo, said, “We left.”", "Peter H. Lund"),
        ("The issue came up after Mr. Berg, asked about the deaths of miners under the old board, had said, “I think our country does plenty of mining also.”", "Berg"),
        ("The mill, Ada Bell reminds her readers, “was built twice.”", "Ada Bell"),
        ("“The gate was open all night.”\nAda Holm, Centre for Roads\n\nThe council met.", "Ada Holm"),
        ("Transport Minister Lena Tarn was calm. “It is late,” Tarn said.", "Lena Tarn"),
    ],
)  # fmt: skip
def test_the_speaker_is_found_where_it_is_far_from_the_verb(text, name):
    assert [one.name for one in attribute(text).quotations if one.kind != "indirect"] == [name]


@pytest.mark.parametrize(
    ("text", "speaker", "use"),
    [
        ("Article 33 affirms: “Every child has a right to a school.”", "Article 33", "document"),
        ("The hall was dark. A voice-over states: “The water rose at noon.”", "A voice-over", "speech"),
        ("The firm said in a letter: “We knew nothing.” The owner did not elaborate.", "The firm", "document"),
    ],
)
def test_the_words_before_a_colon_name_the_speaker(text, speaker, use):
    one = only(text)
    assert (one.speaker and text[one.speaker.start : one.speaker.stop], one.use) == (speaker, use)


def test_whoever_is_asked_does_not_say_the_question():
    found = attribute("Asked about the toll, Ada Bell said it was low.").quotations
    assert [(one.name, one.speaker is None) for one in found] == [("", True), ("Ada Bell", False)]


def test_a_question_that_was_put_and_its_answer_have_their_own_speakers():
    text = "Lund was asked, “Will it rain at the weekend?” Ada Bell answered, “I do not know.”"
    assert [one.name for one in attribute(text).quotations] == ["", "Ada Bell"]


@pytest.mark.parametrize(
    "text",
    ["The so-called “safe bridge” is old.", "A square called “Friendship of the Valleys” was opened.", "He is known as a baker."],
)  # fmt: skip
def test_what_something_is_called_is_no_speech(text):
    assert attribute(text).quotations == ()


@pytest.mark.parametrize(("line", "held"), [("Harbour Plans", 0), ("Ada Bell", 1)])
def test_only_a_person_s_name_below_a_quotation_signs_it(line, held):
    found = attribute(f"“The gate was open all night long.”\n{line}\n\nThe council met.").quotations
    assert len([one for one in found if one.speaker]) == held


def test_questions_and_answers_of_an_interview_are_speech():
    text = "The mayor spoke to us.\n\nQ: Is the bridge safe?\n\nA: It is. We tested it twice.\n\nQ: And the toll?\n\nA: It stays."
    speakers = [text[one.speaker.start : one.speaker.stop] for one in attribute(text).quotations if one.speaker]
    assert speakers == ["Q", "A", "Q", "A"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Poll: Half of the town is against the toll\n\nThe town voted.", 1),
        ("Opinion: The toll is a mistake\n\nThe town voted.", 0),
        ("Ferries\n\nPrice: five crowns\nTime: noon\nPrice: six crowns", 0),
        ("The debate\n\nLund: It is too high.\nBerg: It is low.\nLund: You are wrong.", 3),
    ],
)
def test_a_label_before_a_colon_speaks_where_it_names_a_speaker(text, told):
    assert len(attribute(text).quotations) == told


@pytest.mark.parametrize(
    "text",
    [
        "Let us praise the baker who never raised his prices.",
        "This sentiment carries through the talks, emphasizing a shared past.",
        "The river stressed the need for a dam.",
        "The accident emphasized the need for a dam.",
        "Director Ada Bell showed visitors the pumps, the stairs and the lift.",
        "This bridge will be remembered with gratitude.",
    ],
)
def test_what_nobody_says_and_what_cannot_speak_is_no_attribution(text):
    assert attribute(text).quotations == ()


def test_a_declaration_emphasizes_in_words():
    assert only("The Declaration emphasizes the key role of the port.").use == "document"


def test_what_a_crowd_does_is_told_of_without_words():
    assert only("The city celebrated the new bridge with a parade.").reported is False


def test_boasting_is_told_with_distance():
    assert [only(f"The premier {cue} that the road was safe.").stance for cue in ("boasts", "bragged")] == [
        "distancing"
    ] * 2


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_name_and_a_colon_after_a_dash_speak_for_whoever_is_named(dash):
    found = only(f"Critics agree {dash} Jon Ek: “Nobody will win this.”")
    assert (found.name, found.kind) == ("Jon Ek", "direct")


def test_a_document_with_a_date_of_its_own_speaks():
    found = only(
        "“Dams beyond forty metres of height will break under the first thaw,” an internal memo from April warns."
    )
    assert (found.kind, found.use, found.role) == ("direct", "document", "document")
