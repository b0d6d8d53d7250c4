"""What a verb of speech governs where a parser hangs it elsewhere: questions, late clauses, findings, phrases behind an object."""

import pytest

from analysis.speech import attribute


def told(text: str) -> list[tuple[str, str]]:
    """Return content and cue of every attribution of a text."""
    return [
        (" ".join(text[start:stop] for start, stop in one.spans), text[one.cue.start : one.cue.stop] if one.cue else "")
        for one in attribute(text).quotations
    ]


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        ("Mr. Ruber asked the students if they were always so serious.", "if they were always so serious", "asked"),
        ("The prince called for the mayor to drop out of the race.", "the mayor to drop out of the race", "called for"),
        ("Adels said earlier on Friday during a news conference that he may wait until June.", "that he may wait until June", "said"),
        ("Mrs. Holm has support from half of the voters, the poll found.", "Mrs. Holm has support from half of the voters", "found"),
        ("The boat was insured at a value of ten million in 2011, records show.", "The boat was insured at a value of ten million in 2011", "show"),
        ("The driver denied any part in the strike.", "any part in the strike", "denied"),
        ("The mayor blamed the delay on the weather.", "the delay on the weather", "blamed"),
        ("His argument is that the bridge was never safe.", "that the bridge was never safe", "argument"),
        ("The mayor praised the drivers on Monday.", "the drivers", "praised"),
    ],
)  # fmt: skip
def test_a_verb_governs_its_whole_content(text, content, cue):
    assert told(text) == [(content, cue)]


def test_whoever_is_asked_something_is_told_of_with_the_question():
    found = told("When asked by a host if the vote led to the strike, the mayor said that it did not.")
    assert found[0] == ("if the vote led to the strike", "asked")


def test_a_finding_that_is_no_aside_reports_nothing():
    assert told("After the flood, the mayor found her boots in the mud.") == []


def test_what_somebody_is_told_who_is_named_in_a_clause_ends_with_it():
    text = "Professor Ada Bell of the College of Norvane, who has advised the choir, warned that the hall could flood."
    assert told(text) == [("that the hall could flood", "warned")]


@pytest.mark.parametrize(
    "text",
    [
        "It told the mayor nothing, it told the choir late, and its plans have changed twice.",
        "Ada Bell, the head of Norvane, showed that courage on Monday, and neighbours thanked her: the roof was saved by noon.",
        "The choir rejected a fair offer within an hour.",
        "The mayor did not answer when the Courier asked what the bonus had been.",
        "Ada Bell left the hall, thereby showing a regrettable lack of patience.",
    ],
)
def test_what_an_author_tells_of_somebody_is_no_speech_of_theirs(text):
    assert told(text) == []


def test_that_before_a_noun_with_a_verb_opens_what_is_shown():
    assert told("Ada Bell showed that courage and patience pay.") == [("that courage and patience pay", "showed")]


def test_what_somebody_is_asked_about_is_not_what_they_answer():
    assert told("Asked about the leaking roof, Ada Bell refused to answer.") == [("to answer", "refused")]


def test_a_comment_behind_a_comma_is_no_part_of_what_is_demanded():
    text = "The choir demanded a new roof, which the mayor, Uwe Dunn, refused."
    assert told(text)[0] == ("a new roof", "demanded")
