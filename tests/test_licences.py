from pathlib import Path

import pytest

from analysis.tables import CorpusError
from analysis.verbs.licences import LOCKS, licences


def locked(folder: Path, lines: str) -> Path:
    for lock in LOCKS:
        (folder / lock).write_text(lines if lock == "lock.txt" else "", encoding="utf-8")
    return folder


def test_every_locked_package_is_listed_with_its_licence_and_use(tmp_path):
    lines = "pandas==3.0.0 \\\n    --hash=sha256:00\nwinpty==9.9 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n"
    said = []
    assert licences(locked(tmp_path, lines), said.append) == 0
    table = (tmp_path / "docs" / "licences.md").read_text(encoding="utf-8")
    assert "| pandas | 3.0.0 | BSD" in table and "| report |" in table
    assert "| winpty | 9.9 | not installed here (sys_platform == 'win32') |" in table
    assert said[0].startswith("licences: 2 packages in ")


def test_without_the_lock_files_the_right_folder_is_told(tmp_path):
    with pytest.raises(CorpusError, match=r"lock.txt: the lock file is missing; run this in the repository's folder"):
        licences(tmp_path)
