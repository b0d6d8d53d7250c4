"""What is compared: the articles, what each can know, and what was done to their texts."""

from typing import TYPE_CHECKING

from analysis.questions.wording import count_of, listed
from analysis.study import WITHHELD, Study

if TYPE_CHECKING:
    import pandas as pd

PHASES = ("before", "during", "after")


def articles(study: Study) -> "pd.DataFrame":
    """Return one row an article: what articles.csv says of it, and how long it and its own voice are."""
    import pandas as pd

    segments = study["segments"]
    told = study["sentences"][study["sentences"]["words"] > 0]
    words = told.groupby("article")["words"].sum()
    own = segments[segments["voice"] == "own"].groupby("article")["words"].sum()
    own = own.reindex(segments["article"].unique(), fill_value=0)
    sentences = told.groupby("article")["sentence"].nunique()
    rows = []
    for row in study.corpus.articles:
        if row["article"] in words.index or row["article"] in study.labels:
            total = int(words.get(row["article"], 0))
            known = {name: row[name] for name in ("article", "genre", "phase", "byline", "file")}
            dates = " to ".join(dict.fromkeys(d for d in (row["published_earliest"], row["published_latest"]) if d))
            counts = {"sentences": int(sentences.get(row["article"], 0)), "words": total}
            share = int(own.get(row["article"], 0)) / total if row["article"] in own.index else float("nan")
            rows.append({**known, "published": dates or "unknown", **counts, "own_share": share})
    return study.labelled(pd.DataFrame(rows))


def articles_answer(table: "pd.DataFrame") -> str:
    """Answer in two sentences: what is compared, and what forbids comparing everything with everything."""
    if len(table) == 1:
        return f"There is one article, of {int(table['words'].sum()):,} words: nothing to compare it with."
    phases = table["phase"]
    previews = table[phases == "before"]["label"]
    during, unknown = bool((phases == "during").any()), bool((~phases.isin(PHASES)).any())
    second = (
        f"{listed(previews)} appeared before it and cannot report what happened."
        if len(previews)
        else "Whether each could report everything that happened is not known."
        if unknown
        else "None is said to have appeared before it; what was written during it may not report how it ended."
        if during
        else "None is said to have appeared before it."
    )
    return f"{_compared(table)} {second}"


def _compared(table: "pd.DataFrame") -> str:
    """Say how many of the articles are compared, how long these are, and when they were written."""
    compared = table[table["own_share"].notna()] if "own_share" in table else table
    there = compared["words"]
    count = f"{len(table)} articles" if len(there) == len(table) else f"{len(there)} of {len(table)} articles"
    if not len(there):
        return f"None of {len(table)} articles is measured: nothing is compared."
    if len(there) == 1:
        return f"{count} is measured, of {int(there.sum()):,} words: nothing to compare it with."
    return f"{count}, of {int(there.min()):,} to {int(there.max()):,} words each, are compared; {_written(compared['phase'])}."


def _written(phases: "pd.Series[str]") -> str:
    """Say how many articles were written after the event, how many during it, and how many do not say."""
    after, during = int((phases == "after").sum()), int((phases == "during").sum())
    unknown = int((~phases.isin(PHASES)).sum())
    if unknown == len(phases):
        return "none of them says when it was written (column phase: before, during or after)"
    told = (
        [f"{after or 'none'} {'were' if after > 1 else 'was'} written after the event"] if after or not during else []
    )
    if during:
        told.append(f"{during} {'was' if during == 1 else 'were'} written during {'it' if told else 'the event'}")
    if unknown:
        told.append(
            f"{unknown} {'does' if unknown == 1 else 'do'} not say when (column phase: before, during or after)"
        )
    return listed(told)


def shared_copy(study: Study) -> "pd.DataFrame":
    """Return what an article shares with an earlier one: label, paragraph (from 1; 0 is the whole article), words, kind,
    shared_with, similarity and, with the texts, the passage's beginning. Without the texts the table is empty.
    """
    import pandas as pd

    columns = ["label", "article", "paragraph", "words", "kind", "shared_with", "similarity", "passage"]
    if "copies" not in study.tables or not len(study["copies"]):
        return pd.DataFrame(columns=columns)
    made = study.labelled(study["copies"])
    made = made[made["holder"].isin(study.labels)]
    passages = [study.passage(a, s)[:80] for a, s in zip(made["article"], made["first_sentence"], strict=True)]
    told = made.assign(shared_with=made["holder"].map(study.labels), passage=passages, paragraph=made["paragraph"] + 1)
    return told[columns].reset_index(drop=True)


def shared_copy_reading(study: Study, table: "pd.DataFrame") -> str:
    """Say in a sentence whether any outlet carries what another carried before."""
    if not study.texts:
        return "Whether outlets share copy is looked for in the texts, which are not here."
    if not len(table):
        return "No article shares a paragraph of twelve words or more with another."
    whole, parts = table[table["paragraph"] == 0], table[table["paragraph"] > 0]
    count, owners = len(parts), parts["label"].nunique()
    stand = "stands" if count == 1 else "stand"
    copied = f"{count_of(count, 'paragraph')} of {count_of(owners, 'article')} {stand} in another article too"
    pairs = sorted(set(zip(whole["label"], whole["shared_with"], strict=True)), key=str)
    same = [f"{one} is the same article as {other}, or nearly" for one, other in pairs]
    return f"{'; '.join([copied] * bool(count) + same)}."


def cleaning(study: Study) -> "pd.DataFrame":
    """Return every cut, join and move, with its reason, its place in the raw file and, with the texts, its words."""
    import pandas as pd

    if not study.texts:
        rows = [
            (study.labels.get(r["article"], r["article"]), r["article"], r["action"], r["reason"], 1, WITHHELD)
            for r in study.corpus.cleaning
        ]
        return pd.DataFrame(rows, columns=["label", "article", "action", "reason", "pieces", "begins"])
    pieces = study["pieces"][study["pieces"]["action"].isin(["cut", "move", "join"])]
    raw = {row["article"]: study.corpus.text_path(row).read_bytes() for row in study.corpus.articles}
    rows = []
    for key, group in pieces.groupby(["article", "action", "reason"], sort=False):
        start, stop = int(group["raw_start"].iloc[0]), int(group["raw_stop"].iloc[0])
        text = raw[key[0]][start : min(stop, start + 60)].decode("utf-8", "ignore").strip()
        rows.append((*key, len(group), int((group["raw_stop"] - group["raw_start"]).sum()), start, text))
    columns = ["article", "action", "reason", "pieces", "bytes", "first_byte", "begins"]
    return study.labelled(pd.DataFrame(rows, columns=columns))
