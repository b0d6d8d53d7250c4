"""A grid of numbers: row by column, the tint following the value; blank where there is none."""

from typing import TYPE_CHECKING

from analysis.figures.style import INK, SOFT, canvas, nothing, style, wrapped

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

TINT = (0x24, 0x50, 0x9A)


def draw_grid(
    table: "pd.DataFrame", *, row: str, column: str, value: str, width: int = 190, digits: int | None = None
) -> "Figure":
    """Draw `value` in the cell of its `row` and `column`, both in the order of the table; zero and missing are blank.

    The tint runs from white at zero to full at the largest absolute value of the grid.
    """
    if not len(table):
        return nothing(width)
    rows, columns = list(dict.fromkeys(table[row])), list(dict.fromkeys(table[column]))
    cells = {(one[row], one[column]): float(one[value]) for one in table.to_dict("records")}
    largest = max((abs(number) for number in cells.values() if number == number), default=0.0) or 1.0
    places = (0 if largest >= 100 else 1 if largest >= 3 else 2) if digits is None else digits
    with style():
        figure, (axes,) = canvas(
            width, 0.65 + 0.27 * len(rows) + 0.14 * max(str(wrapped(c, 14)).count("\n") for c in columns)
        )
        for y, name in enumerate(rows):
            for x, other in enumerate(columns):
                number = cells.get((name, other), float("nan"))
                if number == number and number:
                    _cell(axes, x, y, number, abs(number) / largest, places)
        axes.set_xlim(-0.5, len(columns) - 0.5)
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_xticks(range(len(columns)), [wrapped(name, 14) for name in columns], color=INK)
        axes.set_yticks(range(len(rows)), [wrapped(name, 34) for name in rows])
        axes.tick_params(top=True, labeltop=True, bottom=False, labelbottom=False, length=0)
        for side in axes.spines.values():
            side.set_visible(False)
        axes.hlines([y - 0.5 for y in range(len(rows) + 1)], -0.5, len(columns) - 0.5, color="#e4e4e4", linewidth=0.5)
    return figure


def _cell(axes: "object", x: int, y: int, number: float, strength: float, places: int) -> None:
    from matplotlib.axes import Axes
    from matplotlib.patches import Rectangle

    assert isinstance(axes, Axes)
    tint = tuple((255 - (255 - part) * strength) / 255 for part in TINT)
    axes.add_patch(Rectangle((x - 0.47, y - 0.44), 0.94, 0.88, facecolor=tint, edgecolor="none"))
    dark = strength > 0.55
    text = f"{number:.{places}f}".replace("-", "−")
    axes.text(
        x, y, text, ha="center", va="center", fontsize=7.5, color="white" if dark else INK if strength > 0.02 else SOFT
    )
