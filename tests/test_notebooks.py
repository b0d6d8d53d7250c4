"""Every notebook runs, cell after cell, on the sample: with its texts, without them, and on a part of it."""

import ast
import json
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.corpus import Corpus

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
WITHHELD = ("00-answer", "02-sentiment", "04-framing-markers", "05-quotes")


@pytest.fixture
def quick(monkeypatch):
    """Save figures as SVG only: every format of every figure is saved by the notebooks that run with the texts."""
    monkeypatch.setattr("analysis.figures.saving.FORMATS", ("svg",))


@pytest.fixture(scope="module")
def corpora(sample, tmp_path_factory) -> dict[str, Path]:
    """Return the sample with its texts, and a copy without texts and tables."""
    bare = tmp_path_factory.mktemp("bare") / "corpus"
    shutil.copytree(sample.root, bare, ignore=shutil.ignore_patterns("texts", "build"))
    return {"texts": sample.root, "no texts": bare}


@pytest.fixture(scope="module")
def unchanged() -> dict[str, bytes]:
    """Return name of a notebook → the result it makes with its own parameters, filled by the tests."""
    return {}


def cells(notebook: Path) -> list[tuple[str, list[str]]]:
    found = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in found if cell["cell_type"] == "code"]
    return [("".join(cell["source"]), cell["metadata"].get("tags", [])) for cell in code]


def run(notebook: Path, corpus: Path, monkeypatch, **parameters: Any) -> list[Any]:
    """Run the cells with other parameters and return what they display."""
    monkeypatch.setenv("FRAMING_CORPUS", str(corpus))
    shown: list[Any] = []
    names: dict[str, Any] = {"display": shown.append}
    for source, tags in cells(notebook):
        tree = ast.parse(source)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, str(notebook), "exec"), names)
        if last is not None:
            shown.append(eval(compile(ast.Expression(last.value), str(notebook), "eval"), names))
        if "parameters" in tags:
            assert set(parameters) <= set(names), f"{notebook.name} has no parameter {set(parameters) - set(names)}"
            names.update(parameters)
    return shown


def said(shown: list[Any]) -> str:
    return " ".join(str(getattr(one, "content", one)) for one in shown)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_with_the_texts(notebook, corpora, monkeypatch):
    told = said(run(notebook, corpora["texts"], monkeypatch))
    assert told.strip()
    assert "published tables" not in told
    assert "Traceback" not in told


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_without_the_texts_a_notebook_runs_from_the_published_tables_and_says_so(notebook, corpora, monkeypatch, quick):
    told = said(run(notebook, corpora["no texts"], monkeypatch))
    assert "published tables" in told
    assert "Traceback" not in told
    if notebook.stem in WITHHELD:
        assert "passage withheld: add the text" in told


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_on_one_article_and_on_a_zone(notebook, corpora, monkeypatch, quick):
    assert run(notebook, corpora["texts"], monkeypatch, ARTICLES=["s3-wire"])
    assert run(notebook, corpora["texts"], monkeypatch, ARTICLES=["s1-preview", "s5-critique"], ZONES=["body"])


def test_the_celebratory_pieces_of_the_sample_are_placed_above_the_critical_ones(corpora, monkeypatch):
    run(next(path for path in NOTEBOOKS if path.stem == "00-answer"), corpora["texts"], monkeypatch)
    made = pd.read_csv(Corpus(corpora["texts"]).build / "results" / "position.csv")
    assert list(made)[:5] == ["article", "file", "value", "low", "high"]
    assert list(made.sort_values("value", ascending=False)["article"])[:2] == ["s1-preview", "s2-analysis"]
    places = made.set_index("article")
    assert places.loc["s1-preview", "low"] > places.loc["s5-critique", "high"]
    assert ((made["low"] <= made["value"]) & (made["value"] <= made["high"])).all()


def test_results_stand_as_csv_json_spss_and_stata(corpora, monkeypatch):
    import pyreadstat

    run(next(path for path in NOTEBOOKS if path.stem == "07-together"), corpora["texts"], monkeypatch)
    folder = Corpus(corpora["texts"]).build / "results"
    made = pd.read_csv(folder / "articles.csv")
    codebook = pd.read_csv(folder / "codebook.csv")
    assert list(codebook["variable"]) == list(made.columns)
    assert len(made) == 5
    for read, name in ((pyreadstat.read_sav, "articles.sav"), (pyreadstat.read_dta, "articles.dta")):
        table, _ = read(str(folder / name))
        assert len(table) == 5
        assert len(table.columns) == len(made.columns)
    told = json.loads((folder / "articles.json").read_text(encoding="utf-8"))
    assert told["texts"] is True
    assert len(told["rows"]) == 5
    assert "measures" in told["made_with"]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_has_one_cell_of_parameters_and_ends_with_its_limits(notebook):
    assert [number for number, (_, tags) in enumerate(cells(notebook)) if "parameters" in tags] == [0]
    found = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    prose = ["".join(cell["source"]) for cell in found if cell["cell_type"] == "markdown"]
    assert prose[0].startswith("# ")
    assert "What this does not show" in prose[-1]


PARAMETERS = [
    ("00-answer", {"LEXICON": "vader"}, "position.csv"),
    ("00-answer", {"INDIRECT_IS_OWN": True}, "position.csv"),
    ("02-sentiment", {"ZONES": ["lede"]}, "tone.csv"),
    ("02-sentiment", {"LEXICON": "vader"}, "tone.csv"),
    ("03-terms", {"VOICE": "own"}, "key_terms.csv"),
    ("04-framing-markers", {"VOICE": "quoted"}, "markers.csv"),
    ("05-quotes", {"ARTICLES": ["s1-preview", "s3-wire"]}, "speakers.csv"),
    ("06-readability", {"ZONES": ["body"]}, "readability.csv"),
]


@pytest.mark.parametrize(("name", "chosen", "made"), PARAMETERS, ids=lambda one: str(one))
def test_another_parameter_changes_the_result(name, chosen, made, corpora, unchanged, monkeypatch, quick):
    notebook = next(path for path in NOTEBOOKS if path.stem == name)
    result = Corpus(corpora["texts"]).build / "results" / made
    if name not in unchanged:
        run(notebook, corpora["texts"], monkeypatch)
        unchanged[name] = result.read_bytes()
    run(notebook, corpora["texts"], monkeypatch, **chosen)
    assert result.read_bytes() != unchanged[name]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_holds_no_outputs_no_functions_and_no_paths(notebook):
    found = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    assert not [cell for cell in found if cell.get("outputs") or cell.get("execution_count")]
    for source, _ in cells(notebook):
        tree = ast.parse(source)
        assert not [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef | ast.ClassDef)]
        words = [one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        assert not [word for word in words if ("/" in word or "\\" in word) and " " not in word]
        imports = [one.module for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)]
        assert set(imports) <= {"analysis"}
