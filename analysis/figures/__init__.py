"""Draw a tidy table as a figure: intervals, shares, rankings, grids, strips; then save it.

A figure reads no file and computes no statistic. Nothing here imports matplotlib until a figure is drawn.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.figures.alternatives import alt
    from analysis.figures.curves import draw_curve
    from analysis.figures.grids import draw_grid
    from analysis.figures.intervals import draw_intervals
    from analysis.figures.rankings import draw_rankings
    from analysis.figures.saving import narrow_svg, save
    from analysis.figures.shares import draw_shares
    from analysis.figures.strips import draw_strips
    from analysis.figures.style import WIDTHS, Look, looks

__all__ = [
    "WIDTHS",
    "Look",
    "alt",
    "draw_curve",
    "draw_grid",
    "draw_intervals",
    "draw_rankings",
    "draw_shares",
    "draw_strips",
    "looks",
    "narrow_svg",
    "save",
]

_ROOMS = {
    "WIDTHS": "style",
    "Look": "style",
    "looks": "style",
    "alt": "alternatives",
    "draw_curve": "curves",
    "draw_grid": "grids",
    "draw_intervals": "intervals",
    "draw_rankings": "rankings",
    "draw_shares": "shares",
    "draw_strips": "strips",
    "narrow_svg": "saving",
    "save": "saving",
}


def __getattr__(name: str) -> Any:
    """Load a name of this face when it is asked for."""
    if name not in _ROOMS:
        raise AttributeError(f"analysis.figures has no {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(f"analysis.figures.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
