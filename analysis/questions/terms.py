"""Which words set the articles apart?"""

from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.comparisons.keyness import keyness
from analysis.comparisons.misattribution import belonging
from analysis.comparisons.stop_words import stop_words
from analysis.questions.wording import chance, listed
from analysis.study import Study, rows_at

if TYPE_CHECKING:
    import pandas as pd

WITH_INDIRECT = "own with indirect"
HELD = 0.05
"""The false discovery rate over the terms declared in advance."""


def term_counts(
    study: Study, voice: str | None = None, with_stop_words: bool = False, by_sentence: bool = False
) -> "pd.DataFrame":
    """Return article, outlet, term and count; `voice` own, quoted or WITH_INDIRECT keeps those words.

    Numbers and stop words (scikit-learn's English list) are left out; `with_stop_words` keeps these. WITH_INDIRECT (own
    with indirect speech) needs the texts, as does `by_sentence`, which adds a column sentence.
    """
    terms = study["terms"]
    if voice is not None:
        own = terms["voice"].isin(("own", "indirect") if voice == WITH_INDIRECT else ("own",))
        voice = "own" if voice == WITH_INDIRECT else voice
        terms = terms[own if voice == "own" else ~own]
    kept = terms[terms["term"].str.contains(r"[^\W\d]", regex=True)]
    if not with_stop_words:
        kept = kept[~kept["term"].isin(stop_words()) & (kept["term"].str.len() > 1)]
    keys = ["article", "sentence", "term"] if by_sentence else ["article", "term"]
    counts = kept.groupby(keys, as_index=False)["count"].sum()
    outlets = {row["article"]: row["outlet"] for row in study.corpus.articles}
    return counts.assign(outlet=counts["article"].map(outlets))


def key_terms(study: Study, voice: str | None = None, top: int = 10) -> "pd.DataFrame":
    """Return the terms that mark each outlet against the others (log-odds with a Dirichlet prior), strongest first.

    Terms that the plan declares ([keyness], declared) are always there and tested by permutation of articles; all others are
    exploratory. `dp` tells how unevenly an outlet uses a term (0 evenly, 1 in one place): over its articles, with one article an
    outlet over its sentences.

    `low` and `high` are those of the log-odds (1.96 standard errors); with a `voice` they also hold what mistaken voices
    would add to and take from the counts. With one article an outlet this describes the articles: no test can be made.
    """
    labels = {row["outlet"]: row["label"] for row in study.corpus.outlets}
    by_sentence = study.by == "article" and "sentence" in study["terms"]
    counts, declared = (
        term_counts(study, voice, by_sentence=by_sentence),
        study.plan.get("keyness", {}).get("declared", []),
    )
    if counts["outlet"].nunique() < 2:
        return keyness(counts).head(0).assign(label="", low=0.0, high=0.0)
    part = "sentence" if by_sentence else "article"
    made = keyness(counts, part=part, confirmatory=[term.casefold() for term in declared], least=2)
    first = made[made["z"] > 0].groupby("outlet", sort=False).head(top)
    tied = {labels[outlet]: int(count) for outlet, count in _tied(made, first).items()}
    best = made[made.index.isin(first.index) | (made["status"] == "confirmatory")]
    order = {row["outlet"]: number for number, row in enumerate(study.corpus.outlets)}
    ranked = best.assign(label=best["outlet"].map(labels), _rank=best["outlet"].map(order))
    ranked = ranked.sort_values(["_rank", "z"], ascending=[True, False], kind="stable")
    keys = [f"keyness.{o}.{t}" for o, t in zip(ranked["outlet"], ranked["term"], strict=True)]
    spread = 1.96 * np.sqrt((ranked["log_odds"] / ranked["z"]) ** 2 + _mistaken(study, voice, ranked))
    limits = {"low": ranked["log_odds"] - spread, "high": ranked["log_odds"] + spread}
    made = ranked.drop(columns="_rank").assign(
        value=ranked["log_odds"], n=ranked["count"].astype(int), key=keys, **limits
    )
    made.attrs["specification"] = {"voice": voice}
    made.attrs["tied"] = tied
    return made.reset_index(drop=True)


def ties_told(keys: "pd.DataFrame") -> str:
    """Say how many terms are left out of the lists although they mark an outlet as much as the last one shown; "" for none."""
    left = {label: count for label, count in keys.attrs.get("tied", {}).items() if count}
    shown = listed(f"{label} {count}" for label, count in left.items())
    return (
        f"Left out, though they mark as much as the last term shown (the first in the alphabet are): {shown}"
        if left
        else ""
    )


