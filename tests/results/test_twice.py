import pandas as pd
import pyreadstat
import pytest

from analysis.results.keep import _undated
from analysis.tables import CorpusError
from analysis.verbs import twice as verb


def test_files_that_differ_or_stand_once_are_named(tmp_path):
    for name, content in (("one", "abc"), ("two", "abd")):
        (tmp_path / name / "figures").mkdir(parents=True)
        (tmp_path / name / "figures" / "a.svg").write_text(content, encoding="utf-8")
        (tmp_path / name / "figures" / "same.svg").write_text("x", encoding="utf-8")
    (tmp_path / "one" / "figures" / "more.svg").write_text("x", encoding="utf-8")
    found = list(verb.differing(tmp_path / "one", tmp_path / "two"))
    assert found == [
        "figures/a.svg: 3 and 3 bytes, the first difference at byte 2",
        "figures/more.svg: only in the first run",
    ]


def test_a_run_that_fails_is_told(make_corpus):
    corpus = make_corpus({"a": "Rain."})
    corpus.path("articles.csv").write_text("article\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="the first run failed"):
        verb.twice(corpus, lambda _: None)


def test_the_head_of_an_spss_file_tells_no_time_and_keeps_its_numbers(tmp_path):
    path = tmp_path / "a.sav"
    pyreadstat.write_sav(pd.DataFrame({"x": [1.5, 2.5]}), str(path))
    before = path.read_bytes()
    _undated(path)
    after = path.read_bytes()
    assert after[84:92] == before[84:92] and after[92:109] == b"01 Jan 8000:00:00" and after[109:] == before[109:]
    assert pyreadstat.read_sav(str(path))[0]["x"].tolist() == [1.5, 2.5]
