import pandas as pd
import pytest

from analysis.alignments.identities import folded, identify, identities

SAME = (
    ("Tokayev", "Kassym-Jomart Tokayev"),
    ("Qasym-Zhomart Toqaev", "Kassym-Jomart Tokayev"),
    ("Zelensky", "Volodymyr Zelenskyy"),
    ("Bell", "Ada Bell"),
    ("ADA BELL", "Ada Bell"),
)


@pytest.mark.parametrize(("name", "other"), SAME)
def test_a_shorter_or_otherwise_transcribed_name_is_the_same_speaker(name: str, other: str) -> None:
    whole = identify([name, other, other])
    assert whole[name] == whole[other] == other


def test_a_name_that_fits_two_stays_itself() -> None:
    assert identify(["Bell", "Ada Bell", "Tom Bell"])["Bell"] == "Bell"


def test_two_given_names_are_two_speakers() -> None:
    whole = identify(["Ada Bell", "Tom Bell"])
    assert whole["Ada Bell"] != whole["Tom Bell"]


def test_a_seat_of_government_is_its_nation_and_joint_speakers_are_taken_one_by_one() -> None:
    whole = identify(["Moscow and Astana", "Ada Bell", "Lund and Bell"])
    assert whole["Moscow and Astana"] == "Russia and Kazakhstan"
    assert whole["Lund and Bell"] == "Lund and Ada Bell"


def test_folding_leaves_different_names_apart() -> None:
    assert folded("Lund") != folded("Lind")


def test_who_is_heard_in_most_articles_stands_first_with_the_commonest_role() -> None:
    quotes = pd.DataFrame(
        [
            ("a", "Ada Bell", "official"),
            ("b", "Bell", ""),
            ("b", "Bell", "official"),
            ("b", "Tom Lund", "expert"),
            ("b", "", ""),
        ],
        columns=["article", "speaker", "role"],
    )
    first, second = identities(quotes).to_dict("records")
    assert first == {
        "person": "Ada Bell",
        "role": "official",
        "articles": 2,
        "attributions": 3,
        "names": "Ada Bell · Bell",
    }
    assert second["person"] == "Tom Lund"
