"""The horizontal axis under rows of marks: its reach, ticks, hairlines, reference line and words."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from analysis.figures.style import HAIR, LEAST, SMALL, SOFT, Axis

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from analysis.figures.drawing import Drawing

TICK = 2.0
OVERHANG = 4.0
"""Millimetres kept free beside a panel, so that the number at its end has room."""


def reach(values: Iterable[float], axis: Axis, zero: bool = False) -> tuple[float, float]:
    """Return an axis's ends: its limits, or more where values, reference line or, if asked, zero lie beyond."""
    held = [value for value in values if value == value]
    held += [axis.reference] if axis.reference is not None else []
    held += [0.0] if zero or not held else []
    low, high = min(held), max(held)
    if axis.limits:
        return min(low, axis.limits[0]), max(high, axis.limits[1])
    if low == high:
        low, high = low - (abs(low) * 0.2 or 0.5), high + (abs(high) * 0.2 or 0.5)
    room = 0.04 * (high - low)
    return (low if zero and low == 0 else low - room), (high if zero and high == 0 else high + room)


def lay(
    drawing: "Drawing",
    place: tuple[float, float, float, float],
    ends: tuple[float, float],
    axis: Axis,
    gutter: float = 0,
    blank: bool = False,
) -> "Axes":
    """Return a panel at (left, top, width, height) millimetres with hairlines, ticks and reference line.

    `gutter` millimetres at its left lie outside the scale: there stand the marks that have no value. A `blank` panel has no
    scale, because nothing stands on it.
    """
    from matplotlib.ticker import MaxNLocator

    left, top, width, height = place
    low, high = ends
    panel = drawing.panel(left, top, width, height)
    panel.set_xlim(low - gutter * (high - low) / max(width - gutter, 1), high)
    places = MaxNLocator(nbins=max(2, min(6, int(width / 14))), steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    slack = 1e-9 * (high - low)
    ticks = [float(tick) for tick in places if low - slack <= tick <= high + slack]
    panel.set_xticks(ticks, [_tick(tick, axis) for tick in ticks])
    if blank:
        panel.set_xticks([])
        panel.spines["bottom"].set_visible(False)
        return panel
    panel.vlines(ticks, 0, height, color=HAIR, linewidth=0.5, zorder=0)
    panel.spines["bottom"].set_bounds(low, high)
    if axis.reference is not None:
        panel.vlines([axis.reference], 0, height, color=SOFT, linewidth=0.7, linestyles=(0, (3, 2)), zorder=1)
    return panel


def _tick(value: float, axis: Axis) -> str:
    value = 100 * value if axis.percent else value
    text = f"{value:,.0f}" if abs(value) >= 1000 else f"{round(value, 10):g}"
    text = text.replace("-", "−")
    return f"{text}\u00a0%" if axis.percent else text


def across(drawing: "Drawing", panel: "Axes", value: float) -> float:
    """Return how many millimetres right of the panel's left edge a value stands."""
    low, high = panel.get_xlim()
    return float((value - low) / (high - low) * panel.bbox.width / drawing.figure.dpi * 25.4)


def foot(axis: Axis, width: float) -> float:
    """Return the height in millimetres of tick labels and words under a panel."""
    from analysis.figures.drawing import line

    return TICK + line(SMALL) + sum(line(SMALL) + 0.6 for _ in _under(axis, width))


def write_foot(drawing: "Drawing", left: float, bottom: float, width: float, axis: Axis) -> None:
    """Write the words of the axis under a panel whose lower edge is at `bottom`."""
    from analysis.figures.drawing import line

    at = bottom + TICK + line(SMALL) + 0.6
    for entry in _under(axis, width):
        for text, side in entry:
            x = left + {"left": 0.0, "center": width / 2, "right": width}[side]
            drawing.write(x, at, text, size=SMALL, ha=side, color=SOFT)
        at += line(SMALL) + 0.6


def _under(axis: Axis, width: float) -> list[list[tuple[str, str]]]:
    """Return the lines under the tick labels, each a list of (text, side)."""
    from analysis.figures.drawing import breadth, broken

    low, high = axis.ends
    ends = [(f"← {low}", "left")] * bool(low) + [(f"{high} →", "right")] * bool(high)
    words = [(axis.words, "center")] * bool(axis.words)
    taken = [breadth(text, SMALL) for text, _ in ends]
    middle = breadth(axis.words, SMALL)
    if words and middle + 2 * max(taken, default=0) + 6 <= width:
        return [[*ends, *words]]
    under = [[(text, "center")] for text in broken(axis.words, width, SMALL).split("\n")] if words else []
    if sum(taken) + 4 > width:
        return [[(broken(text, width, SMALL, most=1), side)] for text, side in ends] + under
    return ([ends] if ends else []) + under


def write_reference(drawing: "Drawing", panel: "Axes", left: float, top: float, width: float, axis: Axis) -> None:
    """Write the name of the reference line above a panel."""
    from analysis.figures.drawing import breadth, line

    if axis.reference is not None and axis.reference_words:
        half = breadth(axis.reference_words, LEAST) / 2
        at = min(max(across(drawing, panel, axis.reference), half), max(width - half, half))
        drawing.write(left + at, top - line(LEAST), axis.reference_words, size=LEAST, ha="center", color=SOFT)


def in_words(axis: Axis) -> str:
    """Return the axis's words and ends in one line, to stand once under several panels."""
    low, high = axis.ends
    ends = " · ".join([f"← {low}"] * bool(low) + [f"{high} →"] * bool(high))
    return " · ".join(part for part in (axis.words, ends) if part)
