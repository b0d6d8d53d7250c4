import pandas as pd
import pytest

from analysis.questions.shifts import shift_answer, warmest_and_coldest, word_shift
from analysis.questions.together import likeness_table
from analysis.study import open_study
from tests import texts
from tests.questions.tiny import COLD, WARM, made


@pytest.fixture(scope="module")
def study(sample):
    return open_study(sample.root)


def test_all_words_together_are_the_difference_of_the_measured_valence(study):
    made = word_shift(study, "s1-preview", "s3-wire", top=10_000)
    own = study["sentiment"]
    own = own[(own["lexicon"] == own["lexicon"].iloc[0]) & (own["voice"] == "own")]
    sums = own.groupby("article")[["valence", "words"]].sum()
    rates = 1000 * sums["valence"] / sums["words"]
    assert made["value"].sum() == pytest.approx(rates["s1-preview"] - rates["s3-wire"], abs=1e-6)
    assert (made["by_frequency"] + made["by_weight"]).tolist() == pytest.approx(made["value"].tolist())


def test_the_largest_come_first_with_interval_and_a_passage_that_holds_the_word(study):
    made = word_shift(study, "s1-preview", "s3-wire", top=8)
    sizes = made["value"].abs().tolist()
    assert sizes == sorted(sizes, reverse=True)
    assert (made["low"] <= made["value"]).all() and (made["value"] <= made["high"]).all()
    assert all(row["entry"] in row["passage"].casefold() for row in made.to_dict("records"))


def test_the_answer_names_words_of_both_directions(study):
    made = word_shift(study, "s1-preview", "s3-wire")
    told = shift_answer(made, "A", "B")
    assert told.startswith("Beside B, A is made warmer by ") and made["entry"].iloc[0] in told
    assert shift_answer(made.head(0), "A", "B").startswith("No valued word can be shown")


def test_a_word_of_the_second_alone_is_said_to_stand_there():
    rows = {"entry": ["splendid", "shameful"], "value": [2.0, 1.5], "first_count": [1, 0]}
    assert shift_answer(pd.DataFrame(rows), "A", "B").startswith(
        "Beside B, A is made warmer by splendid (2.0) and shameful (1.5, only in the other), in "
    )


SAYINGS = ("The splendid bridge is a triumph.", "The bridge is a failure and a threat.", "The wall is of brick.")


@pytest.fixture(scope="module")
def outlets(tmp_path_factory):
    """Return a study of three outlets with four articles each: x praises, y blames, z does neither."""
    texts = {
        f"{outlet}{n}": "A Bridge\n" + (f"{said} It is {n + 2} years old. Nobody was late.\n" * (4 + n))
        for outlet, said in zip("xyz", SAYINGS, strict=True)
        for n in range(4)
    }
    return made(tmp_path_factory.mktemp("outlets") / "corpus", texts, {article: article[0] for article in texts})


def test_of_outlets_the_words_of_all_their_articles_are_weighed_and_their_articles_drawn(outlets):
    assert warmest_and_coldest(outlets) == ("x", "y")
    made_shift = word_shift(outlets, "x", "y", top=10_000)
    own = outlets["sentiment"]
    own = own[(own["lexicon"] == own["lexicon"].iloc[0]) & (own["voice"] == "own")]
    sums = own.assign(outlet=own["article"].str[0]).groupby("outlet")[["valence", "words"]].sum()
    rates = 1000 * sums["valence"] / sums["words"]
    assert made_shift["value"].sum() == pytest.approx(rates["x"] - rates["y"], abs=1e-6)
    assert made_shift["low"].notna().all(), "four articles a side are enough for an interval"
    assert set(made_shift["between"]) == {"x0; x1; x2; x3; y0; y1; y2; y3"}
    assert shift_answer(made_shift).startswith("Beside Y, X is made warmer by ")


def test_where_outlets_have_too_few_articles_two_articles_are_set_apart_and_where_these_fail_the_reason_is_said(
    tmp_path,
):
    texts = {
        f"{outlet}{n}": f"A Bridge\n{f'{said} '} It is old.\n" * 12
        for outlet, said in zip("xy", SAYINGS[:2], strict=True)
        for n in range(2)
    }
    few = made(tmp_path / "corpus", texts, {article: article[0] for article in texts})
    warmest, coldest = warmest_and_coldest(few)
    assert (warmest[0], coldest[0], len(warmest), len(coldest)) == ("x", "y", 2, 2)
    shifted = word_shift(few, warmest, coldest)
    assert shifted["low"].notna().all() and shift_answer(shifted).startswith("Beside Y · ")
    alone = few.only(["x0"])
    assert "fewer than two articles have a tone" in shift_answer(word_shift(alone, *warmest_and_coldest(alone)))


def test_of_one_outlets_word_the_first_passage_is_in_one_of_its_articles(outlets):
    triumph = word_shift(outlets, "x", "z").set_index("entry").loc["triumph"]
    assert triumph["first_count"] == sum(4 + n for n in range(4)) and triumph["second_count"] == 0
    assert triumph["passage"] == SAYINGS[0] and triumph["key"] == "shift.x.z.triumph.own"


def test_likeness_is_less_where_shared_copy_is_left_out(make_corpus):
    wire = "The harbour was opened by the minister of works on a cold Monday morning before two thousand guests and a band."
    texts = {
        "a": f"A Bridge Opens\n{wire}\n{'Our own view of stone, sail and salt is warm. ' * 3}",
        "b": f"Harbour Day\n{wire}\n{'Nobody asked which lender paid for cranes and rails. ' * 3}",
    }
    (made := make_corpus(texts, language="en")).path("plan.toml").write_text("[intervals]\n", encoding="utf-8")
    study = open_study(made.root)
    whole, without = likeness_table(study), likeness_table(study, without_copy=True)
    assert without["value"].iloc[0] < whole["value"].iloc[0] - 0.1
    assert dict(without.attrs["specification"])["without_copy"] is True


def test_an_article_that_is_not_measured_changes_no_word_shift(tmp_path):
    written, outlets = {"a": WARM, "b": WARM, "c": COLD, "d": COLD}, {"a": "x", "b": "x", "c": "y", "d": "y"}
    plain = word_shift(made(tmp_path / "plain", written, outlets), "x", "y")
    root = made(tmp_path / "more", {**written, "e": texts.ANOTHER_LANGUAGE}, {**outlets, "e": "y"}).corpus.root
    articles = (root / "articles.csv").read_text(encoding="utf-8").splitlines()
    articles[-1] = articles[-1].replace(",en,", ",fr,")
    (root / "articles.csv").write_text("\n".join(articles), encoding="utf-8")
    more = word_shift(open_study(root), "x", "y")
    assert len(more) and more.equals(plain) and more["between"].iloc[0] == "a; b; c; d"
