"""HTML text to tags and texts in one pass whose time grows with the length only, whatever the marks."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_NAME = re.compile(r"</?([a-zA-Z][^\s/>\x00]{0,60})")
_SIGN = re.compile(r"[>\"']")
_KEPT = re.compile(r"(?:^|\s)(id|class)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
MOST = 200  # quotation marks and brackets looked at to find the end of one tag


class Token(NamedTuple):
    """A piece of HTML: `kind` is text, start or end; `name` and `classes` are a tag's id and class."""

    kind: str
    start: int
    stop: int
    tag: str = ""
    name: str = ""
    classes: str = ""


def tokens(text: str) -> Iterator[Token]:
    """Yield the texts and tags of an HTML text in order; comments, declarations and scripts are skipped.

    An unclosed comment or script goes to the end of the text, as in a browser; a tag without an end is text.
    """
    at, last, length = 0, text.rfind(">"), len(text)
    while at < length:
        open_at = text.find("<", at)
        if open_at < 0 or open_at > last:
            yield Token("text", at, length)
            return
        if open_at > at:
            yield Token("text", at, open_at)
        if text.startswith(("<!", "<?"), open_at):
            at = _declared(text, open_at)
            continue
        match = _NAME.match(text, open_at)
        stop = _end(text, match.end()) if match else -1
        if match is None or stop < 0:
            yield Token("text", open_at, open_at + 1)
            at = open_at + 1
            continue
        tag = match[1].lower()
        yield _tag(text, tag, open_at, match.end(), stop)
        at = _raw(text, tag, stop) if tag in _RAW and text[open_at + 1] != "/" else stop


def _declared(text: str, at: int) -> int:
    mark = "-->" if text.startswith("<!--", at) else ">"
    stop = text.find(mark, at + 2)
    return len(text) if stop < 0 else stop + len(mark)


def _end(text: str, at: int) -> int:
    """Return where the tag ends whose attributes begin at `at`, or -1; marks inside quotation marks do not count."""
    for _ in range(MOST):
        match = _SIGN.search(text, at)
        if match is None:
            return -1
        if match[0] == ">":
            return match.end()
        closed = text.find(match[0], match.end())
        at = closed + 1 if closed >= 0 else match.end()
    return -1


def _tag(text: str, tag: str, start: int, attributes: int, stop: int) -> Token:
    if text[start + 1] == "/":
        return Token("end", start, stop, tag)
    found = {"id": "", "class": ""}
    if stop - attributes > 1:
        for name, double, single, bare in _KEPT.findall(text[attributes : min(stop - 1, attributes + 4000)]):
            found[name.lower()] = found[name.lower()] or unescape(double or single or bare)
    return Token("start", start, stop, tag, found["id"], found["class"])


def _raw(text: str, tag: str, at: int) -> int:
    match = re.compile(rf"</{tag}\b", re.IGNORECASE).search(text, at)
    return match.start() if match else len(text)
