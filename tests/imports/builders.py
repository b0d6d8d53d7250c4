"""Packed files for tests, built from lines of text: a line that begins with * is bold."""

import gzip
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

FIXTURES = Path(__file__).parent / "fixtures"
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = 'xmlns:office="urn:o" xmlns:text="urn:t"'


def layout(name: str) -> list[str]:
    """Return the lines of a layout under fixtures; a label of it is followed by a no-break space, as Nexis has it."""
    lines = (FIXTURES / f"{name}.layout").read_text(encoding="utf-8").split("\n")
    return [line.replace(": ", ":\u00a0", 1) if line.startswith("*") else line for line in lines]


def packed(path: Path, members: Mapping[str, str | bytes]) -> Path:
    """Write a ZIP file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def docx(path: Path, lines: Sequence[str], head: str = "", **more: str) -> Path:
    """Write a docx file; `head` stands before the root element, `more` are further parts of word/."""
    runs = "".join(
        f"<w:p><w:r>{'<w:rPr><w:b/></w:rPr>' if line.startswith('*') else ''}"
        f'<w:t xml:space="preserve">{escape(line.lstrip("*"))}</w:t></w:r></w:p>'
        for line in lines
    )
    body = f'<?xml version="1.0"?>{head}<w:document {_WORD}><w:body>{runs}</w:body></w:document>'
    parts = {f"word/{name}.xml": f"<w:x {_WORD}>{text}</w:x>" for name, text in more.items()}
    return packed(path, {"[Content_Types].xml": "<Types/>", "word/document.xml": body, **parts})


def odt(path: Path, lines: Sequence[str]) -> Path:
    """Write an odt file; a line that begins with # is a heading."""
    found = "".join(
        f"<text:h>{escape(line[1:])}</text:h>"
        if line.startswith("#")
        else f"<text:p>{escape(line.lstrip('*'))}</text:p>"
        for line in lines
    )
    body = f'<?xml version="1.0"?><office:document-content {_OFFICE}><office:body>{found}</office:body></office:document-content>'
    return packed(path, {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": body})


def rtf(path: Path, lines: Sequence[str]) -> Path:
    """Write an RTF file in ASCII, other characters as \\u."""

    def coded(line: str) -> str:
        text = line.lstrip("*").replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}")
        text = "".join(one if one.isascii() else f"\\u{ord(one)}?" for one in text)
        return f"{{\\b {text}\\par}}" if line.startswith("*") else f"{text}\\par"

    path.write_text("{\\rtf1\\ansi\\ansicpg1252\n" + "\n".join(map(coded, lines)) + "\n}", encoding="ascii")
    return path


def pdf(path: Path, pages: Sequence[Sequence[str]]) -> Path:
    """Write a PDF with one text line a line (Helvetica, Latin-1)."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        shown = "".join(f"({line.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj T*\n" for line in page)
        stream = f"BT /F1 9 Tf 12 TL 40 800 Td\n{shown}ET"
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    content, starts = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        starts.append(len(content))
        content += f"{number} 0 obj\n{one}\nendobj\n".encode("cp1252")
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    end = f"xref\n0 {len(starts) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(starts) + 1} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF"
    path.write_bytes(content + end.encode())
    return path


def warc(path: Path, pages: Mapping[str, str], status: str = "200 OK") -> Path:
    """Write a WARC file with a response a page; gzipped record by record where the name ends in .gz."""
    content = b""
    for number, (url, page) in enumerate(pages.items()):
        body = page.encode()
        http = (
            f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\nWARC-Date: 2020-01-15T00:00:00Z\r\n"
            f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        record = head.encode() + http + b"\r\n\r\n"
        content += gzip.compress(record) if path.suffix == ".gz" else record
    path.write_bytes(content)
    return path


def bomb(size: int) -> bytes:
    """Return a docx whose text part is that many equal bytes."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(size >> 20):
            part.write(b" " * (1 << 20))
    return stream.getvalue()
