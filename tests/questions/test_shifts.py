import pytest

from analysis.questions.shifts import shift_answer, word_shift
from analysis.questions.together import likeness_table
from analysis.study import open_study


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
