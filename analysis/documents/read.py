"""All texts of a corpus to its tables of documents, pieces and sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.corpus import Corpus
from analysis.documents.canonical import Canonical, canonical
from analysis.documents.fingerprints import arranged, recorded
from analysis.documents.raw import read_raw
from analysis.documents.zones import Sentence, zoned
from analysis.required import Row
from analysis.words import words

ENOUGH, LONG = 12, 100
OTHERS = frozenset(
    "le les et une dans pour que qui est du der das und ist nicht mit den von ein dem el los y por una del il di che per"
    " het een van niet dat os do da em não uma på och är som jest się nie bir ve için".split()
)
ENGLISH = frozenset("the of and to in a is that for on with as was by it his he at from this be are has an".split())


@dataclass(frozen=True)
class Read:
    """One article as read: its row of articles.csv, its canonical text, its sentences and its language."""

    row: Row
    canonical: Canonical
    sentences: Sequence[Sentence]
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


def guessed(text: str) -> str:
    """Return und for a text that is clearly not English, else en: one too short or unclear to tell is taken for English.

    und has 12 words or more, `language` does not find it English, and it is written in another script, or one word in eight is
    a function word of another language, or it is too long (100 words) to be English with so few function words.
    """
    if language(text[:2_000]) == "en" or language(text) == "en":
        return "en"
    found = [text[start:stop].lower() for start, stop in words(text[:20_000])[:2_000]]
    if len(found) < ENOUGH:
        return "en"
    elsewhere = sum(word[0] > "\u024f" for word in found) * 2 > len(found)
    told = elsewhere or sum(word in OTHERS for word in found) * 8 >= len(found) or len(found) >= LONG
    return "und" if told else "en"
