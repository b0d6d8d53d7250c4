"""How every figure looks: sizes for print, one colour an outlet, fonts that are embedded."""

import textwrap
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTHS = {90: 90 / 25.4, 140: 140 / 25.4, 190: 190 / 25.4}
INK, SOFT, LINE, FAINT = "#1c1c1c", "#5f5f5f", "#c9c9c9", "#ececec"
PALETTE = (
    "#24509a", "#c8801f", "#1d8c80", "#8c2f6b", "#4a1d14", "#d2687c",
    "#4fa0dc", "#5a4a12", "#b0341f", "#8b9a2e", "#58a06a", "#33226e",
)  # fmt: skip
PIECES = (
    "#2f4b6e", "#6684a8", "#a9bdd4", "#6d5326", "#ab8847", "#dcc696", "#4d6b4f", "#8fae8c", "#7a5f7d", "#b9a2bb",
)  # fmt: skip
MARKERS = "os^Dvp"
VOICES = {"own": "#3b3b3b", "indirect": "#9dbbd8", "direct": "#4a7fb0", "document": "#a894c9"}
NOT_VALIDATED = "////"
SETTINGS: Any = {
    "font.family": "DejaVu Sans", "font.size": 8, "axes.titlesize": 9.5, "axes.labelsize": 8, "xtick.labelsize": 7.5,
    "ytick.labelsize": 8, "axes.edgecolor": LINE, "axes.labelcolor": SOFT, "xtick.color": SOFT, "ytick.color": INK,
    "text.color": INK, "axes.spines.top": False, "axes.spines.right": False, "axes.linewidth": 0.6, "xtick.major.width": 0.6,
    "ytick.major.size": 0, "xtick.major.size": 3, "hatch.linewidth": 0.5, "pdf.fonttype": 42, "svg.fonttype": "path",
    "svg.hashsalt": "media-framing", "figure.dpi": 100, "axes.unicode_minus": True, "axes.axisbelow": True,
}  # fmt: skip


@contextmanager
def style() -> Iterator[None]:
    """Draw with the house's settings, and leave matplotlib's own as they were."""
    import matplotlib as mpl

    with mpl.rc_context(SETTINGS):
        yield


def canvas(
    width: int, height: float, rows: int = 1, columns: int = 1, sharex: bool = False
) -> "tuple[Figure, list[Axes]]":
    """Return a figure of `width` millimetres (90, 140 or 190) and `height` inches, with its axes in reading order."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    if width not in WIDTHS:
        raise ValueError(f"width {width} mm: use one of {', '.join(map(str, WIDTHS))}")
    figure = Figure(figsize=(WIDTHS[width], height), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots(rows, columns, squeeze=False, sharex=sharex)
    return figure, list(axes.ravel())


def colours(labels: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return label → (colour, marker shape), in the order given; more than twelve labels repeat with another shape."""
    unique = list(dict.fromkeys(labels))
    return {label: (PALETTE[n % len(PALETTE)], MARKERS[(n + n // len(PALETTE)) % 6]) for n, label in enumerate(unique)}


def wrapped(text: object, width: int = 24) -> str:
    """Return a label broken into lines of at most `width` characters, at most three."""
    plain = str(text).replace("_", " ")
    return "\n".join(textwrap.wrap(plain, width, max_lines=3, placeholder=" …")) or plain


def nothing(width: int, why: str = "Nothing to show") -> "Figure":
    """Return a figure that says that there is nothing to show."""
    with style():
        figure, (axes,) = canvas(width, 0.8)
        axes.axis("off")
        axes.text(0.5, 0.5, why, ha="center", va="center", color=SOFT)
    return figure
