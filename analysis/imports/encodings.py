"""Which encoding a file is in, said or guessed, and whether its text was garbled before."""

import codecs
import re
from collections import Counter
from pathlib import Path
from typing import BinaryIO

from analysis.imports.base import Told
from analysis.tables import CorpusError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What browsers and Windows programs mean when they say one of these (WHATWG Encoding Standard).
_MEANT = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|^<\?xml[^>]{0,100}encoding=[\"']([\w.:-]+)", re.I
)
_RUN = re.compile("[^\x00-\x7f\u2010-\u203a\u20ac\xa0-\xbf]{3,}")
_WITHIN = re.compile("[a-z\u0161\u017e\xdf-\xff][\x8d\x8f\x90\xc0-\xde\u0160\u0178\u017d\ufffd]|[\xd2][a-zA-Z]+[\xd3]")
_ODD = re.compile(
    r"[^\W\d_][\xac\u201a\u2030\u2044\u221a\u25ca\u222b\u2202\u2211\u220f\u2248\u2264\u2265]"
)  # what no word ends with
_CONTROL = re.compile(r"[\x80-\x9f]")
_GARBLED = re.compile(
    "Ã[\x80-\xbf\u0152-\u0178\u2018-\u203a€™œ]|â€[\x80-\x9f˜™œ“”¦¢\u02dc\u2013\u2014\u201c-\u203a]|Â[\xa0-\xbf]|[ÐÑ][\x80-\xbf°±µ]|ï»¿"
)


def encoding_of(path: Path, told: Told, declared: str = "") -> str:
    """Return the encoding of a text file and say in the report how it is known.

    `declared` (by the user) wins over a byte-order mark, UTF-8 over what the file itself declares: a file that is
    UTF-8 throughout is hardly anything else. Only then it is guessed. Raises CorpusError for binary files.
    """
    with path.open("rb") as stream:
        head = stream.read(1 << 20)
        if declared:
            return _known(path, declared, told, "as given")
        if mark := next((name for mark, name in MARKS if head.startswith(mark)), ""):
            return _known(path, mark, told, "by its byte-order mark")
        if wide := _without_mark(head):
            return _known(path, wide, told, "guessed from its NUL bytes")
        _refuse_binary(path, head)
        at = _not_utf8(stream, head)
    if at < 0:
        return _known(
            path, "utf-8", told, "every byte fits" if not head.isascii() else "plain ASCII so far as looked at"
        )
    return _guess(path, head, at, told)


def declared_codec(name: str) -> str:
    """Return the codec that a page means which declares this encoding; raise LookupError for an unknown one."""
    found = _text_codec(name)
    return _MEANT.get(found, found)


def _text_codec(name: str) -> str:
    """Return the codec's own name; raise LookupError for an unknown one and for those that unpack (zlib, bz2, uu …)."""
    found = codecs.lookup(name)
    if not getattr(found, "_is_text_encoding", True):
        raise LookupError(f"{name} is no encoding of text")
    return found.name


def _known(path: Path, name: str, told: Told, how: str) -> str:
    try:
        codec = _text_codec(name)
    except LookupError as error:
        raise CorpusError(f"{path}: encoding {name!r} is unknown to Python; write utf-8, cp1251 …") from error
    told.encoding = f"{codec} ({how})"
    if "guessed" in how:
        told.tell("guessed", f"encoding {codec}: {how}")
    return codec


def _without_mark(head: bytes) -> str:
    sample = head[:4096]
    if len(sample) < 8:
        return ""
    even, odd = sample[::2].count(0) * 2 / len(sample), sample[1::2].count(0) * 2 / len(sample)
    return "utf-16-le" if odd > 0.3 and even < 0.05 else "utf-16-be" if even > 0.3 and odd < 0.05 else ""


def _refuse_binary(path: Path, head: bytes) -> None:
    at = head.find(b"\0")
    if at >= 0:
        raise CorpusError(
            f"{path}, line {head.count(10, 0, at) + 1}: a NUL byte (0x00) at byte {at}; this is no text file, or its "
            "encoding is another: give it with --encoding, or export the file as plain text"
        )


def _not_utf8(stream: BinaryIO, head: bytes) -> int:
    decoder = codecs.getincrementaldecoder("utf-8")()
    piece, before = head, 0
    while piece:
        try:
            decoder.decode(piece)
        except UnicodeDecodeError as error:
            return before + max(error.start, 0)
        before += len(piece)
        piece = stream.read(1 << 20)
    return before if decoder.getstate()[0] else -1


def _guess(path: Path, head: bytes, at: int, told: Told) -> str:
    match = _DECLARED.search(head[:4096])
    said = (match[1] or match[2] or b"").decode("ascii") if match else ""
    why = f"guessed: byte {at} does not fit UTF-8"
    try:
        codec = declared_codec(said) if said else ""
    except LookupError:
        codec = ""
    if codec and codec != "utf-8" and _decodes(head, codec):
        return _known(path, codec, told, "as the file declares")
    if codec:
        why += f", though the file declares {said}"
    likely = "mac_roman" if _macintosh(head) else "cp1252" if _western(head) else _detected(path, head)
    return _known(path, likely, told, why)


def _decodes(head: bytes, codec: str) -> bool:
    try:
        codecs.getincrementaldecoder(codec)().decode(head)
    except (UnicodeError, ValueError):
        return False
    return True


def _macintosh(head: bytes) -> bool:
    """Tell whether Windows-1252 gives capitals within words (MŸllerÕs), which Mac Roman gives as letters (Müller’s)."""
    windows, mac = head.decode("cp1252", "replace"), head.decode("mac_roman")
    return len(_WITHIN.findall(windows)) > 1 and not _WITHIN.search(mac) and not _ODD.search(mac)


def _western(head: bytes) -> bool:
    """Tell whether the bytes read as Windows-1252 give lone accented letters, not runs of them (another script)."""
    if not _decodes(head, "cp1252"):
        return False
    text = head.decode("cp1252")
    high = sum(character > "\x7f" for character in text)
    return high > 0 and sum(len(run) for run in _RUN.findall(text)) < 0.1 * high


def _detected(path: Path, head: bytes) -> str:
    try:
        from charset_normalizer import from_bytes
    except ImportError as error:
        raise CorpusError(
            f"{path}: neither UTF-8 nor Windows-1252; give the encoding with --encoding, or have it guessed: "
            "`pip install -e '.[imports]'`"
        ) from error
    best = from_bytes(head[: 256 << 10]).best()
    if best is None:
        raise CorpusError(f"{path}: no encoding fits these bytes; give it with --encoding, or save the file as UTF-8")
    return str(best.encoding)


def garbled(text: str, told: Told, place: str) -> None:
    """Say in the report where a text was decoded wrongly before it came here; nothing is mended."""
    if text.isascii():
        return
    found = Counter(_GARBLED.findall(text))
    if sum(found.values()) >= 2:
        worst, count = found.most_common(1)[0]
        told.tell(
            "doubts",
            f"{place}: {sum(found.values())} garbled places such as {worst!r} ({count} times); left as they are",
        )
    if lost := text.count("\ufffd"):
        told.tell("doubts", f"{place}: {lost} characters were lost before (U+FFFD); left as they are")
    if controls := len(_CONTROL.findall(text)):
        told.tell("doubts", f"{place}: {controls} control characters (U+0080–U+009F): the encoding may be cp1252")
