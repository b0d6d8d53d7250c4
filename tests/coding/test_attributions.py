import pytest

from analysis.coding.attributions import counts, numbers
from analysis.coding.gauge import Gauge, Unit
from analysis.coding.passage import Passage

TEXT = "“The ice is thin,” said Ada Bell, the minister. She warned that the bridge was shut. “Good,” he said."


def quote(said: str, speaker: str = "", cue: str = "", **more):
    def span(part: str):
        return {"start": TEXT.index(part), "end": TEXT.index(part) + len(part)} if part else None

    return {**span(said), "speaker": span(speaker), "cue": span(cue), **more}


DIRECT = quote("“The ice is thin,”", "Ada Bell, the minister", "said")
INDIRECT = quote("that the bridge was shut", "She", "warned")


def values(gold, found, text=TEXT):
    return {one.name: one.value for one in Gauge([Unit("a", counts(text, gold, found))]).values(numbers())}


def test_what_the_annotators_found_is_right_in_every_number():
    found = values([DIRECT, INDIRECT], [DIRECT, INDIRECT])
    assert len(found) > 100 and set(found.values()) == {1.0}


def test_quotation_marks_and_points_cost_nothing():
    assert values([DIRECT], [quote("The ice is thin", "Bell", "said Ada")])["all/all/exact/f1"] == 1


def test_spans_are_compared_by_shared_words():
    found = values([INDIRECT], [quote("bridge was shut. “Good", "She", "warned")])  # 3 of 6 words shared
    assert found["all/all/iou30/f1"] == 1 and found["all/all/iou80/f1"] == 0
    assert (found["all/all/words/p"], found["all/all/words/r"]) == (3 / 4, 3 / 5)


def test_a_wrong_speaker_costs_the_end_to_end_number_only():
    found = values([DIRECT], [{**DIRECT, "speaker": quote("She")}])
    assert found["all/all/iou30/f1"] == 1 and found["all/all/e2e_iou30/f1"] == found["all/all/speaker"] == 0


def test_nobody_is_right_where_nobody_speaks():
    alone = {**DIRECT, "speaker": None}
    assert values([alone], [alone])["all/all/speaker"] == 1
    assert values([alone], [DIRECT])["all/all/speaker"] == 0
    assert "all/all/speaker_named" not in values([alone], [alone])


def test_each_attribution_is_matched_once_the_largest_overlap_first():
    halves = [quote("that the bridge"), quote("was shut")]
    found = values([INDIRECT], halves)
    assert (found["all/all/iou30/p"], found["all/all/iou30/r"]) == (1 / 2, 1)
    assert found["all/all/overlap/p"] == 1 / 2


def test_beliefs_are_neither_missed_nor_false_alarms_in_speech():
    belief = {**INDIRECT, "reported": False}
    missed, taken = values([DIRECT, belief], [DIRECT]), values([DIRECT, belief], [DIRECT, INDIRECT])
    for found in (missed, taken):
        assert found["reported/all/iou30/p"] == found["reported/all/iou30/r"] == 1
    assert missed["all/all/iou30/r"] == 1 / 2


def test_the_kind_follows_from_the_text():
    found = values([DIRECT, INDIRECT], [DIRECT])
    assert found["all/direct/iou30/f1"] == 1 and found["all/indirect/iou30/r"] == 0
    assert "all/mixed/iou30/f1" not in found


def test_the_pieces_of_a_quotation_count_without_what_stands_between():
    pieces = quote("“The ice is thin,” said Ada Bell, the minister. She warned that the bridge was shut")
    pieces["spans"] = [[0, 18], [INDIRECT["start"], INDIRECT["end"]]]
    found = values([pieces], [pieces])
    assert found["all/mixed/exact/f1"] == 1 and found["all/all/words/f1"] == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We go”", "direct"),
        ('"We go"', "direct"),
        ("we go", "indirect"),
        ("“We” go", "mixed"),
        ("«We go»", "indirect"),
        ("“We\nwent off and left her", "mixed"),
    ],
)
def test_the_marks_of_a_kind(text, kind):
    passage = Passage(text)
    assert passage.kind(passage.words([(0, len(text))])) == kind


@pytest.mark.parametrize(
    ("mention", "core"),
    [
        ("Ada Bell, the minister", "Ada Bell"),
        ("the president of the bank", "bank"),
        ("Sen. Ada Bell’s", "Ada Bell"),
        ("a neighbour who left", "neighbour"),
        ("his", "his"),
        ("", None),
    ],
)
def test_the_core_of_a_mention(mention, core):
    passage = Passage(mention)
    words = passage.core({"start": 0, "end": len(mention)} if mention else None)
    assert words == (None if core is None else passage.words([(mention.index(core), mention.index(core) + len(core))]))
