"""What does each article leave out, and where do the articles contradict one another?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from analysis.comparisons.omission import ABSENT, NOT_FOUND, NOT_KNOWABLE, NOT_MEASURED, OWN, QUOTED, states
from analysis.comparisons.omission import contradictions as differing
from analysis.comparisons.omission import recall as by_class
from analysis.corpus import rows_of
from analysis.lexicons.ledger import Ledger, read_ledger
from analysis.questions.estimating import unmeasured
from analysis.questions.wording import behind, listed
from analysis.study import Study, rows_at
from analysis.words import words

if TYPE_CHECKING:
    import pandas as pd

USES = ("measuring", "distractor")
FEW = 6


def omissions(study: Study) -> "pd.DataFrame":
    """Return one row a fact of facts.csv and article: its state, and how many sentences tell it in which voice.

    `value` is both voices together. An article that was refused for its language, or is empty, is "not measured" and has no number.
    "absent" stands only for facts of a class whose forms find enough of the paraphrases (see `fact_recall`).
    """
    import pandas as pd

    known = [(f.fact, f.group, f.what, f.knowable_from) for f in _ledger(study).facts]
    facts = pd.DataFrame(known, columns=["fact", "class", "what", "knowable_from"])
    articles = [row for row in study.corpus.articles if row["article"] in study.labels]
    found = fact_recall(study)
    made = states(study["facts"], facts, articles, set(found.loc[found["sure"], "class"]))
    label, name = made["article"].map(study.labels), made["fact"].map(_names(study))
    keys = [f"facts.{a}.{f}" for a, f in zip(made["article"], made["fact"], strict=True)]
    measured = ~label.isin(list(unmeasured(study, set(study["segments"]["article"]))))
    counts = {name: made[name].where(measured) for name in ("own", "quoted")}
    made = made.assign(state=made["state"].where(measured, NOT_MEASURED), **counts)
    told = made.assign(label=label, name=name, value=made["own"] + made["quoted"], key=keys)
    told = told[["label", "name", *made.columns, "value", "key"]]
    return behind(told, study["facts"], ["fact", "article"])


def _names(study: Study) -> dict[str, str]:
    """Return fact → its short name for a reader."""
    return {fact.fact: fact.name for fact in _ledger(study).facts}


def fact_recall(study: Study) -> "pd.DataFrame":
    """Return, by class of fact, how many paraphrases of paraphrases.csv the forms find, and the false hits.

    Measured whenever it is asked for, from the rows with use "measuring" and "distractor"; without the file no class is sure.
    """
    import pandas as pd

    rows = list(_trials(study)) if study.corpus.path("paraphrases.csv").is_file() else []
    trials = pd.DataFrame(rows, columns=["class", "fact", "text", "expected", "found"])
    made = by_class(trials.astype({"expected": bool, "found": bool}))
    keys = [f"recall.{group}".replace(" ", "-") for group in made["class"]]
    return made.assign(value=made["recall"], n=made["told"], key=keys)


def _trials(study: Study) -> Iterator[tuple[Any, ...]]:
    ledger = _ledger(study)
    group = {fact.fact: fact.group for fact in ledger.facts}
    path = study.corpus.path("paraphrases.csv")
    rows = [row for _, row in rows_of(path, ["use", "fact", "text"], ("use", "text")) if row["use"] in USES]
    for row in rows:
        told = set(row["fact"].split("|")) & set(group)
        found = {one.fact for one in ledger.find([row["text"][a:b] for a, b in words(row["text"])])}
        tried = told if row["use"] == "measuring" else found - told
        yield from ((group[fact], fact, row["text"], fact in told, fact in found) for fact in sorted(tried))


def _ledger(study: Study) -> Ledger:
    path = study.corpus.path("facts.csv")
    return read_ledger(path) if path.is_file() else Ledger(())


def contradictions(study: Study) -> "pd.DataFrame":
    """Return the facts for which articles give different values, each value with its voice and passage."""
    what = {fact.fact: fact.what for fact in _ledger(study).facts}
    found = differing(study["facts"])
    places = rows_at(study, list(zip(found["article"], found["sentence"], strict=True)))
    opened = found[["fact", "value", "voice"]].assign(
        name=found["fact"].map(_names(study)), what=found["fact"].map(what)
    )
    told = opened[["fact", "name", "what", "value", "voice"]].join(places)
    told.attrs["facts"] = len(what)
    return told


def fact_pages(table: "pd.DataFrame", most: int = 40) -> "list[pd.DataFrame]":
    """Return the cells of `omissions` to draw: in parts of at most `most` facts, classes kept together where they fit.

    Columns `row`, `column` and `value` are those of a grid of states. Articles that were not measured are left out.
    """
    short, measured = {OWN: "own", QUOTED: "quoted"}, table["state"] != NOT_MEASURED
    drawn = table.assign(row=table["name"], column=table["label"], value=table["state"].replace(short))[measured]
    drawn.attrs["left_out"] = list(dict.fromkeys(table.loc[~measured, "label"]))
    sizes = drawn.groupby("class", sort=False)["fact"].nunique()
    pages: list[list[str]] = []
    room = 0
    for group, size in sizes.items():
        if not pages or size > room:
            pages, room = [*pages, []], most
        pages[-1].append(str(group))
        room -= int(size)
    return [drawn[drawn["class"].isin(groups)].reset_index(drop=True) for groups in pages]


def omissions_answer(table: "pd.DataFrame", differences: "pd.DataFrame") -> str:
    """Answer in two sentences: who tells most and least of what could be known, and where articles contradict."""
    if not len(table):
        return "There is no ledger of facts: nothing can be missed. Write one as facts.csv beside articles.csv."
    table = table[table["state"] != NOT_MEASURED]
    could = table[table["state"] != NOT_KNOWABLE]
    if not len(could):
        return "No article that was measured could know any of the facts of the ledger."
    told = could["state"].isin([OWN, QUOTED]).groupby(could["label"], sort=False).agg(["sum", "size"])
    told = told.assign(share=told["sum"] / told["size"]).sort_values("share", kind="stable")
    if told["share"].iloc[0] < told["share"].iloc[-1]:
        least, most = (told[told["share"] == told["share"].iloc[end]] for end in (0, -1))
        first = f"Of the facts that each could know, the largest share is told by {_shares(most)}, the least by {_shares(least)}"
    else:
        most = f"({told['sum'].iloc[-1]} of {told['size'].iloc[-1]})"
        others = f"; none of the {len(told)} articles tells a larger share" if len(told) > 1 else ""
        first = f"{told.index[-1]} tells some {most} of the facts that it could know{others}"
    return f"{first}; {_missing(table)}. {contradictions_answer(differences)}"


def _shares(told: "pd.DataFrame") -> str:
    """Return labels with how many facts of how many each tells, as "A (4 of 4) and B (6 of 6)"."""
    counts = list(zip(told.index, told["sum"], told["size"], strict=True))
    shown = [f"{label} ({facts} of {known})" for label, facts, known in counts[:FEW]]
    return listed([*shown, f"{len(counts) - FEW} more"] if len(counts) > FEW else shown)


def contradictions_answer(differences: "pd.DataFrame") -> str:
    """Say for which facts the articles give different values, and who gives which."""
    if not len(differences):
        looked = differences.attrs.get("facts", 1)
        return (
            "No two articles contradict one another in a value that the ledger of facts asks for."
            if looked
            else "Whether the articles contradict one another was not looked for: there is no ledger of facts (facts.csv)."
        )
    told = "; ".join(_told(rows) for _, rows in differences.groupby("fact", sort=False))
    return f"The articles contradict one another: {told}."


def _told(rows: "pd.DataFrame") -> str:
    """Return the values of one fact with who gives them, as "kind of visit: state (A and B), working (C)"."""
    given = rows.groupby("value", sort=False)["label"].agg(lambda labels: listed(dict.fromkeys(labels)))
    return f"{rows['name'].iloc[0]}: {', '.join(f'{value} ({who})' for value, who in given.items())}"


def _missing(table: "pd.DataFrame") -> str:
    unsaid = table.groupby("name", sort=False)["state"].agg(
        lambda found: found.isin([NOT_FOUND, ABSENT, NOT_KNOWABLE]).all()
    )
    silent = list(unsaid.index[unsaid])
    absent, cells = int((table["state"] == ABSENT).sum()), int((table["state"] != NOT_KNOWABLE).sum())
    nobody = f"nobody tells {listed(silent) if len(silent) <= FEW else f'{len(silent)} of {len(unsaid)} facts'}"
    nobody = nobody if silent else "every fact is told by somebody"
    sure = (
        f"; of {cells:,} pairs of a fact and an article that could tell it, {absent} are left out, as far as the ledger's forms can tell"
        if absent
        else ""
    )
    return f"{nobody}{sure}"


def facts_caption(page: "pd.DataFrame") -> str:
    """Return the sentence under a grid of facts: what a cell says, and how many facts and articles there are."""
    facts, articles = page["row"].nunique(), page["column"].nunique()
    told = page["state"].isin([OWN, QUOTED])
    shared = page[told].groupby("row")["column"].nunique()
    left_out = page.attrs.get("left_out", [])
    be = "is" if len(left_out) == 1 else "are"
    return (
        f"Facts ({facts}) by articles ({articles}): the word in a cell says who tells the fact. "
        f"{int((shared == articles).sum())} of these facts are in every article, {int((shared == 1).sum())} in one only."
        f"{f' Not measured, and so left out, {be} {listed(left_out)}.' if left_out else ''}"
    )
