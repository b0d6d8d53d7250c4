"""What a packed run holds, said for programs: an RO-Crate (version 1.1, https://w3id.org/ro/crate/1.1)."""

import json
from collections.abc import Mapping
from typing import Any

from analysis.corpus import Corpus
from analysis.results.citation import software

FORMATS = {
    "csv": "text/csv", "json": "application/json", "svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf",
    "tex": "application/x-tex", "txt": "text/plain", "md": "text/markdown", "toml": "application/toml", "yml": "application/yaml",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip
Entity = dict[str, Any]


def crate(corpus: Corpus, members: Mapping[str, bytes]) -> str:
    """Return ro-crate-metadata.json for the members of a pack: the data set, its files, the software and the run.

    It names no time, so equal runs give equal bytes; `datePublished` is the release date of the software where known.
    """
    work, files = software(), sorted(members)
    event = str(corpus.plan.get("plan", {}).get("event", "") or corpus.root.name)
    run: Entity = {
        "@id": "#run", "@type": "CreateAction", "name": "framing report", "instrument": {"@id": "#software"},
        "object": [{"@id": name} for name in files if name.startswith(("corpus/", "lexicons/", "measurements/"))],
        "result": [{"@id": name} for name in files if name.startswith(("results/", "figures/"))],
    }  # fmt: skip
    if any(name.startswith("coding/") for name in files):
        run["result"] += [{"@id": name} for name in files if name.startswith(("coding/", "validity/"))]
    root: Entity = {
        "@id": "./", "@type": "Dataset", "name": f"Results on: {event}",
        "description": "Tables, figures, measurements, human codings, plan and lexicons of one run of media-framing, with a codebook.",
        "hasPart": [{"@id": name} for name in files], "mentions": [{"@id": "#run"}],
        "license": "Results and tables: see LICENSE; the articles belong to their publishers.",
    }  # fmt: skip
    if work.year:
        root["datePublished"] = work.year
    told: Entity = {
        "@id": "#software", "@type": "SoftwareApplication", "name": work.title, "version": work.version,
        **({"author": work.author} if work.author else {}), **({"url": work.url} if work.url else {}),
    }  # fmt: skip
    about = {
        "@id": "ro-crate-metadata.json", "@type": "CreativeWork", "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
    }  # fmt: skip
    graph = [about, root, told, run, *(_file(name, members[name]) for name in files)]
    whole = {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _file(name: str, content: bytes) -> Entity:
    kind = FORMATS.get(name.rpartition(".")[2].lower())
    shared = {"@id": name, "@type": "File", "name": name.rpartition("/")[2], "contentSize": str(len(content))}
    return {**shared, **({"encodingFormat": kind} if kind else {})}
