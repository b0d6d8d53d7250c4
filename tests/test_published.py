import json
import shutil
from importlib.metadata import version

import pandas as pd
import pytest

from analysis.corpus import Corpus
from analysis.line import measure
from analysis.published import KEYS, LATER, columns, differences, libraries, publish, publishable, read_published
from analysis.tables import CorpusError, table
from analysis.verbs.verify import causes, verify
from tests import texts


def quiet(_: str) -> None:
    """Say nothing."""


def changed(corpus: Corpus, name: str, row: int, column: str, value: object) -> None:
    path = corpus.path("measurements") / f"{name}.csv"
    made = pd.read_csv(path, dtype=str, keep_default_na=False)
    made.loc[row, column] = value
    made.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def verified(corpus: Corpus) -> tuple[bool, str]:
    said: list[str] = []
    return verify(corpus, said.append), "\n".join(said)


def test_a_published_table_reads_back_exactly(sample):
    made, published = publishable(sample.build), read_published(sample)
    assert set(made) == set(published) == set(KEYS)
    for name in made:
        pd.testing.assert_frame_equal(made[name], published[name], check_exact=True)
        assert list(made[name]) == list(columns(name))


def test_publishing_twice_writes_the_same_bytes(sample_copy):
    before = {path: path.read_bytes() for path in sample_copy.path("measurements").glob("*.csv")}
    publish(sample_copy, quiet)
    assert {path: path.read_bytes() for path in before} == before


def test_what_is_published_names_no_folder_of_this_machine(sample):
    for path in (*sample.path("measurements").iterdir(), sample.path("fingerprints.csv")):
        assert str(sample.root) not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", KEYS)
def test_every_published_row_has_its_key(sample, name):
    published = read_published(sample)[name]
    repeated = published[published.duplicated(KEYS[name], keep=False)]
    assert repeated.empty, repeated.head()


def test_a_voice_under_fifty_words_is_merged_with_the_other(make_corpus):
    quoted = "“" + " ".join(["word"] * 60) + ",” said Ada Bell."
    own = " ".join(["plain"] * 60) + "."
    corpus = make_corpus({"both": f"{own}\n{quoted}", "few": f"{own}\n“We will wait,” said Ada Bell."}, language="en")
    measure(corpus, quiet)
    terms = publishable(corpus.build)["terms"]
    assert set(terms[terms["article"] == "both"]["voice"]) == {"own", "quoted"}
    assert set(terms[terms["article"] == "few"]["voice"]) == {"all"}
    assert terms[(terms["article"] == "both") & (terms["voice"] == "quoted")]["count"].sum() == 60
    assert terms["count"].sum() == pd.read_parquet(corpus.build / "tables" / "tokens.parquet").shape[0]


def test_words_like_na_and_null_stay_words(make_corpus):
    corpus = make_corpus({"a": "NA and null, nan or None, N/A and inf."}, language="en")
    measure(corpus, quiet)
    publish(corpus, quiet)
    assert {"na", "null", "nan", "none", "n", "inf"} <= set(read_published(corpus)["terms"]["term"])


def test_texts_without_a_row_in_a_table_publish_it_empty(make_corpus):
    corpus = make_corpus({"a": texts.EMPTY}, language="en")
    measure(corpus, quiet)
    publish(corpus, quiet)
    for name, published in read_published(corpus).items():
        assert len(published) == 0
        assert {column: str(kind) for column, kind in published.dtypes.items()} == columns(name)
    assert verified(corpus)[0]


def test_the_same_texts_verify(sample_copy):
    agreed, said = verified(sample_copy)
    assert agreed
    assert "verify: sentiment: " in said
    assert "differ" not in said


@pytest.mark.parametrize(
    ("name", "column", "value", "told"),
    [
        ("terms", "count", "7", "7 published"),
        ("sentiment", "valence", "0.123456", "0.123456 published"),
        ("quotes", "cue", "whispered", "whispered published"),
        ("segments", "role", "nobody", "only in the published table"),
        ("markers", "entry", "no.such", "only in the published table"),
    ],
)
def test_a_changed_cell_is_named_with_table_row_and_cause(sample_copy, name, column, value, told):
    changed(sample_copy, name, 0, column, value)
    agreed, said = verified(sample_copy)
    assert not agreed
    line = next(line for line in said.split("\n") if line.startswith(f"verify: {name}: article ") and told in line)
    assert "article s1-preview" in line
    assert "verify: cause: " in said
    assert all(f"verify: {other}: " in said for other in KEYS)


