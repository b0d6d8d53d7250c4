"""The columns of every table, and the one error that bad input raises."""


class CorpusError(ValueError):
    """Bad input: the message names the file or table, the line or column, the offending value and the mend."""
