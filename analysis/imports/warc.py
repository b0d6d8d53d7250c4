"""Web archives, gzipped or not, whole or cut short: every HTML page that was answered with 200."""

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any

from analysis.imports import markup, web
from analysis.imports.base import Article, Told, one_line, shown
from analysis.imports.limits import UNPACKED, missing
from analysis.imports.sniff import html_charset

PAGE = 20 << 20
PIECE = 1 << 15


def read(path: Path, told: Told) -> Iterator[Article]:
    """Yield the pages of an archive; where it is cut short or damaged, say after which record."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise missing(path, "warcio", error) from error
    seen, pages, count, at, murmur = 0, 0, 0, 0, io.StringIO()
    with path.open("rb") as stream:
        records = ArchiveIterator(stream, ensure_http_headers=False)
        while True:
            try:
                with redirect_stderr(murmur):
                    record = next(records, None)
                    if record is None:
                        break
                    seen += 1
                    body = _page(record, f"record {seen}", told)
                    _whole(record, f"record {seen}", told)
                    at = int(records.get_record_offset())
            except Exception as error:
                told.tell(
                    "doubts",
                    f"cut short or damaged behind byte {at}, in record {seen} ({type(error).__name__}: {error})",
                )
                break
            if body is not None:
                pages += 1
                if article := _article(path, record, body, f"record {seen}", told):
                    count += 1
                    article.start = at
                    yield article
    if said := one_line(murmur.getvalue()):
        told.tell("doubts", f"cut short or damaged: a record does not end where it says: {said[:120]!r}")
    told.tell("guessed", f"{seen} records, {pages} pages, {count} with a text")


def _page(record: Any, place: str, told: Told) -> bytes | None:
    """Return the bytes of a page; None (told, where it is an answer) for everything else."""
    if record.rec_type not in ("response", "resource"):
        return None
    url = str(record.rec_headers.get_header("WARC-Target-URI") or "")
    headers = record.http_headers
    kind = str((headers or record.rec_headers).get_header("Content-Type") or "")
    status = str(headers.get_statuscode()) if headers else "200"
    if "html" not in kind or status != "200":
        told.tell("cut", f"{place}: {shown(url)}, {kind or 'no type'}, status {status}: no page to read")
        return None
    body, stream = bytearray(), record.content_stream()
    while piece := stream.read(PIECE):
        body += piece
        if len(body) > PAGE:
            told.tell("refused", f"{place}: {shown(url)} unpacks to more than {PAGE:,} bytes")
            return None
    return bytes(body)


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
    codec = html_charset(body, str(headers.get_header("Content-Type") or "") if headers else "")
    page = body.decode(codec, "replace")
    article = web.read(path, page, list(markup.blocks(page, codec)), told, place)
    if article:
        article.url = str(record.rec_headers.get_header("WARC-Target-URI") or "")
        article.also["retrieved"] = str(record.rec_headers.get_header("WARC-Date") or "")
    return article
