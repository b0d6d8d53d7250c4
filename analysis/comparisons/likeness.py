"""How alike the vocabularies of articles or outlets are: scikit-learn's TF-IDF and cosine over term counts."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from analysis.comparisons.keyness import term_matrix


def likeness(
    term_counts: pd.DataFrame, by: str = "article", *, transformer: Any = None, similarity: Any = None
) -> pd.DataFrame:
    """Compare all pairs of `by`: a square table, rows and columns in alphabetical order, 1 on the diagonal.

    `term_counts` holds `by`, term, count. `transformer` is anything with scikit-learn's fit_transform (default:
    TfidfTransformer with sublinear counts); `similarity` takes the transformed matrix and gives a square one
    (default: cosine). An article without terms is NaN to all.
    """
    from sklearn.feature_extraction.text import TfidfTransformer
    from sklearn.metrics.pairwise import cosine_similarity

    names, counts = matrix(term_counts, by)
    if not len(names):
        return pd.DataFrame(index=pd.Index([], name=by))
    weighted = (transformer or TfidfTransformer(sublinear_tf=True)).fit_transform(counts)
    alike = np.asarray((similarity or cosine_similarity)(weighted), dtype=float)
    alike = np.clip(alike, -1.0, 1.0) if similarity is None else alike
    empty = np.asarray(counts.sum(axis=1)).ravel() == 0
    alike[empty, :] = np.nan
    alike[:, empty] = np.nan
    return pd.DataFrame(alike, index=pd.Index(names, name=by), columns=list(names))


def pairs(alike: pd.DataFrame) -> pd.DataFrame:
    """List a square table once a pair, most alike first: first, second, value."""
    rows, columns = np.triu_indices(len(alike), k=1)
    names = alike.index.to_numpy()
    listed = pd.DataFrame({"first": names[rows], "second": names[columns], "value": alike.to_numpy()[rows, columns]})
    return listed.sort_values("value", ascending=False, kind="stable", ignore_index=True)


def joining_terms(
    term_counts: pd.DataFrame, chosen: Iterable[tuple[str, str]], by: str = "article", most: int = 3
) -> dict[tuple[str, str], list[str]]:
    """Return for each chosen pair the terms with the largest part of its cosine, at most `most`, the largest first."""
    from sklearn.feature_extraction.text import TfidfTransformer

    names, counts = matrix(term_counts, by)
    weighted = TfidfTransformer(sublinear_tf=True).fit_transform(counts)
    row, terms = {name: weighted[at] for at, name in enumerate(names)}, np.sort(term_counts["term"].unique())
    found = {}
    for first, second in chosen:
        part = row[first].multiply(row[second]).tocoo()
        found[first, second] = [str(terms[part.col[at]]) for at in np.argsort(-part.data, kind="stable")[:most]]
    return found


def matrix(term_counts: pd.DataFrame, by: str) -> tuple["pd.Index[Any]", Any]:
    """Lay counts out as a sparse matrix (rows of `by`, terms), both in alphabetical order."""
    from scipy.sparse import csr_matrix

    _, names, counts = term_matrix(term_counts, [by])
    return pd.Index(names), csr_matrix(counts)
