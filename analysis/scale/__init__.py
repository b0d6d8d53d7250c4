"""Run a step on every partition: a loop or processes on a laptop, Dask on a cluster; finished ones are skipped."""
