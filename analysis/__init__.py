"""Compare how several outlets told the same event."""
