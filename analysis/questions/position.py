"""Where do the articles stand between celebratory and critical, and what puts them there?"""

from typing import TYPE_CHECKING

from analysis.comparisons import position as axis
from analysis.comparisons.influence import influences
from analysis.comparisons.misattribution import error_rate
from analysis.comparisons.sums import counted, sentence_sums
from analysis.questions.wording import interval, listed, number, separated
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


def positions(study: Study, lexicon: str = "", indirect_is_own: bool = False) -> "pd.DataFrame":
    """Return each article's place on the declared axis; the key is position.ARTICLE.

    Its interval carries the measured error of telling who speaks (`analysis.comparisons.misattribution`).
    """
    made = axis.position(_sums(study, lexicon, indirect_is_own), study.plan, misattribution=error_rate())
    files = {row["article"]: row["file"] for row in study.corpus.articles}
    labelled = study.labelled(made)
    keys = [f"position.{article}" for article in labelled["article"]]
    outlets = {row["article"]: row["outlet"] for row in study.corpus.articles}
    placed = labelled.assign(file=labelled["article"].map(files), outlet=labelled["article"].map(outlets), key=keys)
    placed.attrs["specification"] = {"lexicon": lexicon, "indirect_is_own": indirect_is_own}
    return placed


def _sums(study: Study, lexicon: str = "", indirect_is_own: bool = False) -> "pd.DataFrame":
    return sentence_sums(study.tables, study.plan, lexicon=lexicon, indirect_is_own=indirect_is_own)


def contributions(study: Study) -> "pd.DataFrame":
    """Return what each declared component adds to each place; they sum to it. An outlet's are the mean of its articles'."""
    made = study.labelled(axis.components(_sums(study), study.plan, misattribution=error_rate()))
    if study.by == "outlet":
        each = made[made["contribution"].notna()].assign(outlet=made["article"].map(study.owners))
        means = each.groupby(["outlet", "part", "component"], as_index=False, sort=False)[
            ["value", "contribution"]
        ].mean()
        made = study.labelled(means)
    keys = [f"component.{a}.{c}" for a, c in zip(made[study.by], made["component"], strict=True)]
    return made.assign(key=keys, place=made.groupby(study.by)["contribution"].transform("sum"))


def two_axes(study: Study) -> "pd.DataFrame":
    """Return warmth and geopolitical distance apart, and the two parts of the axis, with intervals."""
    return study.labelled(axis.axes(_sums(study), study.plan, misattribution=error_rate()))


def strongest(study: Study, each: int = 2) -> "pd.DataFrame":
    """Return, for each article, the sentences that pull it most to either end, through which component and by which markers."""
    import pandas as pd

    pulls = influences(_sums(study), study.plan)
    chosen = []
    for article in study.labels:
        rows = pulls[pulls["article"] == article]
        up = rows[rows["influence"] > 0].head(each).assign(pulls="to celebratory")
        down = rows[rows["influence"] < 0].tail(each).iloc[::-1].assign(pulls="to critical")
        chosen += [up, down]
    picked = pd.concat(chosen, ignore_index=True)
    found = rows_at(study, list(zip(picked["article"], picked["sentence"], strict=True)))
    by = [_named(study, *row) for row in zip(picked["article"], picked["sentence"], picked["component"], strict=True)]
    through = picked["component"].map(THROUGH).fillna(picked["component"])
    return found.assign(pulls=picked["pulls"], influence=picked["influence"], through=through, by=by)


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


def axis_caution(study: Study) -> str:
    """Say in two sentences how far the axis itself may be relied on."""
    from analysis.coding.card import card

    made = card("position", study.corpus.root)
    if made.passes:
        return ""
    return (
        "The axis itself is not validated against human judgement: its weights are declared, not estimated (08 shows other "
        "weights), and criticism is found less surely than praise, irony not at all (`docs/markers.md`). The intervals tell "
        "how far a text bears its own place out; they hold no doubt about the lexicons and the weights."
    )


