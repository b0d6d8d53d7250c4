"""framing licences: every locked package with its version and licence, as a table."""

import re
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from analysis.tables import CorpusError, write_text

LOCKS = {"lock.txt": "report", "lock-test.txt": "test", "lock-browser.txt": "browser"}
PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)(?:\[[^]]*\])?==([^\s;\\]+)(?:\s*;\s*([^\\]+))?", re.MULTILINE)
STRONG = re.compile(r"\bA?GPL|GNU (?:Affero )?General Public", re.I)
WEAK = re.compile(r"\b(?:LGPL|MPL|EPL)|Lesser General|Mozilla Public", re.I)
LONGEST = 60


def licences(root: Path, say: Callable[[str], None] = print) -> int:
    """Write docs/licences.md from the lock files and what is installed; 1 where a licence is not known.

    A licence is what the package itself declares: its SPDX expression, else its classifiers, else its field License.
    """
    rows = [(name, version, _declared(name, marker), lock) for name, version, marker, lock in _locked(root)]
    unknown = [name for name, _, told, _ in rows if told == UNKNOWN]
    strong = [name for name, _, told, _ in rows if STRONG.search(told) and not WEAK.search(told)]
    weak = [name for name, _, told, _ in rows if WEAK.search(told)]
    head = (
        "# Licences of what is installed\n\nWritten by `framing licences` from the lock files and from what each package declares "
        f"of itself; {len(rows)} packages.\nNeeded for: report (every run), test (tests and style), browser (tests of the pages). "
        "The packages themselves are not part of this repository.\n\n"
        f"Under the GPL or AGPL: {', '.join(strong) or 'none'}. Under the LGPL, MPL or EPL: {', '.join(weak) or 'none'}. "
        f"Not known: {', '.join(unknown) or 'none'}.\n\n| package | version | licence | needed for |\n|---|---|---|---|\n"
    )
    table = "".join(f"| {name} | {version} | {told} | {lock} |\n" for name, version, told, lock in rows)
    path = write_text(root / "docs" / "licences.md", head + table)
    say(f"licences: {len(rows)} packages in {path}; not known: {', '.join(unknown) or 'none'}")
    return 1 if unknown else 0


UNKNOWN = "not known"


def _locked(root: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield name, version, marker and use of every pinned package once, sorted by name."""
    found: dict[str, tuple[str, str, str]] = {}
    for lock, use in LOCKS.items():
        path = root / lock
        if not path.is_file():
            raise CorpusError(f"{path}: the lock file is missing; run this in the repository's folder")
        for name, version, marker in PINNED.findall(path.read_text(encoding="utf-8")):
            found.setdefault(name.lower(), (version, marker.strip(), use))
    yield from ((name, *rest) for name, rest in sorted(found.items()))


def _declared(name: str, marker: str) -> str:
    try:
        told = _told(distribution(name))
    except PackageNotFoundError:
        return f"not installed here ({marker})" if marker else "not installed here"
    return told or UNKNOWN


def _told(one: Distribution) -> str:
    fields = one.metadata
    classifiers = [c.rpartition(" :: ")[2] for c in fields.get_all("Classifier") or [] if c.startswith("License ::")]
    named = [c for c in classifiers if c != "OSI Approved"]
    written = [(fields.get_all(name) or [""])[0] for name in ("License-Expression", "License")]
    for told in (written[0], ", ".join(named), written[1]):
        line = next(iter(told.strip().splitlines()), "").replace("|", "/")
        if line and line.upper() != "UNKNOWN":
            return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
    return ""


if __name__ == "__main__":
    sys.exit(licences(Path.cwd()))
