"""Corpora for tests: small ones made on the spot, and the sample, copied and measured once."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from analysis.corpus import ARTICLES, OUTLETS, Corpus, write_rows

ROOT = Path(__file__).parent.parent
MakeCorpus = Callable[..., Corpus]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep the tests of a file in one process, and those of a room whose tests share what takes long to make."""
    from xdist.scheduler import LoadFileScheduling

    class Rooms(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            room = nodeid.split("/")[1]
            return room if room in ("report", "results") else str(super()._split_scope(nodeid))

    return Rooms(config, log)


def _quiet(_: str) -> None:
    """Say nothing."""


@pytest.fixture
def make_corpus(tmp_path: Path) -> MakeCorpus:
    """Return a function that writes a corpus: id → text or bytes, and for all rows the columns given."""

    def make(texts: Mapping[str, str | bytes], folder: str = "corpus", **columns: str) -> Corpus:
        root = tmp_path / folder
        (root / "texts").mkdir(parents=True)
        rows = [{"article": key, "file": f"{key}.txt", "outlet": f"outlet-{key}", **columns} for key in texts]
        for key, text in texts.items():
            (root / "texts" / f"{key}.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
        write_rows(root / "articles.csv", ARTICLES, rows)
        write_rows(root / "outlets.csv", OUTLETS, [{"outlet": r["outlet"], "label": r["outlet"].title()} for r in rows])
        return Corpus(root)

    return make


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return a copy of the sample corpus, measured and published."""
    from analysis.line import measure
    from analysis.published import publish

    root = tmp_path_factory.mktemp("sample") / "corpus"
    shutil.copytree(ROOT / "corpus" / "sample", root, ignore=shutil.ignore_patterns("build"))
    corpus = Corpus(root)
    measure(corpus, _quiet)
    publish(corpus, _quiet)
    return Corpus(root)


@pytest.fixture
def sample_copy(sample: Corpus, tmp_path: Path) -> Corpus:
    """Return a copy of the measured and published sample that a test may change, without what notebooks left in it."""
    made = shutil.ignore_patterns("figures", "results", "report")
    shutil.copytree(sample.root.parent, tmp_path / "copy", ignore=made)
    return Corpus(tmp_path / "copy" / "corpus")


@pytest.fixture(scope="session")
def five(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return a copy of the five articles' corpus, measured and published; skip where the texts are not here."""
    from analysis.line import measure
    from analysis.published import publish

    here = Corpus(ROOT / "corpus")
    if not here.has_texts():
        pytest.skip("the five texts are not in corpus/texts")
    root = tmp_path_factory.mktemp("five") / "corpus"
    shutil.copytree(here.root, root, ignore=shutil.ignore_patterns("sample", "build"))
    corpus = Corpus(root)
    measure(corpus, _quiet)
    publish(corpus, _quiet)
    return Corpus(root)


@pytest.fixture(scope="session")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return a measured corpus: two articles, one in another language, one empty, and a correction that finds nothing."""
    from analysis.corpus import CORRECTIONS
    from analysis.line import measure
    from tests import texts

    root = tmp_path_factory.mktemp("mixed") / "corpus"
    shutil.copytree(ROOT / "corpus" / "sample", root, ignore=shutil.ignore_patterns("build", "texts", "gold"))
    (root / "texts").mkdir()
    written = {"a": texts.SPOKEN, "b": texts.CURLY_QUOTES, "c": texts.ANOTHER_LANGUAGE, "d": texts.EMPTY}
    rows = [{"article": a, "file": f"{a}.txt", "outlet": a, "language": "fr" if a == "c" else "en"} for a in written]
    for article, text in written.items():
        (root / "texts" / f"{article}.txt").write_text(text, encoding="utf-8")
    write_rows(root / "articles.csv", ARTICLES, rows)
    write_rows(root / "outlets.csv", OUTLETS, [{"outlet": a, "label": a.upper()} for a in written])
    found = ("a", "32", "40", "speaker", "Ada Bell", "an example"), ("a", "0", "4", "speaker", "Ada Bell", "idle")
    write_rows(root / "corrections.csv", CORRECTIONS, [dict(zip(CORRECTIONS, one, strict=True)) for one in found])
    (root / "facts.csv").write_text("fact,class,what,forms\nbridge,works,a bridge is built,bridge\n", encoding="utf-8")
    measure(Corpus(root), _quiet)
    return Corpus(root)
