"""A grid of numbers or states: row by column, readable in the cells; blank where there is no value."""

from typing import TYPE_CHECKING, Any, Literal

from analysis.figures.columns import names, number, ready, words_of
from analysis.figures.glyphs import fallbacks
from analysis.figures.style import BODY, FAINT, HAIR, INK, LEAST, PAPER, SMALL, SOFT, styled, text_on, tint
from analysis.figures.widths import also_narrow

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from analysis.figures.drawing import Drawing

ROWS = 44
"""So many rows are drawn; more are left to the table."""
NARROW, STEP, CLOSE, CUT = 8.0, 6.0, 4.8, 1.5
"""Millimetres: the narrowest column, a row, a row of many. Then: how much wider than its column a word may be before numbers stand for the names."""
ABOVE, BELOW = "#3d6485", "#a8612f"
STATES: dict[str, Literal["full", "left"]] = {"own": "full", "quoted": "left"}
ABSENT = {"not found": "–", "not knowable": "?"}


@also_narrow
def draw_grid(
    table: "pd.DataFrame",
    *,
    row: str = "row",
    column: str = "column",
    value: str = "value",
    unit: str = "",
    percent: bool = False,
    digits: int | None = None,
    width: int = 190,
    title: str = "",
    caption: str = "",
    note: str = "",
) -> "Figure":
    """Draw `value` in the cell of its `row` and `column`; a missing value is blank.

    Rows and columns are in the order of the table, those of a square in one order.
    Numbers stand on a tint that grows with their size, blue above zero and brown below. Words are states: own (full mark),
    quoted (half), not found (–), not knowable (?), any other as it is written. What is not estimable and has no value is
    an empty mark. A few rows of many long columns are turned. Columns too narrow for their names bear numbers, which the note explains. More rows than 44 and more columns than fit are left to the table; the note says so.
    """
    from analysis.figures.drawing import missing_note, nothing

    worded = value in table.columns and any(isinstance(one, str) for one in table[value])
    rows = ready(table, "draw_grid", row=row, column=column, **({"kind": value} if worded else {"value": value}))
    words = [*words_of(rows), title, caption, note, unit]
    with styled(fallbacks(words)):
        if rows.empty:
            return nothing(width, title, caption, note)
        grid = _Grid(rows, worded, percent, digits, width)
        told = [note, unit, *grid.told(), missing_note(words)]
        return grid.drawn(title, caption, " ".join(part if part[-1] in ".!?" else f"{part}." for part in told if part))


