import random

import pytest

from analysis.lexicons import REPORTED, Entry, Lexicon, Match, distanced, load, matches, negated
from analysis.tables import CorpusError


def lexicon(*entries: Entry) -> Lexicon:
    return Lexicon("made here", 1, entries)


def places(pattern: str, text: str, unless: tuple[str, ...] = ()) -> list[tuple[int, int]]:
    found = matches(lexicon(Entry("a", "family", pattern, unless=unless)), text.split())
    return [(match.start, match.length) for match in found]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("ally", "an Ally of the ally", [(1, 1), (4, 1)]),
        ("West", "the West lies west", [(1, 1)]),
        ("warm*", "warm warmth swarm warmer", [(0, 1), (1, 1), (3, 1)]),
        ("red carpet", "a red carpet and a red car", [(1, 2)]),
        ("roll* out * carpet", "they rolled out the carpet", [(1, 4)]),
        ("multi-vector", "multi-vector multi vector multivector", [(0, 1), (1, 2), (3, 1)]),
        ("multi-vector", "multi‑vector", [(0, 1)]),
        ("anti-*", "anti-war antique", [(0, 1)]),
        ("alliance", "the alliance’s aims", [(1, 1)]),
        ("honour*|honor*", "honour and honors", [(0, 1), (2, 1)]),
        ("U.S.", "the U.S and us", [(1, 1)]),
        ("no date/price*", "no date and no prices at no cost", [(0, 2), (3, 2)]),
        ("not /yet signed", "not signed or not yet signed", [(0, 2), (3, 3)]),
        ("red carpet", "red", []),
        ("red carpet", "", []),
    ],
)
def test_a_pattern_matches_its_words_and_no_others(pattern, text, expected):
    assert places(pattern, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("warm words", [(0, 1)]),
        ("global warming hurts", []),
        ("too warm a day", [(1, 1)]),
        ("warm air from global warming", [(0, 1)]),
        ("global cooling then warming", [(3, 1)]),
    ],
)
def test_an_exception_silences_only_the_match_that_it_contains(text, expected):
    assert places("warm*", text, unless=("global warming",)) == expected


def test_within_a_family_the_longest_match_stands():
    short, long = Entry("a", "one", "strategic"), Entry("b", "one", "strategic partner*")
    assert matches(lexicon(short, long), ["strategic", "partners"]) == [Match(long, 0, 2)]


def test_entries_of_different_families_all_count():
    short, long = Entry("a", "one", "strategic"), Entry("b", "two", "strategic partner*")
    found = matches(lexicon(short, long), ["strategic", "partners"])
    assert found == [Match(short, 0, 1), Match(long, 0, 2)]


def test_of_two_entries_for_the_same_words_the_more_exact_stands():
    vague, exact = Entry("a", "one", "crit*"), Entry("b", "one", "criticism")
    assert matches(lexicon(vague, exact), ["criticism"]) == [Match(exact, 0, 1)]


def test_the_order_of_entries_changes_nothing():
    patterns = ["a b", "b c", "c", "a*", "b", "b c d", "a b*"]
    entries = [Entry(str(n), "one", pattern) for n, pattern in enumerate(patterns)]
    text = "a b c d ab b c a b".split()
    expected = matches(lexicon(*entries), text)
    for seed in range(10):
        random.Random(seed).shuffle(entries)
        assert matches(lexicon(*entries), text) == expected
        assert lexicon(*entries).digest == lexicon(*sorted(entries)).digest


def test_a_changed_weight_changes_the_digest():
    assert lexicon(Entry("a", "one", "b", 1.0)).digest != lexicon(Entry("a", "one", "b", -1.0)).digest


@pytest.mark.parametrize("pattern", ["", "  ", "*", "* war", "hon*r", "war!", "a|"])
def test_a_pattern_that_cannot_be_read_is_refused(pattern):
    with pytest.raises(CorpusError, match="pattern"):
        places(pattern, "a text")


def test_choices_that_multiply_without_end_are_refused():
    with pytest.raises(CorpusError, match="multiply to more than 1,000"):
        places(" ".join(["a/b/c"] * 8), "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("not historic", True),
        ("not a very historic", True),
        ("not at all very historic", False),
        ("not only historic", False),
        ("not weak but historic", False),
        ("didn’t seem historic", True),
        ("historic", False),
        ("no doubt historic", False),
        ("without historic", True),
    ],
)
def test_a_negator_reaches_three_words_and_stops_at_a_turn(text, expected):
    forms = text.split()
    assert negated(forms, forms.index("historic")) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("It did not condemn the invasion", "invasion", False),
        ("It does not enjoy the trust of its members", "trust", True),
        ("It was not the triumph they hoped for", "triumph", True),
        ("There is no excuse for surrender", "surrender", False),
    ],
)
def test_what_a_definite_article_names_is_taken_as_given(text, word, expected):
    forms = text.split()
    assert negated(forms, forms.index(word)) is expected


def test_so_called_keeps_a_word_at_a_distance():
    forms = "The so-called eternal friendship and a supposed threat to a true friend".split()
    assert [
        word for place, word in enumerate(forms) if distanced(forms, place)
    ] == "eternal friendship threat to".split()


def test_every_entry_said_to_report_a_judgement_is_shipped():
    assert {entry.id for entry in load("evaluation").entries + load("event").entries} >= REPORTED
