from types import SimpleNamespace

import pytest

from analysis.lexicons import Lexicon, load, matches
from analysis.lexicons.at_once import matches_at_once
from analysis.lexicons.entries import Entry
from tests import texts

SENTENCES = [
    "She plays the long game , the game of kings .".split(),
    "They choose between her and him , not between tea and coffee .".split(),
    "A multi-vector policy is a multi vector policy ; multivector too".split(),
    ["West", "is", "not", "west", "’s"],
    [],
    "the game".split(),
]


def at_once(lexicon, sentences):
    forms, form, first = {}, [], [0]
    for sentence in sentences:
        form += [forms.setdefault(word, len(forms)) for word in sentence]
        first.append(len(form))
    import numpy as np

    words = SimpleNamespace(
        form=np.array(form, dtype="int64"), first=np.array(first), told=lambda function: function(list(forms))
    )
    found = matches_at_once(lexicon, words)
    return list(zip(*(column.tolist() for column in found), strict=True))


def one_by_one(lexicon, sentences):
    found, before = [], 0
    place = {id(entry): at for at, entry in enumerate(lexicon.entries)}
    for sentence in sentences:
        for match in matches(lexicon, sentence):
            found.append((before + match.start, match.length, place[id(match.entry)]))
        before += len(sentence)
    return found


@pytest.mark.parametrize(
    ("pattern", "unless", "hits"),
    [
        ("game", (), 3),
        ("the * game", (), 1),
        ("game of|game", ("the game of kings",), 2),
        ("choose between * and", (), 1),
        ("between", ("between tea and",), 1),
        ("multi-vector policy", (), 2),
        ("West", (), 1),
        ("game the", (), 0),
        ("gam*", ("game",), 0),
        ("game they", (), 0),
    ],
)
def test_entries_are_found_at_once_as_they_are_one_by_one(pattern, unless, hits):
    lexicon = Lexicon("own", 1, (Entry("one", "family", pattern, 1.0, unless),))
    assert at_once(lexicon, SENTENCES) == one_by_one(lexicon, SENTENCES)
    assert len(at_once(lexicon, SENTENCES)) == hits


def test_of_overlapping_hits_of_a_family_the_longest_stands_and_families_do_not_hide_one_another():
    entries = (
        Entry("a", "x", "long game"),
        Entry("b", "x", "game"),
        Entry("c", "y", "game"),
        Entry("d", "x", "the long"),
    )
    lexicon = Lexicon("own", 1, entries)
    assert at_once(lexicon, SENTENCES) == one_by_one(lexicon, SENTENCES)


def test_every_shipped_entry_is_found_at_once_as_it_is_one_by_one():
    lexicon = load("all")
    spelled = [spelling.replace("*", "s").split() for entry in lexicon.entries for spelling in entry.pattern.split("|")]
    sentences = [text.split() for text in texts.EVERY.values()] + spelled[::40]
    assert at_once(lexicon, sentences) == one_by_one(lexicon, sentences)


def test_no_words_give_no_hits():
    assert at_once(load("style"), []) == []
