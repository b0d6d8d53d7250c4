"""Ranked items in small multiples: a few terms an outlet, strongest on top."""

from typing import TYPE_CHECKING

from analysis.figures.style import FAINT, SOFT, canvas, colours, nothing, style, wrapped

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

ACROSS = 3


def draw_rankings(
    table: "pd.DataFrame", *, item: str, value: str, facet: str = "label", unit: str = "", width: int = 190
) -> "Figure":
    """Draw one panel a facet with its items as dots on a shared axis that starts at zero, in the order of the table."""
    if not len(table):
        return nothing(width)
    facets = list(dict.fromkeys(table[facet]))
    across = min(ACROSS, len(facets))
    down = -(-len(facets) // across)
    most = int(table.groupby(facet).size().max())
    with style():
        figure, axes = canvas(width, down * (0.62 + 0.17 * most), down, across, sharex=True)
        looks = colours(facets)
        for panel, name in zip(axes, facets, strict=False):
            rows = table[table[facet] == name]
            colour, shape = looks[name]
            panel.hlines(range(len(rows)), 0, rows[value], color=FAINT, linewidth=1.0, zorder=1)
            panel.plot(rows[value], range(len(rows)), shape, color=colour, markersize=4.5, zorder=2)
            panel.set_yticks(range(len(rows)), [wrapped(text, 20) for text in rows[item]])
            panel.set_ylim(most - 0.4, -0.6)
            panel.set_title(wrapped(name, 32), loc="left", color=colour, fontweight="bold")
            panel.spines["left"].set_visible(False)
            panel.tick_params(labelbottom=True)
            panel.set_xlabel(unit or value, fontsize=7, color=SOFT)
        axes[0].set_xlim(left=0)
        for panel in axes[len(facets) :]:
            panel.set_visible(False)
    return figure
