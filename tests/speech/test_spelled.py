"""Quotations whose speaker the letters tell."""

import pytest

from analysis.speech.reading import read
from analysis.speech.spelled import spelled_out


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("“It rained,” she said.", True),
        ("“It rained,” the old baker said.", True),
        ("“It rained,” she said on Monday.", False),
        ("“It rained,” she walked.", False),
        ("Bell told “it rained,” she said.", False),
        ("“It” is what she said.", False),
    ],
)
def test_a_quotation_with_nothing_but_who_said_it_needs_no_tree(text, spelled):
    assert spelled_out(read(text), 0, len(text)) is spelled
