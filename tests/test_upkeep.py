import importlib
import sys
from pathlib import Path

import pytest

from analysis.verbs.upkeep import benchmarks


@pytest.mark.parametrize("command", benchmarks(Path("news.parquet")), ids=lambda command: command[0])
def test_every_benchmark_takes_the_arguments_that_bench_gives_it(command, monkeypatch, capsys):
    name, *arguments = command
    main = importlib.import_module(f"benchmarks.{name}").main
    monkeypatch.setattr(sys, "argv", [name, *arguments, "--no-such-option"])
    with pytest.raises(SystemExit):
        main()
    assert "unrecognized arguments: --no-such-option" in capsys.readouterr().err
