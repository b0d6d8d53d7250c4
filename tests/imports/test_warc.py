"""Web archives as crawlers write them: packed and parted in every way, with records that hold no page, and cut short."""

import gzip
import re
import zlib

import pytest

from analysis.imports.base import Told
from analysis.imports.sniff import html_charset
from analysis.imports.warc import read as pages
from tests.imports.builders import FIXTURES
from tests.imports.reading import read, refused

pytest.importorskip("warcio"), pytest.importorskip("trafilatura")
PAGE = (FIXTURES / "page.html").read_bytes()
HTML = "Content-Type: text/html; charset=utf-8"


def record(body=PAGE, *headers, kind="response", status="200 OK", version="1.0", url="https://a.example/1"):
    http = b"" if kind == "resource" else "\r\n".join([f"HTTP/1.1 {status}", *(headers or (HTML,)), "\r\n"]).encode()
    held = "text/html" if kind == "resource" else "application/http"
    head = f"WARC/{version}\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-01-15T00:00:00Z\r\n"
    return (
        f"{head}Content-Type: {held}\r\nContent-Length: {len(http + body)}\r\n\r\n".encode() + http + body + b"\r\n\r\n"
    )


def archive(path, *records):
    path.write_bytes(b"".join(records))
    return read(path)


def chunked(body):
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


@pytest.mark.parametrize(
    "one",
    [
        record(chunked(PAGE), HTML, "Transfer-Encoding: chunked"),
        record(gzip.compress(PAGE), HTML, "Content-Encoding: gzip"),
        record(chunked(gzip.compress(PAGE)), HTML, "Content-Encoding: gzip", "Transfer-Encoding: chunked"),
        record(zlib.compress(PAGE), HTML, "Content-Encoding: deflate"),
        record(chunked(PAGE), HTML, "Transfer-Encoding: Chunked"),
        record(PAGE, HTML, "Content-Encoding: gzip"),
        record(PAGE, "Server: x"),
        record(PAGE, "Content-Type: TEXT/HTML"),
        record(PAGE, status="200"),
        record(PAGE, status="203 Non-Authoritative Information"),
        record(version="0.17"),
        record(version="1.1"),
        record(kind="resource"),
        record(url="<https://a.example/1>"),
    ],
)
def test_a_page_is_read_however_it_was_sent_and_written_down(tmp_path, one):
    articles, _ = archive(tmp_path / "a.warc", one, record())
    assert [a.text for a in articles] == [articles[1].text] * 2 and {a.url for a in articles} == {"https://a.example/1"}


@pytest.mark.parametrize("name", ["a.warc.gz", "a.gz", "a"])
def test_an_archive_gzipped_as_a_whole_gives_all_its_pages(tmp_path, name):
    articles, told = archive(tmp_path / name, gzip.compress(record() + record(url="https://a.example/2") + record()))
    assert [a.url[-1] for a in articles] == ["1", "2", "1"] and told.guessed[-1].startswith("3 records, 3 pages")
    assert [a.start >= 0 for a in articles] == [True, False, False] and not any("cut" in line for line in told.doubts)


@pytest.mark.parametrize(
    ("one", "message"),
    [
        (record(b"", kind="revisit"), "a record of kind 'revisit'"),
        (record(b"", status="301 Moved Permanently"), "status 301"),
        (record(status="503 Service Unavailable"), "status 503"),
        (record(b"{}", "Content-Type: application/json"), "application/json, status 200"),
        (record(b"\x89PNG", "Server: x"), "no type"),
    ],
)
def test_a_record_that_holds_no_page_is_named(tmp_path, one, message):
    articles, told = archive(tmp_path / "a.warc", one, record())
    assert len(articles) == 1 and message in told.cut[0] and told.cut[0].startswith("record 1: 'https://a.example/1'")


def test_texts_drawn_out_of_pages_are_read_where_no_page_stands_before_them(tmp_path):
    text = record(b"Ferry back\n\nThe ferry ran.\nIt stopped.\n", kind="conversion", url="https://a.example/2")
    text = text.replace(b"Content-Type: application/http", b"Content-Type: text/plain").replace(
        b"HTTP/1.1 200 OK\r\n" + HTML.encode() + b"\r\n\r\n", b""
    )
    text = re.sub(rb"Length: \d+", b"Length: 39\r\nWARC-Identified-Content-Language: eng", text)
    articles, told = archive(tmp_path / "a.wet", text, text)
    assert [(a.title, a.text, a.language) for a in articles] == [
        ("Ferry back", "The ferry ran.\nIt stopped.", "en")
    ] * 2
    assert "texts of whole pages (WET)" in told.doubts[0]
    articles, told = archive(tmp_path / "b.warc", record(), text)
    assert len(articles) == 1 and "a record of kind 'conversion'" in told.cut[-1]


