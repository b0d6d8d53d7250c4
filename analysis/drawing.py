"""Keep a figure under build/figures in all formats and show it; draw a measure's own table."""

from typing import TYPE_CHECKING, Any

from analysis.coding.card import card
from analysis.showing import Shown, figure, in_report
from analysis.study import Study

if TYPE_CHECKING:
    import pandas as pd


def keep_figure(
    study: Study, made: Any, name: str, table: "pd.DataFrame", title: str, caption: str, measure: str = "",
    described: str = "",
) -> Shown:  # fmt: skip
    """Save a figure as svg, pdf and png with the plotted table and its alternative text, and show it.

    `title` says what it shows, `caption` is the computed sentence of what is seen. With `measure` the
    caption ends with its validity card. `described` is the alternative text where it is not to be written out of the table.
    """
    from analysis.figures import alt, narrow_svg, save

    described = described or alt(table, title)
    caption = f"{caption} Validity: {card(measure, study.corpus.root).sentence()}" if measure else caption
    paths = save(made, study.corpus.build / "figures", name, table, described, title, caption, name)
    wide = next(path for path in paths if path.suffix == ".svg")
    return figure(wide, described, title, caption, narrow_svg(made) if in_report() else "")


def validated(table: "pd.DataFrame", measure: str, study: Study | None = None) -> "pd.DataFrame":
    """Return the table with a column `validated`: whether the measure's card passes; what does not is drawn hatched.

    With `study` the card is the one made on its corpus, where there is one.
    """
    return table.assign(validated=card(measure, study.corpus.root if study else None).passes)


def draw_table(table: "pd.DataFrame") -> Any:
    """Draw a measure's table of a researcher's own articles, one row an outlet: a mean over its articles.

    Sentiment gives the mean tone, readability the Flesch reading ease; of any other measure the rows an article. With three
    or more articles an outlet has an interval over them, else a value alone. Articles without a row are not in the table.
    """
    from analysis.comparisons.intervals import outlet_intervals
    from analysis.comparisons.readability import FLESCH_READING_EASE
    from analysis.comparisons.statistics import TONE, ratio
    from analysis.figures import draw_intervals

    shown = {"compound": TONE, "syllables": FLESCH_READING_EASE}
    statistic = next((one for column, one in shown.items() if column in table.columns), None)
    statistic = statistic or ratio("rows", "rows", "articles", "rows an article")
    primary = (
        table[table["lexicon"] == table["lexicon"].iloc[0]] if "lexicon" in table.columns and len(table) else table
    )
    sums = primary.assign(segments=1, rows=1).groupby(["outlet", "article"], as_index=False).sum(numeric_only=True)
    made = outlet_intervals(sums.assign(articles=1), statistic).rename(columns={"outlet": "label"})
    return draw_intervals(made, unit=f"{statistic.name.replace('_', ' ')}: {statistic.unit}")
