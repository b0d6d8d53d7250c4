"""One file a notebook: the tables it shows and the two sentences that answer its question, from computed values."""
