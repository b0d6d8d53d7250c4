"""Results: tables kept as files that others can read, each row with a key."""
