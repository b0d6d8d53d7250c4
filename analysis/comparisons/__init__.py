"""Compare articles and outlets from tables of measurements; nothing in here reads a text."""
