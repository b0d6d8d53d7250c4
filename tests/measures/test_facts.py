import pytest

from analysis.measures.facts import Facts
from analysis.measures.laws import check
from analysis.tokens import document_of
from tests import texts

LEDGER = """fact,class,what,forms,value_slot,knowable_from
friends,acts,friendship is spoken of,friendship|friend*,,
debt,figures,the debt,debt & risk|debt & bridge,# crowns,
"""


@pytest.fixture
def facts(tmp_path) -> Facts:
    path = tmp_path / "facts.csv"
    path.write_text(LEDGER, encoding="utf-8")
    return Facts(ledger=str(path))


def rows(facts: Facts, text: str) -> list[dict]:
    names = ("zone", "sentence", "voice", "speaker", *Facts.columns)
    return [dict(zip(names, row, strict=True)) for row in facts.rows(document_of("a", text))]


def test_the_measure_keeps_every_law(facts):
    check(facts)
    check(Facts())


def test_a_hit_has_its_place_its_value_and_the_voice_that_says_it(facts):
    (said, told) = rows(facts, "“Our friendship holds,” said Mira Oll.\nThe risk is a debt of 20,000 crowns.")
    assert (said["fact"], said["voice"], said["word"], said["length"]) == ("friends", "direct", 1, 1)
    assert (told["fact"], told["voice"], told["value"], told["length"]) == ("debt", "own", "20000", 4)


def test_what_is_told_over_two_sentences_is_not_found(facts):
    assert rows(facts, "There is a risk.\nThere is a debt.") == []


@pytest.mark.parametrize("text", [texts.EMPTY, texts.NO_WORD, texts.ONE_WORD, texts.ANOTHER_SCRIPT])
def test_a_text_without_a_fact_has_no_rows(facts, text):
    assert rows(facts, text) == []
