"""The numbers in docs/citing.md are results of the sample: the page is checked as a manuscript is."""

from analysis.results.citation import sentence
from analysis.results.macros import definitions, macro_names
from analysis.verbs.check import check
from tests.conftest import ROOT

KEY = "readability.s3-wire.flesch_reading_ease"


def test_the_page_on_citing_gives_the_numbers_of_the_sample(kept):
    said: list[str] = []
    assert check(kept, [ROOT / "docs" / "citing.md"], said.append), said
    assert "3 references to results checked" in said[-1]


def test_the_page_on_citing_shows_the_sentence_and_the_macro(results):
    page = " ".join((ROOT / "docs" / "citing.md").read_text(encoding="utf-8").split())
    name = macro_names(results)[KEY]
    assert sentence(results[KEY]) in page
    assert f"\\{name}\\" in page and len(definitions(results[KEY], name)) == 4
