"""A cell: a process of its own in which a step works, watched from outside for time, memory and life.

Whatever happens in it (a hang in C, a crash, the system's killer) costs one article at most: the partition is done again in a
new cell, the articles that were at work one by one, and the one that brings its cell down is put aside by name.
"""

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from queue import Empty, Queue
from time import monotonic
from typing import Any, NamedTuple, Protocol

from analysis.tables import CorpusError

Announce = Callable[[Sequence[str]], None]
POLL, START, SHARE = 0.25, 600.0, 0.5
MEBI = 1 << 20
ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "BLIS")}


class Limits(NamedTuple):
    """What one article may take: seconds, and MiB of the process that works on it."""

    seconds: float = 60.0
    memory: int = 2048

    def together(self, articles: int) -> float:
        """Return the seconds that several articles may take at once; where it is more, they are done one by one."""
        return self.seconds + SHARE * max(0, articles - 1)


@dataclass
class Task:
    """One partition to work on: which articles to take one by one, and which to put aside and why."""

    name: str
    slow: set[str] = field(default_factory=set)
    aside: dict[str, str] = field(default_factory=dict)


class Step(Protocol):
    """What maps a partition to one of the same name; it must be picklable."""

    def __call__(self, task: Task, at: Announce) -> dict[str, int]:
        """Make the partition, naming the articles at work through `at`; return counts (articles, refused)."""


class Stopped(CorpusError):
    """Nothing more can be done here: the disk is full, a folder may not be written, the scheduler is gone."""


class Cell:
    """A child process that works on one task after the other."""

    def __init__(self) -> None:
        environment = {**os.environ, **ONE_THREAD, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        command = [sys.executable, "-m", "analysis.scale.cell"]
        self.child = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, start_new_session=True
        )
        self.heard: Queue[Any] = Queue()
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()
        CELLS.add(self)

    def _listen(self) -> None:
        assert self.child.stdout
        try:
            while True:
                self.heard.put(pickle.load(self.child.stdout))
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            self.heard.put(("dead", ""))

    def work(self, step: Step, task: Task, limits: Limits) -> tuple[str, Any, tuple[str, ...]]:
        """Return what became of the task, ("done", counts), ("failed", …) or ("dead", why), and which articles were at work."""
        assert self.child.stdin
        at, since, limit = tuple[str, ...](), monotonic(), START
        try:
            pickle.dump((step, task), self.child.stdin)
            self.child.stdin.flush()
        except OSError:
            return "dead", "", at
        while True:
            try:
                kind, told = self.heard.get(timeout=POLL)
            except Empty:
                why = ""
                if at and (size := memory(self.child.pid)) > limits.memory * MEBI:
                    why = f"took more memory than {limits.memory} MiB ({size // MEBI})"
                elif monotonic() - since > limit:
                    why = f"took longer than {limit:g} s"
                if not why:
                    continue
                self.end()
                return "dead", why, at
            if kind != "at":
                return kind, told, at
            at, since = told, monotonic()
            limit = limits.together(len(told)) if told else START

    def end(self) -> None:
        """Kill the child and close what leads to it."""
        CELLS.discard(self)
        self.child.kill()
        self.child.wait()
        self.listener.join(POLL)
        for stream in (self.child.stdin, self.child.stdout):
            with suppress(OSError):
                stream.close()  # type: ignore[union-attr]

    @property
    def alive(self) -> bool:
        """Tell whether the child can take another task."""
        return self.child.poll() is None


CELLS: set[Cell] = set()
_OF_THREAD = threading.local()


def attempt(step: Step, name: str, limits: Limits, over: threading.Event | None = None) -> dict[str, Any]:
    """Work on a partition in this thread's cell until it is made; return its counts, or {"error": …}.

    A cell that dies is replaced, and its articles are done one by one. An article is put aside where it goes over a limit,
    or where two cells died on it. Raises Stopped where the disk or the step's files are at fault, and when all is `over`.
    """
    task, deaths, early = Task(name), dict[str, int](), 0
    for _ in range(MOST_DEATHS):
        if over and over.is_set():
            raise Stopped("ended from outside")
        kind, told, at = _cell().work(step, task, limits)
        if kind == "done":
            return {"name": name, **told}
        if kind == "stopped":
            raise Stopped(told)
        if kind == "failed":
            return {"name": name, "error": told}
        _OF_THREAD.cell.end()
        if not at and told:
            raise Stopped(f"partition {name}: no article was at work: {told}")
        if len(at) == 1:
            deaths[at[0]] = deaths.get(at[0], 0) + 1
            if told or deaths[at[0]] > 1:
                task.aside[at[0]] = told or "ended the process that read it, twice"
        task.slow.update(at)
        early += not at
        if early == EARLY:
            return {
                "name": name,
                "error": f"{EARLY} processes ended while no article was at work; is there memory enough?",
            }
    return {"name": name, "error": f"{MOST_DEATHS} processes ended while they worked on it"}


MOST_DEATHS, EARLY = 50, 3


def _cell() -> Cell:
    if not (hasattr(_OF_THREAD, "cell") and _OF_THREAD.cell.alive):
        _OF_THREAD.cell = Cell()
    cell: Cell = _OF_THREAD.cell
    return cell


def end_all() -> None:
    """Kill every cell of this process."""
    for cell in list(CELLS):
        cell.end()


def memory(number: int) -> int:
    """Return the bytes of memory that a process holds; 0 where this cannot be asked."""
    try:
        return int(Path(f"/proc/{number}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return _memory_elsewhere(number)


def _memory_elsewhere(number: int) -> int:
    try:
        psutil: Any = import_module("psutil")
        return int(psutil.Process(number).memory_info().rss)
    except Exception:
        return 0


def main() -> None:
    """Take tasks from standard input until it is closed, and tell of them on what was standard output."""
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)

    def tell(*message: object) -> None:
        pickle.dump(message, channel)
        channel.flush()

    while True:
        try:
            step, task = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            tell("done", step(task, lambda ids: tell("at", tuple(ids))))
        except BrokenPipeError:
            return
        except OSError as error:
            tell("stopped", f"{error.filename or task.name}: {error.strerror or error}")
        except CorpusError as error:
            tell("stopped", str(error))
        except Exception as error:
            tell("failed", f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
