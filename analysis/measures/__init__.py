"""Measures: each tells one thing about one article at a time."""

from difflib import get_close_matches
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
    known = f"write one of {', '.join(SHIPPED)}, or module:Class"
    if not attribute:
        near = get_close_matches(name, SHIPPED, 1)
        raise CorpusError(f"measure {name!r} is unknown{f'; is it {near[0]!r}?' if near else ''}; {known}")
    try:
        found = getattr(import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise CorpusError(f"measure {name!r} cannot be loaded ({error}); {known}") from error
    if not (isinstance(found, type) and issubclass(found, Measure)):
        raise CorpusError(f"measure {name!r} is no Measure; let the class inherit from analysis.measures.base.Measure")
    return found
