"""Draw: save a figure under build/figures in all formats and show it."""

from typing import TYPE_CHECKING

from analysis.show import Shown, figure
from analysis.study import Study

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


def draw(study: Study, made: "Figure", name: str, table: "pd.DataFrame", title: str, caption: str) -> Shown:
    """Save a figure as svg, pdf and png with the plotted table and its alternative text, and show it.

    `title` says what it shows, `caption` is the computed sentence of what is seen.
    """
    from analysis.figures import alt, save

    described = alt(table, title)
    paths = save(made, study.corpus.build / "figures", name, table, described, title, caption, name)
    return figure(next(path for path in paths if path.suffix == ".svg"), described, caption)
