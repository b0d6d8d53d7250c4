"""Every comparison runs without the sentences that are copy of an earlier article."""

import pytest

from analysis import keep, overview, speakers, tones
from analysis.results.shelf import gather, unkeyed
from analysis.study import Study
from analysis.tables import CorpusError
from analysis.verbs.recount import recounted, recounted_cells
from tests.questions.tiny import COLD, WARM, made

AGENCY = (
    "The ferry to the northern island was stopped on Monday in a grave crisis because the ice had grown too thick for it, "
    "and nobody could say when it would go again."
)


@pytest.fixture
def shared(tmp_path) -> Study:
    return made(tmp_path / "shared", {"a": f"{AGENCY}\n{WARM}", "b": f"{COLD}\n{AGENCY}"})


def test_the_later_one_is_measured_as_if_it_had_no_copy_and_the_first_holder_keeps_it(shared, tmp_path):
    bare = made(tmp_path / "bare", {"a": f"{AGENCY}\n{WARM}", "b": COLD})
    own = shared.only(copies=False)
    assert own["segments"]["words"].sum() == bare["segments"]["words"].sum() < shared["segments"]["words"].sum()
    assert list(tones(own)["value"]) == list(tones(bare)["value"]) != list(tones(shared)["value"])
    assert "copy of an earlier article are left out" in own.notice


def test_its_results_say_so_and_are_counted_again_from_their_passages(shared):
    own = shared.only(copies=False)
    before = {one.key: one.digest for one in _kept(shared)}
    results = _kept(own)
    assert all(("shared_copy", "left out") in one.specification for one in results)
    assert not set(before.values()) & {one.digest for one in results}
    tables = unkeyed(shared.corpus.build)
    again = [*recounted(shared, results), *recounted_cells(shared, tables)]
    assert len(again) > len(results) and [one for one in again if not one.same] == []


def test_without_the_texts_it_is_refused(shared):
    with pytest.raises(CorpusError, match="cannot be left out without the texts"):
        Study(shared.corpus, shared.tables, False).only(copies=False)


def _kept(study: Study) -> list:
    for name, table in (("tone", tones(study)), ("articles", overview(study)), ("speakers", speakers(study))):
        keep(study, name, table)
    return list(gather(study.corpus.build).values())
