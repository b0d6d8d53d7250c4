"""The worked example of CONTRIBUTING.md is code that runs and keeps the laws."""

import re
import sys
from pathlib import Path

from analysis.tokens import Tokens, document_of

ROOT = Path(__file__).parents[1]


def test_the_worked_measure_runs_on_a_text(tmp_path, monkeypatch):
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    (tmp_path / "questions_asked.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    try:
        from analysis.measures import find

        table = find("questions_asked:Questions")()(Tokens((document_of("a", "Why now? Nobody knows. Who does?"),)))
        assert list(table["sentence"]) == [0, 2]
    finally:
        sys.modules.pop("questions_asked", None)


def test_the_worked_measure_keeps_the_laws(tmp_path, monkeypatch):
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    (tmp_path / "questions_asked.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    try:
        from analysis.measures import find
        from analysis.measures.laws import check

        check(find("questions_asked:Questions")())
    finally:
        sys.modules.pop("questions_asked", None)
