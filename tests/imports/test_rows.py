"""Tables: CSV, TSV, JSON lines, JSON, XLSX and Parquet, with columns guessed or given."""

import json

import pytest

from analysis.imports.columns import parse_map
from analysis.tables import CorpusError
from tests.imports.builders import FIXTURES
from tests.imports.reading import read

ROWS = [{"title": "Ferry", "body": "It ran again.", "source": "Courier", "date": "2020-01-14"}]


def test_columns_can_be_given_and_a_day_first_date_is_told():
    articles, told = read(FIXTURES / "columns.csv", text="Story", outlet="Paper", published="When")
    assert [a.title for a in articles] == ["Ferry Line; Reopens", "Who Pays for the Pier?"]
    assert [a.published for a in articles] == ["2020-01-14", "2020-02-03"]
    assert articles[0].text == 'The ferry ran again on Tuesday.\n"We never sold the ropes," the captain said.'
    assert "dates of column 'When': the day comes first" in told.guessed
    assert "columns not read: 'Mood'" in told.cut
    assert told.refused == ["line 6: the text is empty: 'Empty'"]


def test_without_a_column_for_the_text_the_columns_are_named():
    with pytest.raises(
        CorpusError, match=r"columns\.csv: no column for the text; the columns are Headline, Paper, When, Story, Mood"
    ):
        read(FIXTURES / "columns.csv")


def test_a_given_column_that_is_missing_is_named():
    with pytest.raises(CorpusError, match=r"no column 'Bodytext' \(for text\); the columns are Headline"):
        read(FIXTURES / "columns.csv", text="Bodytext")


def test_json_lines_are_read_with_nested_names_and_places():
    articles, told = read(FIXTURES / "articles.jsonl")
    assert (articles[0].outlet, articles[0].byline, articles[0].key) == (
        "The Saltmarsh Courier",
        "Ida Quill, Tom Reed",
        "7",
    )
    assert (articles[0].published, articles[1].published) == ("2020-01-14T10:36+00:00", "")
    assert any("'03/02/2020' is no date that can be read in one way" in line for line in told.doubts)
    content = (FIXTURES / "articles.jsonl").read_bytes()
    assert json.loads(content[articles[1].start : articles[1].stop])["id"] == 8


def test_a_media_cloud_list_gives_addresses_and_says_that_it_has_no_texts():
    articles, told = read(FIXTURES / "mediacloud.csv")
    assert [(a.url, a.outlet, a.text) for a in articles][1] == (
        "https://islandpost.example/pier",
        "islandpost.example",
        "",
    )
    assert any("without their texts" in line for line in told.doubts)


COLUMNS = {
    "Media Cloud with texts": "stories_id,publish_date,article_title,url,media_name,media_url,article_text",
    "LexisNexisTools": "ID,Date,Headline,Source_File,Newspaper,Edition,Article",
    "newspapers in R": "doc_id,date,head,edition,pub,length,text",
    "All the News": "id,date,title,url,publication,year,content",
    "French": "n,Date de publication,Titre,Adresse,Nom du média,Page,Texte intégral",
    "Factiva": "Accession Number,Publication date,Headline,x,Source name,y,Full text",
    "Korean (BIG KINDS)": "뉴스 식별자,일자,제목,URL,언론사,x,본문",
    "Japanese": "番号,日付,見出し,リンク,新聞名,面名,本文",
    "Russian": "№,Дата,Заголовок,Ссылка,Источник,Стр,Текст",
}


@pytest.mark.parametrize("kind", COLUMNS)
def test_columns_of_many_kinds_of_table_are_guessed(tmp_path, kind):
    values = '7,2020-01-14,Ferry,https://a.example/7,The Courier,http://a.example,"It ran.\n\nAgain."'
    (tmp_path / "a.csv").write_text(f"{COLUMNS[kind]}\n{values}\n", encoding="utf-8")
    article = read(tmp_path / "a.csv")[0][0]
    assert (article.title, article.outlet, article.published) == ("Ferry", "The Courier", "2020-01-14")
    assert article.text == "It ran.\nAgain."


@pytest.mark.parametrize(
    ("row", "outlet", "url"),
    [
        ({"source": "https://a.example/1", "source-hostname": "The Courier"}, "The Courier", "https://a.example/1"),
        (
            {"source": {"id": None, "name": "The Courier"}, "url": "https://a.example/1"},
            "The Courier",
            "https://a.example/1",
        ),
        ({"source_url": "https://a.example", "url": "https://a.example/1"}, "https://a.example", "https://a.example/1"),
        ({"source_domain": "a.example", "link": "https://a.example/1"}, "a.example", "https://a.example/1"),
    ],
)
def test_a_column_is_taken_by_its_values_too(tmp_path, row, outlet, url):
    whole = {"title": "Ferry", "text": None, "maintext": "It ran.", "date_publish": "2020-01-14", **row}
    (tmp_path / "a.jsonl").write_text(json.dumps(whole), encoding="utf-8")
    article = read(tmp_path / "a.jsonl")[0][0]
    assert (article.text, article.outlet, article.url) == ("It ran.", outlet, url)


