"""What do all measures say together, one row an article?"""

from typing import TYPE_CHECKING, Any

from analysis.comparisons.likeness import joining_terms, likeness, pairs
from analysis.figures.grids import ROWS
from analysis.questions.estimating import unmeasured
from analysis.questions.markers import bare_rates
from analysis.questions.position import positions
from analysis.questions.reading import bare_readability
from analysis.questions.terms import term_counts
from analysis.questions.tone import OWN, QUOTED, WHOLE, bare_tones
from analysis.questions.voices import bare_shares
from analysis.questions.wording import MOST_PLACES, listed, number, places_link
from analysis.showing import evidence_at
from analysis.study import Study

if TYPE_CHECKING:
    import pandas as pd


def overview(study: Study) -> "pd.DataFrame":
    """Return one row an article with every measure's value: the table to take into other software."""
    study = study.by_article()
    made = positions(study)[["article", "label", "value", "low", "high"]]
    made = made.rename(columns={"value": "position", "low": "position_low", "high": "position_high"})
    warmth = bare_tones(study).rename(columns={WHOLE: "tone_whole", OWN: "tone_own", QUOTED: "tone_quoted"})
    voices, markers = bare_shares(study).add_prefix("share_"), bare_rates(study).add_prefix("rate_")
    words = study["segments"].groupby("article")["words"].sum().rename("words")
    for table in (words, warmth, voices, bare_readability(study), markers):
        made = made.merge(table, left_on="article", right_index=True, how="left", validate="one_to_one")
    facts = {row["article"]: row for row in study.corpus.articles}
    for name in ("outlet", "genre", "phase", "file"):
        made.insert(2, name, [facts[article][name] for article in made["article"]])
    return made.reset_index(drop=True)


def rows_answer(study: Study, table: "pd.DataFrame") -> str:
    """Say how many of the articles have a row of the overview, and why the others have none."""
    missing = unmeasured(study, set(table["article"]))
    if not missing:
        return f"All {len(table)} articles have a row."
    told = listed(f"{label} ({reason})" for label, reason in missing.items())
    return f"{len(table)} of {len(study.labels)} articles have a row; without one: {told}."


def codebook(table: "pd.DataFrame") -> "pd.DataFrame":
    """Return one row a column of the overview: what it is and its unit."""
    import pandas as pd

    return pd.DataFrame(
        [(name, *_meaning(str(name)), str(table[name].dtype)) for name in table.columns],
        columns=["variable", "meaning", "unit", "type"],
    )


MEANINGS = {
    "article": ("id of the article", ""),
    "label": ("label of its outlet, with its id where the outlet has several", ""),
    "file": ("name of the file as collected", ""),
    "phase": ("before, during or after the event", ""),
    "genre": ("genre", ""),
    "outlet": ("id of the outlet", ""),
    "position": ("place on the declared axis", "-1 critical to +1 celebratory"),
    "position_low": ("lower end of its interval", "-1 to +1"),
    "position_high": ("upper end of its interval", "-1 to +1"),
    "words": ("length", "words"),
    "tone_whole": ("mean tone of the whole text", "-1 to 1"),
    "tone_own": ("mean tone of the outlet's own voice", "-1 to 1"),
    "tone_quoted": ("mean tone of the quoted voices", "-1 to 1"),
    "sentence_length": ("words a sentence", "words"),
    "flesch_reading_ease": ("Flesch reading ease", "points, higher is easier"),
    "flesch_kincaid_grade": ("Flesch-Kincaid grade", "US school grade"),
    "gunning_fog": ("Gunning fog index", "US school grade"),
}


def _meaning(name: str) -> tuple[str, str]:
    if name.startswith("share_"):
        return f"share of words in the {name[6:]} voice", "0 to 1"
    if name.startswith("rate_"):
        return f"hits of the family {name[5:]}", "per 1,000 words"
    return MEANINGS.get(name, (name.replace("_", " "), ""))


def likeness_table(
    study: Study, voice: str | None = None, transformer: Any = None, without_copy: bool = False
) -> "pd.DataFrame":
    """Return how alike the vocabularies of each two articles (or outlets) are: cosine of TF-IDF, 0 to 1, most alike first.

    `transformer` is any of scikit-learn's that turns counts into weights; None is its TfidfTransformer.
    `without_copy` leaves out the sentences that are copy of an earlier article; without the texts they count.
    """
    counts = term_counts(_part(study, without_copy), voice)
    listed = pairs(likeness(counts, study.by, transformer=transformer))
    keys = [f"likeness.{one}.{other}" for one, other in zip(listed["first"], listed["second"], strict=True)]
    shown = {name: listed[name].map(study.compared) for name in ("first", "second")}
    made = listed.assign(**shown, key=keys)
    made.attrs["specification"] = {
        "voice": voice,
        "transformer": repr(transformer) if transformer else "",
        "without_copy": without_copy,
    }
    made.attrs["compared"] = study.by
    made.attrs["copy_known"] = "sentence" in study["terms"]
    return made


def _part(study: Study, without_copy: bool) -> Study:
    return study.without_copies() if without_copy and study.texts else study