def _tied(made: "pd.DataFrame", shown: "pd.DataFrame") -> "pd.Series[int]":
    """Count, an outlet, the terms that are not shown and have the z of the last one shown."""
    last = shown.groupby("outlet")["z"].min().round(6)
    rest = made.drop(index=shown.index)
    return (rest["z"].round(6) == rest["outlet"].map(last)).groupby(rest["outlet"]).sum()


def _mistaken(study: Study, voice: str | None, ranked: "pd.DataFrame") -> "pd.Series[float] | float":
    """Return the variance that mistaken voices add to each log-odds (delta method on binomial counts); 0 for all voices."""
    if voice is None:
        return 0.0
    other = term_counts(study, "quoted" if voice != "quoted" else "own")
    there = other.groupby(["outlet", "term"])["count"].sum()
    total = other.groupby("term")["count"].sum()
    pairs = list(zip(ranked["outlet"], ranked["term"], strict=True))
    beyond = np.array([float(there.get(pair, 0)) for pair in pairs])
    rest = np.array([float(total.get(term, 0)) for _, term in pairs]) - beyond
    group = {"own": ("own",), WITH_INDIRECT: ("own", "indirect")}.get(voice, ("indirect", "direct", "document"))
    belongs = belonging(group)
    kept = belongs["own"] if voice != "quoted" else belongs["direct"]
    strayed = belongs["direct"] if voice != "quoted" else belongs["own"]
    one = _variance(ranked["count"].to_numpy(float), beyond, kept, strayed)
    return one + _variance(ranked["rest"].to_numpy(float), rest, kept, strayed)


def _variance(counted: "np.ndarray[Any, Any]", beyond: "np.ndarray[Any, Any]", kept: float, strayed: float) -> Any:
    return (counted * kept * (1 - kept) + beyond * strayed * (1 - strayed)) / np.maximum(counted, 1) ** 2


def terms_by_voice(study: Study, top: int = 6) -> "pd.DataFrame":
    """Return the terms that mark each outlet in the own voice, in it with indirect speech (needs the texts), and in quoted voices."""
    import pandas as pd

    voices = ("own", WITH_INDIRECT, "quoted") if study.texts else ("own", "quoted")
    found = {
        voice: key_terms(study, voice, top).groupby("label", sort=False)["term"].agg(", ".join) for voice in voices
    }
    labels = [row["label"] for row in study.corpus.outlets]
    made = pd.DataFrame(found).reindex(labels).fillna("none").rename_axis("label").reset_index()
    return made[(made.drop(columns="label") != "none").any(axis=1)].reset_index(drop=True)


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
    marks = listed(f"{label} ({_foremost(group)})" for label, group in keys[keys["z"] > 0].groupby("label", sort=False))
    return f"Set against the others, the articles are marked by these words: {marks}. {_declared(keys)}"


def _foremost(group: "pd.DataFrame", most: int = 3) -> str:
    """Return the terms with the largest z, and how many more have the same z as the last of them."""
    z = group["z"].round(6)
    more = int((z.iloc[most:] == z.iloc[most - 1]).sum()) if len(z) > most else 0
    return f"{', '.join(group['term'].head(most))}{f' and {more} more as marked as the last' if more else ''}"


def _declared(keys: "pd.DataFrame") -> str:
    """Say what came of the terms declared in advance."""
    asked = keys[keys["status"] == "confirmatory"]
    if not len(asked):
        return "All of this is exploratory: no term was declared in advance, so none is tested."
    number = asked["term"].nunique()
    opening = f"{number} term{'s' if number > 1 else ''} declared in advance {'occur' if number > 1 else 'occurs'} here"
    tested = asked[asked["p"].notna()]
    if not len(tested):
        return f"{opening} and cannot be tested: {asked['reason'].iloc[0]}."
    held = tested[tested["q"] <= HELD]
    told = listed(
        f"{row.term} ({'more' if row.log_odds > 0 else 'less'} in {row.label}, {chance('q', row.q)})"
        for row in held.itertuples()
    )
    return f"{opening} and {'were' if number > 1 else 'was'} tested by permutation of articles: {f'told apart are {told}' if len(held) else 'none marks an outlet'}."


def sentences_with(study: Study, term: str) -> "pd.DataFrame":
    """Return the sentences in which a term occurs, with passages; needs the texts for their places."""
    found = study["terms"][study["terms"]["term"] == term]
    places = found[["article", "sentence"]].drop_duplicates()
    return rows_at(study, list(zip(places["article"], places["sentence"], strict=True)))
