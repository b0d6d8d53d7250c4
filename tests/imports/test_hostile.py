"""What files must not do to the reader: each is refused with its name, place, value and mend, or read and told."""

import random
import tracemalloc
import zipfile

import pytest

from analysis.imports import limits, plain
from analysis.imports import read as reader
from analysis.tables import CorpusError
from tests.imports import builders
from tests.imports.builders import FIXTURES
from tests.imports.reading import read, refused

ENTITY = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", r"the file is empty \(0 bytes without text\); export or save it anew"),
        ("blank.docx", b" \n\t", "the file is empty"),
        ("a.jsonl.zst", b"\x28\xb5\x2f\xfd\x04", "a Zstandard archive, not text; unpack it first"),
        ("photo.docx", b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture, not text; save it as docx"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", r"an old Office file \(\.doc, \.xls\)"),
        ("nul.txt", b"One.\nTwo \0 three.", r"line 2: a NUL byte \(0x00\) at byte 9"),
        ("half.docx", b"PK\x03\x04 and no more", "cut short or broken"),
        ("half.pdf", b"%PDF-1.4\n1 0 obj\n<<", "no readable PDF|this format needs pypdf"),
        ("letters.gz", b"\x1f\x8b\x08\0", "a gzip archive that is no web archive"),
        ("broken.warc.gz", b"\x1f\x8b" + b"\xff" * 90, "a broken gzip archive"),
        ("feed.xml", b"<?xml version='1.0'?>\n<rss><item><title>One</title></item></rss>", "XML, its root is <rss>"),
        ("wide.txt", "<?xml version='1.0'?>\n<rss><item>One</item></rss>".encode("utf-16"), "XML, its root is <rss>"),
        ("page.mht", b"From: <Saved>\r\nMIME-Version: 1.0\r\n\r\n<html>", r"saved as one file \(\.mht\) or an e-mail"),
        ("deep.rtf", b"{\\rtf1" + b"{" * 30_000, "groups nest deeper than 20000"),
    ],
)
def test_a_file_that_holds_no_text_is_refused(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    refused(tmp_path / name, message)


def test_a_missing_file_is_refused(tmp_path):
    refused(tmp_path / "none.docx", "no such file; mend the path")


@pytest.mark.parametrize("head", [ENTITY, OUTSIDE])
def test_xml_entities_are_refused_before_anything_is_expanded(tmp_path, head):
    refused(
        builders.docx(tmp_path / "a.docx", ["Title"], head=head),
        r"word/document\.xml, line 1: declares the XML entity 'a'",
    )


def test_xml_entities_in_a_workbook_are_refused(tmp_path):
    pytest.importorskip("openpyxl")
    parts = {"xl/workbook.xml": "<workbook/>", "xl/sharedStrings.xml": f'<?xml version="1.0"?>{ENTITY}<sst/>'}
    refused(builders.packed(tmp_path / "a.xlsx", parts), "sharedStrings.xml, line 1: declares the XML entity")


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/passwd", "C:\\evil.xml"])
def test_a_path_that_leads_out_of_an_archive_is_refused(tmp_path, name):
    refused(
        builders.packed(tmp_path / "a.docx", {"word/document.xml": "<x/>", name: "x"}),
        "which leads out of it; not read",
    )


def test_a_zip_bomb_is_refused_by_its_sizes(tmp_path):
    (tmp_path / "a.docx").write_bytes(builders.bomb(64 << 20))
    refused(tmp_path / "a.docx", "'word/document.xml' unpacks to 67,108,864 bytes from")


def test_a_zip_bomb_that_lies_about_its_size_is_refused(tmp_path, monkeypatch):
    (tmp_path / "a.docx").write_bytes(builders.bomb(4 << 20))
    monkeypatch.setattr(limits, "_look", lambda path, opened: None)
    monkeypatch.setattr(limits, "UNPACKED", 1 << 20)
    refused(tmp_path / "a.docx", "unpacks to more than 1,048,576 bytes; not read")


def test_a_damaged_member_is_refused(tmp_path):
    path = builders.docx(tmp_path / "a.docx", ["Ferry " * 5000])
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as opened:
        start = opened.getinfo("word/document.xml").header_offset + 60
    content[start : start + 40] = b"\xff" * 40
    path.write_bytes(content)
    refused(path, "is damaged|does not unpack|broken")


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9, 0.99])
@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_an_office_file_cut_short_is_refused(tmp_path, suffix, cut):
    path = getattr(builders, suffix)(tmp_path / f"a.{suffix}", ["Title", "Text."])
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * cut)])
    refused(path, "cut short or broken")


