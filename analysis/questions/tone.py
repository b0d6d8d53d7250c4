"""How warm are the articles, in their own voice and in the voices they quote?"""

from typing import TYPE_CHECKING

from analysis.comparisons.statistics import ratio
from analysis.questions.estimating import bare, estimated
from analysis.questions.wording import interval, level, listed, number, overlap
from analysis.study import Study, rows_at
from analysis.tables import VOICES, ZONES

if TYPE_CHECKING:
    import pandas as pd

TONE = ratio(
    "tone",
    "warmth",
    "words",
    "mean tone, -1 to 1",
    "mean compound value of the sentences' parts, weighted by their words",
    reference="Hutto & Gilbert 2014, doi:10.1609/icwsm.v8i1.14550",
    limits=(-1.0, 1.0),
)
MOVED = 0.05
WHOLE, OWN, QUOTED = "whole text", "own voice", "quoted voices"


def tones(study: Study, lexicon: str = "", indirect_is_own: bool = False) -> "pd.DataFrame":
    """Return the tone of each article (or outlet) for the whole text, its own voice and the voices it quotes, with intervals."""
    import pandas as pd

    spoken = _spoken(study, lexicon)
    tables = [
        estimated(study, spoken, TONE, voices=voices).assign(group=name)
        for name, voices in _parts(indirect_is_own).items()
        if not voices or spoken["voice"].isin(voices).any()
    ]
    made = study.labelled(pd.concat(tables, ignore_index=True))
    told = made.assign(key=[f"tone.{a}.{g.split()[0]}" for a, g in zip(made[study.by], made["group"], strict=True)])
    told.attrs["specification"] = {"lexicon": lexicon, "indirect_is_own": indirect_is_own}
    return told


def bare_tones(study: Study) -> "pd.DataFrame":
    """Return the tones of each article without intervals: one row an article, one column a group of `tones`."""
    import pandas as pd

    spoken = _spoken(study, "")
    return pd.DataFrame({name: bare(spoken, TONE, voices) for name, voices in _parts(False).items()})


def _parts(indirect_is_own: bool) -> dict[str, tuple[str, ...]]:
    """Return what is set apart → its voices; the whole text has none of its own."""
    own = ("own", "indirect") if indirect_is_own else ("own",)
    return {WHOLE: (), OWN: own, QUOTED: tuple(voice for voice in VOICES if voice not in own)}


def _spoken(study: Study, lexicon: str) -> "pd.DataFrame":
    table = study["sentiment"]
    chosen = table[table["lexicon"] == (lexicon or table["lexicon"].iloc[0])] if len(table) else table
    return chosen.assign(warmth=chosen["compound"] * chosen["words"])


def tone_answer(table: "pd.DataFrame") -> str:
    """Answer in two sentences: who is warmest in the own voice, and what quoting does to it."""
    valued = table[table["value"].notna()]
    own, whole = (valued[valued["group"] == group].sort_values("value") for group in (OWN, WHOLE))
    if not len(own):
        return "No article has a sentence of its own: the tone of the own voice cannot be estimated."
    warmest, coldest = own.iloc[-1], own.iloc[0]
    first = (
        f"In their own voice none is warmer than another: {number(own['value'].iloc[0])} in all."
        if level(own)
        else f"In its own voice {warmest['label']} is the warmest, {interval(warmest)}, and {coldest['label']} the coldest, "
        f"{interval(coldest)}.{overlap(warmest, coldest)}"
        if len(own) > 1
        else f"In its own voice {warmest['label']} has a tone of {interval(warmest)}; no other can be set beside it."
    )
    moved = whole.merge(own, on="label", suffixes=("", "_own"))
    shift = (moved["value"] - moved["value_own"]).round(2)
    raised, lowered = moved["label"][shift >= MOVED], moved["label"][shift <= -MOVED]
    parts = []
    if len(raised):
        parts.append(f"raise the tone of {listed(raised)}")
    if len(lowered):
        parts.append(f"lower {'that' if parts else 'the tone'} of {listed(lowered)}")
    told = f"Quoted voices {' and '.join(parts)}" if parts else "Quoted voices change the tone of none"
    known = bool(table["estimable"].any())
    sure = "the intervals below tell" if known else "cannot be told without intervals"
    second = f"{told} by {MOVED} or more; whether that is more than chance {sure}."
    return f"{first} {second}"


def tone_passages(study: Study, one: str, lexicon: str = "", top: int = 2) -> "pd.DataFrame":
    """Return the warmest and the coldest sentences of the own voice of one article, or of one outlet's articles; those without tone are neither."""
    spoken = _spoken(study, lexicon)
    there = spoken["article"].isin(study.articles_of(one))
    own = spoken[there & (spoken["voice"] == "own")].sort_values("warmth", ascending=False)
    shown = own["compound"].round(2)
    ends = own[
        (shown > 0) & (own["warmth"].rank(ascending=False, method="first") <= top)
        | (shown < 0) & (own["warmth"].rank(method="first") <= top)
    ]
    found = rows_at(study, list(zip(ends["article"], ends["sentence"], strict=True)))
    return found.assign(tone=ends["compound"].to_numpy(), words=ends["words"].to_numpy())


def tone_by_zone(study: Study, lexicon: str = "") -> "pd.DataFrame":
    """Return the own voice's tone in headline, lede and body, by article or outlet; parts too short have no interval."""
    spoken = _spoken(study, lexicon)
    made = estimated(study, spoken, TONE, ["zone"], ("own",))
    rank = {name: place for place, name in enumerate([*study.compared, *ZONES])}
    return made.sort_values([study.by, "zone"], key=lambda one: one.map(rank), ignore_index=True)
