"""What of the order would another choice overturn?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.alignments.copies import copied
from analysis.comparisons.curve import survival, variance_shares
from analysis.comparisons.findings import FIRST, blocks_hold, findings, outlet_tests, without_blocks
from analysis.comparisons.permutation import attainable_p
from analysis.comparisons.position import position
from analysis.comparisons.specifications import Runs, decisions, run
from analysis.comparisons.sums import sentence_sums
from analysis.questions.position import positions
from analysis.questions.wording import listed, number, separated
from analysis.study import Study, uncorrected

if TYPE_CHECKING:
    import pandas as pd

PLACE = "place_"


@dataclass(frozen=True)
class Curve:
    """All specifications run: the runs by article, the places by outlet, and which decisions had nothing to decide."""

    runs: Runs
    places: "pd.DataFrame"
    outlets: tuple[str, ...]
    idle: tuple[str, ...]


def curve(study: Study) -> Curve:
    """Run every declared specification: lexicon × voice × zone × copy × corrections × unit × weighting × smoothing.

    The place of an outlet is the mean over its articles. A decision with nothing to decide here (no shared copy, no
    correction, or the texts that it needs are not here) keeps its primary choice and is named in `idle`.
    """
    plain = uncorrected(study)
    shared = copied(study["copies"]) if "copies" in study.tables else frozenset()
    chosen = decisions(study.plan, list(dict.fromkeys(study["sentiment"]["lexicon"])) or ["none"])
    idle = []
    if plain is study:
        chosen["corrections"] = ("applied",)
        idle.append(f"corrections ({'none was made' if study.texts else 'the texts are not here'})")
    if not shared:
        chosen["copy"] = ("kept",)
        idle.append(f"shared copy ({'none was found' if study.texts else 'the texts are not here'})")
    variants = {"applied": study.tables, "left out": plain.tables}
    runs = run({name: variants[name] for name in chosen["corrections"]}, shared, study.plan, chosen)
    owners = {row["article"]: row["outlet"] for row in study.corpus.articles}
    labels = {row["outlet"]: row["label"] for row in study.corpus.outlets}
    articles = [article for article in study.labels if article in runs.places.columns]
    outlets = tuple(labels[owners[article]] for article in articles)
    by_outlet = runs.places[articles].T.groupby(list(outlets), sort=False).mean().T
    return Curve(runs, by_outlet.reindex(columns=list(dict.fromkeys(outlets))), outlets, tuple(idle))


def specifications(made: Curve) -> "pd.DataFrame":
    """Return one row a specification: its choices, whether it is primary, place_OUTLET, how far apart the ends are, what failed."""
    ends = made.places.max(axis=1) - made.places.min(axis=1)
    told = made.runs.declared.join(made.places.add_prefix(PLACE))
    return told.assign(apart=ends, failed=made.runs.failed())


def place_columns(made: Curve) -> dict[str, str]:
    """Return the columns of `specifications` that hold places → the outlet's label."""
    return {f"{PLACE}{label}": str(label) for label in made.places.columns}


def choices_table(made: Curve) -> "pd.DataFrame":
    """Return one row a choice: how many specifications make it, each outlet's mean place, share of pairs in the primary order."""
    import pandas as pd

    found = findings(made.places, made.runs.declared["primary"])
    holds = (found["value"] > 0).where(found["second"] != "").groupby(found["specification"]).mean()
    rows = []
    for decision in made.runs.decisions:
        for choice in made.runs.declared[decision].drop_duplicates():
            chosen = made.runs.declared[decision] == choice
            means = made.places[chosen].mean().add_prefix(PLACE)
            rows.append({"decision": decision, "choice": choice, "specifications": int(chosen.sum()), **means,
                         "order_kept": holds.reindex(chosen[chosen].index).mean()})  # fmt: skip
    return pd.DataFrame(rows)


