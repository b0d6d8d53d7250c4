"""Which sentences pull an article to either end of the axis, and by what?"""

from typing import TYPE_CHECKING

from analysis.comparisons.influence import influences
from analysis.comparisons.sums import counted
from analysis.questions.position import own_sums
from analysis.questions.wording import listed, number
from analysis.study import Study, rows_at

if TYPE_CHECKING:
    import pandas as pd

THROUGH = {
    "own_tone": "tone of the own voice",
    "own_balance": "markers in the own voice",
    "attribution_stance": "how words are introduced",
    "carried_balance": "markers in quoted voices",
    "sides": "whose words are carried",
    "context": "context",
}


MANY, NAMED = 60, 6


def strongest(study: Study, each: int = 2, place: "pd.DataFrame | None" = None) -> "pd.DataFrame":
    """Return, for each article, the sentences that pull it most to either end, through which component and by which markers.

    Of more than MANY articles, only the strongest of each outlet (of all, where each outlet has one) and those of the two
    articles at the ends of `place`.
    """
    import pandas as pd

    pulls = influences(own_sums(study), study.plan)
    chosen = []
    for article in study.labels:
        rows = pulls[pulls["article"] == article]
        up = rows[rows["influence"] > 0].head(each).assign(pulls="to celebratory")
        down = rows[rows["influence"] < 0].tail(each).iloc[::-1].assign(pulls="to critical")
        chosen += [up, down]
    picked = _foremost(study, pd.concat(chosen, ignore_index=True), each, place)
    found = rows_at(study, list(zip(picked["article"], picked["sentence"], strict=True)))
    by = [_named(study, *row) for row in zip(picked["article"], picked["sentence"], picked["component"], strict=True)]
    through = picked["component"].map(THROUGH).fillna(picked["component"])
    return found.assign(pulls=picked["pulls"], influence=picked["influence"], through=through, by=by)


def _foremost(study: Study, picked: "pd.DataFrame", each: int, place: "pd.DataFrame | None") -> "pd.DataFrame":
    """Return the rows that many articles leave: the strongest of each outlet either way, and those of the ends."""
    if len(study.labels) <= MANY:
        return picked
    ends = _ends(place)["article"] if place is not None else []
    group = picked["article"].map(study.owners) if study.by == "outlet" else picked["pulls"]
    most = each if study.by == "outlet" else MANY
    rank = picked["influence"].abs().groupby([group, picked["pulls"]]).rank(ascending=False, method="first")
    return picked[(rank <= most) | picked["article"].isin(ends)].reset_index(drop=True)


def pulls_caption(study: Study) -> str:
    """Say that of many articles only some passages are shown; "" where each has its own."""
    whole = f"Of {len(study.labels):,} articles the strongest passages"
    return (
        ""
        if len(study.labels) <= MANY
        else f"{whole} {'of each outlet' if study.by == 'outlet' else 'of all'} are shown"
    )


def _named(study: Study, article: str, sentence: int, component: str) -> str:
    """Return what a component counts in a sentence: markers, the tone of its words, cues, or who speaks."""

    def there(table: str) -> "pd.DataFrame":
        rows = study[table]
        return rows[(rows["article"] == article) & (rows["sentence"] == sentence)]

    if component == "own_tone":
        told = there("sentiment")
        told = told[(told["lexicon"] == study["sentiment"]["lexicon"].iloc[0]) & (told["voice"] == "own")]
        return "; ".join(f"tone {number(value)}" for value in told["compound"])
    if component == "attribution_stance":
        told = there("quotes")
        marked = told[told["use"] == "scare"].assign(cue="quotation marks", stance="distancing")
        known = [told[told["stance"].isin(["endorsing", "distancing"])], marked]
        return "; ".join(f"{row.cue} ({row.stance})" for rows in known for row in rows.itertuples())
    if component == "sides":
        told = there("segments")
        roles = told.loc[told["voice"] != "own", "role"].str.replace("_", " ").replace("", "nobody known")
        return "; ".join(dict.fromkeys(roles))
    return _markers(study, counted(there("markers")), component)


def _markers(study: Study, hits: "pd.DataFrame", component: str) -> str:
    """Return the markers that a component counts, as "praise: “success”"; without the texts their entries' names."""
    own, poles = hits["voice"] == "own", study.plan["poles"]
    if component == "context":
        found = hits[hits["family"].isin(poles["context"])]
    else:
        found = hits[(own if component == "own_balance" else ~own) & hits["family"].isin(_poled(poles))]
    told: dict[str, dict[str, None]] = {}
    for row in found.sort_values("word").itertuples():
        words = study.wording(row.article, row.word, row.length)
        name = f"“{words}”" if words else row.entry.split(".")[-1].replace("_", " ")
        told.setdefault(row.family.replace("_", " "), {})[name] = None
    return "; ".join(f"{family}: {', '.join(names)}" for family, names in told.items())


def _poled(poles: "dict[str, list[str]]") -> list[str]:
    return [*poles["celebratory"], *poles["critical"]]


def resting(study: Study, table: "pd.DataFrame") -> str:
    """Say whose place rests on one sentence: without it the place would lose half its distance from the middle."""
    pulls = influences(own_sums(study), study.plan)
    told = []
    for row in table[table["estimable"].astype(bool)].to_dict("records"):
        own = pulls[pulls["article"] == row["article"]]
        if len(own):
            strongest_pull = own.loc[own["influence"].abs().idxmax()]
            if (
                strongest_pull["influence"] * row["value"] > 0
                and abs(strongest_pull["influence"]) >= abs(row["value"]) / 2
            ):
                told.append(f"{row['label']} on sentence {int(strongest_pull['sentence']) + 1}")
    if not told:
        return ""
    if len(told) > NAMED:
        told = [*told[:NAMED], f"{len(told) - NAMED:,} more of {len(table):,} articles"]
    return f"Half or more of a place rests on one sentence: {listed(told)}. Read it before you rely on the place."


def at_the_ends(pulls: "pd.DataFrame", table: "pd.DataFrame", each: int = 2) -> "pd.DataFrame":
    """Return the passages that put the most celebratory and the most critical article where they are; `end` says which."""
    import pandas as pd

    ends = _ends(table)
    if not len(ends):
        return pulls.head(0).assign(end="")
    first, last = ends["label"].iloc[0], ends["label"].iloc[-1]
    up = pulls[(pulls["label"] == first) & (pulls["pulls"] == "to celebratory")].head(each)
    down = pulls[(pulls["label"] == last) & (pulls["pulls"] == "to critical")].head(each)
    up, down = up.assign(end="most celebratory"), down.assign(end="most critical")
    return pd.concat([up, down] if first != last else [up], ignore_index=True)


def _ends(table: "pd.DataFrame") -> "pd.DataFrame":
    """Return the most celebratory and the most critical of the places that can be estimated; none where there is none."""
    known = table[table["estimable"].astype(bool)].sort_values("value", ascending=False)
    return known.iloc[[0, -1]] if len(known) else known
