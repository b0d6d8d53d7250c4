"""Statistics: ratios of sums that a reader can redo."""

import pickle

import numpy as np
import pytest

from analysis.comparisons.readability import FORMULAS
from analysis.comparisons.registry import STATISTICS, statistic
from analysis.comparisons.statistics import TONE, rate, ratio, share

# 3 sentences, 30 words, 45 syllables …
COUNTS = {
    "sentences": 3, "words": 30, "syllables": 45, "letters": 135, "characters": 150, "polysyllables": 4,
    "long_words": 6, "difficult_words": 3,
}  # fmt: skip
BY_HAND = [
    ("flesch_reading_ease", 206.835 - 1.015 * 10 - 84.6 * 1.5),
    ("flesch_kincaid_grade", 0.39 * 10 + 11.8 * 1.5 - 15.59),
    ("gunning_fog", 0.4 * (10 + 100 * 3 / 30)),
    ("smog", 1.043 * (30 * 4 / 3) ** 0.5 + 3.1291),
    ("coleman_liau", 0.058 * 450 - 0.296 * 10 - 15.8),
    ("automated_readability", 4.71 * 5 + 0.5 * 10 - 21.43),
    ("lix", 10 + 100 * 6 / 30),
    ("rix", 2),
    ("sentence_length", 10),
    ("word_length", 4.5),
]


@pytest.mark.parametrize(("name", "expected"), BY_HAND)
def test_a_reading_formula_gives_what_a_pencil_gives(name: str, expected: float) -> None:
    assert statistic(name).value(COUNTS) == pytest.approx(expected, abs=1e-12)


def test_the_reading_formulas_agree_with_textstat() -> None:
    import textstat

    text = "The old river carried small wooden boats. It was quiet. Considerable difficulties remained afterwards."
    words, sentences = textstat.lexicon_count(text), textstat.sentence_count(text)
    counts = {
        "words": words, "sentences": sentences, "letters": textstat.letter_count(text),
        "characters": textstat.char_count(text), "long_words": textstat.long_word_count(text),
    }  # fmt: skip
    assert statistic("automated_readability").value(counts) == pytest.approx(
        textstat.automated_readability_index(text), abs=1e-9
    )
    assert statistic("coleman_liau").value(counts) == pytest.approx(textstat.coleman_liau_index(text), abs=1e-9)
    assert statistic("lix").value(counts) == pytest.approx(textstat.lix(text), abs=1e-9)


@pytest.mark.parametrize("one", [*STATISTICS.values()], ids=[*STATISTICS])
def test_nothing_gives_nan_and_no_error(one) -> None:
    assert np.isnan(one.value(dict.fromkeys(one.columns, 0)))
    assert np.isnan(one.of(np.zeros((3, len(one.columns))))).all()


@pytest.mark.parametrize("one", FORMULAS, ids=lambda one: one.name)
def test_a_text_written_twice_reads_as_easily(one) -> None:
    twice = {column: 2 * count for column, count in COUNTS.items()}
    assert one.value(twice) == pytest.approx(one.value(COUNTS))


def test_an_array_and_named_columns_give_the_same() -> None:
    sums = np.array([[1.5, 3], [2.0, 4]])
    assert TONE.of(sums) == pytest.approx(TONE.value({"compound": sums[:, 0], "segments": sums[:, 1]}))


def test_rates_are_per_thousand_words_and_shares_from_nought_to_one() -> None:
    assert rate().value({"hits": 3, "words": 1500}) == 2
    assert share("words", "all_words").value({"words": 30, "all_words": 120}) == 0.25


def test_a_statistic_can_be_pickled_and_compared() -> None:
    mine = ratio("mine", "hits", "sentences", "hits a sentence")
    assert pickle.loads(pickle.dumps(mine)) == mine
    assert mine.method == "sum of hits / sum of sentences"


def test_an_unknown_statistic_is_named_with_those_there_are() -> None:
    with pytest.raises(KeyError, match=r"'glow'.*tone"):
        statistic("glow")