class _Grid:
    """The plan of one grid, in millimetres."""

    def __init__(self, rows: "pd.DataFrame", worded: bool, percent: bool, digits: int | None, width: int):
        from analysis.figures.drawing import breadth, broken, line, lines

        self.worded, self.percent, self.width, self.room = worded, percent, width, width - 4.0
        if _turned(rows, self.room):
            rows = rows.rename(columns={"row": "column", "column": "row"})
        down, along = names(rows["row"]), names(rows["column"])
        self.every = down, down if set(down) == set(along) else along
        self.names = min(max(breadth(name, BODY) for name in self.every[0]) + 0.5, 0.32 * self.room)
        free = self.room - self.names - 2
        self.rows, self.columns = self.every[0][:ROWS], self.every[1][: int(free // NARROW)]
        self.cell = min(free / len(self.columns), 30.0)
        self.cells = {(one.row, one.column): one for one in rows.itertuples()}
        sizes = [] if worded else [abs(size) for size in rows["value"] if size == size]
        self.largest = max(sizes, default=0.0) or 1.0
        big = self.largest * (100 if percent else 1)
        self.digits = (0 if big >= 100 or percent else 1 if big >= 3 else 2) if digits is None else digits
        room = self.cell - 0.6
        self.heads = [broken(name, room, LEAST, most=4) for name in self.columns]
        wide = max(breadth(word, LEAST) for name in self.columns for word in [*name.split(), ""])
        self.numbered = wide > CUT * room or any(head.endswith("…") for head in self.heads)
        if self.numbered:
            self.heads = [str(number) for number in range(1, len(self.columns) + 1)]
        self.sides = [broken(name, self.names, BODY, most=3) for name in self.rows]
        self.head = max(map(lines, self.heads)) * line(LEAST) + 1.5
        step = STEP if len(self.rows) <= 30 else CLOSE
        self.heights = [max(step, lines(side) * line(BODY) + 1.2) for side in self.sides]
        self.spelled = worded and all(
            breadth(w, LEAST) + 5 <= self.cell for w in rows["kind"] if w in {**STATES, **ABSENT}
        )

    def told(self) -> list[str]:
        """Return what the note must say about this grid."""
        told = (
            [f"{len(self.rows)} of {len(self.every[0]):,} rows are shown."]
            if len(self.rows) < len(self.every[0])
            else []
        )
        if len(self.columns) < len(self.every[1]):
            told.append(f"{len(self.columns)} of {len(self.every[1]):,} columns are shown.")
        if self.numbered:
            told.append(", ".join(f"{number} {name}" for number, name in enumerate(self.columns, 1)))
        kinds = {one.kind for one in self.cells.values()} if self.worded else set()
        if kinds and not self.spelled:
            signs = {"own": "● own", "quoted": "◐ quoted", "not found": "– not found", "not knowable": "? not knowable"}
            told.append(", ".join(sign for kind, sign in signs.items() if kind in kinds))
        if not self.worded and any(one.value != one.value and not _blank(one) for one in self.cells.values()):
            told.append("◌ cannot be estimated.")
        if not all(one.validated for one in self.cells.values()):
            told.append("Hatched: not validated.")
        return [part for part in told if part]

    def drawn(self, title: str, caption: str, note: str) -> "Figure":
        """Return the figure with its heading and note."""
        from analysis.figures.drawing import Drawing

        tall = sum(self.heights)
        drawing = Drawing(self.width, self.head + tall + 1, title, caption, note)
        left = self.names + 2
        panel = drawing.panel(left, self.head, self.cell * len(self.columns), tall)
        panel.set_xlim(0, self.cell * len(self.columns))
        panel.set_xticks([])
        panel.spines["bottom"].set_visible(False)
        for turn, head in enumerate(self.heads):
            drawing.write(
                left + (turn + 0.5) * self.cell, self.head - 1.2, head, LEAST, "bottom", ha="center", color=INK
            )
        at = 0.0
        for name, side, height in zip(self.rows, self.sides, self.heights, strict=True):
            panel.hlines([at], -left, self.cell * len(self.columns), color=HAIR, linewidth=0.5, clip_on=False, zorder=0)
            drawing.write(0, self.head + at + height / 2, side, va="center")
            for turn, column in enumerate(self.columns):
                one = self.cells.get((name, column))
                if one is not None:
                    draw = self._state if self.worded else self._number
                    draw(drawing, panel, one, (turn * self.cell, at, height))
            at += height
        panel.hlines([at], -left, self.cell * len(self.columns), color=HAIR, linewidth=0.5, clip_on=False, zorder=0)
        return drawing.figure

    def _number(self, drawing: "Drawing", panel: "Axes", one: Any, place: tuple[float, float, float]) -> None:
        from matplotlib.patches import Rectangle

        from analysis.figures import marks

        x, y, height = place
        if one.value != one.value:
            if not _blank(one):
                marks.empty(panel, x + self.cell / 2, y + height / 2)
            return
        fill = (
            tint(ABOVE if one.value > 0 else BELOW, 0.05 + 0.95 * abs(one.value) / self.largest) if one.value else PAPER
        )
        box = Rectangle(
            (x + 0.25, y + 0.25), self.cell - 0.5, height - 0.5, linewidth=0, facecolor=fill,
            edgecolor=PAPER if one.validated else FAINT, hatch=None if one.validated else "////",
        )  # fmt: skip
        box.set_url(one.link or None)
        panel.add_patch(box)
        text = number(one.value, self.digits if one.value else 0, self.percent)
        colour = (text_on(fill) if one.validated else INK) if one.value else FAINT
        drawing.write(
            self.names + 2 + x + self.cell / 2, self.head + y + height / 2, text, SMALL, "center", ha="center",
            color=SOFT if colour == FAINT else colour, ground=not one.validated,
        )  # fmt: skip

    def _ground(self, panel: "Axes", one: Any, place: tuple[float, float, float]) -> None:
        """Lay an empty cell under a state, for the link to its passages."""
        from matplotlib.patches import Rectangle

        x, y, height = place
        box = Rectangle((x + 0.25, y + 0.25), self.cell - 0.5, height - 0.5, linewidth=0, facecolor=PAPER, zorder=0.5)
        box.set_url(one.link)
        panel.add_patch(box)

    def _state(self, drawing: "Drawing", panel: "Axes", one: Any, place: tuple[float, float, float]) -> None:
        from analysis.figures.drawing import breadth, broken

        x, y, height = place
        if one.link:
            self._ground(panel, one, place)
        middle, at = self.head + y + height / 2, self.names + 2 + x + self.cell / 2
        if one.kind in STATES:
            wide = breadth(one.kind, LEAST) + 1.2 if self.spelled else 0.0
            dot = x + self.cell / 2 - wide / 2
            panel.plot([dot], [y + height / 2], "o", fillstyle=STATES[one.kind], markersize=7, color=INK,
                       markerfacecoloralt=PAPER, markeredgewidth=0.8, zorder=4)  # fmt: skip
            if self.spelled:
                drawing.write(self.names + 2 + dot + 2.4, middle, one.kind, LEAST, "center")
        elif one.kind:
            text = one.kind if self.spelled else ABSENT.get(one.kind, one.kind)
            drawing.write(
                at, middle, broken(text, self.cell - 1, LEAST, most=2), LEAST, "center", ha="center", color=SOFT
            )


def _turned(rows: "pd.DataFrame", room: float) -> bool:
    """Say whether rows and columns change places: words over the columns would break, and fewer columns do not."""
    from analysis.figures.drawing import breadth

    down, along = names(rows["row"]), names(rows["column"])
    cell = 0.72 * room / len(along) - 0.6
    return len(down) < len(along) and any(breadth(word, LEAST) > cell for name in along for word in name.split())


def _blank(one: Any) -> bool:
    """Say whether a cell without a value is simply blank: nothing tells why."""
    return not one.reason
