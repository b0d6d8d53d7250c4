import re

import pytest

from analysis.results.macros import SUFFIXES, escaped, macro_name, macro_names, shown


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("position.article-a", "mfPositionArticleA"),
        ("tone.s1-preview.own", "mfToneSOnePreviewOwn"),
        ("markers.a.risk_doubt.all", "mfMarkersARiskDoubtAll"),
        ("term.a.café", "mfTermACafe"),
        ("term.a.ж", "mfTermAUFourThreeSix"),
    ],
)
def test_a_key_becomes_a_name_of_letters(key, name):
    assert macro_name(key) == name


def test_keys_that_would_meet_get_letters_of_their_own():
    names = macro_names(["tone.a-b.own", "tone.a.b-own", "tone.c.own", "tone.c.own.low"])
    made = [name + suffix for name in names.values() for suffix in SUFFIXES]
    assert len(set(made)) == len(made)
    assert all(re.fullmatch(r"mf[A-Za-z]+", name) for name in made)
    assert macro_names(["tone.a-b.own"]) == {"tone.a-b.own": "mfToneABOwn"}


def test_every_result_has_its_macros_and_its_digest(kept, results):
    text = (kept.build / "results" / "results.tex").read_text(encoding="utf-8")
    names = re.findall(r"(?m)^\\newcommand\{\\(\w+)\}", text)
    assert len(names) == len(set(names)) == 4 * len(results)
    assert all(re.fullmatch("mf[A-Za-z]+", name) for name in names)
    assert all(f"% {one.key} @ {one.digest}" in text for one in results.values())


def test_numbers_are_shown_with_a_true_minus_and_no_minus_zero():
    assert [shown(value, 2) for value in (-0.314, -0.004, float("nan"))] == ["−0.31", "0.00", "not estimable"]


def test_what_latex_would_read_as_a_command_is_made_harmless():
    assert escaped("R&D 5% a_b {x} −1 \\") == r"R\&D 5\% a\_b \{x\} \ensuremath{-}1 \textbackslash{}"