@pytest.mark.parametrize(
    "name",
    [
        "factiva-english.html",
        "nexis-old-german.html",
        "factiva.rtf",
        "nexis-old-english.txt",
        "page.html",
        "factiva-indexed.html",
    ],
)
@pytest.mark.parametrize("cut", [0.25, 0.5, 0.75, 0.95])
def test_a_text_format_cut_short_is_read_as_far_as_it_goes_or_refused(tmp_path, name, cut):
    if name == "page.html":
        pytest.importorskip("trafilatura")
    content = (FIXTURES / name).read_bytes()
    path = tmp_path / name
    path.write_bytes(content[: int(len(content) * cut)])
    try:
        articles, _told = read(path)
    except CorpusError as error:
        assert name in str(error)
    else:
        assert all(article.text for article in articles)


def test_a_format_that_is_read_as_a_whole_has_a_largest_size(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "WHOLE", 1000)
    path = tmp_path / "a.html"
    path.write_text("<html><body>" + "<p>word</p>" * 500, encoding="utf-8")
    refused(path, "5,512 bytes, and this format is read as a whole, up to 1,000; export fewer articles a file")


def test_a_line_that_does_not_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(plain, "LINE", 1000)
    (tmp_path / "a.txt").write_text("word " * 1000, encoding="utf-8")
    refused(tmp_path / "a.txt", "line 1: longer than 1,000 bytes; break the file into lines")


def test_a_text_export_is_read_article_by_article_never_as_a_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(reader, "HEAD", 200)
    record = (
        (FIXTURES / "nexis-old-english.txt").read_text(encoding="utf-8").split("2 of 3")[0].split("1 of 3 DOCUMENTS")[1]
    )
    record = record.replace("\n\nLOAD-DATE", "\n\n" + "They laughed. " * 120 + "\n\nLOAD-DATE")
    path = tmp_path / "a.txt"
    path.write_text("".join(f"{number} of 300 DOCUMENTS\n{record}" for number in range(1, 301)), encoding="utf-8")
    told = reader.Told("a.txt")
    tracemalloc.start()
    count = sum(1 for _ in reader.read_file(path, "a.txt", reader.Options(), told))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 300 and path.stat().st_size > 600_000
    assert peak < 2_500_000


def test_deep_html_and_open_marks_end(tmp_path):
    pytest.importorskip("trafilatura")
    for number, page in enumerate(
        ("<div>" * 50_000 + "word", "<!--" * 20_000, "<p " * 20_000, "<a href='" * 20_000, "&#" * 50_000)
    ):
        path = tmp_path / f"{number}.html"
        path.write_text(f"<html><body>{page}", encoding="utf-8")
        articles, told = read(path)
        assert articles or told.refused


def test_a_script_in_a_headline_stays_text(tmp_path):
    (tmp_path / "a.csv").write_text("title,text\n<script>alert(1)</script>,=cmd()\n", encoding="utf-8")
    assert read(tmp_path / "a.csv")[0][0].title == "<script>alert(1)</script>"


@pytest.mark.parametrize(
    "path", sorted(path for path in FIXTURES.iterdir() if path.suffix != ".layout"), ids=lambda path: path.name
)
def test_no_damage_to_a_file_is_anything_but_read_or_refused(tmp_path, path):
    if path.name == "page.html":
        pytest.importorskip("trafilatura")
    chance, content = random.Random(path.name), path.read_bytes()
    for _ in range(40):
        at, other = chance.randrange(len(content)), chance.randrange(len(content))
        piece = chance.choice(
            [content[other : other + 80], b"<", b"{", b"\\u-99999 ", b"\0", b"\xff\xfe", b"&#x110000;", b'"']
        )
        (tmp_path / path.name).write_bytes(content[:at] + piece + content[at + chance.randrange(30) :])
        try:
            read(tmp_path / path.name)
        except CorpusError as error:
            assert path.name in str(error)
