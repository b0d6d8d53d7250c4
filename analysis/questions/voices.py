"""Whose words are heard, how much of them, and how they are introduced?"""

from collections import Counter
from typing import TYPE_CHECKING

from analysis.alignments.identities import identify
from analysis.comparisons.bootstrap import Resampling
from analysis.comparisons.misattribution import share_limits
from analysis.questions.estimating import owned
from analysis.questions.wording import UNRESOLVED, behind, listed, places_link
from analysis.study import Study, rows_at
from analysis.tables import VOICES

if TYPE_CHECKING:
    import pandas as pd

UNKNOWN = "role not known"
ROLES = ("head_of_state", "official", "document", "collective", "expert", "media", "unnamed", UNKNOWN)
# What a role is called in a sentence; the voices from outside the sides of the event stand last.
TOLD = {
    "head_of_state": "heads of state",
    "official": "officials",
    "document": "documents",
    "collective": "groups",
    UNKNOWN: "speakers whose role is not known",
    "expert": "an expert",
    "media": "another medium",
    "unnamed": "an unnamed speaker",
}
OUTSIDE = ("expert", "media", "unnamed")


def voice_shares(study: Study) -> "pd.DataFrame":
    """Return the share of words in each voice, one row an article (or outlet) and voice; its shares sum to 1.

    The words are counted, not sampled: `low` and `high` tell what the share would be with the errors of attribution that were
    measured elsewhere, and nothing else.
    """
    long = _words_by_voice(study, study.by).stack().rename("words").reset_index()
    total = long.groupby(study.by)["words"].transform("sum")
    limits = _limits(study)
    long = long.merge(limits, on=[study.by, "voice"], how="left", validate="one_to_one")
    made = study.labelled(long.assign(value=long["words"] / total, n=total))
    keys = [f"voice.{a}.{v}" for a, v in zip(made[study.by], made["voice"], strict=True)]
    return made.assign(key=keys)


def bare_shares(study: Study) -> "pd.DataFrame":
    """Return the shares of words without limits: one row an article, one column a voice."""
    words = _words_by_voice(study, "article")
    return words[sorted(VOICES)].div(words.sum(axis=1), axis=0)


def _words_by_voice(study: Study, by: str) -> "pd.DataFrame":
    words = owned(study, study["segments"]).groupby([by, "voice"])["words"].sum().unstack(fill_value=0)
    return words.reindex(columns=list(VOICES), fill_value=0)


def _said(study: Study) -> "pd.DataFrame":
    segments = owned(study, study["segments"])
    return segments[segments["voice"] != "own"]


def _attributed(study: Study) -> "pd.DataFrame":
    quotes = owned(study, study["quotes"])
    return quotes[quotes["kind"] != "mark"]


def _limits(study: Study) -> "pd.DataFrame":
    segments = owned(study, study["segments"])
    return share_limits(segments.assign(article=segments[study.by]), Resampling.of(study.plan)).rename(
        columns={"article": study.by}
    )


def own_shares(study: Study) -> "pd.DataFrame":
    """Return the share of words in the own voice, and what it is when indirect speech counts as own, one row an article or outlet.

    `low` and `high` are those of `voice_shares`: voices mistaken, no sampling.
    """
    segments = owned(study, study["segments"])
    merged = segments.assign(voice=segments["voice"].replace("indirect", "own"))
    total = segments.groupby(study.by)["words"].sum()
    made = {
        name: rows[rows["voice"] == "own"].groupby(study.by)["words"].sum().reindex(total.index, fill_value=0) / total
        for name, rows in (("own", segments), ("own with indirect", merged))
    }
    limits = _limits(study)
    limits = limits[limits["voice"] == "own"].set_index(study.by)[["low", "high"]]
    return study.labelled(limits.assign(**made).rename_axis(study.by).reset_index())


def speakers(study: Study) -> "pd.DataFrame":
    """Return who is given the word: words, attributions and role, one row an article (or outlet) and speaker, most words first.

    One person goes by the longest name and the most frequent role that any article gives; documents stand apart. `known`
    tells by what the speaker is known: a name; a description ("ministry") where the text gives no name; or nothing. Equal
    descriptions of two articles are one row only where these are of one outlet and outlets are compared: `articles` counts.
    """
    who = [study.by, "speaker", "known", "role"]
    said, quotes = (_known(rows).assign(role=rows["role"].replace("", UNKNOWN)) for rows in _identified(study))
    number = quotes.groupby(who).size().rename("attributions").reset_index()
    words = said.groupby(who, as_index=False).agg(articles=("article", "nunique"), words=("words", "sum"))
    made = words.merge(number, on=who, how="left").fillna({"attributions": 0})
    made = made.sort_values([study.by, "words"], ascending=[True, False])
    return study.labelled(made.astype({"attributions": int}))


def _known(rows: "pd.DataFrame") -> "pd.DataFrame":
    """Return rows with everybody who speaks told in `speaker`, and in `known` by what: name, description or nothing."""
    named, described = rows["speaker"] != "", rows["description"] != ""
    speaker = rows["speaker"].mask(~named, rows["description"].mask(~described, UNRESOLVED))
    known = described.map({True: "description", False: "nothing"}).mask(named, "name")
    return rows.assign(speaker=speaker, known=known)


