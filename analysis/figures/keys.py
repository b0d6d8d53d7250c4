"""Names of the parts of a whole: at the pieces of the first bar where they can stand, else in a line above."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.figures.drawing import breadth, broken, line
from analysis.figures.style import FAINT, LEAST, SMALL, SOFT

if TYPE_CHECKING:
    from analysis.figures.drawing import Drawing

SQUARE, AFTER = 2.2, 5.0


def flow(colours: Mapping[str, str], room: float) -> list[list[tuple[float, str]]]:
    """Break a line of squares and names into rows that fit; each entry is (millimetres from the left, name)."""
    rows: list[list[tuple[float, str]]] = [[]]
    at = 0.0
    for name in colours:
        wide = SQUARE + 1.2 + breadth(broken(name, room - 6, SMALL, most=1), SMALL)
        if at and at + wide > room:
            rows.append([])
            at = 0.0
        rows[-1].append((at, name))
        at += wide + AFTER
    return rows


def flow_height(colours: Mapping[str, str], room: float) -> float:
    """Return the height of that line in millimetres."""
    return len(flow(colours, room)) * (line(SMALL) + 0.8) + 1.5


def write_flow(drawing: "Drawing", left: float, top: float, room: float, colours: Mapping[str, str]) -> None:
    """Write squares and names from the left, in the order of the pieces."""
    for turn, row in enumerate(flow(colours, room)):
        y = top + turn * (line(SMALL) + 0.8) + line(SMALL) / 2
        for at, name in row:
            box = drawing.panel(left + at, y - SQUARE / 2, SQUARE, SQUARE)
            box.set_xticks([])
            box.spines["bottom"].set_visible(False)
            box.axvspan(0, 1, facecolor=colours[name], edgecolor=FAINT, linewidth=0.4)
            box.set_xlim(0, 1)
            text = broken(name, room - 6, SMALL, most=1)
            drawing.write(left + at + SQUARE + 1.2, y, text, SMALL, "center", color=SOFT)


def beside(middles: Sequence[float], widths: Sequence[float], room: float, gap: float = 3.0) -> list[float] | None:
    """Return centres near `middles`, in their order, at which texts of these widths do not touch; None if they cannot."""
    if sum(widths) + gap * (len(widths) - 1) > room:
        return None
    centres: list[float] = []
    right = -gap
    for middle, wide in zip(middles, widths, strict=True):
        centres.append(max(middle, right + gap + wide / 2))
        right = centres[-1] + wide / 2
    left = room + gap
    for turn in reversed(range(len(centres))):
        centres[turn] = min(centres[turn], left - gap - widths[turn] / 2)
        left = centres[turn] - widths[turn] / 2
    return centres


def write_beside(
    drawing: "Drawing",
    left: float,
    bottom: float,
    texts: Sequence[str],
    middles: Sequence[float],
    centres: Sequence[float],
) -> None:
    """Write the names above the pieces of the first bar, each with a hairline down to its piece."""
    panel = drawing.panel(left, bottom - 2.6, 1, 2.6)
    panel.set_xlim(0, 1)
    panel.set_xticks([])
    panel.spines["bottom"].set_visible(False)
    for text, middle, centre in zip(texts, middles, centres, strict=True):
        drawing.write(left + centre, bottom - 2.8, text, LEAST, "bottom", ha="center", color=SOFT)
        panel.plot([centre, middle], [0.2, 2.4], color=FAINT, linewidth=0.5, clip_on=False, solid_capstyle="butt")
