"""Which characters the fonts can draw, and what stands where none can."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from analysis.figures.style import MISSING

FALLBACKS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "SimHei",
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Yu Gothic",
    "Noto Sans KR",
    "Malgun Gothic",
    "Noto Sans Devanagari",
    "Nirmala UI",
    "Noto Sans Thai",
    "Arial Unicode MS",
)
"""Looked for, in this order, when DejaVu Sans (shipped with matplotlib) lacks a character."""


@lru_cache(maxsize=64)
def characters(family: str) -> frozenset[int]:
    """Return the code points that an installed font family draws plain and bold; none if it is not installed."""
    from matplotlib import font_manager

    if not any(font.name == family for font in font_manager.fontManager.ttflist):
        return frozenset()
    cuts = [font_manager.FontProperties(family=[family], weight=weight) for weight in ("normal", "bold")]
    paths = {font_manager.findfont(cut) for cut in cuts}
    return frozenset.intersection(*(frozenset(font_manager.get_font(path).get_charmap()) for path in paths))


def fallbacks(words: Iterable[str]) -> tuple[str, ...]:
    """Return the installed families needed, behind DejaVu Sans, to draw these words."""
    wanted = {ord(letter) for word in words for letter in word} - characters("DejaVu Sans")
    chosen: list[str] = []
    for family in FALLBACKS if wanted else ():
        if wanted & characters(family):
            chosen.append(family)
            wanted -= characters(family)
    return tuple(chosen)


def legible(text: str, families: Iterable[str]) -> str:
    """Return the text on one line with ▯ for each character that none of the families can draw."""
    known = [characters(family) for family in families]
    kept = []
    for letter in unicodedata.normalize("NFC", " ".join(text.split())):
        if any(ord(letter) in family for family in known) and unicodedata.category(letter) != "Cc":
            kept.append(letter)
        elif unicodedata.category(letter) not in ("Cf", "Mn"):
            kept.append(MISSING)
    return "".join(kept)
