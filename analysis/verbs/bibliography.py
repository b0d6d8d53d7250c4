"""framing bibliography: the articles of the corpus as references, with what is known of them and nothing else."""

import json
import re
from collections.abc import Callable
from typing import Any

from analysis.corpus import Corpus
from analysis.required import Row
from analysis.results.citation import entry
from analysis.results.macros import escaped

KINDS = {"news": "article-newspaper", "preview": "article-newspaper", "opinion": "article-newspaper"}


def bibliography(corpus: Corpus, style: str = "bibtex", say: Callable[[str], None] = print) -> int:
    """Say one entry an article, as BibTeX or CSL-JSON; return how many.

    What articles.csv and outlets.csv leave empty is left out. An outlet is named only where `kind` or `country` of its
    row is filled in: without them its label may be a stand-in.
    """
    outlets = {row["outlet"]: row for row in corpus.outlets}
    if style == "csl":
        made = [_csl(row, _outlet(outlets[row["outlet"]])) for row in corpus.articles]
        say(json.dumps(made, indent=1, ensure_ascii=False))
    else:
        say("\n\n".join(_bibtex(row, _outlet(outlets[row["outlet"]])) for row in corpus.articles))
    return len(corpus.articles)


def _outlet(row: Row) -> str:
    return row["label"] if row["kind"] or row["country"] else ""


def _author(row: Row, outlet: str) -> str:
    """Return the byline without its "By", "" where it names nobody but the outlet."""
    author = re.sub(r"^by:?\s+", "", row["byline"].strip(), flags=re.IGNORECASE)
    return "" if author == outlet else author


def issued(row: Row) -> list[int]:
    """Return year, month and day as far as the earliest and the latest date agree; nothing where they do not.

    >>> issued({"published_earliest": "2025-11-12", "published_latest": "2025-11-18"})
    [2025, 11]
    """
    first, last = (row[name].split("-") for name in ("published_earliest", "published_latest"))
    if first == [""] or last == [""]:
        return []
    agreed = next((n for n, (one, other) in enumerate(zip(first, last, strict=True)) if one != other), 3)
    return [int(part) for part in first[:agreed]]


def _between(row: Row) -> str:
    first, last = row["published_earliest"], row["published_latest"]
    if first == last:
        return ""
    if first and last:
        return f"Published between {first} and {last}"
    return f"Published not before {first}" if first else f"Published not after {last}"


def _bibtex(row: Row, outlet: str) -> str:
    date = issued(row)
    fields = {
        "author": f"{{{escaped(author)}}}" if (author := _author(row, outlet)) else "",
        "title": f"{{{escaped(row['title'])}}}" if row["title"] else "",
        "journal": escaped(outlet),
        "date": "-".join(f"{part:02d}" for part in date),
        "year": str(date[0]) if date else "",
        "url": row["url"],
        "langid": {"en": "english"}.get(row["language"], row["language"]),
        "note": escaped(_between(row)),
    }
    return entry("article" if outlet else "misc", row["article"], fields)


def _csl(row: Row, outlet: str) -> dict[str, Any]:
    kind = KINDS.get(row["genre"], "article")
    told: dict[str, Any] = {"id": row["article"], "type": kind if outlet else "article"}
    if author := _author(row, outlet):
        told["author"] = [{"literal": author}]
    if issued(row):
        told["issued"] = {"date-parts": [issued(row)]}
    fields = {
        "title": row["title"],
        "container-title": outlet,
        "genre": row["genre"],
        "language": row["language"],
        "URL": row["url"],
        "note": _between(row),
    }
    return {**told, **{name: value for name, value in fields.items() if value}}