def likeness_square(study: Study, alike: "pd.DataFrame") -> "pd.DataFrame":
    """Return the pairs both ways round, in the order of articles.csv or outlets.csv: the cells of a square.

    Each leads to the sentences of the two with the words that weigh most in their likeness; of many, to the first word.
    """
    import pandas as pd

    alike = alike.assign(link=_sharing(study, alike))

    turned = alike.rename(columns={"first": "second", "second": "first"})
    order = {label: number for number, label in enumerate(study.compared.values())}
    both = pd.concat([alike, turned], ignore_index=True)
    rank = both["first"].map(order) * len(order) + both["second"].map(order)
    return both.assign(_rank=rank).sort_values("_rank").drop(columns=["_rank", "key"]).reset_index(drop=True)


def _sharing(study: Study, alike: "pd.DataFrame") -> list[str]:
    """Return for each pair that is drawn the address of its sentences; "" for the others, and where the tables tell no sentence."""
    told = alike.attrs.get("specification", {})
    part, ids = _part(study, bool(told.get("without_copy"))), {label: one for one, label in study.compared.items()}
    drawn = set(list(ids)[:ROWS])
    pairs = list(zip(alike["first"], alike["second"], strict=True))
    known = [(ids[one], ids[other]) for one, other in pairs if {one, other} <= drawn]
    if "sentence" not in study["terms"] or not known:
        return [""] * len(pairs)
    words = joining_terms(term_counts(part, told.get("voice")), known, study.by)
    counts = term_counts(part, told.get("voice"), by_sentence=True)
    counts = counts[counts["term"].isin({term for terms in words.values() for term in terms})]
    places: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for owner, term, *place in counts[[study.by, "term", "article", "sentence"]].itertuples(index=False):
        places.setdefault((owner, term), []).append((place[0], place[1]))
    links = {}
    for (one, other), terms in words.items():
        found = sorted({place for who in (one, other) for term in terms for place in places.get((who, term), ())})
        links[one, other] = places_link(found) if len(found) <= MOST_PLACES else evidence_at(word=terms[0])
    return [links.get((ids[one], ids[other]), "") for one, other in pairs]


def likeness_caption(alike: "pd.DataFrame") -> str:
    """Return the sentence under the square of likeness: what a cell is, and how far its values lie apart."""
    if not len(alike):
        return f"No two {_ones(alike)} have words to compare."
    low, high = alike["value"].min(), alike["value"].max()
    spread = f"{len(alike)} pairs, each shown twice): from {number(low)} to {number(high)}"
    spread = spread if len(alike) > 1 else f"one pair, shown twice): {number(low)}"
    told = f"Cosine of the weighted word counts of two {_ones(alike)}, 0 to 1 ({spread}. The darker, the more words in common."
    return f"{told}{_copy(alike)}"


def _copy(alike: "pd.DataFrame") -> str:
    """Say whether the sentences that are copy of an earlier article count; "" where nothing is told of them."""
    if not alike.attrs.get("copy_known", True):
        return " What one holds as copy of another counts here: only with the texts can it be left out."
    without = alike.attrs.get("specification", {}).get("without_copy")
    return " Sentences that are copy of an earlier article are left out." if without else ""


def together_answer(table: "pd.DataFrame", alike: "pd.DataFrame") -> str:
    """Answer in two sentences: whether own tone and place agree, and which two are most alike."""
    if len(table) < 2:
        return "There is one article: nothing to set it beside. Add a second one."
    ranks = table.dropna(subset=["position"])[["position", "tone_own", "tone_whole"]].rank()
    own, whole = ranks["position"].corr(ranks["tone_own"]), ranks["position"].corr(ranks["tone_whole"])
    placed = len(ranks)
    first = (
        f"The articles' places go with the tone of their own voice, which is itself a part of the place, at a rank correlation "
        f"of {number(own)}, and with that of the whole text, which holds it too, at {number(whole)} (n = {placed}, descriptive)."
        if placed > 2 and own == own and whole == whole
        else "The places, or the tones, are all the same: whether they go together cannot be told."
        if placed > 2
        else "Fewer than three articles have a place of their own: whether place and tone go together cannot be told."
    )
    if not len(alike):
        return f"{first} No two {_ones(alike)} have words to compare."
    top, *close = alike[alike["value"].round(2) == round(alike["value"].iloc[0], 2)].to_dict("records")
    copy = "" if alike.attrs.get("copy_known", True) else _copy(alike)
    if len(alike) == 1:
        return f"{first} In their words {_pair(top)} are alike at {number(top['value'])} of 1.{copy}"
    hair = f", by a hair before {listed(_pair(row) for row in close[:3])}" if close else ""
    hair += f" and {len(close) - 3} pairs more" if len(close) > 3 else ""
    return f"{first} In their words {_pair(top)} are most alike, {number(top['value'])} of 1{hair}.{copy}"


def _pair(row: dict[str, Any]) -> str:
    return f"{row['first']} and {row['second']}"


def _ones(alike: "pd.DataFrame") -> str:
    return f"{alike.attrs.get('compared', 'article')}s"
