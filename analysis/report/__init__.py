"""The report: notebooks executed, turned into pages, and bound into one folder that opens from disk."""
