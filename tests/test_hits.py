import pytest

from analysis.corpus import Corpus
from analysis.line import measure
from analysis.tables import CorpusError
from analysis.verbs.hits import hits

LEXICON = "id,family,pattern,weight,unless\nice,weather,{pattern},1,\n"


def quiet(_: str) -> None:
    """Say nothing."""


def write_lexicon(corpus: Corpus, pattern: str) -> None:
    folder = corpus.path("lexicons")
    folder.mkdir(exist_ok=True)
    (folder / "mine.csv").write_text(LEXICON.format(pattern=pattern), encoding="utf-8")


def test_after_a_lexicon_is_edited_the_hits_that_came_and_went_are_listed(make_corpus):
    corpus = make_corpus({"a": "The ice was thin.\nThe snow was deep."}, language="en")
    write_lexicon(corpus, "ice")
    measure(corpus, quiet)
    write_lexicon(corpus, "snow")
    measure(corpus, quiet)
    said: list[str] = []
    assert hits(corpus, said.append) == 0
    moved = [line for line in said if "weather" in line]
    assert len(moved) == 2
    assert any("went weather" in line and "a, sentence 1, word 1" in line for line in moved)
    assert any("came weather" in line and "a, sentence 2, word 5" in line for line in moved)
    assert moved[1].endswith(": The [ice] was thin") or moved[0].endswith(": The [ice] was thin")
    assert said[-1] == "hits: 1 came, 1 went"


def test_a_hit_lost_through_a_correction_is_told_apart(make_corpus):
    corpus = make_corpus({"a": "The ice was thin.\nThe ice was deep."}, language="en")
    write_lexicon(corpus, "ice")
    measure(corpus, quiet)
    corpus.path("corrections.csv").write_text(
        "article,start,stop,field,value,reason\na,4,7,marker,no weather,why\n", encoding="utf-8"
    )
    corpus = Corpus(corpus.root)
    measure(corpus, quiet)
    said: list[str] = []
    hits(corpus, said.append)
    assert said[0] == "hits: went weather/ice in a, sentence 1, word 1 (a correction): The [ice] was thin"
    assert said[-1] == "hits: 0 came, 1 went, 1 of them by a correction"


def test_a_pattern_that_grew_longer_is_no_correction(make_corpus):
    corpus = make_corpus({"a": "The ice was thin.\nThe snow was deep."}, language="en")
    write_lexicon(corpus, "snow")
    corpus.path("corrections.csv").write_text(
        "article,start,stop,field,value,reason\na,4,7,marker,no weather,why\n", encoding="utf-8"
    )
    corpus = Corpus(corpus.root)
    measure(corpus, quiet)
    write_lexicon(corpus, "snow was")
    measure(corpus, quiet)
    said: list[str] = []
    hits(corpus, said.append)
    assert not any("correction" in line for line in said)
    assert said[-1] == "hits: 1 came, 1 went"


def test_a_lexicon_that_was_edited_and_not_yet_measured_is_named(make_corpus):
    corpus = make_corpus({"a": "The ice was thin.\nThe snow was deep."}, language="en")
    write_lexicon(corpus, "ice")
    measure(corpus, quiet)
    measure(corpus, quiet, again=True)
    write_lexicon(corpus, "snow")
    said: list[str] = []
    hits(corpus, said.append)
    assert said[0] == "hits: 0 came, 0 went"
    assert said[1].startswith("hits: lexicons/mine.csv changed after these measurements; run `framing measure")


def test_before_a_second_measurement_there_is_nothing_to_compare(make_corpus):
    corpus = make_corpus({"a": "The ice was thin."}, language="en")
    measure(corpus, quiet)
    with pytest.raises(
        CorpusError, match=r"only one set of measurements; edit a lexicon and run `framing measure --corpus .*`"
    ):
        hits(corpus, quiet)
