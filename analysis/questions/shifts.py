"""Which words make one article or outlet warmer than another?"""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from analysis.comparisons.bootstrap import Resampling
from analysis.comparisons.shifts import shift
from analysis.questions.estimating import owned
from analysis.questions.tone import OWN, tones
from analysis.questions.wording import listed, number
from analysis.study import Study, rows_at
from analysis.tone import Tone

if TYPE_CHECKING:
    import pandas as pd

UNIT = "valence per 1,000 words"
LESS_THAN_TWO = "fewer than two articles have a tone of their own voice with an interval"
COLUMNS = [
    "entry", "value", "low", "high", "by_frequency", "by_weight", "first_count", "second_count", "passage", "article",
    "sentence", "n", "key", "between",
]  # fmt: skip


def word_shift(
    study: Study, first: str, second: str, voice: str = "own", lexicon: str = "", top: int = 20
) -> "pd.DataFrame":
    """Return the words that make the difference of valence per 1,000 words between two articles (or outlets), largest first.

    The values of all words sum to the difference; `top` are shown. A word bears the value that it has in its sentence,
    a negation before it included; words inside names bear none. `voice` is own, quoted or all. low and high are intervals
    over the sentences of both articles, over the articles of outlets; `passage` is the first sentence where the word stands.
    Without the texts the table is empty.
    """
    if not study.texts or not first or not second:
        return _nothing(LESS_THAN_TWO if study.texts else "the texts are not here")
    between = [*study.articles_of(first), *study.articles_of(second)]
    words = owned(study, _valued(study.only(between), lexicon))
    if voice != "all":
        words = words[(words["voice"] == "own") == (voice == "own")]
    whole = study.by == "outlet" and {first, second} <= set(study.compared)
    of, unit = ("outlet", "article") if whole else ("article", "sentence")
    totals = words.groupby(["outlet", "article", "sentence"], as_index=False)["words"].sum()
    hits = words[words["value"] != 0].assign(count=1)
    if not len(hits) or totals[of].nunique() < 2:
        return _nothing(
            "neither has a word of value in this voice" if not len(hits) else "one of them has no word in this voice"
        )
    shown = shift(hits, totals, first, second, of=of, unit=unit, resampling=Resampling.of(study.plan)).head(top)
    place = hits.drop_duplicates("entry").set_index("entry")[["article", "sentence"]]
    places = [tuple(place.loc[entry]) for entry in shown["entry"]]
    found = rows_at(study, places)
    keys = [f"shift.{first}.{second}.{entry}.{voice}" for entry in shown["entry"]]
    counts = shown["first_count"] + shown["second_count"]
    where = {name: found[name].to_numpy() for name in ("passage", "article", "sentence")}
    told = shown.assign(**where, n=counts.astype(int), key=keys, between="; ".join(between))[COLUMNS]
    told.attrs["specification"] = {"lexicon": lexicon, "by": "outlet" if of == "outlet" else ""}
    told.attrs["names"] = [study.compared.get(one, study.labels.get(one, one)) for one in (first, second)]
    return told


def warmest_and_coldest(study: Study, lexicon: str = "") -> tuple[str, str]:
    """Return the outlets (or articles) whose own voice is warmest and coldest among those with an interval.

    Where fewer than two outlets have one, the articles are taken; "" where there are not two of these either.
    """
    found = _ends(study, lexicon)
    return found if found[0] or study.by == "article" else _ends(study.by_article(), lexicon)


def _nothing(reason: str) -> "pd.DataFrame":
    """Return a shift without rows that says why it has none."""
    import pandas as pd

    made = pd.DataFrame(columns=COLUMNS)
    made.attrs["reason"] = reason
    return made


def _ends(study: Study, lexicon: str) -> tuple[str, str]:
    table = tones(study, lexicon)
    own = table[(table["group"] == OWN) & table["estimable"].astype(bool)].sort_values("value", kind="stable")
    return (str(own[study.by].iloc[-1]), str(own[study.by].iloc[0])) if len(own) > 1 else ("", "")


def _valued(study: Study, lexicon: str) -> "pd.DataFrame":
    """Return one row a word: article, sentence, voice, entry, value in its sentence, words (1)."""
    import pandas as pd

    measured = study["sentiment"]["lexicon"]
    tone = Tone(lexicon or (str(measured.iloc[0]) if len(measured) else "news"))
    masks = bool(study.plan.get("primary", {}).get("mask_names", True))
    rows = []
    for (article, sentence), words in study["tokens"].groupby(["article", "sentence"], sort=False):
        masked = [
            n
            for n, (name, cue) in enumerate(zip(words["in_name"], words["cue"], strict=True))
            if cue or (name and masks)
        ]
        values = tone.valences(study.passage(article, sentence), masked)
        for form, spoken, value in zip(words["form"], words["voice"], values, strict=True):
            rows.append((article, sentence, spoken, str(form).casefold(), value, 1))
    return pd.DataFrame(rows, columns=["article", "sentence", "voice", "entry", "value", "words"])


def shift_answer(table: "pd.DataFrame", first: str = "", second: str = "") -> str:
    """Say which words make the first article (or outlet) warmer and which colder than the second; names are the table's own.

    A word that stands in the second alone is said to: its absence makes the first warmer or colder.
    """
    warmer, colder = table[table["value"] > 0].head(4), table[table["value"] < 0].head(4)
    if not len(table):
        return f"No valued word can be shown to set two articles apart: {table.attrs.get('reason', 'none is listed')}."
    known = table.attrs.get("names", ["", ""])
    first, second = first or known[0], second or known[1]
    parts = []
    for rows, told in ((warmer, "warmer"), (colder, "colder")):
        if len(rows):
            parts.append(f"{told} by {listed(map(_moving, rows.to_dict('records')))}")
    return f"Beside {second}, {first} is made {' and '.join(parts)}, in {UNIT}."


def _moving(row: "dict[Hashable, Any]") -> str:
    where = ", only in the other" if row["first_count"] == 0 else ""
    return f"{row['entry']} ({number(row['value'], 1)}{where})"
