"""Colours, marks, sizes and settings that all figures share."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

WIDTHS = (90, 140, 190)
"""Widths in print, millimetres: a column, a page's text, a whole page."""

TALLEST = 235.0
"""Height in millimetres above which rows are thinned or left out, so that a figure fits a printed page."""

INK, SOFT, FAINT, HAIR, PAPER = "#1d2126", "#59616a", "#8b939b", "#dfe3e6", "#ffffff"
BLACK = "#000000"

TITLE, BODY, SMALL, LEAST = 10.0, 8.0, 7.5, 7.0
"""Sizes of text in points; nothing is set smaller than LEAST."""

# Found by search: of the first six any two differ by 8 in OKLab (x 100) and 5 in lightness, of those that
# share a mark's shape any two by 16 and 14, in plain sight, in grey and as simulated after Machado et al. (2009).
OUTLETS = (
    "#2951b1",
    "#d27f01",
    "#07869a",
    "#5c197c",
    "#b2480f",
    "#2e2b05",
    "#708cf1",
    "#674702",
    "#7c0232",
    "#779d62",
    "#0d2659",
    "#7c5473",
)
SHAPES = ("o", "s", "^", "D", "v", "X")

VOICES = {
    "own": "#22384f",
    "indirect": "#54748f",
    "direct": "#a3bacb",
    "document": "#dbe4ea",
    "quoted": "#8aa5ba",
}
"""Darker is nearer to the outlet's own responsibility."""

PARTS = (
    "#2f4b6e", "#587699", "#a9bdd4", "#6d5326", "#ab8847", "#dcc696", "#4d6b4f", "#8fae8c", "#7a5f7d", "#b9a2bb",
)  # fmt: skip
"""In threes of a kind, dark to light, so that parts that belong together look it."""

HATCH = "//////"
MISSING = "▯"


@dataclass(frozen=True)
class Look:
    """Tell one outlet's marks from all others': a colour and, where colours run close, a shape."""

    colour: str = INK
    shape: str = "o"


@dataclass(frozen=True)
class Axis:
    """Say what the horizontal axis shows: the words under it, the words at its ends, its limits, a reference line."""

    words: str = ""
    ends: tuple[str, str] = ("", "")
    limits: tuple[float, float] | None = None
    reference: float | None = None
    reference_words: str = ""
    percent: bool = False
    digits: int | None = None


def looks(outlets: Iterable[str]) -> dict[str, Look]:
    """Give each outlet its look by its place in the list; pass the corpus's whole list, always in one order.

    Up to 72 looks are unique; from the thirteenth outlet on the colours return with other shapes.
    """
    given: dict[str, Look] = {}
    for outlet in dict.fromkeys(outlets):
        place = len(given)
        shape = SHAPES[(place + place // len(OUTLETS)) % len(SHAPES)]
        given[outlet] = Look(OUTLETS[place % len(OUTLETS)], shape)
    return given


def part_colours(parts: Iterable[str]) -> dict[str, str]:
    """Give each part of a whole its colour: voices their own and in their order before all others in turn."""
    given: dict[str, str] = {}
    every = list(dict.fromkeys(parts))
    for part in [voice for voice in VOICES if voice in every] + [part for part in every if part not in VOICES]:
        turn = sum(name not in VOICES for name in given)
        given[part] = VOICES.get(part) or PARTS[turn % len(PARTS)]
    return given


def channels(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue of "#rrggbb", each from 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 (black) to 1 (white), as WCAG 2 defines it."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def text_on(colour: str) -> str:
    """Return the ink that reads better on this ground, black or white: 4.58 : 1 at least."""
    ground = luminance(colour)
    return PAPER if 1.05 / (ground + 0.05) > (ground + 0.05) / 0.05 else BLACK


def ink(colour: str) -> str:
    """Return the colour, darkened where needed, so that text in it stands 4.5 : 1 against white."""
    while luminance(colour) > 1.05 / 4.5 - 0.05:
        colour = "#" + "".join(f"{int(255 * 0.96 * part):02x}" for part in channels(colour))
    return colour


def tint(colour: str, strength: float) -> str:
    """Return the colour thinned with white; strength 1 leaves it, 0 is white."""
    return "#" + "".join(f"{round(255 * (1 - strength * (1 - part))):02x}" for part in channels(colour))


def settings(families: Iterable[str] = ()) -> Mapping[str, Any]:
    """Return the rcParams of all figures, with fallback fonts behind DejaVu Sans."""
    return {
        "font.family": ["DejaVu Sans", *families],
        "font.size": BODY,
        "text.color": INK,
        "text.parse_math": False,
        "text.hinting": "none",
        "axes.edgecolor": FAINT,
        "axes.linewidth": 0.5,
        "axes.unicode_minus": True,
        "hatch.linewidth": 0.7,
        "xtick.color": FAINT,
        "xtick.labelcolor": SOFT,
        "xtick.labelsize": SMALL,
        "xtick.major.size": 2.0,
        "xtick.major.width": 0.5,
        "xtick.major.pad": 2.0,
        "figure.dpi": 100,
        "savefig.dpi": 300,
        "savefig.facecolor": PAPER,
        "svg.fonttype": "path",
        "svg.hashsalt": "media-framing",
        "pdf.fonttype": 42,
        "pdf.compression": 6,
    }


@contextmanager
def styled(families: Iterable[str] = ()) -> Iterator[None]:
    """Set the style for what is drawn inside; what was set before returns afterwards."""
    import matplotlib.style

    with matplotlib.style.context(["default", dict(settings(families))]):
        yield