def _identified(study: Study) -> "tuple[pd.DataFrame, pd.DataFrame]":
    """Return segments and attributions with each speaker's whole name and role; what nobody named says keeps its own role."""
    said, quotes = _said(study), _attributed(study)
    people = identify([*said["speaker"], *quotes["speaker"]])
    told = quotes.assign(speaker=quotes["speaker"].map(lambda name: people.get(name, "")))
    known = told[~told["role"].isin(["", "document"])].groupby("speaker")["role"]
    roles = {person: Counter(held).most_common(1)[0][0] for person, held in known if person}

    def whole(rows: "pd.DataFrame") -> "pd.DataFrame":
        person = rows["speaker"].map(lambda name: people.get(name, ""))
        kept = ~person.isin(roles) | (rows["role"] == "document")
        return rows.assign(speaker=person, role=rows["role"].where(kept, person.map(lambda one: roles.get(one, ""))))

    return whole(said), whole(quotes)


def stances(study: Study) -> "pd.DataFrame":
    """Return how attributions are introduced: how many with a cue of each stance, one row an article (or outlet) and stance."""
    quotes = _attributed(study)
    counts = quotes.groupby([study.by, "stance"]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=["neutral", "endorsing", "distancing", "emotive"], fill_value=0)
    counts = counts.reindex(index=list(study.compared), fill_value=0).rename_axis(study.by)
    return study.labelled(counts.stack().rename("value").reset_index())


def not_heard(study: Study) -> "pd.DataFrame":
    """Return, by article or outlet, how many words each role is given; 0 where it is not heard.

    What is said by nobody whose role is known stands under UNKNOWN.
    """
    said = _identified(study)[0]
    said = said.assign(role=said["role"].replace("", UNKNOWN))
    heard = said.groupby([study.by, "role"])["words"].sum().unstack(fill_value=0)
    heard = heard.reindex(index=list(study.compared), columns=list(ROLES), fill_value=0).rename_axis(study.by)
    return behind(study.labelled(heard.stack().rename("words").reset_index()), said, [study.by, "role"])


def voices_answer(shares: "pd.DataFrame", heard: "pd.DataFrame") -> str:
    """Answer in two sentences: whose article is most its own, and which voices are heard nowhere."""
    own = shares[(shares["voice"] == "own") & shares["value"].notna()].sort_values("value")
    if not len(own):
        return "No article has a word: there is no voice to tell apart. Add a text."
    least, most = own.iloc[0], own.iloc[-1]
    first = (
        f"All speak as much in their own voice: {_percent(most['value'])} of their words."
        if len(own) > 1 and _percent(most["value"]) == _percent(least["value"])
        else f"{most['label']} speaks most in its own voice ({_percent(most['value'])} of its words) and {least['label']} gives most "
        f"room to others ({_percent(1 - least['value'])}){_overlapping(own)}."
        if len(own) > 1
        else f"{most['label']} speaks in its own voice for {_percent(most['value'])} of its words."
    )
    return f"{first} {_outside(heard)}."


def _percent(value: float) -> str:
    return f"{100 * value:.0f} %"


def _overlapping(own: "pd.DataFrame") -> str:
    """Say beside whom the one that speaks most in its own voice might not stand first; `own` is sorted, that one last."""
    if not {"low", "high"} <= set(own.columns):
        return ""
    most, others = own.iloc[-1], own.iloc[:-1]
    close = others[(others["high"] >= most["low"]) & (others["low"] <= most["high"])]["label"]
    who = "every other" if len(close) == len(others) > 1 else listed(str(label) for label in close)
    return (
        f"; with voices mistaken as often as elsewhere {most['label']} might have no more than {who}"
        if len(close)
        else ""
    )


def _outside(heard: "pd.DataFrame") -> str:
    """Say in which articles no expert, no other medium and no unnamed speaker is heard, and who is instead."""
    words = heard.groupby("role")["words"].sum()
    silent = [TOLD[role] for role in OUTSIDE if words.get(role, 0) == 0]
    nowhere = f"; in none of the articles is {_either(silent)} heard" if silent else ""
    by_label = heard[heard["role"].isin(OUTSIDE)].groupby("label", sort=False)["words"].sum()
    alone = [str(label) for label in by_label.index[by_label == 0]]
    if not alone:
        return f"Each carries {_either([TOLD[role] for role in OUTSIDE if TOLD[role] not in silent])}{nowhere}"
    there = heard[heard["label"].isin(alone) & (heard["words"] > 0)]
    roles = [told for role, told in TOLD.items() if role in set(there["role"])]
    if not roles:
        return f"Nobody is given the word in {listed(alone)}{nowhere}"
    if len(alone) > 1:
        return f"No expert, no other medium and no unnamed speaker is given the word in {listed(alone)}{nowhere}"
    return f"Only {listed(roles)} are given the word in {listed(alone)}{nowhere}"


def _either(roles: list[str]) -> str:
    return roles[0] if len(roles) == 1 else f"{', '.join(roles[:-1])} or {roles[-1]}"


def attributions(study: Study, article: str) -> "pd.DataFrame":
    """Return every attribution of an article with its passage: the table to read against the text."""
    quotes = study["quotes"]
    rows = quotes[quotes["article"] == article].sort_values("word")
    places = list(zip(rows["article"], rows["sentence"], strict=True))
    found = rows_at(study, places).assign(link=[places_link([place]) for place in places])
    told = ["kind", "use", "speaker", "description", "role", "cue", "stance", "words", "confidence"]
    return found[["sentence", "passage", "link"]].join(rows[told].reset_index(drop=True))
