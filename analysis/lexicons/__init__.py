"""Lexicons: entries that signal a family, each with a card; how they are read, matched and exchanged."""

from analysis.lexicons.entries import Card, Entry, Lexicon
from analysis.lexicons.exchange import read_liwc, read_yaml, write_liwc, write_yaml
from analysis.lexicons.load import Family, families, load
from analysis.lexicons.match import Match, Matcher, matcher, matches
from analysis.lexicons.negation import distanced, negated
from analysis.lexicons.overlaps import Overlap, overlaps
from analysis.lexicons.reported import REPORTED

__all__ = [
    "REPORTED",
    "Card",
    "Entry",
    "Family",
    "Lexicon",
    "Match",
    "Matcher",
    "Overlap",
    "distanced",
    "families",
    "load",
    "matcher",
    "matches",
    "negated",
    "overlaps",
    "read_liwc",
    "read_yaml",
    "write_liwc",
    "write_yaml",
]
