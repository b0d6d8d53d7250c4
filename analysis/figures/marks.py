"""Single marks: a point with its whisker, an empty mark with its words, a swarm of dots."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analysis.figures.style import FAINT, HATCH, PAPER, Look, tint

if TYPE_CHECKING:
    from matplotlib.axes import Axes

POINT = 2.3
STRENGTHS = (1.0, 0.25, 0.6, 0.05)
"""How full the marks of the first, second … group of a row are."""
DOTS = (1.7, 1.3, 1.0, 0.75, 0.55, 0.4)
GUTTER = 4.0


def area(millimetres: float) -> float:
    """Return the size that matplotlib's scatter wants for a mark of this diameter."""
    return (millimetres / 25.4 * 72) ** 2


def point(
    axes: "Axes", row: Any, y: float, look: Look, turn: int = 0, size: float = POINT, plain: bool = False
) -> None:
    """Draw value and whisker at height y: hollow without an interval, hatched where not validated.

    `turn` counts the groups of a row; a `plain` mark is full because no interval is meant.
    """
    sure = row.estimable and row.low == row.low and row.high == row.high
    if sure:
        whisker = axes.hlines([y], row.low, row.high, color=look.colour, linewidth=1.3, zorder=3)
        whisker.set_capstyle("butt")
    fill = PAPER if not (row.validated and (sure or plain)) else tint(look.colour, STRENGTHS[turn % len(STRENGTHS)])
    mark = axes.scatter(
        [row.value], [y], s=area(size * (1.35 if not row.validated else 1)), marker=look.shape, zorder=4,
        facecolors=fill, edgecolors=look.colour, linewidths=0.9, hatch=None if row.validated else 2 * HATCH,
        clip_on=False,
    )  # fmt: skip
    if row.link:
        mark.set_urls([row.link])


def empty(axes: "Axes", x: float, y: float) -> None:
    """Draw the empty mark of what cannot be estimated."""
    axes.scatter([x], [y], s=area(POINT), facecolors=PAPER, edgecolors=FAINT, linewidths=0.8, linestyles=(0, (1.2, 1)),
                 clip_on=False, zorder=4)  # fmt: skip


def swarm(
    axes: "Axes",
    rows: Sequence[Any],
    places: Sequence[float],
    at: tuple[float, float],
    look: Look,
    turn: int,
    dot: float,
) -> None:
    """Draw one dot a row around a middle and within a height (`at`); `places` are their millimetres from the left."""
    middle, height = at
    half = (height - dot) / 2
    heights = [middle + max(-half, min(half, offset)) for offset in spread(places, dot)]
    axes.scatter(
        [row.value for row in rows], heights, s=area(dot), marker=look.shape, zorder=3,
        facecolors=tint(look.colour, 0.75 * STRENGTHS[turn % len(STRENGTHS)]), edgecolors=look.colour,
        linewidths=0.15 * dot, clip_on=False, urls=[row.link or None for row in rows],
    )  # fmt: skip


def fitting(places: Sequence[float], height: float) -> float:
    """Return the largest of DOTS whose swarm fits into this height; the smallest if none does."""
    for dot in DOTS:
        if max(map(abs, spread(places, dot)), default=0) <= (height - dot) / 2:
            return dot
    return DOTS[-1]


def spread(places: Sequence[float], dot: float) -> list[float]:
    """Return for each place how far its dot of this diameter moves up or down so as to cover no other."""
    offsets = [0.0] * len(places)
    order = sorted(range(len(places)), key=lambda one: places[one])
    ranked = [places[one] for one in order]
    for turn, one in enumerate(order):
        near = [order[n] for n in range(bisect_left(ranked, places[one] - dot), turn)]
        steps = [max(0.0, dot**2 - (places[one] - places[n]) ** 2) ** 0.5 for n in near]
        offsets[one] = _nearest_gap(
            sorted((offsets[n] - step, offsets[n] + step) for n, step in zip(near, steps, strict=True))
        )
    return offsets


def _nearest_gap(taken: Sequence[tuple[float, float]]) -> float:
    """Return the place nearest to zero that lies inside none of these sorted spans; the lower one of two."""
    low = high = 0.0
    blocks: list[list[float]] = []
    for begin, end in taken:
        if blocks and begin < blocks[-1][1] - 1e-9:
            blocks[-1][1] = max(blocks[-1][1], end)
        else:
            blocks.append([begin, end])
    for begin, end in blocks:
        if begin < -1e-9 and end > 1e-9:
            low, high = begin, end
    return low if -low <= high + 1e-9 else high
