"""Figures named for their shape: a tidy table in, a figure out; no file read, nothing computed."""

from importlib import import_module
from typing import Any

_WHERE = {
    "draw_intervals": "analysis.figures.intervals",
    "draw_shares": "analysis.figures.shares",
    "draw_rankings": "analysis.figures.rankings",
    "draw_grid": "analysis.figures.grids",
    "save": "analysis.figures.saving",
    "alt": "analysis.figures.saving",
}
__all__ = sorted(_WHERE)


def __getattr__(name: str) -> Any:
    """Load a shape when it is first asked for, so that importing this package draws in no matplotlib."""
    if name not in _WHERE:
        raise AttributeError(f"module 'analysis.figures' has no name {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(_WHERE[name]), name)
