"""The page to copy from: how the numbers were made, and how they are cited."""

import shutil
from importlib.metadata import version

from analysis.corpus import Corpus
from analysis.published import publish
from analysis.report.methods import methods
from analysis.study import open_study


def test_the_methods_name_what_was_read_the_versions_the_axis_the_intervals_the_validity_and_the_limits(sample):
    study = open_study(sample.root)
    told = " ".join(methods(study))
    for part in (
        f"{len(study.labels)} articles of", f"media-framing {version('media-framing')}", "lexicon news", "spacy ",
        "own balance 0.25", "95 %", "draws of neighbouring sentences", "PolNeAR", "declared threshold", "not what the outlet is",
    ):  # fmt: skip
        assert part in told, part


def test_the_page_cites_a_number_of_this_run_and_the_software(hostile):
    page = (hostile.build / "report" / "methods.html").read_text(encoding="utf-8")
    key = "position.s1-preview"
    assert f"<code>{key}</code>" in page and "@software{position.s1-preview" in page
    assert "\\newcommand{\\mfPosition" in page and "framing export" in page


def test_without_texts_the_methods_are_those_of_the_published_tables(sample_copy):
    shutil.rmtree(sample_copy.root / "texts")
    told = methods(open_study(sample_copy.root))
    assert "Versions of the measures and rules: " in told[1] and "not recorded" not in told[1]


def test_the_methods_count_what_was_compared_and_name_what_was_left_out_and_which_correction_was_idle(mixed):
    study = open_study(mixed.root)
    words = study["tokens"]["article"].isin(["a", "b"]).sum()
    told = methods(study)[0]
    for part in (
        f"We compared 2 articles of 2 outlets ({words} words in 5 sentences, language en)",
        "2 articles were left out: C (not measured: its language is 'fr') and D (no word of it is measured).",
        "1 correction made by hand was applied. "
        "1 row of corrections.csv found nothing to correct: speaker in a, 0 to 4.",
    ):
        assert part in told, told


def test_a_reader_without_texts_is_told_the_same_of_the_articles_and_the_corrections(mixed, tmp_path):
    root = shutil.copytree(mixed.root.parent, tmp_path / "reader") / "corpus"
    publish(Corpus(root), lambda _: None)
    shutil.rmtree(root / "texts")
    assert methods(open_study(root))[0] == methods(open_study(mixed.root))[0]
    made = root / "measurements" / "made.json"
    made.write_text(made.read_text(encoding="utf-8").replace('"idle"', '"earlier"'), encoding="utf-8")
    told = methods(open_study(root))[0]
    assert told.endswith("2 rows of corrections.csv, applied where they found something to correct.")
