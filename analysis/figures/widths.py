"""The same figure in a narrow column, for a phone or a column of print, drawn only when asked for."""

from collections.abc import Callable
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, ParamSpec

if TYPE_CHECKING:
    from matplotlib.figure import Figure

NARROWEST = 90
Drawn = ParamSpec("Drawn")


def also_narrow(draw: "Callable[Drawn, Figure]") -> "Callable[Drawn, Figure]":
    """Give what `draw` returns a function `narrow`, which draws the same table 90 mm wide."""

    @wraps(draw)
    def drawn(*given: Drawn.args, **settings: Drawn.kwargs) -> "Figure":
        figure = draw(*given, **settings)
        again: Any = draw
        figure.narrow = partial(again, *given, **{**settings, "width": NARROWEST})  # type: ignore[attr-defined]
        return figure

    return drawn
