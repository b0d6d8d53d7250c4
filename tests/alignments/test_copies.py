import random

import pandas as pd
import pytest

from analysis.alignments.copies import Held, copied, copies, held, without_copies
from analysis.documents.canonical import Canonical
from analysis.documents.read import Read
from analysis.documents.zones import zoned

AGENCY = (
    "The ferry to the northern island was stopped on Monday because the ice in the strait had grown too thick for it. "
    "The harbour master expects it to leave again before the end of the week."
)
EDITED = AGENCY.replace("on Monday", "early on Monday").replace("the harbour master", "the port")
OTHER = "Nobody in the town could remember a winter in which the strait had frozen over as early as this one."
QUOTED = (
    "“We shall open the second bridge in spring, whatever the council in the capital may say about it,” the mayor said."
)


def articles(texts: dict[str, str], **days: str) -> list[Read]:
    rows = {key: {"article": key, "published_earliest": days.get(key, "")} for key in texts}
    return [Read(rows[key], Canonical(text, ()), tuple(zoned(text)), "en") for key, text in texts.items()]


def found(texts: dict[str, str], **days: str) -> pd.DataFrame:
    return copies(held(articles(texts, **days)))


def paragraphs(made: pd.DataFrame) -> list[dict]:
    return made[made["paragraph"] >= 0].to_dict("records")


def test_a_paragraph_in_two_articles_is_told_with_its_earliest_holder():
    made = found({"a": f"Ice.\n{AGENCY}\n{OTHER}", "b": f"{OTHER.replace('town', 'city')[:40]}\n{AGENCY.upper()}"})
    (row,) = paragraphs(made)
    assert (row["article"], row["paragraph"], row["holder"], row["holder_paragraph"]) == ("b", 1, "a", 1)
    assert (row["first_sentence"], row["last_sentence"], row["words"]) == (1, 2, 36)
    assert (row["kind"], row["similarity"], row["dated"]) == ("exact", 1.0, False)


def test_an_edited_paragraph_is_near():
    made = found({"a": f"{AGENCY}\n{OTHER}", "b": f"{EDITED}\nHe had seen it all before, he said, and went home."})
    (row,) = paragraphs(made)
    assert (row["kind"], row["paragraph"]) == ("near", 0)
    assert 0.5 < row["similarity"] < 1


def test_a_whole_article_in_two_outlets_is_told_as_one():
    made = found({"a": f"{AGENCY}\n{OTHER}", "b": f"{EDITED}\n{OTHER}"})
    whole = made[made["paragraph"] == -1]
    assert whole[["article", "holder", "kind", "last_sentence"]].to_numpy().tolist() == [["b", "a", "near", 2]]


def test_the_day_decides_who_was_first_and_an_unknown_day_comes_last():
    texts = {"a": AGENCY, "b": AGENCY, "c": AGENCY}
    made = found(texts, a="2025-11-13", b="2025-11-12")
    told = made[made["paragraph"] == 0][["article", "holder", "dated"]].to_numpy().tolist()
    assert told == [["a", "b", True], ["c", "b", False]]


def test_a_paragraph_that_stands_twice_in_one_article_is_no_copy():
    assert not len(found({"a": f"{AGENCY}\n{AGENCY}", "b": OTHER}))


@pytest.mark.parametrize("texts", [{}, {"a": ""}, {"a": AGENCY}, {"a": "Ice.", "b": "Ice."}])
def test_where_nothing_is_shared_the_table_is_empty(texts):
    made = found(texts)
    assert len(made) == 0
    assert made["words"].dtype == "int64"


def test_what_two_outlets_quote_alike_is_no_copy_of_either():
    long = "\n".join(
        f"In line {n} of the b article number {n * 7} stands the word {n * n} and no other." for n in range(9)
    )
    made = found({"a": f"{QUOTED}\n{AGENCY}\nIce.", "b": f"{QUOTED}\n{AGENCY}\n{long}"})
    assert made["quoted"].round(1).tolist() == [0.9, 0.0]
    assert copied(made) == {("b", 1), ("b", 2)}


def test_every_table_can_be_had_without_the_copies():
    words = pd.DataFrame({"article": ["a", "b", "b"], "sentence": [0, 0, 1], "words": [3, 4, 5]})
    tables = {"segments": words, "outlets": pd.DataFrame({"outlet": ["x"]})}
    kept = without_copies(tables, frozenset({("b", 0)}))
    assert kept["segments"]["words"].tolist() == [3, 5]
    assert kept["outlets"] is tables["outlets"]
    assert without_copies(tables, frozenset())["segments"] is words


def test_the_similarity_is_that_of_the_runs_of_four_words():
    def runs(text: str) -> set[tuple[str, ...]]:
        forms = text.lower().replace(".", "").split()
        return {tuple(forms[at : at + 4]) for at in range(len(forms) - 3)}

    one, other = runs(AGENCY), runs(EDITED)
    made = found({"a": AGENCY, "b": EDITED})
    assert made["similarity"].iloc[0] == pytest.approx(len(one & other) / len(one | other))


def test_what_minhash_finds_is_found_and_nothing_below_the_threshold():
    datasketch = pytest.importorskip("datasketch", reason="the extra that holds datasketch is not installed")
    chance = random.Random(1)
    forms = [f"w{n}" for n in range(300)]
    pieces = [" ".join(chance.choices(forms, k=60)) for _ in range(40)]
    for text in pieces[:20]:
        changed = text.split()
        for place in chance.sample(range(60), chance.choice([1, 2, 3, 5, 20])):
            changed[place] = "new"
        pieces.append(" ".join(changed))
    made = copies([Held(f"a{n}", 0, 0, 0, text) for n, text in enumerate(pieces)])
    mine = {(row.holder, row.article) for row in made.itertuples()}
    index = datasketch.MinHashLSH(threshold=0.6, num_perm=128)
    theirs = set()
    for n, text in enumerate(pieces):
        words = text.split()
        sketch = datasketch.MinHash(128)
        sketch.update_batch([" ".join(words[at : at + 4]).encode() for at in range(57)])
        theirs |= {(found, f"a{n}") for found in index.query(sketch)}
        index.insert(f"a{n}", sketch)
    exact = {pair for pair in theirs if made[made["article"] == pair[1]]["similarity"].max() >= 0.5}
    assert exact and theirs - mine <= theirs - exact
    assert made["similarity"].min() >= 0.5
