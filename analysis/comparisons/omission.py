"""What each article leaves out: fact by article, with what could not be known and what the forms may have missed."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import combinations
from math import nan

import pandas as pd

from analysis.comparisons.intervals import wilson

OWN, QUOTED, NOT_FOUND, ABSENT, NOT_KNOWABLE = "own voice", "only quoted", "not found", "absent", "not knowable"
NOT_MEASURED = "not measured"
STATES = (OWN, QUOTED, NOT_FOUND, ABSENT, NOT_KNOWABLE)
ENOUGH = 0.80
BEFORE = ("before", "preview")


def states(
    hits: pd.DataFrame, facts: pd.DataFrame, articles: Iterable[Mapping[str, str]], sure: Collection[str] = ()
) -> pd.DataFrame:
    """Return one row a fact and article: fact, class, what, article, state, own, quoted (sentences that tell it).

    `hits` needs article, sentence, voice, fact; `facts` fact, class, what, knowable_from; `articles` are rows of
    articles.csv. A fact that nobody tells is "absent" where its class is in `sure` and the article cannot have
    come out before it was known, else "not found"; where the article could not know it, it is "not knowable", and
    sentences that announce it are still counted.
    """
    voice = hits["voice"].where(hits["voice"] == "own", "quoted")
    told = hits.assign(voice=voice).drop_duplicates(["article", "sentence", "fact", "voice"])
    counts = {place: int(count) for place, count in told.groupby(["article", "fact", "voice"]).size().items()}
    rows, listed = [], list(articles)
    for fact in facts.to_dict("records"):
        for row in listed:
            own, quoted = (counts.get((row["article"], fact["fact"], voice), 0) for voice in ("own", "quoted"))
            certain = fact["class"] in sure and not row["published_earliest"] < fact["knowable_from"]
            state = OWN if own else QUOTED if quoted else ABSENT if certain else NOT_FOUND
            if not knowable(row, fact["knowable_from"], listed):
                state = NOT_KNOWABLE
            rows.append((fact["fact"], fact["class"], fact["what"], row["article"], state, own, quoted))
    return pd.DataFrame(rows, columns=["fact", "class", "what", "article", "state", "own", "quoted"])


def knowable(article: Mapping[str, str], knowable_from: str, articles: Iterable[Mapping[str, str]] = ()) -> bool:
    """Tell whether an article could know what was known from a day on ("" is always).

    The last day on which it may have been published decides. What was published before the event (by phase or genre)
    knows nothing of what happened on that very day; where such an article has no date, the first day on which one of
    the others, published after the event, may have come out stands in for it.
    """
    if not knowable_from:
        return True
    before = article["phase"] in BEFORE or article["genre"] in BEFORE
    last = article["published_latest"]
    if before and not last:
        last = min(
            (a["published_earliest"] for a in articles if a["phase"] == "after" and a["published_earliest"]), default=""
        )
    if not last:
        return True
    day, known = date.fromisoformat(last), date.fromisoformat(knowable_from)
    return known < day or (known == day and not before)


def recall(trials: pd.DataFrame) -> pd.DataFrame:
    """Return one row a class: how many sentences that tell a fact are found, with Wilson's interval, and the precision.

    `trials` has one row a sentence and fact: class, expected (the sentence tells the fact), found. Columns: class, told,
    found, recall, low, high, false (found where it is not told), precision, sure (`low` is at least .80).
    """
    rows = []
    for group, tried in trials.groupby("class", sort=False):
        told, found = int(tried["expected"].sum()), int((tried["expected"] & tried["found"]).sum())
        false = int((~tried["expected"] & tried["found"]).sum())
        low, high = wilson(found, told)
        hits = found + false
        rows.append(
            (group, told, found, found / told if told else nan, low, high, false, found / hits if hits else nan)
        )
    columns = ["class", "told", "found", "recall", "low", "high", "false", "precision"]
    made = pd.DataFrame(rows, columns=columns)
    return made.assign(sure=made["low"] >= ENOUGH)


def contradictions(hits: pd.DataFrame) -> pd.DataFrame:
    """Return the hits of every fact for which two articles give values of which none is the same, by fact and article.

    `hits` needs article, sentence, voice, fact, value; hits without a value do not count. One row a value, sentence and
    voice: fact, article, value, voice, sentence.
    """
    valued = hits[hits["value"] != ""]
    given = valued.groupby(["fact", "article"])["value"].agg(set)
    differing = [
        fact
        for fact, sets in given.groupby(level="fact")
        if any(one.isdisjoint(other) for one, other in combinations(sets, 2))
    ]
    columns = ["fact", "article", "value", "voice", "sentence"]
    kept = valued.loc[valued["fact"].isin(differing), columns].drop_duplicates()
    return kept.sort_values(["fact", "article", "sentence"], ignore_index=True)
