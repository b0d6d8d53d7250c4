"""The pieces coded for praise and criticism: what the markers find of them, as floors under later changes."""

from collections import Counter

import pytest

from benchmarks.markers import axis, counts, pole, third

PIECES = {piece["id"]: piece for piece in axis()}
AGENCY = ("h3", "h6", "k2", "t3")
POLES = ("celebratory", "critical")


@pytest.fixture(scope="module")
def told() -> dict[str, Counter[str]]:
    return {name: counts(piece) for name, piece in PIECES.items()}


def test_every_marker_stands_where_the_set_says() -> None:
    for piece in PIECES.values():
        for one in piece["markers"]:
            assert piece["text"][one["start"] : one["end"]] == one["words"], piece["id"]
            assert one["pole"] in ("celebratory", "critical") and one["how"] in ("plain", "irony")


def test_agency_reports_hold_next_to_no_marker_that_is_none(told) -> None:
    false = sum(told[name][f"{pole} hits"] - told[name][f"{pole} right"] for name in AGENCY for pole in POLES)
    assert false <= 3


@pytest.mark.parametrize(("pole", "recall", "precision"), [("celebratory", 0.75, 0.80), ("critical", 0.35, 0.75)])
def test_on_the_harbour_pieces_a_pole_is_found_as_often_as_stated(told, pole, recall, precision) -> None:
    all_told = sum((told[name] for name, piece in PIECES.items() if piece["event"] == "harbour"), Counter())
    assert all_told[f"{pole} found"] >= recall * all_told[f"{pole} coded"]
    assert all_told[f"{pole} right"] >= precision * all_told[f"{pole} hits"]


def test_passages_of_the_third_set_are_read_as_often_as_stated() -> None:
    right = Counter(piece["label"] for piece in third() if pole(piece) == piece["label"])
    assert right["critical"] >= 6 and right["celebratory"] >= 2 and right["neutral"] >= 14
