import csv

from analysis.lexicons import Entry, Lexicon, Overlap, families, load, overlaps
from analysis.lexicons.load import SHIPPED

POLES = {family.name: family.pole for family in families()}


def test_a_pattern_of_two_families_is_named_once_from_each_side():
    calm, storm = Entry("a", "calm", "still water*"), Entry("b", "storm", "still *")
    assert overlaps(Lexicon("made here", 1, (calm, storm))) == [
        Overlap("calm", "still water*", "storm", "still *"),
    ]


def test_two_entries_of_one_family_are_no_overlap():
    assert overlaps(Lexicon("made here", 1, (Entry("a", "calm", "still"), Entry("b", "calm", "st*")))) == []


def test_no_pattern_stands_on_both_poles():
    found = [
        o for o in overlaps(load("all")) if {POLES[o.family], POLES[o.other_family]} == {"celebratory", "critical"}
    ]
    assert found == []


def test_the_overlaps_within_a_pole_are_those_declared():
    with (SHIPPED / "overlaps.csv").open(encoding="utf-8", newline="") as stream:
        declared = [Overlap(**row) for row in csv.DictReader(stream)]
    found = [o for o in overlaps(load("all")) if POLES[o.family] == POLES[o.other_family] != "none"]
    assert found == sorted(declared)
