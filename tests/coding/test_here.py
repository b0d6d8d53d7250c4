"""What was coded on a corpus itself is told, also where it is too little for a card."""

import json

from analysis.coding.card import Card
from analysis.coding.here import FILE, coded_here, outcome
from analysis.coding.key import Key
from analysis.coding.returned import Returned
from analysis.coding.sheet import Coding, book
from analysis.corpus import Corpus

CARD = Card("sentence_tone", "r", 0.61, 0.43, 0.78, 8, "sentences", status="not validated")


def kept(root, card):
    codings = [Coding(f"u{i}", coder, ("-1", "0", "1", "2")[i % 4]) for i in range(8) for coder in ("Ann", "Ben")]
    told = outcome(Key("k", "sentence_tone", 1, "", (), ()), Returned(book("sentence_tone"), codings), card)
    (root / "coding" / "k").mkdir(parents=True)
    (root / "coding" / "k" / FILE).write_text(told, encoding="utf-8")
    return told


def test_what_was_coded_is_told_with_units_coders_alpha_and_agreement(tmp_path):
    kept(tmp_path, CARD)
    (told,) = coded_here(Corpus(tmp_path))
    assert told.startswith(
        "sentence tone, coded here: 8 sentences by 2 coders (8 by two or more), Krippendorff's alpha (interval) 1.00"
    )
    assert told.endswith("; r .61 [.43, .78] on 8; too little for “validated here”, which takes 200 units coded by 2.")


def test_no_coder_is_named_and_nothing_coded_is_nothing_told(tmp_path):
    assert coded_here(Corpus(tmp_path)) == []
    told = kept(tmp_path, Card("sentence_tone"))
    assert "Ann" not in told and json.loads(told)["coders"] == 2
    assert "no number of the measure is estimable" in coded_here(Corpus(tmp_path))[0]
