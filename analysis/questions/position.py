"""Where do the articles stand between celebratory and critical, and what puts them there?"""

from math import isnan
from typing import TYPE_CHECKING

from analysis.comparisons import position as axis
from analysis.comparisons.bootstrap import Resampling
from analysis.comparisons.misattribution import error_rate
from analysis.comparisons.sums import sentence_sums
from analysis.questions.wording import interval, listed, number, separated
from analysis.study import Study

if TYPE_CHECKING:
    import pandas as pd


def positions(study: Study, lexicon: str = "", indirect_is_own: bool = False) -> "pd.DataFrame":
    """Return each article's place on the declared axis; the key is position.ARTICLE.

    Its interval carries the measured error of telling who speaks (`analysis.comparisons.misattribution`).
    """
    made = axis.position(own_sums(study, lexicon, indirect_is_own), study.plan, misattribution=error_rate())
    files = {row["article"]: row["file"] for row in study.corpus.articles}
    labelled = study.labelled(made)
    keys = [f"position.{article}" for article in labelled["article"]]
    outlets = {row["article"]: row["outlet"] for row in study.corpus.articles}
    placed = labelled.assign(file=labelled["article"].map(files), outlet=labelled["article"].map(outlets), key=keys)
    placed.attrs["level"] = Resampling.of(study.plan).level
    placed.attrs["specification"] = {"lexicon": lexicon, "indirect_is_own": indirect_is_own}
    return placed


def own_sums(study: Study, lexicon: str = "", indirect_is_own: bool = False) -> "pd.DataFrame":
    """Return the sums of each sentence by which the study's articles are placed."""
    return sentence_sums(study.tables, study.plan, lexicon=lexicon, indirect_is_own=indirect_is_own)


def contributions(study: Study) -> "pd.DataFrame":
    """Return what each declared component adds to each place; they sum to it. An outlet's are the mean of its articles'."""
    made = study.labelled(axis.components(own_sums(study), study.plan, misattribution=error_rate()))
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
    return study.labelled(axis.axes(own_sums(study), study.plan, misattribution=error_rate()))


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
            why = listed(dict.fromkeys(unknown["reason"]))
            return (
                f"No outlet's place has an interval ({why}), so nothing can be said of the outlets beyond these articles. The "
                f"means of their articles' places are, from celebratory (+1) to critical (−1): {listed(_bare(bare))}."
            )
        return (
            f"No article can be placed: {listed(dict.fromkeys(unknown['reason']))}."
            if len(unknown)
            else "There is no article to place."
        )
    told = listed(f"{row['label']} {interval(row)}" for _, row in known.iterrows())
    order = f"From celebratory (+1) to critical (−1) the {_those(table)}s stand as follows: {told}."
    first = order if len(known) > 1 else f"Between celebratory (+1) and critical (−1) one place is known: {told}."
    pairs = [(a, b) for n, (_, a) in enumerate(known.iterrows()) for _, b in list(known.iterrows())[n + 1 :]]
    apart = sum(separated(a, b) for a, b in pairs)
    second = (
        _apart(apart, len(pairs))
        if pairs
        else f"No other {_those(table)} has an interval to compare it with."
        if len(unknown)
        else "There is nothing to compare it with."
    )
    return f"{first} {second}{_without_interval(unknown)}"


def _apart(apart: int, pairs: int) -> str:
    """Say how many of the pairs are told apart by their intervals, and what that leaves open."""
    if pairs == 1:
        return (
            "Their intervals do not touch."
            if apart
            else "Their intervals touch: which of the two comes first is not certain."
        )
    if not apart:
        return f"All {pairs} pairs have intervals that touch: the order is not certain within any pair."
    first = f"{apart} of {pairs} pairs have intervals that do not touch"
    return f"{first}." if apart == pairs else f"{first}; the order within the others is not certain."


def _without_interval(unknown: "pd.DataFrame") -> str:
    """Say who has no interval and why, with the value where there is one."""
    if not len(unknown):
        return ""
    told = [f"{listed(_bare(rows))} ({reason})" for reason, rows in unknown.groupby("reason", sort=False)]
    return f" Not estimable: {listed(told)}."


def _bare(rows: "pd.DataFrame") -> list[str]:
    """Return labels, each with the value that has no interval where there is one."""
    return [
        f"{row['label']}{'' if isnan(row['value']) else ' ' + number(row['value'])}" for row in rows.to_dict("records")
    ]


def positions_caption(table: "pd.DataFrame") -> str:
    """Return the sentence under the figure of places: how many stand apart from the middle, and what n is."""
    known = table[table["estimable"].astype(bool)]
    above, below = known["label"][known["low"] > 0], known["label"][known["high"] < 0]
    sides = [f"wholly on the celebratory side: {listed(above)}"] if len(above) else []
    sides += [f"wholly on the critical side: {listed(below)}"] if len(below) else []
    counted_in = "sentences in the own voice" if _those(table) == "article" else "articles with a place"
    if not len(known):
        hollow = "Hollow marks: the mean of too few articles for an interval."
        return f"{hollow if _those(table) == 'outlet' else 'No article has an interval.'} n: {counted_in}."
    told = "; ".join(sides) or f"no {_those(table)} stands wholly on one side of the middle"
    width = f"{table.attrs['level']:.0%}".replace("%", " %") if "level" in table.attrs else "their"
    return f"Points with {width} intervals; {told}. n: {counted_in}."


def _those(table: "pd.DataFrame") -> str:
    return "outlet" if "outlet" in table and "article" not in table else "article"


def how_placed(study: Study) -> str:
    """Say what a place is made of and what its interval tells, of an article or of an outlet."""
    made = (
        "**How to read this.** An article's place is the weighted mean of the components that `plan.toml` declares, each between −1 and "
        "+1: the outlet's own stance (the tone of its own words, its celebratory and critical markers, how it introduces others' words) "
        "and its choice of voices (whose praise and criticism it carries, how many sides, what context). "
    )
    if study.by == "outlet":
        return (
            made
            + "An outlet's place is the mean of its articles' places; the interval tells how far it would move with other articles."
        )
    return made + (
        "The interval tells how far the value would move had the same text gone on in the same way, and holds the measured error of "
        f"telling whose words are whose ({100 * error_rate():.0f} % of words, on US news); it describes this text, not the outlet."
    )


def scope(study: Study) -> str:
    """Say of what the places tell: of articles, or of outlets through the articles at hand."""
    several = sum(len(study.articles_of(outlet)) > 1 for outlet in set(study.owners.values()))
    if not several:
        return "One article per outlet tells how that article is written, not what the outlet is: another day's article might stand elsewhere."
    every = len(set(study.owners.values()))
    alone = "; an outlet with one article has that article's place" if several < every else ""
    return (
        f"{several} of {every} outlets {'has' if several == 1 else 'have'} several articles: an interval tells how far the outlet's mean "
        f"would move with other articles chosen in the same way, which a sample by hand cannot promise{alone}."
    )
