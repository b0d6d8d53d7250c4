"""What numbers are made of, each with a digest: texts, lexicons, measures, never a path, a platform or plain code."""

import hashlib
import json
from dataclasses import fields
from typing import Any

from analysis.corpus import Corpus
from analysis.line import MEASURES, chosen

# Raised when the numbers of a part that is no measure change: who says what, what a sentence and a word are, what an echo is.
VERSIONS = {"speech": 7, "words": 1, "echoes": 1}
# Parameters that name lists, which are ingredients of their own.
LISTS = ("lexicons", "without", "ledger", "targets")


def ingredients(corpus: Corpus) -> dict[str, str]:
    """Return name → digest of everything left of the measurements, from the corpus with its texts as they stand.

    Names: `text ARTICLE`, `lexicon FAMILY`, `tone NAME`, `measure NAME`, `names`, `facts`, `targets`, `cues`, `speech`, `words`. A lexicon's
    digest covers what changes a number (patterns, weights, exceptions), not the cards.
    """
    return {**_texts(corpus), **_lists(corpus), **_measures(corpus), **{n: digest(v) for n, v in VERSIONS.items()}}


def digest(value: Any) -> str:
    """Return 16 hex digits of the SHA-256 of a value made of lists, strings and numbers."""
    told = json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(told.encode("ascii")).hexdigest()[:16]


def _texts(corpus: Corpus) -> dict[str, str]:
    """Return the digest of each canonical text with its title and language and the corrections made in it."""
    texts = _canonical(corpus)
    found = {}
    for row in corpus.articles:
        key = row["article"]
        mended = [list(one.values()) for one in corpus.corrections if one["article"] == key]
        found[f"text {key}"] = digest([texts[key], row["title"], row["language"], mended])
    return found


def _canonical(corpus: Corpus) -> dict[str, str]:
    from analysis.documents.read import read_articles
    from analysis.tables import read

    path = corpus.build / "tables" / "documents.parquet"
    if path.is_file():
        documents = read(path)
        texts = dict(zip(documents["article"], documents["text"], strict=True))
        if set(texts) >= {row["article"] for row in corpus.articles}:
            return texts
    return {one.row["article"]: one.canonical.text for one in read_articles(corpus)}


def _lists(corpus: Corpus) -> dict[str, str]:
    """Return the digests of the marker families, the tone lists, the masked names and the cues of speech."""
    from analysis.speech.cues import cues
    from analysis.tone.lists import read as tone_list

    families: dict[str, list[Any]] = {}
    for lexicon in chosen(corpus, "markers").loaded:  # type: ignore[attr-defined]
        for one in lexicon.entries:
            families.setdefault(one.family, []).append([one.id, one.pattern, one.weight, list(one.unless)])
    found = {f"lexicon {family}": digest(sorted(entries)) for family, entries in families.items()}
    for name in chosen(corpus, "sentiment").lexicons:  # type: ignore[attr-defined]
        found[f"tone {name}"] = digest(sorted(tone_list(name).weights.items()))
    names = sorted({row["name"] for row in corpus.names})
    facts = sorted(repr(fact) for fact in chosen(corpus, "facts").loaded.facts)  # type: ignore[attr-defined]
    spoken = sorted([one.cue, one.part, sorted(one.frames), one.family, one.stance] for one in cues())
    aims = sorted([e.family, e.pattern, list(e.unless)] for e in chosen(corpus, "targets").loaded.entries)  # type: ignore[attr-defined]
    named = {"names": names, "facts": facts, "targets": aims, "cues": spoken}
    return {**found, **{name: digest(entries) for name, entries in named.items()}}


def _measures(corpus: Corpus) -> dict[str, str]:
    """Return the digest of each measure's parameters and number-version; lexicons are ingredients of their own."""
    found = {}
    for name in MEASURES:
        one = chosen(corpus, name)
        given = {field.name: repr(getattr(one, field.name)) for field in fields(one) if field.name not in LISTS}
        found[f"measure {name}"] = digest([name, one.version, given])
    return found
