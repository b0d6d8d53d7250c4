"""Engines: what a killed worker, a hanging article, a full disk and a lost scheduler cost."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.scale import engines
from analysis.scale.cell import CELLS, Limits, Stopped
from analysis.scale.engines import run
from analysis.scale.store import Store
from analysis.tables import CorpusError
from tests.steps import Early, Letters

NAMES = ("a", "b", "c")
QUICK, LONG = Limits(seconds=0.5, memory=300), Limits(seconds=20, memory=300)


def made(folder: Path) -> dict[str, list[str]]:
    return {name: (folder / name).read_text("utf-8").split("\n") for name in NAMES if (folder / name).is_file()}


def whole(name: str) -> list[str]:
    return [f"{name}-{number}" for number in range(4)]


def go(folder: Path, engine: str = "processes:2", **fate: str) -> tuple[list[dict], list[str]]:
    said: list[str] = []
    fates = tuple((article.replace("_", "-"), what) for article, what in fate.items())
    return run(
        Letters(str(folder), fates), NAMES, engine, said.append, LONG if "grows" in fate.values() else QUICK
    ), said


@pytest.mark.parametrize("engine", ["loop", "processes:2"])
def test_every_partition_is_made_and_the_rate_and_the_time_left_are_said(tmp_path, engine):
    failed, said = go(tmp_path, engine)
    assert (failed, made(tmp_path)) == ([], {name: whole(name) for name in NAMES})
    assert said[-1].startswith("3 of 3 partitions, 12 articles, ") and said[-1].endswith("a second, 0 s left")


def test_a_portion_of_many_articles_is_given_little_more_time_than_one():
    assert (Limits(seconds=60).together(1), Limits(seconds=60).together(65)) == (60, 92)


def test_a_process_killed_in_the_middle_costs_nothing_but_doing_its_partition_again(tmp_path):
    failed, _ = go(tmp_path, b_2="killed once")
    assert (failed, made(tmp_path)) == ([], {name: whole(name) for name in NAMES})


@pytest.mark.parametrize(
    ("fate", "reason"),
    [
        ("has a catastrophic pattern", "b-1: took longer than 0.5 s"),
        ("grows", "b-1: took more memory than 300 MiB"),
        ("killed", "b-1: ended the process that read it, twice"),
    ],
)
def test_an_article_at_fault_is_named_and_put_aside_and_the_others_are_kept(tmp_path, fate, reason):
    failed, _ = go(tmp_path, b_1=fate)
    assert failed == []
    found = made(tmp_path)
    assert found["a"] == whole("a") and found["c"] == whole("c")
    assert found["b"][1].startswith(reason)
    assert [found["b"][n] for n in (0, 2, 3)] == ["b-0", "b-2", "b-3"]


def test_a_fault_of_the_step_fails_its_partition_and_no_other(tmp_path):
    failed, said = go(tmp_path, b_1="fails")
    assert failed == [{"name": "b", "error": "ValueError: a fault of the step"}]
    assert set(made(tmp_path)) == {"a", "c"}
    assert "partition b failed: ValueError: a fault of the step" in said


def test_processes_that_end_before_any_article_fail_the_partition_after_three():
    failed = run(Early(), ("a",), "processes:1", lambda _: None, QUICK)
    assert failed[0]["error"] == "3 processes ended while no article was at work; is there memory enough?"


def test_a_full_disk_stops_everything_and_no_process_is_left(tmp_path):
    with pytest.raises(Stopped, match="x: No space left on device"):
        go(tmp_path, b_1="full")
    assert not CELLS


@pytest.mark.parametrize(
    ("engine", "told"), [("moods", "'moods' is unknown"), ("processes:many", "'many' is no number of processes")]
)
def test_an_unknown_engine_is_refused(tmp_path, engine, told):
    with pytest.raises(CorpusError, match=told):
        go(tmp_path, engine)


def test_a_scheduler_that_does_not_answer_is_named(tmp_path, monkeypatch):
    pytest.importorskip("distributed", reason="the extra `scale` is not installed")
    monkeypatch.setattr(engines, "ANSWER", 0.2)
    with pytest.raises(CorpusError, match=r"tcp://127.0.0.1:9: no scheduler answers there"):
        go(tmp_path, "tcp://127.0.0.1:9")


def test_a_killed_dask_worker_costs_its_partition_only(tmp_path):
    pytest.importorskip("distributed", reason="the extra `scale` is not installed")
    failed, _ = go(tmp_path, "dask:2", b_2="worker killed once")
    assert (failed, made(tmp_path)) == ([], {name: whole(name) for name in NAMES})


def test_a_lost_scheduler_says_how_to_go_on_and_what_is_finished_stays(tmp_path, monkeypatch):
    pytest.importorskip("distributed", reason="the extra `scale` is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["-m", "distributed.cli.dask_scheduler", "--port", str(port), "--no-dashboard", "--host", "127.0.0.1"]
    scheduler = subprocess.Popen([sys.executable, *command], stderr=subprocess.DEVNULL)
    worker = ["-m", "distributed.cli.dask_worker", f"tcp://127.0.0.1:{port}", "--nthreads", "1", "--no-dashboard"]
    one = subprocess.Popen([sys.executable, *worker, "--death-timeout", "20", "--no-nanny"], stderr=subprocess.DEVNULL)
    try:
        step = Letters(str(tmp_path), (("b-0", "waits"), ("c-0", "waits")))
        monkeypatch.setattr(engines, "EVERY", 0.0)
        with pytest.raises(Stopped, match=r"the scheduler or all its workers are gone.*run the same command"):
            run(step, NAMES, f"tcp://127.0.0.1:{port}", lambda _: scheduler.kill(), Limits(5, 300))
        assert made(tmp_path)
    finally:
        for child in (scheduler, one):
            child.kill()
            child.wait()


def test_a_second_run_at_once_is_refused_and_the_lock_goes_with_its_run(tmp_path):
    held = "from analysis.scale.store import Store\nimport sys, time\n"
    held += f"with Store({str(tmp_path)!r}).locked():\n    print('held', flush=True)\n    time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", held], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout and other.stdout.readline() == "held\n"
        with pytest.raises(CorpusError, match="another run is at work here"), Store(str(tmp_path)).locked():
            pass
        other.kill()
    with Store(str(tmp_path)).locked():
        pass


def test_a_store_elsewhere_is_reached_through_fsspec():
    pytest.importorskip("fsspec", reason="the extra `scale` is not installed")
    store = Store("memory://shelf")
    with store.locked():
        store.write("partitions/000000/made.json", b'{"articles": "x"}')
        with pytest.raises(CorpusError, match="another run is at work here"), store.locked():
            pass
    assert store.told("partitions/000000/made.json") == {"articles": "x"}
    assert store.folders("partitions") == ["000000"]
    store.remove("partitions")
    assert not store.has("partitions/000000/made.json")
    with pytest.raises(CorpusError, match="the file is missing"):
        store.read("none")
