"""Where gold and its scoring programs lie on machines that have them: beside the repository, or where GOLD_DIR says."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

BESIDE = Path(__file__).parents[3] / "shared"


def gold(name: str) -> Path:
    """Return a gold file; skip the test, saying so, where there is none."""
    path = Path(os.environ.get("GOLD_DIR", BESIDE / "gold")) / name
    if not path.is_file():
        pytest.skip(f"NOT TESTED against human judgements: no {name} here (set GOLD_DIR)")
    return path


def program(name: str) -> ModuleType:
    """Return a scoring program as a module; skip the test, saying so, where there is none."""
    path = Path(os.environ.get("GOLD_TOOLS", BESIDE / "tools")) / f"{name}.py"
    if not path.is_file():
        pytest.skip(f"NOT TESTED against the reference scoring: no {name}.py here (set GOLD_TOOLS)")
    told = importlib.util.spec_from_file_location(name, path)
    assert told and told.loader
    module = importlib.util.module_from_spec(told)
    told.loader.exec_module(module)
    return module
