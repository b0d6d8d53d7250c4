"""A sheet of fixed width on which a shape is laid out in millimetres, from the top left corner downwards."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from analysis.figures import style
from analysis.figures.glyphs import legible

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INCH = 25.4
MARGIN = 2.0
DENSE = 300


def line(size: float) -> float:
    """Return the height of one line of text of this size in points, in millimetres."""
    return 1.28 * size * INCH / 72


def families() -> tuple[str, ...]:
    """Return the font families in force."""
    import matplotlib as mpl

    return tuple(mpl.rcParams["font.family"])


@lru_cache(maxsize=20_000)
def _measured(text: str, size: float, bold: bool, fonts: tuple[str, ...]) -> float:
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.font_manager import FontProperties

    font = FontProperties(family=list(fonts), size=size, weight="bold" if bold else "normal")
    renderer: Any = RendererAgg(8, 8, DENSE)  # type: ignore[no-untyped-call]
    width, _, _ = renderer.get_text_width_height_descent(text, font, False)
    return float(width) / DENSE * INCH


def breadth(text: str, size: float = style.BODY, bold: bool = False) -> float:
    """Return the width in millimetres of the widest line of the text as it will be drawn."""
    fonts = families()
    return max((_measured(legible(part, fonts), size, bold, fonts) for part in text.split("\n")), default=0.0)


def broken(text: str, room: float, size: float = style.BODY, bold: bool = False, most: int = 4) -> str:
    """Break the text into lines that fit into `room` millimetres; what `most` lines cannot hold ends in "…"."""
    lines: list[str] = []
    for word in legible(text, families()).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and breadth(longer, size, bold) <= room:
            lines[-1] = longer
        else:
            lines.extend(_pieces(word, room, size, bold))
    if len(lines) > most:
        lines = lines[:most]
        while lines[-1] and breadth(lines[-1] + " …", size, bold) > room:
            lines[-1] = lines[-1][:-1].rstrip()
        lines[-1] += " …"
    return "\n".join(lines)


def _pieces(word: str, room: float, size: float, bold: bool) -> list[str]:
    """Cut a word that is longer than a line, after a hyphen or a stroke where there is one."""
    pieces = []
    while len(word) > 1 and breadth(word, size, bold) > room:
        fits = next((n for n in range(len(word) - 1, 0, -1) if breadth(word[:n] + "-", size, bold) <= room), 1)
        fits = min(fits, max(len(word) - 3, 1))
        seam = max(word.rfind(mark, 0, fits) for mark in "-–/") + 1
        split = not seam and word[fits - 1].isalpha() and unicodedata.east_asian_width(word[fits - 1]) not in "WF"
        pieces.append(word[: seam or fits] + "-" * split)
        word = word[seam or fits :]
    return [*pieces, word]


def lines(text: str) -> int:
    """Return how many lines a broken text has."""
    return text.count("\n") + 1 if text else 0


class Drawing:
    """A matplotlib `figure` that is laid out in millimetres and shows itself in a notebook.

    `body` is the height that the shape needs; heading and note stand above and below it. Places are given from the
    top left corner of the body. The figure's label is its title.
    """

    def __init__(self, width: int, body: float, title: str = "", caption: str = "", note: str = ""):
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        if width not in style.WIDTHS:
            raise ValueError(f"width {width} mm: use one of {', '.join(map(str, style.WIDTHS))}")
        self.room = width - 2 * MARGIN
        heading = [
            (broken(title, self.room, style.TITLE, bold=True), style.TITLE, style.INK, "bold"),
            (broken(caption, self.room, style.BODY, most=6), style.BODY, style.SOFT, "normal"),
        ]
        noted = broken(note, self.room, style.LEAST, most=6) if note else ""
        heading = [entry for entry in heading if entry[0]]
        above = sum(lines(text) * line(size) + 1 for text, size, _, _ in heading) + (3 if heading else 0)
        below = lines(noted) * line(style.LEAST) + 2.5 if noted else 0.0
        self.tall = above + body + below + 2 * MARGIN
        self.top = MARGIN + above
        self.figure = Figure(figsize=(width / INCH, self.tall / INCH), label=title)
        FigureCanvasAgg(self.figure)
        self.figure._repr_png_ = partial(shown, self.figure)  # type: ignore[attr-defined]
        at = -above
        for text, size, colour, weight in heading:
            self.write(0, at, text, size=size, color=colour, weight=weight)
            at += lines(text) * line(size) + 1
        if noted:
            self.write(0, body + 2.5, noted, size=style.LEAST, color=style.SOFT)

    def write(self, x: float, y: float, text: str, size: float = style.BODY, va: str = "top", **looks: Any) -> None:
        """Write text, line by line, with its left side (or what `ha` says) at x and its `va` at y millimetres.

        `va` is top, center, bottom (of the block of lines) or baseline (of the last line). `ground` paints behind it.
        """
        looks = {"color": style.INK, "va": "baseline", **looks}
        if looks.pop("ground", False):
            looks["bbox"] = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.6}
        rows = text.split("\n")
        step = line(size)
        first = {"top": 0.76, "center": 0.76 - len(rows) / 2, "bottom": 0.76 - len(rows), "baseline": 1.0 - len(rows)}[
            va
        ]
        for turn, row in enumerate(rows):
            at = 1 - (self.top + y + (first + turn) * step) / self.tall
            self.figure.text((MARGIN + x) / (self.room + 2 * MARGIN), at, legible(row, families()), size=size, **looks)

    def panel(self, left: float, top: float, width: float, height: float) -> "Axes":
        """Return bare axes at this place; their y runs downwards in millimetres."""
        wide = self.room + 2 * MARGIN
        place = ((MARGIN + left) / wide, 1 - (self.top + top + height) / self.tall, width / wide, height / self.tall)
        axes = self.figure.add_axes(place)
        axes.set_ylim(height, 0)
        axes.set_yticks([])
        axes.patch.set_visible(False)
        for side in ("left", "right", "top"):
            axes.spines[side].set_visible(False)
        return axes


def shown(figure: "Figure") -> tuple[bytes, dict[str, Any]]:
    """Return the figure as a notebook shows it: a PNG for fine screens, its size on the screen, its title as words."""
    from io import BytesIO

    page = BytesIO()
    with style.styled():
        figure.savefig(page, format="png", dpi=2 * 96, metadata={"Software": None})
    wide, tall = (round(96 * float(side)) for side in figure.get_size_inches())
    return page.getvalue(), {"width": wide, "height": tall, "alt": figure.get_label()}


def nothing(width: int, title: str = "", caption: str = "", note: str = "") -> "Figure":
    """Return a figure that says that there is nothing to show."""
    drawing = Drawing(width, 14, title, caption, note)
    drawing.write(drawing.room / 2, 7, "Nothing to show", color=style.SOFT, ha="center", va="center")
    return drawing.figure


def missing_note(words: Iterable[str]) -> str:
    """Return the sentence that explains ▯, if any of these words cannot be drawn whole."""
    fonts = families()
    if any(style.MISSING in legible(word, fonts) and style.MISSING not in word for word in words):
        return f"{style.MISSING} stands for a character that no installed font has; the table beside the figure has it."
    return ""