def without_families(study: Study) -> "pd.DataFrame":
    """Return each article's primary place without one family of markers at a time: pole, family, label, value, moved."""
    import pandas as pd

    plain = {**study.plan, "intervals": {**study.plan.get("intervals", {}), "draws": 2}}  # no interval is shown
    place = position(sentence_sums(study.tables, plain), plain).set_index("article")["value"]
    rows = []
    for pole, family in [(p, f) for p in ("celebratory", "critical") for f in study.plan["poles"][p]]:
        poles = {name: [one for one in families if one != family] for name, families in study.plan["poles"].items()}
        plan = {**plain, "poles": poles}
        values = position(sentence_sums(study.tables, plan), plan).set_index("article")["value"]
        rows += [(pole, family, study.labels[a], v, v - place[a]) for a, v in values.items()]
    return pd.DataFrame(rows, columns=["pole", "family", "label", "value", "moved"])


def order_survives(study: Study, made: Curve, table: "pd.DataFrame") -> "pd.DataFrame":
    """Return what each finding of the primary order owes to the decisions: one row a pair, then the two ends.

    `table` are the primary places with their intervals. Beside `survival`: value (the share of the specifications in which
    it holds), apart (do the two intervals not touch), blocks and blocks_hold (runs of neighbouring sentences left out,
    one at a time, under the primary specification), worst (the smallest difference left) and its passage.
    """
    found = findings(made.places, made.runs.declared["primary"])
    survived = survival(found, found["specification"].map(made.runs.declared["primary"]).astype(bool))
    names = found.drop_duplicates("finding")[["finding", "first", "second"]]
    told = names.merge(survived, on="finding", validate="one_to_one").rename(columns={"value": "difference"})
    told = told.join(_beside(study, made, told, table))
    keys = [
        f"curve.{_slug(study, a)}.{_slug(study, b) or _end(f)}"
        for f, a, b in zip(told["finding"], told["first"], told["second"], strict=True)
    ]
    told = told.assign(value=told["agree"], n=told["declared"], key=keys).drop(columns=["agree", "reason"])
    told.attrs["specification"] = {
        name: ", ".join(sorted(set(made.runs.declared[name]))) for name in made.runs.decisions
    }
    return told


def order_again(study: Study) -> "pd.DataFrame":
    """Return `order_survives` from the study alone: what the results of the curve are counted again by."""
    return order_survives(study, curve(study), positions(study))


def _beside(study: Study, made: Curve, told: "pd.DataFrame", table: "pd.DataFrame") -> "pd.DataFrame":
    """Return what stands beside the curve of each pair: intervals that do not touch, and sentences left out."""
    import pandas as pd

    single = len(set(made.outlets)) == len(made.outlets)
    without = without_blocks(sentence_sums(study.tables, study.plan), study.plan)
    by_label = without.assign(article=without["article"].map(study.labels))
    rows = {row["label"]: row for row in table.to_dict("records")}
    places = pd.Series({label: row["value"] for label, row in rows.items()})
    found: list[dict[str, object]] = []
    for one, other in zip(told["first"], told["second"], strict=True):
        if not single or not other:
            found.append({"apart": None})
            continue
        held = blocks_hold(by_label, places, one, other)
        at = (held.pop("worst_article"), held.pop("worst_sentence"))
        passage = f"{at[0]}, sentence {at[1] + 1}" if at[0] else ""
        found.append({"apart": separated(rows[one], rows[other]), **held, "worst_without": passage})
    columns = ["apart", "blocks", "blocks_hold", "worst", "worst_without"]
    return pd.DataFrame(found, columns=columns, index=told.index)


def _slug(study: Study, label: str) -> str:
    return next((row["outlet"] for row in study.corpus.outlets if row["label"] == label), "")


def _end(finding: str) -> str:
    return "first" if finding.endswith(FIRST) else "last"


def decision_shares(made: Curve) -> "pd.DataFrame":
    """Return which share of the variance of each finding each decision explains, and their mean over the findings."""
    import pandas as pd

    found = findings(made.places, made.runs.declared["primary"])
    varied = [name for name in made.runs.decisions if made.runs.declared[name].nunique() > 1]
    table = found.merge(made.runs.declared[varied], left_on="specification", right_index=True)
    shares = variance_shares(table, varied)
    told = found.drop_duplicates("finding")[["finding", "first", "second"]]
    made_shares = told.merge(shares, on="finding")
    mean = (
        shares.groupby("decision", sort=False, as_index=False)["share"]
        .mean()
        .assign(finding="all findings", n=len(told))
    )
    return pd.concat([mean, made_shares], ignore_index=True)


