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


def test_a_speaker_without_a_name_stands_by_its_description_in_each_article(tmp_path):
    first = "Opening Day\nThe ministry said that the bridge was safe. The ministry said that the road was safe too."
    second = "Opening Day\nMinisters left. A ministry said that the bridge was not safe. They said that it was not."
    people = speakers(made(tmp_path, {"a": first, "b": second}))
    told = people[["article", "speaker", "known", "attributions"]].itertuples(index=False, name=None)
    assert set(told) == {
        ("a", "ministry", "description", 2),
        ("b", "ministry", "description", 1),
        ("b", "(not resolved)", "nothing", 1),
    }


def test_equal_descriptions_of_one_outlet_are_one_row_that_says_of_how_many_articles(tmp_path):
    said = "Opening Day\nThe factory’s owner said that the bridge was safe. The lorry stood at the wall."
    people = speakers(made(tmp_path, {"a": said, "b": said, "c": said}, {"a": "x", "b": "x", "c": "y"}))
    assert list(people[["outlet", "speaker", "articles"]].itertuples(index=False, name=None)) == [
        ("x", "factory’s owner", 2),
        ("y", "factory’s owner", 1),
    ]
