"""How a result is cited: a sentence, and the software in APA, Chicago, BibTeX and CSL-JSON."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analysis.corpus import Corpus
from analysis.results.macros import definitions, escaped, interval, shown
from analysis.results.readings import reading
from analysis.results.result import Result

ROOT = Path(__file__).parents[2]
NO_LABELS: Mapping[str, str] = MappingProxyType({})
POOLED = ("by", "outlet")
SAID = {
    "indirect_is_own": "indirect speech counted as the outlet's own",
    "lexicon": "the lexicon {}",
    "shared_copy": "shared copy {}",
    "transformer": "weights by {}",
    "voice": "the {} voice alone",
    "without_copy": "shared copy left out",
    "zones": "{} alone",
}
"""Name of a parameter in a specification → how a sentence tells that it was set."""
STYLES = ("apa", "chicago", "bibtex", "csl", "latex")


@dataclass(frozen=True)
class Software:
    """What CITATION.cff says of the software; an empty field is not known."""

    title: str
    author: str
    version: str
    year: str
    url: str


def software() -> Software:
    """Return the software as CITATION.cff beside the code tells it; without that file its name and version."""
    import yaml  # type: ignore[import-untyped]

    path = ROOT / "CITATION.cff"
    told: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    people = [_name(one) for one in told.get("authors", [])]
    url = str(told.get("doi") or told.get("url") or told.get("repository-code") or "")
    title = str(told.get("title", "media-framing"))
    year = str(told.get("date-released", ""))[:4]
    return Software(title, " and ".join(people), version("media-framing"), year, url)


def _name(one: dict[str, str]) -> str:
    whole = f"{one.get('given-names', '')} {one.get('family-names', '')}".strip()
    return one.get("name") or whole


def labels_of(corpus: Corpus) -> dict[str, str]:
    """Return the articles and outlets of a corpus → label; an id that both bear is the outlet's."""
    return {**corpus.labels, **{row["outlet"]: row["label"] for row in corpus.outlets}}


def sentence(one: Result, level: float = 0.95, labels: Mapping[str, str] = NO_LABELS) -> str:
    """Return a result in words: what, value, interval, n, key, digest and software version.

    Articles and outlets are told by their `labels`, id → label. A count has no interval; a result that cannot be estimated says why.
    """
    told = interval(one)
    if told != "no interval":
        told = f"{100 * level:g} % interval {told}"
    elif one.reason:
        told = f"no interval: {one.reason}"
    what = reading(one.key).what
    unit = f" ({one.unit})" if one.unit and "(−1)" not in what else ""
    given = " The outlet's articles are taken together." if POOLED in one.specification else ""
    given += _specified(one)
    return (
        f"{_named(one, labels)}{unit}: {shown(one.value, one.digits)}, {told}, n = {one.n:,} "
        f"(media-framing {software().version}, result {one.key}, digest {one.digest}).{given}"
    )


def _specified(one: Result) -> str:
    """Say how a result was computed where that is not the primary way, or over which specifications it speaks."""
    rest = {name: value for name, value in one.specification if (name, value) != POOLED}
    if rest and "curve" in reading(one.key).plan:
        return f" Over every combination of {', '.join(f'{name} ({value})' for name, value in rest.items())}."
    said = [
        SAID.get(name, f"{name} = {{}}").format(re.sub(r"[()']|,(?=\))", "", value)) for name, value in rest.items()
    ]
    return f" With {', '.join(said)}." if said else ""


def _named(one: Result, labels: Mapping[str, str]) -> str:
    what = reading(one.key).what
    parts = [labels.get(part) or part.replace("_", " ") for part in one.key.split(".")[1:]]
    return f"{what[0].upper()}{what[1:]}, {', '.join(parts)}"


def cited(one: Result, style: str, macro: str, level: float = 0.95, labels: Mapping[str, str] = NO_LABELS) -> str:
    """Return the citation of a result in one style: apa, chicago, bibtex, csl or latex; `labels` as for `sentence`."""
    work = software()
    if style == "apa":
        ending = f" {work.url}" if work.url else ""
        author = f"{work.author.rstrip('.')}. " if work.author else ""
        return (
            f"{author}({work.year or 'n.d.'}). {work.title} (Version {work.version}) [Computer software]. "
            f"Result {one.key}, digest {one.digest}.{ending}"
        )
    if style == "chicago":
        parts = [work.author, f"“{work.title},” version {work.version}", f"result {one.key}, digest {one.digest}"]
        dated = f"{', '.join(p for p in parts if p)}, {work.year or 'n.d.'}."
        return f"{dated} {work.url}." if work.url else dated
    if style == "bibtex":
        return _bibtex(one, work, sentence(one, level, labels))
    if style == "csl":
        return json.dumps([_csl(one, work, sentence(one, level, labels))], indent=1, ensure_ascii=False)
    return "\n".join(definitions(one, macro))


def _bibtex(one: Result, work: Software, note: str) -> str:
    fields = {
        "author": f"{{{escaped(work.author)}}}" if work.author else "",
        "title": f"{{{escaped(work.title)}}}",
        "year": work.year,
        "version": work.version,
        "note": escaped(note),
        "url": work.url,
    }
    return entry("software", re.sub(r"[^\w:.-]", "-", one.key), fields)


def entry(kind: str, name: str, fields: dict[str, str]) -> str:
    """Return one BibTeX entry; empty fields are left out."""
    lines = [f"  {field} = {{{value}}}," for field, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{name},", *lines, "}"])


def _csl(one: Result, work: Software, note: str) -> dict[str, Any]:
    told: dict[str, Any] = {"id": one.key, "type": "software", "title": work.title, "version": work.version}
    if work.author:
        told["author"] = [{"literal": work.author}]
    if work.year:
        told["issued"] = {"date-parts": [[int(work.year)]]}
    if work.url:
        told["URL"] = work.url
    return {**told, "note": note}
