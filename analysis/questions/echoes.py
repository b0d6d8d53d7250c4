"""Who else carries the same words, how much of them, and who is not heard?"""

from typing import TYPE_CHECKING

from analysis.alignments.identities import identify
from analysis.questions.estimating import owned
from analysis.questions.wording import UNRESOLVED, behind, listed, places_link
from analysis.study import Study, rows_at

if TYPE_CHECKING:
    import pandas as pd

EXACT = 0.95


def echoes(study: Study) -> "pd.DataFrame":
    """Return every utterance that two articles or more carry, one row an article: share of the fullest version, cue, stance.

    Where an article repeats an utterance, its fullest version counts. `utterance` names it: its number and its speaker.
    """
    found = study["echoes"].sort_values(["echo", "article", "share", "word"], ascending=[True, True, False, True])
    found = found[found["article"].isin(study.labels)].drop_duplicates(["echo", "article"])
    carried = found.groupby("echo")["article"].transform("nunique")
    found = found[carried > 1].sort_values(["echo", "article"])
    person = found["person"].where(found["person"] != "", UNRESOLVED)
    outlets = {row["article"]: row["outlet"] for row in study.corpus.articles}
    made = found.assign(
        utterance=found["echo"].astype(str) + " " + person,
        outlet=found["article"].map(outlets),
        value=found["share"],
        n=found["words"],
        key=[f"echo.{e}.{a}" for e, a in zip(found["echo"], found["article"], strict=True)],
    )
    return study.labelled(made).sort_values(["echo"], kind="stable", ignore_index=True)


def carried(study: Study, table: "pd.DataFrame") -> "pd.DataFrame":
    """Return a cell for every utterance and article (or outlet): `told`, the most of it carried and the cue, or missing."""
    import pandas as pd

    order = list(dict.fromkeys(table["utterance"]))
    cells = pd.MultiIndex.from_product([order, list(study.compared.values())], names=["utterance", "label"])
    fullest = table.assign(label=table[study.by].map(study.compared)).sort_values(
        "value", ascending=False, kind="stable"
    )
    fullest = fullest.drop_duplicates(["utterance", "label"]).set_index(["utterance", "label"])
    fullest = behind(fullest.reset_index(), fullest.reset_index(), ["utterance", "label"])
    grid = fullest.set_index(["utterance", "label"])[["value", "cue", "link"]].reindex(cells).reset_index()
    told = [_told(value, cue) for value, cue in zip(grid["value"], grid["cue"], strict=True)]
    return grid.assign(told=pd.Series(told, dtype=object))


def _told(value: float, cue: object) -> str | None:
    if value != value:
        return None
    return f"{value:.0%} “{cue}”" if cue else f"{value:.0%}"


def echoed(study: Study, table: "pd.DataFrame") -> "pd.DataFrame":
    """Return the carried utterances with their passages, to be read side by side."""
    found = rows_at(study, list(zip(table["article"], table["sentence"], strict=True)))
    told = table[["utterance", "value", "cue", "stance", "kind"]].reset_index(drop=True)
    links = [places_link([place]) for place in zip(table["article"], table["sentence"], strict=True)]
    return told.join(found[["label", "sentence", "passage"]]).assign(link=links)


def heard_elsewhere(study: Study) -> "pd.DataFrame":
    """Return who is heard by some and not by others: words given to each person, one row a person and article (or outlet).

    A person is one speaker under the longest name of any article; 0 where an article gives the person no word. Only the
    MOST people with most words, and with SOME words or more.
    """
    import pandas as pd

    segments = owned(study, study["segments"])
    said = segments[(segments["voice"] != "own") & (segments["speaker"] != "")]
    whole = identify(said["speaker"])
    words = said.assign(person=said["speaker"].map(whole)).groupby(["person", study.by])["words"].sum()
    people = words.groupby("person").sum().sort_values(ascending=False, kind="stable")
    people = people[people >= SOME].head(MOST)
    cells = pd.MultiIndex.from_product([list(people.index), list(study.compared)], names=["person", study.by])
    made = words.reindex(cells, fill_value=0).rename("words").reset_index()
    keys = [f"heard.{a}.{p}".replace(" ", "-") for a, p in zip(made[study.by], made["person"], strict=True)]
    made = study.labelled(made.assign(value=made["words"], n=made["words"], key=keys))
    rank = {person: place for place, person in enumerate(people.index)}
    made = made.assign(_rank=made["person"].map(rank)).sort_values("_rank", kind="stable").drop(columns="_rank")
    return behind(made, said.assign(person=said["speaker"].map(whole)), ["person", study.by])


SOME, MOST = 5, 40


def echoes_answer(table: "pd.DataFrame") -> str:
    """Answer in a sentence or two: what is carried by whom and how fully, and under which cues."""
    if not len(table):
        return "No utterance is found in two articles: each quotes words of its own choice, or puts them differently."
    number = table["echo"].nunique()
    sizes = table.groupby("echo", sort=False)["label"].agg(list)
    widest = table[table["echo"] == sizes.map(len).idxmax()]
    full, cut = widest[widest["value"] >= EXACT], widest[widest["value"] < EXACT]
    share = f"; {listed(_shares(cut))} of its words" if len(cut) else ""
    cues = sorted({cue for cue in widest["cue"] if cue})
    under = f". It is introduced by “{'”, “'.join(cues)}”" if cues else ""
    told = f"{number} utterances stand" if number > 1 else "One utterance stands"
    return (
        f"{told} in more than one article; the most carried, of {_whose(widest)}, is fullest in "
        f"{listed(list(full['label']))}{share}{under}."
    )


def _shares(rows: "pd.DataFrame") -> list[str]:
    return [f"{label} has {value:.0%}" for label, value in zip(rows["label"], rows["value"], strict=True)]


def _whose(rows: "pd.DataFrame") -> str:
    named = [person for person in rows["person"] if person]
    return str(named[0]) if named else "a speaker who is not resolved"


def heard_answer(heard: "pd.DataFrame") -> str:
    """Answer in a sentence: who is heard elsewhere but not here."""
    silent = heard[heard["words"] == 0].groupby("label", sort=False)["person"].agg(list)
    if not len(silent):
        return "Everybody who is heard in one article is heard in all." if len(heard) else "Nobody is heard by name."
    label = str(silent.map(len).idxmax())
    people = silent[label]
    rest = f" and {len(people) - 3} more" if len(people) > 3 else ""
    return f"Heard elsewhere and not in {label}: {listed(people[:3]) if not rest else ', '.join(people[:3]) + rest}."
