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
    "le la les et une dans pour que qui est du avec sur der das und ist nicht mit den von ein dem el los y por una del il di che per"
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
    """Return und for a text that is clearly not English, else en: one too short or unclear to tell is taken for English.

    und is written in another script; or it has 12 words or more of which fewer than one in twelve is an English function word,
    and one in eight is a function word of another language, or it is too long (100 words) to be English with so few. This only
    guards the measures against another language where none is declared; it names no other language.
    """
    if _english(text[:2_000]) or _english(text):
        return "en"
    found = _opening(text)
    elsewhere = sum(word[0] > "\u024f" for word in found) * 2 > len(found)
    others = len(found) >= ENOUGH and sum(word in OTHERS for word in found) * 8 >= len(found)
    return "und" if elsewhere or others or len(found) >= LONG else "en"


def _english(text: str) -> bool:
    """Tell whether one word in twelve is an English function word."""
    found = _opening(text)
    return not found or sum(word in ENGLISH for word in found) * 12 >= len(found)


def _opening(text: str) -> list[str]:
    """Return the first 2,000 words in lower case."""
    return [text[start:stop].lower() for start, stop in words(text[:20_000])[:2_000]]
