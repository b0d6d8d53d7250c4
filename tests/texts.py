"""Named specimen texts, all original."""

EMPTY = ""
ONE_WORD = "Rain."
