"""What of the order would another choice overturn?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.alignments.copies import copied
from analysis.comparisons.bootstrap import Resampling
from analysis.comparisons.curve import variance_shares
from analysis.comparisons.findings import FIRST, findings, outlet_tests
from analysis.comparisons.position import bare_places
from analysis.comparisons.specifications import Runs, decisions, run
from analysis.comparisons.sums import sentence_sums
from analysis.questions.estimating import unmeasured
from analysis.questions.wording import listed
from analysis.showing import evidence_at
from analysis.study import Study, uncorrected

if TYPE_CHECKING:
    import pandas as pd

PLACE = "place_"
FEW = 3


@dataclass(frozen=True)
class Curve:
    """All specifications run: the runs by article, the places by outlet, which decisions had nothing to decide, and who is in no run.

    `outlets` names the outlet of each of `articles`, `labels` its label.
    """

    runs: Runs
    places: "pd.DataFrame"
    outlets: tuple[str, ...]
    idle: tuple[str, ...]
    unmeasured: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    @property
    def chosen(self) -> dict[str, str]:
        """Return decision → all its choices in a line: the specification of everything that the curve gives."""
        return {name: ", ".join(sorted(set(self.runs.declared[name]))) for name in self.runs.decisions}


def curve(study: Study) -> Curve:
    """Run every declared specification: lexicon × voice × zone × copy × corrections × unit × weighting × smoothing.

    The place of an outlet is the mean over its articles. A decision with nothing to decide here (no shared copy, no
    correction, or the texts that it needs are not here) keeps its primary choice and is named in `idle`. Where articles
    are declared satire beside others of their outlet, every specification is run without them as well.
    """
    plain = uncorrected(study)
    if plain is not study:
        plain = plain.only(study.chosen, study.zones, study.copies)
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
    if satire := {one for one in study.satire if len(study.articles_of(study.owners[one])) > 1}:
        chosen["satire"] = ("kept", "left out")
    runs = run({name: variants[name] for name in chosen["corrections"]}, shared, study.plan, chosen, satire)
    articles = [article for article in study.labels if article in runs.places.columns]
    outlets = tuple(label_of(study, article) for article in articles)
    by_outlet = runs.places[articles].T.groupby(list(outlets), sort=False).mean().T
    places = by_outlet.reindex(columns=list(dict.fromkeys(outlets)))
    labels = tuple(study.labels[article] for article in articles)
    return Curve(runs, places, outlets, tuple(idle), tuple(unmeasured(study, articles)), tuple(articles), labels)


def label_of(study: Study, article: str) -> str:
    """Return the label under which an article is compared: its own, or its outlet's where outlets are."""
    return study.compared[article if study.by == "article" else study.owners[article]]


def ids(study: Study) -> dict[str, str]:
    """Return label compared → outlet, as keys name it; the article where two of one outlet are compared."""
    found = {label_of(study, article): outlet for article, outlet in study.owners.items()}
    alone = len(set(found.values())) == len(found)
    return found if alone else {study.labels[article]: article for article in study.labels}


def specifications(made: Curve) -> "pd.DataFrame":
    """Return one row a specification: its choices, whether it is primary, place_OUTLET, how far apart the ends are, what failed."""
    ends = made.places.max(axis=1) - made.places.min(axis=1)
    told = made.runs.declared.join(made.places.add_prefix(PLACE))
    return told.assign(apart=ends, failed=made.runs.failed())


def place_columns(made: Curve) -> dict[str, str]:
    """Return the columns of `specifications` that hold places → the outlet's label."""
    return {f"{PLACE}{label}": str(label) for label in made.places.columns}


def place_links(study: Study) -> dict[str, str]:
    """Return the label of what is compared → the address of its passages, where its places under all specifications lead."""
    return {label: evidence_at(article=one) for one, label in study.compared.items()}


def choices_table(made: Curve) -> "pd.DataFrame":
    """Return one row a choice: how many specifications make it, each outlet's mean place, share of pairs in the primary order.

    That share is `order_kept`, and `value` too.
    """
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
    told = pd.DataFrame(rows)
    keys = [f"choice.{d}.{c}".replace(" ", "-") for d, c in zip(told["decision"], told["choice"], strict=True)]
    return _specified(made, told.assign(value=told["order_kept"], n=told["specifications"], key=keys))


def _specified(made: Curve, table: "pd.DataFrame") -> "pd.DataFrame":
    table.attrs["specification"] = made.chosen
    return table


