import numpy as np
import pandas as pd
import pytest

from analysis.comparisons.bootstrap import Resampling
from analysis.comparisons.intervals import article_intervals
from analysis.comparisons.misattribution import belonging, confusion, error_rate, share_limits, voice_intervals
from analysis.comparisons.statistics import ratio
from analysis.tables import VOICES

TONE = ratio("tone", "warmth", "words", "mean tone")
FEW = Resampling(draws=400)


def sentences(number: int = 30) -> pd.DataFrame:
    chance = np.random.default_rng(3)
    own = pd.DataFrame(
        {"sentence": range(number), "voice": "own", "words": 10.0, "warmth": chance.normal(0, 1, number)}
    )
    said = pd.DataFrame(
        {"sentence": range(number), "voice": "indirect", "words": 10.0, "warmth": chance.normal(8, 1, number)}
    )
    return pd.concat([own, said], ignore_index=True).assign(article="a")


def test_every_row_of_the_confusion_sums_to_one():
    assert set(confusion()) == set(VOICES)
    assert all(sum(row.values()) == pytest.approx(1) for row in confusion().values())


def test_what_belongs_to_a_group_and_to_its_rest_sums_to_one():
    own, others = belonging(("own",)), belonging(("indirect", "direct", "document"))
    assert {voice: own[voice] + others[voice] for voice in VOICES} == pytest.approx(dict.fromkeys(VOICES, 1))


def test_the_rate_of_error_lies_between_the_voices_own():
    wrong = [1 - confusion()["own"]["own"], confusion()["direct"]["own"], confusion()["indirect"]["own"]]
    assert min(wrong) < error_rate() < max(wrong)


def test_the_error_of_attribution_widens_the_interval_and_leaves_the_value():
    rows = sentences()
    plain = article_intervals(rows[rows["voice"] == "own"], TONE, ("article",), FEW).iloc[0]
    carried = voice_intervals(rows, TONE, ("own",), ("article",), FEW).iloc[0]
    assert carried["value"] == plain["value"]
    assert carried["high"] - carried["low"] > 1.2 * (plain["high"] - plain["low"])
    assert "mistaken" in carried["method"]


def test_too_few_sentences_are_refused_as_without_it():
    rows = voice_intervals(sentences(4), TONE, ("own",), ("article",), FEW)
    assert (rows["estimable"].iloc[0], rows["reason"].iloc[0]) == (False, "4 of the 10 sentences needed")


def test_shares_hold_their_value_and_document_words_never_become_direct():
    parts = pd.DataFrame({"article": "a", "voice": ["own"] * 8 + ["document"] * 4, "words": 10})
    limits = share_limits(parts, FEW).set_index("voice")
    assert limits.loc["own", "low"] < 8 / 12 < limits.loc["own", "high"]
    assert limits.loc["document", "high"] == pytest.approx(4 / 12)


def test_the_same_seed_gives_the_same_limits():
    parts = pd.DataFrame({"article": "a", "voice": ["own", "direct"] * 5, "words": range(10)})
    assert share_limits(parts, FEW).equals(share_limits(parts, FEW))
