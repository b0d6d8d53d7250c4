"""What somebody is, by what a text calls them."""

from pathlib import Path

import pytest

from analysis.coding.speakers import role_units
from analysis.speech import attribute
from analysis.speech.callings import calling, role_told
from analysis.verbs.validate import measured, read_gold

SETS = Path(__file__).parents[1] / "sets"


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
        ("Lendrian President", "head_of_state"),
        ("BA chairman", "collective"),
        ("FBI director", "official"),
        ("a spokesman for the dockers’ union", "collective"),
        ("who teaches law", "expert"),
        ("who plays the king in the film", ""),
        ("of the fire department", "official"),
        ("an epidemiologist", "expert"),
        ("told The Coast Times in May", ""),
        ("who served as the mayor’s chief of staff", "official"),
        ("Norvane's vice president for American sales", "collective"),
        ("director of the Clean Rivers Trust, Ada Bell", "collective"),
        ("president of the union of teachers", "collective"),
        ("president of the country’s largest bank", "collective"),
        ("president of the Czech Republic", "head_of_state"),
        ("president of the Bank of Italy", "collective"),
        ("Nissan chairman", "collective"),
        ("the head of state", "head_of_state"),
        ("the queen of pop", ""),
        ("ex-president", "official"),
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


def test_the_hand_made_sets_of_roles():
    for name, least, size in (("roles.jsonl", 92, 96), ("roles_second.jsonl", 40, 44)):
        cases = read_gold("roles", SETS / name)
        right = sum(unit.counts["right"] for unit in role_units(cases, list(measured("roles", cases))))
        assert (len(cases), right >= least) == (size, True)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The union turned the offer down. Its leader said the pay was too low.", "collective"),
        ("The club lost again. Its leader said the season was over.", "collective"),
        ("Lendria closed the border. Its leader said it would open in May.", "official"),
    ],
)
def test_its_leader_has_the_role_of_the_body_named_before(text, role):
    assert attribute(text).quotations[-1].role == role


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("The Rowan Party left the talks.", "collective"),
        ("The union left the talks.", "collective"),
        ("The parliament met on Monday.", "official"),
        ("The ministry was closed.", "official"),
    ],
)
@pytest.mark.parametrize("named", ["Its speaker, Jon Ek, said", "Jon Ek, its speaker, said"])
def test_its_speaker_speaks_for_the_body_named_before(before, role, named):
    (said,) = attribute(f"{before} {named} that the offer was an insult.").quotations
    assert (said.name, said.role) == ("Jon Ek", role)


def test_its_president_is_a_countrys_where_no_body_is_named_before():
    for before, role in (("Norway waited.", "head_of_state"), ("The company waited.", "collective")):
        (said,) = attribute(f"{before} Its president, Jon Ek, said that it rained.").quotations
        assert said.role == role
