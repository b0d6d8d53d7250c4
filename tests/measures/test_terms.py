from collections import Counter

import pytest

from analysis.measures.terms import Terms, term
from analysis.tokens import document_of
from tests import texts


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Moscow’s", "moscow"),
        ("Moscow's", "moscow"),
        ("Don’t", "don't"),
        ("Cafe\u0301", "café"),
        ("well‑known", "well-known"),
        ("co\u00adoperate", "cooperate"),
        ("its", "its"),
        ("20,000", "20,000"),
    ],
)
def test_a_term_is_a_word_in_one_form(form, expected):
    assert term(form) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (texts.EMPTY, {}),
        (texts.NO_WORD, {}),
        (texts.ONE_WORD, {"rain": 1}),
        ("Rain, rain and the rain’s end.", {"rain": 3, "and": 1, "the": 1, "end": 1}),
    ],
)
def test_terms_are_counted_and_nothing_is_filtered(text, expected):
    counts = Counter()
    for *_, found, count in Terms().rows(document_of("a", text)):
        counts[found] += count
    assert counts == expected


def test_terms_are_counted_by_sentence_voice_and_speaker():
    rows = list(Terms().rows(document_of("a", texts.SPOKEN)))
    found = [row for row in rows if row[4] == "the"]
    assert [(zone, sentence, voice, count) for zone, sentence, voice, _, _, count in found] == [
        ("lede", 0, "own", 1),
        ("body", 1, "direct", 1),
        ("body", 1, "own", 1),
        ("body", 2, "indirect", 1),
    ]
    assert found[1][3] == "Ada Bell"


def test_terms_are_counted_in_other_scripts_too():
    rows = list(Terms().rows(document_of("a", texts.ANOTHER_SCRIPT)))
    assert {row[4] for row in rows} >= {"президент", "мост"}
