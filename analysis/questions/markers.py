"""Which ways of telling do the articles use, and in whose voice?"""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from analysis.comparisons.statistics import rate
from analysis.comparisons.sums import counted, once
from analysis.corpus import rows_of
from analysis.lexicons import families
from analysis.questions.estimating import estimated, summed
from analysis.questions.wording import listed
from analysis.study import Study, rows_at
from analysis.tables import CorpusError

if TYPE_CHECKING:
    import pandas as pd

RATE = rate("hits", "marker_rate")
MOST, ENOUGH = 6, 3
VERDICTS = ["article", "sentence", "entry", "verdict"]


def marker_rates(study: Study, voice: str | None = None) -> "pd.DataFrame":
    """Return the hits of each family per 1,000 words, one row an article (or outlet) and family, with intervals.

    `voice` "own" or "quoted" counts that voice only; None counts all. Hits inside multi-word names and negated ones are
    left out. `own_hits` are those of the hits that the outlet's own voice says.
    """
    import pandas as pd

    segments, hits = _in_voice(study["segments"], voice), _in_voice(counted(study["markers"]), voice)
    words = segments.groupby(["article", "sentence"])["words"].sum()
    kinds = {family.name: family.kind for family in families()}
    tables = []
    for family in _found(study):
        found = hits[hits["family"] == family].assign(
            hits=1, own_hits=lambda rows: (rows["voice"] == "own").astype(int)
        )
        found = found.groupby(["article", "sentence"])[["hits", "own_hits"]].sum()
        sums = pd.concat([words, found], axis=1).fillna(0).sort_index().reset_index()
        counts = summed(study, sums, [], ["hits", "own_hits"])
        made = estimated(study, sums, RATE).assign(family=family)
        tables.append(made.merge(counts, on=study.by, validate="one_to_one"))
    joined = pd.concat(tables, ignore_index=True).astype({"hits": int, "own_hits": int})
    joined = joined.assign(kind=joined["family"].map(kinds).fillna("own lexicon"))
    rank = joined["kind"].map({"event": 0, "own lexicon": 1, "evaluation": 2, "style": 3}).fillna(4)
    joined = joined.assign(_rank=rank).sort_values(["_rank", "family"], kind="stable").drop(columns="_rank")
    made = study.labelled(joined)
    who = voice or "all"
    return made.assign(
        voice=who, key=[f"markers.{a}.{f}.{who}" for a, f in zip(made[study.by], made["family"], strict=True)]
    )


def bare_rates(study: Study) -> "pd.DataFrame":
    """Return the hits per 1,000 words without intervals: one row an article, one column a family."""
    words = study["segments"].groupby("article")["words"].sum()
    hits = counted(study["markers"]).groupby(["article", "family"]).size().unstack(fill_value=0)
    counts = hits.reindex(index=words.index, columns=_found(study), fill_value=0)
    return counts.mul(1000).div(words.where(words > 0), axis=0)


def _found(study: Study) -> list[str]:
    """Return the families that have a hit anywhere, or all where none has."""
    return sorted(study["markers"]["family"].unique()) or sorted(family.name for family in families())


def _in_voice(table: "pd.DataFrame", voice: str | None) -> "pd.DataFrame":
    if voice is None:
        return table
    own = table["voice"] == "own"
    return table[own if voice == "own" else ~own]


def poles(study: Study) -> "pd.DataFrame":
    """Return celebratory and critical hits by article (or outlet) and voice, each word counted once a pole."""
    pole = {family: name for name in ("celebratory", "critical") for family in study.plan["poles"][name]}
    hits = counted(study["markers"])
    told = hits.assign(
        pole=hits["family"].map(pole), voice=hits["voice"].where(hits["voice"] == "own", "quoted")
    ).dropna(subset="pole")
    counts = once(told, ["article", "pole"]).assign(value=1)
    return study.labelled(summed(study, counts, ["voice", "pole"], ["value"]))


def markers_answer(rates: "pd.DataFrame", pole_counts: "pd.DataFrame") -> str:
    """Answer in two or three sentences: each one's densest way of telling and in whose voice, and where praise and criticism stand."""
    found = rates[(rates["value"] > 0) & ~rates["kind"].isin(["style", "generic"])]
    if not len(found):
        return "No marker of any family is found. A text may praise or criticise in words that no list has."
    densest = found[found["value"] == found.groupby("label")["value"].transform("max")]
    order = [label for label in dict.fromkeys(rates["label"]) if label in set(densest["label"])][:MOST]
    told = "; ".join(_densest(label, densest[densest["label"] == label].to_dict("records")) for label in order)
    told += f"; {rest} more stand in the table" if (rest := densest["label"].nunique() - len(order)) else ""
    return f"Of the ways of telling this event, {told}. {_poles_answer(pole_counts)}"


def _densest(label: str, rows: "list[dict[Hashable, Any]]") -> str:
    """Say by which families one tells most; with few hits, that they are few."""
    names = listed(str(row["family"]).replace("_", " ") for row in rows)
    hits, own, each = rows[0]["hits"], sum(row["own_hits"] for row in rows), " each" if len(rows) > 1 else ""
    found = f"{hits} hit{'' if hits == 1 else 's'}{each}, {own} of {hits * len(rows)} in its own voice"
    return f"{label} has few hits: {names} ({found})" if hits < ENOUGH else f"{label} tells most by {names} ({found})"


