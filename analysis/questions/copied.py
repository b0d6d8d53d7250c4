"""Which sentences are copy: the same run of words in the own or reporting voice of another outlet."""

from collections import defaultdict

from analysis.comparisons.specifications import Places
from analysis.study import Study

RUN = 8
"""Words running that are taken for copy; what two outlets quote alike is not: they heard the same person."""
HALF = 0.5


def copied_sentences(study: Study) -> Places:
    """Return the sentences (article, number) of which half the words or more stand in runs of eight in another outlet.

    Words inside direct quotations and documents are not counted. Without the texts: none, for the words are not here.
    """
    if "tokens" not in study.tables:
        return frozenset()
    tokens = study["tokens"]
    told = tokens[tokens["voice"].isin(("own", "indirect"))]
    owners = {row["article"]: row["outlet"] for row in study.corpus.articles}
    runs: dict[tuple[str, ...], list[tuple[str, int, int]]] = defaultdict(list)
    for (article, sentence), rows in told.groupby(["article", "sentence"], sort=False):
        forms = rows["form"].astype(str).str.casefold().tolist()
        for at in range(len(forms) - RUN + 1):
            runs[tuple(forms[at : at + RUN])].append((article, sentence, at))
    covered: dict[tuple[str, int], set[int]] = defaultdict(set)
    for places in runs.values():
        if len({owners[article] for article, _, _ in places}) > 1:
            for article, sentence, at in places:
                covered[article, sentence].update(range(at, at + RUN))
    words = told.groupby(["article", "sentence"], sort=False).size()
    return frozenset(place for place, found in covered.items() if len(found) >= HALF * words[place])
