import pytest

from analysis.speech import Speech, attribute, attribute_many
from tests.texts import EVERY


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Return (kind, words, speaker mention, cue) of every quotation."""
    found = []
    for one in attribute(text).quotations:
        said = " … ".join(text[a:b] for a, b in one.spans)
        speaker = text[one.speaker.start : one.speaker.stop] if one.speaker else ""
        found.append((one.kind, said, speaker, text[one.cue.start : one.cue.stop] if one.cue else ""))
    return found


CASES = {
    "clause": ("Bell said that the ice was thin.", ("indirect", "that the ice was thin", "Bell", "said")),
    "document": (
        "The Declaration states that the river is shared.",
        ("indirect", "that the river is shared", "The Declaration", "states"),
    ),
    "according to": ("According to him, the ice was thin.", ("indirect", "the ice was thin", "him", "According to")),
    "aside": ("The ice, she said, was thin.", ("indirect", "The ice … was thin", "she", "said")),
    "absolute": (
        "Analysts remain divided, with many suggesting that the ice is thin.",
        ("indirect", "that the ice is thin", "many", "suggesting"),
    ),
    "in a letter": (
        "In the letter, he emphasized “the warmth of the talks” and the role of trade.",
        ("mixed", "“the warmth of the talks” and the role of trade", "he", "emphasized"),
    ),
    "before its speaker": ("“The ice is thin,” said Bell.", ("direct", "“The ice is thin,”", "Bell", "said")),
    "broken": ("“The ice,” she said, “is thin.”", ("direct", "“The ice,” … “is thin.”", "she", "said")),
    "runs on in its paragraph": (
        "“The ice is thin,” she said. “We will wait.”",
        ("direct", "“The ice is thin,” … “We will wait.”", "she", "said"),
    ),
    "runs on across paragraphs": (
        "“The ice is thin,” Bell said. “We wait.\n“And then we sail.”",
        ("direct", "“The ice is thin,” … “We wait. … “And then we sail.”", "Bell", "said"),
    ),
    "led up to": (
        "Bell wrote:\n“The ice is thin this year.”",
        ("direct", "“The ice is thin this year.”", "Bell", "wrote"),
    ),
    "fragment": (
        "Bell called the ferry “a floating ruin” yesterday.",
        ("mixed", "the ferry “a floating ruin”", "Bell", "called"),
    ),
    "cue noun": ("His claim that the ice was thin was wrong.", ("indirect", "that the ice was thin", "His", "claim")),
    "dash and name": ("“The ice is very thin.” – Ada Bell", ("direct", "“The ice is very thin.”", "Ada Bell", "")),
    "name and colon": ("Ada Bell: “The ice is thin.”", ("direct", "“The ice is thin.”", "Ada Bell", ":")),
    "straight marks": ('"The ice is thin," Bell said.', ("direct", '"The ice is thin,"', "Bell", "said")),
    "low marks": ("„The ice is thin“, said Bell.", ("direct", "„The ice is thin“", "Bell", "said")),
    "angle marks": ("«The ice is thin», said Bell.", ("direct", "«The ice is thin»", "Bell", "said")),
    "never closes": ("“The ice is thin, said the old man.\nNobody came.", None),
    "question": ("“Is the ice thin?” Bell asked.", ("direct", "“Is the ice thin?”", "Bell", "asked")),
    "belief": ("Voters think that the count was fair.", ("indirect", "that the count was fair", "Voters", "think")),
    "belief aside": ("The count, he believes, was fair.", ("indirect", "The count … was fair", "he", "believes")),
    "participle": (
        "Bell closed the road, adding that the ice was thin.",
        ("indirect", "that the ice was thin", "Bell", "adding"),
    ),
    "wish": ("Bell vowed to close the road.", ("indirect", "to close the road", "Bell", "vowed")),
    "promise in marks": (
        "Bell promised “a ferry for every child”.",
        ("direct", "“a ferry for every child”", "Bell", "promised"),
    ),
    "told promise": (
        "Bell promised a new law on small boats.",
        ("indirect", "a new law on small boats", "Bell", "promised"),
    ),
    "told rejection": (
        "Bell rejected the new tax on small boats.",
        ("indirect", "the new tax on small boats", "Bell", "rejected"),
    ),
    "cue taken for a noun": (
        "The count was rigged, two former clerks allege.",
        ("indirect", "The count was rigged", "two former clerks", "allege"),
    ),
    "cue taken for a noun before more": (
        "The count was rigged, two former clerks allege; the mill belongs to the mayor.",
        ("indirect", "The count was rigged", "two former clerks", "allege"),
    ),
    "as": ("As Bell said, the ice was thin.", ("indirect", "the ice was thin", "Bell", "said")),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_each_construction_is_attributed(text, expected):
    found = told(text)
    assert expected is None or found == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The visit underscores the deep ties of both towns.",
        "The new treaty underscores the lasting interest of the north in the strait.",
        "The river rose twice in May.",
        "To support the bill would be wrong.",
        "If critics want to leave, they may.",
        "The choir sang according to plan.",
        "Nobody on the pier mentioned the flood.",
        "None of the clerks mentioned the old flood in the mill.",
        "No one said that the ice was thin.",
        "No clerk said that the ice was thin.",
        "It was a blow for Bell, who had promised a miracle.",
        "The mayor dismissed the criticism.",
        "The mayor rejected the claims.",
    ],
)
def test_what_nobody_reports_is_the_author_s_own(text):
    assert told(text) == []


MARKS = {
    "treaty": ("In 1992 a treaty “on friendship and mutual help” was signed.", "title"),
    "named treaty": (
        "They signed the Declaration on the passage of both towns to the level of a “lasting friendship”.",
        "title",
    ),
    "op-ed": ("The paper ran an op-ed, titled “Our Common River.”", "title"),
    "place": ("The road ended at the “Old Mill Square” in Sarn.", "title"),
    "school": ("A branch of the “Polar” school will open.", "title"),
    "distance": ("The town lies in its neighbour’s “back yard”.", "scare"),
    "so-called": ("The so-called “reform” cost a great deal.", "scare"),
}


@pytest.mark.parametrize(("text", "use"), MARKS.values(), ids=MARKS)
def test_marks_that_nobody_says_are_titles_or_distance(text, use):
    speech = attribute(text)
    assert [mark.use for mark in speech.marks] == [use]
    assert not speech.quotations


def test_a_comment_after_a_closed_quotation_is_the_author_s_own():
    text = "Both leaders affirmed that “nothing is open”, which is a signal in itself."
    assert told(text)[0][1] == "that “nothing is open”"


def test_a_whole_quotation_without_a_speaker_stays_a_quotation_without_confidence():
    text = "The harbour was closed.\n\n“We were here before the ice and we shall be here after it.”"
    (one,) = attribute(text).quotations
    assert (one.kind, one.use, one.speaker, one.name, one.confidence) == ("direct", "speech", None, "", 0.0)


def test_a_fragment_that_nobody_says_is_a_mark():
    speech = attribute("The ferry will “carry every passenger to the other shore within the hour”.")
    assert (speech.quotations, len(speech.marks)) == ((), 1)


BESIDE = {
    "a fragment of what somebody does": ("She offered “my thanks to every one of the crew tonight”.", "She", "offered"),
    "a message": ("The Board sent a blunt message to Lund: “Come home before the ice does.”", "The Board", "sent"),
    "a noun read as an adjective": (
        "“If she wants to stay, the harbour is hers,” the editorial read.",
        "the editorial",
        "read",
    ),
    "no space after the comma": ("Bell said,“The ice is thin and it will not hold a cart.”", "Bell", "said"),
    "the verb first": ("Stated Lund:\n\n“The ice is thin and it will not hold a cart.”", "Lund", "Stated"),
    "a pronoun for somebody": ("“It is hers, and nobody else may have it,” tweeted another.", "another", "tweeted"),
    "an adverb between": ("“It is clear that she does not have experience,” he often says.", "he", "says"),
    "a long apposition": (
        "“Nobody told the families,” Kessel, whose office helps to push for bills in the upper and the lower house, said.",
        "Kessel",
        "said",
    ),
    "a letter to somebody": ("The Board wrote a letter to members saying: “We stay.”", "The Board", "saying"),
    "an order": ("Bell called on her crew to “stand up to those who would sell the boats”.", "Bell", "called on"),
}


@pytest.mark.parametrize(("text", "speaker", "cue"), BESIDE.values(), ids=BESIDE)
def test_the_clause_beside_a_quotation_is_found(text, speaker, cue):
    assert [(who, how) for _, _, who, how in told(text)] == [(speaker, cue)]


def test_a_clause_after_a_finished_quotation_may_lead_up_to_the_next():
    text = "“The state is falling apart,” he said. “It will not last.” She added, “And you want more of it?”"
    assert [(who, how) for _, _, who, how in told(text)] == [("he", "said"), ("She", "added")]


def test_transcripts_are_attributed_turn_by_turn():
    text = "BELL: The ice is thin.\nLUND: Who says so?"
    assert [(words, speaker) for _, words, speaker, _ in told(text)] == [
        ("The ice is thin", "BELL"),
        ("Who says so?", "LUND"),
    ]


def test_a_headline_with_a_colon_is_attributed_to_who_is_named_below():
    text = "Bell: Ice Too Thin\nMayor Ada Bell spoke at noon."
    assert told(text)[0][1:3] == ("Ice Too Thin", "Bell")


@pytest.mark.parametrize("text", EVERY.values(), ids=EVERY)
def test_every_specimen_gives_speech_inside_the_text(text):
    speech = attribute(text)
    assert isinstance(speech, Speech)
    for one in speech.quotations:
        assert all(0 <= a < b <= len(text) for a, b in one.spans)
        assert list(one.spans) == sorted(one.spans)
        assert 0 <= one.confidence <= 1


def test_many_texts_give_what_each_gives_alone():
    texts = [text for text, _ in CASES.values()]
    assert list(attribute_many(texts)) == [attribute(text) for text in texts]


def test_texts_stream():
    endless = iter(lambda: "Bell said that the ice was thin.", None)
    assert next(attribute_many(endless)).quotations


def test_a_long_text_takes_time_in_step_with_its_length():
    assert len(attribute("“We wait,” said Bell. " * 3_000 + "“" * 3_000).quotations) > 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Bell said she hopes the ferry will return.", [("she hopes the ferry will return", "Ada Bell", "said")]),
        ("“Follow us,” said Ada Bell, and the boys trailed behind.", [("“Follow us,”", "Ada Bell", "said")]),
        (
            "Ada Bell said the mill was safe and added, “We have looked.”",
            [("the mill was safe", "Ada Bell", "said"), ("“We have looked.”", "Ada Bell", "added")],
        ),
        (
            "The bridge is sound, Ada Bell insists, and the town has nothing to fear.",
            [("The bridge is sound and the town has nothing to fear", "Ada Bell", "insists")],
        ),
        (
            "Ada Bell is calm. The mill, she reminds readers, was built in 1820 and has never flooded.",
            [("The mill was built in 1820 and has never flooded", "Ada Bell", "reminds")],
        ),
        ("In an interview with “Good Evening Harbour,” Ada Bell opened the gates.", []),
        ("The ceremony indicates that both towns are friends.", []),
    ],
)
def test_what_belongs_to_a_report_and_what_does_not(text, expected):
    speech = attribute(text)
    found = [
        (" ".join(text[a:b] for a, b in q.spans), q.name, text[q.cue.start : q.cue.stop]) for q in speech.quotations
    ]
    assert found == expected
