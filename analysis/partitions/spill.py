"""Rows put aside on disk by number, so that memory holds a few million of them at any size."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.columns import Array

    Told = tuple[Array, Array]

HELD = 1 << 24


class Spill:
    """Rows of one NumPy dtype under numbers, a file each; at most HELD bytes wait in memory until `close`."""

    def __init__(self, folder: Path, kind: Any) -> None:
        import numpy as np

        self.folder, self.kind = folder, np.dtype(kind)
        self.waiting = list[tuple[Any, Any]]()
        self.held = 0

    def add(self, numbers: "Array", rows: "Array") -> None:
        """Put rows aside, each under its number; under one number they keep their order."""
        if not len(rows):
            return
        self.waiting.append((numbers, rows))
        self.held += numbers.nbytes + rows.nbytes
        if self.held > HELD:
            self.close()

    def take(self, number: int) -> "Array":
        """Return the rows under a number."""
        import numpy as np

        path = self._path(number)
        return np.fromfile(path, self.kind) if path.is_file() else np.zeros(0, self.kind)

    def pieces(self, number: int, size: int) -> "Iterator[Array]":
        """Yield the rows under a number, at most so many at a time."""
        import numpy as np

        path = self._path(number)
        if path.is_file():
            with path.open("rb") as stream:
                while len(rows := np.fromfile(stream, self.kind, size)):
                    yield rows

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:06}"

    def close(self) -> None:
        """Write what waits in memory."""
        import numpy as np

        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.waiting:
            return
        numbers, rows = (np.concatenate(part) for part in zip(*self.waiting, strict=True))
        self.waiting, self.held = [], 0
        order = np.argsort(numbers, kind="stable")
        numbers, rows = numbers[order], rows[order]
        opens = np.flatnonzero(np.diff(numbers, prepend=-1))
        for number, part in zip(numbers[opens].tolist(), np.split(rows, opens[1:]), strict=True):
            path = self._path(number)
            try:
                with path.open("ab") as stream:
                    stream.write(part.tobytes())
            except OSError as error:
                raise OSError(error.errno, os.strerror(error.errno or 0), str(path)) from error


def write_told(path: Path, told: "Iterable[Told]") -> None:
    """Write (numbers, rows) to a file, one after the other."""
    with path.open("wb") as stream:
        for numbers, rows in told:
            stream.write(len(rows).to_bytes(8, "little") + numbers.astype("<i8").tobytes() + rows.tobytes())


def read_told(path: Path, kind: Any) -> "Iterator[Told]":
    """Yield what `write_told` wrote; `kind` is the dtype of the rows."""
    import numpy as np

    with path.open("rb") as stream:
        while count := stream.read(8):
            size = int.from_bytes(count, "little")
            yield np.fromfile(stream, "<i8", size), np.fromfile(stream, kind, size)
