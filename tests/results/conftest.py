"""The sample with its results kept, as a report leaves them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import analysis
from analysis.corpus import Corpus
from analysis.questions.order import doubts
from analysis.questions.outlets import outlet_positions
from analysis.results.result import Result
from analysis.results.shelf import gather
from analysis.study import Study, open_study
from tests.questions.tiny import FEW

QUESTIONS: dict[str, Callable[[Study], pd.DataFrame]] = {
    "position": analysis.positions,
    "components": analysis.contributions,
    "tone": analysis.tones,
    "markers": analysis.marker_rates,
    "voices": analysis.voice_shares,
    "readability": analysis.readability,
    "key_terms": analysis.key_terms,
    "terms": analysis.frequent_terms,
    "likeness": analysis.likeness_table,
    "targets": analysis.target_tones,
    "echoes": analysis.echoes,
    "heard": analysis.heard_elsewhere,
    "facts": analysis.omissions,
    "differences": analysis.place_differences,
}
"""What is asked again and again; the rest takes longer."""
FURTHER: dict[str, Callable[[Study], pd.DataFrame]] = {
    "fact_recall": analysis.fact_recall,
    "without": analysis.without_families,
    "speakers": analysis.speakers,
    "corpus": analysis.articles,
    "articles": analysis.overview,
}


def tables(study: Study) -> dict[str, pd.DataFrame]:
    """Ask for all that the notebooks keep."""
    made = {name: made(study) for name, made in {**QUESTIONS, **FURTHER}.items()}
    return {**made, **({"outlet_position": outlet_positions(study)} if study.by == "outlet" else {}), **doubts(study)}


def keep_all(study: Study) -> dict[str, Result]:
    """Keep the tables of QUESTIONS and return the results by key."""
    return kept_of(study, {name: made(study) for name, made in QUESTIONS.items()})


def kept_of(study: Study, made: dict[str, pd.DataFrame]) -> dict[str, Result]:
    """Keep tables and return all kept results by key."""
    for name, table in made.items():
        analysis.keep(study, name, table)
    return gather(study.corpus.build)


@pytest.fixture(scope="session")
def kept(sample: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return a copy of the sample whose results were kept, with one figure."""
    folder = tmp_path_factory.mktemp("kept")
    unkept = shutil.ignore_patterns("figures", "results")
    shutil.copytree(sample.root.parent, folder, dirs_exist_ok=True, ignore=unkept)
    corpus = Corpus(folder / "corpus")
    plan = corpus.path("plan.toml")
    plan.write_text(f"{plan.read_text(encoding='utf-8')}\n{FEW}", encoding="utf-8")
    corpus = Corpus(corpus.root)
    study = open_study(corpus.root)
    kept_of(study, tables(study))
    (corpus.build / "figures").mkdir()
    (corpus.build / "figures" / "tone.svg").write_text("<svg/>\n", encoding="utf-8")
    return Corpus(corpus.root)


@pytest.fixture(scope="session")
def results(kept: Corpus) -> dict[str, Result]:
    """Return the kept results by key."""
    return gather(kept.build)


@pytest.fixture(scope="session")
def plain(results: dict[str, Result]) -> dict[str, Result]:
    """Return the results that `keep_all` keeps."""
    return {key: one for key, one in results.items() if one.table in QUESTIONS}


@pytest.fixture
def kept_copy(kept: Corpus, tmp_path: Path) -> Corpus:
    """Return a copy of the sample with results that a test may change."""
    shutil.copytree(kept.root.parent, tmp_path / "kept")
    return Corpus(tmp_path / "kept" / "corpus")
