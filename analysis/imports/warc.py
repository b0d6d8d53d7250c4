"""Web archives (WARC, ARC, WET), gzipped or not, whole or cut short: every HTML page that was answered with 200.

Texts that were drawn out of pages (WET) are read where the archive holds no pages themselves.
"""

import gzip
import io
import re
import zlib
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import redirect_stderr
from pathlib import Path
from typing import IO, Any

from analysis.imports import markup, web
from analysis.imports.base import Article, Told, one_line, shown
from analysis.imports.limits import UNPACKED, missing
from analysis.imports.rules import language_code
from analysis.imports.sniff import html_charset, looks_like_html

PAGE = 20 << 20
PIECE = 1 << 15
_ASIDE = ("warcinfo", "request", "metadata")
_OTHERS = ("revisit", "conversion", "continuation")
_WET = "an archive of texts of whole pages (WET), with what surrounds their articles; read the WARC with the pages if you can"


def read(path: Path, told: Told) -> Iterator[Article]:
    """Yield the pages of an archive; where it is cut short or damaged, say after which record.

    A file that was gzipped as a whole, and not record by record, is unpacked from its beginning.
    """
    found = Counter[str]()
    with path.open("rb") as stream:
        packed = stream.read(2) == b"\x1f\x8b"
        stream.seek(0)
        broken = yield from _pages(path, stream, told, found)
    if broken and packed and found["records"] == 1:
        with gzip.open(path) as unpacked:
            broken = yield from _pages(path, unpacked, told, found)
    if broken:
        told.tell("doubts", f"cut short or damaged {broken}")
    told.tell("guessed", f"{found['records']} records, {found['pages']} pages, {found['texts']} with a text")


def _pages(
    path: Path, stream: IO[bytes] | gzip.GzipFile, told: Told, found: Counter[str]
) -> Generator[Article, None, str]:
    """Yield the pages behind the records that `found` has; return where the archive is broken, "" where it is whole."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise missing(path, "warcio", error) from error
    records, murmur, at, number = ArchiveIterator(stream, arc2warc=_is_arc(path)), io.StringIO(), 0, 0
    while True:
        number += 1
        try:
            with redirect_stderr(murmur):
                if (record := next(records, None)) is None:
                    break
                if number <= found["records"]:
                    continue
                place = f"record {number}"
                body = _text(record, place, told, found) or _body(record, place, told)
                _whole(record, place, told)
                at = int(records.get_record_offset())
        except Exception as error:
            return f"behind byte {at}, in record {number} ({type(error).__name__}: {one_line(str(error))[:160]})"
        found["records"] += 1
        if body is not None:
            found["pages"] += 1
            if article := _article(path, record, body, place, told):
                found["texts"] += 1
                article.start = -1 if isinstance(stream, gzip.GzipFile) else at
                yield article
    said = one_line(re.sub(r"Replacing spaces in .*", "", murmur.getvalue()))
    if said:
        told.tell("doubts", f"cut short or damaged: a record does not end where it says: {said[:120]!r}")
    return ""


def _text(record: Any, place: str, told: Told, found: Counter[str]) -> bytes | None:
    """Return the text that was drawn out of a page, where no page has stood in the archive so far."""
    kind = str(record.rec_headers.get_header("Content-Type") or "text/plain")
    if record.rec_type != "conversion" or "text/plain" not in kind or found["pages"] > found["conversions"]:
        return None
    found["conversions"] += 1
    told.tell("doubts", _WET)
    return _unpacked(record, place, told)


def _is_arc(path: Path) -> bool:
    """Tell whether an archive is of the kind before WARC; as such a broken WARC would be read as well."""
    with path.open("rb") as stream:
        head = stream.read(1 << 12)
    unpacked = zlib.decompressobj(31).decompress(head, 64) if head.startswith(b"\x1f\x8b") else head
    return unpacked.lstrip().startswith(b"filedesc://")


def _body(record: Any, place: str, told: Told) -> bytes | None:
    """Return the bytes of a page; None (told, where it is an answer) for everything else."""
    if record.rec_type in _ASIDE:
        return None
    headers = record.http_headers
    kind = str((headers or record.rec_headers).get_header("Content-Type") or "").casefold()
    status = str(headers.get_statuscode()) if headers else "200"
    answer = record.rec_type in ("response", "resource")
    if not answer or status not in ("200", "203") or (kind and "html" not in kind):
        what = f"{kind or 'no type'}, status {status}" if answer else f"a record of kind {record.rec_type!r}"
        known = answer or record.rec_type in _OTHERS
        told.tell("cut" if known else "doubts", f"{place}: {shown(_address(record))}, {what}: no page to read")
        return None
    body = _unpacked(record, place, told)
    if body and not kind and not looks_like_html(body):
        told.tell("cut", f"{place}: {shown(_address(record))}, no type: no page to read")
        return None
    return body


def _unpacked(record: Any, place: str, told: Told) -> bytes | None:
    if record.http_headers and str(record.http_headers.get_header("Transfer-Encoding")).casefold() == "chunked":
        record.http_headers.replace_header("Transfer-Encoding", "chunked")  # warcio knows it in small letters only
    body, stream = bytearray(), record.content_stream()
    while piece := stream.read(PIECE):
        body += piece
        if len(body) > PAGE:
            told.tell("refused", f"{place}: {shown(_address(record))} unpacks to more than {PAGE:,} bytes")
            return None
    packed = str(record.http_headers.get_header("Content-Encoding") or "") if record.http_headers else ""
    if packed and not looks_like_html(bytes(body)):
        told.tell(
            "refused",
            f"{place}: {shown(_address(record))} is packed as {shown(packed)}, which is not read; save the page",
        )
        return None
    return bytes(body)


def _address(record: Any) -> str:
    return str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")


def _whole(record: Any, place: str, told: Told) -> None:
    """Tell where a record is shorter than it says."""
    stream, size = record.raw_stream, 0
    while piece := stream.read(PIECE):
        size += len(piece)
        if size > UNPACKED:
            raise ValueError(f"{place} unpacks to more than {UNPACKED:,} bytes")
    if (lacking := getattr(stream, "limit", 0)) > 0:
        told.tell("doubts", f"{place}: the record lacks {lacking} bytes that it announces: the archive is cut short")


def _article(path: Path, record: Any, body: bytes, place: str, told: Told) -> Article | None:
    headers = record.http_headers
    article = (
        _drawn_out(record, body, place) if record.rec_type == "conversion" else _page(path, body, headers, place, told)
    )
    if cut := record.rec_headers.get_header("WARC-Truncated"):
        told.tell("doubts", f"{place}: {shown(_address(record))} was cut short when it was saved ({shown(str(cut))})")
    if article:
        article.url = _address(record)
        article.also["retrieved"] = str(record.rec_headers.get_header("WARC-Date") or "")
    return article


def _page(path: Path, body: bytes, headers: Any, place: str, told: Told) -> Article | None:
    codec = html_charset(body, str(headers.get_header("Content-Type") or "") if headers else "")
    page = body.decode(codec, "replace")
    return web.read(path, page, list(markup.blocks(page, codec)), told, place)


def _drawn_out(record: Any, body: bytes, place: str) -> Article | None:
    """Return a text of a WET record: its first line is the page's title."""
    lines = [line for part in body.decode("utf-8", "replace").split("\n") if (line := one_line(part))]
    if not lines:
        return None
    article = Article("\n".join(lines[1:]) or lines[0], lines[0] if len(lines) > 1 else "", place=place)
    article.language = language_code(str(record.rec_headers.get_header("WARC-Identified-Content-Language") or ""))
    return article
