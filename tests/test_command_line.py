"""The command line: every verb explains itself, and an error is one line with code 1."""

import subprocess
import sys
from pathlib import Path

import pytest

from analysis.__main__ import VERBS, main


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_with_an_example(verb, capsys):
    with pytest.raises(SystemExit) as left:
        main([verb, "--help"])
    assert left.value.code == 0
    assert f"example: framing {verb}" in capsys.readouterr().out


def test_without_a_verb_the_verbs_are_listed(capsys):
    assert main([]) == 0
    told = capsys.readouterr().out
    assert all(verb in told for verb in VERBS)


def test_an_error_leaves_the_process_with_one_line_and_code_one(tmp_path):
    command = [sys.executable, "-m", "analysis", "measure", "--corpus", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parent.parent, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("framing measure: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(28, "No space left on device", "a.csv"), "a.csv: No space left on device; mend"),
        (OSError(28, "No space left on device"), "clean: No space left on device; mend"),
        (OSError("the pipe is gone"), "OSError('the pipe is gone'); mend"),
    ],
)
def test_an_error_of_the_system_is_told_by_what_is_known_of_it(monkeypatch, capsys, error, told):
    def fails(_: object) -> int:
        raise error

    monkeypatch.setitem(VERBS, "clean", (fails, *VERBS["clean"][1:]))
    assert main(["clean"]) == 1
    assert told in capsys.readouterr().err
