"""The sketches of a partition's paragraphs and whole articles, as a table: what finds shared copy in other partitions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.alignments.sketches import sketches
from analysis.tables import STRING, WHOLE, table

if TYPE_CHECKING:
    import pandas as pd

    from analysis.columns import Array, Columns
    from analysis.documents.read import Read

SKETCHES = {
    "article": STRING,
    "paragraph": WHOLE,
    "first_sentence": WHOLE,
    "last_sentence": WHOLE,
    "digests": "object",
}
KEPT = 6


def sketch_table(articles: "Sequence[Read]", columns: "Columns") -> "pd.DataFrame":
    """Return one row a whole article (paragraph -1) and a paragraph of twelve words or more, with its lowest digests.

    Of each digest six bytes are kept, least first: of twelve thousand million digests (100 million articles) one in 25,000
    then stands for two runs, and only costs a comparison.
    """
    rows = ((*one[:-1], _packed(one.digests)) for one in sketches(articles, columns))
    return table(list(rows), SKETCHES)


def _packed(digests: "Array") -> bytes:
    import numpy as np

    return bytes(digests.astype("<u8").view(np.uint8).reshape(-1, 8)[:, :KEPT].tobytes())


def unpacked(column: Sequence[bytes]) -> "tuple[Array, Array]":
    """Return the row and the digest of everything in the column `digests`."""
    import numpy as np

    content = np.frombuffer(b"".join(column), dtype=np.uint8).reshape(-1, KEPT)
    wide = np.zeros((len(content), 8), dtype=np.uint8)
    wide[:, :KEPT] = content
    rows = np.repeat(np.arange(len(column)), [len(one) // KEPT for one in column])
    return rows, wide.view("<u8").ravel()
