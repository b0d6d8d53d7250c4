"""One article a file: text, Markdown, docx, odt, rtf and PDF without a layout that is known."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from analysis.imports.base import Article, Block, Told, one_line, shown
from analysis.imports.dates import dated
from analysis.imports.limits import LINE
from analysis.imports.rules import language_code
from analysis.tables import CorpusError

_BYLINE = re.compile(r"(?i)^(?:by|von|par|por)\s+[^\W\d_][^.!?]{2,60}$")
_RIGHT = re.compile(r"(?i)(?:©|\(c\)|copyright)[\s,©(c)]{0,8}(?:19|20)\d\d\b")
_STOP = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[-–—•*·▪]|\d+[.)])\s")
SEVERAL = 3  # so many lines of rights and of days are more than one article has
_LABEL = re.compile(r"([^\W\d_][^\W\d_ -]{1,24})\s?:\u00a0.{1,60}$")
_FRONT = {
    "title": "title", "headline": "title", "author": "byline", "authors": "byline", "byline": "byline", "date": "published",
    "published": "published", "outlet": "outlet", "publication": "outlet", "site": "outlet", "url": "url", "link": "url",
    "language": "language", "lang": "language", "section": "section", "category": "section",
}  # fmt: skip
_INLINE = (
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\([^)]*\)"), r"\1"),
    (re.compile(r"(?<!\w)(\*\*|__)(?=\S)([^*_]+?)\1(?!\w)"), r"\2"),
    (re.compile(r"(?<!\w)([*_])(?=\S)([^*_]+?)\1(?!\w)"), r"\2"),
    (re.compile(r"`([^`]+)`"), r"\1"),
)


def read(blocks: Iterable[Block], container: str, told: Told) -> Article:
    """Return the one article of a file; its headline, date and byline are guessed from its first lines, and told."""
    found = _within(blocks, told)
    if shows := several(found):
        raise CorpusError(
            f"{told.file}: several articles in a layout that is not known ({shows}); NewsBank and Gopress, for one, are not "
            "read: export it with an English interface, save the articles one by one, or turn them into CSV or JSON lines"
        )
    fields: dict[str, str] = {}
    if container == "md":
        found, fields = _front(found, told)
        found = _plain(found, told)
    elif container == "txt":
        found = _unwrapped(found, told)
    lines = [block for block in found if block.text.strip()]
    if not lines:
        raise CorpusError(f"{told.file}: no text in it; export or save it anew")
    article = Article("", place=f"{lines[0].place} to {lines[-1].place}", start=lines[0].start, stop=lines[-1].stop)
    at = _title(article, lines, fields, told)
    _beneath(article, lines[at:], fields, told)
    article.text = "\n".join(line for block in lines[at:] for line in _lines(block.text))
    if not article.text:
        article.text, article.title = article.title, ""
    return article


def _within(blocks: Iterable[Block], told: Told) -> list[Block]:
    found, size = [], 0
    for block in blocks:
        size += len(block.text)
        if size > LINE:
            raise CorpusError(
                f"{told.file}, {block.place}: no export that is known, and more than {LINE:,} characters for one article; "
                "split the file, or give it as CSV or JSON lines"
            )
        found.append(block)
    return found


def _unwrapped(blocks: list[Block], told: Told) -> list[Block]:
    """Join the lines of a text that was broken at a fixed width: most lines are nearly as long as the longest, within sentences."""
    lengths = sorted(len(block.text) for block in blocks if block.text)
    width = lengths[int(0.95 * len(lengths))] if lengths else 0
    before = [one.text for one, two in pairwise(blocks) if one.text and two.text]
    full = [text for text in before if len(text) >= 0.7 * width]
    within = sum(not _STOP.search(text) for text in full)
    if not (
        len(full) >= 6 and width >= 40 and lengths[-1] <= 100 and min(len(full), 1.5 * within) >= 0.8 * len(before)
    ):
        return blocks
    told.tell("guessed", f"lines broken at about {width} characters are joined to paragraphs")
    found: list[Block] = []
    last = ""
    for block in blocks:
        if block.text and len(last) >= 0.7 * width and not _ITEM.match(block.text):
            one = found[-1]
            found[-1] = Block(f"{one.text} {block.text}", one.place, one.start, block.stop, whole=False)
        else:
            found.append(block)
        last = block.text
    return found


def several(blocks: Sequence[Block]) -> str:
    """Return by what a file shows that it holds several articles in a layout that is not known; "" where it does not."""
    labels = Counter(match[1] for block in blocks if (match := _LABEL.match(block.text)))
    repeated = [label for label, count in labels.items() if count > 1]
    if len(repeated) > 1:
        first, second = repeated[:2]
        return f"lines {first!r} and {second!r} come {labels[first]} and {labels[second]} times"
    short = [line for block in blocks if len(line := one_line(block.text)) < 100]
    rights, days = sum(bool(_RIGHT.match(line)) for line in short), sum(_is_day(line) for line in short)
    return f"{rights} lines of rights, {days} of days" if min(rights, days) >= SEVERAL else ""


def _is_day(line: str) -> bool:
    return bool(len(line) < 60 and (found := dated(line)) and len(found.iso) >= 10 and found.stop > 0.6 * len(line))


def _lines(text: str) -> list[str]:
    return [line for part in text.split("\n") if (line := one_line(part))]


def _title(article: Article, lines: Sequence[Block], fields: dict[str, str], told: Told) -> int:
    """Set the headline; return how many lines it takes."""
    first = one_line(lines[0].text)
    if fields.get("title"):
        article.title = one_line(fields["title"])
        return 1 if first.casefold() == article.title.casefold() else 0
    styled = re.match(r"(?i)(title|heading|titel|überschrift|titre|ttulo)", lines[0].style)
    if styled or (len(lines) > 1 and len(first) <= 250 and not re.search(r"[.;,:]$", first)):
        article.title = first
        told.tell("guessed", f"headline: the first line, {shown(first)}")
        return 1
    told.tell("doubts", f"no headline: the first line reads like the text itself, {shown(first)}")
    return 0


def _beneath(article: Article, lines: Sequence[Block], fields: dict[str, str], told: Told) -> None:
    """Take date and byline from the first lines, which stay in the text, or from what the file says of itself."""
    for block in lines[:4]:
        text = one_line(block.text)
        if not fields.get("published") and len(text) < 60 and (date := dated(text)) and date.stop > 0.6 * len(text):
            fields["published"] = text
            told.tell("guessed", f"published: {block.place}, {shown(text)}")
        elif not fields.get("byline") and _BYLINE.match(text):
            fields["byline"] = text
            told.tell("guessed", f"byline: {block.place}, {shown(text)}")
    article.printed = fields.get("published", "")
    if date := dated(article.printed, anywhere=True):
        article.published = date.iso
    elif article.printed:
        told.tell("doubts", f"{shown(article.printed)} is no date that can be read in one way; published is empty")
    for name in ("byline", "outlet", "url", "section"):
        setattr(article, name, one_line(fields.get(name, "")))
    article.language = language_code(fields.get("language", "")) or fields.get("language", "")


def _front(blocks: list[Block], told: Told) -> tuple[list[Block], dict[str, str]]:
    """Return the blocks after a front matter between two lines of ---, and its fields."""
    stop = next((n for n, block in enumerate(blocks[1:100], 1) if block.text.strip() in ("---", "...")), 0)
    if not blocks or blocks[0].text.strip() != "---" or not stop:
        return blocks, {}
    fields: dict[str, str] = {}
    for block in blocks[1:stop]:
        name, sign, value = block.text.partition(":")
        value = value.strip().strip("\"'")
        if sign and name.strip().casefold() in _FRONT and value:
            fields.setdefault(_FRONT[name.strip().casefold()], value)
        elif block.text.strip():
            told.tell("unplaced", f"{block.place}: front matter {shown(block.text)}")
    return blocks[stop + 1 :], fields


def _plain(blocks: list[Block], told: Told) -> list[Block]:
    """Return Markdown blocks without their marks; lines of one paragraph are joined."""
    found: list[Block] = []
    fresh = True
    for block in blocks:
        text = block.text.strip()
        if re.fullmatch(r"(?:[-*_]\s*){3,}|\|?[\s:|-]{5,}", text) or text.startswith("```"):
            told.tell("cut", f"{block.place}: a line of Markdown without words: {shown(text)}")
            text = ""
        heading = re.match(r"#{1,6}\s+(.*?)\s*#*$", text)
        text = heading[1] if heading else re.sub(r"^(?:>\s*)+", "", text)
        for pattern, kept in _INLINE:
            text = pattern.sub(kept, text)
        listed = re.match(r"(?:[-*+]|\d+[.)])\s", text)
        if found and text and not fresh and not heading and not listed:
            before = found[-1]
            found[-1] = Block(f"{before.text} {text}", before.place, before.start, block.stop, style=before.style)
        elif text:
            found.append(Block(text, block.place, block.start, block.stop, style="Heading" if heading else ""))
        fresh = not text or bool(heading)
    return found
