"""Does the computed order agree with the order in which a human reader put the articles?"""

from itertools import combinations
from typing import TYPE_CHECKING

from analysis.corpus import rows_of
from analysis.questions.wording import number
from analysis.study import Study
from analysis.tables import CorpusError

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ["label", "read", "computed", "why", "difference"]


def against_reading(study: Study, table: "pd.DataFrame") -> "pd.DataFrame":
    """Return the computed order beside the human reading of reading.csv (1 = most celebratory); empty where there is none."""
    import pandas as pd

    path = study.corpus.path("reading.csv")
    if not path.is_file():
        return pd.DataFrame(columns=COLUMNS)
    rows = list(rows_of(path, ["article", "rank", "why", "difference"], ("article", "rank")))
    for line, row in rows:
        if not row["rank"].replace(".", "", 1).isdigit():
            raise CorpusError(f"{path}, line {line}: rank {row['rank']!r} is no number; 1 is the most celebratory")
    read = pd.DataFrame([row for _, row in rows], columns=["article", "rank", "why", "difference"])
    known = table[table["estimable"].astype(bool)]
    ranks = known.set_index("article")["value"].rank(ascending=False)
    made = read[read["article"].isin(study.labels)].assign(read=lambda rows: rows["rank"].astype(float))
    made = made.assign(computed=made["article"].map(ranks), label=made["article"].map(study.labels))
    return made[COLUMNS].sort_values("read", ignore_index=True)


def against_reading_answer(orders: "pd.DataFrame") -> str:
    """Say in how many pairs the two orders agree (Kendall 1938, doi:10.1093/biomet/30.1-2.81), or how to write an order down."""
    both = orders.dropna(subset=["read", "computed"])
    pairs = list(combinations(both[["read", "computed"]].itertuples(index=False), 2))
    if not pairs and len(orders) > 1:
        return f"Of the {len(orders)} articles that `reading.csv` ranks {len(both)} {'has' if len(both) == 1 else 'have'} a place: no pair can be compared."
    if not pairs:
        return (
            "No reading of two or more articles stands in `reading.csv` beside `articles.csv`. To have one, read the articles and "
            "write your order down (columns article, rank, why, difference; 1 is the most celebratory) before you look at the places."
        )
    turned = [(a.read - b.read) * (a.computed - b.computed) for a, b in pairs]
    same, other = sum(one > 0 for one in turned), sum(one < 0 for one in turned)
    return (
        f"The two orders agree in {same} of {len(pairs)} pairs of articles (Kendall's τ = {number((same - other) / len(pairs))}). "
        f"One reader's order of {len(both)} articles can show where the measure goes astray; it does not validate it."
    )
