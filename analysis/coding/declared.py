"""What is declared by hand and not measured: gold sets, headline numbers, thresholds and goals."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from analysis.tables import CorpusError

HERE_UNITS, HERE_CODERS, TOO_FEW = 200, 2, 50


@dataclass(frozen=True)
class Gold:
    """Where human judgements come from. `here` means they are of the corpus under study; `coders` 0 means not stated.

    `cluster` is a pattern whose first group, found in a line's id, names what the line hangs together with.
    """

    name: str
    licence: str = "not stated"
    domain: str = ""
    language: str = ""
    coders: int = 0
    here: bool = False
    cluster: str = ""

    @classmethod
    def of(cls, path: Path) -> "Gold":
        """Read what FILE.toml beside FILE.jsonl says; else what is declared for a file of that name; else only the name."""
        beside = path.with_suffix(".toml")
        said = (
            tomllib.loads(beside.read_text(encoding="utf-8")) if beside.is_file() else declared()["gold"].get(path.stem)
        )
        if said is None:
            return cls(path.stem)
        unknown = set(said) - {one.name for one in fields(cls)}
        if unknown:
            raise CorpusError(
                f"{beside}: {sorted(unknown)[0]!r} is unknown; write {', '.join(f.name for f in fields(cls))}"
            )
        return cls(**{"name": path.stem, **said})

    def status(self, units: int) -> str:
        """Tell how far a measure counts as validated by this many units of this gold.

        *insufficient* below 50 units; *validated here* from 200 units of the corpus itself coded by two; *validated
        elsewhere* where domain and language are named; else *not validated*.
        """
        if units < TOO_FEW:
            return "insufficient"
        if self.here and units >= HERE_UNITS and self.coders >= HERE_CODERS:
            return "validated here"
        return "validated elsewhere" if self.domain and self.language and not self.here else "not validated"


@cache
def declared() -> Mapping[str, Any]:
    """Return declared.toml."""
    return tomllib.loads(files("analysis.coding").joinpath("declared.toml").read_text(encoding="utf-8"))


def task(name: str) -> Mapping[str, Any]:
    """Return what is declared for a task."""
    found: Mapping[str, Any] = declared()["task"][name]
    return found
