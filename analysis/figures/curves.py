"""A specification curve: what came out of each way of computing it, and under it the choices that were made."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from math import nan
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from analysis.figures.columns import names, number
from analysis.figures.glyphs import fallbacks
from analysis.figures.style import FAINT, HAIR, INK, LEAST, PAPER, SMALL, SOFT, Axis, ink, looks, styled
from analysis.figures.widths import also_narrow
from analysis.tables import CorpusError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from analysis.figures.drawing import Drawing

TALL, STEP, GAP, BESIDE, MOST = 62.0, 3.1, 1.6, 2.0, 120
"""Millimetres: the panel of values, a row of choices, between decisions, beside names. Then: columns that are drawn."""


@also_narrow
def draw_curve(
    table: "pd.DataFrame",
    *,
    values: Mapping[str, str],
    choices: Sequence[str],
    order: str = "",
    primary: str = "primary",
    outlets: Sequence[str] = (),
    limits: tuple[float, float] | None = None,
    ends: tuple[str, str] = ("", ""),
    links: Mapping[str, str] = MappingProxyType({}),
    unit: str = "",
    width: int = 190,
    title: str = "",
    caption: str = "",
    note: str = "",
) -> "Figure":
    """Draw one column a specification: a dash for each outlet and ticks for its choices.

    `values` are the table's columns of numbers → the outlet's name. The drawn columns are sorted by the table's column
    `order` (else the first of `values`); of more than 120 every so many-th is drawn, and
    the one whose `primary` is True always, with a line through it. A decision with one choice only is left out. `ends`
    are the words at the foot and the top of the scale; `links` are outlet's name → where its dashes and its name lead.
    """
    from analysis.figures.drawing import missing_note, nothing

    _checked(table, [*values, *choices, primary, *([order] if order else [])])
    rows = table.dropna(subset=list(values), how="all") if values else table.head(0)
    rows = rows.sort_values(order or next(iter(values)), kind="stable", ignore_index=True) if len(rows) else rows
    shown = rows[_thinned(rows[primary].astype(bool).tolist())] if len(rows) else rows
    varied = {one: names(table[one]) for one in choices if rows[one].nunique() > 1}
    words = [*values.values(), *varied, *chain(*varied.values()), unit, title, caption, note, *ends]
    left_out = f"{len(shown):,} of {len(rows):,} specifications are drawn." if len(shown) < len(rows) else ""
    with styled(fallbacks(words)):
        below = " ".join(part for part in (note, left_out, missing_note(words)) if part)
        if rows.empty:
            return nothing(width, title, caption, below)
        places = shown.rename(columns=dict(values))
        sheet = _Curve(places, list(values.values()), varied, Axis(unit, ends, limits), outlets, primary, width, links)
        return sheet.drawn(title, caption, below)


def _checked(table: "pd.DataFrame", columns: Sequence[str]) -> None:
    for column in columns:
        if column not in table.columns:
            told = ", ".join(map(str, table.columns))
            raise CorpusError(f"draw_curve: the table to draw has no column {column!r}; it has {told}; name another")


def _dashes(spans: Iterable[tuple[float, float, float, float]]) -> tuple[list[float], list[float]]:
    """Return lines from (x, y) to (x, y) as one path, broken between them: a file grows little with it."""
    xs, ys = [], []
    for x, y, to_x, to_y in spans:
        xs += [x, to_x, nan]
        ys += [y, to_y, nan]
    return xs, ys


def _thinned(primary: list[bool]) -> list[bool]:
    """Tell which rows are drawn: all of few, evenly spread ones of many, the primary one always."""
    step = max(1.0, len(primary) / MOST)
    kept = {int(turn * step) for turn in range(MOST)}
    return [turn in kept or first for turn, first in enumerate(primary)]


class _Curve:
    """The plan of one specification curve, in millimetres."""

    def __init__(
        self, rows: "pd.DataFrame", values: list[str], varied: dict[str, list[str]], axis: Axis, outlets: Sequence[str],
        primary: str, width: int, links: Mapping[str, str],
    ):  # fmt: skip
        from analysis.figures.drawing import breadth

        self.rows, self.values, self.varied, self.axis, self.width = rows, values, varied, axis, width
        self.looks, self.room, self.links = looks([*outlets, *values]), width - 4.0, links
        self.primary = rows[primary].astype(bool).tolist()
        told = [choice for own in varied.values() for choice in own]
        self.left = min(max([breadth(one, LEAST) for one in told] + [8.0]), 0.35 * self.room) + BESIDE
        self.right = min(max(breadth(one, LEAST, bold=True) for one in values), 0.22 * self.room) + BESIDE
        self.data = self.room - self.left - self.right
        self.choices = sum(len(own) * STEP + GAP + STEP for own in varied.values())

    def drawn(self, title: str, caption: str, note: str) -> "Figure":
        """Return the figure with its heading and note."""
        from analysis.figures.drawing import Drawing, broken

        head = 2 * STEP + 2.5
        drawing = Drawing(self.width, head + TALL + self.choices, title, caption, note)
        low, high = self.axis.ends
        told = " · ".join(part for part in (self.axis.words, low and f"↓ {low}", high and f"↑ {high}") if part)
        drawing.write(0, 0, broken(told, self.room, SMALL, most=1), SMALL, color=SOFT)
        self._values(drawing, head)
        self._choices(drawing, head + TALL)
        return drawing.figure

    def _values(self, drawing: "Drawing", top: float) -> None:
        """Draw the dashes, the scale at the left and the names at the right, beside the primary places."""
        from analysis.figures.axes import reach
        from analysis.figures.drawing import broken, line, lines

        known = self.rows[self.values].to_numpy(float)
        low, high = reach(known[known == known], self.axis)
        panel = self._panel(drawing, top, TALL)

        def down(value: Any) -> Any:
            return (high - value) / (high - low) * (TALL - 2) + 1

        self._scale(drawing, panel, top, low, high, down)
        if any(self.primary):
            at = self.left + (self.primary.index(True) + 1) / (len(self.rows) + 1) * self.data
            drawing.write(at, top - 0.4, "primary", LEAST, "bottom", ha="center", color=SOFT)
        placed = [one for one in self.values if self.rows[one].notna().any()]
        for one in placed:
            at = down(self.rows[one].to_numpy(float))
            dashes = _dashes((place - 0.45, value, place + 0.45, value) for place, value in enumerate(at))
            colour, led = self.looks[one].colour, self.links.get(one)
            panel.plot(*dashes, color=colour, linewidth=1.4, zorder=3, solid_capstyle="butt", url=led)
        middles = {one: float(down(self.rows[one].median())) for one in placed}
        for one, at in _apart(middles, 2 * line(LEAST), TALL).items():
            name = broken(one, self.right - BESIDE, LEAST, bold=True, most=2)
            x = self.left + self.data + BESIDE
            drawing.write(x, top + at, name, LEAST, "center", weight="bold", color=ink(self.looks[one].colour))
            self._lead(drawing, one, top + at, lines(name) * line(LEAST))

    def _lead(self, drawing: "Drawing", one: str, middle: float, height: float) -> None:
        """Lay a ground under an outlet's name that leads where its dashes do."""
        from matplotlib.patches import Rectangle

        if self.links.get(one):
            panel = drawing.panel(self.left + self.data + BESIDE, middle - height / 2, self.right - BESIDE, height)
            panel.set_axis_off()
            panel.add_patch(Rectangle((0, 0), 1, height, linewidth=0, facecolor=PAPER, url=self.links[one]))

    def _scale(
        self, drawing: "Drawing", panel: "Axes", top: float, low: float, high: float, down: Callable[[Any], Any]
    ) -> None:
        """Draw hairlines with their numbers at the left."""
        from matplotlib.ticker import MaxNLocator

        for tick in MaxNLocator(nbins=6, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high):
            if low - 1e-9 <= tick <= high + 1e-9:
                at, colour = down(tick), SOFT if abs(tick) < 1e-9 else HAIR
                panel.hlines(at, *panel.get_xlim(), color=colour, linewidth=0.5, zorder=0)
                left = self.left - BESIDE
                drawing.write(left, top + at, number(tick, 2), SMALL, "center", ha="right", color=SOFT)

    def _choices(self, drawing: "Drawing", top: float) -> None:
        """Draw a block a decision: its name, and a row of ticks a choice."""
        from analysis.figures.drawing import broken

        for decision, own in self.varied.items():
            drawing.write(self.left, top + GAP + STEP / 2, decision, LEAST, "center", weight="bold")
            top += GAP + STEP
            panel = self._panel(drawing, top, len(own) * STEP)
            for turn, choice in enumerate(own):
                at = (turn + 0.5) * STEP
                name = broken(choice, self.left - BESIDE, LEAST, most=1)
                drawing.write(self.left - BESIDE, top + at, name, LEAST, "center", ha="right", color=SOFT)
                panel.hlines(at, *panel.get_xlim(), color=HAIR, linewidth=0.4, zorder=0)
                places = [x for x, held in enumerate(self.rows[decision]) if str(held) == choice]
                ticks = _dashes((place, at - 0.4 * STEP, place, at + 0.4 * STEP) for place in places)
                panel.plot(*ticks, color=INK, linewidth=0.45, zorder=2, solid_capstyle="butt")
            top += len(own) * STEP

    def _panel(self, drawing: "Drawing", top: float, height: float) -> "Axes":
        panel = drawing.panel(self.left, top, self.data, height)
        panel.set_xlim(-1, len(self.rows))
        panel.set_xticks([])
        panel.spines["bottom"].set_visible(False)
        if any(self.primary):
            panel.axvline(self.primary.index(True), color=FAINT, linewidth=0.8, zorder=1)
        return panel


def _apart(places: dict[str, float], step: float, tall: float) -> dict[str, float]:
    """Move names so far apart that none covers another, in their order, inside the panel."""
    order = sorted(places, key=places.__getitem__)
    step = min(step, tall / max(len(order), 1))
    moved: dict[str, float] = {}
    last = step / 2 - step
    for turn, one in enumerate(order):
        most = tall - step / 2 - step * (len(order) - 1 - turn)
        last = moved[one] = min(max(places[one], last + step), most)
    return moved
