"""Where a step runs: one after the other in this process, in processes beside it, or on a Dask scheduler."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from importlib import import_module
from threading import Event
from time import monotonic
from typing import Any

from analysis.scale.cell import Limits, Step, Stopped, Task, attempt, end_all
from analysis.tables import CorpusError

Say = Callable[[str], None]
Made = Iterator[dict[str, Any]]
EVERY, ANSWER = 5.0, 10.0


def run(step: Step, names: Sequence[str], engine: str, say: Say, limits: Limits = Limits()) -> list[dict[str, Any]]:  # noqa: B008
    """Run the step on every partition and return those that failed, each with its `name` and `error`.

    `engine` is loop, processes, processes:N, dask, dask:N or the address of a Dask scheduler (tcp://host:8786). The loop
    works in this process and has no limits. Raises Stopped where nothing more can be done; what is finished stays.
    """
    kind, _, number = engine.partition(":")
    made: Made
    if kind == "loop":
        made = ({"name": name, **step(Task(name), lambda _: None)} for name in names)
    elif kind == "processes":
        made = _processes(step, names, _number(engine, number), limits)
    elif kind in ("dask", "tcp", "tls", "ucx", "inproc", "ws"):
        made = _dask(step, names, engine, limits)
    else:
        raise CorpusError(f"engine {engine!r} is unknown; write loop, processes, processes:4, dask or tcp://host:8786")
    return list(_followed(made, len(names), say)) if names else []


def _number(engine: str, number: str) -> int:
    import os

    if not number:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not number.isdigit() or not int(number):
        raise CorpusError(f"engine {engine!r}: {number!r} is no number of processes; write {engine.split(':')[0]}:4")
    return int(number)


def _followed(made: Made, total: int, say: Say) -> Made:
    """Say how far the work is, its rate and the time left, and pass on what failed.

    A step that tells no articles (a pass of the search for copies) is heard of only when it takes long.
    """
    started = said = monotonic()
    articles = 0
    for number, one in enumerate(made, 1):
        articles += one.get("articles", 0)
        now = monotonic()
        if "error" in one:
            say(f"partition {one['name']} failed: {one['error']}")
            yield one
        if now - said >= EVERY or (number == total and articles):
            said = now
            rest = (now - started) / number * (total - number)
            pace = f", {articles:,} articles, {articles / max(now - started, 1e-9):,.0f} a second" if articles else ""
            say(f"{number} of {total} {'partitions' if articles else 'parts'}{pace}, {duration(rest)} left")


def duration(seconds: float) -> str:
    """Return a time for people.

    >>> duration(75), duration(8000)
    ('1 min 15 s', '2 h 13 min')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    return f"{whole // 60} min {whole % 60} s" if whole < 3600 else f"{whole // 3600} h {whole % 3600 // 60} min"


def _processes(step: Step, names: Sequence[str], number: int, limits: Limits) -> Made:
    """Let threads that only wait drive a cell each; whatever ends this also ends the cells."""
    pool, over = ThreadPoolExecutor(min(number, len(names))), Event()
    try:
        for one in as_completed([pool.submit(attempt, step, name, limits, over) for name in names]):
            yield one.result()
    finally:
        over.set()
        end_all()
        pool.shutdown(cancel_futures=True)
        end_all()


def _dask(step: Step, names: Sequence[str], engine: str, limits: Limits) -> Made:
    """Let the workers of a scheduler drive a cell each. A worker that is lost costs what it was working on."""
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        raise CorpusError(f"engine {engine!r} needs Dask; install it with `pip install -e '.[scale]'`") from error
    with _client(engine, distributed) as client:
        futures = client.map(attempt, [step] * len(names), list(names), [limits] * len(names), pure=False)
        try:
            for future in distributed.as_completed(futures):
                yield future.result()
        except Stopped:
            raise
        except Exception as error:
            raise Stopped(
                f"engine {engine}: the scheduler or all its workers are gone ({_line(error)}); what is "
                "finished is kept: start them again and run the same command"
            ) from error


def _line(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"


@contextmanager
def _client(engine: str, distributed: Any) -> Iterator[Any]:
    """Connect to the scheduler that is named, or start one here with a worker a core."""
    if not engine.startswith("dask"):
        try:
            client = distributed.Client(engine, timeout=ANSWER)
        except (OSError, TimeoutError, ValueError) as error:
            raise CorpusError(
                f"engine {engine}: no scheduler answers there ({_line(error)}); start it, or mend it"
            ) from error
        with client:
            yield client
        return
    number = _number(engine, engine.partition(":")[2])
    with (
        distributed.LocalCluster(n_workers=number, threads_per_worker=1, dashboard_address=":0") as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client
