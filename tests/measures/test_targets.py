import pytest

from analysis.measures.laws import check
from analysis.measures.targets import Targets
from analysis.tokens import document_of

TARGETS = """id,family,pattern,unless
t.mayor,mayor,mayor|Ada Bell,
t.town,town,Port Sel|town,to Port Sel
"""


@pytest.fixture
def targets(tmp_path) -> Targets:
    path = tmp_path / "targets.csv"
    path.write_text(TARGETS, encoding="utf-8")
    return Targets(targets=str(path))


def rows(targets: Targets, text: str) -> list[dict]:
    names = ("zone", "sentence", "voice", "speaker", *Targets.columns)
    return [dict(zip(names, row, strict=True)) for row in targets.rows(document_of("a", text))]


def test_the_measure_keeps_every_law(targets):
    check(targets)
    check(Targets())


@pytest.mark.parametrize(
    ("text", "target", "praised", "blamed"),
    [
        ("The mayor was corrupt and cruel.", "mayor", 0, 1),
        ("The mayor is a brilliant engineer.", "mayor", 1, 0),
        ("The mayor has an office.", "mayor", 0, 0),
        ("The town is proud and happy.", "town", 1, 0),
    ],
)
def test_praise_and_blame_are_told_by_target(targets, text, target, praised, blamed):
    (row,) = rows(targets, text)
    assert (row["target"], row["praised"], row["blamed"], row["named"]) == (target, praised, blamed, 1)


def test_what_a_quoted_voice_says_of_a_target_is_not_the_outlets_own(targets):
    found = rows(targets, "“The mayor is a corrupt liar,” said Bo Carr, a fisherman.")
    values = {row["voice"]: row["value"] for row in found}
    assert values["direct"] < 0 == values["own"]


def test_praise_by_the_cue_is_carried_and_not_the_outlets_own(targets):
    found = rows(targets, "Bo Carr, a fisherman, praised the mayor as a builder of boats.")
    values = {row["voice"]: row["value"] for row in found}
    assert values["indirect"] > 0 == values["own"]


def test_a_sentence_that_names_no_target_has_no_row_and_an_exception_is_none(targets):
    assert rows(targets, "The boats were late. He went to Port Sel, a lovely place.") == []


def test_a_target_named_twice_is_not_counted_twice(targets):
    (once,) = rows(targets, "The mayor is a brilliant engineer.")
    (twice,) = rows(targets, "The mayor, Ada Bell, is a brilliant engineer.")
    assert 0 < twice["value"] <= once["value"]
