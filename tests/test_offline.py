"""Nothing asks the network: the whole line runs with sockets blocked, an empty home and no data of NLTK."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BLOCKED = """
import socket, sys

def refuse(*arguments, **_):
    raise AssertionError(f"the network was asked: {arguments}")

class Refused(socket.socket):
    def __init__(self, *arguments, **_):
        refuse(*arguments)

socket.socket = Refused
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refuse
try:
    socket.create_connection(("localhost", 1))
except AssertionError:
    pass
else:
    sys.exit("sockets are not blocked")
"""


def offline(code: str, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "LANG", "TMPDIR", "TEMP")
    }
    # PYTHONPATH is unneeded: the package stands in ROOT, from where the code runs.
    command = [sys.executable, "-W", "error", "-c", BLOCKED + code, *arguments]
    return subprocess.run(
        command, env={**kept, "HOME": str(home), "USERPROFILE": str(home)}, cwd=ROOT, capture_output=True, text=True
    )


def test_syllables_are_counted_without_the_network(tmp_path):
    done = offline(
        "from analysis.measures.readability import word_counts\n"
        "print(word_counts('comprehensive')[0], word_counts('queue')[0])",
        tmp_path,
    )
    assert (done.returncode, done.stdout.split()) == (0, ["4", "1"]), done.stderr
    assert not list(tmp_path.rglob("*nltk*"))


def test_the_whole_line_runs_without_the_network(tmp_path):
    corpus = tmp_path / "event" / "corpus"
    shutil.copytree(ROOT / "corpus" / "sample", corpus, ignore=shutil.ignore_patterns("build"))
    home = tmp_path / "home"
    home.mkdir()
    done = offline(
        "from analysis.__main__ import main\n"
        "folder = sys.argv[1]\n"
        "assert main(['measure', '--corpus', folder]) == 0\n"
        "assert main(['publish', '--corpus', folder]) == 0\n"
        "assert main(['verify', '--corpus', folder]) == 0\n",
        home,
        str(corpus),
    )
    assert done.returncode == 0, done.stderr
    assert (corpus.parent / "build" / "measurements" / "readability.parquet").is_file()
    assert [path for path in home.rglob("*") if path.is_file()] == []
