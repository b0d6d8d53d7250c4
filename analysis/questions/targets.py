"""Whom do the articles praise, and whom do they blame, in their own voice and in the voices they quote?"""

from typing import TYPE_CHECKING

from analysis.comparisons.bootstrap import Resampling
from analysis.comparisons.statistics import ratio
from analysis.questions.estimating import estimated, summed
from analysis.questions.wording import interval, listed, number, overlap
from analysis.study import Study, rows_at

if TYPE_CHECKING:
    import pandas as pd

TOWARD = ratio(
    "target",
    "value",
    "named",
    "mean valence a sentence that names it",
    "sum of weighed valences / sentences that name it",
)
OWN, QUOTED = "own voice", "quoted voices"
COUNTS = ["named", "praised", "blamed"]
FEWEST = 3


def target_tones(study: Study, indirect_is_own: bool = False) -> "pd.DataFrame":
    """Return the tone toward each declared target by article (or outlet) and voice: value, interval, counts.

    `named` is the number of sentences that name the target where the voice speaks, `praised` and `blamed` those of them that
    do so. A target named too seldom has no interval; one that an article's own voice never names has a row that says so.
    The targets named most often come first.
    """
    import pandas as pd

    table = study["targets"]
    own = table["voice"].isin(("own", "indirect") if indirect_is_own else ("own",))
    parts = [_estimated(study, rows, name) for name, rows in ((OWN, table[own]), (QUOTED, table[~own])) if len(rows)]
    columns = [study.by, "target", "label", "group", "value", "low", "high", "n", "estimable", "reason"]
    if not parts:
        return pd.DataFrame(columns=[*columns, *COUNTS, "key"])
    made = study.labelled(pd.concat([*parts, _silent(study, parts[0])], ignore_index=True))
    named = made.groupby("target")["named"].sum().sort_values(ascending=False, kind="stable")
    rank = {name: place for place, name in enumerate([*named.index, *study.compared, OWN, QUOTED])}
    made = made.sort_values(["target", "group", study.by], key=lambda one: one.map(rank), ignore_index=True)
    places = zip(made[study.by], made["target"], made["group"], strict=True)
    told = made.assign(key=[f"target.{a}.{t.replace(' ', '-')}.{g.split()[0]}" for a, t, g in places])
    told.attrs["specification"] = {"indirect_is_own": indirect_is_own}
    return told


def _estimated(study: Study, rows: "pd.DataFrame", group: str) -> "pd.DataFrame":
    sentences = rows.groupby(["article", "target", "sentence"], as_index=False)[["value", "praised", "blamed"]].sum()
    sentences = sentences.assign(
        named=1, praised=sentences["praised"].clip(upper=1), blamed=sentences["blamed"].clip(upper=1)
    )
    made = estimated(study, sentences, TOWARD, ["target"]).assign(group=group)
    told = made.merge(summed(study, sentences, ["target"], COUNTS), on=[study.by, "target"], validate="one_to_one")
    return told if study.by == "article" else _of_enough(told, Resampling.of(study.plan).minimum)


def _of_enough(told: "pd.DataFrame", needed: int) -> "pd.DataFrame":
    """Return the table of outlets without the intervals of fewer sentences than an article would need.

    The value has no natural range: with few sentences an interval over the articles tells nothing.
    """
    few = told["estimable"].astype(bool) & (told["named"] < needed)
    told = told.astype({"estimable": bool, "reason": object, "method": object})
    told.loc[few, ["low", "high"]] = float("nan")
    told.loc[few, ["estimable", "needed", "method"]] = False, needed, ""
    told.loc[few, "reason"] = [f"{n} of the {needed} sentences that name it needed" for n in told.loc[few, "named"]]
    return told


def _silent(study: Study, own: "pd.DataFrame") -> "pd.DataFrame":
    """Return a row for every article that does not name a target in its own voice, though another does."""
    import pandas as pd

    told = set(zip(own[study.by], own["target"], strict=True))
    missing = [(a, t) for t in own["target"].unique() for a in study.compared if (a, t) not in told]
    empty = {
        "group": OWN,
        "value": float("nan"),
        "n": 0,
        "estimable": False,
        "reason": "not named",
    }
    return pd.DataFrame(missing, columns=[study.by, "target"]).assign(**empty, **dict.fromkeys(COUNTS, 0))


def targets_answer(table: "pd.DataFrame") -> str:
    """Answer in two sentences: toward whom the articles' own voice is warmest and coldest, and what cannot be said.

    Warmest and coldest are taken among all values, with an interval or without; one without says why.
    """
    own = table[(table["group"] == OWN) & (table["named"] >= FEWEST)] if len(table) else table
    if not len(own):
        return "No target is declared in targets.csv, or none is named in enough sentences: nothing can be said of praise and blame."
    ends = own.sort_values("value", kind="stable")
    coldest, warmest = ends.iloc[0], ends.iloc[-1]
    whose = f"In the own voice ({TOWARD.unit}; of targets that {FEWEST} or more sentences name)"
    if len(own) == 1:
        return f"{whose} there is one value, toward {warmest['target']} in {warmest['label']}: {interval(warmest)}."
    first = (
        f"{whose} the warmest words go to "
        f"{warmest['target']} in {warmest['label']}, {interval(warmest)}, and the coldest to {coldest['target']} in "
        f"{coldest['label']}, {interval(coldest)}.{overlap(warmest, coldest)}"
    )
    return f"{first} {_beyond_zero(own)}"


def _beyond_zero(own: "pd.DataFrame") -> str:
    """Say which values have an interval that leaves out zero, of how many that have one."""
    known = own[own["estimable"].astype(bool)]
    sure = known[(known["low"] > 0) | (known["high"] < 0)].sort_values("value")
    if not len(known):
        return f"Not one of the {len(own)} values has an interval."
    have = "has an interval" if len(known) == 1 else "have an interval"
    said = [f"{r.label} toward {r.target} ({number(r.value)})" for r in sure.itertuples()]
    leave = "leaves zero out" if len(said) < 2 else "leave zero out"
    told = f"{len(said)} {leave}: {listed(said)}" if said else f"none {leave}"
    return f"{len(known)} of the {len(own)} values {have}; {told}."


def target_passages(study: Study, target: str, top: int = 1) -> "pd.DataFrame":
    """Return, by article or outlet, the sentences of the own voice that are warmest and coldest toward a target.

    `valence` is the sum of the valences of its words, weighted by how near they stand: it has no bounds, as a tone has.
    """
    import pandas as pd

    table = study["targets"]
    own = table[(table["target"] == target) & (table["voice"] == "own") & (table["value"] != 0)]
    ends = []
    for one in study.compared:
        there = own["article"].isin(study.articles_of(one))
        ranked = own[there].sort_values("value", ascending=False)
        ends.append(ranked.iloc[[*range(min(top, len(ranked))), *range(max(len(ranked) - top, top), len(ranked))]])
    shown = pd.concat(ends) if ends else own
    found = rows_at(study, list(zip(shown["article"], shown["sentence"], strict=True)))
    return found.assign(valence=shown["value"].to_numpy())