def test_an_archive_that_opens_with_a_pdf_is_no_pdf_and_blanks_in_an_address_are_no_damage(tmp_path):
    pdf = record(b"%PDF-1.4", "Content-Type: application/pdf")
    articles, told = archive(tmp_path / "a.warc", pdf, record(url="https://a.example/a b"))
    assert [a.url for a in articles] == ["https://a.example/a%20b"]
    assert not any("cut short" in line for line in told.doubts)


def test_requests_and_metadata_are_passed_over_in_silence(tmp_path):
    articles, told = archive(
        tmp_path / "a.warc", *(record(b"", kind=kind) for kind in ("warcinfo", "request", "metadata"))
    )
    assert articles == [] and told.cut == [] and told.guessed == ["3 records, 0 pages, 0 with a text"]


def test_a_page_packed_in_a_way_that_is_not_read_is_refused_by_name(tmp_path):
    _, told = archive(tmp_path / "a.warc", record(b"\x8b\x00\x80" * 90, HTML, "Content-Encoding: zstd"))
    assert "is packed as 'zstd'" in told.refused[0]


def test_a_page_that_the_crawler_cut_short_is_read_and_doubted(tmp_path):
    one = record().replace(b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date")
    articles, told = archive(tmp_path / "a.warc", one)
    assert len(articles) == 1 and "was cut short when it was saved ('length')" in "".join(told.doubts)


@pytest.mark.parametrize("cut", [30, 120])
def test_a_last_record_that_is_cut_short_is_told(tmp_path, cut):
    whole = record()
    _, told = archive(tmp_path / "a.warc", whole, whole[:-cut] if cut > 100 else b"WARC/1.0\r\nWARC-Type: resp")
    assert any("cut short" in line or "kind 'resp'" in line for line in told.doubts)


def test_what_stands_behind_the_last_record_does_not_cost_those_before(tmp_path):
    articles, told = archive(tmp_path / "a.warc.gz", gzip.compress(record()), gzip.compress(record()), b"rubbish")
    assert len(articles) == 2 and any("cut short or damaged behind byte" in line for line in told.doubts)


@pytest.mark.parametrize(
    ("text", "codec", "header", "meta"),
    [
        ("“café”", "cp1252", "charset=ISO-8859-1", ""),
        ("“café”", "utf-8", "charset=ISO-8859-1", ""),
        ("“café”", "utf-8", "charset=x-nonsense", ""),
        ("паром", "cp1251", "", "windows-1251"),
        ("渡し船①", "cp932", "charset=Shift_JIS", ""),
        ("渡轮鎔", "gb18030", "charset=gb2312", ""),
        ("паром", "utf-16", "", ""),
        ("渡し船", "iso2022_jp", "charset=iso-2022-jp", "utf-8"),
    ],
)
def test_the_encoding_of_a_page_is_what_a_browser_takes_it_for(text, codec, header, meta):
    body = f'<html><meta charset="{meta}">{text}'.encode(codec)
    assert text in body.decode(html_charset(body, header))


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_of_the_kind_before_warc_is_read(tmp_path, packed):
    http = f"HTTP/1.1 200 OK\r\n{HTML}\r\n\r\n".encode() + PAGE
    about = b"1 0 Crawler\nURL IP-address Archive-date Content-type Archive-length\n"
    head = f"filedesc://a.arc 0.0.0.0 20050101000000 text/plain {len(about)}\n".encode() + about + b"\n"
    page = f"https://a.example/1 1.2.3.4 20050102030405 text/html {len(http)}\n".encode() + http + b"\n"
    articles, told = archive(tmp_path / "a.arc", *(map(gzip.compress, (head, page)) if packed else (head, page)))
    assert [(a.url, a.also["retrieved"]) for a in articles] == [("https://a.example/1", "2005-01-02T03:04:05Z")]
    assert told.guessed[-1] == "2 records, 1 pages, 1 with a text"


def test_a_gzip_file_that_is_no_archive_is_refused(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(b"title,text\n"))
    refused(tmp_path / "a.warc.gz", "no web archive")


def test_a_page_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.imports.warc.PAGE", 1000)
    (tmp_path / "a.warc").write_bytes(record(gzip.compress(PAGE + b" " * 5000), HTML, "Content-Encoding: gzip"))
    told = Told("a.warc")
    assert list(pages(tmp_path / "a.warc", told)) == [] and "unpacks to more than 1,000 bytes" in told.refused[0]
