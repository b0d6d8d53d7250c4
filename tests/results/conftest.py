"""The sample with its results kept, as a report leaves them."""

import shutil
from pathlib import Path

import pytest

import analysis
from analysis.corpus import Corpus
from analysis.results.result import Result
from analysis.results.shelf import gather
from analysis.study import Study, open_study


def keep_all(study: Study) -> dict[str, Result]:
    """Keep the tables that the notebooks keep and return the results by key."""
    tables = {
        "position": analysis.positions,
        "components": analysis.contributions,
        "tone": analysis.tones,
        "markers": analysis.marker_rates,
        "voices": analysis.voice_shares,
        "readability": analysis.readability,
        "key_terms": analysis.key_terms,
        "terms": analysis.frequent_terms,
        "likeness": analysis.likeness_table,
    }
    for name, made in tables.items():
        analysis.keep(study, name, made(study))
    return gather(study.corpus.build)


@pytest.fixture(scope="session")
def kept(sample: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return a copy of the sample whose results were kept, with one figure."""
    folder = tmp_path_factory.mktemp("kept")
    unkept = shutil.ignore_patterns("figures", "results")
    shutil.copytree(sample.root.parent, folder, dirs_exist_ok=True, ignore=unkept)
    corpus = Corpus(folder / "corpus")
    keep_all(open_study(corpus.root))
    (corpus.build / "figures").mkdir()
    (corpus.build / "figures" / "tone.svg").write_text("<svg/>\n", encoding="utf-8")
    return Corpus(corpus.root)


@pytest.fixture(scope="session")
def results(kept: Corpus) -> dict[str, Result]:
    """Return the kept results by key."""
    return gather(kept.build)


@pytest.fixture
def kept_copy(kept: Corpus, tmp_path: Path) -> Corpus:
    """Return a copy of the sample with results that a test may change."""
    shutil.copytree(kept.root.parent, tmp_path / "kept")
    return Corpus(tmp_path / "kept" / "corpus")
