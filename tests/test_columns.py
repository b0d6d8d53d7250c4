import numpy as np
import pytest

from analysis.columns import columns_of
from analysis.documents.zones import zoned
from analysis.words import words
from tests import texts

EVERY = list(texts.EVERY.values())


def columns(given):
    return columns_of(
        given, [(at, n, s.zone, s.start, s.stop) for at, text in enumerate(given) for n, s in enumerate(zoned(text))]
    )


def test_the_words_of_many_texts_are_those_of_each():
    made = columns(EVERY)
    document = made.document[made.sentence]
    for at, text in enumerate(EVERY):
        held = document == at
        spans = list(zip(made.start[held].tolist(), made.stop[held].tolist(), strict=True))
        assert spans == words(text)
        assert [made.forms[form] for form in made.form[held]] == [text[start:stop] for start, stop in spans]
        assert made.numbers[held].tolist() == list(range(len(spans)))


def test_a_function_is_called_once_for_each_different_form():
    asked = []
    made = columns(["rain and rain", "Rain and snow"])
    lengths = made.once(lambda form: asked.append(form) or len(form))
    assert lengths.tolist() == [4, 3, 4, 4, 3, 4]
    assert asked == ["rain", "and", "Rain", "snow"]


def test_sums_by_group_hold_a_group_without_words():
    made = columns(["one two three", "four"])
    assert made.sum(np.array([1, 2, 3, 4]), np.array([0, 0, 2, 2]), 4).tolist() == [3, 0, 7, 0]


@pytest.mark.parametrize("given", [[], [""], ["", " \n", "—"]])
def test_no_words_give_empty_columns(given):
    made = columns(given)
    assert len(made.form) == len(made.segments.sentence) == 0
    assert made.once(len).tolist() == []
