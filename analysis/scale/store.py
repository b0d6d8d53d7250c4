"""Where partitions lie: a folder, or whatever fsspec reaches (s3://…, gs://…, memory://…); writing is all or nothing."""

import errno
import json
import os
import platform
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from analysis.tables import CorpusError, whole


@dataclass(frozen=True)
class Store:
    """A place for files by name. `root` is a folder or an address with "://"; names have "/" between their parts."""

    root: str

    @property
    def remote(self) -> bool:
        """Tell whether fsspec is needed to reach it."""
        return "://" in self.root and not self.root.startswith("file://")

    def path(self, name: str) -> Path:
        """Return a file's path in a local store."""
        return Path(self.root.removeprefix("file://"), name)

    def has(self, name: str) -> bool:
        """Tell whether a file is there."""
        return bool(self._system().exists(self._at(name))) if self.remote else self.path(name).is_file()

    def open(self, name: str) -> IO[bytes]:
        """Open a file for reading; raise CorpusError where it is missing."""
        try:
            found: IO[bytes] = self._system().open(self._at(name), "rb") if self.remote else self.path(name).open("rb")
        except FileNotFoundError as error:
            raise CorpusError(f"{self.root}/{name}: the file is missing; the same command makes it again") from error
        return found

    def read(self, name: str) -> bytes:
        """Return a file's bytes."""
        with self.open(name) as stream:
            return stream.read()

    def write(self, name: str, content: bytes) -> None:
        """Write a file, whole or not at all: locally by renaming, elsewhere by one call, which object stores keep whole."""
        if self.remote:
            self._system().pipe_file(self._at(name), content)
            return
        with whole(self.path(name)) as unfinished:
            unfinished.write_bytes(content)

    @contextmanager
    def writing(self, name: str) -> Iterator[Path]:
        """Give a local path to write to that becomes the file here only when all went well."""
        if not self.remote:
            with whole(self.path(name)) as unfinished:
                yield unfinished
            return
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "unfinished")
            yield path
            self._system().put_file(str(path), self._at(name))

    def told(self, name: str) -> dict[str, Any]:
        """Return a JSON object that was written here; an empty one where it is missing or broken."""
        try:
            found = json.loads(self.read(name)) if self.has(name) else {}
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def folders(self, name: str) -> list[str]:
        """Return the names of the folders in a folder, sorted."""
        if self.remote:
            found = self._system().ls(self._at(name), detail=True) if self._system().exists(self._at(name)) else []
            return sorted(one["name"].rstrip("/").rpartition("/")[2] for one in found if one["type"] == "directory")
        path = self.path(name)
        return sorted(one.name for one in path.iterdir() if one.is_dir()) if path.is_dir() else []

    def lengths(self, name: str) -> dict[str, int]:
        """Return the names and the lengths in bytes of the files in a folder."""
        if self.remote:
            found = self._system().ls(self._at(name), detail=True) if self._system().exists(self._at(name)) else []
            return {one["name"].rpartition("/")[2]: one["size"] for one in found if one["type"] == "file"}
        path = self.path(name)
        return {one.name: one.stat().st_size for one in path.iterdir() if one.is_file()} if path.is_dir() else {}

    def remove(self, name: str) -> None:
        """Remove a file, or a folder with what is in it, if it is there."""
        if not self.remote:
            if self.path(name).is_file():
                self.path(name).unlink()
            shutil.rmtree(self.path(name), ignore_errors=True)
        elif self._system().exists(self._at(name)):
            self._system().rm(self._at(name), recursive=True)

    def tidy(self, *folders: str) -> None:
        """Remove what a killed run left unfinished, here and in these folders; only for who holds the lock.

        Nothing goes but what `tables.whole` writes to: other people's hidden files stay.
        """
        if self.remote:
            return
        for path in (*self.path("").glob(".*"), *(path for name in folders for path in self.path(name).rglob(".*"))):
            if _UNFINISHED.fullmatch(path.name) and path.is_file():
                path.unlink()

    @contextmanager
    def locked(self, wait: bool = False) -> Iterator[None]:
        """Keep a second run out; raise CorpusError where one is going on, or wait for its end.

        A run that was killed leaves no lock behind.
        """
        if self.remote:
            yield from self._marked()
            return
        root = self.path("")
        root.mkdir(parents=True, exist_ok=True)
        with (root / LOCK).open("a+b") as stream:
            if not _lock(stream, wait):
                raise CorpusError(
                    f"{root}: another run is at work here; wait for it, or give this one a folder of its own"
                )
            yield

    def _marked(self) -> Iterator[None]:
        if self.has(LOCK):
            raise CorpusError(
                f"{self.root}: another run is at work here ({self.read(LOCK).decode()}); where it is not, delete {LOCK}"
            )
        self.write(LOCK, f"{platform.node()}, process {os.getpid()}".encode())
        try:
            yield
        finally:
            self._system().rm(self._at(LOCK))

    def _system(self) -> Any:
        try:
            from fsspec.core import url_to_fs
        except ImportError as error:
            raise CorpusError(f"{self.root}: needs fsspec; install it with `pip install -e '.[scale]'`") from error
        try:
            return url_to_fs(self.root)[0]
        except (ImportError, ValueError) as error:
            raise CorpusError(
                f"{self.root}: fsspec cannot reach it ({error}); write a folder, or mend the address"
            ) from error

    @property
    def absolute(self) -> str:
        """Return the root as processes with another working directory find it."""
        return self.root if self.remote else str(self.path("").absolute())

    def _at(self, name: str) -> str:
        return f"{self.root.partition('://')[2] if self.root.startswith('memory://') else self.root}/{name}"


LOCK = ".lock"
HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_UNFINISHED = re.compile(r"\.(?:\w+\.(?:parquet|json|csv)|\d{6})\.\w{6,}")


def _lock(stream: IO[bytes], wait: bool) -> bool:
    """Lock an open file until it is closed or its process ends; False where another process holds it."""
    try:
        try:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except ImportError:
            import msvcrt

            how = msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK  # type: ignore[attr-defined]
            msvcrt.locking(stream.fileno(), how, 1)  # type: ignore[attr-defined]
    except OSError as error:
        if error.errno not in HELD:
            raise
        return False
    return True
