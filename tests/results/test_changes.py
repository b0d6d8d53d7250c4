import pytest

from analysis import keep, tones
from analysis.corpus import Corpus
from analysis.results.changes import changes, publish_results
from analysis.results.result import Reader, Result
from analysis.results.shelf import gather
from analysis.study import open_study
from analysis.verbs.verify import verify
from tests.results.conftest import tables


@pytest.fixture
def published(kept_copy) -> Corpus:
    publish_results(kept_copy, lambda _: None)
    return kept_copy


def verified(corpus: Corpus) -> tuple[bool, str]:
    said: list[str] = []
    return verify(Corpus(corpus.root), said.append, shown=10**6), "\n".join(said)


def test_without_a_report_there_is_nothing_to_publish(sample_copy):
    assert publish_results(sample_copy) is None
    assert list(changes(sample_copy)) == []


def test_nothing_changed_is_no_change(published):
    assert list(changes(published)) == []
    assert "verify: result" not in verified(published)[1]


@pytest.fixture
def mended(published) -> tuple[bool, str, dict[str, Result], dict[str, Result]]:
    """Return what verify says of one other character in s3-wire, and the results before and after."""
    before = gather(published.build)
    path = published.text_path(next(row for row in published.articles if row["article"] == "s3-wire"))
    path.write_bytes(path.read_bytes().replace(b"friendship", b"friendshop", 1))
    agreed, said = verified(Corpus(published.root))
    study = open_study(published.root)
    reader = Reader(study)
    after = {one.key: one for name, table in tables(study).items() for one in reader.results(name, table)}
    return agreed, said, before, after


def test_one_character_of_an_article_names_the_results_that_depend_on_it_and_no_others(mended):
    agreed, said, before, after = mended
    named = {line.split()[2].rstrip(":") for line in said.splitlines() if line.startswith("verify: result ")}
    standing = {key for key, one in before.items() if any(told.startswith("s3-wire:") for told in one.passages)}
    moved = {key for key in before if key not in after or not same(before[key].value, after[key].value)}
    assert not agreed and moved
    assert moved <= named, "a number moved and was not named"
    assert named == standing, "named are those that have a passage in the article, and all of them"
    assert {key for key in before if key in after and before[key].digest != after[key].digest} <= named
    assert {key for key in before if ".s3-wire" in key and not key.startswith("recall")} <= named
    assert not {key for key in named if key.startswith(("position.", "tone.", "markers.")) and "s3-wire" not in key}
    assert "verify: result position.s3-wire: text: changed: text s3-wire" in said


def same(one: float, other: float) -> bool:
    return one == other or abs(one - other) <= 1e-9 or (one != one and other != other)


def test_a_changed_plan_is_named(published):
    path = published.path("plan.toml")
    path.write_text(path.read_text(encoding="utf-8").replace("smoothing = 2 ", "smoothing = 3 "), encoding="utf-8")
    found = list(changes(Corpus(published.root)))
    assert {one.key.split(".")[0] for one in found} == {
        "position", "component", "difference", "without", "curve", "choice", "decision", "tested",
    }  # fmt: skip
    assert {one.read for one in found} == {("plan smoothing",)}


def test_another_value_of_the_same_digest_is_put_down_to_code_library_or_platform(published):
    path = published.path("measurements") / "results.csv"
    value = str(gather(published.build)["tone.s1-preview.own"].value)
    path.write_text(path.read_text(encoding="utf-8").replace(value, "0.5"), encoding="utf-8")
    assert {one.key for one in changes(published)} >= {"tone.s1-preview.own"}
    assert (
        f"verify: result tone.s1-preview.own: the same digest: {value} now, 0.5 published (" in verified(published)[1]
    )


def test_other_parameters_of_a_report_are_named(published):
    study = open_study(published.root).only(zones=["body"])
    keep(study, "tone", tones(study))
    told = {one.key: one.read for one in changes(published)}
    assert told["tone.s1-preview.own"][0].startswith("specification")


def test_the_kind_of_cause_is_told_and_counted(published):
    path = published.path("plan.toml")
    path.write_text(path.read_text(encoding="utf-8").replace("smoothing = 2 ", "smoothing = 3 "), encoding="utf-8")
    said = verified(Corpus(published.root))[1]
    assert "position.s1-preview: specification: changed: plan smoothing" in said
    assert "verify: by cause: specification " in said


def test_a_report_made_without_the_texts_is_not_compared_and_asked_to_be_made_anew(published):
    texts = published.path("texts").rename(published.root / "elsewhere")
    study = open_study(published.root)
    keep(study.only(zones=["body"]), "tone", tones(study))
    texts.rename(published.path("texts"))
    said = verified(published)[1]
    assert list(changes(published)) == [] and "verify: result" not in said and "never published" not in said
    assert "made without the texts, so its results were not compared: run `framing report`" in said
