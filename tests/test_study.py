import shutil

import pytest

from analysis.corpus import CORRECTIONS, Corpus, write_rows
from analysis.counted import COUNTED
from analysis.published import KEYS, publish, read_published
from analysis.questions import corpus
from analysis.questions.estimating import unmeasured
from analysis.questions.terms import key_terms
from analysis.questions.together import likeness_caption, likeness_table
from analysis.study import WITHHELD, open_study, rows_at, uncorrected
from analysis.tables import CorpusError


@pytest.fixture
def without_texts(sample_copy) -> Corpus:
    shutil.rmtree(sample_copy.path("texts"))
    shutil.rmtree(sample_copy.build)
    return sample_copy


def test_with_texts_a_study_has_every_table_and_its_passages(sample):
    study = open_study(sample.root)
    assert study.texts
    assert set(KEYS) <= set(study.tables)
    gold = (sample.path("gold") / "canonical" / "s1-preview.txt").read_text(encoding="utf-8")
    assert study.passage("s1-preview", 0) == gold.split("\n")[0]


def test_without_texts_a_study_has_the_published_tables_and_withholds_passages(without_texts):
    study = open_study(without_texts.root)
    assert not study.texts
    assert set(study.tables) == set(KEYS)
    assert study.passage("s1-preview", 0) == WITHHELD == "passage withheld: add the text"
    assert list(rows_at(study, [("s1-preview", 1)])["passage"]) == [WITHHELD]


def test_a_table_that_needs_the_texts_says_so(without_texts):
    with pytest.raises(CorpusError, match="table 'tokens' needs the texts; add them with `framing add PATH`"):
        open_study(without_texts.root)["tokens"]


def test_the_corpus_may_be_named_by_the_environment(sample, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FRAMING_CORPUS", str(sample.root))
    assert open_study().corpus == Corpus(sample.root)


def test_a_study_of_some_articles_and_zones_holds_only_their_rows(sample):
    study = open_study(sample.root).only(articles=["s3-wire"], zones=["lede"])
    assert set(study["sentiment"]["article"]) == {"s3-wire"}
    assert set(study["sentiment"]["zone"]) == {"lede"}
    with pytest.raises(CorpusError, match=r"article 's9' is not in articles\.csv; write one of s1-preview"):
        open_study(sample.root).only(articles=["s9"])


def test_a_labelled_table_keeps_the_order_of_the_articles(sample):
    study = open_study(sample.root)
    labelled = study.labelled(study["terms"].iloc[::-1])
    assert list(dict.fromkeys(labelled["article"])) == list(study.labels)
    assert list(labelled)[:2] == ["label", "article"]


def test_results_can_be_shown_with_and_without_corrections(sample_copy):
    assert uncorrected(open_study(sample_copy.root)).tables.keys() == open_study(sample_copy.root).tables.keys()
    values = ("s1-preview", "0", "400", "voice", "document", "an example")
    write_rows(sample_copy.path("corrections.csv"), CORRECTIONS, [dict(zip(CORRECTIONS, values, strict=True))])
    study = open_study(Corpus(sample_copy.root).root)
    counts = [s["segments"].groupby("voice")["words"].sum().get("document", 0) for s in (study, uncorrected(study))]
    assert counts[0] > counts[1]


def test_an_article_that_is_refused_is_left_out_with_and_without_corrections(mixed):
    study = open_study(mixed.root)
    for one in (study, uncorrected(study)):
        assert [set(one[name]["article"]) for name in ("segments", "terms")] == [{"a", "b"}] * 2


def test_no_table_that_is_counted_holds_an_article_that_is_not_measured(mixed):
    study = open_study(mixed.root)
    assert study.refused == {"c": "fr"} and "c" in study.worded and study.articles_of("c") == ["c"]
    assert not [name for name in COUNTED if "c" in set(study[name]["article"])]
    assert "c" in set(study["sentences"]["article"]) and study.passage("c", 0)
    assert "c" not in set(uncorrected(study)["segments"]["article"])


def test_a_reader_without_texts_is_told_the_same_of_articles_that_are_not_measured(mixed, tmp_path):
    author = open_study(mixed.root)
    root = shutil.copytree(mixed.root.parent, tmp_path / "reader") / "corpus"
    publish(Corpus(root), lambda _: None)
    shutil.rmtree(root / "texts")
    reader = open_study(root)
    assert reader.refused == author.refused and reader.worded == author.worded
    assert reader.notice.endswith(author.notice) and unmeasured(reader, ["a", "b"]) == unmeasured(author, ["a", "b"])
    assert corpus.articles(reader).equals(corpus.articles(author))
    told = ["term", "outlet", "count", "rest", "value", "low", "high", "key"]
    assert key_terms(reader)[told].equals(key_terms(author)[told])
    assert "only with the texts can it be left out" in likeness_caption(likeness_table(reader))
    assert "texts" not in likeness_caption(likeness_table(author))


def test_published_words_of_an_article_that_was_refused_are_not_counted(mixed, tmp_path):
    root = shutil.copytree(mixed.root.parent, tmp_path / "earlier") / "corpus"
    terms = publish(Corpus(root), lambda _: None) / "terms.csv"
    terms.write_text(terms.read_text(encoding="utf-8") + "c,own,pont,3\n", encoding="utf-8")
    assert "c" not in set(read_published(Corpus(root))["terms"]["article"])
