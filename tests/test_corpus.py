import pytest

from analysis.corpus import ARTICLES, Corpus, find, rows_of, write_rows
from analysis.tables import CorpusError

HEADER = ",".join(ARTICLES)


def row(**values: str) -> str:
    known = {"article": "a", "file": "a.txt", "outlet": "o", **values}
    return ",".join(known.get(column, "") for column in ARTICLES)


def corpus_of(folder, *rows: str, outlets: str = "outlet,label\no,Outlet\n") -> Corpus:
    (folder / "articles.csv").write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    (folder / "outlets.csv").write_text(outlets, encoding="utf-8")
    return Corpus(folder)


def test_rows_come_in_the_order_of_the_file_with_empty_fields_empty(tmp_path):
    corpus = corpus_of(tmp_path, row(article="b", file="b.txt"), row())
    assert [one["article"] for one in corpus.articles] == ["b", "a"]
    assert set(corpus.articles[0].values()) == {"b", "b.txt", "o", ""}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([row(), row()], ["articles.csv, line 3", "article 'a'", "line 2", "its own"]),
        ([row(), row(article="b")], ["articles.csv, line 3", "file 'a.txt'", "line 2"]),
        ([row(outlet="nobody")], ["articles.csv, line 2", "outlet 'nobody'", "'a'", "not in outlets.csv", "add a row"]),
        ([row(outlet="")], ["articles.csv, line 2", "'outlet' is empty", "fill it in"]),
        ([row(article="a b")], ["articles.csv, line 2", "'a b'", "letters, digits"]),
        ([row(file="deep/a.txt")], ["articles.csv, line 2", "'deep/a.txt' is a path", "name only"]),
        ([row(published_earliest="12.11.2025")], ["line 2", "published_earliest '12.11.2025'", "2025-11-12"]),
        ([row(published_latest="2025-02-30")], ["line 2", "published_latest '2025-02-30'", "leave it empty"]),
        (
            [row(published_earliest="2025-11-13", published_latest="2025-11-12")],
            ["line 2", "'2025-11-12' lies before", "'2025-11-13'", "exchange"],
        ),
        (["a,a.txt"], ["articles.csv, line 2", "2 values", "14 columns", "double quotation marks"]),
        (['a,a.txt,o,"no end'], ["articles.csv, line 2", "quotation marks"]),
        ([row(), 'b,b.txt,o,"A "title" here"' + "," * 10], ["articles.csv, line 3", "quotation marks"]),
    ],
)
def test_a_wrong_row_is_named_with_its_line_value_and_mend(tmp_path, rows, told):
    with pytest.raises(CorpusError) as caught:
        _ = corpus_of(tmp_path, *rows).articles
    assert all(part in str(caught.value) for part in told), str(caught.value)


@pytest.mark.parametrize("dates", [("20251112", "2025-11-13"), ("2025-11-12", "2025-11-12"), ("", "2025-11-12")])
def test_dates_are_compared_as_dates(tmp_path, dates):
    assert corpus_of(tmp_path, row(published_earliest=dates[0], published_latest=dates[1])).articles


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"article,file\na,a.txt\n", ["articles.csv, line 1", "'outlet' is missing", "article,file,outlet"]),
        (HEADER.encode() + b"\n\xcf\xf0,a.txt\n", ["articles.csv, line 2", "0xcf", "save the file as UTF-8"]),
        (HEADER.encode() + b"\na,a\0.txt\n", ["articles.csv, line 2", "NUL byte", "plain CSV"]),
        (b"", ["articles.csv, line 1", "'article' is missing"]),
    ],
)
def test_a_file_that_is_no_csv_of_ours_is_named(tmp_path, content, told):
    (tmp_path / "articles.csv").write_bytes(content)
    (tmp_path / "outlets.csv").write_text("outlet,label\n")
    with pytest.raises(CorpusError) as caught:
        _ = Corpus(tmp_path).articles
    assert all(part in str(caught.value) for part in told), str(caught.value)


@pytest.mark.parametrize("name", ["articles", "outlets", "plan"])
def test_a_missing_file_is_named_with_its_mend(tmp_path, name):
    with pytest.raises(
        CorpusError, match=r"(articles\.csv|outlets\.csv|plan\.toml): the .* is missing; `framing new DIR` writes"
    ):
        getattr(Corpus(tmp_path), name)


def test_a_broken_plan_is_named_with_its_line(tmp_path):
    (tmp_path / "plan.toml").write_text("[plan\n")
    with pytest.raises(CorpusError, match=r"plan\.toml: not readable as TOML .*line 1"):
        _ = Corpus(tmp_path).plan


def test_a_cell_may_hold_commas_quotation_marks_line_breaks_and_rare_separators(tmp_path):
    title = 'A “visit”, "two"\nlines\u2028\x85\x0b and a half'
    path = write_rows(
        tmp_path / "articles.csv", ARTICLES, [{"article": "a", "file": "f", "outlet": "o", "title": title}]
    )
    assert rows_of(path, ARTICLES)[0][1]["title"] == title


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_csv_saved_by_another_program_reads_the_same(tmp_path, ending, mark):
    corpus = corpus_of(tmp_path, row(title="é"), "", row(article="b", file="b.txt"))
    path = corpus.path("articles.csv")
    path.write_bytes((mark + path.read_text(encoding="utf-8").replace("\n", ending)).encode())
    assert [(line, one["title"]) for line, one in rows_of(path, ARTICLES)] == [(2, "é"), (4, "")]


def test_the_corpus_is_found_from_a_folder_below(tmp_path):
    root = tmp_path / "corpus"
    (root / "texts").mkdir(parents=True)
    (tmp_path / "notebooks").mkdir()
    corpus_of(root)
    assert {find(start).root for start in (tmp_path, root, root / "texts", tmp_path / "notebooks")} == {root}


def test_where_no_corpus_is_the_mend_is_named(tmp_path):
    with pytest.raises(CorpusError, match=r"no corpus here or above \(no articles\.csv\); make one with `framing new"):
        find(tmp_path)


def test_texts_are_there_all_or_none(make_corpus):
    corpus = make_corpus({"a": "One.", "b": "Two."})
    assert corpus.has_texts()
    corpus.path("texts").joinpath("b.txt").unlink()
    with pytest.raises(CorpusError, match=r"b\.txt: the text of article 'b' is missing; add it with `framing add"):
        corpus.has_texts()
    corpus.path("texts").joinpath("a.txt").unlink()
    assert not corpus.has_texts()


def test_two_articles_of_one_outlet_have_two_labels(tmp_path):
    corpus = corpus_of(tmp_path, row(), row(article="b", file="b.txt"))
    assert corpus.labels == {"a": "Outlet · a", "b": "Outlet · b"}
    assert corpus_of(tmp_path, row()).labels == {"a": "Outlet"}


def test_an_unknown_action_of_cleaning_is_named(tmp_path):
    corpus = corpus_of(tmp_path, row())
    corpus.path("cleaning.csv").write_text("article,action,from,to,after,reason\na,drop,One,,,why\n")
    with pytest.raises(CorpusError, match=r"cleaning\.csv: action 'drop' of article 'a' is unknown; write cut, join"):
        _ = corpus.cleaning
