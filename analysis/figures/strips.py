"""Where in a text something stands: one strip a text from its start to its end, spans as bands and places as ticks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analysis.figures import axes as ground
from analysis.figures.columns import names, ready, words_of
from analysis.figures.glyphs import fallbacks
from analysis.figures.style import BODY, INK, LEAST, OUTLETS, TALLEST, Axis, ink, looks, part_colours, styled
from analysis.figures.widths import also_narrow

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from analysis.figures.drawing import Drawing

BAND, LANE, GAP, BESIDE = 3.0, 3.2, 2.4, 2.0
KINDS = (OUTLETS[4], OUTLETS[0], OUTLETS[2], OUTLETS[7], OUTLETS[3], OUTLETS[5])
WHOLE = 100.0


@also_narrow
def draw_strips(
    table: "pd.DataFrame",
    *,
    label: str = "label",
    start: str = "start",
    stop: str = "stop",
    kind: str = "kind",
    outlets: Sequence[str] = (),
    unit: str = "per cent of the text",
    ends: tuple[str, str] = ("start", "end"),
    width: int = 190,
    title: str = "",
    caption: str = "",
    note: str = "",
) -> "Figure":
    """Draw one strip a label; `start` and `stop` are per cent of the text, 0 to 100.

    A row that stops after it starts is a span in the strip's band, coloured by its `kind` (voices have their own); a row
    that stops where it starts is a tick, in a lane named for its kind. Very many labels become threads without names.
    """
    from analysis.figures.drawing import missing_note, nothing

    rows = ready(table, "draw_strips", label=label, start=start, stop=stop, kind=kind)
    words = [*words_of(rows), title, caption, note, unit, *ends]
    rows["stop"] = rows["stop"].where(rows["stop"].notna(), rows["start"])
    with styled(fallbacks(words)):
        lost = int(rows["start"].isna().sum())
        strips = _Strips(rows, Axis(unit, ends, (0.0, WHOLE)), outlets, width) if len(rows) else None
        told = [note, f"{lost:,} rows have no place." if lost else "", missing_note(words)]
        if strips and strips.thin:
            told.append(f"{len(strips.texts):,} texts, in the order of the table beside the figure.")
        below = " ".join(part for part in told if part)
        return strips.drawn(title, caption, below) if strips else nothing(width, title, caption, below)


class _Strips:
    """The plan of one figure of strips, in millimetres."""

    def __init__(self, rows: "pd.DataFrame", axis: Axis, outlets: Sequence[str], width: int):
        from analysis.figures.drawing import breadth, broken, line, lines

        self.axis, self.width, self.room = axis, width, width - 4.0
        self.texts = {str(label): list(own.itertuples()) for label, own in rows.groupby("label", sort=False)}
        self.looks = looks(outlets or sorted(self.texts))
        spans = rows["stop"] > rows["start"]
        self.bands = part_colours(names(rows["kind"][spans]))
        ticks = names(rows["kind"][~spans & rows["start"].notna()])
        self.ticks = {kind: KINDS[turn % len(KINDS)] for turn, kind in enumerate(ticks)}
        full = BAND * bool(self.bands) + LANE * len(self.ticks)
        self.thin = len(self.texts) * (full + GAP) > TALLEST
        self.names = self.lanes = 0.0
        if not self.thin:
            self.names = min(max(breadth(text, BODY, bold=True) for text in self.texts) + 0.5, 0.25 * self.room)
            self.lanes = min(max((breadth(kind, LEAST) for kind in self.ticks), default=0.0), 0.2 * self.room)
        self.left = sum(part + BESIDE for part in (self.names, self.lanes) if part) or ground.OVERHANG
        self.data = self.room - self.left - ground.OVERHANG
        self.shown = {text: "" if self.thin else broken(text, self.names, BODY, bold=True) for text in self.texts}
        step = min(full + GAP, 190 / len(self.texts))
        self.step = step
        self.heights = [max(step, lines(name) * line(BODY) + GAP) if name else step for name in self.shown.values()]
        self.full = full

    def drawn(self, title: str, caption: str, note: str) -> "Figure":
        """Return the figure with its heading and note."""
        from analysis.figures import keys
        from analysis.figures.drawing import Drawing

        told = {**self.bands, **(self.ticks if self.thin else {})}
        head = keys.flow_height(told, self.room - self.left) if told else 0.0
        tall = sum(self.heights)
        drawing = Drawing(self.width, head + tall + ground.foot(self.axis, self.data), title, caption, note)
        if told:
            keys.write_flow(drawing, self.left, 0, self.room - self.left, told)
        panel = ground.lay(drawing, (self.left, head, self.data, tall), (0.0, WHOLE), self.axis)
        ground.write_foot(drawing, self.left, head + tall, self.data, self.axis)
        if self.thin:
            self._threads(panel)
            return drawing.figure
        at = 0.0
        for (text, own), height in zip(self.texts.items(), self.heights, strict=True):
            self._strip(drawing, panel, own, head, at + (height - self.full) / 2)
            colour = ink(self.looks[text].colour) if text in self.looks else INK
            drawing.write(0, head + at + height / 2, self.shown[text], va="center", weight="bold", color=colour)
            at += height
        return drawing.figure

    def _strip(self, drawing: "Drawing", panel: "Axes", own: Sequence[Any], head: float, top: float) -> None:
        """Draw the lanes of ticks above each other and the band under them."""
        from analysis.figures.drawing import broken

        for kind, colour in self.ticks.items():
            places = [row.start for row in own if row.kind == kind and row.stop == row.start]
            panel.hlines([top + LANE - 0.3], 0, WHOLE, color=colour, linewidth=0.3, zorder=2)
            panel.vlines(places, top + 0.6, top + LANE - 0.3, color=colour, linewidth=0.9, zorder=3)
            x = self.left - BESIDE
            name = broken(kind, self.lanes + 0.2, LEAST, most=1)
            drawing.write(x, head + top + LANE / 2, name, LEAST, "center", ha="right", color=ink(colour))
            top += LANE
        self._spans(panel, own, top + 0.2, BAND - 0.2)

    def _threads(self, panel: "Axes") -> None:
        """Draw so many strips that they are threads: no names, ticks as dots on their spans."""
        rows = [((turn + 0.5) * self.step, row) for turn, own in enumerate(self.texts.values()) for row in own]
        thick = self.step * 72 / 25.4 * 1.02
        for kind, colour in self.bands.items():
            spans = [(y, row.start, row.stop) for y, row in rows if row.kind == kind and row.stop > row.start]
            panel.hlines(*zip(*spans, strict=True), color=colour, linewidth=thick, zorder=2)
        for kind, colour in self.ticks.items():
            dots = [(row.start, y) for y, row in rows if row.kind == kind and row.stop == row.start]
            panel.scatter([x for x, _ in dots], [y for _, y in dots], s=0.6, color=colour, linewidths=0, zorder=3)

    def _spans(self, panel: "Axes", own: Sequence[Any], top: float, height: float) -> None:
        for kind, colour in self.bands.items():
            spans = [(row.start, row.stop - row.start) for row in own if row.kind == kind and row.stop > row.start]
            if spans:
                panel.broken_barh(spans, (top, height), facecolor=colour, linewidth=0, zorder=2)
