import pytest

from analysis.speech import attribute
from analysis.speech.known import is_person
from analysis.speech.nations import is_demonym

DESCRIBED = (
    ("His Peruvian colleague, Carlos Quispe, said the fish had moved south.", "Carlos Quispe"),
    (
        "Cuban boxer Pedro Leal lost to Irish boxer Sean Walsh. “My arm was tired,” the Cuban said.",
        "Pedro Leal",
    ),
    (
        "The Danish minister of trade, Lars Holm, met Otto Klein. “We agreed on butter,” the minister said.",
        "Lars Holm",
    ),
    (
        "The Ministry of Fisheries closed the bay in May. The ministry said the mussels were ill.",
        "Ministry of Fisheries",
    ),
    ("Tarn Shipping lost a barge on Monday. The company said nobody had been aboard.", "Tarn Shipping"),
    ("Mary Dunn and Paul Reeve both stood for mayor. “I lost,” said the latter.", "Paul Reeve"),
    ("Paul Reeve came with his wife, Anna Reeve. “He was late,” his wife said.", "Anna Reeve"),
    ("Togolese trader Ama Eklo met Tor Berg, a Swede. The Swede said the boat was slow.", "Tor Berg"),
    ("Jon Lie, who founded the shop, sold it to Tor Berg. “I kept the cat,” the founder said.", "Jon Lie"),
    ("The baker Jon Lie and the priest Tor Berg have keys. Only the priest said that his was lost.", "Tor Berg"),
    ("A union spokesman, Jon Lie, said the cranes stood still.", "Jon Lie"),
    ("A spokesman for the dockers, Jon Lie, said the cranes stood still.", "Jon Lie"),
    ("“The cranes stand still,” said a union spokesman, Jon Lie.", "Jon Lie"),
    ("The mayor of Oslo, Jon Lie, said the cranes stood still.", "Jon Lie"),
    ("The board, led by Mary Dunn, met the baker Jon Lie. The chairwoman said the pier was safe.", "Mary Dunn"),
    ("Senator Jon Lie of Utah met Tor Berg of Maine. The Utahan said the pier was safe.", "Jon Lie"),
    ("Premier Ole Lie sailed with Vice-Admiral Mary Dunn. “It leaks,” the vice-admiral said.", "Mary Dunn"),
    ("The shop is run by Jon Lie, its rival by the Swedish cook Tor Berg. “We bake,” the Swede said.", "Tor Berg"),
    ("Mayor Jon Lie met Mary Dunn. “I saw him fall,” the mayor said.", "Jon Lie"),
    ("Mary Dunn met Paul Reeve at the harbour. Her counterpart said the pier was safe.", "Paul Reeve"),
)


@pytest.mark.parametrize(("text", "name"), DESCRIBED)
def test_a_description_names_whom_the_text_describes_so(text: str, name: str) -> None:
    assert attribute(text).quotations[-1].name == name


def test_a_description_that_fits_two_stays_open() -> None:
    text = "Surgeon Mary Dunn and surgeon Paul Reeve shared a room. “It was cold,” the surgeon said."
    assert attribute(text).quotations[-1].name == ""


def test_a_name_after_somebody_s_spokesman_may_be_either_s() -> None:
    text = "A spokesman for the president, Mary Dunn, said the bridge was shut."
    assert attribute(text).quotations[-1].name == ""


def test_a_weaker_rule_is_less_sure() -> None:
    beside, left_over = (attribute(DESCRIBED[place][0]).quotations[-1].confidence for place in (0, -1))
    assert beside > left_over > 0


def test_the_adjective_of_a_nation_alone_is_a_person_and_its_name_is_not() -> None:
    assert is_demonym("the Norwegian") and is_demonym("The Dutchman") and not is_demonym("the Kremlin")


def test_bodies_and_things_are_no_persons() -> None:
    assert is_person("striker") and not is_person("newspaper") and not is_person("campaign")


def test_a_pronoun_before_any_name_waits_for_the_next_one() -> None:
    text = "“It leaks,” she told the board. Mary Dunn had not warned Paul Reeve."
    assert attribute(text).quotations[0].name == "Mary Dunn"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The lamp maker Norvane will leave, the company said. The Lamp Workers’ Union met in May.", "Norvane"),
        ("The works will close, the company said. The Lamp Workers’ Union met in May.", ""),
        ("The Lamp Workers’ Union met in May. The works will close, the company said.", ""),
        ("Brannock Shipping met in May. The works will close, the company said.", "Brannock Shipping"),
    ],
)
def test_a_company_is_no_union(text, name):
    assert [one.name for one in attribute(text).quotations] == [name]
