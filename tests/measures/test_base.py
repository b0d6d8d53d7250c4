import pytest

from analysis.measures import SHIPPED, find
from analysis.measures.base import AtOnce, Measure
from analysis.measures.facts import Facts
from analysis.measures.terms import Terms
from analysis.tables import CorpusError
from analysis.tokens import Tokens, document_of


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_measure_is_found_by_its_name_and_by_its_path(name):
    assert find(name) is find(SHIPPED[name])
    assert find(name).name == name


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("sentimant", "is it 'sentiment'"),
        ("moods", "'moods' is unknown; write one of sentiment, terms"),
        ("no_such_module:Mood", "'no_such_module:Mood' cannot be loaded"),
        ("analysis.measures.terms:Nothing", "cannot be loaded"),
        ("analysis.measures.terms:term", "is no Measure; let the class inherit"),
        ("", "is unknown"),
    ],
)
def test_an_unknown_measure_is_named_with_those_that_are_known(name, told):
    with pytest.raises(CorpusError, match=told):
        find(name)


def test_a_measure_without_rows_says_so():
    with pytest.raises(NotImplementedError, match=r"Measure defines no rows\(document\)"):
        Measure().rows(document_of("a", ""))


def test_a_fast_measure_without_its_fast_way_says_so():
    with pytest.raises(NotImplementedError, match=r"AtOnce defines no at_once\(tokens\)"):
        AtOnce()(Tokens(()))


def test_what_is_written_of_a_plain_measure_is_its_table():
    tokens = Tokens((document_of("a", "Rain."),))
    assert Facts().at_once(tokens).equals(Facts()(tokens))


def test_a_measure_with_its_own_parameters_is_another_measure():
    from analysis.measures.sentiment import Sentiment

    assert Sentiment() == Sentiment()
    assert len({Sentiment(), Sentiment(), Sentiment(mask_names=False)}) == 2
    assert repr(Sentiment(("vader",))) == "Sentiment(lexicons=('vader',), mask_names=True)"


def test_a_document_in_another_language_is_refused_and_the_others_measured():
    tokens = Tokens((document_of("a", "Rain."), document_of("b", "Regen.", "tlh")))
    assert list(Terms()(tokens)["article"]) == ["a"]
    ((article, measure, language, reason),) = Terms().refusals(tokens)
    assert (article, measure, language) == ("b", "terms", "tlh")
    assert reason.startswith("terms is made for ")
    assert "'tlh' not measured" in reason
