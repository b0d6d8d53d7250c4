"""What a file is, by its content; its name only breaks ties between kinds of plain text."""

import re
import zipfile
import zlib
from pathlib import Path

from analysis.imports.encodings import MARKS, declared_codec
from analysis.imports.limits import archive, member
from analysis.imports.rules import table
from analysis.tables import CorpusError

READABLE = frozenset(
    ".txt .md .markdown .html .htm .xhtml .xml .docx .odt .rtf .doc .pdf .csv .tsv .xlsx .jsonl .ndjson .json .parquet .warc .arc .wet .gz".split()
)
_FOREIGN = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ", "an XZ archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3", "a database"),
)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.I)
_ARCHIVE = re.compile(rb"\s*(?:WARC/[01]\.\d|filedesc://)")
_MIME = re.compile(rb"(?im)^mime-version:\s*1\.0|^content-type:\s*multipart/")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|article)\b", re.I)


def container(path: Path) -> str:
    """Return docx, odt, xlsx, rtf, pdf, html, xml, warc, parquet, jsonl, json, csv, md or txt.

    Raises CorpusError for an empty file, a missing one, and for what holds no text (pictures, programs, old .doc).
    """
    if not path.is_file():
        raise CorpusError(f"{path}: no such file; mend the path")
    with path.open("rb") as stream:
        head = stream.read(1 << 16)
    if not head.strip(b" \t\r\n\xef\xbb\xbf\0"):
        raise CorpusError(
            f"{path}: the file is empty ({path.stat().st_size} bytes without text); export or save it anew"
        )
    if found := next((told for mark, told in _FOREIGN if head.startswith(mark)), ""):
        raise CorpusError(f"{path}: begins with {head[:4]!r}: {found}, not text; {_mend(found)}")
    return _packed(path, head) or _marked(head) or _foreign(path, head) or _plain(path, head)


def _mend(found: str) -> str:
    return "unpack it first" if "archive" in found else "save it as docx, xlsx, odt, rtf, HTML or plain text"


def _packed(path: Path, head: bytes) -> str:
    if head.startswith(b"PK"):
        return _office(path)
    if head.startswith(b"\x1f\x8b"):
        try:
            if _ARCHIVE.match(zlib.decompressobj(31).decompress(head, 64)):
                return "warc"
        except zlib.error as error:
            raise CorpusError(f"{path}: a broken gzip archive ({error}); download it anew") from error
        raise CorpusError(f"{path}: a gzip archive that is no web archive (.warc.gz); unpack it first")
    if head.startswith(b"PAR1"):
        return "parquet"
    return ""


def _office(path: Path) -> str:
    if not zipfile.is_zipfile(path):
        raise CorpusError(f"{path}: an archive that is cut short or broken (no list of contents); download it anew")
    with archive(path) as opened:
        names = set(opened.namelist())
        if "xl/workbook.xml" in names:
            return "xlsx"
        if "word/document.xml" in names or any(name.startswith("word/document") for name in names):
            return "docx"
        if "content.xml" in names:
            kind = next(member(path, opened, "mimetype"), b"") if "mimetype" in names else b"opendocument.text"
            if b"opendocument.text" in kind:
                return "odt"
        some = ", ".join(sorted(names)[:3])
        raise CorpusError(f"{path}: a ZIP archive that is no docx, odt or xlsx (it holds {some}); unpack it first")


def _marked(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if _ARCHIVE.match(start):
        return "warc"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    wide = head[:2048].replace(b"\0", b"")
    wide = wide.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if wide.startswith(b"<") and (_PAGE if wide.startswith(b"<?xml") else _HTML).search(wide):
        return "html"
    return ""


def _foreign(path: Path, head: bytes) -> str:
    """Return "xml" or "", raising CorpusError for what is text but of a kind that would be read wrongly."""
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(b"<?xml") or (path.suffix.casefold() == ".xml" and start.startswith(b"<")):
        return "xml"
    if re.match(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}", start) and _MIME.search(head[:8000]):
        raise CorpusError(
            f"{path}: a page saved as one file (.mht) or an e-mail; save it as HTML only, or its parts one by one"
        )
    return ""


def _plain(path: Path, head: bytes) -> str:
    suffix, start = path.suffix.casefold(), head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{") and (b'"' in start[:200] or suffix in (".jsonl", ".ndjson")):
        line, broken, _ = start.partition(b"\n")
        return "json" if suffix == ".json" and broken and not line.rstrip().endswith(b"}") else "jsonl"
    if start.startswith(b"[") and re.match(rb"\[\s*\{", start):
        return "json"
    if suffix in (".csv", ".tsv", ".jsonl", ".ndjson", ".json"):
        return {".tsv": "csv", ".ndjson": "jsonl"}.get(suffix, suffix[1:])
    if _HTML.search(head[:2048]) and suffix in (".html", ".htm", ".xhtml"):
        return "html"
    if suffix in ("", ".txt") and _tabbed(head):
        return "csv"
    return "md" if suffix in (".md", ".markdown") else "txt"


def _tabbed(head: bytes) -> bool:
    """Tell whether a text begins with the names of columns between tabs, a text's and another, as spreadsheets save one."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    line = head[:4000].decode("utf-16" if wide else "utf-8-sig", "replace").partition("\n")[0]
    names = {re.sub(r"[\W_]+", "", name.casefold()) for name in line.split("\t")}
    guesses = table("columns")["guesses"]
    known = [field for field, names_of in guesses.items() if not names.isdisjoint(names_of)]
    return len(names) > 1 and "text" in known and len(known) > 1


def looks_like_html(body: bytes) -> bool:
    """Tell whether bytes begin like a page, in whatever encoding."""
    return bool(_HTML.search(body[:8192].replace(b"\0", b"")))


def html_charset(body: bytes, header: str = "") -> str:
    """Return the codec of a page that was sent: by its mark, UTF-8 where it fits, the HTTP header, its own <meta>."""
    if mark := next((name for mark, name in MARKS if body.startswith(mark)), ""):
        return mark
    meta = re.search(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", body[:4096], re.I)
    said = re.search(r"charset=[\"']?([\w.:-]+)", header)
    for name in ("" if body.isascii() else "utf-8", said[1] if said else "", meta[1].decode("ascii") if meta else ""):
        try:
            if name:
                codec = declared_codec(name)
                body.decode(codec)
                return codec
        except (LookupError, UnicodeError):
            continue
    return "cp1252"
