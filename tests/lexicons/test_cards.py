"""Every shipped entry's card holds."""

from collections import Counter

import pytest

from analysis.lexicons import Entry, Lexicon, Matcher, families, load
from analysis.words import words

ENTRIES = load("all").entries


def forms(text: str) -> list[str]:
    return [text[start:stop] for start, stop in words(text)]


def found(entry: Entry, text: str) -> bool:
    return bool(Matcher(Lexicon("one", 1, (entry,))).find(forms(text)))


def test_every_example_holds_its_own_entry():
    assert [e.id for e in ENTRIES if not found(e, e.card.example)] == []


def test_every_exception_silences_its_counter_example():
    assert [e.id for e in ENTRIES if e.unless and found(e, e.card.counter_example)] == []


def test_a_counter_example_of_an_exception_would_match_without_it():
    bare = [(e, Entry(e.id, e.family, e.pattern)) for e in ENTRIES if e.unless]
    assert [e.id for e, without in bare if not found(without, e.card.counter_example)] == []


def test_every_exception_contains_its_entry():
    bare = [(Entry(e.id, e.family, e.pattern), phrase) for e in ENTRIES for phrase in e.unless]
    assert [(e.id, phrase) for e, phrase in bare if not found(e, phrase.replace("*", ""))] == []


@pytest.mark.parametrize("name", ["example", "counter_example"])
def test_sentences_of_cards_are_whole(name):
    sentences = [(e.id, getattr(e.card, name)) for e in ENTRIES]
    assert [i for i, sentence in sentences if len(sentence.split()) < 4 or sentence[-1] not in '.!?"”'] == []


def test_no_sentence_stands_on_two_cards():
    sentences = Counter(s for e in ENTRIES for s in (e.card.example, e.card.counter_example))
    assert [sentence for sentence, count in sentences.items() if count > 1] == []


def test_every_card_says_where_from_and_why():
    assert [e.id for e in ENTRIES if not e.card.origin or len(e.card.rationale) < 8] == []


def test_no_rationale_is_a_stamp():
    reasons = Counter((e.family, e.card.rationale) for e in ENTRIES)
    assert [reason for reason, count in reasons.items() if count > 3] == []


def test_every_family_is_defined_in_words_with_its_kind_and_pole():
    for family in families():
        assert len(family.definition.split()) >= 8 and family.reference
        assert family.kind in {"event", "evaluation", "style", "generic"}
        assert family.pole in {"celebratory", "critical", "none"}


def test_the_poles_are_those_of_the_plan():
    import tomllib
    from pathlib import Path

    plan = tomllib.loads((Path(__file__).parents[2] / "corpus" / "plan.toml").read_text(encoding="utf-8"))
    for pole in ("celebratory", "critical"):
        assert {f.name for f in families() if f.pole == pole} == set(plan["poles"][pole])
