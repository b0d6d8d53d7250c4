"""Folders of files: all that cannot be read is named at once, and what may hold articles is never left out in silence."""

import pytest

from analysis.corpus import Corpus
from analysis.imports.read import told_of
from analysis.tables import CorpusError
from analysis.verbs.add import add
from analysis.verbs.new import new
from analysis.verbs.read import read


def test_of_what_is_left_out_that_which_may_hold_articles_is_all_named(tmp_path):
    for name in ("a.txt", "b.ZIP", "c.mhtml", "d.png", "e.png", "f.png", "g.png", "h.png", "i.png"):
        (tmp_path / name).write_text("The ferry ran.\nIt sank.", encoding="utf-8")
    said: list[str] = []
    read([tmp_path], tmp_path / "out.jsonl", say=said.append)
    assert "read: left out for their names: d.png, e.png, f.png, g.png, h.png …" in said
    assert any("though they may hold articles: b.ZIP, c.mhtml; unpack archives" in line for line in said)
    assert told_of([]) == []


def test_all_files_that_cannot_be_added_are_named_at_once_and_none_is_taken(tmp_path):
    new(tmp_path / "event")
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "a.txt").write_text("The ferry ran.\nIt sank.", encoding="utf-8")
    (folder / "b.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(100))
    (folder / "c.pdf").write_bytes(b"%PDF-1.4 no more")
    corpus = Corpus(tmp_path / "event")
    with pytest.raises(CorpusError, match=r"2 of 3 files cannot be read, and nothing was added") as error:
        add(corpus, [folder], say=lambda _: None)
    assert "b.doc: begins with" in str(error.value) and "c.pdf: no readable PDF" in str(error.value)
    assert not Corpus(tmp_path / "event").articles
