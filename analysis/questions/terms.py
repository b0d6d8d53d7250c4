"""Which words set the articles apart?"""

from typing import TYPE_CHECKING

from analysis.comparisons.keyness import keyness
from analysis.comparisons.stop_words import stop_words
from analysis.questions.wording import listed
from analysis.study import Study, rows_at

if TYPE_CHECKING:
    import pandas as pd


def term_counts(study: Study, voice: str | None = None, with_stop_words: bool = False) -> "pd.DataFrame":
    """Return article, outlet, term and count; `voice` own or quoted keeps that voice; numbers and stop words are left out.

    The stop words are scikit-learn's English list; `with_stop_words` True keeps them.
    """
    terms = study["terms"]
    if voice is not None:
        own = terms["voice"] == "own"
        terms = terms[own if voice == "own" else ~own]
    kept = terms[terms["term"].str.contains(r"[^\W\d]", regex=True)]
    if not with_stop_words:
        kept = kept[~kept["term"].isin(stop_words()) & (kept["term"].str.len() > 1)]
    counts = kept.groupby(["article", "term"], as_index=False)["count"].sum()
    outlets = {row["article"]: row["outlet"] for row in study.corpus.articles}
    return counts.assign(outlet=counts["article"].map(outlets))


def key_terms(study: Study, voice: str | None = None, top: int = 10) -> "pd.DataFrame":
    """Return the terms that mark each outlet against the others (log-odds with a Dirichlet prior), strongest first.

    With one article an outlet this describes the articles: every row is exploratory.
    """
    labels = {row["outlet"]: row["label"] for row in study.corpus.outlets}
    counts = term_counts(study, voice)
    if counts["outlet"].nunique() < 2:
        return keyness(counts).head(0).assign(label="")
    made = keyness(counts, least=2)
    best = made[made["z"] > 0].groupby("outlet", sort=False).head(top)
    order = {row["outlet"]: number for number, row in enumerate(study.corpus.outlets)}
    ranked = best.assign(label=best["outlet"].map(labels), _rank=best["outlet"].map(order))
    ranked = ranked.sort_values(["_rank", "z"], ascending=[True, False], kind="stable")
    keys = [f"keyness.{o}.{t}" for o, t in zip(ranked["outlet"], ranked["term"], strict=True)]
    made = ranked.drop(columns="_rank").assign(value=ranked["log_odds"], n=ranked["count"].astype(int), key=keys)
    made.attrs["specification"] = {"voice": voice}
    return made.reset_index(drop=True)


def frequent_terms(study: Study, voice: str | None = None, top: int = 12) -> "pd.DataFrame":
    """Return the most frequent terms of each article (or outlet) with their rate per 1,000 counted words."""
    counts = term_counts(study, voice).groupby([study.by, "term"], as_index=False)["count"].sum()
    total = counts.groupby(study.by)["count"].transform("sum")
    rated = counts.assign(value=1000 * counts["count"] / total, n=total)
    ranked = rated.sort_values([study.by, "count", "term"], ascending=[True, False, True])
    made = study.labelled(ranked.groupby(study.by).head(top))
    told = made.assign(key=[f"term.{a}.{t}" for a, t in zip(made[study.by], made["term"], strict=True)])
    told.attrs["specification"] = {"voice": voice}
    return told


def terms_answer(keys: "pd.DataFrame") -> str:
    """Answer in two sentences: the words that mark each outlet, and what standing they have."""
    if not len(keys):
        return "No word sets an outlet apart: there is only one outlet, or the outlets' words do not differ."
    marks = listed(
        f"{label} ({', '.join(group['term'].head(3))})" for label, group in keys.groupby("label", sort=False)
    )
    exploratory = (keys["status"] == "exploratory").all()
    second = (
        "All of this is exploratory: no term was declared in advance, so none is tested."
        if exploratory
        else "Terms declared in advance carry a p value from the permutation of articles."
    )
    return f"Set against the others, the articles are marked by these words: {marks}. {second}"


def sentences_with(study: Study, term: str) -> "pd.DataFrame":
    """Return the sentences in which a term occurs, with passages; needs the texts for their places."""
    found = study["terms"][study["terms"]["term"] == term]
    places = found[["article", "sentence"]].drop_duplicates()
    return rows_at(study, list(zip(places["article"], places["sentence"], strict=True)))
