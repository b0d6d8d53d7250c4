"""What somebody is, by what a text calls them."""

import json
from pathlib import Path

import pytest

from analysis.speech import attribute
from analysis.speech.callings import calling, role_told

SET = Path(__file__).parents[1] / "sets" / "roles.jsonl"


@pytest.mark.parametrize(
    ("description", "role"),
    [
        ("President", "head_of_state"),
        ("the French president", "head_of_state"),
        ("president of the Republic of Kenya", "head_of_state"),
        ("former president", "official"),
        ("Norvane president", "collective"),
        ("president of the Supreme Court", "official"),
        ("the president’s daughter", ""),
        ("BA chairman", "collective"),
        ("FBI director", "official"),
        ("a spokesman for the dockers’ union", "collective"),
        ("who teaches law", "expert"),
        ("who plays the king in the film", ""),
        ("of the fire department", "official"),
        ("an epidemiologist", "expert"),
        ("a baker", ""),
    ],
)
def test_a_description_tells_a_role_by_its_noun_and_whose_office_it_is(description, role):
    assert role_told(description) == role


def test_most_of_what_somebody_is_called_decides():
    assert calling(["a lawyer", "the mayor", "Mayor"]) == "official"


def test_one_person_has_one_role_throughout_an_article():
    text = "Clara Nunn came on Monday. The energy minister said that help was near. Ms Nunn said that she would stay."
    assert {one.role for one in attribute(text).quotations} == {"official"}


def test_the_hand_made_set_of_roles():
    cases = [json.loads(line) for line in SET.read_text(encoding="utf-8").splitlines()]
    right = 0
    for case in cases:
        found = [
            one for one in attribute(case["text"]).quotations if case["speaker"] in one.name or not case["speaker"]
        ]
        right += bool(found) and all(one.role == case["role"] for one in found)
    assert len(cases) == 96
    assert right >= 92
