"""Points with whiskers: values with their intervals, one row a label, labelled where they stand."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from analysis.figures.columns import names, ready, words_of
from analysis.figures.glyphs import fallbacks
from analysis.figures.style import Axis, looks, styled
from analysis.figures.widths import also_narrow

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

MANY = 48
"""More marks than this stand as swarms, a row a colour, not as a row each."""


@also_narrow
def draw_intervals(
    table: "pd.DataFrame",
    *,
    label: str = "label",
    pair: str = "",
    facet: str = "",
    colour: str = "",
    outlets: Iterable[str] = (),
    ends: tuple[str, str] | None = None,
    limits: tuple[float, float] | None = None,
    unit: str = "",
    reference: float | None = None,
    reference_words: str = "",
    percent: bool = False,
    digits: int | None = None,
    width: int = 140,
    title: str = "",
    caption: str = "",
    note: str = "",
) -> "Figure":
    """Draw value, low and high of each row; what cannot be estimated is an empty mark with the words and the reason.

    Needs the column value and the one named by `label`; uses low, high, n, estimable, reason, validated and link where
    they are; a value that is not estimable stands without interval. `pair` names the column whose values stand under
    each other in a row, `facet` the one whose values have a panel each, `colour` the one that holds the outlet (else the
    label). `outlets` are all outlets of the corpus, so that each has its colour in every figure. Rows that share label,
    pair and facet stand as a swarm of dots; so do more than 48 rows, one swarm an outlet.
    """
    from analysis.figures.drawing import missing_note, nothing
    from analysis.figures.panels import Sheet

    rows = ready(table, "draw_intervals", value="value", label=label, group=pair, facet=facet, colour=colour or label)
    axis = Axis(unit, ends or ("", ""), limits, reference, reference_words, percent, digits)
    words = [*words_of(rows), title, caption, note, unit, *axis.ends]
    notes = [note, *_crowd(rows, bool(colour)), "" if rows["validated"].all() else "Hatched: not validated."]
    with styled(fallbacks(words)):
        below = " ".join(part for part in (*notes, missing_note(words)) if part)
        if rows.empty:
            return nothing(width, title, caption, below)
        return Sheet(rows, axis, looks([*outlets] or sorted(names(rows["colour"]))), width).drawn(title, caption, below)


def _crowd(rows: "pd.DataFrame", coloured: bool) -> list[str]:
    """Join too many labels into one a colour, in place; return the sentence that says so."""
    if len(rows.drop_duplicates(["label", "group"])) <= MANY:
        return []
    rows["label"] = rows["colour"] = rows["colour"] if coloured else ""
    return [f"Each of {len(rows):,} dots is one row of the table beside this figure, which has the intervals."]
