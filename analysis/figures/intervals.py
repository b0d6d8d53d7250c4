"""Points with whiskers, one row an article: values with their intervals, labelled where they stand."""

from typing import TYPE_CHECKING, Any

from analysis.figures.style import FAINT, INK, LINE, SOFT, canvas, colours, nothing, style, wrapped

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MANY = 40


def draw_intervals(
    table: "pd.DataFrame",
    *,
    pair: str = "",
    ends: tuple[str, str] | None = None,
    limits: tuple[float, float] | None = None,
    unit: str = "",
    width: int = 140,
    digits: int = 2,
) -> "Figure":
    """Draw value, low and high of each row beside its label; what is not estimable is an empty mark with the word.

    Needs the columns label, value, low, high, n, estimable and reason. `pair` names a column whose values stand as marks
    of different shape in the same row, named in the first one. `ends` are the words at both ends of the axis. More than
    forty labels are drawn without names.
    """
    if not len(table):
        return nothing(width)
    labels = list(dict.fromkeys(table["label"]))
    parts = list(dict.fromkeys(table[pair])) if pair else [""]
    step = max(0.42, 0.24 * len(parts)) if len(labels) <= MANY else 0.05
    with style():
        figure, (axes,) = canvas(width, 0.75 + step * len(labels))
        looks = colours(labels)
        for row, label in enumerate(labels):
            axes.axhline(row, color=FAINT, linewidth=0.6, zorder=0)
            for number, part in enumerate(parts):
                chosen = table[(table["label"] == label) & ((table[pair] == part) if pair else True)]
                at = row + (number - (len(parts) - 1) / 2) * min(0.32, 0.8 / len(parts))
                told = len(labels) <= MANY and len(chosen) == 1
                for one in chosen.to_dict("records"):
                    _mark(axes, one, at, looks[label], _hollow(number), digits, told)
                if len(chosen) > 1 and len(labels) <= MANY:
                    _note(axes, at, f"{len(chosen)} values")
        _frame(axes, labels, ends, limits, unit)
        if pair:
            _name_parts(axes, [str(part) for part in parts])
    return figure


def _hollow(number: int) -> bool:
    return number % 2 == 1


def _mark(
    axes: "Axes", row: dict[str, Any], at: float, look: tuple[str, str], hollow: bool, digits: int, told: bool
) -> None:
    colour, shape = look
    value = row["value"]
    if value != value:
        axes.text(0.5, at, "cannot be estimated", transform=axes.get_yaxis_transform(), ha="center", va="center",
                  color=SOFT, fontsize=7, style="italic")  # fmt: skip
        return
    if bool(row["estimable"]):
        axes.plot([row["low"], row["high"]], [at, at], color=colour, linewidth=1.4, solid_capstyle="butt", zorder=2)
    face = "white" if hollow or not row["estimable"] else colour
    axes.plot([value], [at], shape, color=colour, markerfacecolor=face, markersize=5.5, markeredgewidth=1.2, zorder=3)
    if told:
        note = f"{value:.{digits}f}" + ("" if row["estimable"] else "  no interval")
        _note(axes, at, f"{note}  n={int(row['n'])}")


def _note(axes: "Axes", at: float, text: str) -> None:
    axes.annotate(
        text.replace("-", "−"), (1.01, at), xycoords=("axes fraction", "data"), va="center", fontsize=7, color=SOFT
    )


def _frame(
    axes: "Axes", labels: list[str], ends: tuple[str, str] | None, limits: tuple[float, float] | None, unit: str
) -> None:
    axes.set_ylim(len(labels) - 0.45, -0.6)
    axes.set_yticks(range(len(labels)) if len(labels) <= MANY else [])
    if len(labels) <= MANY:
        axes.set_yticklabels([wrapped(label) for label in labels])
    if limits:
        axes.set_xlim(*limits)
    low, high = axes.get_xlim()
    if low < 0 < high:
        axes.axvline(0, color=LINE, linewidth=0.8, zorder=1)
    axes.spines["left"].set_visible(False)
    if unit:
        axes.set_xlabel(unit)
    if ends:
        for place, text, side in ((0.0, f"← {ends[0]}", "left"), (1.0, f"{ends[1]} →", "right")):
            axes.text(place, 1.01, text, transform=axes.transAxes, ha=side, va="bottom", fontsize=8, color=INK)


def _name_parts(axes: "Axes", parts: list[str]) -> None:
    told = "     ".join(f"{'○' if _hollow(number) else '●'} {part}" for number, part in enumerate(parts))
    axes.text(0.5, 1.01, told, transform=axes.transAxes, ha="center", va="bottom", fontsize=7.5, color=SOFT)
