"""The fast ways over many articles, held against the libraries themselves on identical splits."""

import random
import re
from collections import Counter

import pytest

from analysis.columns import columns_of
from analysis.comparisons.readability import FORMULAS
from analysis.documents.zones import zoned
from analysis.lexicons import Entry, Lexicon
from analysis.lexicons.at_once import matches_at_once
from analysis.measures.readability import Readability, textstat
from analysis.measures.terms import Terms, term
from analysis.tokens import Tokens, document_of
from analysis.tone import Tone
from analysis.tone.many import valences_at_once
from analysis.tone.vader import emphasis, normalise, rules
from tests import texts

PLAIN = sorted({word for text in texts.EVERY.values() for word in re.findall(r"[a-z]+", text)})
SHIFTS = (
    "gave up, lost dashed ended sign away expense of few a nobody one everyone and, or to not rid cured losing".split()
)
TURNS = "not no never without least but so this very hardly kind of sort yeah right I U.S. NASA isn't bomb".split()


def spoken(number: int, chance: random.Random, more: list[str] = TURNS) -> list[str]:
    weighed = [word for word in rules().weights if word.isalpha()]
    pools = (PLAIN, PLAIN, weighed, TURNS, more, list(rules().boosters))
    ends = (".", "!", "?", "!!", "...")
    return [
        " ".join(chance.choice(chance.choice(pools)) for _ in range(chance.randint(1, 18))) + chance.choice(ends)
        for _ in range(number)
    ]


def test_the_compound_of_twelve_thousand_sentences_is_that_of_the_package():
    import numpy as np
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    sentences = spoken(12_000, random.Random(7))
    words = columns_of(sentences, ((at, 0, "body", 0, len(one)) for at, one in enumerate(sentences)))
    values = valences_at_once(Tone("vader"), words, np.zeros(len(words.form), dtype=bool))
    sums = words.sum(values, words.sentence, len(sentences)).tolist()
    package = SentimentIntensityAnalyzer()
    for sentence, total in zip(sentences, sums, strict=True):
        push = emphasis(sentence) if total > 0 else -emphasis(sentence) if total < 0 else 0.0
        assert (sentence, round(normalise(total + push), 4)) == (
            sentence,
            package.polarity_scores(sentence)["compound"],
        )


@pytest.mark.parametrize("lexicon", ["news", "pattern", "afinn"])
def test_our_rules_give_the_same_at_once_as_sentence_by_sentence(lexicon):
    import numpy as np

    if lexicon == "afinn":
        pytest.importorskip("afinn")
    sentences, tone = spoken(1_500, random.Random(8), SHIFTS), Tone(lexicon)
    words = columns_of(sentences, ((at, 0, "body", 0, len(one)) for at, one in enumerate(sentences)))
    values = valences_at_once(tone, words, np.zeros(len(words.form), dtype=bool)).tolist()
    for at, sentence in enumerate(sentences):
        assert (sentence, values[words.first[at] : words.first[at + 1]]) == (sentence, tone.valences(sentence))


def test_terms_are_counted_as_scikit_learn_counts_them():
    from sklearn.feature_extraction.text import CountVectorizer

    documents = [document_of(name, text) for name, text in texts.EVERY.items()]
    made = Terms()(Tokens(tuple(documents)))
    vectors = CountVectorizer(analyzer=lambda d: [term(w.form) for s in d.sentences for w in s.words])
    counts, names = vectors.fit_transform(documents), vectors.get_feature_names_out()
    rows, columns = counts.nonzero()
    oracle = {
        (documents[row].article, names[column]): counts[row, column] for row, column in zip(rows, columns, strict=True)
    }
    assert made.groupby(["article", "term"])["count"].sum().to_dict() == oracle


def test_the_formulas_are_those_of_textstat_on_the_same_sentences():
    chance, oracle = random.Random(9), textstat()
    lines = [" ".join(chance.choice(PLAIN) for _ in range(chance.randint(4, 20))) + "." for _ in range(60)]
    text = "\n".join(line[0].upper() + line[1:] for line in lines)
    made = Readability()(Tokens((document_of("a", text),)))
    counts = {column: int(made[column].sum()) for column in Readability.columns}
    values = {one.name: one.value(counts) for one in FORMULAS}
    wanted = {
        "flesch_reading_ease": oracle.flesch_reading_ease(text),
        "flesch_kincaid_grade": oracle.flesch_kincaid_grade(text),
        "smog": oracle.smog_index(text),
        "coleman_liau": oracle.coleman_liau_index(text),
        "automated_readability": oracle.automated_readability_index(text),
        "lix": oracle.lix(text),
    }
    assert {name: values[name] for name in wanted} == pytest.approx(wanted, abs=1e-9)


def test_markers_are_counted_as_regular_expressions_count_them():
    chance = random.Random(10)
    text = "\n".join(" ".join(chance.choice(PLAIN) for _ in range(12)) for _ in range(200))
    patterns = [*PLAIN[::3], *(f"{one} {other}" for one, other in zip(PLAIN, PLAIN[5:], strict=False)), "th*", "of *"]
    entries = tuple(Entry(one, one, one) for one in dict.fromkeys(patterns))
    lexicon = Lexicon("own", 1, entries)
    words = columns_of([text], ((0, n, s.zone, s.start, s.stop) for n, s in enumerate(zoned(text))))
    hits = matches_at_once(lexicon, words)
    found = Counter(lexicon.entries[entry].id for entry in hits.entry.tolist())
    for entry in entries:
        spelled = re.escape(entry.pattern).replace(r"\ \*", r" \w+").replace(r"\*", r"\w*").replace(r"\ ", " ")
        assert (entry.id, found[entry.id]) == (entry.id, len(re.findall(rf"\b{spelled}\b", text)))
