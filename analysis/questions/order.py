"""Which order of the outlets survives the other ways of computing it?"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from analysis.comparisons.curve import SURVIVES, survival
from analysis.comparisons.findings import blocks_hold, findings, without_blocks
from analysis.comparisons.permutation import ALPHA, attainable_p
from analysis.comparisons.sums import sentence_sums
from analysis.questions.doubt import (
    Curve,
    choices_table,
    curve,
    decision_shares,
    finding_id,
    outlets_tested,
    specifications,
)
from analysis.questions.estimating import unmeasured
from analysis.questions.outlets import compared_places
from analysis.questions.position import positions
from analysis.questions.wording import listed, number, separated
from analysis.study import Study

if TYPE_CHECKING:
    import pandas as pd


def order_survives(study: Study, made: Curve, table: "pd.DataFrame") -> "pd.DataFrame":
    """Return what each finding of the primary order owes to the decisions: one row a pair, then the two ends.

    `table` are the primary places with their intervals. Beside `survival`: holds (the share of the specifications in which
    the finding holds), apart (do the two intervals not touch), blocks and blocks_hold (runs of neighbouring sentences left
    out, one at a time, under the primary specification; of outlets with several articles one article at a time), worst
    (the smallest difference left) and what was left out there.

    `key` names a pair in the order of the alphabet, whichever stands first now, and `value` belongs to the key: the share of
    the specifications in which the one named first stands nearer to celebratory.
    """
    found = findings(made.places, made.runs.declared["primary"])
    survived = survival(found, found["specification"].map(made.runs.declared["primary"]).astype(bool))
    names = found.drop_duplicates("finding")[["finding", "first", "second"]]
    told = names.merge(survived, on="finding", validate="one_to_one").rename(columns={"value": "difference"})
    told = told.join(_beside(study, told, table))
    against = (found["value"] < 0).groupby(found["finding"]).mean()
    named = [finding_id(study, *row) for row in zip(told["finding"], told["first"], told["second"], strict=True)]
    turned = np.array([back for _, back in named], dtype=bool)
    value = np.where(turned, told["finding"].map(against), told["agree"])
    told = told.assign(value=value, holds=told["agree"], n=told["declared"], key=[f"curve.{name}" for name, _ in named])
    told = told.drop(columns=["agree", "reason"])
    told.attrs["specification"] = made.chosen
    return told


def doubts(study: Study) -> "dict[str, pd.DataFrame]":
    """Return every table of the specification curve by its name, from the study alone: what they are made again by."""
    made = curve(study)
    return {
        "order": order_survives(study, made, positions(study)),
        "decision_shares": decision_shares(study, made),
        "choices": choices_table(made),
        "specifications": specifications(made),
        "outlets_tested": outlets_tested(study, made),
    }


def _left_out(study: Study, table: "pd.DataFrame") -> "tuple[pd.DataFrame, Callable[[str, int], str]]":
    """Return the places without one part of the text at a time (blocks_hold reads them), and what names such a part.

    A part is a run of neighbouring sentences; of outlets compared it is a whole article.
    """
    if study.by == "article":
        without = without_blocks(sentence_sums(study.tables, study.plan), study.plan)
        return without.assign(
            article=without["article"].map(study.labels)
        ), lambda label, n: f"{label}, sentence {n + 1}"
    articles = list(study.labels)
    known = table.dropna(subset="value").assign(outlet=table["article"].map(study.owners))
    groups = known.groupby("outlet")["value"]
    rest = (groups.transform("sum") - known["value"]) / (groups.transform("size") - 1).replace(0, np.nan)
    numbers = known["article"].map({article: number for number, article in enumerate(articles)})
    labels = known["outlet"].map(study.compared)
    without = known.assign(value=rest, sentence=numbers, article=labels)[["article", "sentence", "value"]]
    return without, lambda _, n: study.labels[articles[n]]


def _beside(study: Study, told: "pd.DataFrame", table: "pd.DataFrame") -> "pd.DataFrame":
    """Return what stands beside the curve of each pair: intervals that do not touch, and parts of the texts left out."""
    import pandas as pd

    without, named = _left_out(study, table)
    rows = {row["label"]: row for row in compared_places(study, table).to_dict("records")}
    places = pd.Series({label: row["value"] for label, row in rows.items()})
    found: list[dict[str, object]] = []
    for one, other in zip(told["first"], told["second"], strict=True):
        if not {one, other} <= set(rows):
            found.append({"apart": None})
            continue
        known = bool(rows[one]["estimable"]) and bool(rows[other]["estimable"])
        held = blocks_hold(without, places, one, other)
        at = (held.pop("worst_article"), held.pop("worst_sentence"))
        passage = named(*at) if at[0] else ""
        found.append({"apart": separated(rows[one], rows[other]) if known else None, **held, "worst_without": passage})
    columns = ["apart", "blocks", "blocks_hold", "worst", "worst_without"]
    return pd.DataFrame(found, columns=columns, index=told.index)


def doubt_answer(survived: "pd.DataFrame", table: "pd.DataFrame", made: Curve) -> str:
    """Answer in a few sentences: what of the order survives, beside the intervals, and what cannot be said at all."""
    pairs = survived[survived["second"] != ""]
    if not len(pairs):
        return (
            "No two outlets can be placed: there is no order that another choice could overturn. "
            f"{len(made.runs.declared):,} specifications were run."
        )
    firm, held = pairs[pairs["holds"] == 1], pairs[pairs["survives"]]
    ways = int(pairs["declared"].iloc[0])
    first = (
        f"{len(held)} of {len(pairs)} pairs keep their order in at least {100 * SURVIVES:g} % of {ways:,} ways of computing it, "
        f"{len(firm)} of them in all{_shaky(pairs)}."
        if len(pairs) > 1
        else f"{pairs['finding'].iloc[0]} holds in {100 * pairs['holds'].iloc[0]:.0f} % of {ways:,} ways of computing it."
    )
    return f"{first} {_intervals(pairs, table)} {_tested(table)}"


def _shaky(pairs: "pd.DataFrame") -> str:
    rows = pairs[~pairs["survives"].astype(bool)].sort_values("holds")
    told = [f"{row['finding']} ({100 * row['holds']:.0f} %)" for row in rows.to_dict("records")]
    return f"; not so {listed(told)}" if told else ""


def _intervals(pairs: "pd.DataFrame", table: "pd.DataFrame") -> str:
    known = pairs["apart"].dropna()
    if not len(known):
        return "A pair of outlets is told apart by the test over their articles, not by this count."
    further = "had the same texts gone on" if table["outlet"].nunique() == len(table) else "with further articles"
    those = "these pairs" if len(known) > 1 else "this pair"
    if known.all():
        return f"That is no measure of certainty; beside it, the intervals of {those} do not touch."
    if not known.any():
        return f"That is no measure of certainty: the intervals of {those} touch, and it might be the other way round {further}."
    return (
        f"That is no measure of certainty: the intervals of only {int(known.sum())} of these {len(known)} pairs do not touch; the others "
        f"might stand the other way round {further}."
    )


def _tested(table: "pd.DataFrame") -> str:
    smallest = attainable_p([1, len(table) - 1]) if len(table) > 1 else 1.0
    if table["outlet"].nunique() < len(table) or smallest <= ALPHA:
        return "What is tested over all specifications at once stands below, one outlet against all others."
    return (
        "With one article per outlet no difference between outlets can be tested (the smallest p that any test could give one "
        f"against all others is {number(smallest)}): this describes these articles."
    )


def unplaced(study: Study, table: "pd.DataFrame") -> "pd.DataFrame":
    """Return label, n and reason of the articles that have no place with an interval; those that are not measured come last.

    `table` are the places.
    """
    import pandas as pd

    without = table[~table["estimable"].astype(bool)][["label", "n", "reason"]]
    missing = unmeasured(study, set(table["article"]))
    rest = pd.DataFrame({"label": list(missing), "n": 0, "reason": list(missing.values())})
    return pd.concat([without, rest], ignore_index=True) if len(without) else rest


def ends_answer(survived: "pd.DataFrame") -> str:
    """Say in how many specifications each end of the order keeps its outlet."""
    ends = survived[survived["second"] == ""].to_dict("records")
    told = [f"{row['finding']} in {100 * row['holds']:.0f} % of the specifications" for row in ends]
    return f"The ends: {listed(told)}." if told else "Fewer than three outlets have a place: the order has no ends."