@pytest.mark.parametrize("indent", [None, 1])
def test_the_one_list_inside_the_answer_of_an_interface_is_read(tmp_path, indent):
    fields = {"headline": "Ferry", "bodyText": "It ran.", "body": "<p>It ran.</p>", "publication": "The Courier"}
    row = {"id": "a/1", "webPublicationDate": "2020-01-14T10:15:00Z", "webUrl": "https://a.example/1", "fields": fields}
    answer = {"response": {"status": "ok", "tags": ["x"], "results": [row, row]}}
    (tmp_path / "a.json").write_text(json.dumps(answer, indent=indent), encoding="utf-8")
    articles, told = read(tmp_path / "a.json")
    assert [(a.title, a.text, a.outlet, a.published) for a in articles] == [
        ("Ferry", "It ran.", "The Courier", "2020-01-14T10:15+00:00")
    ] * 2
    assert "the articles are the list at 'response.results'" in told.guessed


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ('{ "articles": [\n{"title": "Ferry", "url": "u", "day": 1, "text": "It ran."}\n] }', ["It ran."]),
        ('{"title": "Ferry",\n"text": "It ran."}', ["It ran."]),
        ('{"text": "It ran."}\n{"text": "It stopped."}\n', ["It ran.", "It stopped."]),
    ],
)
def test_a_json_file_may_hold_one_object_over_several_lines_or_an_object_a_line(tmp_path, written, found):
    (tmp_path / "a.json").write_text(written, encoding="utf-8")
    assert [one.text for one in read(tmp_path / "a.json")[0]] == found


@pytest.mark.parametrize(
    "names", ["URL,Title,Domain,Date", "V2DOCUMENTIDENTIFIER,V1COUNTS,V2SOURCECOMMONNAME,V2.1DATE"]
)
def test_a_list_of_addresses_is_refused_with_what_to_do(tmp_path, names):
    (tmp_path / "a.csv").write_text(f"{names}\nhttps://a.example/1,Ferry,a.example,20200114101500\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="it lists addresses without texts, so save the pages and read those, or say"):
        read(tmp_path / "a.csv")


def test_a_text_that_the_interface_cut_is_doubted(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"title": "Ferry", "content": "It ran. [+200 chars]"}', encoding="utf-8")
    assert any("only the beginning of the text" in line for line in read(tmp_path / "a.jsonl")[1].doubts)


def test_the_line_that_tells_a_spreadsheet_the_delimiter_is_obeyed(tmp_path):
    (tmp_path / "a.csv").write_text("sep=;\ntitle;text\nFerry;It ran, again, on time.\n", encoding="utf-8")
    assert [(a.title, a.place) for a in read(tmp_path / "a.csv")[0]] == [("Ferry", "line 3")]


@pytest.mark.parametrize("delimiter", ["\t", ";", "|", ","])
def test_the_delimiter_is_found(tmp_path, delimiter):
    (tmp_path / "a.csv").write_text(
        delimiter.join(["title", "text"]) + "\n" + delimiter.join(["Ferry", "It ran."]) + "\n", encoding="utf-8"
    )
    assert read(tmp_path / "a.csv")[0][0].text == "It ran."


def test_parquet_and_json_give_the_same_as_json_lines(tmp_path):
    import pandas as pd

    pd.DataFrame(ROWS).to_parquet(tmp_path / "a.parquet")
    (tmp_path / "a.json").write_text(json.dumps(ROWS), encoding="utf-8")
    for name in ("a.parquet", "a.json"):
        article = read(tmp_path / name)[0][0]
        assert (article.title, article.text, article.outlet, article.published) == (
            "Ferry",
            "It ran again.",
            "Courier",
            "2020-01-14",
        )


def test_xlsx_is_read_with_its_dates(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    from datetime import datetime

    book = openpyxl.Workbook()
    book.active.append(["title", "text", "date"])
    book.active.append(["Ferry", "It ran again.", datetime(2020, 1, 14, 10, 36)])
    book.save(tmp_path / "a.xlsx")
    articles, told = read(tmp_path / "a.xlsx")
    assert (articles[0].text, articles[0].published) == ("It ran again.", "2020-01-14T10:36")
    assert any("is read, with its names in row 1" in line for line in told.guessed)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", 'title,text\nA,"b\n', r"a\.csv, line 2: unexpected end of data"),
        ("a.csv", "title,text\nA,b,c\n", r"a\.csv, line 2: 3 values where the header has 2 columns"),
        ("a.csv", "title,title,text\nA,b,c\n", r"a\.csv, line 1: two columns are called 'title'"),
        ("a.csv", "title\n", r"a\.csv, line 1: 'title' has no tab"),
        ("a.csv", "title,text\n", r"a\.csv: no row under the header"),
        ("a.jsonl", '{"text": "a"}\n{"text": \n', r"a\.jsonl, line 2: .*write one JSON object a line"),
        ("a.jsonl", '{"text": "a"}\n[1]\n', r"a\.jsonl, line 2: '\[1\]' is no JSON object"),
        ("a.jsonl", '{"text": ' + "[" * 100_000, r"a\.jsonl, line 1: "),
        ("a.json", '[{"text": 1}, 2]', r"a\.json: holds no list of objects"),
        ("a.parquet", "PAR1 and no more", r"a\.parquet: cut short or broken after row 0"),
    ],
)
def test_a_broken_table_is_refused_by_its_line(tmp_path, name, content, message):
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        read(tmp_path / name)


def test_a_field_longer_than_the_usual_limit_of_csv_is_read(tmp_path):
    (tmp_path / "a.csv").write_text("title,text\nLong," + "word " * 100_000 + "\n", encoding="utf-8")
    assert len(read(tmp_path / "a.csv")[0][0].text) == 499_999


def test_a_map_is_read_and_a_wrong_one_refused():
    assert parse_map(["text=body, outlet=source", "id=n"]) == {"text": "body", "outlet": "source", "key": "n"}
    with pytest.raises(CorpusError, match=r"--map 'words=body': write FIELD=COLUMN, with a field out of text, title"):
        parse_map(["words=body"])
