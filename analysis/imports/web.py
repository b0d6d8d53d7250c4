"""Saved web pages: the main text by trafilatura, and what it left out by name."""

import logging
import re
from collections.abc import Sequence
from pathlib import Path

from analysis.imports.base import Article, Block, Told, one_line, shown
from analysis.imports.dates import dated
from analysis.imports.limits import missing
from analysis.imports.rules import language_code
from analysis.words import words

LARGEST = 20 << 20
SHORT = 100  # words; fewer are hardly a whole article


def read(path: Path, page: str, blocks: Sequence[Block], told: Told, place: str = "the page") -> Article | None:
    """Return the article of a page, or None (told) where no main text is found in it."""
    try:
        import trafilatura
    except ImportError as error:
        raise missing(path, "trafilatura", error) from error
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if len(page) > LARGEST:
        told.tell("refused", f"{place}: a page of {len(page):,} characters, more than {LARGEST:,}")
        return None
    options = {"extensive_search": False, "original_date": True}
    try:
        found = trafilatura.bare_extraction(
            page, include_comments=False, favor_recall=True, with_metadata=True, date_extraction_params=options
        )
    except Exception as error:
        told.tell("refused", f"{place}: the page breaks its reader ({type(error).__name__}: {shown(str(error))})")
        return None
    if found is None or not str(getattr(found, "text", "") or "").strip():
        told.tell("refused", f"{place}: no main text found among {len(blocks)} blocks; save the article's own page")
        return None
    article = _article(found, page)
    article.place = place
    _told(article, blocks, told, place)
    if (count := len(words(article.text))) < SHORT:
        told.tell(
            "doubts",
            f"{place}: only {count} words; is it a whole article, and not what stands before a paywall or beside a video?",
        )
    return article


def _article(found: object, page: str) -> Article:
    def field(name: str) -> str:
        return one_line(str(getattr(found, name, "") or ""))

    lines = [line for part in str(getattr(found, "text", "")).split("\n") if (line := one_line(part).lstrip("- "))]
    title = field("title")
    if len(lines) > 1 and lines[0].casefold() == title.casefold():
        lines = lines[1:]
    article = Article("\n".join(lines), title, field("sitename"), byline=field("author"), url=field("url"))
    article.printed = _timed(field("date"), page)
    if date := dated(article.printed):
        article.published = date.iso
    article.section = field("categories").strip("[]'\"")
    spoken = re.search(r"<html\b[^>]{0,300}?\slang\s*=\s*[\"']?([\w-]+)", page, re.IGNORECASE)
    article.language = language_code(field("language") or (spoken[1] if spoken else ""))
    if description := field("description"):
        article.also["description"] = description
    return article


def _timed(day: str, page: str) -> str:
    """Return the day with the time and zone that the page gives for it, where it gives one."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return day
    found = re.search(rf"[\"']({day}T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)[\"']", page)
    return found[1] if found else day


def _told(article: Article, blocks: Sequence[Block], told: Told, place: str) -> None:
    """Tell what was left out: every block whose words do not stand in the text, in runs."""
    kept = "".join(f"{article.title} {article.text}".casefold().split())
    out = [b for b in blocks if "".join(b.text.casefold().split()).lstrip("-•·") not in kept]
    for block in out:
        told.tell("cut", f"{place}, {block.place}: beside the main text: {shown(block.text)}")
    told.tell("guessed", f"{place}: main text by trafilatura, {len(blocks) - len(out)} of {len(blocks)} blocks")
    if article.printed:
        told.tell("guessed", f"{place}: published {article.printed} by what the page says of itself")
