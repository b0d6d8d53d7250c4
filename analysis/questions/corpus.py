"""What is compared: the articles, what each can know, and what was done to their texts."""

from typing import TYPE_CHECKING

from analysis.questions.wording import listed
from analysis.study import WITHHELD, Study

if TYPE_CHECKING:
    import pandas as pd


def articles(study: Study) -> "pd.DataFrame":
    """Return one row an article: what articles.csv says of it, and how long it and its own voice are."""
    import pandas as pd

    segments = study["segments"]
    told = study["tokens"].assign(words=1) if study.texts else segments
    words = told.groupby("article")["words"].sum()
    own = segments[segments["voice"] == "own"].groupby("article")["words"].sum()
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
    previews = table[table["phase"] == "before"]["label"]
    after, unknown = (table["phase"] == "after").sum(), (~table["phase"].isin(["before", "after"])).sum()
    told = f"; {after} {'was' if after == 1 else 'were'} written after the event" + (
        f" and {unknown} do not say whether they were (column phase: before or after)" if unknown else ""
    )
    first = (
        f"{_compared(table)} of {int(table['words'].min()):,} to {int(table['words'].max()):,} words are compared{told}."
        if len(table) > 1
        else f"There is one article, of {int(table['words'].sum()):,} words: nothing to compare it with."
    )
    second = (
        f"{' and '.join(previews)} appeared before it and cannot report what happened."
        if len(previews)
        else "Whether each could report everything that happened is not known."
        if unknown
        else "None is said to have appeared before it."
    )
    return f"{first} {second}"


def _compared(table: "pd.DataFrame") -> str:
    measured = int(table["own_share"].notna().sum()) if "own_share" in table else len(table)
    return f"{len(table)} articles" if measured == len(table) else f"{measured} of {len(table)} articles"


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
    whole = table[table["paragraph"] == 0]
    pairs = [f"{a} and {b}" for a, b in sorted(set(zip(whole["label"], whole["shared_with"], strict=True)), key=str)]
    parts = table[table["paragraph"] > 0]
    count, owners = len(parts), parts["label"].nunique()
    told = (
        f"{count} paragraph{'s' * (count != 1)} of {owners} article{'s' * (owners != 1)} "
        f"stand{'s' * (count == 1)} in another article too"
    )
    return f"{told}; the same article, or nearly, have {listed(pairs)}." if pairs else f"{told}."


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
