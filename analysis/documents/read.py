"""All texts of a corpus to its tables of documents, pieces and sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.corpus import Corpus
from analysis.documents.canonical import Canonical, canonical
from analysis.documents.fingerprints import arranged, recorded
from analysis.documents.raw import read_raw
from analysis.documents.zones import Sentence, zoned
from analysis.required import Row
from analysis.words import words

ENGLISH = frozenset("the of and to in a is that for on with as was by it his he at from this be are has an".split())


@dataclass(frozen=True)
class Read:
    """One article as read: its row of articles.csv, its canonical text, its sentences and its language."""

    row: Row
    canonical: Canonical
    sentences: tuple[Sentence, ...]
    language: str


def read_article(corpus: Corpus, row: Row) -> Read:
    """Return one article's canonical text; where the corpus has its fingerprints, the recorded order is restored."""
    raw = read_raw(corpus.text_path(row), row["encoding"])
    made = canonical(raw, [r for r in corpus.cleaning if r["article"] == row["article"]], row["title"])
    known = recorded(corpus.fingerprints, row["article"])
    if known:
        made = arranged(raw, made, known)
    sentences = tuple(zoned(made.text, row["title"]))
    return Read(row, made, sentences, row["language"] or language(made.text))


def read_articles(corpus: Corpus) -> Iterator[Read]:
    """Return every article of the corpus, in the order of articles.csv."""
    return (read_article(corpus, row) for row in corpus.articles)


def language(text: str) -> str:
    """Return "en" where at least one word in twelve of the first 2,000 is an English function word, else "und".

    This only guards the measures against another language in an undeclared file; it names no other language.
    """
    found = [text[start:stop].lower() for start, stop in words(text[:20_000])[:2_000]]
    return "en" if not found or sum(word in ENGLISH for word in found) * 12 >= len(found) else "und"
