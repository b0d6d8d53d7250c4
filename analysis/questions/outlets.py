"""Where do outlets with several articles stand, and can they be told apart?"""

from typing import TYPE_CHECKING

from analysis.alignments.sketches import WHOLE_ARTICLE
from analysis.comparisons.bootstrap import Resampling
from analysis.comparisons.contrasts import outlet_contrasts
from analysis.comparisons.permutation import ALPHA
from analysis.comparisons.statistics import ratio
from analysis.questions.estimating import estimated
from analysis.questions.position import positions
from analysis.questions.wording import count_of, listed, number
from analysis.study import Study

if TYPE_CHECKING:
    import pandas as pd

UNIT = "−1 critical to +1 celebratory"
PLACE = ratio("position", "place", "articles", UNIT, "mean place of its articles", limits=(-1.0, 1.0))


def compared_places(study: Study, place: "pd.DataFrame") -> "pd.DataFrame":
    """Return what the front page places: the articles, or the outlets where one has several articles.

    An outlet's place is the mean of its articles' places, its interval over them (cluster bootstrap); key position.OUTLET,
    or position.outlet.OUTLET where an article has that name: position.ARTICLE is the article's own place.
    """
    if study.by == "article":
        return place
    known = place[place["estimable"].astype(bool)]
    made = estimated(study, known.assign(place=known["value"], articles=1), PLACE)
    articles = study.corpus.labels
    told = made.assign(key=[f"position.{'outlet.' * (one in articles)}{one}" for one in made["outlet"]])
    told.attrs = dict(place.attrs)
    return told


def outlet_positions(study: Study, lexicon: str = "", indirect_is_own: bool = False) -> "pd.DataFrame":
    """Return `compared_places` from the study alone: what the outlets' places are counted again by."""
    return compared_places(study, positions(study, lexicon, indirect_is_own))


def copies_told(study: Study, place: "pd.DataFrame") -> str:
    """Say which articles are copies of another outlet's article, and where their outlet stands without them; "" for none.

    Known with the texts only.
    """
    if "copies" not in study.tables:
        return ""
    found = study["copies"]
    whole = found[(found["paragraph"] == WHOLE_ARTICLE) & found["holder"].isin(study.labels)]
    known = place[place["estimable"].astype(bool)]
    told = []
    for one, holder in dict(zip(whole["article"], whole["holder"], strict=True)).items():
        if one not in study.labels or study.owners[one] == study.owners[holder]:
            continue
        rest = known[(known["outlet"] == study.owners[one]) & ~known["article"].isin(whole["article"])]
        said = f"{study.labels[one]} is the same article as {study.labels[holder]}, or nearly"
        outlet = study.compared.get(study.owners[one], "")
        there = f": without it {outlet} has the place {number(rest['value'].mean())} ({count_of(len(rest), 'article')})"
        told.append(f"{said}{there if len(rest) and study.by == 'outlet' else ''}.")
    return " ".join(told)


def satire_told(study: Study, place: "pd.DataFrame") -> str:
    """Say where an outlet stands without its articles that are declared satire; "" where no outlet has others beside them."""
    if study.by == "article":
        return ""
    known = place[place["estimable"].astype(bool)]
    told = []
    for outlet in dict.fromkeys(study.owners[one] for one in study.satire):
        rest = known[(known["outlet"] == outlet) & ~known["article"].isin(study.satire)]
        if len(rest):
            there = f"{number(rest['value'].mean())} ({count_of(len(rest), 'article')})"
            told.append(f"Without what is declared satire {study.compared[outlet]} has the place {there}.")
    return " ".join(told)


def outlets_caption(table: "pd.DataFrame") -> str:
    """Say of the table of `outlet_places` whose interval and test disagree, and which of the two counts; "" without a test."""
    tested = table[table["p"].notna()]
    if not len(tested):
        return ""
    told = tested[tested["q"] <= ALPHA]["first"]
    first = f"Told apart from the others with the false discovery rate held at {ALPHA:g}: {listed(told)}."
    beyond = tested[((tested["low"] > 0) | (tested["high"] < 0)) & (tested["p"] > ALPHA)]["first"]
    out = (
        f" The interval of {listed(beyond)} leaves 0 out all the same: it leans on Student's t, which few articles hardly bear out."
        if len(beyond)
        else ""
    )
    return f"{first}{out} p, from exchanging whole articles, needs no such curve, and it decides."


def outlet_places(study: Study, place: "pd.DataFrame") -> "pd.DataFrame":
    """Compare the outlets' mean places over their articles, each with the rest; not estimable with one article an outlet."""
    known = place[place["estimable"].astype(bool)]
    labels = {row["outlet"]: row["label"] for row in study.corpus.outlets}
    sums = known[["article"]].assign(outlet=known["outlet"].map(labels), place=known["value"], articles=1)
    chosen = sums if sums["outlet"].nunique() > 1 else sums.head(0)
    made = outlet_contrasts(chosen, PLACE, resampling=Resampling.of(study.plan))
    tested = made["p"].notna() & (made["reason"] != "")
    made = made.assign(reason=made["reason"].mask(tested, "tested; no interval: " + made["reason"]))
    return made[["first", "second", "value", "low", "high", "n", "p", "attainable_p", "q", "estimable", "reason"]]
