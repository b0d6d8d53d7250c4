"""How the house is written: lengths, docstrings, names, and what a notebook may hold."""

import ast
import json
import re
from pathlib import Path

import pytest

from tests.house import FILES, NOTEBOOKS, definitions, place, tree

UNWANTED = {"df", "data", "process", "handle", "helper", "manager", "utils", "util", "score", "source"}


@pytest.mark.parametrize("path", FILES, ids=place)
def test_files_and_functions_are_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250
    long = {n.name: n.end_lineno - n.lineno + 1 for n in definitions(path) if not isinstance(n, ast.ClassDef)}
    assert {name: lines for name, lines in long.items() if lines > 40} == {}


@pytest.mark.parametrize("path", FILES, ids=place)
def test_everything_public_is_explained(path):
    assert ast.get_docstring(tree(path)), "the module has no docstring"
    inner = {
        id(n) for one in definitions(path) if not isinstance(one, ast.ClassDef) for n in ast.walk(one) if n is not one
    }
    public = [n for n in definitions(path) if not n.name.startswith("_") and id(n) not in inner]
    assert [node.name for node in public if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", FILES, ids=place)
def test_nothing_bears_a_name_that_the_glossary_rules_out(path):
    named = [path.stem, *(node.name for node in definitions(path))]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.arg):
            named.append(node.arg)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            named.append(node.id)
    assert set(named) & UNWANTED == set()


def test_every_measure_tells_its_columns_and_its_known_errors():
    from analysis.measures import SHIPPED, find

    for name in SHIPPED:
        told = find(name).__doc__ or ""
        assert "Known errors:" in told, name
        assert [column for column in find(name).columns if f"`{column}`" not in told] == [], name


def code(notebook: Path) -> list[str]:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return [re.sub(r"(?m)^\s*[%!].*$", "", source) for source in sources]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_imports_from_the_face_only(notebook):
    for node in (n for source in code(notebook) for n in ast.walk(ast.parse(source))):
        if isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] == "analysis":
            assert node.module == "analysis"
        if isinstance(node, ast.Import):
            assert not [name.name for name in node.names if name.name.startswith("analysis.")]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_defines_nothing_and_names_no_path(notebook):
    for node in (n for source in code(notebook) for n in ast.walk(ast.parse(source))):
        assert not isinstance(node, ast.FunctionDef | ast.ClassDef)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not re.search(r"^\S*[/\\]\S+$|^\S+\.(csv|parquet|json|toml|txt|svg|png|pdf)$", node.value), (
                node.value
            )


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_stores_no_output(notebook):
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    stored = [n for n, cell in enumerate(cells) if cell.get("outputs") or cell.get("execution_count")]
    assert stored == []
