"""Where do outlets with several articles stand, and can they be told apart?"""

from typing import TYPE_CHECKING

from analysis.comparisons.bootstrap import Resampling
from analysis.comparisons.contrasts import outlet_contrasts
from analysis.comparisons.statistics import ratio
from analysis.questions.estimating import estimated
from analysis.questions.position import positions
from analysis.study import Study

if TYPE_CHECKING:
    import pandas as pd

UNIT = "−1 critical to +1 celebratory"
PLACE = ratio("position", "place", "articles", UNIT, "mean place of its articles", limits=(-1.0, 1.0))


def compared_places(study: Study, place: "pd.DataFrame") -> "pd.DataFrame":
    """Return what the front page places: the articles, or the outlets where one has several articles.

    An outlet's place is the mean of its articles' places, its interval over them (cluster bootstrap); key position.OUTLET.
    """
    if study.by == "article":
        return place
    known = place[place["estimable"].astype(bool)]
    made = estimated(study, known.assign(place=known["value"], articles=1), PLACE)
    told = made.assign(key=[f"position.{outlet}" for outlet in made["outlet"]])
    told.attrs = dict(place.attrs)
    return told


def outlet_positions(study: Study, lexicon: str = "", indirect_is_own: bool = False) -> "pd.DataFrame":
    """Return `compared_places` from the study alone: what the outlets' places are counted again by."""
    return compared_places(study, positions(study, lexicon, indirect_is_own))


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