def positions_answer(table: "pd.DataFrame") -> str:
    """Answer in two sentences: the order from celebratory to critical, and how much of it the texts can bear."""
    known = table[table["estimable"].astype(bool)].sort_values("value", ascending=False)
    unknown = table[~table["estimable"].astype(bool)]
    if not len(known):
        bare = unknown[unknown["value"].notna()].sort_values("value", ascending=False)
        if len(bare) and _those(table) == "outlet":
            told = listed(f"{row['label']} {number(row['value'])}" for _, row in bare.iterrows())
            return (
                f"No outlet's place has an interval ({unknown.iloc[0]['reason']}), so nothing can be said of the outlets beyond "
                f"these articles. The means of their articles' places are, from celebratory (+1) to critical (−1): {told}."
            )
        return (
            f"No article can be placed: {unknown.iloc[0]['reason']}."
            if len(unknown)
            else "There is no article to place."
        )
    told = listed(f"{row['label']} {interval(row)}" for _, row in known.iterrows())
    first = f"From celebratory (+1) to critical (−1) the {_those(table)}s stand as follows: {told}."
    pairs = [(a, b) for n, (_, a) in enumerate(known.iterrows()) for _, b in list(known.iterrows())[n + 1 :]]
    apart = sum(separated(a, b) for a, b in pairs)
    second = (
        f"{apart} of {len(pairs)} pairs have intervals that do not touch; the order within the others is not certain."
        if pairs
        else "There is nothing to compare it with."
    )
    if len(unknown):
        second += f" Not estimable: {listed(unknown['label'])} ({unknown.iloc[0]['reason']})."
    return f"{first} {second}"


def resting(study: Study, table: "pd.DataFrame") -> str:
    """Say whose place rests on one sentence: without it the place would lose half its distance from the middle."""
    pulls = influences(_sums(study), study.plan)
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
    return (
        f"Half or more of a place rests on one sentence: {listed(told)}. Read it before you rely on the place."
        if told
        else ""
    )


def positions_caption(table: "pd.DataFrame") -> str:
    """Return the sentence under the figure of places: how many stand apart from the middle, and what n is."""
    known = table[table["estimable"].astype(bool)]
    above, below = known["label"][known["low"] > 0], known["label"][known["high"] < 0]
    sides = [f"wholly on the celebratory side: {listed(above)}"] if len(above) else []
    sides += [f"wholly on the critical side: {listed(below)}"] if len(below) else []
    if not len(known) and _those(table) == "outlet":
        return "Hollow marks: the mean of too few articles for an interval. n: articles with a place."
    told = "; ".join(sides) or f"no {_those(table)} stands wholly on one side of the middle"
    counted_in = "sentences in the own voice" if _those(table) == "article" else "articles with a place"
    return f"Points with 95 % intervals; {told}. n: {counted_in}."


def _those(table: "pd.DataFrame") -> str:
    return "outlet" if "outlet" in table and "article" not in table else "article"


def at_the_ends(pulls: "pd.DataFrame", table: "pd.DataFrame", each: int = 2) -> "pd.DataFrame":
    """Return the passages that put the most celebratory and the most critical article where they are."""
    import pandas as pd

    known = table[table["estimable"].astype(bool)].sort_values("value", ascending=False)
    if not len(known):
        return pulls.head(0)
    first, last = known.iloc[0]["label"], known.iloc[-1]["label"]
    up = pulls[(pulls["label"] == first) & (pulls["pulls"] == "to celebratory")].head(each)
    down = pulls[(pulls["label"] == last) & (pulls["pulls"] == "to critical")].head(each)
    return pd.concat([up, down] if first != last else [up], ignore_index=True)


def scope(study: Study) -> str:
    """Say of what the places tell: of articles, or of outlets through the articles at hand."""
    several = sum(len(study.articles_of(outlet)) > 1 for outlet in set(study.owners.values()))
    if not several:
        return "One article per outlet tells how that article is written, not what the outlet is: another day's article might stand elsewhere."
    return (
        f"{several} of {len(set(study.owners.values()))} outlets have several articles: their intervals tell how far the outlet's mean would "
        "move with other articles chosen in the same way, which a sample by hand cannot promise; an outlet with one article has that article's place."
    )
