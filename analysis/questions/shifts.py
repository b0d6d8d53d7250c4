"""Which words make one article warmer than another?"""

from typing import TYPE_CHECKING

from analysis.comparisons.bootstrap import Resampling
from analysis.comparisons.shifts import shift
from analysis.questions.tone import OWN, tones
from analysis.questions.wording import listed, number
from analysis.study import Study
from analysis.tone import Tone

if TYPE_CHECKING:
    import pandas as pd

UNIT = "valence per 1,000 words"


def word_shift(
    study: Study, first: str, second: str, voice: str = "own", lexicon: str = "", top: int = 20
) -> "pd.DataFrame":
    """Return the words that make the difference of valence per 1,000 words between two articles, largest first.

    The values of all words sum to the difference; `top` are shown. A word bears the value that it has in its sentence,
    a negation before it included; words inside names bear none. `voice` is own, quoted or all. low and high are intervals
    over the sentences of both articles; `passage` is the first sentence where the word stands. Without the texts the
    table is empty.
    """
    import pandas as pd

    columns = ["entry", "value", "low", "high", "by_frequency", "by_weight", "first_count", "second_count", "passage"]
    if not study.texts or not first or not second:
        return pd.DataFrame(columns=columns)
    chosen = study.only([first, second])
    words = _valued(chosen, lexicon)
    if voice != "all":
        words = words[(words["voice"] == "own") == (voice == "own")]
    totals = words.groupby(["article", "sentence"], as_index=False)["words"].sum()
    hits = words[words["value"] != 0].assign(count=1)
    if not len(hits) or totals["article"].nunique() < 2:
        return pd.DataFrame(columns=columns)
    made = shift(hits, totals, first, second, of="article", unit="sentence", resampling=Resampling.of(study.plan))
    shown = made.head(top)
    place = hits.drop_duplicates("entry").set_index("entry")[["article", "sentence"]]
    passages = [study.passage(*place.loc[entry]) for entry in shown["entry"]]
    return shown.assign(passage=passages)[columns]


def warmest_and_coldest(study: Study, lexicon: str = "") -> tuple[str, str]:
    """Return the articles whose own voice is warmest and coldest among those with an interval; "" where there are not two."""
    table = tones(study.by_article(), lexicon)
    own = table[(table["group"] == OWN) & table["estimable"].astype(bool)].sort_values("value", kind="stable")
    return (str(own["article"].iloc[-1]), str(own["article"].iloc[0])) if len(own) > 1 else ("", "")


def _valued(study: Study, lexicon: str) -> "pd.DataFrame":
    """Return one row a word: article, sentence, voice, entry, value in its sentence, words (1)."""
    import pandas as pd

    measured = study["sentiment"]["lexicon"]
    tone = Tone(lexicon or (str(measured.iloc[0]) if len(measured) else "news"))
    masks = bool(study.plan.get("primary", {}).get("mask_names", True))
    rows = []
    for (article, sentence), words in study["tokens"].groupby(["article", "sentence"], sort=False):
        masked = [n for n, inside in enumerate(words["in_name"]) if inside and masks]
        values = tone.valences(study.passage(article, sentence), masked)
        for form, spoken, value in zip(words["form"], words["voice"], values, strict=True):
            rows.append((article, sentence, spoken, str(form).casefold(), value, 1))
    return pd.DataFrame(rows, columns=["article", "sentence", "voice", "entry", "value", "words"])


def shift_answer(table: "pd.DataFrame", first: str, second: str) -> str:
    """Say which words make the first article warmer and which colder than the second."""
    warmer, colder = table[table["value"] > 0].head(4), table[table["value"] < 0].head(4)
    if not len(table):
        return "No valued word can be shown to set two articles apart: that takes the texts of two articles with an interval each."
    parts = []
    for rows, told in ((warmer, "warmer"), (colder, "colder")):
        if len(rows):
            words = listed(f"{row['entry']} ({number(row['value'], 1)})" for row in rows.to_dict("records"))
            parts.append(f"{told} by {words}")
    return f"Beside {second}, {first} is made {' and '.join(parts)}, in {UNIT}."