@pytest.mark.parametrize(("step", "agreed"), [(1e-10, True), (1e-8, False)])
def test_numbers_are_compared_to_a_billionth(step, agreed):
    ours = table([("a", "body", 0, "own", "", "news", 1, 0.5, 0.5, 0.0, 0.1)], columns("sentiment"))
    theirs = ours.assign(valence=ours["valence"] + step)
    assert (not list(differences(ours, theirs, "sentiment"))) == agreed


def test_a_value_that_is_missing_in_both_tables_is_no_difference():
    nothing = float("nan")
    ours = table([("a", "body", 0, "own", "", "news", 1, nothing, 0.5, 0.0, 0.1)], columns("sentiment"))
    assert list(differences(ours, ours, "sentiment")) == []
    assert len(list(differences(ours, ours.assign(valence=0.0), "sentiment"))) == 1


def test_a_row_more_and_a_row_less_are_named():
    ours = table([("a", "own", "rain", 1), ("a", "own", "snow", 2)], columns("terms"))
    found = list(differences(ours.iloc[[0]], ours.iloc[[1]], "terms"))
    assert [(one.row, one.what) for one in found] == [
        ("article a, voice own, term rain", "only now"),
        ("article a, voice own, term snow", "only in the published table"),
    ]


def test_an_edited_lexicon_and_another_library_are_causes(sample_copy):
    path = sample_copy.path("measurements") / "made.json"
    then = json.loads(path.read_text(encoding="utf-8"))
    then["lexicons"]["style"] = "before"
    then["libraries"]["spacy"] = "3.0"
    path.write_text(json.dumps(then), encoding="utf-8")
    changed(sample_copy, "terms", 0, "count", "7")
    _, said = verified(sample_copy)
    assert "cause: lexicons: style changed" in said
    assert "cause: libraries: spacy changed (3.0 published" in said


def test_a_changed_text_is_the_cause(sample_copy):
    row = sample_copy.articles[0]
    path = sample_copy.text_path(row)
    path.write_bytes(path.read_bytes().replace(b"friend", b"rival"))
    agreed, said = verified(sample_copy)
    assert not agreed
    assert f"cause: corpus: text {row['article']} changed" in said


def test_where_nothing_recorded_changed_that_is_said(sample_copy):
    publish(sample_copy, quiet)
    assert causes(sample_copy) == ["none that is recorded: the platform's arithmetic, or a table edited by hand"]


def test_more_differences_than_shown_are_counted(sample_copy):
    path = sample_copy.path("measurements") / "terms.csv"
    path.write_text(path.read_text(encoding="utf-8").split("\n")[0] + "\n", encoding="utf-8")
    _, said = verified(sample_copy)
    assert "more; see all with --all" in said


def test_a_table_that_an_older_corpus_never_published_is_empty(sample_copy):
    for name in LATER:
        (sample_copy.path("measurements") / f"{name}.csv").unlink()
        assert read_published(sample_copy)[name].empty


@pytest.mark.parametrize("name", [name for name in KEYS if name not in LATER])
def test_a_missing_published_table_is_named(sample_copy, name):
    (sample_copy.path("measurements") / f"{name}.csv").unlink()
    with pytest.raises(CorpusError, match=rf"{name}\.csv: this published table is not here"):
        read_published(sample_copy)


def test_without_texts_verify_says_what_it_needs(sample_copy):
    shutil.rmtree(sample_copy.path("texts"))
    with pytest.raises(CorpusError, match=r"verify needs the texts; add them with `framing add PATH`"):
        verify(sample_copy, quiet)


def test_every_installed_library_that_numbers_can_depend_on_is_named_and_what_only_shows_them_is_not():
    found = libraries()
    assert {"numpy", "pandas", "scikit-learn", "scipy", "spacy", "thinc", "nltk", "regex"} <= set(found)
    assert not {"media-framing", "matplotlib", "jupyterlab", "pytest", "playwright"} & set(found)
    assert all(found[name] == version(name) for name in found)


def test_a_changed_library_a_new_one_and_one_that_is_gone_are_named_as_causes(sample_copy):
    path = sample_copy.path("measurements") / "made.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    told["libraries"] |= {"numpy": "1.0", "gone": "2.0"}
    del told["libraries"]["scipy"]
    path.write_text(json.dumps(told), encoding="utf-8")
    said = causes(Corpus(sample_copy.root))
    assert f"libraries: numpy changed (1.0 published, {version('numpy')} now)" in said
    assert "libraries: gone changed (2.0 published, nothing now)" in said
    assert f"libraries: scipy changed (nothing published, {version('scipy')} now)" in said
    assert len([one for one in said if one.startswith("libraries:")]) == 3
