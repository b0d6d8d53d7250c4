"""From a researcher's own DataFrame to a measure's tidy table."""

import warnings
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from analysis.tables import CorpusError

if TYPE_CHECKING:
    import pandas as pd

    from analysis.documents.read import Read
    from analysis.tokens import Tokens


def documents_from(
    articles: "pd.DataFrame",
    text: str = "text",
    outlet: str = "outlet",
    language: str = "",
    names: tuple[str, ...] = (),
) -> "Tokens":
    """Return the texts of a DataFrame as tokens; each row is one article, named by its column `article`, else `id`, else its number.

    A text is cleaned as in a corpus: lines that are a byline or a button are cut; a column `title` tells its headline.
    A row's language is `language`, else its column `language`, else guessed; what is not English by that guess warns and is
    not measured by measures made for English, as in a corpus.

    Raises CorpusError where a column is missing, a text is no string, an outlet is empty or an article's name stands twice.
    """
    from analysis.tokens import split

    for column in (text, outlet):
        if column not in articles.columns:
            raise CorpusError(
                f"table of articles: no column {column!r}; it has {', '.join(map(str, articles.columns))}"
            )
    keys = _keys(articles)
    nameless = articles[outlet].isna()
    if nameless.any():
        row = keys[int(nameless.to_numpy().argmax())]
        raise CorpusError(f"table of articles, row {row}: column {outlet!r} is empty; write who published it")
    return split(_read(articles, text, language), names)


def measure_table(
    measure: Any, articles: "pd.DataFrame", text: str = "text", outlet: str = "outlet", **settings: Any
) -> "pd.DataFrame":
    """Return a measure's tidy table of the texts in a DataFrame, opened by the outlet.

    `measure` is a shipped name ("sentiment", "terms", "markers", "quotes", "readability") or a Measure of your own;
    `settings` are those of `documents_from`.
    """
    from analysis.measures import find

    tokens = documents_from(articles, text, outlet, **settings)
    made = (find(measure)() if isinstance(measure, str) else measure)(tokens)
    outlets = dict(zip(_keys(articles), articles[outlet], strict=True))
    made.insert(0, "outlet", made["article"].map(outlets))
    return made


def _read(articles: "pd.DataFrame", text: str, language: str) -> "Iterator[Read]":
    """Return every row as an article that was read: cleaned, with its zones and its language."""
    from analysis.documents.canonical import canonical
    from analysis.documents.raw import decode
    from analysis.documents.read import Read
    from analysis.documents.zones import zoned

    titles, languages = _column(articles, "title"), _column(articles, "language", language)
    for key, content, title, told in zip(_keys(articles), articles[text], titles, languages, strict=True):
        if not isinstance(content, str):
            raise CorpusError(f"table of articles, row {key}: column {text!r} holds {content!r}, no text; fill it in")
        raw = decode(content.encode("utf-8", "replace"), name=f"table of articles, row {key}")
        made = canonical(raw, (), title)
        yield Read({"article": key}, made, tuple(zoned(made.text, title)), told or _guessed(key, made.text))


def _column(articles: "pd.DataFrame", name: str, always: str = "") -> list[str]:
    """Return `always`, or what an optional column says of each row, "" where it says nothing."""
    if always or name not in articles.columns:
        return [always] * len(articles)
    return [told.strip() if isinstance(told, str) else "" for told in articles[name]]


def _guessed(key: str, text: str) -> str:
    """Return the language that a text looks like, with a warning where that is not English; a line is taken for English."""
    from analysis.documents.read import language

    found = language(text)
    if found != "en":
        warnings.warn(
            f"table of articles, row {key}: the text does not look like English and is measured only by what needs no "
            'English; where that is wrong, say language="en" or fill in a column language',
            stacklevel=2,
        )
    return found


def _keys(articles: "pd.DataFrame") -> list[str]:
    named = next((name for name in ("article", "id") if name in articles.columns), "")
    keys = [str(key) for key in (articles[named] if named else range(1, len(articles) + 1))]
    counts = Counter(keys)
    twice = next((key for key in keys if counts[key] > 1), None)
    if twice is not None:
        raise CorpusError(f"table of articles: article {twice!r} stands twice; give each row its own name")
    return keys