def outlets_tested(study: Study, made: Curve) -> "pd.DataFrame":
    """Return the joint test of each outlet against all others over all specifications; refused with one article an outlet."""
    articles = [article for article in study.labels if article in made.runs.places.columns]
    return outlet_tests(made.runs.places[articles], made.outlets)


def doubt_answer(survived: "pd.DataFrame", table: "pd.DataFrame", made: Curve) -> str:
    """Answer in a few sentences: what of the order survives, beside the intervals, and what cannot be said at all."""
    pairs = survived[survived["second"] != ""]
    if not len(pairs):
        return (
            "No two outlets can be placed: there is no order that another choice could overturn. "
            f"{len(made.runs.declared):,} specifications were run."
        )
    firm, held = pairs[pairs["value"] == 1], pairs[pairs["survives"]]
    ways = int(pairs["declared"].iloc[0])
    first = (
        f"{len(held)} of {len(pairs)} pairs keep their order in at least 95 % of {ways:,} ways of computing it, {len(firm)} of "
        f"them in all{_shaky(pairs)}."
    )
    return f"{first} {_intervals(pairs)} {_tested(table)}"


def _shaky(pairs: "pd.DataFrame") -> str:
    rows = pairs[~pairs["survives"].astype(bool)].sort_values("value")
    told = [f"{row['finding']} ({100 * row['value']:.0f} %)" for row in rows.to_dict("records")]
    return f"; not so {listed(told)}" if told else ""


def _intervals(pairs: "pd.DataFrame") -> str:
    known = pairs["apart"].dropna()
    if not len(known):
        return "A pair of outlets is told apart by the test over their articles, not by this count."
    return (
        f"That is no measure of certainty: the intervals of only {int(known.sum())} of these {len(known)} pairs do not touch; the others "
        "might stand the other way round had the same texts gone on."
    )


def _tested(table: "pd.DataFrame") -> str:
    if table["outlet"].nunique() < len(table):
        return "What is tested over all specifications at once stands below, one outlet against all others."
    smallest = attainable_p([1, len(table) - 1]) if len(table) > 1 else 1.0
    return (
        "With one article per outlet no difference between outlets can be tested (the smallest p that any test could give one "
        f"against all others is {number(smallest)}): this describes these articles."
    )


def ends_answer(survived: "pd.DataFrame") -> str:
    """Say in how many specifications each end of the order keeps its outlet."""
    ends = survived[survived["second"] == ""].to_dict("records")
    told = [f"{row['finding']} in {100 * row['value']:.0f} % of the specifications" for row in ends]
    return f"The ends: {listed(told)}." if told else "Fewer than three outlets have a place: the order has no ends."


def shares_answer(shares: "pd.DataFrame", made: Curve) -> str:
    """Say which decision moves the differences most, and which had nothing to decide."""
    mean = shares[(shares["finding"] == "all findings") & shares["share"].notna()].sort_values("share", ascending=False)
    idle = f" Nothing to decide here: {listed(made.idle)}." if made.idle else ""
    told = listed(f"{row['decision']} {100 * max(row['share'], 0):.0f} %" for row in mean.to_dict("records"))
    said = f"Of what the specifications differ in, the decisions explain (mean over the findings): {told}."
    return f"{said if len(mean) else 'Nothing varies.'}{idle}"


def failed_answer(made: Curve) -> str:
    """Say how many specifications failed for some article, and why most of them did."""
    told = made.runs.failed()
    if not (failed := told[told != ""]).size:
        return f"All {len(told):,} specifications ran for every article."
    top = failed.value_counts().head(1)
    most = f"{int(top.iloc[0]):,} of them: {top.index[0]}"
    return f"{len(failed):,} of {len(told):,} specifications failed for some article; {most}."
