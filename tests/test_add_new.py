"""What `framing add` tells and takes of a text that it does not know."""

import pytest

from analysis.corpus import Corpus
from analysis.documents.read import read_articles
from analysis.verbs.add import add
from analysis.verbs.new import new
from tests import texts
from tests.test_add import SIXTH, quiet


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "no word in it"), (texts.ANOTHER_SCRIPT, "does not read like English"), (SIXTH, "new: row")],
)
def test_what_a_new_text_lacks_is_told_at_once(sample_copy, tmp_path, text, told):
    path = tmp_path / "sixth.txt"
    path.write_text(text, encoding="utf-8")
    (added,) = add(sample_copy, [path], say=quiet)
    assert added.accepted
    assert added.told.startswith(told)


@pytest.mark.parametrize(
    ("first", "title"),
    [("# Boats pass, nobody asked", "Boats pass, nobody asked"), ("“Nobody asked us,” he said.", ""), ("", "")],
    ids=["headline", "sentence", "none"],
)
def test_a_first_line_that_reads_like_a_headline_becomes_the_title(make_corpus, tmp_path, first, title):
    corpus = make_corpus({"a": texts.SPOKEN})
    (tmp_path / "new.txt").write_text(f"{first}\n\n{SIXTH}", encoding="utf-8")
    add(corpus, [tmp_path / "new.txt"], say=quiet)
    assert corpus.articles[-1]["title"] == title


def test_after_new_rows_the_next_step_is_said_once(make_corpus, tmp_path):
    corpus, said = make_corpus({"a": texts.SPOKEN}), []
    for name in "bc":
        (tmp_path / f"{name}.txt").write_text(SIXTH, encoding="utf-8")
    add(corpus, [tmp_path / "b.txt", tmp_path / "c.txt"], say=said.append)
    assert said[-1].startswith("add: 2 new rows. Next: ")
    add(corpus, [tmp_path / "b.txt"], say=said.append)
    assert "taken as b" in said[-1]


def test_the_file_in_another_encoding_is_added_as_its_refusal_says(make_corpus, tmp_path):
    corpus = make_corpus({"a": texts.SPOKEN})
    (tmp_path / "latin.txt").write_bytes("Rain at the café.".encode("cp1252"))
    (added,) = add(corpus, [tmp_path / "latin.txt"], "cp1252", quiet)
    assert (added.fresh, Corpus(corpus.root).articles[-1]["encoding"]) == (True, "cp1252")


@pytest.mark.parametrize("line", ["(By Ada Bell, The Harbour Herald, 3 May 2026)", "By Ada Bell"])
def test_a_byline_in_a_plain_text_is_told_and_taken_and_is_no_word_of_the_article(tmp_path, line):
    corpus, text = Corpus(new(tmp_path / "event")), tmp_path / "ferry.txt"
    text.write_text(
        f"Ferry back after a week\n{line}\nThe ferry ran again. Nobody had asked why it did not.", encoding="utf-8"
    )
    (added,) = add(corpus, [text], say=quiet)
    assert "byline 'By Ada Bell' (its line is cut from what is measured)" in added.told
    assert [row["byline"] for row in corpus.articles] == ["By Ada Bell"]
    (read,) = read_articles(corpus)
    assert "Ada" not in read.canonical.text and ("cut", "byline") in {
        (p.action, p.reason) for p in read.canonical.pieces
    }
