"""A pass over partitions: a step that tells, of each, what others must know of it, and what it told under their numbers."""

import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from analysis.partitions.places import Places
from analysis.partitions.spill import Spill, read_told, write_told
from analysis.scale.cell import Announce, Step, Task
from analysis.scale.engines import run
from analysis.tables import CorpusError, whole

if TYPE_CHECKING:
    import pandas as pd

    from analysis.partitions.spill import Told

Run = Callable[[Step, Sequence[str]], list[dict[str, Any]]]


def here(step: Step, names: Sequence[str]) -> list[dict[str, Any]]:
    """Run a step on every name, one after the other, in this process."""
    return run(step, names, "loop", lambda _: None)


@dataclass(frozen=True)
class Pass(ABC):
    """A step that makes one file a partition (or a lot of digests) in `folder`, whole or not at all."""

    places: Places
    folder: Path
    name: ClassVar[str]

    @property
    def count(self) -> int:
        """Return how many there are to do."""
        return len(self.places.names)

    def path(self, number: int) -> Path:
        """Return the file that is made of one."""
        return self.folder / f"{self.name}-told" / f"{number:06}"

    def __call__(self, task: Task, at: Announce) -> dict[str, int]:
        """Make the file of one."""
        with whole(self.path(int(task.name))) as unfinished:
            self.write(int(task.name), unfinished)
        return {}

    @abstractmethod
    def write(self, number: int, path: Path) -> None:
        """Write the file of one."""

    def finish(self, go: Run = here) -> None:
        """Make what is not made yet."""
        left = [f"{number:06}" for number in range(self.count) if not self.path(number).is_file()]
        if failed := go(self, left):
            raise CorpusError(f"{self.folder}: {self.name} {failed[0]['name']} failed: {failed[0]['error']}")


@dataclass(frozen=True)
class Telling(Pass):
    """A pass whose rows, of one NumPy dtype, are put under the numbers of those that they concern."""

    kind: ClassVar[Any]
    kept: ClassVar[bool] = False
    """Whether a later pass reads again what each told."""

    @abstractmethod
    def told(self, number: int) -> "Iterator[Told]":
        """Yield what one tells: numbers of those it concerns, and a row for each."""

    def write(self, number: int, path: Path) -> None:
        """Write what one tells."""
        write_told(path, self.told(number))

    def own(self, number: int) -> "Iterator[Told]":
        """Yield again what one told."""
        return read_told(self.path(number), self.kind)

    @property
    def aside(self) -> Spill:
        """Return what was told, under the number of those it concerns."""
        return Spill(self.folder / self.name, self.kind)

    def finish(self, go: Run = here) -> None:
        """Make what is not made yet, and put it under the numbers; the folder appears when it is complete."""
        if self.aside.folder.is_dir():
            return
        super().finish(go)
        made = Spill(self.folder / f"{self.name}-unfinished", self.kind)
        shutil.rmtree(made.folder, ignore_errors=True)
        for number in range(self.count):
            for numbers, rows in self.own(number):
                made.add(numbers, rows)
        made.close()
        made.folder.rename(self.aside.folder)
        if not self.kept:
            shutil.rmtree(self.path(0).parent, ignore_errors=True)

    def forget(self) -> None:
        """Empty what lies under the numbers: it takes no room any more and still counts as done."""
        for path in self.aside.folder.iterdir():
            path.unlink()


@dataclass(frozen=True)
class Making(Pass):
    """A pass that makes a table of each partition."""

    @abstractmethod
    def made(self, number: int) -> "pd.DataFrame":
        """Return the table of one."""

    def write(self, number: int, path: Path) -> None:
        """Write the table of one."""
        self.made(number).to_parquet(path, compression="zstd", index=False)

    def read(self, number: int) -> "pd.DataFrame":
        """Return the table of one, which must be made."""
        import pandas as pd

        return pd.read_parquet(self.path(number))
