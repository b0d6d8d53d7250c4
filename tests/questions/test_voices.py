"""Who is given the word."""

from analysis.questions.voices import not_heard, speakers
from tests.questions.tiny import made


def test_one_person_goes_by_one_name_and_one_role_in_every_article(tmp_path):
    """Bell is a minister in one article, and in the other a name in capitals that nothing is told of."""
    first = "The Bridge\n“The bridge is a triumph,” said Ada Bell, the minister of works. It opened on Monday."
    second = "Opening Day\nBELL said that the bridge was safe. The lorry stood at the wall."
    study = made(tmp_path, {"a": first, "b": second})
    people, heard = speakers(study), not_heard(study)
    assert set(zip(people["article"], people["speaker"], people["role"], strict=True)) == {
        ("a", "Ada Bell", "official"),
        ("b", "Ada Bell", "official"),
    }
    assert heard.loc[heard["role"] == "official", "words"].sum() == people["words"].sum()
