import pytest

from analysis.measures.readability import Readability, textstat, word_counts
from analysis.tokens import document_of
from tests import texts

PLAIN = "The minister arrived at noon. Nobody expected a celebration, but the harbour was beautiful.\nRain fell on it."


def totals(text: str) -> dict[str, int]:
    rows = [row[4:] for row in Readability().rows(document_of("a", text))]
    return dict(zip(Readability.columns, (sum(column) for column in zip(*rows, strict=True)), strict=True))


@pytest.mark.parametrize(
    ("form", "syllables", "letters", "polysyllable", "long", "difficult"),
    [
        ("a", 1, 1, 0, 0, 0),
        ("visit", 2, 5, 0, 0, 0),
        ("don’t", 1, 4, 0, 0, 0),
        ("beautiful", 3, 9, 1, 1, 0),
        ("comprehensive", 4, 13, 1, 1, 1),
        ("20,000", 1, 0, 0, 0, 0),
    ],
)
def test_a_word_is_counted_as_a_reader_counts_it(form, syllables, letters, polysyllable, long, difficult):
    assert word_counts(form) == (syllables, letters, polysyllable, long, difficult)


def test_the_counts_of_a_sentence_can_be_redone_on_fingers():
    row = next(iter(Readability().rows(document_of("a", "The minister arrived at noon."))))
    assert row == ("lede", 0, "all", "", 1, 5, 8, 24, 25, 1, 2, 1)


def test_the_sums_are_those_of_textstat_on_the_whole_text():
    oracle, counts = textstat(), totals(PLAIN)
    assert counts["words"] == oracle.lexicon_count(PLAIN)
    assert counts["sentences"] == oracle.sentence_count(PLAIN)
    assert counts["syllables"] == oracle.syllable_count(PLAIN)
    assert counts["letters"] == oracle.letter_count(PLAIN)
    assert counts["characters"] == oracle.char_count(PLAIN)
    assert counts["polysyllables"] == oracle.polysyllabcount(PLAIN)
    assert counts["long_words"] == oracle.long_word_count(PLAIN)
    assert counts["difficult_words"] == oracle.difficult_words(PLAIN, 3)


@pytest.mark.parametrize("text", [texts.EMPTY, texts.ONLY_WHITE_SPACE, texts.NO_WORD])
def test_a_text_without_a_word_has_no_rows(text):
    assert list(Readability().rows(document_of("a", text))) == []


def test_one_word_is_one_sentence():
    assert totals(texts.ONE_WORD)["sentences"] == totals(texts.ONE_WORD)["words"] == 1


ODD = """I'm o'clock 'tis rock'n'roll A.D. x' d'état state-of-the-art l'Est we'll've naïve e\u0301te O'Driscoll's O'Neill
    20,000 U.S. Kassym-Jomart Ünlü can't CAN'T Moscow's PHDs co-operation""".split()


def test_every_form_is_counted_as_textstat_counts_it():
    from analysis.words import words

    oracle = textstat()
    said = {text[start:stop] for text in texts.EVERY.values() for start, stop in words(text)}
    for form in {*ODD, *said}:
        plain = form.replace("’", "'")
        syllables, _, many, _, difficult = word_counts(form)
        assert (form, syllables) == (form, oracle.syllable_count(plain))
        assert (form, many) == (form, int(syllables >= 3))
        assert (form, difficult) == (form, int(oracle.is_difficult_word(plain, 3)))


def test_the_hyphens_of_a_word_are_those_that_pyphen_puts_in():
    from pyphen import Pyphen

    from analysis.lexicons.hyphens import hyphens
    from analysis.words import words

    oracle = Pyphen(lang="en_US")
    said = sorted({text[start:stop].lower() for text in texts.EVERY.values() for start, stop in words(text)})
    assert hyphens(said).tolist() == [len(oracle.positions(form)) for form in said]
