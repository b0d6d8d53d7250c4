"""Reading formulas as statistics: from counts that can be summed over any set of sentences."""

from analysis.comparisons.statistics import Part, Statistic, ratio

WORDS_A_SENTENCE = ("words", "sentences")


def _formula(name: str, unit: str, constant: float, parts: list[tuple[float, str, str]], method: str,
             reference: str) -> Statistic:  # fmt: skip
    """Make a formula that is linear in ratios of counts."""
    return Statistic(name, unit, tuple(Part(*part) for part in parts), method, constant, reference)


FLESCH_READING_EASE = _formula(
    "flesch_reading_ease", "points, higher is easier", 206.835,
    [(-1.015, *WORDS_A_SENTENCE), (-84.6, "syllables", "words")],
    "206.835 - 1.015 words/sentences - 84.6 syllables/words",
    "Flesch 1948, doi:10.1037/h0057532",
)  # fmt: skip
FLESCH_KINCAID_GRADE = _formula(
    "flesch_kincaid_grade", "US school grade", -15.59,
    [(0.39, *WORDS_A_SENTENCE), (11.8, "syllables", "words")],
    "0.39 words/sentences + 11.8 syllables/words - 15.59",
    "Kincaid, Fishburne, Rogers & Chissom 1975, doi:10.21236/ADA006655",
)  # fmt: skip
GUNNING_FOG = _formula(
    "gunning_fog", "US school grade", 0.0,
    [(0.4, *WORDS_A_SENTENCE), (40.0, "difficult_words", "words")],
    "0.4 (words/sentences + 100 difficult_words/words); difficult: three syllables or more and not familiar",
    "Gunning 1952, The Technique of Clear Writing",
)  # fmt: skip
SMOG = Statistic(
    "smog", "US school grade", (Part(1.043 * 30**0.5, "polysyllables", "sentences", power=0.5),),
    "1.043 sqrt(30 polysyllables/sentences) + 3.1291; made for 30 sentences or more", 3.1291,
    "McLaughlin 1969, Journal of Reading 12(8)",
)  # fmt: skip
# In print the first weight is 5.88; textstat computes with 5.8, and so does this, to give textstat's number.
COLEMAN_LIAU = _formula(
    "coleman_liau", "US school grade", -15.8,
    [(5.8, "letters", "words"), (-29.6, "sentences", "words")],
    "5.8 letters/words - 29.6 sentences/words - 15.8 (textstat's 5.8; 5.88 in print, about 0.4 grades more)",
    "Coleman & Liau 1975, doi:10.1037/h0076540",
)  # fmt: skip
AUTOMATED_READABILITY = _formula(
    "automated_readability", "US school grade", -21.43,
    [(4.71, "characters", "words"), (0.5, *WORDS_A_SENTENCE)],
    "4.71 characters/words + 0.5 words/sentences - 21.43",
    "Smith & Senter 1967, AMRL-TR-66-220",
)  # fmt: skip
LIX = _formula(
    "lix", "points, higher is harder", 0.0,
    [(1.0, *WORDS_A_SENTENCE), (100.0, "long_words", "words")],
    "words/sentences + 100 long_words/words; long: more than six letters",
    "Björnsson 1968, Läsbarhet",
)  # fmt: skip
RIX = ratio(
    "rix", "long_words", "sentences", "long words a sentence", "long_words/sentences",
    reference="Anderson 1983, Journal of Reading 26(6)",
)  # fmt: skip
SENTENCE_LENGTH = ratio("sentence_length", "words", "sentences", "words a sentence")
WORD_LENGTH = ratio("word_length", "letters", "words", "letters a word")

FORMULAS = (
    FLESCH_READING_EASE, FLESCH_KINCAID_GRADE, GUNNING_FOG, SMOG, COLEMAN_LIAU, AUTOMATED_READABILITY,
    LIX, RIX, SENTENCE_LENGTH, WORD_LENGTH,
)  # fmt: skip
