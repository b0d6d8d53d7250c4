"""A surname that opens the sentence before is whom he or she means, where it can be somebody's."""

import pytest

from analysis.speech import attribute

FIRST = "Ada Bell, the ferry firm’s spokeswoman, praised the captain."


@pytest.mark.parametrize(
    "lead",
    [
        "Tarn disagreed. “There is no captain,” she said.",
        "Tarn, who owns a boat, laughed. “There is no captain.” “None at all,” she said.",
        "Tarn deserves praise for her patience. She said that there was no captain.",
    ],
)
def test_the_surname_that_opens_the_sentence_before_is_meant(lead):
    assert attribute(f"{FIRST} {lead}").quotations[-1].name == "Tarn"


@pytest.mark.parametrize(
    "lead",
    [
        "Norway disagreed. “There is no captain,” she said.",
        "Four disagreed. “There is a captain,” she said.",
        "Tarn is far. The road to Tarn closed. Nobody in Tarn complained. Tarn slept. “It is late,” she said.",
        "Parliament disagreed. “There is a captain,” she said.",
    ],
)
def test_nations_numbers_places_and_bodies_are_passed_over(lead):
    assert attribute(f"{FIRST} {lead}").quotations[-1].name == "Ada Bell"


def test_a_paragraph_ends_what_a_surname_opens():
    assert attribute(f"{FIRST} Tarn disagreed.\n\n“There is a captain,” she said.").quotations[-1].name == "Ada Bell"


@pytest.mark.parametrize("lead", ["My neighbour, who is deaf, was glad.", "An old woman had cut her hand."])
def test_somebody_whom_nobody_names_leaves_the_pronoun_open(lead):
    assert attribute(f"{FIRST} {lead} She said that the rail was sharp.").quotations[-1].name == ""
