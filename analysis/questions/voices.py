"""Whose words are heard, how much of them, and how they are introduced?"""

from typing import TYPE_CHECKING

from analysis.questions.wording import listed
from analysis.study import Study, rows_at
from analysis.tables import VOICES

if TYPE_CHECKING:
    import pandas as pd

ROLES = ("head_of_state", "official", "document", "collective", "expert", "media", "unnamed", "")


def voice_shares(study: Study) -> "pd.DataFrame":
    """Return the share of words in each voice, one row an article and voice; shares of an article sum to 1."""
    words = study["segments"].groupby(["article", "voice"])["words"].sum().unstack(fill_value=0)
    words = words.reindex(columns=list(VOICES), fill_value=0)
    long = words.stack().rename("words").reset_index()
    total = long.groupby("article")["words"].transform("sum")
    made = study.labelled(long.assign(value=long["words"] / total, n=total))
    keys = [f"voice.{a}.{v}" for a, v in zip(made["article"], made["voice"], strict=True)]
    return made.assign(key=keys)


def speakers(study: Study) -> "pd.DataFrame":
    """Return who is given the word: words, attributions and role, one row an article and speaker, most words first."""
    said = study["segments"][study["segments"]["voice"] != "own"]
    named = said.assign(speaker=said["speaker"].replace("", "(not resolved)"), role=said["role"].replace("", "(none)"))
    words = named.groupby(["article", "speaker", "role"], as_index=False)["words"].sum()
    quotes = study["quotes"][study["quotes"]["kind"] != "mark"]
    counts = quotes.assign(speaker=quotes["speaker"].replace("", "(not resolved)"))
    number = counts.groupby(["article", "speaker"]).size().rename("attributions").reset_index()
    made = words.merge(number, on=["article", "speaker"], how="left").fillna({"attributions": 0})
    made = made.sort_values(["article", "words"], ascending=[True, False])
    return study.labelled(made.astype({"attributions": int}))


def role_shares(study: Study) -> "pd.DataFrame":
    """Return the share of attributed words that each role has, one row an article and role."""
    said = study["segments"][study["segments"]["voice"] != "own"]
    words = (
        said.assign(role=said["role"].replace("", "(none)")).groupby(["article", "role"], as_index=False)["words"].sum()
    )
    total = words.groupby("article")["words"].transform("sum")
    return study.labelled(words.assign(value=words["words"] / total, n=total))


def stances(study: Study) -> "pd.DataFrame":
    """Return how attributions are introduced: how many with a cue of each stance, one row an article and stance."""
    quotes = study["quotes"][study["quotes"]["kind"] != "mark"]
    counts = quotes.groupby(["article", "stance"]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=["neutral", "endorsing", "distancing", "emotive"], fill_value=0)
    counts = counts.reindex(index=list(study.labels), fill_value=0).rename_axis("article")
    return study.labelled(counts.stack().rename("value").reset_index())


def not_heard(study: Study) -> "pd.DataFrame":
    """Return, article by article, which roles are heard and which are not, as 1 and 0."""
    said = study["segments"][study["segments"]["voice"] != "own"]
    heard = said.groupby(["article", "role"])["words"].sum().unstack(fill_value=0)
    shown = [role for role in ROLES if role]
    heard = heard.reindex(index=list(study.labels), columns=shown, fill_value=0).rename_axis("article")
    return study.labelled(heard.stack().rename("words").reset_index())


def voices_answer(shares: "pd.DataFrame", heard: "pd.DataFrame") -> str:
    """Answer in two sentences: whose article is most its own, and which voices are heard nowhere."""
    own = shares[(shares["voice"] == "own") & shares["value"].notna()].sort_values("value")
    if not len(own):
        return "No article has a word: there is no voice to tell apart. Add a text."
    least, most = own.iloc[0], own.iloc[-1]
    first = (
        f"{most['label']} speaks most in its own voice ({most['value']:.0%} of its words) and {least['label']} gives most "
        f"room to others ({1 - least['value']:.0%})."
        if len(own) > 1
        else f"{most['label']} speaks in its own voice for {most['value']:.0%} of its words."
    )
    silent = heard.groupby("role")["words"].sum()
    told = {"unnamed": "an unnamed speaker", "expert": "an expert", "media": "another medium"}
    names = [told[role] for role in told if role in silent.index and silent[role] == 0]
    outside = heard[heard["role"].isin(["expert", "media", "unnamed"])].groupby("label")["words"].sum()
    alone = [str(label) for label in outside.index[outside == 0]]
    second = (
        f"No voice from outside the two governments is heard in {listed(alone)}"
        if alone
        else "Each carries a voice from outside"
    )
    return f"{first} {second}{f'; nowhere is heard: {listed(names)}' if names else ''}."


def attributions(study: Study, article: str) -> "pd.DataFrame":
    """Return every attribution of an article with its passage: the table to read against the text."""
    quotes = study["quotes"]
    rows = quotes[quotes["article"] == article].sort_values("word")
    found = rows_at(study, list(zip(rows["article"], rows["sentence"], strict=True)))
    told = ["kind", "use", "speaker", "role", "cue", "stance", "words", "confidence"]
    return found[["sentence", "passage"]].join(rows[told].reset_index(drop=True))
