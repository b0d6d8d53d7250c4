"""Ranked items in small multiples: a few terms an outlet, strongest on top, on one shared axis."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analysis.figures import axes as ground
from analysis.figures.columns import names, number, ready, words_of
from analysis.figures.glyphs import fallbacks
from analysis.figures.style import BODY, FAINT, LEAST, SMALL, SOFT, Axis, Look, ink, looks, styled
from analysis.figures.widths import also_narrow

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from analysis.figures.drawing import Drawing

PANELS, ITEMS = 24, 40
"""More panels, or more items in one, are left to the table; the note says so."""
STEP, BETWEEN, BESIDE = 4.0, 6.0, 2.0


@also_narrow
def draw_rankings(
    table: "pd.DataFrame",
    *,
    item: str = "item",
    value: str = "value",
    facet: str = "label",
    outlets: Sequence[str] = (),
    unit: str = "",
    reference: float | None = None,
    reference_words: str = "",
    percent: bool = False,
    digits: int | None = None,
    width: int = 190,
    title: str = "",
    caption: str = "",
    note: str = "",
) -> "Figure":
    """Draw one panel a facet with its items in the order of the table: a dot, with low and high a whisker, else a stem.

    Needs the columns named by `item`, `value` and `facet`; uses low, high, n, estimable, reason, validated and link where
    they are. All panels share an axis that holds zero.
    """
    from analysis.figures.drawing import missing_note, nothing

    rows = ready(table, "draw_rankings", value=value, item=item, facet=facet)
    axis = Axis(unit, reference=reference, reference_words=reference_words, percent=percent, digits=digits)
    words = [*words_of(rows), title, caption, note, unit]
    with styled(fallbacks(words)):
        every, longest = names(rows["facet"]), int(rows.groupby("facet").size().max()) if len(rows) else 0
        told = [note, f"{PANELS} of {len(every):,} panels are shown." if len(every) > PANELS else ""]
        told += [f"Panels show at most {ITEMS} items of up to {longest:,}." if longest > ITEMS else ""]
        told += ["" if rows["validated"].all() else "Hatched: not validated.", missing_note(words)]
        below = " ".join(part for part in told if part)
        if rows.empty:
            return nothing(width, title, caption, below)
        rows = rows[rows["facet"].isin(every[:PANELS])].groupby("facet", sort=False).head(ITEMS)
        return _Panels(rows, axis, looks([*outlets] or sorted(every)), width).drawn(title, caption, below)


class _Panels:
    """The plan of one figure of rankings, in millimetres."""

    def __init__(self, rows: "pd.DataFrame", axis: Axis, given: dict[str, Look], width: int):
        from analysis.figures.drawing import breadth, line

        self.axis, self.given, self.width, self.room = axis, given, width, width - 4.0
        self.panels = {str(name): list(own.itertuples()) for name, own in rows.groupby("facet", sort=False)}
        self.across = min(len(self.panels), max(1, int((self.room + BETWEEN) // 56)))
        self.each = (self.room + BETWEEN) / self.across - BETWEEN
        self.names = min(max(breadth(text, SMALL) for text in rows["item"]) + 0.3, 0.42 * self.each)
        self.tail = max(breadth(self._tail(row), LEAST) for row in rows.itertuples())
        self.tail = max(self.tail + BESIDE, ground.OVERHANG)
        self.data = self.each - self.names - BESIDE - self.tail
        valued = rows[rows["value"].notna()]
        held = [value for name in ("value", "low", "high") for value in valued[name]]
        self.ends, self.known = ground.reach(held, axis, zero=True), bool(len(valued))
        self.gutter = 0.0 if rows["value"].notna().all() else 4.0
        named = self.axis.reference is not None and bool(self.axis.reference_words)
        self.head = line(BODY) + 1.5 + (line(LEAST) + 0.5 if named else 0)

    def drawn(self, title: str, caption: str, note: str) -> "Figure":
        """Return the figure with its heading and note; each row of panels is as tall as its longest."""
        from analysis.figures.drawing import Drawing, broken

        listed = list(self.panels.items())
        bands = [listed[at : at + self.across] for at in range(0, len(listed), self.across)]
        tall = [max(sum(self._heights(rows)) for _, rows in band) + 1.5 for band in bands]
        foot = ground.foot(self.axis, self.data)
        body = sum(tall) + len(bands) * (self.head + foot) + (len(bands) - 1) * BETWEEN
        drawing = Drawing(self.width, body, title, caption, note)
        top = 0.0
        for band, height in zip(bands, tall, strict=True):
            for turn, (name, rows) in enumerate(band):
                left = turn * (self.each + BETWEEN)
                look = self.given.get(name, Look())
                text = broken(name, self.each, BODY, bold=True, most=1)
                drawing.write(left, top, text, weight="bold", color=ink(look.colour))
                self._panel(drawing, left, top + self.head, height, rows, look)
            top += self.head + height + foot + BETWEEN
        return drawing.figure

    def _tail(self, row: Any) -> str:
        return number(row.value, self.axis.digits, self.axis.percent)

    def _heights(self, rows: Sequence[Any]) -> list[float]:
        from analysis.figures.drawing import broken, line, lines

        return [max(STEP, lines(broken(row.item, self.names, SMALL, most=2)) * line(SMALL) + 0.6) for row in rows]

    def _panel(self, drawing: "Drawing", left: float, top: float, tall: float, rows: Sequence[Any], look: Look) -> None:
        """Draw one facet: its items down the left, their marks, their numbers at the right."""
        from analysis.figures import marks
        from analysis.figures.drawing import broken

        x = left + self.names + BESIDE
        place = (x, top, self.data, tall)
        panel = ground.lay(drawing, place, self.ends, self.axis, self.gutter, blank=not self.known)
        if self.known:
            panel.vlines([0], 0, tall, color=FAINT, linewidth=0.7, zorder=1)
        ground.write_foot(drawing, x, top + tall, self.data, self.axis)
        ground.write_reference(drawing, panel, x, top - 0.5, self.data, self.axis)
        at = 0.5
        for row, height in zip(rows, self._heights(rows), strict=True):
            middle = at + height / 2
            item = broken(row.item, self.names, SMALL, most=2)
            drawing.write(left + self.names, top + middle, item, SMALL, "center", ha="right")
            if row.value == row.value:
                bare = row.low != row.low or row.high != row.high
                if bare:
                    panel.hlines([middle], 0, row.value, color=FAINT, linewidth=0.8, zorder=2)
                marks.point(panel, row, middle, look, size=1.9, plain=bare and row.estimable)
                drawing.write(left + self.each, top + middle, self._tail(row), LEAST, "center", ha="right", color=SOFT)
            else:
                low, high = panel.get_xlim()
                marks.empty(panel, low + (high - low) * marks.POINT / 2 / self.data, middle)
                told = broken("cannot be estimated", self.data + self.tail - 4, LEAST, most=1)
                drawing.write(x + 4, top + middle, told, LEAST, "center", color=SOFT, ground=True)
            at += height
