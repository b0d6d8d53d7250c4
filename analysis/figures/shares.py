"""Stacked bars that start at zero: shares of a whole, or contributions to both sides of zero."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analysis.figures import axes as ground
from analysis.figures.columns import count, names, number, ready, words_of
from analysis.figures.glyphs import fallbacks
from analysis.figures.style import (
    BODY,
    HATCH,
    INK,
    LEAST,
    PAPER,
    SMALL,
    SOFT,
    TALLEST,
    Axis,
    ink,
    looks,
    part_colours,
    styled,
    text_on,
)
from analysis.figures.widths import also_narrow

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from analysis.figures.drawing import Drawing

ROW, BAR, BESIDE, NEAR = 7.4, 4.8, 2.0, 9.0


@also_narrow
def draw_shares(
    table: "pd.DataFrame",
    *,
    category: str = "part",
    value: str = "value",
    label: str = "label",
    total: str = "",
    outlets: Sequence[str] = (),
    ends: tuple[str, str] | None = None,
    unit: str = "",
    percent: bool = False,
    digits: int | None = None,
    width: int = 140,
    title: str = "",
    caption: str = "",
    note: str = "",
) -> "Figure":
    """Draw one bar a label, cut by `category`; what is below zero grows to the left.

    Needs the columns named by `label`, `category` and `value`; uses n, estimable, reason, validated and link where they
    are. `total` names a column with the label's whole, drawn as a mark. A label without any value says that it cannot be
    estimated. Names of the pieces stand above the first bar where there is room, else in a line.
    """
    from analysis.figures.drawing import missing_note, nothing

    named = {"total": total} if total else {}
    rows = ready(table, "draw_shares", value=value, label=label, part=category, **named)
    axis = Axis(unit, ends or ("", ""), percent=percent, digits=digits)
    words = [*words_of(rows), title, caption, note, unit, *axis.ends]
    with styled(fallbacks(words)):
        told = [note, "" if rows["validated"].all() else "Hatched: not validated.", missing_note(words)]
        labels = names(rows["label"])
        if len(labels) * 4 > TALLEST:
            told.append(f"{len(labels):,} rows, in the order of the table beside the figure.")
        words_below = " ".join(part for part in told if part)
        if rows.empty:
            return nothing(width, title, caption, words_below)
        return _Bars(rows, axis, [*outlets] or sorted(labels), width).drawn(title, caption, words_below)


class _Bars:
    """The plan of one figure of bars, in millimetres."""

    def __init__(self, rows: "pd.DataFrame", axis: Axis, outlets: Sequence[str], width: int):
        from analysis.figures.drawing import breadth, broken, line, lines

        self.axis, self.room = axis, width - 4.0
        self.width = width
        self.parts = part_colours(names(rows["part"]))
        self.bars = {str(label): list(own.itertuples()) for label, own in rows.groupby("label", sort=False)}
        self.looks = looks(outlets)
        self.thin = len(self.bars) * 4 > TALLEST
        wanted = 0.0 if self.thin else max(breadth(label, BODY, bold=True) for label in self.bars) + 0.5
        self.names = min(wanted, 0.3 * self.room)
        self.left = self.names + BESIDE if self.names else ground.OVERHANG
        self.tails = {label: "" if self.thin else _tail(own, axis) for label, own in self.bars.items()}
        tail = max(breadth(text, LEAST) for text in self.tails.values())
        self.data = self.room - self.left - max(ground.OVERHANG, tail + BESIDE)
        self.shown = {label: broken(label, self.names, BODY, bold=True) for label in self.bars if not self.thin}
        step = min(ROW, 190 / len(self.bars)) if self.thin else ROW
        self.heights = [
            step if self.thin else max(step, lines(self.shown[label]) * line(BODY) + 1) for label in self.bars
        ]
        self.step = step
        low = min(sum(min(row.value, 0) for row in own if row.value == row.value) for own in self.bars.values())
        high = max(sum(max(row.value, 0) for row in own if row.value == row.value) for own in self.bars.values())
        whole = [row.total for own in self.bars.values() for row in own if hasattr(row, "total")]
        self.known = bool(rows["value"].notna().any())
        self.ends = _reach(high) if low == 0 and not whole else ground.reach([low, high, *whole], axis, zero=True)

    def drawn(self, title: str, caption: str, note: str) -> "Figure":
        """Return the figure with its heading and note."""
        from analysis.figures import keys
        from analysis.figures.drawing import Drawing, line, lines

        texts, middles, centres = self._over_the_first()
        head = keys.flow_height(self.parts, self.room - self.left) if self.known else 0.0
        head = max(map(lines, texts)) * line(LEAST) + 2.8 if centres else head
        tall = sum(self.heights)
        drawing = Drawing(self.width, head + tall + ground.foot(self.axis, self.data), title, caption, note)
        place = (self.left, head, self.data, tall)
        panel = ground.lay(drawing, place, self.ends, self.axis, blank=not self.known)
        if self.known:
            panel.vlines([0], 0, tall, color=INK, linewidth=0.7, zorder=5)
        ground.write_foot(drawing, self.left, head + tall, self.data, self.axis)
        if centres:
            keys.write_beside(drawing, self.left, head + (ROW - BAR) / 2 - 0.2, texts, middles, centres)
        elif self.known:
            keys.write_flow(drawing, self.left, 0, self.room - self.left, self.parts)
        if self.thin:
            self._thread(panel)
            return drawing.figure
        at = 0.0
        for (label, own), height in zip(self.bars.items(), self.heights, strict=True):
            middle = at + height / 2
            self._bar(drawing, panel, own, head, middle)
            colour = ink(self.looks[label].colour) if label in self.looks else INK
            drawing.write(0, head + middle, self.shown[label], va="center", weight="bold", color=colour)
            x = self.left + self.data + BESIDE
            drawing.write(x, head + middle, self.tails[label], LEAST, "center", color=SOFT)
            at += height
        return drawing.figure

    def _scaled(self, value: float) -> float:
        low, high = self.ends
        return (value - low) / (high - low) * self.data

    def _pieces(self, own: Sequence[Any]) -> list[tuple[Any, float]]:
        """Return each piece with the place where it begins, in the order of the parts, outwards from zero."""
        reached = {True: 0.0, False: 0.0}
        pieces = []
        for part in self.parts:
            for row in own:
                if row.part == part and row.value == row.value and row.value:
                    pieces.append((row, reached[row.value > 0]))
                    reached[row.value > 0] += row.value
        return pieces

    def _over_the_first(self) -> tuple[list[str], list[float], list[float] | None]:
        """Return the names, the middles of their pieces in the first bar, and where the names can stand, if they can."""
        from analysis.figures import keys
        from analysis.figures.drawing import breadth, broken

        pieces = self._pieces(next(iter(self.bars.values())))
        wide = {row.part: self._wide(row.value) for row, _ in pieces}
        whole = set(wide) == set(self.parts) and len(pieces) == len(wide)
        if self.thin or self.heights[0] > ROW or not whole or min(wide.values()) < 1.2:
            return [], [], None
        placed = sorted((self._scaled(begin + row.value / 2), row.part) for row, begin in pieces)
        texts = [broken(part, max(17.0, wide[part]), LEAST, most=3) for _, part in placed]
        middles = [middle for middle, _ in placed]
        centres = keys.beside(middles, [breadth(text, LEAST) for text in texts], self.data)
        near = centres is not None and all(abs(a - b) <= NEAR for a, b in zip(centres, middles, strict=True))
        return texts, middles, centres if near else None

    def _bar(self, drawing: "Drawing", panel: "Axes", own: Sequence[Any], top: float, middle: float) -> None:
        from analysis.figures import marks
        from analysis.figures.drawing import breadth, broken

        for row, begin in self._pieces(own):
            colour = self.parts[row.part]
            patch = panel.barh(
                middle, row.value, left=begin, height=BAR, linewidth=0.7, zorder=3, hatch=None if row.validated else HATCH,
                color=colour if row.validated else PAPER, edgecolor=PAPER if row.validated else colour,
            )  # fmt: skip
            patch[0].set_url(row.link or None)
            text = number(row.value, self.axis.digits, self.axis.percent)
            if breadth(text, LEAST) + 1.2 <= self._wide(row.value):
                x = self.left + self._scaled(begin + row.value / 2)
                on = text_on(colour if row.validated else PAPER)
                drawing.write(x, top + middle, text, LEAST, "center", ha="center", color=on, ground=not row.validated)
        if own and hasattr(own[0], "total") and own[0].total == own[0].total:
            panel.scatter([own[0].total], [middle - BAR / 2 - 0.75], s=marks.area(1.9), marker="v", facecolors=INK,
                          linewidths=0, zorder=6, clip_on=False)  # fmt: skip
        if not any(row.value == row.value for row in own):
            reason = next((row.reason for row in own if row.reason), "")
            marks.empty(panel, self.ends[0] + 1.5 / self.data * (self.ends[1] - self.ends[0]), middle)
            told = broken(f"cannot be estimated{': ' if reason else ''}{reason}", self.data - 4, SMALL, most=2)
            drawing.write(self.left + 4, top + middle, told, SMALL, "center", color=SOFT, ground=True)

    def _thread(self, panel: "Axes") -> None:
        """Draw so many bars that they are threads: no names, no numbers, no seams."""
        threads: dict[str, list[tuple[float, float, float]]] = {part: [] for part in self.parts}
        for turn, own in enumerate(self.bars.values()):
            for row, begin in self._pieces(own):
                threads[row.part].append(((turn + 0.5) * self.step, begin, begin + row.value))
        for part, drawn in threads.items():
            if drawn:
                heights, begins, stops = zip(*drawn, strict=True)
                panel.hlines(
                    heights, begins, stops, color=self.parts[part], linewidth=self.step * 72 / 25.4 * 1.02, zorder=3
                )

    def _wide(self, value: float) -> float:
        return abs(value) / (self.ends[1] - self.ends[0]) * self.data


def _reach(high: float) -> tuple[float, float]:
    """Let shares that fill the whole end exactly at it."""
    whole = 1.0 if abs(high - 1) < 1e-6 else high
    return 0.0, whole or 1.0


def _tail(own: Sequence[Any], axis: Axis) -> str:
    """Return the whole, if it is given, and n where all pieces share it."""
    total = number(own[0].total, axis.digits, axis.percent) if hasattr(own[0], "total") else ""
    every = {row.n for row in own if row.n == row.n}
    total = f"▼ {total}" if total else ""
    return " · ".join(part for part in (total, count(every.pop()) if len(every) == 1 else "") if part)
