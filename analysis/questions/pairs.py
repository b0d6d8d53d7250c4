"""How far apart do every two of them stand, and is that more than chance?"""

from typing import TYPE_CHECKING

from analysis.comparisons.bootstrap import Resampling
from analysis.comparisons.influence import influences
from analysis.comparisons.misattribution import error_rate
from analysis.comparisons.pairs import article_pairs, outlet_pairs
from analysis.comparisons.sums import sentence_sums
from analysis.questions.outlets import PLACE
from analysis.questions.position import own_sums, positions
from analysis.questions.wording import MOST_PLACES, chance, count_of, interval, listed, number, places_link
from analysis.study import Study

if TYPE_CHECKING:
    import pandas as pd

HELD = 0.05
"""The false discovery rate over all pairs."""
FEW = 4


def place_differences(study: Study, lexicon: str = "", indirect_is_own: bool = False) -> "pd.DataFrame":
    """Return how far apart the places of every two articles (or outlets) are, the largest distance first.

    The value is the place of `first` minus that of `second`, with its interval; `apart` tells whether it is told from 0
    with the false discovery rate held over all pairs (q). Two articles' row describes these two texts. The key,
    difference.X.Y, names them in the order of the alphabet, and so does the sign.
    """
    if study.by == "article":
        sums = sentence_sums(study.tables, study.plan, lexicon=lexicon, indirect_is_own=indirect_is_own)
        made = article_pairs(sums, study.plan, misattribution=error_rate())
    else:
        place = positions(study, lexicon, indirect_is_own)
        known = place[place["estimable"].astype(bool)]
        sums = known[["outlet", "article"]].assign(place=known["value"], articles=1)
        made = outlet_pairs(sums, PLACE, resampling=Resampling.of(study.plan))
    ids = list(zip(made["first"], made["second"], strict=True))
    told = made.assign(
        first=made["first"].map(study.compared),
        second=made["second"].map(study.compared),
        apart=made["q"] <= HELD,
        key=[f"difference.{one}.{other}" for one, other in ids],
        between=["; ".join([*study.articles_of(one), *study.articles_of(other)]) for one, other in ids],
    )
    order = told["value"].abs().sort_values(ascending=False, kind="stable", na_position="last").index
    told = told.loc[order].reset_index(drop=True)
    by = "outlet" if study.by == "outlet" else ""
    told.attrs["specification"] = {"lexicon": lexicon, "indirect_is_own": indirect_is_own, "by": by}
    return told


def pair_links(study: Study, table: "pd.DataFrame", each: int = 2) -> "pd.DataFrame":
    """Return drawn pairs with a column `link`: to the sentences that set the two apart.

    Those are the ones that pull the articles of `before` most to celebratory and those of `after` most to critical, `each`
    an article; of many articles the strongest.
    """
    pulls = influences(own_sums(study), study.plan)
    pulls = pulls.assign(size=pulls["influence"].abs(), up=pulls["influence"] > 0).sort_values("size", ascending=False)
    pulls = pulls[pulls["size"] > 0].groupby(["article", "up"], sort=False).head(each)
    ids = {label: one for one, label in study.compared.items()}
    links = []
    for before, after in zip(table["before"], table["after"], strict=True):
        sides = [(study.articles_of(ids[before]), True), (study.articles_of(ids[after]), False)]
        found = [pulls[pulls["article"].isin(who) & (pulls["up"] == up)].head(MOST_PLACES // 2) for who, up in sides]
        links.append(places_link(place for one in found for place in zip(one["article"], one["sentence"], strict=True)))
    return table.assign(link=links)


def drawn_differences(table: "pd.DataFrame", most: int = 20) -> "pd.DataFrame":
    """Return the pairs to draw, at most `most`, each turned so that its value is above 0 and named "A before B".

    `before` is the one nearer to celebratory: its colour is the row's; `after` is the other.
    """
    shown = table.head(most)
    back = shown["value"] < 0
    turned = shown.assign(
        before=shown["first"].where(~back, shown["second"]),
        after=shown["second"].where(~back, shown["first"]),
        label=[
            f"{b} before {a}" if down else f"{a} before {b}"
            for a, b, down in zip(shown["first"], shown["second"], back, strict=True)
        ],
        value=shown["value"].abs(),
        low=shown["low"].where(~back, -shown["high"]),
        high=shown["high"].where(~back, -shown["low"]),
    )
    return turned[
        [
            "label",
            "before",
            "after",
            "value",
            "low",
            "high",
            "n",
            "estimable",
            "reason",
            "p",
            "attainable_p",
            "q",
            "apart",
        ]
    ]


def differences_answer(table: "pd.DataFrame") -> str:
    """Say how many pairs are told apart, which are not, and what that is worth."""
    if not len(table):
        return "There is one article or outlet with a place: no difference can be told."
    known = table[table["estimable"].astype(bool)]
    if not len(known):
        return f"No pair is told apart: {table['reason'].iloc[0]}."
    apart, near = known[known["apart"]], known[~known["apart"]]
    alone = int(((known["low"] > 0) | (known["high"] < 0)).sum())
    singly = f"; taken singly, {alone} have an interval without 0" if alone > len(apart) else ""
    widest = drawn_differences(known.head(1)).iloc[0]
    first = (
        f"{len(apart)} of {len(table)} pairs {'is' if len(apart) == 1 else 'are'} told apart with the false discovery rate held at {HELD:g} over all of them"
        f"{singly}. The widest is {widest['label']}, {interval(widest)}, {chance('q', widest['q'])}."
    )
    pairs = drawn_differences(near, len(near))
    told = [f"{row.label} ({number(row.value)}, {chance('q', row.q)})" for row in pairs.itertuples()]
    second = f" Not told apart: {listed(told)}." if 0 < len(told) <= FEW else ""
    rest = len(table) - len(known)
    left = (
        f" {count_of(rest, 'pair')} cannot be {'tested' if table['attainable_p'].notna().any() else 'estimated'}."
        if rest
        else ""
    )
    return f"{first}{second}{left} {_worth(table)}"


def _worth(table: "pd.DataFrame") -> str:
    if table["attainable_p"].notna().any():
        smallest = number(float(table["attainable_p"].min()), 3)
        return f"Each outlet's articles were exchanged with the other's; p can reach {smallest} at best. Where the interval, which leans on Student's t, says otherwise, the test decides."
    return "Each row describes two texts: it tells whether they would keep their order had both gone on in the same way, nothing of their outlets."
