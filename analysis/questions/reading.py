"""How hard are the articles to read?"""

from typing import TYPE_CHECKING, Any

from analysis.comparisons.registry import statistic
from analysis.questions.estimating import bare, estimated
from analysis.questions.wording import interval, level, listed, number, separated
from analysis.study import Study

if TYPE_CHECKING:
    import pandas as pd

SHOWN = ("flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "sentence_length")


def readability(study: Study, formulas: tuple[str, ...] = SHOWN) -> "pd.DataFrame":
    """Return the value of each formula by article, or by outlet where one has several; headlines left out."""
    import pandas as pd

    body = _body(study)
    made = study.labelled(pd.concat([estimated(study, body, statistic(name)) for name in formulas], ignore_index=True))
    keys = [f"readability.{a}.{s}" for a, s in zip(made[study.by], made["statistic"], strict=True)]
    return made.assign(group=made["statistic"].str.replace("_", " "), key=keys)


def bare_readability(study: Study) -> "pd.DataFrame":
    """Return the values of the formulas without intervals: one row an article, one column a formula."""
    import pandas as pd

    return pd.DataFrame({name: bare(_body(study), statistic(name)) for name in sorted(SHOWN)})


def _body(study: Study) -> "pd.DataFrame":
    counts = study["readability"]
    return counts[counts["zone"] != "headline"]


def readability_answer(table: "pd.DataFrame") -> str:
    """Answer in two sentences: who is hardest and easiest by reading ease, and whether that is more than chance."""
    ease = table[(table["statistic"] == "flesch_reading_ease") & table["value"].notna()].sort_values("value")
    if not len(ease):
        return "No article has a sentence to read: reading ease cannot be estimated."
    hard, easy = ease.iloc[0], ease.iloc[-1]
    if len(ease) == 1:
        return f"{hard['label']} has a Flesch reading ease of {interval(hard, 0)} (higher is easier). No other can be set beside it."
    if level(ease, 0):
        return f"By Flesch reading ease none is harder to read than another: {number(hard['value'], 0)} in all."
    hardest, easiest = _alike(ease, hard), _alike(ease, easy)
    first = (
        f"By Flesch reading ease {_those(hardest)} the hardest to read, and {_those(easiest)} the easiest (higher is easier)."
        if len(hardest) + len(easiest) > 2
        else f"By Flesch reading ease {hard['label']} is the hardest to read, {interval(hard, 0)}, and {easy['label']} the "
        f"easiest, {interval(easy, 0)} (higher is easier)."
    )
    if not (hard["estimable"] and easy["estimable"]):
        return f"{first} Whether that is more than chance cannot be told: not both have an interval."
    if separated(hard, easy):
        return f"{first} Their intervals do not touch."
    few = "articles are too few" if "outlet" in table and "article" not in table else "texts are too short"
    return f"{first} Their intervals overlap: the {few} to tell them apart."


def _alike(ease: "pd.DataFrame", end: "pd.Series[Any]") -> "pd.DataFrame":
    """Return the rows whose value is shown as that of this end."""
    return ease[[number(value, 0) == number(end["value"], 0) for value in ease["value"]]]


def _those(rows: "pd.DataFrame") -> str:
    """Return who stands at an end, with intervals: "A, 65 [43, 88], and B, 65 [52, 79], are"."""
    told = [f"{row['label']}, {interval(row, 0)}," for row in rows.to_dict("records")]
    return f"{listed(told)} {'is' if len(told) == 1 else 'are'}"
