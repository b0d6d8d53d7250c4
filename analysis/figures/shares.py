"""Stacked bars that start at zero: shares of a whole, or contributions to both sides of zero."""

from typing import TYPE_CHECKING

from analysis.figures.style import INK, LINE, PIECES, SOFT, VOICES, canvas, nothing, style, wrapped

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LEAST = 0.045


def draw_shares(table: "pd.DataFrame", *, category: str, value: str, unit: str = "", width: int = 140) -> "Figure":
    """Draw one bar a label, cut by `category`; what is below zero grows to the left. Missing values are left out.

    Needs the columns label, `category` and `value`. Each category has one colour; its name stands in a line above, in the
    order of the bars, and the value in its piece where there is room.
    """
    if not len(table):
        return nothing(width)
    labels, kinds = list(dict.fromkeys(table["label"])), list(dict.fromkeys(table[category]))
    tints = {kind: VOICES.get(str(kind), PIECES[n % len(PIECES)]) for n, kind in enumerate(kinds)}
    with style():
        figure, (axes,) = canvas(width, 0.85 + 0.36 * len(labels) + 0.17 * ((len(kinds) + 2) // 3))
        span = _span(table, value)
        for row, label in enumerate(labels):
            ends = [0.0, 0.0]
            for kind in kinds:
                found = table[(table["label"] == label) & (table[category] == kind)][value].dropna()
                if len(found) and found.iloc[0]:
                    _piece(axes, float(found.iloc[0]), row, ends, tints[kind], span)
        axes.axvline(0, color=INK, linewidth=0.8)
        axes.set_yticks(range(len(labels)), [wrapped(label) for label in labels])
        axes.set_ylim(len(labels) - 0.45, -0.55)
        axes.spines["left"].set_visible(False)
        axes.spines["bottom"].set_color(LINE)
        if unit:
            axes.set_xlabel(unit)
        _key(figure, {str(kind).replace("_", " "): tints[kind] for kind in kinds})
    return figure


def _span(table: "pd.DataFrame", value: str) -> float:
    plus = table[table[value] > 0].groupby("label")[value].sum().max()
    minus = -table[table[value] < 0].groupby("label")[value].sum().min()
    return float(sum(x for x in (plus, minus) if x == x)) or 1.0


def _piece(axes: "Axes", size: float, row: int, ends: list[float], tint: str, span: float) -> None:
    side = 0 if size > 0 else 1
    axes.barh(row, size, left=ends[side], height=0.62, color=tint, edgecolor="white", linewidth=0.6)
    if abs(size) / span >= LEAST:
        text = f"{size:.2f}".replace("-", "−").replace("0.", ".", 1)
        axes.text(ends[side] + size / 2, row, text, ha="center", va="center", fontsize=7, color=_over(tint))
    ends[side] += size


def _over(tint: str) -> str:
    red, green, blue = (int(tint[at : at + 2], 16) for at in (1, 3, 5))
    return "white" if 0.299 * red + 0.587 * green + 0.114 * blue < 140 else INK


def _key(figure: "Figure", tints: dict[str, str]) -> None:
    from matplotlib.patches import Patch

    patches = [Patch(facecolor=tint, edgecolor="white", label=name) for name, tint in tints.items()]
    figure.legend(handles=patches, loc="outside upper left", ncols=min(len(patches), 4), frameon=False, fontsize=7.5,
                  labelcolor=SOFT, handlelength=1.0, handleheight=1.0, columnspacing=1.2)  # fmt: skip