def without_families(study: Study) -> "pd.DataFrame":
    """Return each primary place (article's, or outlet's) without one family of markers at a time: pole, family, label, value, moved."""
    import pandas as pd

    place = _placed(study, study.plan)
    rows = []
    for pole, family in [(p, f) for p in ("celebratory", "critical") for f in study.plan["poles"][p]]:
        poles = {name: [one for one in families if one != family] for name, families in study.plan["poles"].items()}
        values = _placed(study, {**study.plan, "poles": poles})
        told = [(f"without.{family}.{one}", study.compared[str(one)], one) for one in values.index]
        rows += [(pole, family, label, values[one], values[one] - place[one], one, key) for key, label, one in told]
    return pd.DataFrame(rows, columns=["pole", "family", "label", "value", "moved", study.by, "key"])


def _placed(study: Study, plan: "dict[str, Any]") -> "pd.Series[float]":
    """Return the place of each article, or the mean of each outlet's articles that have one."""
    made = bare_places(sentence_sums(study.tables, plan), plan)
    return made if study.by == "article" else made.groupby(made.index.map(study.owners), sort=False).mean()


def decision_shares(study: Study, made: Curve) -> "pd.DataFrame":
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
    both = pd.concat([mean, made_shares], ignore_index=True)
    named = {row["finding"]: finding_id(study, **row)[0] for row in told.to_dict("records")}
    keys = [f"decision.{named.get(f, 'all')}.{d}" for f, d in zip(both["finding"], both["decision"], strict=True)]
    return _specified(made, both.assign(value=both["share"], key=keys))


def finding_id(study: Study, finding: str, first: str, second: str) -> tuple[str, bool]:
    """Return how keys name a finding, a pair in the order of the alphabet, and whether that turns the pair round."""
    known = ids(study)
    if not second:
        return f"{known[first]}.{'first' if finding.endswith(FIRST) else 'last'}", False
    pair = [known[first], known[second]]
    return ".".join(sorted(pair)), pair != sorted(pair)


def outlets_tested(study: Study, made: Curve) -> "pd.DataFrame":
    """Return the joint test of each outlet against all others over all specifications; refused with one article an outlet."""
    articles = [article for article in study.labels if article in made.runs.places.columns]
    tested = outlet_tests(made.runs.places[articles], made.outlets, resampling=Resampling.of(study.plan))
    known = ids(study)
    return _specified(made, tested.assign(key=[f"tested.{known[label]}" for label in tested["outlet"]]))


def shares_answer(shares: "pd.DataFrame", made: Curve) -> str:
    """Say which decision moves the differences most, and which had nothing to decide."""
    mean = shares[(shares["finding"] == "all findings") & shares["share"].notna()].sort_values("share", ascending=False)
    idle = f" Nothing to decide here: {listed(made.idle)}." if made.idle else ""
    told = listed(f"{row['decision']} {100 * max(row['share'], 0):.0f} %" for row in mean.to_dict("records"))
    said = f"Of what the specifications differ in, the decisions explain (mean over the findings): {told}."
    return f"{said if len(mean) else 'Nothing varies.'}{idle}"


def failed_answer(made: Curve) -> str:
    """Say how many specifications failed for some article, why most of them did, and which articles none could place."""
    told = made.runs.failed(dict(zip(made.articles, made.labels, strict=False)))
    rest = f" Not measured, and in none of them: {listed(made.unmeasured)}." if made.unmeasured else ""
    if not (failed := told[told != ""]).size:
        return f"All {len(told):,} specifications ran for every {'measured ' if rest else ''}article.{rest}"
    top = failed.value_counts().head(1)
    most = f"{int(top.iloc[0]):,} of them: {top.index[0]}"
    parts = most.split("; ")
    shown = "; ".join(parts[:FEW]) + (f" and {len(parts) - FEW} more" if len(parts) > FEW else "")
    return f"{len(failed):,} of {len(told):,} specifications failed for some article; {shown}.{_fewer(made)}{rest}"


def _fewer(made: Curve) -> str:
    """Say of how many of its articles an outlet's place is the mean where the others have none; "" where each has one article."""
    placed = made.runs.places[list(made.articles)].notna().T.groupby(list(made.outlets), sort=False)
    each, fewest = placed.size(), placed.sum().min(axis=1)
    told = [f"{one} on {fewest[one]} of {each[one]} articles" for one in each.index[(each > 1) & (fewest < each)]]
    return (
        f" An outlet's place is the mean of those of its articles that have one: at the least {listed(told)}."
        if told
        else ""
    )
