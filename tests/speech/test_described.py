"""How a text calls a speaker whom it does not name."""

import pytest

from analysis.speech.described import described

TEXT = "The ministry was open. Officials met Bell, and Bell’s aides met the Harbour Trust. It rained."
CASES = {
    "The ministry": "ministry",
    "Officials": "officials",
    "Bell’s aides": "Bell’s aides",
    "the UN": "UN",
    "Danish officials": "Danish officials",
    "the owner of the mill, who left": "owner of the mill",
    "a spokesman for the board of the Harbour Trust in town": "spokesman",
    "the pilots — four of them": "pilots",
    "They": "",
    "some": "",
    "which": "",
    "": "",
}


@pytest.mark.parametrize(("mention", "told"), CASES.items())
def test_a_description_has_no_article_and_few_words_and_a_pronoun_is_none(mention, told):
    assert described(mention, TEXT) == told
