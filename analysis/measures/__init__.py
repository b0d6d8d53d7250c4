"""Measures: each tells one thing about one article at a time."""

from importlib import import_module

from analysis.measures.base import Measure
from analysis.tables import CorpusError

SHIPPED = {
    "sentiment": "analysis.measures.sentiment:Sentiment",
    "terms": "analysis.measures.terms:Terms",
    "markers": "analysis.measures.markers:Markers",
    "quotes": "analysis.measures.quotes:Quotes",
    "readability": "analysis.measures.readability:Readability",
    "frames": "analysis.measures.frames:Frames",
    "loaded": "analysis.measures.loaded:Loaded",
    "facts": "analysis.measures.facts:Facts",
    "targets": "analysis.measures.targets:Targets",
    "passives": "analysis.measures.passives:Passives",
}


def find(name: str) -> type[Measure]:
    """Return a measure's class by its shipped name or its import path `module:Class`; raise CorpusError if it is none."""
    module, _, attribute = SHIPPED.get(name, name).partition(":")
    try:
        found = getattr(import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        known = ", ".join(SHIPPED)
        raise CorpusError(f"measure {name!r} is unknown ({error}); write one of {known}, or module:Class") from error
    if not (isinstance(found, type) and issubclass(found, Measure)):
        raise CorpusError(f"measure {name!r} is no Measure; let the class inherit from analysis.measures.base.Measure")
    return found