def _poles_answer(pole_counts: "pd.DataFrame") -> str:
    """Say how many markers of either pole stand in the own voice, and in whom which outnumber."""
    sums = pole_counts.pivot_table(index="voice", columns="pole", values="value", aggfunc="sum", fill_value=0)
    sums = sums.reindex(index=["own", "quoted"], columns=["celebratory", "critical"], fill_value=0)
    if not sums.to_numpy().sum():
        return "No celebratory and no critical marker is among them."
    said = [f"{sums.loc['own', pole]:g} of {sums[pole].sum():g} {pole}" for pole in sums.columns]
    own = pole_counts[pole_counts["voice"] == "own"].pivot_table(
        index="label", columns="pole", values="value", fill_value=0
    )
    own = own.reindex(columns=["celebratory", "critical"], fill_value=0)
    praising = [str(label) for label in own.index[own["celebratory"] > own["critical"]]]
    critical = [str(label) for label in own.index[own["celebratory"] < own["critical"]]]
    return (
        f"The outlets' own voice says {listed(said)} markers, quoted voices the rest. In the own voice celebratory markers "
        f"outnumber critical ones in {listed(praising)}, critical ones in {listed(critical)}."
    )


def markers_caption(rates: "pd.DataFrame") -> str:
    """Return the sentence under the grid of rates: what a cell is, over how many hits, and what cannot be told apart."""
    found, known = int(rates["hits"].sum()), rates[rates["estimable"].astype(bool)]
    return (
        f"A row is a way of telling, a column an article or outlet; the shade is its hits per 1,000 words, on one scale for all "
        f"({found:,} hits in {rates['family'].nunique()} families). {len(known)} of {len(rates)} cells have enough hits for an "
        f"interval; the others are counts."
    )


def hits(study: Study, family: str, article: str | None = None) -> "pd.DataFrame":
    """Return every hit of a family with its voice, its words, its entry and its passage: the table to read before believing it.

    Without the texts there is no column `words`.
    """
    found = study["markers"][study["markers"]["family"] == family]
    found = found if article is None else found[found["article"] == article]
    rows = found.sort_values(["article", "word"]).reset_index(drop=True)
    places = rows_at(study, list(zip(rows["article"], rows["sentence"], strict=True)))
    spans = zip(rows["article"], rows["word"], rows["length"], strict=True)
    told = {"words": [study.wording(*span) for span in spans]} if study.texts else {}
    return places.assign(**told).join(rows[["voice", "entry", "in_name", "negated"]])


def most_frequent(rates: "pd.DataFrame") -> str:
    """Return the family of this event with most hits that count in all articles together, of all families where none has any; "" for no article."""
    of_the_event = rates[rates["kind"].isin(["event", "own lexicon"])]
    hits_of = (of_the_event if of_the_event["hits"].sum() else rates).groupby("family")["hits"].sum()
    return str(hits_of.idxmax()) if len(hits_of) else ""


def read_by_eye(study: Study) -> "pd.DataFrame":
    """Return, a family, how many of its hits that count somebody judged right or wrong, from verdicts.csv; with `unread`.

    A verdict is keyed by article, sentence and entry, so that a hit that a changed entry brings is unread until judged; several
    hits of an entry in one sentence have their rows in reading order. No word's place is told, which would lay text open.
    """
    import pandas as pd

    found = _judged(study)
    counts = pd.crosstab(found["family"], found["verdict"]).reindex(columns=["right", "wrong", "unread"], fill_value=0)
    made = counts.assign(hits=counts.sum(axis=1)).reset_index().rename_axis(columns=None)
    return made[["family", "hits", "right", "wrong", "unread"]]


def read_by_eye_answer(judged: "pd.DataFrame") -> str:
    """Say how many of the hits were read and how many found right; where none was, how to begin."""
    right, wrong, left = (int(judged[name].sum()) for name in ("right", "wrong", "unread"))
    if not right + wrong + left:
        return "There is no hit to read."
    if not right + wrong:
        return (
            f"Nobody has read the {left:,} hits that count. A file verdicts.csv beside articles.csv begins it: article, "
            "sentence (counted from 0: one less than the pages show), entry, verdict (right or wrong)."
        )
    return (
        f"{right + wrong:,} of {right + wrong + left:,} hits that count were read; {right:,} of them were found right."
    )


def unread(study: Study) -> "pd.DataFrame":
    """Return the hits without a verdict, as rows for verdicts.csv with their passages."""
    found = _judged(study)
    left = found[found["verdict"] == "unread"].reset_index(drop=True)
    places = rows_at(study, list(zip(left["article"], left["sentence"], strict=True)))
    return left[["article", "sentence", "entry"]].join(places[["passage"]])


def _judged(study: Study) -> "pd.DataFrame":
    """Return the hits that count with their verdict."""
    path = study.corpus.path("verdicts.csv")
    judged: dict[tuple[str, int, str], list[str]] = {}
    for line, row in rows_of(path, VERDICTS, VERDICTS) if path.is_file() else ():
        if not row["sentence"].isdigit() or row["verdict"] not in ("right", "wrong"):
            told = f"sentence {row['sentence']!r}, verdict {row['verdict']!r}"
            raise CorpusError(f"{path}, line {line}: {told}; write a sentence's number and right or wrong")
        judged.setdefault((row["article"], int(row["sentence"]), row["entry"]), []).append(row["verdict"])
    found = counted(study["markers"]).sort_values(["article", "sentence", "word"], kind="stable")
    keys = list(zip(found["article"], found["sentence"].astype(int), found["entry"], strict=True))
    left = {key: iter(verdicts) for key, verdicts in judged.items()}
    return found.assign(verdict=[next(left.get(key, iter(())), "unread") for key in keys])
