import pytest

from analysis.corpus import Corpus
from analysis.results.changes import changes, publish_results
from analysis.results.shelf import gather
from analysis.study import open_study
from analysis.verbs.verify import verify
from tests.results.conftest import keep_all


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


def test_one_character_of_an_article_names_exactly_its_results(published):
    row = published.articles[0]
    path = published.text_path(row)
    path.write_bytes(path.read_bytes().replace(b".", b"!", 1))
    agreed, said = verified(published)
    named = {line.split()[2].rstrip(":") for line in said.splitlines() if line.startswith("verify: result ")}
    results = gather(published.build)
    assert not agreed
    assert named == {key for key, one in results.items() if f"text {row['article']}" in one.reads}
    assert f"verify: result position.{row['article']}: text: changed: text {row['article']}" in said


def test_a_changed_plan_is_named(published):
    path = published.path("plan.toml")
    path.write_text(path.read_text(encoding="utf-8").replace("smoothing = 2 ", "smoothing = 3 "), encoding="utf-8")
    found = list(changes(Corpus(published.root)))
    assert {one.key.split(".")[0] for one in found} == {"position", "component"}
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
    keep_all(study)
    told = {one.key: one.read for one in changes(published)}
    assert told["tone.s1-preview.own"][0].startswith("specification")


def test_the_kind_of_cause_is_told_and_counted(published):
    path = published.path("plan.toml")
    path.write_text(path.read_text(encoding="utf-8").replace("smoothing = 2 ", "smoothing = 3 "), encoding="utf-8")
    said = verified(Corpus(published.root))[1]
    assert "position.s1-preview: specification: changed: plan smoothing" in said
    assert "verify: by cause: specification " in said
