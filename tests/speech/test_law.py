"""Every word has one voice, and what is quoted leaves the own voice and nothing else does."""

import pytest

from analysis.speech import attribute, voices
from analysis.words import words
from benchmarks.voices import law

BEFORE = "The ferry left at noon. The harbour was quiet."
LOADED = "The closure is a shameful disaster for every family"
AFTER = "The next boat leaves on Monday."
INTRODUCED = (
    ("“{}”, said Ada Bell, the mayor.", "said Ada Bell the mayor"),
    ("Ada Bell, the mayor, said: “{}.”", "Ada Bell the mayor said"),
    ("According to Ada Bell, “{}.”", "According to Ada Bell"),
)


def own(text: str) -> list[str]:
    spans = words(text)
    voice, _ = voices(attribute(text), spans, text)
    return [text[start:stop] for (start, stop), one in zip(spans, voice, strict=True) if one == "own"]


def test_on_generated_texts_the_voices_sum_to_the_whole() -> None:
    assert law(200, seed=7) > 2_000


@pytest.mark.parametrize(("clause", "introducing"), INTRODUCED)
def test_a_loaded_sentence_moved_into_a_quotation_changes_the_own_voice_by_itself_alone(clause, introducing):
    rest = f"{BEFORE} {AFTER}"
    plain, quoted = own(f"{BEFORE} {LOADED}. {AFTER}"), own(f"{BEFORE} {clause.format(LOADED)} {AFTER}")
    at = len(own(BEFORE))
    assert plain == [*own(rest)[:at], *LOADED.split(), *own(rest)[at:]]
    assert quoted == [*own(rest)[:at], *introducing.split(), *own(rest)[at:]]
